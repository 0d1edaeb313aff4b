import fs from 'node:fs';
import path from 'node:path';
import type {Heading, Root} from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';
import {parse as parseYaml} from 'yaml';
import type {Asked} from '../search/builder/asked';
import {readAsked} from './asked';
import {metaValue} from './fenceMeta';
import {splitCitations} from './citationSyntax';
import {attributeOf, headingId, isJsx, textOf} from './jsx';

export type NumberedKind = '图' | '表' | '式';

/** A figure, table or equation with its number on its page. */
export interface Numbered {
  readonly kind: NumberedKind;
  readonly number: number;
}

export interface NoteHeading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** A place that cites a work. */
export interface CitingPlace {
  readonly key: string;
  readonly where: string;
  /** The heading above it; null before the first one. */
  readonly headingId: string | null;
  readonly headingText: string | null;
}

export interface Note {
  /** The address without the site's base, such as `/gpt/gpt-1`. */
  readonly path: string;
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly headings: readonly NoteHeading[];
  /** Everything a link may point at on this page. */
  readonly anchors: ReadonlySet<string>;
  readonly numbered: ReadonlyMap<string, Numbered>;
  readonly citations: readonly CitingPlace[];
  /** Files of the project whose code it shows. */
  readonly files: readonly string[];
  /** What readers ask that it answers, for the search alone. */
  readonly asked: Asked;
}

/** What the transforms may know of the other pages. */
export interface NoteIndex {
  readonly notes: ReadonlyMap<string, Note>;
}

// Without GFM, a third of the work: nothing is asked for here that a table or a struck word would hide.
const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkMath);

/** `docs/gpt/index.mdx` becomes `/gpt`, `docs/gpt/gpt-1.mdx` becomes `/gpt/gpt-1`. */
export function notePath(docs: string, file: string): string {
  const relative = path
    .relative(docs, file)
    .replace(/\\/g, '/')
    .replace(/\.mdx$/, '');
  return `/${relative}`.replace(/\/index$/, '') || '/';
}

/**
 * Reads what other pages may refer to out of one note.
 *
 * @param source the text of the note
 * @param file its path, for messages
 * @param address its address on the site
 */
export function indexNote(source: string, file: string, address: string): Note {
  const tree = processor.parse(source) as Root;
  const headings: NoteHeading[] = [];
  const anchors = new Set<string>(['references']);
  const numbered = new Map<string, Numbered>();
  const citations: CitingPlace[] = [];
  const files: string[] = [];
  const counters = new Map<NumberedKind, number>();
  let title = '';
  let description = '';
  let asked: Asked = new Map();
  let current: NoteHeading | null = null;

  const cite = (key: string, where: string): void => {
    citations.push({key, where, headingId: current?.id ?? null, headingText: current?.text ?? null});
    anchors.add(`ref-${key}`);
  };
  const count = (id: string, kind: NumberedKind): void => {
    const number = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, number);
    numbered.set(id, {kind, number});
    anchors.add(id);
  };

  visit(tree, (node) => {
    if (node.type === 'yaml') {
      const data: unknown = parseYaml(node.value);
      if (data && typeof data === 'object') {
        if ('title' in data) title = String(data.title);
        if ('description' in data) description = String(data.description);
        asked = readAsked(data);
      }
    } else if (node.type === 'heading') {
      current = readHeading(node);
      if (current) {
        headings.push(current);
        anchors.add(current.id);
      }
    } else if (node.type === 'math') {
      const id = equationId(node.meta);
      if (id) count(id, '式');
    } else if (node.type === 'code') {
      const name = metaValue(node.meta, 'file');
      if (name) files.push(name);
    } else if (node.type === 'text') {
      for (const part of splitCitations(node.value)) {
        if (part.type === 'citation') for (const work of part.works) cite(work.key, work.where);
      }
    } else if (isJsx(node)) {
      const id = attributeOf(node, 'id');
      if (node.name === 'Figure' && id) count(id, figureKind(id));
      // A model's id is a row of the table of models, not a place on this page.
      else if (id && node.name !== 'Model') anchors.add(id);
      const key = node.name === 'Fact' ? attributeOf(node, 'cite') : null;
      if (key) cite(key, attributeOf(node, 'where') ?? '');
    }
  });
  return {path: address, file, title, description, headings, anchors, numbered, citations, files, asked};
}

/** The id in `$$ #eq-loss`, or null. */
export function equationId(meta: string | null | undefined): string | null {
  return /^#(\S+)$/.exec(meta?.trim() ?? '')?.[1] ?? null;
}

export function figureKind(id: string): NumberedKind {
  return id.startsWith('tab-') ? '表' : '图';
}

function readHeading(node: Heading): NoteHeading | null {
  const id = headingId(node);
  return id ? {id, text: textOf(node).trim(), depth: node.depth} : null;
}

const cache = new Map<string, {readonly stamp: string; readonly note: Note}>();

/** Reads every note below a folder; a file that has not changed since the last call is not parsed again. */
export function readNoteIndex(docs: string): NoteIndex {
  const notes = new Map<string, Note>();
  for (const entry of fs.readdirSync(docs, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith('.mdx')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const stat = fs.statSync(file);
    const stamp = `${stat.mtimeMs}:${stat.size}`;
    let held = cache.get(file);
    if (held?.stamp !== stamp) {
      held = {stamp, note: safeIndex(file, notePath(docs, file))};
      cache.set(file, held);
    }
    notes.set(held.note.path, held.note);
  }
  return {notes};
}

/** A note that does not parse is reported by the compiler, with its place; here it only counts as a page. */
function safeIndex(file: string, address: string): Note {
  try {
    return indexNote(fs.readFileSync(file, 'utf8'), file, address);
  } catch {
    return {
      path: address,
      file,
      title: '',
      description: '',
      headings: [],
      anchors: new Set(),
      numbered: new Map(),
      citations: [],
      files: [],
      asked: new Map(),
    };
  }
}
