// The notes as plain Markdown for the peers: the same words, formulas, diagrams and code, with nothing of this site in them.
import fs from 'node:fs';
import path from 'node:path';
import {createJiti} from 'jiti';
import {JSDOM} from 'jsdom';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';
import {VFile} from 'vfile';
import {parse as parseYaml} from 'yaml';
import {expandNote, rewriteImages} from './toMarkdown.mjs';

/**
 * @typedef {{address: string, file: string, title: string, label: string, description: string, markdown: string}} Page
 *   file: path below the peer's content folder, without extension; markdown: the body, without title
 * @typedef {{label: string, address: string | null, items: SidebarItem[]}} SidebarItem
 * @typedef {{pages: Page[], sidebar: SidebarItem[], pictures: {from: string, to: string}[]}} Exported
 * @typedef {(kind: string, title: string | null) => {open: string, close: string}} Admonition
 */

const writer = unified()
  .use(remarkStringify, {bullet: '-', emphasis: '*', fences: true, rule: '-'})
  .use(remarkGfm)
  .use(remarkMath);

/**
 * @param {import('mdast').Root} tree of Markdown and HTML only
 * @returns {string} its source; `{{` is split, because Vue would read it as an expression
 */
export function toSource(tree) {
  return writer
    .stringify(tree)
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)|^\$\$[\s\S]*?^\$\$|`[^`\n]*`|\$[^$\n]*\$)/m)
    .map((part, position) => (position % 2 === 0 ? part.replaceAll('{{', '{<!-- -->{') : part))
    .join('');
}

/**
 * Exports every note, and the pages that are no notes from their built HTML.
 *
 * @param {{root: string, build: string, admonition: Admonition}} options
 *   build: the built site, which gives what components render
 * @returns {Promise<Exported>}
 */
export async function exportNotes({root, build, admonition}) {
  const jiti = createJiti(import.meta.url, {alias: {'@site': root}});
  const load = (name) => jiti.import(path.join(root, name));
  const [{glossary}, {notePipeline}, content, {notePath}, {default: sidebars}] = await Promise.all(
    [
      'src/data/glossary.ts',
      'src/notePipeline.ts',
      'src/utils/content.ts',
      'src/utils/noteIndex.ts',
      'sidebars.ts',
    ].map(load),
  );
  const docs = path.join(root, 'docs');
  const {remark} = notePipeline({
    glossary,
    bibliography: content.loadBibliography,
    notes: content.loadNotes,
    otherPage: content.otherPageAnchors,
    addressOf: (file) => notePath(docs, file),
    readFile: content.readProjectFile,
  });
  const reader = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkMdx)
    .use(remarkDirective)
    .use(remarkGfm)
    .use(remark);

  const pictures = [];
  const pages = [];
  for (const note of content.loadNotes().notes.values()) {
    const file = new VFile({value: fs.readFileSync(note.file, 'utf8'), path: note.file});
    const parsed = reader.parse(file);
    const front = parseYaml(parsed.children[0]?.value ?? '') ?? {};
    const tree = await reader.run(parsed, file);
    expandNote(tree, {
      glossary,
      admonition,
      file: path.relative(root, note.file),
      renderedById: renderedFrom(builtPage(build, note.path)),
    });
    rewriteImages(tree, (address) => {
      const from = path.resolve(path.dirname(note.file), decodeURI(address));
      const to = `/note-img/${path.relative(docs, from).replaceAll(path.sep, '/')}`;
      pictures.push({from, to});
      return to;
    });
    pages.push({
      address: note.path,
      file: path
        .relative(docs, note.file)
        .replaceAll(path.sep, '/')
        .replace(/\.mdx$/, ''),
      title: note.title,
      label: front.sidebar_label ?? note.title,
      description: note.description,
      markdown: toSource(tree),
    });
  }
  const labels = new Map(pages.map((page) => [page.file, page]));
  return {
    pages: [...pages, ...otherPages(build)],
    sidebar: Object.values(sidebars)
      .flat()
      .map((item) => sidebarItem(item, labels)),
    pictures,
  };
}

function sidebarItem(item, pages) {
  if (typeof item === 'string')
    return {label: pages.get(item)?.label ?? item, address: pages.get(item)?.address ?? null, items: []};
  const id = item.type === 'category' ? item.link?.id : item.id;
  return {
    label: item.label ?? pages.get(id)?.label ?? id,
    address: pages.get(id)?.address ?? item.href ?? null,
    items: (item.items ?? []).map((child) => sidebarItem(child, pages)),
  };
}

/** The built file of an address. @returns {string} HTML */
function builtPage(build, address) {
  const names = [`${address}.html`, `${address}/index.html`].map((name) => path.join(build, name));
  const found = names.find((name) => fs.existsSync(name));
  if (!found) throw new Error(`构建好的站点里没有 ${address}（找过 ${names.join('、')}）。先运行 npm run build。`);
  return fs.readFileSync(found, 'utf8');
}

/** @returns {(id: string) => string | null} parses the page once, when first asked */
function renderedFrom(source) {
  let document = null;
  return (id) => {
    document ??= new JSDOM(source).window.document;
    const element = document.getElementById(id);
    return element ? cleanHtml(element) : null;
  };
}

/**
 * What an element of a built page shows, as one line of HTML without this site's classes and scripts.
 *
 * A figure gives its content without caption and link, which the note brings itself; formulas become MathML, which
 * needs no stylesheet.
 * @param {Element} element
 * @returns {string}
 */
export function cleanHtml(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll('script, style, .hash-link, .visually-hidden, [hidden]').forEach((node) => node.remove());
  if (copy.localName === 'figure') copy.querySelectorAll(':scope > figcaption').forEach((node) => node.remove());
  copy.querySelectorAll('.katex').forEach((node) => {
    const math = node.querySelector('math');
    math?.querySelectorAll('annotation').forEach((annotation) => annotation.remove());
    if (math) node.replaceWith(math);
  });
  const walker = copy.ownerDocument.createTreeWalker(copy, 1 | 128);
  const comments = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 8) comments.push(node);
    else
      for (const {name} of [...node.attributes])
        if (/^(?:class|style|tabindex|data-|on)/.test(name)) node.removeAttribute(name);
  }
  comments.forEach((node) => node.remove());
  copy.querySelectorAll('pre').forEach((node) => (node.innerHTML = node.innerHTML.replaceAll('\n', '&#10;')));
  return `<div>${copy.innerHTML.replace(/\s*\n\s*/g, ' ')}</div>`;
}

/** The landing page, the glossary and the references, as far as they are built. */
function otherPages(build) {
  const found = [
    {address: '/', file: 'index'},
    {address: '/glossary', file: 'glossary'},
    {address: '/references', file: 'references'},
  ];
  return found.map(({address, file}) => {
    const {document} = new JSDOM(builtPage(build, address === '/' ? '/index' : address)).window;
    const main = document.querySelector('main');
    if (!main) throw new Error(`${address} 里没有 <main>，导出不知道正文在哪里。`);
    const title = main.querySelector('h1')?.textContent ?? address;
    main.querySelectorAll('h1').forEach((node) => node.remove());
    return {
      address,
      file,
      title,
      label: title,
      description: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
      markdown: `${cleanHtml(main)}\n`,
    };
  });
}
