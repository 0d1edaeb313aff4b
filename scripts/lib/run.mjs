import {spawn} from 'node:child_process';
import path from 'node:path';

/** The environment of every child: one time zone, so that dates come out the same everywhere. */
export function childEnv(extra = {}) {
  return {...process.env, TZ: 'UTC', BROWSERSLIST_IGNORE_OLD_DATA: '1', DO_NOT_TRACK: '1', ...extra};
}

/**
 * Runs a program of node_modules.
 * @param {string} script path below node_modules
 * @param {string[]} args
 * @param {{env?: Record<string, string>, quiet?: boolean}} options quiet: keep the output, in colour
 *   where this process has a terminal, and show nothing
 * @returns {Promise<{code: number, output: string}>}
 */
export function runBin(script, args, {env = {}, quiet = false} = {}) {
  return new Promise((resolve) => {
    const colour = quiet && process.stdout.isTTY && !process.env.NO_COLOR ? {FORCE_COLOR: '1'} : {};
    const child = spawn(process.execPath, [path.join('node_modules', script), ...args], {
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
export function buildSite(outDir, {env = {}, quiet = false} = {}) {
  return runBin('@docusaurus/core/bin/docusaurus.mjs', ['build', '--out-dir', outDir], {
    env: {NODE_ENV: 'production', ...env},
    quiet,
  });
}
