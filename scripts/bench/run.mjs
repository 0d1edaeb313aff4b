// The order of a measurement: build what is compared, check that it says the same, measure in turn, write.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {createJiti} from 'jiti';
import {findBrowser} from '../lib/browser.mjs';
import {readableFailure} from '../lib/buildOutput.mjs';
import {buildSite} from '../lib/run.mjs';
import {coldBuild, growExported, growOwn, measureBuilds, ownWorkspace, peerWorkspace, size} from './builds.mjs';
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

const TITLE = '大语言模型学习笔记';
/** Below this share of common words the sites do not say the same, and comparing their bytes means nothing. */
const AGREEMENT = 0.99;

/**
 * @typedef {object} BenchOptions
 * @property {number} runs
 * @property {string[]} parts `load`, `taps`, `builds`, `growth`
 * @property {('starlight' | 'vitepress')[]} peers
 * @property {number[]} growth pages of each grown copy
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
  for (const id of [...options.peers, 'tools']) ensurePeer(path.join(cache, id), peers[id]);

  const sites = await buildAll({root, cache, options});
  const agreement = await checkWords(sites.exported, sites.built, options.peers);
  const old = fs.existsSync(options.out) ? JSON.parse(fs.readFileSync(options.out, 'utf8')) : null;
  const measuredAt = new Date().toISOString();
  const result = {
    measuredAt,
    runs: options.runs,
    parts: {
      ...old?.parts,
      ...Object.fromEntries(options.parts.map((part) => [part, {measuredAt, runs: runsOf(part, options.runs)}])),
    },
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
      result.versions = versions(root, cache, options.peers, (await connection.send('Browser.getVersion')).product);
      if (options.parts.includes('taps'))
        Object.assign(result, await measureTaps({connection, served, runs: options.runs}));
    } finally {
      await connection.close();
    }
  } finally {
    for (const server of Object.values(served)) await server.close();
  }
  if (options.parts.includes('builds')) {
    console.log('构建：每个网站先冷后热……');
    const fresh = await measureAllBuilds({root, cache, exported: sites.exported, options});
    result.builds = {...keptBuilds(old), ...fresh};
    result.agreement = {...old?.agreement, ...agreement};
  }
  if (options.parts.includes('growth')) {
    result.growth = await measureGrowth({root, cache, exports: sites.exports, options});
  }

  const {readResult} = await createJiti(import.meta.url).import('../../src/components/PerformanceReport/model.ts');
  readResult(result);
  fs.writeFileSync(options.out, `${JSON.stringify(rounded(result), null, 2)}\n`);
  console.log(terminalReport(result));
  console.log(`\n写进了 ${options.out}。`);
}

/** How often a part is measured when others are measured so often: builds take minutes each, larger copies many. */
function runsOf(part, runs) {
  return Math.min(runs, {builds: 3, growth: 1}[part] ?? runs);
}

