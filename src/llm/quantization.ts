/**
 * Block-wise quantisation to few bits: the levels of NF4 and of 4-bit integers, absolute-maximum scaling, double
 * quantisation, the error, and the bits that it all takes. Dettmers et al. (2023), arXiv:2305.14314, sections 2 and 3.
 */

// Acklam's rational approximation of the normal quantile function, refined below by one step of Halley's method.
const CENTRAL = {
  a: [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ],
  b: [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1],
} as const;
const TAIL = {
  a: [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  b: [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1],
} as const;
const TAIL_BEGINS = 0.02425;

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** The standard normal distribution function, by a continued fraction far out and a series near 0; exact to about 1e-14. */
function normalDistribution(x: number): number {
  const z = Math.abs(x);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let upper: number;
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 80; n++) {
      term *= (z * z) / (2 * n + 1);
      sum += term;
    }
    upper = 0.5 - density * sum;
  } else {
    let fraction = 0;
    for (let n = 60; n > 0; n--) fraction = n / (z + fraction);
    upper = density / (z + fraction);
  }
  return x > 0 ? 1 - upper : upper;
}

/**
 * The value below which a standard normal variable falls with the given probability.
 *
 * @throws RangeError when the probability is not between 0 and 1
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`expected a probability between 0 and 1, found ${probability}`);
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  let x: number;
  if (probability < TAIL_BEGINS) {
    const q = Math.sqrt(-2 * Math.log(probability));
    x = polynomial(TAIL.a, q) / polynomial(TAIL.b, q);
  } else {
    const q = probability - 0.5;
    x = (polynomial(CENTRAL.a, q * q) * q) / polynomial(CENTRAL.b, q * q);
  }
  const error = (normalDistribution(x) - probability) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x - error / (1 + (x * error) / 2);
}

/**
 * The probability at which the outermost level stands: the mean of 1 − 1/32 and 1 − 1/30. bitsandbytes writes it as
 * 0.9677083 in `create_normal_map`; the paper does not give it.
 */
export const NF4_OFFSET = 1 - (1 / 32 + 1 / 30) / 2;

// #region nf4-levels
/**
 * The 16 levels of NF4, ascending from −1 to 1: eight quantiles of the normal distribution on the negative side and
 * nine on the positive one, which share 0, divided by the largest.
 *
 * Dettmers et al. (2023), section 3 and appendix E; the spacing of the quantiles is bitsandbytes' `create_normal_map`.
 */
export function nf4Levels(): number[] {
  const side = (count: number): number[] =>
    Array.from({length: count}, (_, index) => normalQuantile(NF4_OFFSET + (index * (0.5 - NF4_OFFSET)) / count));
  const negative = side(7).map((quantile) => -quantile);
  const positive = side(8);
  const largest = positive[0] ?? 1;
  return [...negative, 0, ...positive.reverse()].map((quantile) => quantile / largest);
}
// #endregion

/** The 15 levels of a symmetric 4-bit integer, −7/7 to 7/7: the sixteenth code, −8, stays unused. */
export function int4Levels(): number[] {
  return Array.from({length: 15}, (_, index) => (index - 7) / 7);
}

/**
 * The levels of 4-bit floating point with 2 bits of exponent and 1 of mantissa (E2M1), divided by the largest, 6:
 * 0, 0.5, 1, 1.5, 2, 3, 4, 6 and their negatives. QLoRA, table 2, compares NF4 with it.
 */
export function fp4Levels(): number[] {
  const positive = [0.5, 1, 1.5, 2, 3, 4, 6].map((value) => value / 6);
  return [...[...positive].reverse().map((value) => -value), 0, ...positive];
}

