/** How the run's loraDelta.json, 170 KB, becomes the short list that readers load. Build-time and tests only. */

/** A matrix of the run, as examples/finetuning writes it (src/data/generated/README.md). */
export interface RunMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly weight: readonly (readonly number[])[];
  readonly delta: readonly (readonly number[])[];
  readonly singularValues: readonly number[];
  readonly weightSingularValues: readonly number[];
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
}

export interface Run {
  readonly made: string;
  readonly model: {readonly hidden: number; readonly layers: number};
  readonly r: number;
  readonly alpha: number;
  readonly matrices: readonly RunMatrix[];
}

/** Whole numbers row by row, and what one of them is worth. */
export interface Packed {
  readonly unit: number;
  readonly values: readonly number[];
}

/** The largest whole number: three digits are a tenth of a percent of the largest value. */
const STEPS = 999;

export function packed(matrix: readonly (readonly number[])[]): Packed {
  const values = matrix.flat();
  const unit = Number((Math.max(...values.map(Math.abs)) / STEPS).toPrecision(4));
  return {unit, values: values.map((value) => Math.round(value / unit))};
}

/** What the figure needs of a run: ΔW, A and B in three digits; of W its singular values and one number. */
export function figureRun({made, model, r, alpha, matrices}: Run) {
  return {
    made,
    model: {hidden: model.hidden, layers: model.layers},
    r,
    alpha,
    matrices: matrices.map(({name, rows, columns, weight, delta, weightSingularValues, a, b}) => ({
      name,
      rows,
      columns,
      corner: weight[0]?.[0] ?? 0,
      weightSingularValues: weightSingularValues.map((value) => Number(value.toPrecision(3))),
      delta: packed(delta),
      a: packed(a),
      b: packed(b),
    })),
  };
}
