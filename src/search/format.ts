/** The shapes of the index's files, shared by the builder, which writes them, and the engine, which reads them. FORMAT.md explains. */

/** Raised whenever a reader of the old format could not read the new one. */
export const FORMAT_VERSION = 1;

/** The one file whose name never changes. */
export const MANIFEST_NAME = 'manifest.json';

/** `manifest.json`: says which folder holds the current index. */
export interface Manifest {
  readonly version: number;
  /** Name of the folder with all other files: a hash of what they hold. */
  readonly folder: string;
  /** Number of sections. */
  readonly sections: number;
}

/** A name of a term, with every other name of the same term. */
export interface GlossaryNames {
  /** Shown first. */
  readonly names: readonly string[];
  /** Section that explains the term, by number, or -1. */
  readonly section: number;
  /** The term's own entry in the glossary, by number, or -1. */
  readonly entry: number;
}

/** `core`: needed by every query. */
export interface CoreFile {
  /** First term of each shard of postings. */
  readonly firsts: readonly string[];
  /** First section of each block of the section table. */
  readonly blocks: readonly number[];
  /** Sections in one block of text. */
  readonly textBlock: number;
  /** Traditional characters, and in the same order the simplified ones. */
  readonly fold: readonly [traditional: string, simplified: string];
  readonly glossary: readonly GlossaryNames[];
}

/** One row of the section table: page (place in the block), `#id` without `#` or empty, heading, rows up to its parent or 0. */
export type SectionRow = readonly [page: number, anchor: string, heading: string, up: number];

/** One page of the section table: address, title, crumbs. */
export type PageRow = readonly [address: string, title: string, crumbs: readonly string[]];

/** `table-N`: a block of the section table. Blocks end where a page ends. */
export interface TableFile {
  readonly pages: readonly PageRow[];
  readonly sections: readonly SectionRow[];
}

/** `lexicon`: for pinyin and homophones. */
export interface LexiconFile {
  /** Words, the most important first, with a space between them. */
  readonly words: string;
  /** Groups with a space between them: a syllable, then every character that is usually read so. */
  readonly characters: string;
  /** Words that are read otherwise than their characters are. */
  readonly exceptions: Readonly<Record<string, string>>;
}

/** `vocabulary`: other words than Chinese, for typos: word and number of sections, with a space between all. */
export interface VocabularyFile {
  readonly words: string;
}

/** `text-N`: texts of neighbouring sections. */
export type TextFile = readonly string[];

/** What one term says about the sections. */
export interface Postings {
  /** Sections that have the term, whether kept in the list or not. */
  readonly frequency: number;
  /** Sections in the list, ascending. */
  readonly sections: Uint32Array;
  /** How much each is about the term: 1 to WEIGHT_SCALE. */
  readonly weights: Uint8Array;
}

/** Weights are fractions of this. */
export const WEIGHT_SCALE = 63;