/** Builds what is opened: this site, the same without the lean page, and the peers from its export. */
async function buildAll({root, cache, options: {reuse, parts, peers}}) {
  const built = {
    ours: path.join(cache, 'site'),
    plain: path.join(cache, 'site-plain'),
    ...Object.fromEntries(peers.map((id) => [id, path.join(cache, `site-${id}`)])),
  };
  if (!reuse || !fs.existsSync(built.ours)) {
    console.log('构建本站……');
    await ownBuild(built.ours, {});
  }
  // Only the taps are held against it.
  if (!parts.includes('taps')) delete built.plain;
  else if (!reuse || !fs.existsSync(built.plain)) {
    console.log('构建不改的 Docusaurus（SITE_LEAN=0）……');
    await ownBuild(built.plain, {SITE_LEAN: '0'});
  }
  const exports = {};
  for (const id of peers) {
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
  return {built, exports, exported: Object.values(exports)[0] ?? (await exportForOpening(root, built.ours))};
}

/** Which pages there are, when no peer is built from them. */
function exportForOpening(root, build) {
  return exportNotes({root, build, admonition: peerSites.starlight.admonition});
}

async function ownBuild(folder, env) {
  const {code, output} = await buildSite(folder, {quiet: true, env});
  if (code !== 0) throw new Error(`本站没有构建成功：\n${readableFailure(output)}`);
}

/** @returns {Promise<Record<string, number>>} the lowest agreement of each peer */
async function checkWords(exported, built, peers) {
  const lowest = Object.fromEntries(peers.map((id) => [id, 1]));
  const problems = [];
  for (const {address} of exported.pages) {
    const own = readPage(fs.readFileSync(fileOf(built.ours, address), 'utf8'));
    const shares = peers.map((id) => {
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
    // What the pages' documents hold only weakly is not let go of before the task ends: fifty in one go are four gigabytes.
    await setImmediate();
  }
  if (problems.length > 0) {
    throw new Error(
      `这些网站的内容不一样，比不得：\n  ${problems.join('\n  ')}\n在 scripts/bench/toMarkdown.mjs 或 words.mjs 里补上规则。`,
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
      for (const site of page.peers ? ['ours', ...options.peers] : ['ours']) {
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
      (peers ? ['ours', ...options.peers] : ['ours']).map((site) => [site, medians(taken.get(`${id} ${site}`))]),
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
    forwardMs: median(all.map(({forwardMs}) => forwardMs)),
    reasons: [...new Set(all.flatMap(({reasons}) => reasons))],
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

/** A site that takes so many times what this one does is built once: no change of the machine's pace makes up for it. */
const FAR = 3;

async function measureAllBuilds({root, cache, exported, options: {peers, runs}}) {
  const own = ownWorkspace(root, path.join(cache, 'ours'));
  const all = [own, ...peers.map((id) => peerWorkspace(id, path.join(cache, id)))];
  const taken = Object.fromEntries(all.map(({id}) => [id, []]));
  const builtAt = Date.now();
  const coldOf = (id) => taken[id][0].coldCpuS;
  for (let run = 1; run <= runsOf('builds', runs); run += 1) {
    for (const site of all) {
      if (run > 1 && coldOf(site.id) > FAR * coldOf(own.id)) continue;
      console.log(`  ${run} ${site.id}`);
      taken[site.id].push(await measureBuilds(site));
    }
  }
  if (exported.pages.length === 0) throw new Error('没有导出任何笔记，构建比不得。');
  return Object.fromEntries(
    Object.entries(taken).map(([id, costs]) => [id, {...medians(costs), runs: costs.length, builtAt}]),
  );
}

/** What an earlier run has built; when and how often, if it did not say so of each site. */
function keptBuilds(old) {
  const {measuredAt, runs} = old?.parts?.builds ?? {measuredAt: old?.measuredAt, runs: old?.runs};
  return Object.fromEntries(
    Object.entries(old?.builds ?? {}).map(([id, cost]) => [id, {runs, builtAt: Date.parse(measuredAt), ...cost}]),
  );
}

/**
 * What cold builds of larger and larger copies cost. The copies' formulas, drawings and code are those of the notes, so a
 * site that keeps them by content draws each of them once.
 */
async function measureGrowth({root, cache, exports, options: {growth, peers}}) {
  const {default: sidebars} = await createJiti(import.meta.url).import(path.join(root, 'sidebars.ts'));
  const cost = async (site) => {
    const {cpuS, wallS} = await coldBuild(site);
    const {pages, bytes} = size(path.join(site.folder, site.output));
    return {cpuS, wallS, pages, pageCpuMs: (cpuS / pages) * 1000, megabytes: bytes / 1e6};
  };
  const grown = [];
  for (const pages of growth) {
    console.log(`构建约 ${pages} 页的副本……`);
    // Afresh each time: the copies of the size before are in it.
    const own = ownWorkspace(root, path.join(cache, 'ours'));
    growOwn(own.folder, pages, sidebars);
    const sites = {ours: await cost(own)};
    for (const id of peers) {
      const folder = path.join(cache, id);
      const notes = exports[id].pages.filter(
        ({address}) => !['/', '/glossary', '/references'].includes(address),
      ).length;
      peerSites[id].write(folder, growExported(exports[id], pages, notes), TITLE);
      try {
        sites[id] = await cost(peerWorkspace(id, folder));
      } finally {
        peerSites[id].write(folder, exports[id], TITLE);
      }
    }
    for (const [id, {wallS, cpuS, pageCpuMs, pages: built}] of Object.entries(sites))
      console.log(
        `  ${id}：${built} 页，${wallS.toFixed(0)} 秒，CPU ${cpuS.toFixed(0)} 秒，每页 CPU ${pageCpuMs.toFixed(0)} 毫秒`,
      );
    grown.push({pages, sites});
  }
  return grown;
}

function versions(root, cache, peers, product) {
  const of = (folder, name) =>
    JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return {
    Node: process.versions.node,
    Chromium: product.replace(/^\D+/, ''),
    Lighthouse: of(path.join(cache, 'tools'), 'lighthouse'),
    Docusaurus: of(root, '@docusaurus/core'),
    ...(peers.includes('starlight')
      ? {
          Starlight: of(path.join(cache, 'starlight'), '@astrojs/starlight'),
          Astro: of(path.join(cache, 'starlight'), 'astro'),
        }
      : {}),
    ...(peers.includes('vitepress') ? {VitePress: of(path.join(cache, 'vitepress'), 'vitepress')} : {}),
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
