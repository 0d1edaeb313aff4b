// The order of a measurement: build what is compared, check that it says the same, measure in turn, write.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createJiti} from 'jiti';
import {findBrowser} from '../lib/browser.mjs';
import {readableFailure} from '../lib/buildOutput.mjs';
import {buildSite} from '../lib/run.mjs';
import {coldBuild, growExported, growOwn, measureBuilds, ownWorkspace, peerWorkspace} from './builds.mjs';
import {exportNotes} from './export.mjs';
import {ensurePeer, readPeers} from './install.mjs';
import {openLighthouse} from './lighthouse.mjs';
import {benchPages} from './pages.mjs';
import {peerSites} from './peerSites.mjs';
import {terminalReport} from './report.mjs';
import {prepareSite, servePrepared} from './serve.mjs';
import {median, medians} from './stats.mjs';
import {launch} from './tab.mjs';
import {firstTap, nextPage, TAPS} from './taps.mjs';
import {overlap, readPage} from './words.mjs';

const PEERS = ['starlight', 'vitepress'];
const TITLE = '大语言模型学习笔记';
/** Below this share of common words the sites do not say the same, and comparing their bytes means nothing. */
const AGREEMENT = 0.99;

/**
 * @typedef {object} BenchOptions
 * @property {number} runs
 * @property {string[]} parts `load`, `taps`, `builds`
 * @property {number | null} growth pages of the grown copy, or null for none
 * @property {string[] | null} pages ids of the pages to open, or null for all
 * @property {'simulate' | 'devtools'} throttling
 * @property {boolean} reuse serve what the last run built
 * @property {string} out
 */

/** @param {BenchOptions} options */
export async function runBench(options) {
  const root = process.cwd();
  const cache = path.join(root, '.cache', 'bench');
  fs.mkdirSync(cache, {recursive: true});
  const browser = await findBrowser();
  if (!browser) {
    throw new Error(
      '没有找到可用的 Chromium。装一个 Chrome、Chromium 或 Edge，或把环境变量 CHROMIUM_PATH 设成它的路径。',
    );
  }
  const peers = readPeers();
  for (const id of [...PEERS, 'tools']) ensurePeer(path.join(cache, id), peers[id]);

  const sites = await buildAll({root, cache, reuse: options.reuse});
  const agreement = checkWords(sites.exported, sites.built);
  const old = fs.existsSync(options.out) ? JSON.parse(fs.readFileSync(options.out, 'utf8')) : null;
  const result = {
    measuredAt: new Date().toISOString(),
    runs: options.runs,
    throttling: options.throttling,
    machine: {
      cpu: os.cpus()[0]?.model.trim() ?? '未知',
      cores: os.cpus().length,
      memoryGiB: os.totalmem() / 2 ** 30,
      system: `${os.platform()} ${os.arch()}`,
    },
    versions: {},
    agreement,
    pages: old?.pages ?? [],
    taps: old?.taps ?? [],
    navigation: old?.navigation ?? null,
    builds: old?.builds ?? null,
    growth: old?.growth ?? null,
  };

  const served = {};
  for (const [id, build] of Object.entries(sites.built)) {
    const folder = path.join(cache, 'served', id);
    prepareSite(build, folder, path.join(cache, 'brotli'));
    served[id] = await servePrepared(folder);
  }
  try {
    if (options.parts.includes('load')) {
      const load = await openLighthouse(path.join(cache, 'tools'), browser.path);
      const fresh = await measureLoads({load, served, exported: sites.exported, options});
      const kept = result.pages.filter(({id}) => !fresh.some((page) => page.id === id));
      const order = benchPages(sites.exported.pages).map(({id}) => id);
      result.pages = [...kept, ...fresh]
        .filter(({id}) => order.includes(id))
        .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    }
    const connection = await launch(browser.path);
    try {
      result.versions = versions(root, cache, (await connection.send('Browser.getVersion')).product);
      if (options.parts.includes('taps'))
        Object.assign(result, await measureTaps({connection, served, runs: options.runs}));
    } finally {
      await connection.close();
    }
  } finally {
    for (const server of Object.values(served)) await server.close();
  }
  if (options.parts.includes('builds')) {
    console.log('构建：本站、Starlight、VitePress，各先冷后热……');
    result.builds = await measureAllBuilds({root, cache, exported: sites.exported, runs: options.runs});
  }
  if (options.growth) {
    console.log(`构建约 ${options.growth} 页的副本……`);
    result.growth = await measureGrowth({root, cache, exports: sites.exports, pages: options.growth});
  }

  const {readResult} = await createJiti(import.meta.url).import('../../src/components/PerformanceReport/model.ts');
  readResult(result);
  fs.writeFileSync(options.out, `${JSON.stringify(rounded(result), null, 2)}\n`);
  console.log(terminalReport(result));
  console.log(`\n写进了 ${options.out}。`);
}

