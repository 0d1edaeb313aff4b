/**
 * What the search gives and takes. The box and the page speak to these types alone, so that any engine can stand behind them.
 */

/** What a reader asked. */
export interface SearchQuery {
  /** As typed. */
  readonly text: string;
  /** True: search exactly this, without guessing at typos or pinyin. */
  readonly literal?: boolean;
  /** How many sections to give at most; 20 unless told. */
  readonly limit?: number;
  /** How many of them get a snippet; 8 unless told. Each snippet may cost a file. */
  readonly snippets?: number;
}

/** A range of UTF-16 code units, end exclusive. */
export type MarkRange = readonly [start: number, end: number];

/** A piece of a section's text that shows why the section was found. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly MarkRange[];
}

/** One section, as found. */
export interface SectionHit {
  /** Address below the site's base, starting with `/`; with `#id` unless it is the top of the page. */
  readonly address: string;
  readonly heading: string;
  readonly headingMarks: readonly MarkRange[];
  /** Headings above this one on its page, outermost first, without the page's title. */
  readonly path: readonly string[];
  /** Null while its text was not asked for. */
  readonly snippet: Snippet | null;
  /** Comparable within one answer only. */
  readonly score: number;
}

/** Sections of one page that stand together in the order of results. */
export interface PageGroup {
  readonly title: string;
  readonly address: string;
  /** Where the page stands in the site, outermost first. */
  readonly crumbs: readonly string[];
  readonly sections: readonly SectionHit[];
}

/** Why a query was searched as something else. */
export type RewriteReason = 'pinyin' | 'initials' | 'homophone' | 'typo' | 'spacing';

/** What the query was taken to mean. */
export interface Rewrite {
  readonly to: string;
  readonly reason: RewriteReason;
}

/** The answer to one query. */
export interface SearchAnswer {
  readonly query: string;
  /** True if the query was not to be guessed at. */
  readonly literal: boolean;
  /** False: nothing fits; `groups` then holds the nearest sections, if any. */
  readonly found: boolean;
  /** Sections that fit, shown or not. */
  readonly total: number;
  /** Best first; reading them from top to bottom is reading the sections in order. */
  readonly groups: readonly PageGroup[];
  /** Null when the query was searched as typed. */
  readonly rewrite: Rewrite | null;
  /** Other names that were searched along with the typed ones. */
  readonly synonyms: readonly string[];
  /** What was tried, in words that can be searched; for an answer without results. */
  readonly tried: readonly string[];
  /** Names in the notes that are near to the query. */
  readonly suggestions: readonly string[];
  /** Words to mark in a page that is opened from this answer. */
  readonly terms: readonly string[];
}

/** Anything that can answer. */
export interface SearchProvider {
  /** Fetches what the first answer will need, so that it comes sooner. Never rejects. */
  warm(): Promise<void>;
  /**
   * @throws SearchError when something could not be loaded; calling again tries again
   * @throws DOMException `AbortError` once `signal` is aborted
   */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer>;
}

/** Why a search failed: `offline` and `missing` can pass, `format` needs a new build or a reload. */
export type SearchErrorKind = 'offline' | 'missing' | 'format';

/** A search that could not be answered. */
export class SearchError extends Error {
  constructor(
    readonly kind: SearchErrorKind,
    message: string,
  ) {
    super(message);
    this.name = 'SearchError';
  }
}
