import {describe, expect, it} from 'vitest';
import {
  frobenius,
  product,
  singularValues,
  subspaceSimilarity,
  transpose,
  truncated,
  truncationError,
  type Matrix2D,
} from '@site/src/llm/svd';

/** Numbers between −1 and 1 from a linear congruential generator. */
function someMatrix(rows: number, columns: number): number[][] {
  let seed = rows * 31 + columns;
  return Array.from({length: rows}, () =>
    Array.from({length: columns}, () => {
      seed = (1_664_525 * seed + 1_013_904_223) % 2 ** 32;
      return seed / 2 ** 31 - 1;
    }),
  );
}

const difference = (a: Matrix2D, b: Matrix2D): number =>
  frobenius(a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] ?? NaN))));

describe('the singular value decomposition', () => {
  it('of a matrix by hand: [[3, 0], [4, 5]] has √45 and √5', () => {
    const {values} = singularValues([
      [3, 0],
      [4, 5],
    ]);
    expect(values[0]).toBeCloseTo(Math.sqrt(45), 12);
    expect(values[1]).toBeCloseTo(Math.sqrt(5), 12);
  });

  it('of the Hilbert matrix of order 4, from the tables', () => {
    const hilbert = Array.from({length: 4}, (_, i) => Array.from({length: 4}, (__, j) => 1 / (i + j + 1)));
    const known = [1.5002142800592426, 0.16914122022144827, 0.0067382736057606, 0.0000967023040226];
    singularValues(hilbert).values.forEach((value, index) => expect(value).toBeCloseTo(known[index] ?? NaN, 12));
  });

  it.each([
    [8, 8],
    [12, 5],
    [5, 12],
  ])('of %i × %i is a product of orthogonal vectors that gives the matrix back', (rows, columns) => {
    const matrix = someMatrix(rows, columns);
    const svd = singularValues(matrix);
    expect(svd.values).toHaveLength(Math.min(rows, columns));
    expect([...svd.values].sort((a, b) => b - a)).toEqual(svd.values);
    for (const vectors of [svd.u, svd.v]) {
      const gram = product(vectors, transpose(vectors));
      gram.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 1 : 0, 10)));
    }
    expect(difference(matrix, truncated(svd, svd.values.length))).toBeLessThan(1e-12);
  });

  it('finds the rank of a product', () => {
    const {values} = singularValues(product(someMatrix(9, 2), someMatrix(2, 7)));
    expect(values.filter((value) => value > 1e-12)).toHaveLength(2);
  });

  it('of zeros is zeros', () => {
    expect(
      singularValues([
        [0, 0],
        [0, 0],
      ]).values,
    ).toEqual([0, 0]);
    expect(truncationError([0, 0], 1)).toBe(0);
  });

  it('says what is wrong with bad input', () => {
    expect(() => singularValues([])).toThrow(/empty/);
    expect(() => singularValues([[1, 2], [3]])).toThrow(/rows of 2 numbers, found one of 1/);
    expect(() => singularValues([[NaN]])).toThrow(/finite/);
    expect(() => product([[1, 2]], [[1]])).toThrow(/found 2 and 1/);
  });
});

describe('the nearest matrix of a rank', () => {
  it('is as far as Eckart and Young say', () => {
    const matrix = someMatrix(10, 8);
    const svd = singularValues(matrix);
    for (const rank of [1, 3, 7]) {
      expect(difference(matrix, truncated(svd, rank)) / frobenius(matrix)).toBeCloseTo(
        truncationError(svd.values, rank),
        10,
      );
    }
    expect(truncationError(svd.values, 8)).toBe(0);
    expect(truncationError(svd.values, 0)).toBe(1);
  });
});

describe('the similarity of subspaces', () => {
  it('is 1 for the same and 0 for orthogonal ones', () => {
    const {u} = singularValues(someMatrix(6, 6));
    expect(subspaceSimilarity(u, u, 3)).toBeCloseTo(1, 10);
    expect(subspaceSimilarity(u.slice(0, 3), u.slice(3), 3)).toBeCloseTo(0, 10);
  });
});
