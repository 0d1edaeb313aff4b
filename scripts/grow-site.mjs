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
/** Asking every query of the relevance suite would only take longer. */
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
for (const count of options.pages.split(',').map(Number)) reports.push(await grow(count));
fs.mkdirSync('.cache', {recursive: true});
fs.writeFileSync('.cache/grow-site.json', `${JSON.stringify(reports, null, 2)}\n`);

async function grow(count) {
  const random = seeded(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const started = performance.now();
  const builder = new IndexBuilder(
    glossary.map(({zh, en, abbr, aliases}) => ({
      names: [zh, en, ...(abbr === null ? [] : [abbr]), ...aliases],
      address: null,
      entry: null,
    })),
  );
  for (let number = 0; number < count; number += 1) {
    const asked = new Map();
    const page = pageFromHtml(htmlOf(number, pick, random, asked), `/grown/page-${number}`);
    if (page) builder.add(page, asked);
  }
  const read = performance.now();
  const files = new Map(builder.files().map(({path: name, bytes}) => [name, bytes]));
  const built = performance.now();
  const bytes = [];
  const cold = [];
  const warm = [];
  const shared = new StaticProvider((name) => Promise.resolve(files.get(name)));
  for (const {query} of relevanceQueries.filter((_, at) => at % STEP === 0)) {
    let sum = 0;
    const fresh = new StaticProvider((name) => {
      sum += files.get(name).length;
      return Promise.resolve(files.get(name));
    });
    cold.push(await timed(() => fresh.search({text: query})));
    bytes.push(sum);
    warm.push(await timed(() => shared.search({text: query})));
  }
  const whole = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  const report = {
    pages: count,
    sections: count * SECTIONS_A_PAGE,
    readMs: Math.round(read - started),
    indexMs: Math.round(built - read),
    indexBytes: whole,
    files: files.size,
    firstAnswerBytes: spread(bytes),
    coldMs: spread(cold),
    queryMs: spread(warm),
  };
  console.log(
    `${count} 页（${report.sections} 节）：读页面 ${(report.readMs / 1000).toFixed(1)} s，建索引 ${(report.indexMs / 1000).toFixed(1)} s，` +
      `索引 ${(whole / 1024 / 1024).toFixed(1)} MB、${files.size} 个文件；第一个答案中位数 ${kb(report.firstAnswerBytes.median)}、` +
      `最多 ${kb(report.firstAnswerBytes.most)}；查询中位数 ${report.queryMs.median.toFixed(1)} ms、` +
      `95% 以内 ${report.queryMs.p95.toFixed(1)} ms、最多 ${report.queryMs.most.toFixed(0)} ms（第一次 ${report.coldMs.median.toFixed(0)} ms）`,
  );
  return report;
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
