/**
 * What the run of examples/data counted, from crawl to instruction data, and how often LSH found pairs of known similarity.
 * `npm run data` writes generated/dataFunnel.json; nothing in it is typed by hand.
 */
import data from './generated/dataFunnel.json';

export interface Example {
  /** The path of the page on the practice site. */
  readonly source: string;
  readonly title: string;
  /** What the stage measured or found; its meaning depends on the reason. */
  readonly detail: string;
  /** How its text begins, without personal data; empty where there was none. */
  readonly excerpt: string;
}

export interface Reason {
  readonly reason: string;
  readonly label: string;
  readonly count: number;
  readonly examples: readonly Example[];
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly estimate: number;
  readonly similarity: number;
}

export interface Stage {
  readonly stage: string;
  readonly label: string;
  /** Addresses in the first stage, documents in the others, records in the last. */
  readonly kept: number;
  readonly dropped: number;
  readonly reasons: readonly Reason[];
  /** Pages by encoding and by what told it (extract). */
  readonly encodings?: Readonly<Record<string, number>>;
  /** Pairs of documents that share a band (near). */
  readonly pairs?: readonly Pair[];
  /** Pieces of personal data that were replaced, by kind (privacy). */
  readonly redacted?: Readonly<Record<string, number>>;
  /** Questions with answers that the documents gave (instruct). */
  readonly records?: number;
  /** Records by part (split). */
  readonly parts?: Readonly<Record<string, number>>;
  /** The highest similarity between a record to train on and one held out (split). */
  readonly highestSimilarity?: number;
}

export interface Measured {
  readonly similarity: number;
  readonly pairs: number;
  readonly hits: number;
  /** 95 % interval of the rate (Wilson 1927). */
  readonly low: number;
  readonly high: number;
}

export interface Cut {
  readonly bands: number;
  readonly rows: number;
  readonly points: readonly Measured[];
}

// Each stage has its own extras: TypeScript would infer a union of eleven shapes.
export const stages = data.stages as unknown as readonly Stage[];
export const settings: {
  readonly shingle: number;
  readonly bands: number;
  readonly rows: number;
  /** From this similarity on a candidate was dropped. */
  readonly threshold: number;
} = data.settings;
export const measuredCuts: readonly Cut[] = data.sCurve;
