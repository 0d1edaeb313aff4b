/** How a query differs from the text it is meant to find; each kind's file says more. */
export type QueryKind =
  | 'simplified'
  | 'traditional'
  | 'spaced'
  | 'apart'
  | 'inside'
  | 'mixed'
  | 'english'
  | 'identifier'
  | 'homophone'
  | 'pinyin'
  | 'initials'
  | 'question'
  | 'crosslingual'
  | 'number';

/** What a reader types, and where the answer is. */
export interface RelevanceQuery {
  readonly query: string;
  readonly kind: QueryKind;
  /**
   * Addresses of sections, each of which answers the query: `/gpt/gpt-2#karma`, `/glossary#token`,
   * `/references#fu2022tracing`. An address without an anchor is a note's text before its first heading.
   */
  readonly answers: readonly string[];
}

/** A query of any kind and its answers. */
export type MixedRow = readonly [kind: QueryKind, query: string, answers: readonly string[]];

/** Rows of all kinds. */
export function askMixed(rows: readonly MixedRow[]): readonly RelevanceQuery[] {
  return rows.map(([kind, query, answers]) => ({query, kind, answers}));
}

/** The rows of one kind, each a query and its answers. */
export function ask(
  kind: QueryKind,
  rows: readonly (readonly [query: string, answers: readonly string[]])[],
): readonly RelevanceQuery[] {
  return rows.map(([query, answers]) => ({query, kind, answers}));
}
