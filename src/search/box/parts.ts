import type {PageGroup, SearchAnswer, SectionHit} from '../types';
import {button, element, marked} from './dom';

/** What a reader can do about an answer. */
export interface AnswerActions {
  /** Search exactly what was typed. */
  readonly literally: () => void;
  /** Search something else. */
  readonly instead: (query: string) => void;
}

const REASONS = {
  pinyin: '拼音',
  initials: '拼音首字母',
  homophone: '打错的同音字',
  typo: '拼错的词',
  spacing: '少了空格的词',
} as const;

/** Says how a query was understood, and offers to take it literally; null when there is nothing to say. */
export function rewriteNotice({rewrite, query}: SearchAnswer, actions: AnswerActions): HTMLElement | null {
  if (!rewrite) return null;
  return element('p', {class: 'search-notice'}, [
    `已按“${rewrite.to}”搜索，把“${query.trim()}”看作${REASONS[rewrite.reason]}。`,
    button(`只搜“${query.trim()}”`, 'search-link', actions.literally),
  ]);
}

/** Says that nothing fits, what was tried, and what is near. */
export function nothingNotice(answer: SearchAnswer, actions: AnswerActions): HTMLElement {
  const tried = answer.tried.map((text) => `“${text}”`).join('、');
  const near = answer.suggestions.map((name) => button(name, 'search-chip', () => actions.instead(name)));
  return element('div', {class: 'search-notice'}, [
    element('p', {}, [`没有找到“${answer.query.trim()}”。试过：${tried}。`]),
    near.length > 0 ? element('p', {class: 'search-near'}, ['你要找的是不是：', ...near]) : null,
    answer.groups.length > 0 ? element('p', {}, ['下面是最接近的几节：']) : null,
  ]);
}

/** What the live region says. */
export function spoken(answer: SearchAnswer): string {
  if (!answer.found) return `没有找到“${answer.query.trim()}”。`;
  const rewritten = answer.rewrite ? `已按“${answer.rewrite.to}”搜索，` : '';
  return `${rewritten}找到 ${answer.total} 节。`;
}

/** Title of a page in the results, with where it stands. */
export function groupTitle({crumbs, title}: PageGroup): string {
  return [...crumbs, title].join(' › ');
}

/** The inside of a result: heading with its path, and the snippet. */
export function hitParts(hit: SectionHit): (HTMLElement | null)[] {
  return [
    element('span', {class: 'search-heading'}, [
      hit.path.length > 0 ? element('span', {class: 'search-path'}, [`${hit.path.join(' › ')} › `]) : null,
      marked(hit.heading, hit.headingMarks),
    ]),
    hit.snippet && hit.snippet.text !== ''
      ? element('span', {class: 'search-snippet'}, [marked(hit.snippet.text, hit.snippet.marks)])
      : null,
  ];
}

/** Below the site's base becomes an address that a link can have. */
export function hrefOf(base: string, address: string): string {
  return `${base.replace(/\/$/u, '')}${address}`;
}

/** Says what went wrong, and offers to try again. */
export function errorNotice(message: string, again: () => void): HTMLElement {
  return element('div', {class: 'search-notice', role: 'alert'}, [
    element('p', {}, [message]),
    button('再试一次', 'search-again', again),
  ]);
}
