import type {Element, ElementContent, Root} from 'hast';
import {SKIP, visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {createCssVariablesTheme, createHighlighter, type Highlighter} from 'shiki';
import {metaValue} from '../utils/fenceMeta';
import {failAt} from '../utils/noteError';

const LANGUAGES = [
  'bash',
  'bibtex',
  'css',
  'html',
  'ini',
  'javascript',
  'json',
  'latex',
  'markdown',
  'mdx',
  'python',
  'toml',
  'tsx',
  'typescript',
  'yaml',
];
const theme = createCssVariablesTheme({name: 'notes', variablePrefix: '--code-', fontStyle: true});

let highlighter: Promise<Highlighter> | null = null;

/**
 * Colours code at build time, with CSS variables for light and dark.
 *
 * `<pre><code class="language-ts">` becomes `<div class="code-frame">` with a title line (the file or the title of the
 * fence), the language, a copy button, and the coloured `<pre>`. An unknown language stops the build.
 */
export function rehypeHighlight() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const blocks: {pre: Element; code: Element; language: string}[] = [];
    visit(tree, 'element', (pre) => {
      const code = pre.tagName === 'pre' ? pre.children[0] : undefined;
      if (code?.type !== 'element' || code.tagName !== 'code') return undefined;
      const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
      const language = classes.map(String).find((name) => name.startsWith('language-'));
      blocks.push({pre, code, language: language?.slice('language-'.length) ?? 'text'});
      return SKIP;
    });
    if (blocks.length === 0) return;
    highlighter ??= createHighlighter({themes: [theme], langs: LANGUAGES});
    const shiki = await highlighter;
    for (const {pre, code, language} of blocks) {
      const known = ['text', 'txt'].includes(language) || shiki.getLoadedLanguages().includes(language);
      if (!known)
        failAt(
          file,
          pre,
          `代码块的语言 ${language} 没有着色规则。`,
          '检查拼写；纯文本写 text；新语言加进 src/rehype/rehypeHighlight.ts。',
        );
      frame(pre, code, language, shiki);
    }
  };
}

function frame(pre: Element, code: Element, language: string, shiki: Highlighter): void {
  const source = code.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/\n$/, '');
  const meta = typeof code.data?.meta === 'string' ? code.data.meta : '';
  const title = metaValue(meta, 'title') ?? metaValue(meta, 'file');
  const tree = shiki.codeToHast(source, {lang: language, theme: 'notes'});
  const coloured = tree.children.find((child): child is Element => child.type === 'element');
  const inner = coloured?.children[0];
  const lines: ElementContent[] = inner?.type === 'element' ? inner.children : [{type: 'text', value: source}];
  const head: ElementContent[] = [];
  if (title) head.push(span('code-title', title));
  if (/(?:^|\s)sketch(?:\s|$)/.test(meta)) head.push(span('code-sketch', '示意，没有程序运行过它'));
  head.push(span('code-language', language));
  head.push({
    type: 'element',
    tagName: 'button',
    // Without scripts it would do nothing.
    properties: {type: 'button', className: ['code-copy'], 'data-copy': 'code', 'data-scripted': ''},
    children: [{type: 'text', value: '复制'}],
  });
  pre.tagName = 'div';
  pre.properties = {className: ['code-frame']};
  pre.children = [
    {type: 'element', tagName: 'div', properties: {className: ['code-head']}, children: head},
    {
      type: 'element',
      tagName: 'pre',
      // A scrolling region has to be reachable with the keyboard.
      properties: {className: ['code-lines'], tabIndex: 0},
      children: [{type: 'element', tagName: 'code', properties: {}, children: lines}],
    },
  ];
}

function span(className: string, text: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: {className: [className]},
    children: [{type: 'text', value: text}],
  };
}
