import {Cite} from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';

/** One entry of references.bib, ready to show. */
export interface Reference {
  readonly key: string;
  /** The short form used in running text, such as `Ouyang 等，2022`. */
  readonly label: string;
  /** The whole entry in APA form, without its address. */
  readonly text: string;
  readonly title: string;
  readonly url: string | null;
  readonly year: number;
}

export type Bibliography = ReadonlyMap<string, Reference>;

interface CslName {
  readonly family?: string;
  readonly literal?: string;
  readonly given?: string;
}

interface CslEntry {
  readonly id: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: {readonly 'date-parts'?: readonly (readonly number[])[]};
  readonly URL?: string;
}

/**
 * Reads a BibTeX file.
 *
 * @param source the text of references.bib
 * @returns the entries by key, in the file's order
 * @throws Error when two entries share a key, or one has no author, year or https address
 */
export function parseBibliography(source: string): Bibliography {
  const entries = new Map<string, Reference>();
  const keys = [...source.matchAll(/^@\w+\{([^,\s]+),/gm)].map((match) => match[1] ?? '');
  const twice = keys.find((key, position) => keys.indexOf(key) !== position);
  if (twice) throw new Error(`references.bib 里有两个条目叫 ${twice}。改法：给其中一个换一个键。`);
  const cite = new Cite(source);
  for (const entry of cite.data as CslEntry[]) {
    const year = entry.issued?.['date-parts']?.[0]?.[0];
    if (!year || !entry.author?.length) {
      throw new Error(`references.bib 的条目 ${entry.id} 没有作者或年份。改法：补上 author 和 year。`);
    }
    if (!entry.URL?.startsWith('https://')) {
      throw new Error(
        `references.bib 的条目 ${entry.id} 没有 https 地址（现在是 ${entry.URL ?? '空'}）。改法：补上 url。`,
      );
    }
    entries.set(entry.id, {
      key: entry.id,
      label: `${authorLabel(entry.author)}，${year}`,
      text: bibliographyText(entry),
      title: entry.title,
      url: entry.URL,
      year,
    });
  }
  return entries;
}

function authorLabel(authors: readonly CslName[]): string {
  const names = authors.map((author) => author.family ?? author.literal ?? author.given ?? '');
  if (names.length === 1) return names[0] ?? '';
  // Three or more shorten to the first, as is usual in Chinese papers.
  return names.length === 2 ? `${names[0]} 与 ${names[1]}` : `${names[0]} 等`;
}

function bibliographyText(entry: CslEntry): string {
  const formatted = new Cite(entry).format('bibliography', {format: 'text', template: 'apa', lang: 'en-US'});
  // APA ends with the address, which the list shows as a link of its own.
  return String(formatted)
    .trim()
    .replace(/\s*https?:\/\/\S+$/, '');
}
