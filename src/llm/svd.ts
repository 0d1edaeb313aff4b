/** The singular value decomposition of a small matrix, and what is left of it at a rank. */

/** Rows of numbers, all of one length. */
export type Matrix2D = readonly (readonly number[])[];

export interface SingularValues {
  /** Descending. */
  readonly values: readonly number[];
  /** u[i] is the left singular vector of values[i]: as long as the matrix has rows. */
  readonly u: Matrix2D;
  /** v[i] is the right singular vector of values[i]: as long as the matrix has columns. */
  readonly v: Matrix2D;
}

/** Sweeps after which it has long converged; small matrices need about ten. */
const SWEEPS = 60;

// #region jacobi
/**
 * The singular value decomposition by one-sided Jacobi rotations: pairs of columns are turned until all are orthogonal;
 * their lengths are the singular values.
 *
 * Hestenes (1958); Demmel and Veselić (1992), SIAM J. Matrix Anal. Appl. 13(4).
 *
 * @param matrix m × n with m ≥ n, or the transpose is taken; numbers of any unit
 * @throws RangeError when it is empty, its rows differ in length, or a number is not finite
 */
export function singularValues(matrix: Matrix2D): SingularValues {
  const rows = matrix.length;
  const columns = matrix[0]?.length ?? 0;
  checkMatrix(matrix, columns);
  if (rows < columns) {
    const {values, u, v} = singularValues(transpose(matrix));
    return {values, u: v, v: u};
  }
  // Columns of the matrix, and of the product of all rotations.
  const a = transpose(matrix).map((column) => [...column]);
  const v = Array.from({length: columns}, (_, i) => Array.from({length: columns}, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < columns - 1; p++) {
      for (let q = p + 1; q < columns; q++) {
        const [left = [], right = []] = [a[p], a[q]];
        const alpha = dot(left, left);
        const beta = dot(right, right);
        const gamma = dot(left, right);
        if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta) || gamma === 0) continue;
        turned = true;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const cosine = 1 / Math.sqrt(1 + t * t);
        rotate(left, right, cosine, cosine * t);
        rotate(v[p] ?? [], v[q] ?? [], cosine, cosine * t);
      }
    }
    if (!turned) break;
  }
  const lengths = a.map((column) => Math.sqrt(dot(column, column)));
  const order = lengths.map((_, index) => index).sort((i, j) => (lengths[j] ?? 0) - (lengths[i] ?? 0));
  return {
    values: order.map((index) => lengths[index] ?? 0),
    u: order.map((index) => (a[index] ?? []).map((value) => (lengths[index] ? value / lengths[index] : 0))),
    v: order.map((index) => v[index] ?? []),
  };
}
// #endregion

function rotate(left: number[], right: number[], cosine: number, sine: number): void {
  for (let k = 0; k < left.length; k++) {
    const [x, y] = [left[k] ?? 0, right[k] ?? 0];
    left[k] = cosine * x - sine * y;
    right[k] = sine * x + cosine * y;
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** Rows become columns. */
export function transpose(matrix: Matrix2D): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}

/**
 * The nearest matrix of a rank: the sum of the first singular values times their vectors (Eckart and Young, 1936).
 *
 * @returns as many rows and columns as the matrix had
 */
export function truncated({values, u, v}: SingularValues, rank: number): number[][] {
  const kept = values.slice(0, rank);
  return (u[0] ?? []).map((_, row) =>
    (v[0] ?? []).map((__, column) =>
      kept.reduce((sum, value, index) => sum + value * (u[index]?.[row] ?? 0) * (v[index]?.[column] ?? 0), 0),
    ),
  );
}

/**
 * How far the nearest matrix of a rank is from the whole, as a part of the whole: the root of the sum of the squares of the
 * singular values that are left out, over the same with all of them. Both in the Frobenius norm.
 */
export function truncationError(values: readonly number[], rank: number): number {
  const squares = (list: readonly number[]): number => list.reduce((sum, value) => sum + value * value, 0);
  const all = squares(values);
  return all === 0 ? 0 : Math.sqrt(squares(values.slice(rank)) / all);
}

/** The Frobenius norm: the root of the sum of the squares. */
export function frobenius(matrix: Matrix2D): number {
  return Math.sqrt(matrix.reduce((sum, row) => sum + dot(row, row), 0));
}

/**
 * The product of an m × r and an r × n matrix, times a factor.
 *
 * @throws RangeError when the inner sizes differ
 */
export function product(a: Matrix2D, b: Matrix2D, factor = 1): number[][] {
  if ((a[0]?.length ?? 0) !== b.length) {
    throw new RangeError(`expected as many columns as rows, found ${a[0]?.length ?? 0} and ${b.length}`);
  }
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => factor * dot(row, column)));
}

/** The part of a matrix's directions that lie in those of another: ‖U_aᵀ·U_b‖² ÷ i for the first i of each, 0 to 1. */
export function subspaceSimilarity(a: Matrix2D, b: Matrix2D, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) sum += dot(a[i] ?? [], b[j] ?? []) ** 2;
  return sum / count;
}

function checkMatrix(matrix: Matrix2D, columns: number): void {
  if (columns === 0) throw new RangeError('expected a matrix, found an empty one');
  const other = matrix.find((row) => row.length !== columns);
  if (other) throw new RangeError(`expected rows of ${columns} numbers, found one of ${other.length}`);
  if (!matrix.every((row) => row.every(Number.isFinite))) throw new RangeError('expected finite numbers only');
}
