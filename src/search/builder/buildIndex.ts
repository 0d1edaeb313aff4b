import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {
  CORE_NAME,
  FORMAT_VERSION,
  LONGEST_VOCABULARY,
  SHORTEST_VOCABULARY,
  vocabularyNumber,
  type CoreFile,
  type PageRow,
  type SectionRow,
  type VocabularyFile,
} from '../format';
import {fold, type CharacterMap} from '../text/fold';
import {encodeShards} from '../text/shards';
import {allCharacters} from './characterMap';
import {buildLexicon} from './lexicon';
import {askedOf, type Asked} from './asked';
import {EntryList} from './entryList';
import {sectionWeights} from './postings';
import type {SearchPage, Section} from './sections';
import {TextSample, UsedCharacters} from './texts';

/** A term as the glossary knows it. */
export interface SearchTerm {
  /** All names, the usual one first. */
  readonly names: readonly string[];
  /** Address of the section that explains it, below the site's base, or null. */
  readonly address: string | null;
  /** Address of its own entry in the glossary, or null. */
  readonly entry: string | null;
}

/** A file of the index: its path below the index's folder, and what is in it. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A site with more sections has its section table in blocks and its files in larger pieces. */
const LARGE_SITE = 2500;
/** Sections in one file of text. */
const TEXT_BLOCK = 2;
const TABLE_BLOCK = 32;
/** Bytes before packing: small enough that a query fetches little else than its terms, large enough to pack well. */
const SHARD = 1200;
const LARGE_SHARD = 8000;
const MOST_VOCABULARY = 6000;

/** Characters of running text that are enough to learn a site's words from. */
const LEXICON_TEXT = 4_000_000;

/**
 * Takes pages one by one, so that a large site need not be in memory as a whole, and gives the index's files. A page's text is
 * packed when it comes; of what stays as it is, only the outline and a term's list grow with the pages, and a list not beyond
 * what is written of it.
 */
export class IndexBuilder {
  readonly #map: CharacterMap;
  readonly #postings = new Map<string, EntryList>();
  readonly #pages: {row: PageRow; sections: readonly Outline[]}[] = [];
  readonly #texts: Uint8Array[] = [];
  /** The texts of the block that is not yet full. */
  #block: string[] = [];
  #sections = 0;
  readonly #sample = new TextSample(LEXICON_TEXT);
  readonly #used = new UsedCharacters();
  /** Sections that the terms name, by address. */
  readonly #numbers: Map<string, number>;

  constructor(private readonly terms: readonly SearchTerm[]) {
    this.#map = allCharacters();
    const named = terms.flatMap(({address, entry}) => [address, entry]).filter((address) => address !== null);
    this.#numbers = new Map(named.map((address) => [address, -1]));
  }

  /** @param asked what readers ask that the page's sections answer, by the id of the heading; `page` for its first lines */
  add(page: SearchPage, asked?: Asked): void {
    for (const section of page.sections) {
      const number = this.#sections;
      this.#sections += 1;
      for (const [term, weight] of sectionWeights(page, section, this.#map, askedOf(section, asked))) {
        let list = this.#postings.get(term);
        if (!list) this.#postings.set(term, (list = new EntryList()));
        list.add(number, weight);
      }
      if (this.#numbers.has(section.address)) this.#numbers.set(section.address, number);
      this.#addText(section);
    }
    this.#pages.push({
      row: [page.address, page.title, page.crumbs],
      sections: page.sections.map(({address, heading, level, entry}) => ({address, heading, level, entry})),
    });
  }

  #addText({heading, text}: Section): void {
    this.#sample.add(text);
    this.#used.add(text);
    this.#used.add(heading);
    this.#block.push(text);
    if (this.#block.length < TEXT_BLOCK) return;
    this.#texts.push(packedJson(this.#block));
    this.#block = [];
  }

  #numberOf(address: string | null): number {
    return address === null ? -1 : (this.#numbers.get(address) ?? -1);
  }

