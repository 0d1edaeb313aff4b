// What a build costs: CPU seconds of the whole process tree, cold, after one edit, and of a copy with many more pages.
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {BUILD_NODE, childEnv, DOCUSAURUS} from '../lib/run.mjs';
import {peerSites} from './peerSites.mjs';

/**
 * @typedef {object} Buildable
 * @property {string} id
 * @property {string} folder where it is built
 * @property {string[]} command script below node_modules, and its arguments
 * @property {readonly string[]} [node] options of Node itself
 * @property {readonly string[]} caches below the folder; a cold build has none of them
 * @property {string} output the built site, below the folder
 * @property {string} note a page to edit, below the folder
 * @typedef {{coldCpuS: number, coldWallS: number, rebuildCpuS: number, rebuildWallS: number, pages: number, megabytes: number}} BuildCost
 */

/**
 * A copy of this project to build in: the caches that people work with stay theirs.
 * @param {string} root
 * @param {string} folder
 * @returns {Buildable}
 */
export function ownWorkspace(root, folder) {
  fs.rmSync(folder, {recursive: true, force: true});
  const git = (...args) => execFileSync('git', args, {cwd: folder, stdio: ['ignore', 'pipe', 'ignore']});
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {cwd: root})
    .toString()
    .split('\0')
    .filter((name) => name && fs.existsSync(path.join(root, name)));
  for (const name of names) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
  }
  // Links, but a folder of its own: builds keep caches in it.
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(modules);
  for (const name of fs.readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '.cache') fs.symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  }
  // Pages show when they last changed, which is asked of git.
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', 'copy');
  return {
    id: 'ours',
    folder,
    command: [DOCUSAURUS, 'build'],
    node: BUILD_NODE,
    caches: ['build', '.docusaurus', '.cache', 'node_modules/.cache'],
    output: 'build',
    note: 'docs/intro.mdx',
  };
}

/**
 * @param {'starlight' | 'vitepress'} id
 * @param {string} folder
 * @returns {Buildable}
 */
export function peerWorkspace(id, folder) {
  const {build, caches, output, content} = peerSites[id];
  return {id, folder, command: build, caches, output, note: path.join(content, 'intro.md')};
}

/** @param {Buildable} site */
export async function coldBuild(site) {
  site.caches.forEach((name) => fs.rmSync(path.join(site.folder, name), {recursive: true, force: true}));
  return build(site);
}

/**
 * Cold, then again after a paragraph was added to one note, which is put back afterwards.
 * @param {Buildable} site
 * @returns {Promise<BuildCost>}
 */
export async function measureBuilds(site) {
  const cold = await coldBuild(site);
  const note = path.join(site.folder, site.note);
  const before = fs.readFileSync(note, 'utf8');
  fs.writeFileSync(note, `${before}\n\n这一段是测量构建时加的。\n`);
  try {
    const again = await build(site);
    const {pages, bytes} = size(path.join(site.folder, site.output));
    return {
      coldCpuS: cold.cpuS,
      coldWallS: cold.wallS,
      rebuildCpuS: again.cpuS,
      rebuildWallS: again.wallS,
      pages,
      megabytes: bytes / 1e6,
    };
  } finally {
    fs.writeFileSync(note, before);
  }
}

/** @returns {Promise<{cpuS: number, wallS: number}>} */
async function build({id, folder, command, node = []}) {
  const [script, ...args] = command;
  const result = await timed(process.execPath, [...node, path.join(folder, 'node_modules', script), ...args], {
    cwd: folder,
    env: childEnv({NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', CI: '1'}),
    log: path.join(folder, 'build.log'),
  });
  if (result.code !== 0) {
    const tail = fs.readFileSync(path.join(folder, 'build.log'), 'utf8').split('\n').slice(-15).join('\n');
    throw new Error(`${id} 没有构建成功（${folder}），最后的输出是：\n${tail}`);
  }
  return result;
}

/**
 * Runs a program and counts the CPU time of it and of all that it started.
 *
 * The shell's `times` counts every child that was waited for. A helper that outlives its parent is not, so on Linux the
 * process group is also sampled, and the larger count holds.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, log: string}} options
 * @returns {Promise<{code: number, cpuS: number, wallS: number}>}
 */
export function timed(program, args, {cwd, env = process.env, log}) {
  if (process.platform === 'win32') {
    throw new Error(
      '构建的 CPU 时间要用 sh 的 times 来量，Windows 上没有。请在 Linux、macOS 或 WSL 里运行，或加 --no-builds。',
    );
  }
  const started = performance.now();
  const child = spawn('sh', ['-c', '"$@" >"$BENCH_LOG" 2>&1; code=$?; times; exit $code', 'sh', program, ...args], {
    cwd,
    env: {...env, BENCH_LOG: log},
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const sampled = new Map();
  const timer = setInterval(() => sampleGroup(child.pid, sampled), 200);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const seen = [...sampled.values()].reduce((total, seconds) => total + seconds, 0);
      resolve({code: code ?? 1, cpuS: Math.max(readTimes(output), seen), wallS: (performance.now() - started) / 1000});
    });
  });
}

