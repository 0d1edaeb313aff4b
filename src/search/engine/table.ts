import type {CoreFile} from '../format';
import {atomsOf} from '../front/glossary';
import {fold, type CharacterMap} from '../text/fold';
import type {IndexStore} from './store';

/** A section as the section table has it. */
export interface TableSection {
  readonly number: number;
  readonly address: string;
  readonly heading: string;
  readonly path: readonly string[];
  readonly page: {readonly address: string; readonly title: string; readonly crumbs: readonly string[]};
  /** The same texts, folded and cut, to be compared with a query; made when first asked for. */
  readonly keys: SectionKeys;
}

interface SectionKeys {
  readonly heading: string;
  /** The words of its id, which are English. */
  readonly anchor: string;
  /** The heading's parts, as `：` and the like divide it. */
  readonly parts: readonly string[];
  readonly page: string;
  readonly pageParts: readonly string[];
  /** Headings above, crumbs and the words of the address. */
  readonly above: string;
}

const DIVIDERS = /[:：（()），,；;“”"、—|/]/u;

/** A text as its atoms between spaces: whether one holds another is then a question of substrings, at word boundaries. */
export function keyOf(text: string): string {
  return ` ${atomsOf(text)
    .map((atom) => atom.text)
    .join(' ')} `;
}

/** How many atoms a key has. */
export function keyLength(key: string): number {
  return key.trim() === '' ? 0 : key.split(' ').length - 2;
}

/** The section table, block by block. */
export class SectionTable {
  readonly #sections = new Map<number, TableSection>();

  constructor(
    private readonly store: IndexStore,
    private readonly core: CoreFile,
    private readonly map: CharacterMap,
  ) {}

  /** True if the site is so small that the headings of all its notes are at hand. */
  get small(): boolean {
    return this.core.near.length > 0;
  }

  /** Loads the blocks that every query looks at. */
  async loadNear(): Promise<void> {
    await Promise.all(this.core.near.map((block) => this.#read(block)));
  }

  /** True if a section stands in a block that every query looks at. */
  isNear(number: number): boolean {
    return this.core.near.includes(this.#blockOf(number));
  }

  /** Loads what is missing of these sections. */
  async load(numbers: readonly number[]): Promise<void> {
    const blocks = new Set(
      numbers.filter((number) => !this.#sections.has(number)).map((number) => this.#blockOf(number)),
    );
    await Promise.all([...blocks].map((block) => this.#read(block)));
  }

  /** A section that was loaded. */
  get(number: number): TableSection | undefined {
    return this.#sections.get(number);
  }

  #blockOf(number: number): number {
    let low = 0;
    let high = this.core.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.core.blocks[middle] ?? 0) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async #read(block: number): Promise<void> {
    const table = await this.store.table(block);
    const start = this.core.blocks[block] ?? 0;
    if (this.#sections.has(start)) return;
    const pages = table.pages.map(([address, title, crumbs]) => ({address, title, crumbs}));
    table.sections.forEach(([place, anchor, heading, up], offset) => {
      const page = pages[place];
      if (!page) return;
      const path: string[] = [];
      for (let at = offset, step = up; step > 0; step = table.sections[at]?.[3] ?? 0) {
        at -= step;
        path.unshift(table.sections[at]?.[2] ?? '');
      }
      const map = this.map;
      let keys: SectionKeys | null = null;
      this.#sections.set(start + offset, {
        number: start + offset,
        address: anchor === '' ? page.address : `${page.address}#${anchor}`,
        heading,
        path,
        page,
        get keys() {
          keys ??= sectionKeys(heading, anchor, path, page, map);
          return keys;
        },
      });
    });
  }
}

function sectionKeys(
  heading: string,
  anchor: string,
  path: readonly string[],
  page: TableSection['page'],
  map: CharacterMap,
): SectionKeys {
  const folded = fold(heading, map);
  const title = fold(page.title, map);
  const words = page.address.replace(/[/-]/gu, ' ');
  return {
    heading: keyOf(folded),
    anchor: keyOf(anchor.replace(/-/gu, ' ')),
    parts: partKeys(folded),
    page: keyOf(title),
    pageParts: partKeys(title),
    above: keyOf(fold([...path, ...page.crumbs, page.title, words].join('\n'), map)),
  };
}

function partKeys(folded: string): string[] {
  return folded
    .split(DIVIDERS)
    .map((part) => keyOf(part))
    .filter((key) => key.trim() !== '');
}