  /**
   * The same pages give the same bytes on every machine: nothing depends on time or order of files, and gzip's header carries
   * neither.
   */
  files(): IndexFile[] {
    const headings = this.#pages.flatMap(({sections}) => sections.map(({heading}) => heading));
    const large = this.#sections > LARGE_SITE;
    const firsts: string[] = [];
    const shards: Uint8Array[] = [];
    for (const {first, bytes} of encodeShards(this.#postings, large ? LARGE_SHARD : SHARD)) {
      firsts.push(first);
      shards.push(pack(bytes));
    }
    const blocks = tableBlocks(this.#pages, large);
    const map = this.#used.cut(this.#map);
    const lexicon = buildLexicon({
      headings: headings.map((heading) => fold(heading, map)),
      texts: this.#sample.texts.map((text) => fold(text, map)),
      names: this.terms.flatMap(({names}) => names.map((name) => fold(name, map))),
    });
    const texts = this.#block.length > 0 ? [...this.#texts, packedJson(this.#block)] : this.#texts;
    const files: IndexFile[] = [
      json('readings', lexicon.readings),
      ...[...lexicon.words].map(([letter, words]) => json(`words-${letter}`, words)),
      json('familiar', lexicon.familiar),
      ...vocabularyOf(this.#postings).map(([number, words]) => json(`vocabulary-${number}`, words)),
      ...blocks.map(({table}, number) => json(`table-${number}`, table)),
      ...shards.map((bytes, number) => ({path: `terms-${number}.bin`, bytes})),
      ...texts.map((bytes, number) => ({path: `text-${number}.bin`, bytes})),
    ];
    const folder = hashOf(files);
    const core: CoreFile = {
      version: FORMAT_VERSION,
      folder,
      sections: this.#sections,
      firsts,
      blocks: blocks.map(({start}) => start),
      near: blocks.flatMap(({near}, number) => (near ? [number] : [])),
      letters: [...lexicon.words.keys()].join(''),
      textBlock: TEXT_BLOCK,
      fold: [[...map.keys()].join(''), [...map.values()].join('')],
      glossary: this.terms.map(({names, address, entry}) => ({
        names: [...new Set(names)],
        section: this.#numberOf(address),
        entry: this.#numberOf(entry),
      })),
    };
    return [
      {path: CORE_NAME, bytes: packedJson(core)},
      ...files.map(({path, bytes}) => ({path: `${folder}/${path}`, bytes})),
    ];
  }
}

/** What the section table keeps of a section. */
type Outline = Pick<Section, 'address' | 'heading' | 'level' | 'entry'>;

function json(name: string, value: object): IndexFile {
  return {path: `${name}.bin`, bytes: packedJson(value)};
}

function packedJson(value: object): Uint8Array {
  return pack(new TextEncoder().encode(JSON.stringify(value)));
}

function pack(bytes: Uint8Array): Uint8Array {
  // A copy: what gzipSync gives keeps 16 KB for every small file.
  const packed = Uint8Array.from(gzipSync(bytes, {level: 9}));
  // Byte 9 names the operating system; the same index must come out everywhere.
  packed[9] = 255;
  return packed;
}

function hashOf(files: readonly IndexFile[]): string {
  const hash = createHash('sha256');
  for (const {path, bytes} of files) hash.update(path).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

interface Block {
  readonly start: number;
  readonly near: boolean;
  readonly table: {readonly pages: PageRow[]; readonly sections: SectionRow[]};
}

/**
 * The section table in blocks. A small site has its notes in as few blocks as it can, for every query looks at them; lists of
 * other people's works are as long as all notes together and seldom asked for, so they are cut up like the pages of a large site.
 */
function tableBlocks(
  pages: readonly {readonly row: PageRow; readonly sections: readonly Outline[]}[],
  large: boolean,
): Block[] {
  const blocks: Block[] = [];
  let number = 0;
  for (const {row, sections} of pages) {
    const near = !large && !isForeignList(sections);
    const begin = (): Block => {
      const block = {start: number, near, table: {pages: [], sections: []}};
      blocks.push(block);
      return block;
    };
    let block = blocks.at(-1);
    if (block?.near !== near || (!near && block.table.sections.length >= TABLE_BLOCK)) block = begin();
    let place = block.table.pages.push(row) - 1;
    for (const [here, {address, heading, level, entry}] of sections.entries()) {
      // The page's title is above all others; the table says so by the page already.
      const parent = sections.slice(0, here).findLastIndex((above, at) => at > 0 && above.level < level);
      const up = parent > 0 ? here - parent : 0;
      // What stands under a heading stays with it.
      if (!near && entry && up === 0 && block.table.sections.length >= TABLE_BLOCK) {
        block = begin();
        place = block.table.pages.push(row) - 1;
      }
      block.table.sections.push([place, address.split('#')[1] ?? '', heading, up]);
      number += 1;
    }
  }
  return blocks;
}

/** True for a page that is mostly entries without a Chinese name. */
function isForeignList(sections: readonly Outline[]): boolean {
  const foreign = sections.filter(({entry, heading}) => entry && !/\p{Script=Han}/u.test(heading));
  return foreign.length > sections.length / 2;
}

/** Words that a typo may be measured against, with how many sections have them, by the number of their file; empty files too. */
function vocabularyOf(postings: ReadonlyMap<string, EntryList>): [number, VocabularyFile][] {
  const words = [...postings]
    .filter(([term]) => /^[a-z][a-z0-9_]{3,24}$/u.test(term))
    .map(([term, {frequency}]) => [term, frequency] as const)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_VOCABULARY);
  const files = new Map<number, string[]>();
  for (let number = SHORTEST_VOCABULARY; number <= LONGEST_VOCABULARY; number += 1) files.set(number, []);
  for (const [word, count] of words) files.get(vocabularyNumber(word.length))?.push(word, String(count));
  return [...files].map(([number, parts]) => [number, {words: parts.join(' ')}]);
}
