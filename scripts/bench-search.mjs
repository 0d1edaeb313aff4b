// npm run bench:search: how well, how dear and how fast the search is, beside two others on the same built site.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {createJiti} from 'jiti';
import {oneByOne} from './lib/benchEach.mjs';
import {easyops} from './lib/benchEasyops.mjs';
import {pagefind} from './lib/benchPagefind.mjs';
import {keystrokes} from './lib/benchKeystrokes.mjs';
import {builtPages} from './lib/builtPages.mjs';

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {number} buildMs
 * @property {(queries: readonly string[], limit: number) => Promise<{found: string[], ms: number}[]>} searchAll
 *   for each query, addresses of sections, best first, and how long it took
 * @property {(query: string) => Promise<number>} bytesOf what a reader downloads for this as a first query, compressed
 * @property {() => number} [requests] how many requests the last `bytesOf` made
 * @property {() => Promise<void>} close
 */

const {values: options} = parseArgs({
  options: {
    site: {type: 'string', default: 'build'},
    own: {type: 'boolean', default: false},
    all: {type: 'boolean', default: false},
    'no-browser': {type: 'boolean', default: false},
    port: {type: 'string', default: '5417'},
    help: {type: 'boolean', default: false},
  },
});
if (options.help) {
  console.log(`用法：npm run bench:search -- [选项]

  --site 目录   量哪个构建好的网站（默认 build，先运行 npm run build）
  --own         只量自己的搜索，不装另外两个
  --all         另外两个也问全部问题（常用插件要十多分钟），不然每类只问前 12 个
  --no-browser  不量按键时页面的线程用了多久
  --port 端口   Pagefind 要一个本机端口（默认 5417）`);
  process.exit(0);
}
if (!fs.existsSync(path.join(options.site, 'search/core.bin'))) {
  console.error(`${options.site} 里没有搜索索引。先运行 npm run build，再量。`);
  process.exit(1);
}

const LIMIT = 20;
/** Bytes of the engines that answer from a browser are measured on this many queries of each kind. */
const BYTES_SAMPLE = 2;
/** The common plugin takes seconds for a long query: without `--all` the others are asked this many queries of each kind. */
const OTHERS_SAMPLE = 12;
const WORK = path.resolve('.cache/bench-search');
const jiti = createJiti(import.meta.url);
const {relevanceQueries} = await jiti.import('../tests/search/queries/index.ts');
const {heldOutQueries} = await jiti.import('../tests/search/heldout/index.ts');
const {devQueries} = await jiti.import('../tests/search/heldout/dev.ts');
const {readersQueries} = await jiti.import('../tests/search/heldout/readers.ts');
const {testQueries} = await jiti.import('../tests/search/heldout/test.ts');
const {freshQueries} = await jiti.import('../tests/search/heldout/fresh.ts');
const {loadNotes} = await jiti.import('../src/utils/content.ts');
const {notes} = loadNotes();
const pages = builtPages(options.site);

/** Queries that were not in the suite when the search was tuned; of those that are counted nobody reads which ones fail. */
const heldOut = [
  {title: '先前留出的问题', queries: heldOutQueries, counted: false},
  {title: '后来留出的问题，读过答错的一半', queries: devQueries, counted: false},
  {title: '读者的问题，读过答错的', queries: readersQueries, counted: false},
  {title: '后来留出的问题，只数不读的一半', queries: testQueries, counted: true},
  {title: '最后写的问题，只数不读', queries: freshQueries, counted: true},
];

/** What all engines are asked. */
const compared = options.all
  ? relevanceQueries
  : relevanceQueries.filter(
      ({kind}, at) => relevanceQueries.slice(0, at).filter((other) => other.kind === kind).length < OTHERS_SAMPLE,
    );

const own = await ownEngine();
const engines = [own];
if (!options.own) {
  installOthers();
  engines.push(await easyops({installed: WORK, work: path.join(WORK, 'easyops'), pages}));
  engines.push(
    await pagefind({installed: WORK, work: path.join(WORK, 'pagefind-site'), pages, port: Number(options.port)}),
  );
}