/** The index of the level next to a value; of two equally near ones the upper. Levels ascend. */
export function nearestLevel(levels: readonly number[], value: number): number {
  let low = 0;
  let high = levels.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const border = ((levels[middle] ?? 0) + (levels[middle + 1] ?? 0)) / 2;
    if (value < border) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One block of numbers as it is stored. */
export interface QuantizedBlock {
  /** The largest absolute value of the block: the quantisation constant. */
  readonly absmax: number;
  /** The place of each number's level. */
  readonly codes: readonly number[];
}

/** Divides a block by its largest absolute value and takes the nearest levels. QLoRA, equation (1). */
export function quantizeBlock(values: readonly number[], levels: readonly number[]): QuantizedBlock {
  const absmax = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return {absmax, codes: values.map((value) => nearestLevel(levels, absmax === 0 ? 0 : value / absmax))};
}

/**
 * The constants of many blocks after the second quantisation, as they are read back: their mean is taken off, groups of
 * 256 share one constant, and each is kept in 8 bits.
 *
 * QLoRA uses an 8-bit float (section 3); here it is an 8-bit integer, whose steps are equal. Groups are cut at `group`.
 *
 * @throws RangeError when the group is no positive integer
 */
export function doubleQuantized(constants: readonly number[], group = 256): number[] {
  if (!Number.isInteger(group) || group < 1) throw new RangeError(`expected a positive group size, found ${group}`);
  const mean = constants.reduce((sum, value) => sum + value, 0) / Math.max(1, constants.length);
  const centred = constants.map((value) => value - mean);
  return centred.map((value, index) => {
    const start = index - (index % group);
    const largest = centred.slice(start, start + group).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    return largest === 0 ? mean : mean + (Math.round((127 * value) / largest) * largest) / 127;
  });
}

/** How numbers are quantised. */
export interface Scheme {
  /** Ascending, from −1 to 1. */
  readonly levels: readonly number[];
  /** Numbers that share a constant. */
  readonly block: number;
  /** Whether the constants are quantised as well. */
  readonly double: boolean;
}

/**
 * Numbers after quantisation and back, block by block in their order; the last block may be shorter.
 *
 * @throws RangeError when the block size is no positive integer
 */
export function roundTrip(values: readonly number[], {levels, block, double}: Scheme): number[] {
  if (!Number.isInteger(block) || block < 1) throw new RangeError(`expected a positive block size, found ${block}`);
  const blocks = Array.from({length: Math.ceil(values.length / block)}, (_, index) =>
    quantizeBlock(values.slice(index * block, (index + 1) * block), levels),
  );
  const exact = blocks.map(({absmax}) => absmax);
  const constants = double ? doubleQuantized(exact) : exact;
  return blocks.flatMap(({codes}, index) => codes.map((code) => (levels[code] ?? 0) * (constants[index] ?? 0)));
}

/**
 * The root of the mean squared difference of two lists.
 *
 * @throws RangeError when they are empty or of different lengths
 */
export function rootMeanSquare(values: readonly number[], restored: readonly number[]): number {
  if (values.length === 0 || values.length !== restored.length) {
    throw new RangeError(`expected two lists of one length, found ${values.length} and ${restored.length}`);
  }
  const sum = values.reduce((total, value, index) => total + (value - (restored[index] ?? 0)) ** 2, 0);
  return Math.sqrt(sum / values.length);
}

// #region bits-per-parameter
/** What a quantisation constant takes: one for each block, or two steps of them. */
export interface ConstantBits {
  /** Weights that share a constant. */
  readonly block: number;
  /** Constants of the first step that share one of the second, or null without double quantisation. */
  readonly group: number | null;
}

/**
 * Bits that the constants add to each weight: 32/64 = 0.5 in blocks of 64, and 8/64 + 32/(64 · 256) = 0.127 with double
 * quantisation. Dettmers et al. (2023), section 3.
 *
 * @throws RangeError when a size is not positive
 */
export function constantBits({block, group}: ConstantBits): number {
  if (!(block > 0) || !(group === null || group > 0)) {
    throw new RangeError(`expected positive sizes, found ${block} and ${group}`);
  }
  return group === null ? 32 / block : 8 / block + 32 / (block * group);
}

/** Bits of each weight in all: 4 and what the constants add. 4.127 in QLoRA's setting. */
export function bitsPerParameter(constants: ConstantBits, codeBits = 4): number {
  return codeBits + constantBits(constants);
}
// #endregion

/** What QLoRA trains with: blocks of 64, groups of 256. Section 3. */
export const QLORA_CONSTANTS: ConstantBits = {block: 64, group: 256};
