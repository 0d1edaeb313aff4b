/**
 * The data on models as the figures carry it to the browser: values without their sources, which stay in `/data/models.json`
 * and in the table of models. `src/data/models/series.ts` writes it while the site is built; nothing here reads a record.
 */
import type {Attention, Benchmark, Commercial, Kind, WhyNull} from './types';

/** A value, or why there is none. */
export type Value<T> = {readonly value: T; readonly why: null} | {readonly value: null; readonly why: WhyNull};

/** Why a value is missing, as a number that no value has. */
const WHY = {0: '未核实', '-1': '未公布', '-2': '不适用'} as const satisfies Record<string, WhyNull>;
export type MissingCode = 0 | -1 | -2;

/** A positive number, or the code of why there is none. */
export type Packed = number;

export function unpack(packed: Packed): Value<number> {
  return packed > 0 ? {value: packed, why: null} : {value: null, why: WHY[packed as MissingCode]};
}

export function missingCode(why: WhyNull): MissingCode {
  return Number(Object.entries(WHY).find(([, text]) => text === why)?.[0]) as MissingCode;
}

/** The fields that the plots have an axis for, in the order of a row's letters of confidence. */
export const PLOTTED = ['released', 'parametersTotal', 'parametersActive', 'trainingTokens', 'context'] as const;
export type Plotted = (typeof PLOTTED)[number];

/**
 * id, name, index of the line, family, kind, whether the weights are open, release (empty where it is not known), total and
 * active parameters, training tokens, context, and a letter of confidence for each of the five values, a hyphen where there
 * is none.
 */
export type ModelRow = readonly [
  id: string,
  name: string,
  line: number,
  family: string,
  kind: Kind,
  open: 0 | 1,
  released: string,
  total: Packed,
  active: Packed,
  tokens: Packed,
  context: Packed,
  sure: string,
];

export interface CompactLine {
  readonly id: string;
  readonly name: string;
  /** The note on it, or null while there is none. */
  readonly to: string | null;
}

/** `models.json` of the build. */
export interface CompactModels {
  readonly lines: readonly CompactLine[];
  readonly rows: readonly ModelRow[];
  /** What a source adds to a value, by model and field; most values have nothing. */
  readonly printed: Readonly<Record<string, Partial<Record<Plotted, string>>>>;
}

/**
 * Scores that may be compared: one benchmark, one kind of checkpoint, as many examples in the prompt, the same conditions, and
 * either one measurer or each developer itself (`by` is null). A model can have two values, where its developer contradicts itself.
 */
export interface ScoreSeries {
  readonly benchmark: Benchmark;
  readonly of: Kind;
  readonly by: string | null;
  readonly shots: number | null;
  readonly conditions: string;
  /** Index of the model, and per cent. */
  readonly values: readonly (readonly [model: number, value: number])[];
}

/** Whether a model is for Chinese: 1 yes, 0 no, −1 nobody says. */
export type ChineseCode = 1 | 0 | -1;

/** What the choice of a model needs besides its row, at the same index. Of two answers −1 says that neither is known. */
export type ShapeRow = readonly [
  layers: Packed,
  hidden: Packed,
  ffn: Packed,
  heads: Packed,
  kvHeads: Packed,
  headSize: Packed,
  kvLatent: Packed,
  kvRope: Packed,
  cachedLayers: Packed,
  vocabulary: Packed,
  attention: Attention | '',
  tied: 1 | 0 | -1,
  gated: 1 | 0 | -1,
  commercial: Commercial | '',
  licence: string,
  terms: string,
  chinese: ChineseCode,
  chineseWhy: string,
];
