import type {SearchAnswer, SearchErrorKind, SearchQuery} from '../types';

/** What the page says to the worker. */
export type Request =
  | {readonly kind: 'start'; readonly base: string}
  | {readonly kind: 'warm'; readonly id: number}
  | {readonly kind: 'search'; readonly id: number; readonly query: SearchQuery}
  | {readonly kind: 'abort'; readonly id: number};

/** What the worker says to the page: one reply for each `warm` and `search`, unless it was aborted. */
export type Reply =
  | {readonly id: number; readonly answer: SearchAnswer | null}
  | {readonly id: number; readonly error: {readonly kind: SearchErrorKind | 'bug'; readonly message: string}};
