/** The shapes of the index's files, shared by the builder, which writes them, and the engine, which reads them. FORMAT.md explains. */

/** Raised whenever a reader of the old format could not read the new one. */
export const FORMAT_VERSION = 3;

/** The one file whose name never changes. */
export const CORE_NAME = 'core.bin';

/** A name of a term, with every other name of the same term. */
export interface GlossaryNames {
  /** Shown first. */
  readonly names: readonly string[];
  /** Section that explains the term, by number, or -1. */
  readonly section: number;
  /** The term's own entry in the glossary, by number, or -1. */
  readonly entry: number;
}

/** `core.bin`: needed by every query, and says which folder holds the rest of the current index. */
export interface CoreFile {
  readonly version: number;
  /** Name of the folder with all other files: a hash of what they hold. */
  readonly folder: string;
  /** Number of sections. */
  readonly sections: number;
  /** First term of each shard of postings. */
  readonly firsts: readonly string[];
  /** First section of each block of the section table. */
  readonly blocks: readonly number[];
  /** Blocks that every query looks at, by number; on a large site none. */
  readonly near: readonly number[];
  /** First letters of readings that have a file of words, as one string. */
  readonly letters: string;
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

/** `table-N`: a block of the section table. Blocks end where a page ends, or at an entry of a long list. */
export interface TableFile {
  readonly pages: readonly PageRow[];
  readonly sections: readonly SectionRow[];
}

/** `readings`: how characters are read. */
export interface ReadingsFile {
  /** The common characters (COMMON_CHARACTERS, in that order) by runs: a syllable and how many in a row are usually read so. */
  readonly common: string;
  /** Other characters, in groups with a space between them: a syllable, then every character that is usually read so. */
  readonly others: string;
  /** Words that are read otherwise than their characters are. */
  readonly exceptions: Readonly<Record<string, string>>;
}

/**
 * `words-L`: words whose reading begins with the letter L, the most important first, with a space between them. A number between
 * them is the level of the words that follow: `rankOfLevel` says what it stands for.
 */
export interface WordsFile {
  readonly words: string;
}

/** `familiar`: the words that matter most, whatever their letter, the most important first, with a space between them. */
export interface FamiliarFile {
  readonly words: string;
}

/** Words have their place in the order of importance by steps, each about a fifth further down. */
const LEVELS_A_DOUBLING = 4;

/** The level of the word at a place in the order of importance, from 0. */
export function levelOfRank(rank: number): number {
  return Math.floor(LEVELS_A_DOUBLING * Math.log2(rank + 1));
}

/** The first place of a level. */
export function rankOfLevel(level: number): number {
  return 2 ** (level / LEVELS_A_DOUBLING) - 1;
}

/** Words other than Chinese are kept by length: a typo has nearly the length of what was meant. The longest are few. */
export const SHORTEST_VOCABULARY = 4;
export const LONGEST_VOCABULARY = 16;

/** The number of the file that has the words of so many letters. */
export function vocabularyNumber(letters: number): number {
  return Math.min(letters, LONGEST_VOCABULARY);
}

/** `vocabulary-N`: other words than Chinese, for typos: word and number of sections, with a space between all. */
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
