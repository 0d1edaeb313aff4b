import type {PhrasingContent, Root} from 'mdast';
import type {MdxJsxTextElement} from 'mdast-util-mdx-jsx';
import {SKIP, visitParents} from 'unist-util-visit-parents';
import type {GlossaryEntry} from '../data/glossary';
import {attribute} from '../utils/jsx';

export interface RemarkTermsOptions {
  readonly glossary: readonly GlossaryEntry[];
}

/** Inside these nothing is linked: a link in a link is invalid, and code and captions stay as written. */
const CLOSED = new Set(['link', 'linkReference', 'heading', 'inlineCode', 'code', 'math', 'inlineMath']);
const CLOSED_JSX = new Set([
  'Caption',
  'Fact',
  'Term',
  'Choice',
  'Quiz',
  'Hint',
  'ReferenceList',
  'a',
  'button',
  'summary',
]);

/**
 * Marks the first use of each glossary term on a page.
 *
 * `先训练奖励模型。` becomes `先训练<Term id="reward-model" …>奖励模型</Term>。` Longer names win over shorter ones;
 * text in links, headings, code, formulas and captions is not touched.
 */
export function remarkTerms({glossary}: RemarkTermsOptions) {
  const names = new Map<string, GlossaryEntry>();
  for (const entry of glossary) {
    for (const name of [entry.zh, entry.en, entry.abbr, ...entry.aliases])
      if (name) names.set(name.toLowerCase(), entry);
  }
  const pattern = termPattern([...names.keys()]);
  return (tree: Root): void => {
    const seen = new Set<string>();
    visitParents(tree, (node, ancestors) => {
      if (CLOSED.has(node.type)) return SKIP;
      if ('name' in node && typeof node.name === 'string' && CLOSED_JSX.has(node.name)) return SKIP;
      const parent = ancestors.at(-1);
      if (node.type !== 'text' || !parent) return undefined;
      const nodes: PhrasingContent[] = [];
      let end = 0;
      for (const match of node.value.matchAll(pattern)) {
        const entry = names.get(match[0].toLowerCase());
        if (!entry || seen.has(entry.id)) continue;
        seen.add(entry.id);
        if (match.index > end) nodes.push({type: 'text', value: node.value.slice(end, match.index)});
        nodes.push(termElement(entry, match[0]));
        end = match.index + match[0].length;
      }
      if (nodes.length === 0) return undefined;
      if (end < node.value.length) nodes.push({type: 'text', value: node.value.slice(end)});
      const index = (parent.children as unknown[]).indexOf(node);
      parent.children.splice(index, 1, ...(nodes as never[]));
      return [SKIP, index + nodes.length];
    });
  };
}

/** Longest first; a Latin name must not stand inside a longer Latin word. */
function termPattern(names: readonly string[]): RegExp {
  const sorted = [...names].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((name) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const before = /^[a-z0-9]/i.test(name) ? '(?<![A-Za-z0-9-])' : '';
    const after = /[a-z0-9]$/i.test(name) ? '(?![A-Za-z0-9-])' : '';
    return `${before}${literal}${after}`;
  });
  return new RegExp(escaped.join('|') || '(?!)', 'gi');
}

function termElement(entry: GlossaryEntry, text: string): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name: 'Term',
    attributes: [attribute('id', entry.id)],
    children: [{type: 'text', value: text}],
  };
}
