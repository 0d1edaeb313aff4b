import {spawn} from 'node:child_process';
import path from 'node:path';

/** The environment of every child: one time zone, so that dates come out the same everywhere. */
export function childEnv(extra = {}) {
  return {...process.env, TZ: 'UTC', BROWSERSLIST_IGNORE_OLD_DATA: '1', DO_NOT_TRACK: '1', ...extra};
}

/** Docusaurus, below node_modules. */
export const DOCUSAURUS = '@docusaurus/core/bin/docusaurus.mjs';
/**
 * Node's options for a build. Most of what a build makes is thrown away at once; with more room for what is new, Node copies
 * less of it on the way, and a build takes about a seventh less of the processor.
 */
export const BUILD_NODE = ['--max-semi-space-size=64'];

/**
 * Runs a program of node_modules.
 * @param {string} script path below node_modules
 * @param {string[]} args
 * @param {{env?: Record<string, string>, quiet?: boolean, node?: readonly string[]}} options quiet: keep the output, in colour
 *   where this process has a terminal, and show nothing; node: options of Node itself
 * @returns {Promise<{code: number, output: string}>}
 */
export function runBin(script, args, {env = {}, quiet = false, node = []} = {}) {
  return new Promise((resolve) => {
    const colour = quiet && process.stdout.isTTY && !process.env.NO_COLOR ? {FORCE_COLOR: '1'} : {};
    const child = spawn(process.execPath, [...node, path.join('node_modules', script), ...args], {
      env: childEnv({...colour, ...env}),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({code: code ?? 1, output}));
  });
}

/** Builds the site into a folder. */
export function buildSite(outDir, {env = {}, quiet = false, args = []} = {}) {
  return runBin(DOCUSAURUS, ['build', '--out-dir', outDir, ...args], {
    env: {NODE_ENV: 'production', ...env},
    quiet,
    node: BUILD_NODE,
  });
}