/**
 * @param {string} output of the shell's `times`: its own user and system time, then its children's
 * @returns {number} the children's, seconds
 */
export function readTimes(output) {
  const line = output.trim().split('\n').at(-1) ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  if (parts.length !== 2) throw new Error(`sh 的 times 写了“${line}”，认不出 CPU 时间。`);
  return parts[0] + parts[1];
}

const TICKS_PER_SECOND = 100;

function sampleGroup(group, seconds) {
  if (process.platform !== 'linux') return;
  for (const pid of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      // The name in brackets may hold spaces: fields are counted from behind it.
      const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      if (Number(fields[2]) === group) seconds.set(pid, (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND);
    } catch {
      // It ended between the listing and the reading.
    }
  }
}

/** @returns {{pages: number, bytes: number}} of a built site */
export function size(folder) {
  let pages = 0;
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    bytes += fs.statSync(path.join(entry.parentPath, entry.name)).size;
    if (entry.name.endsWith('.html')) pages += 1;
  }
  return {pages, bytes};
}

/**
 * Copies this project's notes until there are about `pages` of them, each copy a chapter of the menu.
 * @param {string} folder the workspace
 * @param {number} pages
 * @param {unknown} sidebars of the project
 */
export function growOwn(folder, pages, sidebars) {
  const docs = path.join(folder, 'docs');
  const notes = fs
    .readdirSync(docs, {recursive: true})
    .map((name) => String(name).replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.mdx'));
  const chapters = [];
  for (const copy of copies(pages, notes.length)) {
    for (const name of notes) {
      const target = path.join(docs, copy, name);
      fs.mkdirSync(path.dirname(target), {recursive: true});
      const text = fs.readFileSync(path.join(docs, name), 'utf8');
      // A note that names its own address would take the original's.
      fs.writeFileSync(target, text.replace(/^slug: \/?/m, `slug: /${copy}/`));
    }
    chapters.push({type: 'category', label: copy, items: notes.map((name) => `${copy}/${name.replace(/\.mdx$/, '')}`)});
  }
  const [[name, items]] = Object.entries(sidebars);
  const grown = {...sidebars, [name]: [...items, ...chapters]};
  fs.writeFileSync(path.join(folder, 'sidebars.ts'), `export default ${JSON.stringify(grown, null, 2)};\n`);
}

/**
 * The same growth for a peer.
 * @param {import('./export.mjs').Exported} exported
 * @param {number} pages
 * @param {number} notes how many of the pages are notes
 * @returns {import('./export.mjs').Exported}
 */
export function growExported(exported, pages, notes) {
  const originals = exported.pages.slice(0, notes);
  const grown = copies(pages, notes).map((copy) => ({
    copy,
    pages: originals.map((page) => ({...page, file: `${copy}/${page.file}`, address: `/${copy}${page.address}`})),
  }));
  return {
    ...exported,
    pages: [...exported.pages, ...grown.flatMap((part) => part.pages)],
    sidebar: [
      ...exported.sidebar,
      ...grown.map((part) => ({
        label: part.copy,
        address: null,
        items: part.pages.map(({label, address}) => ({label, address, items: []})),
      })),
    ],
  };
}

function copies(pages, notes) {
  return Array.from({length: Math.max(0, Math.ceil(pages / notes) - 1)}, (_, index) => `copy-${index + 1}`);
}
