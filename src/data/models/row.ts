/**
 * A record without its sources: what a table of models shows, a third of the size. `rows.ts` makes them at build time; a
 * page may import this file without the data.
 */
import type {Field, Model, Score, Values} from './types';

export type RowScore = Pick<
  Score,
  'benchmark' | 'value' | 'shots' | 'of' | 'own' | 'measuredBy' | 'conditions' | 'confidence'
>;

export interface ModelRow extends Pick<Model, 'id' | 'name' | 'family' | 'developer' | 'kind' | 'open'> {
  /** The name of the model that it was made from. */
  readonly basis: string | null;
  readonly values: {readonly [F in Field]?: Values[F]};
  /** Why a field has no value. A field that is in neither does not apply. */
  readonly gaps: {readonly [F in Field]?: '未公布' | '未核实'};
  /** Fields on which sources contradict each other. */
  readonly also: readonly Field[];
  /** Fields whose source adds something to the bare value. */
  readonly remarks: readonly Field[];
  /** Fields whose value was found once and is doubtful (confidence C). */
  readonly doubtful: readonly Field[];
  readonly scores: readonly RowScore[];
}

/** The address of the rows, relative to the site. */
export const ROWS_FILE = 'data/model-rows.json';
