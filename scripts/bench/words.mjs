// What a reader sees on a page, as words, so that the sites can be held against each other.
import {JSDOM} from 'jsdom';

/** Formulas, drawings, code colouring and controls differ between generators by nature; they are counted, not compared. */
const NOT_WORDS = [
  'script, style, template, noscript, button, nav, form, input',
  '.katex, mjx-container, math, [class*="mermaid"], svg, pre',
  '.header-anchor, .sl-anchor-link, .visually-hidden, .sr-only, .code-language, .expressive-code, [class*="language-"]',
  '.pagination-page, .theme-doc-breadcrumbs, .theme-doc-toc-mobile, .theme-doc-footer, .pagination-nav, footer',
].join(',');

/** Where each generator puts the note itself; the first that is there counts. */
const CONTENT = ['.theme-doc-markdown', '.sl-markdown-content', '.vp-doc', 'main'];

/**
 * @param {string} source HTML
 * @returns {{words: string, formulas: number, code: number, diagrams: number}}
 */
export function readPage(source) {
  const {document} = new JSDOM(source).window;
  const content = CONTENT.map((selector) => document.querySelector(selector)).find(Boolean);
  if (!content) return {words: '', formulas: 0, code: 0, diagrams: 0};
  // The trigger of a card is a word of the sentence although it is a button.
  content.querySelectorAll('button[popovertarget]').forEach((button) => {
    button.querySelectorAll('.visually-hidden, .sr-only').forEach((hidden) => hidden.remove());
    button.replaceWith(...button.childNodes);
  });
  const count = (selector) => content.querySelectorAll(selector).length;
  const diagrams = count('pre.mermaid, .mermaid, [class*="diagram"] > svg, svg[data-diagram]');
  const formulas = count('.katex, mjx-container');
  const code = count('.code-frame, .expressive-code, div[class*="language-"]');
  content.querySelectorAll('h1').forEach((heading) => heading.remove());
  content.querySelectorAll(NOT_WORDS).forEach((node) => node.remove());
  return {words: (content.textContent ?? '').replace(/[\s\u200b]+/g, ''), formulas, code, diagrams};
}

/**
 * How far two texts agree, order aside: the share of character pairs that both have, of the larger one's pairs.
 * @param {string} a
 * @param {string} b
 * @returns {number} 0 to 1; two empty texts agree
 */
export function overlap(a, b) {
  const [first, second] = [pairs(a), pairs(b)];
  const total = Math.max(sum(first), sum(second));
  if (total === 0) return 1;
  let shared = 0;
  for (const [pair, times] of first) shared += Math.min(times, second.get(pair) ?? 0);
  return shared / total;
}

function pairs(words) {
  const counts = new Map();
  const signs = [...words];
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const pair = signs[at] + signs[at + 1];
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

const sum = (counts) => [...counts.values()].reduce((total, times) => total + times, 0);
