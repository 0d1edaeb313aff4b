/**
 * What full fine-tuning changed in some matrices of the example's model, and what LoRA learned for the same ones from the
 * same start and data. `npm run finetuning` writes generated/loraDelta.json; tests/unit/lora-data.test.ts writes the short
 * generated/loraFigure.json from it (loraDeltaRows.ts), and holds it to it. Nothing in them is typed by hand.
 */
import data from './generated/loraFigure.json';
import type {Packed} from './loraDeltaRows';

export interface LearnedMatrix {
  /** As in the model: model.layers.1.mlp.up_proj. */
  readonly name: string;
  /** Outputs, d. */
  readonly rows: number;
  /** Inputs, k. */
  readonly columns: number;
  /** W after full fine-tuning, less W before. */
  readonly delta: readonly (readonly number[])[];
  /** The upper left number of W before. */
  readonly corner: number;
  /** Of W before, descending. */
  readonly weightSingularValues: readonly number[];
  /** A of LoRA: r rows. */
  readonly a: readonly (readonly number[])[];
  /** B of LoRA: r columns. */
  readonly b: readonly (readonly number[])[];
}

function rowsOf({unit, values}: Packed, columns: number): number[][] {
  return Array.from({length: values.length / columns}, (_, row) =>
    values.slice(row * columns, (row + 1) * columns).map((value) => value * unit),
  );
}

export const matrices: readonly LearnedMatrix[] = data.matrices.map(({delta, a, b, ...rest}) => ({
  ...rest,
  delta: rowsOf(delta, rest.columns),
  a: rowsOf(a, rest.columns),
  b: rowsOf(b, data.r),
}));
/** LoRA's α and r in that run. */
export const loraAlpha: number = data.alpha;
export const loraRank: number = data.r;
/** What made it: the command and the versions. */
export const made: string = data.made;
export const tinyModel: {readonly hidden: number; readonly layers: number} = data.model;
