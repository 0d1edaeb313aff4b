/**
 * Weights of a real model, for Nf4Figure: a histogram of the whole matrix, each 64 divided by the largest of them, and 4,096
 * of the weights. scripts/reference/weight_histogram.py writes generated/weightHistogram.json.
 */
import data from './generated/weightHistogram.json';

export interface WeightSource {
  readonly model: string;
  readonly package: string;
  readonly licence: string;
  readonly tensor: string;
  /** How the file keeps the numbers. */
  readonly stored: string;
  /** What a reader must know of these weights. */
  readonly note: string;
}

export interface Histogram {
  readonly from: number;
  readonly to: number;
  /** Of bins of one width. */
  readonly counts: readonly number[];
}

/** What was measured over the whole matrix: root mean square error over root mean square, constants in 32 bits. */
export interface MatrixError {
  readonly block: number;
  readonly nf4: number;
  readonly int4: number;
}

export const weightSource: WeightSource = data.source;
/** Number of weights in the matrix. */
export const weightCount: number = data.weights;
/** 3 for a normal distribution. */
export const kurtosis: number = data.kurtosis;
/** Of weights divided by the largest of their block of `block`. */
export const scaledHistogram: Histogram & {readonly block: number} = data.scaledHistogram;
export const matrixErrors: readonly MatrixError[] = data.relativeError;
/** Weights that stand side by side. */
export const sample: readonly number[] = data.sample;