/** Builds what is opened: this site, the same without the lean page, and the peers from its export. */
async function buildAll({root, cache, reuse}) {
  const built = {
    ours: path.join(cache, 'site'),
    plain: path.join(cache, 'site-plain'),
    ...Object.fromEntries(PEERS.map((id) => [id, path.join(cache, `site-${id}`)])),
  };
  if (!reuse || !fs.existsSync(built.ours)) {
    console.log('构建本站……');
    await ownBuild(built.ours, {});
  }
  if (!reuse || !fs.existsSync(built.plain)) {
    console.log('构建不改的 Docusaurus（SITE_LEAN=0）……');
    await ownBuild(built.plain, {SITE_LEAN: '0'});
  }
  const exports = {};
  for (const id of PEERS) {
    const folder = path.join(cache, id);
    exports[id] = await exportNotes({root, build: built.ours, admonition: peerSites[id].admonition});
    peerSites[id].write(folder, exports[id], TITLE);
    if (reuse && fs.existsSync(built[id])) continue;
    console.log(`构建 ${id}……`);
    await coldBuild(peerWorkspace(id, folder));
    // Apart from where it was built: measuring builds edits a note there.
    fs.rmSync(built[id], {recursive: true, force: true});
    fs.cpSync(path.join(folder, peerSites[id].output), built[id], {recursive: true});
  }
  return {built, exports, exported: exports.starlight};
}

async function ownBuild(folder, env) {
  const {code, output} = await buildSite(folder, {quiet: true, env});
  if (code !== 0) throw new Error(`本站没有构建成功：\n${readableFailure(output)}`);
}

/** @returns {Record<string, number>} the lowest agreement of each peer */
function checkWords(exported, built) {
  const lowest = Object.fromEntries(PEERS.map((id) => [id, 1]));
  const problems = [];
  for (const {address} of exported.pages) {
    const own = readPage(fs.readFileSync(fileOf(built.ours, address), 'utf8'));
    const shares = PEERS.map((id) => {
      const theirs = readPage(fs.readFileSync(fileOf(built[id], address), 'utf8'));
      const share = overlap(own.words, theirs.words);
      lowest[id] = Math.min(lowest[id], share);
      if (share < AGREEMENT)
        problems.push(
          `${address}：与 ${id} 只有 ${(share * 100).toFixed(1)}% 的文字相同（${own.words.length} 字对 ${theirs.words.length} 字）`,
        );
      for (const kind of ['code', 'diagrams'])
        if (own[kind] !== theirs[kind])
          problems.push(`${address}：${kind} 在本站有 ${own[kind]} 个，在 ${id} 有 ${theirs[kind]} 个`);
      return `${id} ${(share * 100).toFixed(2)}%`;
    });
    console.log(`  文字 ${address}：${own.words.length} 字，${shares.join('，')}`);
  }
  if (problems.length > 0) {
    throw new Error(
      `三个网站的内容不一样，比不得：\n  ${problems.join('\n  ')}\n在 scripts/bench/toMarkdown.mjs 或 words.mjs 里补上规则。`,
    );
  }
  return lowest;
}

function fileOf(build, address) {
  const names = address === '/' ? ['/index.html'] : [`${address}.html`, `${address}/index.html`];
  const found = names.map((name) => path.join(build, name)).find((name) => fs.existsSync(name));
  if (!found) throw new Error(`${build} 里没有 ${address}。不加 --reuse 再运行一次。`);
  return found;
}

async function measureLoads({load, served, exported, options}) {
  const all = benchPages(exported.pages);
  const unknown = options.pages?.find((id) => !all.some((page) => page.id === id));
  if (unknown) throw new Error(`没有叫“${unknown}”的页。--pages 可以写 ${all.map(({id}) => id).join('、')}。`);
  const pages = all.filter(({id}) => !options.pages || options.pages.includes(id));
  const taken = new Map();
  // In turn, not site by site: what else the machine does meets all of them alike.
  for (let run = 1; run <= options.runs; run += 1) {
    for (const page of pages) {
      for (const site of page.peers ? ['ours', ...PEERS] : ['ours']) {
        const key = `${page.id} ${site}`;
        console.log(`  ${run}/${options.runs} ${site} ${page.address}`);
        taken.set(key, [...(taken.get(key) ?? []), await load(served[site].url + page.address, options.throttling)]);
      }
    }
  }
  return pages.map(({id, name, address, peers}) => ({
    id,
    name,
    address,
    sites: Object.fromEntries(
      (peers ? ['ours', ...PEERS] : ['ours']).map((site) => [site, medians(taken.get(`${id} ${site}`))]),
    ),
  }));
}

