import {describe, expect, it} from 'vitest';
import {
  bitsPerParameter,
  constantBits,
  doubleQuantized,
  fp4Levels,
  int4Levels,
  nearestLevel,
  nf4Levels,
  NF4_OFFSET,
  normalQuantile,
  quantizeBlock,
  rootMeanSquare,
  roundTrip,
} from '@site/src/llm/quantization';

/** QLoRA, appendix E; the same table is in bitsandbytes. */
const PUBLISHED = [
  -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
  -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
  0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
];

describe('normal quantiles', () => {
  it.each([
    // Tables of the standard normal distribution.
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.001, -3.090232306167813],
    [1e-6, -4.753424308822899],
  ])('%f is at %f', (probability, value) => expect(normalQuantile(probability)).toBeCloseTo(value, 10));

  it('are odd and refuse what is no probability', () => {
    expect(normalQuantile(0.3)).toBeCloseTo(-normalQuantile(0.7), 12);
    expect(() => normalQuantile(1)).toThrow(/between 0 and 1, found 1/);
  });
});

describe('NF4', () => {
  it('has the published levels, computed from normal quantiles', () => {
    expect(NF4_OFFSET).toBeCloseTo(0.9677083, 7);
    const levels = nf4Levels();
    expect(levels).toHaveLength(16);
    levels.forEach((level, index) => expect(Math.abs(level - (PUBLISHED[index] ?? NaN))).toBeLessThan(1e-6));
    expect(levels[7]).toBe(0);
  });

  it('chooses the nearest level, the upper of two equally near', () => {
    const levels = [-1, 0, 1];
    expect([-2, -0.6, -0.5, 0.2, 0.5, 3].map((value) => nearestLevel(levels, value))).toEqual([0, 0, 1, 1, 2, 2]);
    const nf4 = nf4Levels();
    nf4.forEach((level, index) => expect(nearestLevel(nf4, level)).toBe(index));
  });
});

describe('other 4-bit levels', () => {
  it('are 15 of an integer and 15 of a float, symmetric with a zero', () => {
    for (const levels of [int4Levels(), fp4Levels()]) {
      expect(levels).toHaveLength(15);
      expect(levels[7]).toBe(0);
      levels.forEach((level, index) => expect(level + (levels[14 - index] ?? NaN)).toBeCloseTo(0, 12));
      expect(levels[14]).toBe(1);
    }
  });
});

describe('blocks', () => {
  it('are divided by their largest absolute value', () => {
    const block = quantizeBlock([0.12, -0.5, 0.33, -0.07], int4Levels());
    expect(block.absmax).toBe(0.5);
    // The worked example of /llama/inference#absmax: 2, −7, 5, −1.
    expect(block.codes.map((code) => code - 7)).toEqual([2, -7, 5, -1]);
    expect(quantizeBlock([0, 0], int4Levels())).toEqual({absmax: 0, codes: [7, 7]});
  });

  it('keep an outlier to themselves', () => {
    const values = [0.1, -0.2, 0.15, 0.05, 4, 0.1, -0.1, 0.2];
    const levels = nf4Levels();
    const error = (block: number): number =>
      rootMeanSquare(values.slice(0, 4), roundTrip(values, {levels, block, double: false}).slice(0, 4));
    expect(error(4)).toBeLessThan(0.02);
    expect(error(8)).toBeGreaterThan(0.1);
    expect(() => roundTrip(values, {levels, block: 0, double: false})).toThrow(/positive block size, found 0/);
  });

  it('lose less to NF4 than to integers when the numbers are normal', () => {
    // A linear congruential generator (Numerical Recipes), through the quantile function.
    let seed = 1;
    const values = Array.from({length: 8192}, () => {
      seed = (1_664_525 * seed + 1_013_904_223) % 2 ** 32;
      return normalQuantile((seed + 0.5) / 2 ** 32);
    });
    const error = (levels: number[]): number =>
      rootMeanSquare(values, roundTrip(values, {levels, block: 64, double: false}));
    expect(error(nf4Levels())).toBeLessThan(error(int4Levels()));
    expect(error(nf4Levels())).toBeLessThan(error(fp4Levels()));
  });
});

describe('double quantisation', () => {
  it('keeps constants to half a step of 1/127 of their spread', () => {
    const constants = [1, 1.1, 0.9, 1.3, 0.7];
    doubleQuantized(constants).forEach((value, index) =>
      expect(Math.abs(value - (constants[index] ?? 0))).toBeLessThanOrEqual(0.3 / 127 / 2 + 1e-12),
    );
    expect(doubleQuantized([2, 2, 2])).toEqual([2, 2, 2]);
    expect(() => doubleQuantized([1], 0)).toThrow(/positive group size, found 0/);
  });

  it('takes the paper’s bits: 4.5, then 4.127, 0.373 saved', () => {
    expect(bitsPerParameter({block: 64, group: null})).toBe(4.5);
    expect(bitsPerParameter({block: 64, group: 256})).toBeCloseTo(4.127, 3);
    expect(constantBits({block: 64, group: null}) - constantBits({block: 64, group: 256})).toBeCloseTo(0.373, 3);
    expect(() => constantBits({block: 0, group: null})).toThrow(/positive sizes/);
  });
});

describe('the error', () => {
  it('is the root of the mean square', () => {
    expect(rootMeanSquare([1, 2], [1, 4])).toBeCloseTo(Math.SQRT2, 12);
    expect(() => rootMeanSquare([], [])).toThrow(/found 0 and 0/);
  });
});
