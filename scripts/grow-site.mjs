// npm run bench:search:grow: what the search costs on sites of 1,000 and 10,000 pages, made from the notes. Bytes and time only:
// pages that are stirred from others cannot say what a good answer is.
import fs from 'node:fs';
import {parseArgs} from 'node:util';
import {createJiti} from 'jiti';
import {builtPages} from './lib/builtPages.mjs';

const {values: options} = parseArgs({
  options: {
    site: {type: 'string', default: 'build'},
    pages: {type: 'string', default: '1000,10000'},
    help: {type: 'boolean', default: false},
  },
});
if (options.help) {
  console.log(`用法：npm run bench:search:grow -- [选项]

  --site 目录     从哪个构建好的网站生成（默认 build）
  --pages 数,数   生成多少页（默认 1000,10000）`);
  process.exit(0);
}

const jiti = createJiti(import.meta.url);
const {pageFromHtml} = await jiti.import('../src/search/builder/sections.ts');
const {IndexBuilder} = await jiti.import('../src/search/builder/buildIndex.ts');
const {StaticProvider} = await jiti.import('../src/search/engine/staticProvider.ts');
const {glossary} = await jiti.import('../src/data/glossary.ts');
const {relevanceQueries} = await jiti.import('../tests/search/queries/index.ts');

const SECTIONS_A_PAGE = 18;
/** Of the sentences of a section, this share is from anywhere in the notes. */
const STIRRED = 0.5;
/** Every query of the relevance suite is asked; a reader who begins with it is played for each fourth, which takes longer. */
const STEP = 4;

const {askedOf} = await jiti.import('../src/search/builder/asked.ts');
const {loadNotes} = await jiti.import('../src/utils/content.ts');
const {notes} = loadNotes();

const pages = builtPages(options.site)
  .map(({address, file}) => pageFromHtml(fs.readFileSync(file, 'utf8'), address))
  .filter((page) => page !== null && page.sections.length > 5 && page.sections.every(({entry}) => !entry));
const sections = pages.flatMap((page) =>
  page.sections
    .filter(({level}) => level > 1)
    .map((section) => ({...section, asked: askedOf(section, notes.get(page.address)?.asked)})),
);
const sentences = sections.flatMap(({text}) => sentencesOf(text));

const reports = [];
for (const count of options.pages.split(',').map(Number)) {
  const report = await grow(count);
  print(report, reports[0]);
  reports.push(report);
}
fs.mkdirSync('.cache', {recursive: true});
fs.writeFileSync('.cache/grow-site.json', `${JSON.stringify(reports, null, 2)}\n`);

async function grow(count) {
  const said = progress(`${count} 页`);
  // In a function of its own, so that what the builder holds is gone when the queries are timed.
  const {files, ...times} = build(count, said);
  const bytes = [];
  const cold = [];
  const warm = [];
  const shared = new StaticProvider((name) => Promise.resolve(files.get(name)));
  for (const [at, {query}] of relevanceQueries.entries()) {
    if (at % STEP === 0) {
      let sum = 0;
      const fresh = new StaticProvider((name) => {
        sum += files.get(name).length;
        return Promise.resolve(files.get(name));
      });
      cold.push(await timed(() => fresh.search({text: query})));
      bytes.push(sum);
    }
    warm.push(await timed(() => shared.search({text: query})));
    said('查询', at + 1, relevanceQueries.length);
  }
  return {
    pages: count,
    sections: count * SECTIONS_A_PAGE,
    ...times,
    buildMs: times.readMs + times.addMs + times.writeMs,
    indexBytes: [...files.values()].reduce((sum, file) => sum + file.length, 0),
    files: files.size,
    memoryBytes: process.resourceUsage().maxRSS * 1024,
    firstAnswerBytes: spread(bytes),
    coldMs: spread(cold),
    queryMs: spread(warm),
  };
}

