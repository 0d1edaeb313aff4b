import type {Element, Nodes} from 'hast';
import {fromParse5} from 'hast-util-from-parse5';
import {parse} from 'parse5';

/** What kind of text a piece is; they weigh differently. */
export type PieceKind = 'text' | 'strong' | 'code' | 'math' | 'cite';

/** A stretch of a section's text of one kind. */
interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

/** One section of one page: from a heading to the next one. */
export interface Section {
  /** Below the site's base, with `#id` unless it is the top of its page. */
  readonly address: string;
  readonly heading: string;
  /** 1 for the top of a page; list entries with an id are one deeper than the heading they stand under. */
  readonly level: number;
  /** Headings above it, outermost first, without the page's title. */
  readonly path: readonly string[];
  /** True for an entry of a list (a term, a reference), which answers for less than a section of a note. */
  readonly entry: boolean;
  /** Plain text in reading order, blocks on lines of their own. */
  readonly text: string;
  /** The parts of `text` by kind: bold, table heads and captions stand out; citations are mostly the same everywhere. */
  readonly pieces: readonly Piece[];
}

/** One page and its sections, the top of the page first. */
export interface SearchPage {
  /** Below the site's base, starting with `/`. */
  readonly address: string;
  readonly title: string;
  readonly crumbs: readonly string[];
  /** The page's own description and keywords, from its head. */
  readonly description: string;
  readonly keywords: readonly string[];
  readonly sections: readonly Section[];
}

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul svg text'.split(
    ' ',
  ),
);

const DROPPED: ReadonlySet<string> = new Set(
  'script style template noscript nav input select textarea defs'.split(' '),
);

/** Headings deeper than this belong to the section above them. */
export const DEEPEST_HEADING = 4;

/**
 * Rendered HTML of one page becomes its sections.
 *
 * What a reader cannot read or did not come for is left out: navigation, hash links, buttons but those of terms, term cards,
 * the visual half of formulas (their TeX source stays), text for screen readers, the page's own list of references.
 * A card that says where a number is from comes last in its section.
 *
 * @param address of the page below the site's base, starting with `/`
 * @returns null for a page without a main part or title, and for one that asks not to be indexed
 */
export function pageFromHtml(html: string, address: string): SearchPage | null {
  // Not by hast-util-from-html, which notes the place of every node and takes twice as long.
  const root = fromParse5(parse(html));
  const main = find(root, ({tagName}) => tagName === 'main');
  const title = main && find(main, ({tagName}) => tagName === 'h1');
  if (!main || !title || metaOf(root, 'robots').includes('noindex')) return null;
  const walker = new Walker(address, plainText(title));
  walker.walk(main, 'text');
  return {
    address,
    title: plainText(title),
    crumbs: crumbsOf(main),
    description: metaOf(root, 'description'),
    keywords: metaOf(root, 'keywords')
      .split(',')
      .map((keyword) => keyword.trim())
      .filter(Boolean),
    sections: walker.finish(),
  };
}

interface Draft {
  readonly address: string;
  readonly heading: string;
  readonly level: number;
  readonly path: readonly string[];
  readonly entry: boolean;
  pieces: Piece[];
  sources: string[];
}

/** Collects sections while it walks a page in reading order. */
class Walker {
  readonly #sections: Draft[];
  /** The headings that the next piece stands under, by level. */
  #open: {level: number; heading: string}[] = [];

  constructor(
    private readonly address: string,
    title: string,
  ) {
    this.#sections = [{address, heading: title, level: 1, path: [], entry: false, pieces: [], sources: []}];
  }

  walk(node: Nodes, kind: PieceKind): void {
    if (node.type === 'text') {
      this.#add(kind, node.value);
      return;
    }
    if (node.type !== 'element') {
      if (node.type === 'root') node.children.forEach((child) => this.walk(child, kind));
      return;
    }
    if (isDropped(node)) {
      // The cards of terms repeat the glossary; the others name a source that is nowhere else on the page.
      if (/^fact-/u.test(String(node.properties.id))) this.#sections.at(-1)?.sources.push(childrenText(node));
      return;
    }
    const entry = entryOf(node);
    if (entry) {
      this.#begin((this.#open.at(-1)?.level ?? 1) + 1, plainText(entry.name), String(node.properties.id), true);
      node.children.filter((child) => child !== entry.name || entry.named).forEach((child) => this.walk(child, kind));
      this.#open.pop();
      return;
    }
    const level = headingLevel(node);
    if (level === 1) return;
    if (level !== null && typeof node.properties.id === 'string') {
      this.#begin(level, plainText(node), node.properties.id);
      return;
    }
    const next = kindOf(node, kind);
    if (next === 'math') {
      const source = find(node, ({tagName}) => tagName === 'annotation');
      if (source) this.#add('math', plainText(source));
      return;
    }
    const block = BLOCKS.has(node.tagName);
    if (block) this.#add(next, '\n');
    const alt =
      node.tagName === 'img' ? node.properties.alt : node.tagName === 'svg' ? node.properties.ariaLabel : null;
    if (typeof alt === 'string') this.#add('strong', `${alt}\n`);
    node.children.forEach((child) => this.walk(child, next));
    if (block) this.#add(next, '\n');
  }

