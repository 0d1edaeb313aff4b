// A note's tree, after the site's own transforms, becomes a tree of plain Markdown and HTML that any generator renders.
import {SKIP, visit} from 'unist-util-visit';

/**
 * @typedef {import('mdast').Nodes} Node
 * @typedef {import('mdast').Parents} Parent
 * @typedef {{id: string, zh: string, en: string, abbr: string | null, definition: string, section: string | null}} Entry
 * @typedef {object} ExpandOptions
 * @property {readonly Entry[]} glossary
 * @property {(id: string) => string | null} renderedById the built page's HTML inside the element with an id, cleaned
 * @property {(kind: string, title: string | null) => {open: string, close: string}} admonition a peer's call-out syntax
 * @property {string} file for messages
 */

const CONFIDENCE = {checked: '已核对原文', secondary: '转引，未见原文', unchecked: '未核实'};

const html = (value) => ({type: 'html', value});
const text = (value) => ({type: 'text', value});
const paragraph = (children) => ({type: 'paragraph', children});
const strong = (value) => ({type: 'strong', children: [text(value)]});

/** @returns {string} text made safe for HTML, attributes included */
export function escapeHtml(value) {
  return value.replace(/[&<>"]/g, (sign) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[sign]);
}

function isJsx(node, ...names) {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    (names.length === 0 || names.includes(node.name))
  );
}

function attributeOf(node, name) {
  const found = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  if (!found) return null;
  if (found.value === null || found.value === undefined) return '';
  return typeof found.value === 'string' ? found.value : found.value.value;
}

/**
 * Expands every component, generated number and call-out of a note in place.
 *
 * What readers see stays: numbers, the cards of terms and facts (as the browser's own popovers), a quiz as question,
 * choices and a `<details>` with the answers, references as a list. A component that computes is replaced by its
 * server-rendered HTML.
 *
 * @param {import('mdast').Root} tree
 * @param {ExpandOptions} options
 * @throws {Error} for a component that has neither a rule here nor rendered HTML
 */
export function expandNote(tree, options) {
  tree.children = tree.children.flatMap((child) => expand(child, {options, label: null, figure: null}));
  return tree;
}

/** @returns {Node[]} what stands in a node's place */
function expand(node, context) {
  if (node.type === 'yaml' || node.type === 'mdxFlowExpression' || node.type === 'mdxjsEsm') return [];
  if (node.type === 'mdxTextExpression') {
    const id = /^\/\*\s*#(\S+)\s*\*\/$/.exec(node.value.trim())?.[1];
    return id ? [html(`{#${id}}`)] : [];
  }
  if (isJsx(node)) return expandComponent(node, context);
  if (node.type === 'containerDirective') return expandDirective(node, context);
  if (node.type === 'textDirective' || node.type === 'leafDirective') {
    // `A:B` in running text is no directive.
    return [text(`:${node.name}`), ...expandAll(node.children, context)];
  }
  if (node.type === 'code') return expandCode(node);
  if ('children' in node) {
    const children = expandAll(node.children, context);
    // The parser puts a line of nothing but components into a paragraph; what it became may be blocks.
    if (node.type === 'paragraph' && isUnravelled(node)) return children.filter((child) => !isBlank(child));
    return [{...node, children}];
  }
  return [node];
}

const expandAll = (nodes, context) => nodes.flatMap((child) => expand(child, context));

const isBlank = (node) => node.type === 'text' && !node.value.trim();

const INLINE = new Set(['Term', 'Fact', 'Anchor', 'Derived', 'Model']);

function isUnravelled(paragraphNode) {
  return (
    paragraphNode.children.some(
      (child) => isJsx(child) && /^[A-Z]/.test(child.name ?? '') && !INLINE.has(child.name),
    ) && paragraphNode.children.every((child) => isJsx(child) || isBlank(child))
  );
}

function expandComponent(node, context) {
  switch (node.name) {
    case 'Figure': {
      const id = attributeOf(node, 'id') ?? '';
      const inner = {...context, label: attributeOf(node, 'label'), figure: id};
      return [html(`<figure id="${escapeHtml(id)}">`), ...expandAll(node.children, inner), html('</figure>')];
    }
    case 'Caption':
      return [
        html('<figcaption>'),
        paragraph([
          ...(context.label ? [strong(context.label), text('　')] : []),
          ...expandAll(inlineOf(node.children), context),
        ]),
        html('</figcaption>'),
      ];
    case 'Equation': {
      const id = attributeOf(node, 'id') ?? '';
      const label = attributeOf(node, 'label') ?? '';
      return [
        html(`<div id="${escapeHtml(id)}" class="equation">`),
        ...expandAll(node.children, context),
        paragraph([{type: 'link', url: `#${id}`, title: null, children: [text(label)]}]),
        html('</div>'),
      ];
    }
    case 'Term':
      return expandTerm(node, context);
    case 'Fact':
      return expandFact(node, context);
    case 'Anchor':
      return [html(`<span id="${escapeHtml(attributeOf(node, 'id') ?? '')}"></span>`)];
    case 'Derived':
      return [
        html(
          `<data value="${escapeHtml(attributeOf(node, 'value') ?? '')}" title="${escapeHtml(attributeOf(node, 'formula') ?? '')}">` +
            `${escapeHtml(attributeOf(node, 'text') ?? '')}</data>`,
        ),
      ];
    case 'Model': {
      const id = attributeOf(node, 'id') ?? '';
      const url = `/models?pin=${id}#model-${id}`;
      const link = {type: 'link', url, title: null, children: [text(attributeOf(node, 'name') ?? id)]};
      return [node.type === 'mdxJsxFlowElement' ? paragraph([link]) : link];
    }
    case 'NotebookLinks': {
      const colab = attributeOf(node, 'colab');
      return [
        paragraph([
          ...(colab ? [html(`<a href="${escapeHtml(colab)}" rel="noopener">在 Colab 打开</a> `)] : []),
          html(`<a href="/${escapeHtml(attributeOf(node, 'file') ?? '')}" download>下载笔记本（.ipynb）</a>`),
        ]),
      ];
    }
    case 'Quiz':
      return expandQuiz(node, context);
    case 'ReferenceList':
      return expandReferences(node);
    default:
      return /^[A-Z]/.test(node.name ?? '') ? rendered(node, context) : plainElement(node, context);
  }
}

/** Paragraphs around inline content are dropped: the place it goes to has its own. */
function inlineOf(nodes) {
  return nodes.flatMap((node, position) => {
    if (node.type !== 'paragraph') return [node];
    return position > 0 ? [html('<br>'), ...node.children] : node.children;
  });
}

function card(id, label, describes, content) {
  return [
    html(`<button type="button" class="note-term" popovertarget="${id}">`),
    ...label,
    html(
      `<span class="sr-only">${describes}</span></button><span id="${id}" popover="auto" role="note">${content}</span>`,
    ),
  ];
}

function expandTerm(node, context) {
  const entry = context.options.glossary.find(({id}) => id === attributeOf(node, 'id'));
  const label = expandAll(node.children, context);
  if (!entry) return label;
  const names = [entry.en, entry.abbr].filter((name) => name && name !== entry.zh).join('，');
  const more = entry.section ? ` · <a href="${escapeHtml(entry.section)}">详细讲解</a>` : '';
  return card(
    `term-${entry.id}`,
    label,
    '（术语，可展开释义）',
    `<b>${escapeHtml(entry.zh)}</b>${names ? `<span lang="en">（${escapeHtml(names)}）</span>` : ''}<br>` +
      `${escapeHtml(entry.definition)}<br><a href="/glossary#${entry.id}">术语表</a>${more}`,
  );
}

function expandFact(node, context) {
  const confidence = CONFIDENCE[attributeOf(node, 'confidence')] ?? '';
  const source = escapeHtml(attributeOf(node, 'source') ?? '');
  const mark = confidence === CONFIDENCE.checked ? [] : [html(`<sup>${confidence}</sup>`)];
  return [
    ...card(
      attributeOf(node, 'id') ?? `fact-${attributeOf(node, 'cite')}`,
      expandAll(node.children, context),
      '（可展开出处）',
      `<b>${confidence}</b><br>出处：<a href="#ref-${attributeOf(node, 'cite')}">${source}</a>`,
    ),
    ...mark,
  ];
}

/** Single-line parts of a quiz stand in one paragraph; the quiz wants them side by side. */
function flatten(nodes) {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' && node.children.some((child) => isJsx(child, 'Choice', 'Why', 'Hint'))
      ? node.children.filter((child) => !isBlank(child))
      : [node],
  );
}