/** The index of so many pages made up, and how long it took to read them, to take down their words and to write the files. */
function build(count, said) {
  const random = seeded(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const builder = new IndexBuilder(
    glossary.map(({zh, en, abbr, aliases}) => ({
      names: [zh, en, ...(abbr === null ? [] : [abbr]), ...aliases],
      address: null,
      entry: null,
    })),
  );
  // Making the pages up is no part of what a site pays.
  let readMs = 0;
  let addMs = 0;
  for (let number = 0; number < count; number += 1) {
    const asked = new Map();
    const html = htmlOf(number, pick, random, asked);
    const started = performance.now();
    const page = pageFromHtml(html, `/grown/page-${number}`);
    const read = performance.now();
    if (page) builder.add(page, asked);
    readMs += read - started;
    addMs += performance.now() - read;
    said('读页面', number + 1, count);
  }
  const started = performance.now();
  const files = new Map(builder.files().map(({path: name, bytes}) => [name, bytes]));
  const writeMs = performance.now() - started;
  return {files, readMs: Math.round(readMs), addMs: Math.round(addMs), writeMs: Math.round(writeMs)};
}

/** @param smaller the report of the first size, or undefined for that size itself */
function print(report, smaller) {
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const mega = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const each = ({buildMs, pages: count}) => buildMs / count;
  const ratio = smaller ? `，是 ${smaller.pages} 页时的 ${(each(report) / each(smaller)).toFixed(2)} 倍` : '';
  console.log(
    `${report.pages} 页（${report.sections} 节）：建索引 ${seconds(report.buildMs)}（读页面 ${seconds(report.readMs)}、记词 ` +
      `${seconds(report.addMs)}、写成文件 ${seconds(report.writeMs)}），每页 ${each(report).toFixed(1)} ms${ratio}；` +
      `索引 ${mega(report.indexBytes)}、${report.files} 个文件；内存最多 ${mega(report.memoryBytes)}\n` +
      `  第一个答案中位数 ${kb(report.firstAnswerBytes.median)}、最多 ${kb(report.firstAnswerBytes.most)}；查询中位数 ` +
      `${report.queryMs.median.toFixed(1)} ms、95% 以内 ${report.queryMs.p95.toFixed(1)} ms、最多 ${report.queryMs.most.toFixed(0)} ms` +
      `（第一次 ${report.coldMs.median.toFixed(0)} ms）`,
  );
}

/** Says how far something has come, at every tenth of the way. */
function progress(title) {
  const started = performance.now();
  return (part, done, all) => {
    if (Math.floor((10 * done) / all) === Math.floor((10 * (done - 1)) / all)) return;
    const memory = process.memoryUsage().rss / 1024 / 1024;
    console.log(
      `${title}：${part} ${done}/${all}，${((performance.now() - started) / 1000).toFixed(0)} s，内存 ${memory.toFixed(0)} MB`,
    );
  };
}

/**
 * A page of sections of the notes, half of whose sentences have been swapped for others.
 *
 * @param {Map<string, readonly string[]>} asked takes what readers ask of its sections: half of that is anybody's too
 */
function htmlOf(number, pick, random, asked) {
  const body = Array.from({length: SECTIONS_A_PAGE}, (_, at) => {
    const section = pick(sections);
    asked.set(
      `section-${at}`,
      section.asked.map((phrase) => (random() < STIRRED ? (pick(pick(sections).asked) ?? phrase) : phrase)),
    );
    const text = sentencesOf(section.text)
      .map((sentence) => (random() < STIRRED ? pick(sentences) : sentence))
      .map((sentence) => `<p>${escaped(sentence)}</p>`)
      .join('');
    return `<h${at % 3 === 0 ? 2 : 3} id="section-${at}">${escaped(section.heading)}</h${at % 3 === 0 ? 2 : 3}>${text}`;
  });
  const title = `${pick(sections).heading}：${pick(sections).heading}`;
  return `<html><body><main><h1>${escaped(title)}</h1><p>第 ${number} 页。</p>${body.join('')}</main></body></html>`;
}

function sentencesOf(text) {
  return text.split(/(?<=[。！？；\n])/u).filter((sentence) => sentence.trim() !== '');
}

function escaped(text) {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

/** A small generator of numbers from 0 to 1 (mulberry32, T. Ettinger, public domain): the same pages on every run. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

async function timed(act) {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {median: at(0.5), p95: at(0.95), most: sorted.at(-1)};
}

function kb(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}
