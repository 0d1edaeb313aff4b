import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {CORE_NAME, FORMAT_VERSION, type CoreFile, type PageRow, type SectionRow, type VocabularyFile} from '../format';
import {fold, type CharacterMap} from '../text/fold';
import {encodeShards, packEntry} from '../text/shards';
import {allCharacters} from './characterMap';
import {buildLexicon} from './lexicon';
import {askedOf, type Asked} from './asked';
import {sectionWeights} from './postings';
import type {SearchPage, Section} from './sections';

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

/** Takes pages one by one, so that a large site need not be in memory as a whole, and gives the index's files. */
export class IndexBuilder {
  readonly #map: CharacterMap;
  readonly #postings = new Map<string, number[]>();
  readonly #pages: {row: PageRow; sections: readonly Outline[]}[] = [];
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(private readonly terms: readonly SearchTerm[]) {
    this.#map = allCharacters();
  }

  /** @param asked what readers ask that the page's sections answer, by the id of the heading; `page` for its first lines */
  add(page: SearchPage, asked?: Asked): void {
    for (const section of page.sections) {
      const number = this.#texts.length;
      for (const [term, weight] of sectionWeights(page, section, this.#map, askedOf(section, asked))) {
        const list = this.#postings.get(term);
        if (list) list.push(packEntry(number, weight));
        else this.#postings.set(term, [packEntry(number, weight)]);
      }
      this.#numbers.set(section.address, number);
      this.#texts.push(section.text);
    }
    this.#pages.push({
      row: [page.address, page.title, page.crumbs],
      sections: page.sections.map(({address, heading, level, entry}) => ({address, heading, level, entry})),
    });
  }

  #numberOf(address: string | null): number {
    return address === null ? -1 : (this.#numbers.get(address) ?? -1);
  }

  /**
   * The same pages give the same bytes on every machine: nothing depends on time or order of files, and gzip's header carries
   * neither.
   */
  files(): IndexFile[] {
    const texts = this.#texts;
    const headings = this.#pages.flatMap(({sections}) => sections.map(({heading}) => heading));
    const large = texts.length > LARGE_SITE;
    const shards = encodeShards(this.#postings, large ? LARGE_SHARD : SHARD);
    const blocks = tableBlocks(this.#pages, large);
    const map = cutTo(this.#map, [...texts, ...headings]);
    const lexicon = buildLexicon({
      headings: headings.map((heading) => fold(heading, map)),
      texts: sample(texts, LEXICON_TEXT).map((text) => fold(text, map)),
      names: this.terms.flatMap(({names}) => names.map((name) => fold(name, map))),
    });
    const files: IndexFile[] = [
      json('readings', lexicon.readings),
      ...[...lexicon.words].map(([letter, words]) => json(`words-${letter}`, words)),
      json('familiar', lexicon.familiar),
      json('vocabulary', vocabularyOf(this.#postings)),
      ...blocks.map(({table}, number) => json(`table-${number}`, table)),
      ...shards.map(({bytes}, number) => ({path: `terms-${number}.bin`, bytes: pack(bytes)})),
      ...inBlocks(texts, TEXT_BLOCK).map((block, number) => json(`text-${number}`, block)),
    ];
    const folder = hashOf(files);
    const core: CoreFile = {
      version: FORMAT_VERSION,
      folder,
      sections: texts.length,
      firsts: shards.map(({first}) => first),
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

/** Texts at even steps, so many that they have about so many characters together. */
function sample(texts: readonly string[], characters: number): readonly string[] {
  const all = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.ceil(all / characters);
  return step <= 1 ? texts : texts.filter((_, number) => number % step === 0);
}

function json(name: string, value: object): IndexFile {
  return {path: `${name}.bin`, bytes: packedJson(value)};
}

function packedJson(value: object): Uint8Array {
  return pack(new TextEncoder().encode(JSON.stringify(value)));
}

function pack(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, {level: 9});
  // Byte 9 names the operating system; the same index must come out everywhere.
  packed[9] = 255;
  return packed;
}

function hashOf(files: readonly IndexFile[]): string {
  const hash = createHash('sha256');
  for (const {path, bytes} of files) hash.update(path).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

/** The part of the map that leads to characters of these texts. */
function cutTo(map: CharacterMap, texts: readonly string[]): CharacterMap {
  const used = new Set<string>();
  for (const text of texts) for (const character of text) used.add(character);
  return new Map([...map].filter(([, simplified]) => used.has(simplified)));
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

function inBlocks<T>(items: readonly T[], size: number): T[][] {
  const blocks: T[][] = [];
  for (let at = 0; at < items.length; at += size) blocks.push(items.slice(at, at + size));
  return blocks;
}

/** Words that a typo may be measured against, with how many sections have them. */
function vocabularyOf(postings: ReadonlyMap<string, readonly number[]>): VocabularyFile {
  const words = [...postings]
    .map(([term, list]) => [term, list.length] as const)
    .filter(([term]) => /^[a-z][a-z0-9_]{3,24}$/u.test(term))
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_VOCABULARY);
  return {words: words.flatMap(([word, count]) => [word, String(count)]).join(' ')};
}