async function measureTaps({connection, served, runs}) {
  const taken = new Map();
  const walks = {ours: [], plain: []};
  for (let run = 1; run <= runs; run += 1) {
    for (const tap of TAPS) {
      for (const site of ['ours', 'plain']) {
        console.log(`  ${run}/${runs} ${site} 点按 ${tap.id}`);
        const key = `${tap.id} ${site}`;
        taken.set(key, [...(taken.get(key) ?? []), await firstTap(connection, served[site].url, tap)]);
      }
    }
    for (const site of ['ours', 'plain']) {
      console.log(`  ${run}/${runs} ${site} 下一页`);
      walks[site].push(await nextPage(connection, served[site].url));
    }
  }
  // One lost tap in five is a lost tap: a reader would have met it.
  const settled = (id, site) => {
    const all = taken.get(`${id} ${site}`);
    const lost = all.find(({ms}) => ms === null);
    return {ms: lost ? null : median(all.map(({ms}) => ms)), reason: lost?.reason ?? null};
  };
  const walk = (all) => ({
    nextMs: median(all.map(({nextMs}) => nextMs)),
    backMs: median(all.map(({backMs}) => backMs)),
    bfcache: all.some(({bfcache}) => bfcache === null) ? null : all.every(({bfcache}) => bfcache),
  });
  return {
    taps: TAPS.map(({id}) => {
      const [ours, plain] = [settled(id, 'ours'), settled(id, 'plain')];
      return {id, ms: ours.ms, reason: ours.reason, plainMs: plain.ms, plainReason: plain.reason};
    }),
    navigation: {ours: walk(walks.ours), plain: walk(walks.plain)},
  };
}

async function measureAllBuilds({root, cache, exported, runs}) {
  const own = ownWorkspace(root, path.join(cache, 'ours'));
  const all = [own, ...PEERS.map((id) => peerWorkspace(id, path.join(cache, id)))];
  const taken = Object.fromEntries(all.map(({id}) => [id, []]));
  // Three builds tell enough: CPU time varies little, and each takes a minute.
  for (let run = 1; run <= Math.min(runs, 3); run += 1) {
    for (const site of all) {
      console.log(`  ${run} ${site.id}`);
      taken[site.id].push(await measureBuilds(site));
    }
  }
  if (exported.pages.length === 0) throw new Error('没有导出任何笔记，构建比不得。');
  return Object.fromEntries(Object.entries(taken).map(([id, costs]) => [id, medians(costs)]));
}

async function measureGrowth({root, cache, exports, pages}) {
  const {default: sidebars} = await createJiti(import.meta.url).import(path.join(root, 'sidebars.ts'));
  const own = ownWorkspace(root, path.join(cache, 'ours'));
  growOwn(own.folder, pages, sidebars);
  const costs = {ours: await measureBuilds(own)};
  for (const id of PEERS) {
    const folder = path.join(cache, id);
    const notes = exports[id].pages.filter(({address}) => !['/', '/glossary', '/references'].includes(address)).length;
    peerSites[id].write(folder, growExported(exports[id], pages, notes), TITLE);
    try {
      costs[id] = await measureBuilds(peerWorkspace(id, folder));
    } finally {
      peerSites[id].write(folder, exports[id], TITLE);
    }
  }
  return {pages, sites: costs};
}

function versions(root, cache, product) {
  const of = (folder, name) =>
    JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return {
    Node: process.versions.node,
    Chromium: product.replace(/^\D+/, ''),
    Lighthouse: of(path.join(cache, 'tools'), 'lighthouse'),
    Docusaurus: of(root, '@docusaurus/core'),
    Starlight: of(path.join(cache, 'starlight'), '@astrojs/starlight'),
    Astro: of(path.join(cache, 'starlight'), 'astro'),
    VitePress: of(path.join(cache, 'vitepress'), 'vitepress'),
  };
}

/** As many digits as a measurement may know: shares and seconds with five decimals, milliseconds and bytes with one. */
function rounded(value) {
  if (typeof value === 'number') {
    const digits = Math.abs(value) < 10 ? 1e5 : 10;
    return Math.round(value * digits) / digits;
  }
  if (Array.isArray(value)) return value.map(rounded);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
  return value;
}
