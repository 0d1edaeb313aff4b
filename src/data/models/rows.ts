/** Makes rows of the records; for the build only, since it holds the whole data set. */
import {exact} from '../../llm/format';
import {valueText} from '../../utils/modelText';
import {FIELDS} from './fields';
import {modelRecord} from './index';
import type {ModelRow} from './row';
import type {Field, Model} from './types';

function rowOf(model: Model, nameOf: (id: string) => string): ModelRow {
  const {id, name, family, developer, kind, open, basedOn} = model;
  const known = FIELDS.filter((field) => model[field].value !== null);
  return {
    ...{id, name, family, developer, kind, open},
    basis: basedOn === null ? null : nameOf(basedOn),
    values: Object.fromEntries(known.map((field) => [field, model[field].value])),
    gaps: Object.fromEntries(
      FIELDS.flatMap((field) => {
        const {why} = model[field];
        return why === null || why === '不适用' ? [] : [[field, why]];
      }),
    ),
    also: known.filter((field) => model[field].also.length > 0),
    remarks: known.filter((field) => addsToValue(model, field)),
    doubtful: known.filter((field) => model[field].confidence === 'C'),
    scores: model.scores.map(({benchmark, value, shots, of, own, measuredBy, conditions, confidence}) => ({
      ...{benchmark, value, shots, of, own, measuredBy, conditions, confidence},
    })),
  };
}

/** Whether the source's own words say more than the cell: “约 22T” does, “128k” beside 128K does not. */
function addsToValue(model: Model, field: Field): boolean {
  const {value, printed} = model[field];
  if (value === null || printed === null) return false;
  const same = [valueText(field, value), typeof value === 'number' ? exact(value) : value];
  return !same.some((text) => String(text).toLowerCase() === printed.toLowerCase());
}

/** The rows of some models; names that they refer to are those of the whole data set. */
export function rowsOf(some: readonly Model[]): readonly ModelRow[] {
  return some.map((model) => rowOf(model, (id) => modelRecord(id).name));
}

/** What `ROWS_FILE` holds. */
export function rowsJson(some: readonly Model[]): string {
  return `${JSON.stringify(rowsOf(some))}\n`;
}