function expandQuiz(node, context) {
  const id = attributeOf(node, 'id') ?? '';
  const answer = attributeOf(node, 'answer');
  const unit = attributeOf(node, 'unit') ?? '';
  const tolerance = Number(attributeOf(node, 'tolerance') ?? 0);
  const parts = flatten(node.children);
  const question = parts.filter((part) => !isJsx(part, 'Choice', 'Why', 'Hint'));
  const choices = parts.filter((part) => isJsx(part, 'Choice'));
  const item = (children) => ({type: 'listItem', spread: false, children: [paragraph(children)]});
  const list = (items) => ({type: 'list', ordered: false, spread: false, children: items});
  const body = (part) => expandAll(inlineOf(flatten(part.children).filter((child) => !isJsx(child, 'Why'))), context);
  const why = (part) =>
    flatten(part.children)
      .filter((child) => isJsx(child, 'Why'))
      .flatMap((child) => [html('<br>'), ...expandAll(inlineOf(child.children), context)]);
  const solution =
    answer === null
      ? [
          list(
            choices.map((choice) =>
              item([
                strong(attributeOf(choice, 'correct') === null ? '错' : '对'),
                text('　'),
                ...body(choice),
                ...why(choice),
              ]),
            ),
          ),
        ]
      : [
          paragraph([
            strong(`${answer} ${unit}`.trim()),
            ...(tolerance > 0 ? [text(`（误差不超过 ${tolerance} 都算对）`)] : []),
          ]),
          ...parts
            .filter((part) => isJsx(part, 'Why'))
            .map((part) => paragraph(expandAll(inlineOf(part.children), context))),
          ...parts
            .filter((part) => isJsx(part, 'Hint'))
            .map((part) =>
              paragraph([
                text(`如果得到 ${Number(attributeOf(part, 'when'))}：`),
                ...expandAll(inlineOf(part.children), context),
              ]),
            ),
        ];
  return [
    html(`<section id="${escapeHtml(id)}">`),
    paragraph([strong('自测')]),
    ...expandAll(question, context),
    ...(answer === null ? [list(choices.map((choice) => item(body(choice))))] : []),
    html('<details><summary>看答案和理由</summary>'),
    ...solution,
    html('</details>'),
    html('</section>'),
  ];
}

