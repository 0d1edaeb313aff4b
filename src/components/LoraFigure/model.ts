/** What the figure of LoRA computes, from src/llm/svd.ts and the example's run. No DOM, no React. */
import {loraAlpha, loraRank, matrices, type LearnedMatrix} from '@site/src/data/loraDelta';
import {
  frobenius,
  product,
  singularValues,
  subspaceSimilarity,
  truncated,
  truncationError,
  type Matrix2D,
  type SingularValues,
} from '@site/src/llm/svd';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** Cells of a picture each way: the upper left of the matrix. */
export const CELLS = 32;
/** Steps of darkness for each sign. */
export const SHADES = 5;

export interface LoraState {
  /** Place in the list of matrices. */
  readonly matrix: number;
  /** How many singular values are kept. */
  readonly rank: number;
}

export interface Analysis {
  readonly matrix: LearnedMatrix;
  /** Of ΔW. */
  readonly svd: SingularValues;
  /** The largest possible rank. */
  readonly most: number;
  /** (α/r)·B·A. */
  readonly learned: Matrix2D;
  readonly learnedSvd: SingularValues;
  readonly deltaSize: number;
  readonly learnedSize: number;
  /** ‖ΔW − (α/r)BA‖ ÷ ‖ΔW‖. */
  readonly distance: number;
  /** The cosine of the angle between the two, as vectors. */
  readonly cosine: number;
  /** How far the directions that LoRA writes to lie in as many of ΔW's, 0 to 1. */
  readonly overlap: number;
  /** The same for directions at random: r ÷ d. */
  readonly chance: number;
}

const analyses = new Map<number, Analysis>();

/** The decompositions of a matrix, computed once. */
export function analysisOf(place: number): Analysis {
  const known = analyses.get(place);
  if (known) return known;
  const matrix = matrices[place];
  if (!matrix) throw new RangeError(`没有第 ${place + 1} 个矩阵；有 ${matrices.length} 个`);
  const {delta, a, b, rows, columns} = matrix;
  const svd = singularValues(delta);
  const learned = product(b, a, loraAlpha / loraRank);
  const learnedSvd = singularValues(learned);
  const [deltaSize, learnedSize] = [frobenius(delta), frobenius(learned)];
  const inner = delta.reduce(
    (sum, row, i) => sum + row.reduce((part, value, j) => part + value * (learned[i]?.[j] ?? 0), 0),
    0,
  );
  const analysis = {
    matrix,
    svd,
    most: Math.min(rows, columns),
    learned,
    learnedSvd,
    deltaSize,
    learnedSize,
    distance: Math.sqrt(deltaSize ** 2 - 2 * inner + learnedSize ** 2) / deltaSize,
    cosine: inner / (deltaSize * learnedSize),
    overlap: subspaceSimilarity(svd.u, learnedSvd.u, loraRank),
    chance: loraRank / rows,
  };
  analyses.set(place, analysis);
  return analysis;
}

export interface LoraNumbers {
  readonly analysis: Analysis;
  /** ‖ΔW − ΔW_r‖ ÷ ‖ΔW‖. */
  readonly error: number;
  /** What is kept of the sum of squares. */
  readonly kept: number;
  /** r·(d + k). */
  readonly parameters: number;
  /** The same as a part of d·k. */
  readonly share: number;
  /** The error of W itself at this rank: what ΔW is low in rank, W need not be. */
  readonly weightError: number;
  readonly pictures: readonly Picture[];
}

/** A matrix as paths: the cells of each shade. */
export interface Picture {
  readonly id: 'delta' | 'truncated' | 'learned';
  readonly shades: readonly Shade[];
}

export interface Shade {
  readonly sign: 'plus' | 'minus';
  /** 1 to SHADES. */
  readonly step: number;
  /** An SVG path of unit squares. */
  readonly path: string;
}

/** Everything that the figure shows for a state. */
export function loraNumbers({matrix: place, rank}: LoraState): LoraNumbers {
  const analysis = analysisOf(place);
  const {matrix, svd, learned} = analysis;
  const error = truncationError(svd.values, rank);
  const parameters = rank * (matrix.rows + matrix.columns);
  // One scale for all three, so that they can be compared.
  const largest = Math.max(...matrix.delta.slice(0, CELLS).flatMap((row) => row.slice(0, CELLS).map(Math.abs)));
  const picture = (id: Picture['id'], values: Matrix2D): Picture => ({id, shades: shadesOf(values, largest)});
  return {
    analysis,
    error,
    kept: 1 - error ** 2,
    parameters,
    share: parameters / (matrix.rows * matrix.columns),
    weightError: truncationError(matrix.weightSingularValues, rank),
    pictures: [picture('delta', matrix.delta), picture('truncated', truncated(svd, rank)), picture('learned', learned)],
  };
}

/** The upper left of a matrix as paths, one for each sign and shade. Cells below half a step are left white. */
export function shadesOf(values: Matrix2D, largest: number): Shade[] {
  const paths = new Map<string, string>();
  values.slice(0, CELLS).forEach((row, y) =>
    row.slice(0, CELLS).forEach((value, x) => {
      const step = Math.min(SHADES, Math.round((SHADES * Math.abs(value)) / (largest || 1)));
      if (step === 0) return;
      const key = `${value > 0 ? 'plus' : 'minus'} ${step}`;
      paths.set(key, `${paths.get(key) ?? ''}M${x} ${y}h1v1h-1z`);
    }),
  );
  return [...paths].map(([key, path]) => {
    const [sign, step] = key.split(' ');
    return {sign: sign === 'plus' ? 'plus' : 'minus', step: Number(step), path};
  });
}

const PARAMETERS = {rank: 'lora', matrix: 'lora-matrix'} as const;

/** The parameters of the address that the figure reads, for `data-needs-app`. */
export const ADDRESS = Object.values(PARAMETERS).join(' ');

const START: LoraState = {matrix: 0, rank: loraRank};

/** The state with some values changed; the rank stays within the matrix. */
export function changed(state: LoraState, change: Partial<LoraState>): LoraState {
  const next = {...state, ...change};
  return {...next, rank: Math.min(next.rank, analysisOf(next.matrix).most)};
}

/** `?lora=2&lora-matrix=1`: what differs from LoRA's own rank and the first matrix. */
export const codec: AddressCodec<LoraState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const place = Number(parameters.get(PARAMETERS.matrix) ?? 0);
    const matrix = matrices[place] ? place : START.matrix;
    const rank = parameters.has(PARAMETERS.rank) ? Number(parameters.get(PARAMETERS.rank)) : START.rank;
    return changed(START, {matrix, rank: Number.isInteger(rank) && rank >= 0 ? rank : START.rank});
  },
  format: (search, {matrix, rank}) =>
    withParameters(search, {
      [PARAMETERS.rank]: rank === START.rank ? null : String(rank),
      [PARAMETERS.matrix]: matrix === START.matrix ? null : String(matrix),
    }),
};
