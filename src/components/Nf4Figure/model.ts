/** What the figure of 4-bit formats computes, from src/llm/quantization.ts and real weights. No DOM, no React. */
import {
  matrixErrors,
  sample,
  scaledHistogram,
  weightCount,
  type Histogram,
  type MatrixError,
} from '@site/src/data/weights';
import {
  bitsPerParameter,
  constantBits,
  doubleQuantized,
  fp4Levels,
  int4Levels,
  nf4Levels,
  quantizeBlock,
  rootMeanSquare,
  roundTrip,
} from '@site/src/llm/quantization';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export const FORMATS = {nf4: 'NF4', int4: 'int4', fp4: 'FP4（E2M1）'} as const;
export type Format = keyof typeof FORMATS;
const FORMAT_IDS = Object.keys(FORMATS) as Format[];

export const LEVELS: Readonly<Record<Format, readonly number[]>> = {
  nf4: nf4Levels(),
  int4: int4Levels(),
  fp4: fp4Levels(),
};

/** Block sizes, 16 to 4,096. */
export const BLOCKS = Array.from({length: 9}, (_, index) => 2 ** (index + 4));

/** QLoRA's second step: groups of 256 constants. */
const GROUP = 256;
/** How many weights of a block are drawn. */
export const DRAWN = 32;
const BINS = 40;

export interface Nf4State {
  readonly format: Format;
  readonly block: number;
  readonly double: boolean;
  /** Which block is drawn. */
  readonly at: number;
}

const START: Nf4State = {format: 'nf4', block: 64, double: true, at: 0};

/** How many blocks of a size the sample has. */
export function blocksOf(block: number): number {
  return Math.floor(sample.length / block);
}

/** The state with some values changed; the block that is drawn stays among those that there are. */
export function changed(state: Nf4State, change: Partial<Nf4State>): Nf4State {
  const next = {...state, ...change};
  return {...next, at: Math.min(next.at, blocksOf(next.block) - 1)};
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  /** As a part of all weights. */
  readonly share: number;
}

/** One number before and after, both divided by the block's largest. */
export interface Drawn {
  readonly before: number;
  readonly after: number;
}

export interface Nf4Numbers {
  readonly levels: readonly number[];
  readonly bins: readonly Bin[];
  /** How many weights the bins hold. */
  readonly counted: number;
  /** How often each level is taken, as a part of the sample. */
  readonly used: readonly number[];
  /** The entropy of that, in bits; 4 where all 16 levels are taken equally often. */
  readonly entropy: number;
  readonly drawn: readonly Drawn[];
  /** The constant of the drawn block, and what double quantisation makes of it. */
  readonly absmax: number;
  readonly absmaxKept: number;
  readonly bits: {readonly single: number; readonly double: number; readonly saved: number; readonly chosen: number};
  /** Root mean square error over root mean square of the sample, for each format. */
  readonly errors: Readonly<Record<Format, number>>;
  /** The same over the whole matrix, or null where it was not measured. */
  readonly matrix: MatrixError | null;
}

/** Everything that the figure shows for a state. */
export function nf4Numbers({format, block, double, at}: Nf4State): Nf4Numbers {
  const levels = LEVELS[format];
  const chunks = Array.from({length: blocksOf(block)}, (_, index) => sample.slice(index * block, (index + 1) * block));
  const quantized = chunks.map((chunk) => quantizeBlock(chunk, levels));
  const constants = quantized.map(({absmax}) => absmax);
  const absmax = constants[at] ?? 1;
  const absmaxKept = double ? (doubleQuantized(constants, GROUP)[at] ?? absmax) : absmax;
  const codes = quantized.flatMap((one) => one.codes);
  const used = levels.map((_, level) => codes.filter((code) => code === level).length / codes.length);
  const bits = {
    single: bitsPerParameter({block, group: null}),
    double: bitsPerParameter({block, group: GROUP}),
    saved: constantBits({block, group: null}) - constantBits({block, group: GROUP}),
  };
  const whole = block === scaledHistogram.block;
  return {
    levels,
    bins: whole ? binsOf(scaledHistogram) : scaledBins(chunks, constants),
    counted: whole ? weightCount : sample.length,
    used,
    entropy: used.reduce((sum, part) => sum - (part > 0 ? part * Math.log2(part) : 0), 0),
    drawn: (chunks[at] ?? []).slice(0, DRAWN).map((before, index) => ({
      before: before / absmax,
      after: ((levels[quantized[at]?.codes[index] ?? 0] ?? 0) * absmaxKept) / absmax,
    })),
    absmax,
    absmaxKept,
    bits: {...bits, chosen: double ? bits.double : bits.single},
    errors: {
      nf4: relativeError('nf4', block, double),
      int4: relativeError('int4', block, double),
      fp4: relativeError('fp4', block, double),
    },
    matrix: matrixErrors.find((one) => one.block === block) ?? null,
  };
}

const size = rootMeanSquare(
  sample,
  sample.map(() => 0),
);

/** The root mean square error over the sample, as a part of the root mean square of the weights themselves. */
export function relativeError(format: Format, block: number, double: boolean): number {
  return rootMeanSquare(sample, roundTrip(sample, {levels: LEVELS[format], block, double})) / size;
}

function binsOf({from, to, counts}: Histogram): Bin[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const width = (to - from) / counts.length;
  return counts.map((count, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    share: count / all,
  }));
}

function scaledBins(chunks: readonly (readonly number[])[], constants: readonly number[]): Bin[] {
  const counts = Array.from({length: BINS}, () => 0);
  chunks.forEach((chunk, index) =>
    chunk.forEach((value) => {
      const place = Math.min(BINS - 1, Math.floor(((value / (constants[index] || 1) + 1) / 2) * BINS));
      counts[place] = (counts[place] ?? 0) + 1;
    }),
  );
  return binsOf({from: -1, to: 1, counts});
}

const PARAMETERS = {format: 'nf4', block: 'nf4-block', double: 'nf4-double', at: 'nf4-at'} as const;

/** The parameters of the address that the figure reads, for `data-needs-app`. */
export const ADDRESS = Object.values(PARAMETERS).join(' ');

/** `?nf4=int4&nf4-block=128&nf4-double=false&nf4-at=3`. */
export const codec: AddressCodec<Nf4State> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const format = FORMAT_IDS.find((id) => id === parameters.get(PARAMETERS.format)) ?? START.format;
    const block = BLOCKS.find((one) => String(one) === parameters.get(PARAMETERS.block)) ?? START.block;
    const at = Number(parameters.get(PARAMETERS.at) ?? 0);
    return changed(START, {
      format,
      block,
      double: parameters.get(PARAMETERS.double) !== 'false',
      at: Number.isInteger(at) && at >= 0 ? at : 0,
    });
  },
  format: (search, {format, block, double, at}) =>
    withParameters(search, {
      [PARAMETERS.format]: format === START.format ? null : format,
      [PARAMETERS.block]: block === START.block ? null : String(block),
      [PARAMETERS.double]: double ? null : 'false',
      [PARAMETERS.at]: at === 0 ? null : String(at),
    }),
};
