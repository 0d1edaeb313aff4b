import {models} from './index';
import {FIELDS} from './fields';
import type {Known, Model} from './types';

const known = models.flatMap((model) =>
  FIELDS.flatMap((field) => (model[field].value === null ? [] : [model[field] as Known<unknown>])),
);
const scored = models.flatMap((model) => model.scores);

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`;
}

function largest(read: (model: Model) => number | null): string {
  return Math.max(...models.map((model) => read(model) ?? 0)).toLocaleString('en-US');
}

/** What a note may say about the data set as a whole, by name. A note that names a count cannot disagree with the data. */
const counts: Readonly<Record<string, () => string | number>> = {
  models: () => models.length,
  'open-models': () => models.filter(({open}) => open).length,
  families: () => new Set(models.map(({family}) => family)).size,
  developers: () => new Set(models.map(({developer}) => developer)).size,
  values: () => known.length + scored.length,
  'values-read': () =>
    share([...known, ...scored].filter(({confidence}) => confidence === 'A').length, known.length + scored.length),
  contradictions: () => known.filter(({also}) => also.length > 0).length,
  'moe-models': () => models.filter(({experts}) => experts.value !== null).length,
  'largest-context': () => largest(({context}) => context.value),
  scores: () => scored.length,
  'scored-models': () => models.filter(({scores}) => scores.length > 0).length,
  'scores-without-shots': () => scored.filter(({shots}) => shots === null).length,
  'scores-by-others': () => scored.filter(({own}) => !own).length,
};

/** @throws RangeError for a name that no count has */
export function modelCount(name: string): string {
  const count = counts[name];
  if (!count) throw new RangeError(`没有“${name}”这个数；有 ${Object.keys(counts).join('、')}`);
  const value = count();
  return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}