  finish(): Section[] {
    const sections = this.#sections.map(({pieces, sources, ...section}) => {
      const merged = mergePieces([
        ...pieces,
        ...[...new Set(sources)].map((source) => ({kind: 'cite' as const, text: `\n${source}`})),
      ]);
      return {...section, pieces: merged, text: tidy(merged.map(({text}) => text).join(''))};
    });
    return sections.flatMap((section, at) => {
      if (section.text !== '' || section.level === 1) return [section];
      // A heading without text of its own shows what stands under it; one that only sorts a list shows nothing.
      const below = sections.slice(at + 1);
      const end = below.findIndex(({level}) => level <= section.level);
      const children = end < 0 ? below : below.slice(0, end);
      const headings = children.filter(({entry}) => !entry).map(({heading}) => heading);
      return headings.length > 0 ? [{...section, text: headings.join('；')}] : [];
    });
  }

  #begin(level: number, heading: string, id: string, entry = false): void {
    this.#open = this.#open.filter((above) => above.level < level);
    this.#sections.push({
      address: `${this.address}#${id}`,
      heading,
      level,
      path: this.#open.map((above) => above.heading),
      entry,
      pieces: [],
      sources: [],
    });
    this.#open.push({level, heading});
  }

  #add(kind: PieceKind, text: string): void {
    this.#sections.at(-1)?.pieces.push({kind, text});
  }
}

function isDropped(node: Element): boolean {
  const {tagName, properties} = node;
  if (DROPPED.has(tagName)) return true;
  if (properties.popover !== undefined || properties.hidden !== undefined) return true;
  if (tagName === 'button' && properties.dataPopover === undefined) return true;
  if (tagName === 'details' && hasClass(node, 'theme-doc-toc-mobile')) return true;
  return ['hash-link', 'visually-hidden', 'theme-doc-footer', 'references', 'code-head', 'screen-reader'].some((name) =>
    hasClass(node, name),
  );
}

/** An entry of a list that has an address of its own: a term of the glossary, a reference. */
function entryOf(node: Element): {name: Nodes; named: boolean} | null {
  if (typeof node.properties.id !== 'string') return null;
  if (node.tagName === 'div') {
    const term = node.children.find((child) => child.type === 'element' && child.tagName === 'dt');
    return term ? {name: term, named: true} : null;
  }
  if (node.tagName !== 'li') return null;
  const name = node.children.find((child) => child.type === 'element');
  return name ? {name, named: false} : null;
}

function headingLevel({tagName}: Element): number | null {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  return level !== undefined && Number(level) <= DEEPEST_HEADING ? Number(level) : null;
}

function kindOf(node: Element, around: PieceKind): PieceKind {
  if (hasClass(node, 'katex')) return 'math';
  if (hasClass(node, 'cite')) return 'cite';
  if (['pre', 'code', 'kbd', 'samp'].includes(node.tagName)) return 'code';
  if (['strong', 'b', 'em', 'th', 'figcaption', 'caption', 'dt', 'svg'].includes(node.tagName)) return 'strong';
  return around;
}

function hasClass({properties}: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** Neighbours of one kind become one, and whitespace is what a browser would show. */
function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: {kind: PieceKind; text: string}[] = [];
  for (const {kind, text} of pieces) {
    const shown = kind === 'code' ? text : text === '\n' ? text : text.replace(/[^\S\n]*\n\s*|[^\S\n]+/gu, ' ');
    const last = merged.at(-1);
    if (last?.kind === kind) last.text += shown;
    else merged.push({kind, text: shown});
  }
  return merged.filter(({text}) => text !== '');
}

function tidy(text: string): string {
  return text
    .replace(/\u200b/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .trim();
}

function plainText(node: Nodes): string {
  const parts: string[] = [];
  const visit = (one: Nodes): void => {
    if (one.type === 'text') parts.push(one.value);
    else if (one.type === 'element') {
      if (isDropped(one)) return;
      if (hasClass(one, 'katex')) {
        const source = find(one, ({tagName}) => tagName === 'annotation');
        if (source) source.children.forEach(visit);
        return;
      }
      one.children.forEach(visit);
    } else if (one.type === 'root') one.children.forEach(visit);
  };
  visit(node);
  return parts
    .join('')
    .replace(/\u200b/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The text of what is itself left out. */
function childrenText(node: Element): string {
  return node.children.map(plainText).filter(Boolean).join(' ');
}

function find(node: Nodes, matches: (element: Element) => boolean): Element | null {
  if (node.type === 'element' && matches(node)) return node;
  if (node.type !== 'element' && node.type !== 'root') return null;
  for (const child of node.children) {
    const found = child.type === 'element' ? find(child, matches) : null;
    if (found) return found;
  }
  return null;
}

function crumbsOf(main: Element): string[] {
  const list = find(main, (element) => hasClass(element, 'breadcrumbs'));
  if (!list) return [];
  const names = list.children.flatMap((child) => {
    const name = child.type === 'element' ? plainText(child) : '';
    return name ? [name] : [];
  });
  return names.slice(0, -1);
}

function metaOf(root: Nodes, name: string): string {
  const meta = find(root, ({tagName, properties}) => tagName === 'meta' && properties.name === name);
  return typeof meta?.properties.content === 'string' ? meta.properties.content : '';
}