function expandReferences(node) {
  const entries = JSON.parse(attributeOf(node, 'entries') ?? '[]');
  const items = entries.map(({key, text: words, url}) => {
    const link = url ? ` <a href="${escapeHtml(url)}" rel="noreferrer">原文</a>` : '';
    const more = ` · <a href="/references#${key}">哪里还引用了它</a>`;
    return `<li id="ref-${key}"><span lang="en">${escapeHtml(words)}</span>${link}${more}</li>`;
  });
  return [
    {type: 'heading', depth: 2, children: [text('参考文献 '), html('{#references}')]},
    html(`<ul>${items.join('')}</ul>`),
  ];
}

function rendered(node, context) {
  const id = attributeOf(node, 'id') ?? context.figure;
  const found = id ? context.options.renderedById(id) : null;
  if (!found) {
    throw new Error(
      `${context.options.file} 里的 <${node.name}> 没有导出规则，构建好的页面里也没有它的 HTML（id ${id ?? '没有写'}）。` +
        '给它或外面的 <Figure> 写上 id，或在 scripts/bench/toMarkdown.mjs 里加一条规则。',
    );
  }
  return [html(found)];
}

function plainElement(node, context) {
  const attributes = node.attributes
    .filter(({type, value}) => type === 'mdxJsxAttribute' && (value === null || typeof value === 'string'))
    .map(({name, value}) => ` ${name === 'className' ? 'class' : name}="${escapeHtml(value ?? '')}"`)
    .join('');
  if (node.children.length === 0 && /^(?:br|hr|img|wbr)$/.test(node.name)) return [html(`<${node.name}${attributes}>`)];
  return [html(`<${node.name}${attributes}>`), ...expandAll(node.children, context), html(`</${node.name}>`)];
}

function expandDirective(node, context) {
  const [first, ...rest] = node.children;
  const isLabel = Boolean(first?.data?.directiveLabel);
  const title = isLabel ? first.children.map(plainText).join('') : null;
  const {open, close} = context.options.admonition(node.name, title);
  return [html(open), ...expandAll(isLabel ? rest : node.children, context), html(close)];
}

function plainText(node) {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** The line above a block that says where its code is from, and that nothing ran it, becomes a line of text. */
function expandCode(node) {
  if (node.lang === 'mermaid') return [{...node, meta: null}];
  const value = (name) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(node.meta ?? '')?.[1];
  const words = [
    value('title') ?? value('file'),
    /(?:^|\s)sketch(?:\s|$)/.test(node.meta ?? '') && '示意，没有程序运行过它',
  ];
  const line = words.filter(Boolean).join(' ');
  return [...(line ? [paragraph([text(line)])] : []), {...node, meta: null}];
}

/**
 * Changes the address of each picture that stands beside its note.
 * @param {import('mdast').Root} tree
 * @param {(address: string) => string} rewrite
 */
export function rewriteImages(tree, rewrite) {
  visit(tree, 'image', (node) => {
    if (!/^(?:[a-z]+:|\/)/i.test(node.url)) node.url = rewrite(node.url);
    return SKIP;
  });
}
