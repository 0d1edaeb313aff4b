import type {Alphabet, Totals} from './pieces';
import type {PackedPiece} from './tables';

/** Between the page and the worker. */
export type Request =
  | {
      readonly kind: 'load';
      readonly id: string;
      readonly url: string;
      readonly bytes: number;
      readonly alphabet: Alphabet;
    }
  | {
      readonly kind: 'cut';
      readonly id: string;
      readonly text: string;
      readonly limit: number;
    };

export type Reply =
  /** `bytes` of the file's `total` have come, unpacked. */
  | {readonly kind: 'progress'; readonly id: string; readonly bytes: number; readonly total: number}
  | {readonly kind: 'ready'; readonly id: string}
  | {readonly kind: 'failed'; readonly id: string; readonly message: string}
  /** Answers come in the order of the requests. The totals are of the whole text, the pieces no more than were asked for. */
  | {
      readonly kind: 'cut';
      readonly id: string;
      readonly totals: Totals;
      readonly pieces: readonly PackedPiece[];
    };
