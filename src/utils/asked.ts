import type {ParseFrontMatter} from '@docusaurus/types';
import {isMap, isScalar, isSeq, LineCounter, parseDocument, type Node} from 'yaml';
import {PAGE, type Asked} from '../search/builder/asked';
import {DEEPEST_HEADING} from '../search/builder/sections';

/** What is wrong with a front matter's `asked`: where, counted from 1 in the front matter, what was found and how to mend it. */
export interface AskedProblem {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly mend: string;
}

/**
 * The phrases of a front matter; those of a wrong shape are left out, for `findAskedProblem` tells of them.
 *
 * @param data the front matter, parsed
 */
export function readAsked(data: object): Asked {
  const value: unknown = 'asked' in data ? data.asked : null;
  if (!value || typeof value !== 'object' || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).map(([id, phrases]) => [
      id,
      Array.isArray(phrases) ? phrases.filter((phrase): phrase is string => typeof phrase === 'string') : [],
    ]),
  );
}

/**
 * The first thing in `asked` that the search could not use.
 *
 * @param yaml the front matter, without its fences
 * @param headings of the same page
 */
export function findAskedProblem(
  yaml: string,
  headings: readonly {readonly id: string; readonly depth: number}[],
): AskedProblem | null {
  const lines = new LineCounter();
  const root = parseDocument(yaml, {lineCounter: lines}).contents;
  const pair = isMap(root) ? root.items.find(({key}) => String(key) === 'asked') : undefined;
  if (!pair) return null;
  const at = (node: unknown, found: string, mend: string): AskedProblem => {
    const {line, col} = lines.linePos((node as Node | null)?.range?.[0] ?? (pair.key as Node).range?.[0] ?? 0);
    return {line, column: col, found, mend};
  };
  if (!isMap(pair.value)) {
    return at(
      pair.value ?? pair.key,
      'asked 不是“标题 id: [问法]”的表。',
      '每节一行，如 reward-model: [怎么给回答打分]。',
    );
  }
  const sections = headings.filter(({depth}) => depth <= DEEPEST_HEADING).map(({id}) => id);
  const seen = new Map<string, number>();
  for (const {key, value} of pair.value.items) {
    const id = String(key);
    if (id !== PAGE && !sections.includes(id)) {
      return at(
        key,
        `asked 里的“${id}”不是这一页二到四级标题的 id。`,
        `可用的有 ${[PAGE, ...sections].join('、')}；${PAGE} 是第一个标题之前的几行。`,
      );
    }
    if (!isSeq(value) || value.items.length === 0)
      return at(value ?? key, `asked 里 ${id} 的问法不是列表。`, `写成 ${id}: [一种问法, 另一种]。`);
    for (const item of value.items) {
      const phrase = isScalar(item) ? item.value : null;
      if (typeof phrase !== 'string') {
        return at(
          item,
          `asked 里 ${id} 有一项不是文字：${String(item)}。`,
          "给它加上引号，如 '175'；有逗号、冒号加空格、# 或括号的也要加。",
        );
      }
      const folded = phrase.normalize('NFKC').toLowerCase().trim();
      if (folded === '') return at(item, `asked 里 ${id} 有一项是空的。`, '删去它，或写上读者会打进搜索框的话。');
      const before = seen.get(folded);
      const {line} = lines.linePos((item as Node).range?.[0] ?? 0);
      if (before !== undefined) {
        return at(
          item,
          `asked 里的“${phrase}”写了两次，前一次在 front matter 的第 ${before} 行。`,
          '留给答得最好的那一节，另一处换一种问法。',
        );
      }
      seen.set(folded, line);
    }
  }
  return null;
}

/**
 * Reads front matter as Docusaurus does, without `asked`: it sends readers the whole front matter twice, as the page's data and
 * as the module's, and these phrases are for the search alone.
 */
export const parseFrontMatter: ParseFrontMatter = async ({defaultParseFrontMatter, ...params}) => {
  const parsed = await defaultParseFrontMatter(params);
  return {
    ...parsed,
    frontMatter: Object.fromEntries(Object.entries(parsed.frontMatter).filter(([name]) => name !== 'asked')),
  };
};
