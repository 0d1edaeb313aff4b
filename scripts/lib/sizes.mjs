// What a page costs a reader before the first touch, against what was agreed in size-budget.json.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const BUDGET = 'size-budget.json';
const KINDS = ['html', 'css', 'script', 'font'];
/** A page may grow by this share, or by this many bytes, before its budget has to be agreed on anew. */
const SLACK = {share: 0.05, bytes: 1024};

/**
 * The bytes of a built page's first load by kind, as a server with brotli sends them: the page, and what it names in its
 * head for loading at once.
 *
 * @param {string} folder the built site, at the root of its host
 * @param {string} address such as `/gpt/gpt-1`
 * @returns {Record<string, number>}
 */
export function firstLoad(folder, address) {
  const html = fs.readFileSync(pageFile(folder, address), 'utf8');
  const sizes = {html: brotli(html), css: 0, script: 0, font: 0};
  const add = (kind, href) => (sizes[kind] += fileBytes(path.join(folder, href)));
  for (const [, attributes] of html.matchAll(/<link\s([^>]*)>/g)) {
    const href = attributeOf(attributes, 'href');
    if (/rel="?stylesheet/.test(attributes)) add('css', href);
    if (/rel="?preload/.test(attributes) && /as="?font/.test(attributes)) add('font', href);
  }
  for (const [, attributes] of html.matchAll(/<script\s([^>]*)>/g)) {
    const src = attributeOf(attributes, 'src');
    if (src) add('script', src);
  }
  return sizes;
}

/**
 * Every page whose first load grew past its budget, and what grew.
 *
 * @param {Record<string, Record<string, number>>} budget by address
 * @param {Record<string, Record<string, number>>} sizes by address
 * @returns {string[]} a line for each
 */
export function grown(budget, sizes) {
  return Object.entries(budget).flatMap(([address, agreed]) => {
    const now = sizes[address];
    if (!now) return [`${BUDGET}：${address} 没有构建出来。改法：去掉这一条，或恢复这一页。`];
    return KINDS.filter((kind) => now[kind] > agreed[kind] + Math.max(agreed[kind] * SLACK.share, SLACK.bytes)).map(
      (kind) =>
        `${address} 的 ${kind} 从 ${agreed[kind]} 字节长到 ${now[kind]} 字节（brotli）。改法：减下来；值得的话运行 npm run sizes 重新商定。`,
    );
  });
}

/** @returns {boolean} whether every page of the budget keeps to it */
export function checkSizes(folder) {
  const budget = JSON.parse(fs.readFileSync(BUDGET, 'utf8'));
  const problems = grown(budget, sizesOf(folder, Object.keys(budget)));
  problems.forEach((problem) => console.error(problem));
  return problems.length === 0;
}

/** Writes the present sizes as the new budget. */
export function agreeOnSizes(folder) {
  const addresses = Object.keys(JSON.parse(fs.readFileSync(BUDGET, 'utf8')));
  fs.writeFileSync(BUDGET, `${JSON.stringify(sizesOf(folder, addresses), null, 2)}\n`);
}

function sizesOf(folder, addresses) {
  return Object.fromEntries(
    addresses
      .filter((address) => fs.existsSync(pageFile(folder, address)))
      .map((address) => [address, firstLoad(folder, address)]),
  );
}

function pageFile(folder, address) {
  return path.join(folder, address === '/' ? 'index.html' : `${address}.html`);
}

function fileBytes(file) {
  const content = fs.readFileSync(file);
  // Fonts are compressed already.
  return file.endsWith('.woff2') ? content.length : brotli(content);
}

function brotli(content) {
  return zlib.brotliCompressSync(content).length;
}

function attributeOf(attributes, name) {
  const match = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(attributes);
  return match?.[1] ?? match?.[2] ?? '';
}