const reports = [];
for (const engine of engines) {
  const started = performance.now();
  const report = await measure(engine, engine === own ? relevanceQueries : compared, true);
  // The suite is the comparison; the queries held out say how far the site's own search was made for the suite.
  for (const {title, queries, counted} of engine === own ? heldOut : []) {
    const {misses, ...rest} = await measure(engine, queries, false);
    report.heldOut.push({title, ...rest, misses: counted ? [] : misses});
  }
  reports.push(report);
  await engine.close();
  console.log(`${engine.name}：量了 ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
console.log('');
if (options.all || options.own) print(reports);
else {
  print([reports[0]]);
  console.log(`\n同样的 ${compared.length} 个问题，每类至多 ${OTHERS_SAMPLE} 个：`);
  print([{...reports[0], ...(await measure(own, compared, false)), bytes: reports[0].bytes}, ...reports.slice(1)]);
}
for (const report of reports[0].heldOut) {
  console.log(`\n${report.title}：`);
  print([report]);
}
if (!options['no-browser']) {
  console.log('\n每按一键，页面的线程用多久（处理器放慢到四分之一）：');
  const keys = await keystrokes({site: options.site, page: new URL(pages[1].address, 'http://x').pathname});
  for (const {query, script, task, restMs} of keys) {
    const [scripts, tasks] = [spread(script), spread(task)];
    console.log(
      `${query}：脚本中位数 ${scripts.median.toFixed(1)} ms、最多 ${scripts.most.toFixed(1)} ms；` +
        `连同绘制中位数 ${tasks.median.toFixed(1)} ms、最多 ${tasks.most.toFixed(1)} ms；停下来以后 ${restMs.toFixed(1)} ms`,
    );
  }
}
fs.mkdirSync('.cache', {recursive: true});
fs.writeFileSync('.cache/bench-search.json', `${JSON.stringify(reports, null, 2)}\n`);

async function ownEngine() {
  const {StaticProvider} = await jiti.import('../src/search/engine/staticProvider.ts');
  const {IndexBuilder} = await jiti.import('../src/search/builder/buildIndex.ts');
  const {pageFromHtml} = await jiti.import('../src/search/builder/sections.ts');
  const started = performance.now();
  const builder = new IndexBuilder([]);
  for (const {address, file} of pages) {
    const page = pageFromHtml(fs.readFileSync(file, 'utf8'), address);
    if (page) builder.add(page, notes.get(address)?.asked);
  }
  builder.files();
  const buildMs = performance.now() - started;
  const read = (name) => new Uint8Array(fs.readFileSync(path.join(options.site, 'search', name)));
  const provider = new StaticProvider((name) => Promise.resolve(read(name)));
  let requests = 0;
  return {
    name: '本站',
    buildMs,
    searchAll: (queries, limit) =>
      oneByOne(queries, async (query) => {
        const answer = await provider.search({text: query, limit, snippets: 0});
        return answer.groups.flatMap(({sections}) => sections.map(({address}) => address));
      }),
    bytesOf: async (query) => {
      let bytes = 0;
      requests = 0;
      const fresh = new StaticProvider((name) => {
        const file = read(name);
        bytes += file.length;
        requests += 1;
        return Promise.resolve(file);
      });
      await fresh.search({text: query});
      return bytes;
    },
    requests: () => requests,
    close: () => Promise.resolve(),
  };
}

function installOthers() {
  fs.mkdirSync(WORK, {recursive: true});
  const wanted = fs.readFileSync('scripts/bench-search/package.json', 'utf8');
  const there = path.join(WORK, 'package.json');
  if (
    fs.existsSync(there) &&
    fs.readFileSync(there, 'utf8') === wanted &&
    fs.existsSync(path.join(WORK, 'node_modules'))
  )
    return;
  fs.writeFileSync(there, wanted);
  console.log('安装另外两个搜索到 .cache/bench-search，只用于这次比较……');
  // Their peer dependencies are the site's own packages, which the comparison does not need twice.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], {
    cwd: WORK,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
}

/**
 * @param {Engine} engine
 * @param {readonly {query: string, kind: string, answers: readonly string[]}[]} queries
 * @param {boolean} weighed whether to count bytes
 */
async function measure(engine, queries, weighed) {
  const kinds = {};
  const times = [];
  const bytes = [];
  const requests = [];
  const misses = [];
  const answered = await engine.searchAll(
    queries.map(({query}) => query),
    LIMIT,
  );
  for (const [at, {query, kind, answers}] of queries.entries()) {
    const {found, ms} = answered[at];
    times.push(ms);
    const place = found.findIndex((address) => answers.includes(address.replace(/\.html/u, '')));
    const count = (kinds[kind] ??= {queries: 0, first: 0, five: 0, reciprocal: 0});
    count.queries += 1;
    if (place === 0) count.first += 1;
    if (place >= 0 && place < 5) count.five += 1;
    if (place >= 0) count.reciprocal += 1 / (place + 1);
    if (place !== 0) misses.push({kind, query, place: place < 0 ? null : place + 1, found: found.slice(0, 5), answers});
    if (weighed && (engine === own || count.queries <= BYTES_SAMPLE)) {
      bytes.push(await engine.bytesOf(query));
      if (engine.requests) requests.push(engine.requests());
    }
  }
  const sum = (key) => Object.values(kinds).reduce((total, count) => total + count[key], 0);
  const all = {queries: sum('queries'), first: sum('first'), five: sum('five'), reciprocal: sum('reciprocal')};
  return {
    name: engine.name,
    buildMs: Math.round(engine.buildMs),
    kinds,
    all,
    bytes: weighed ? spread(bytes) : null,
    requests: requests.length > 0 ? spread(requests) : null,
    ms: spread(times),
    misses,
    heldOut: [],
  };
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {median: at(0.5), p95: at(0.95), most: sorted.at(-1)};
}

function print(all) {
  const share = (count, key) => (count[key] / count.queries).toFixed(2);
  const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
  row(['类别', '问题数', ...all.flatMap(({name}) => [`${name} @1`, '@5', 'MRR'])]);
  row(['---', ...all.flatMap(() => ['---:', '---:', '---:']), '---:']);
  for (const kind of Object.keys(all[0].kinds)) {
    row([
      kind,
      all[0].kinds[kind].queries,
      ...all.flatMap(({kinds}) => ['first', 'five', 'reciprocal'].map((key) => share(kinds[kind], key))),
    ]);
  }
  row([
    '全部',
    all[0].all.queries,
    ...all.flatMap((one) => ['first', 'five', 'reciprocal'].map((key) => share(one.all, key))),
  ]);
  for (const {name, bytes, requests, ms, buildMs} of all) {
    if (!bytes) continue;
    const kb = (value) => `${(value / 1024).toFixed(0)} KB`;
    console.log(
      `${name}：第一个答案中位数 ${kb(bytes.median)}、最多 ${kb(bytes.most)}${requests ? `（${requests.median} 次请求，最多 ${requests.most} 次）` : ''}；` +
        `一次查询中位数 ${ms.median.toFixed(1)} ms、95% 以内 ${ms.p95.toFixed(1)} ms、最多 ${ms.most.toFixed(0)} ms；` +
        `建索引 ${(buildMs / 1000).toFixed(1)} s`,
    );
  }
}
