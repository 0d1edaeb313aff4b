/** Makes the compact data of the figures on models from the records. Runs while the site is built, and in tests. */
import {
  missingCode,
  PLOTTED,
  type ChineseCode,
  type CompactModels,
  type ModelRow,
  type Packed,
  type ScoreSeries,
  type ShapeRow,
} from './compact';
import {lines, pageOf} from './lines';
import type {Model, Score, Sourced} from './types';

/** Every model, line by line: the order of all that is written here. */
export const ordered: readonly Model[] = lines.flatMap(({models}) => models);

function packed({value, why}: Sourced<number>): Packed {
  return value ?? missingCode(why);
}

export function compactModels(): CompactModels {
  const rows = lines.flatMap(({models}, line) => models.map((model) => rowOf(model, line)));
  const printed = ordered.flatMap((model) => {
    const texts = PLOTTED.flatMap((field) => (model[field].printed === null ? [] : [[field, model[field].printed]]));
    return texts.length > 0 ? [[model.id, Object.fromEntries(texts)] as const] : [];
  });
  return {
    lines: lines.map((line) => ({id: line.id, name: line.name, to: pageOf(line)})),
    rows,
    printed: Object.fromEntries(printed),
  };
}

function rowOf(model: Model, line: number): ModelRow {
  const {id, name, family, kind, open, released, parametersTotal, parametersActive, trainingTokens, context} = model;
  return [
    ...([id, name, line, family, kind, open ? 1 : 0, released.value ?? ''] as const),
    packed(parametersTotal),
    packed(parametersActive),
    packed(trainingTokens),
    packed(context),
    PLOTTED.map((field) => model[field].confidence ?? '-').join(''),
  ];
}

/** A series is worth choosing from so many models on. */
const ENOUGH = 3;

/** The series of scores, by benchmark in the order of the records, the largest first. */
export function scoreSeries(): ScoreSeries[] {
  const found = new Map<string, ScoreSeries & {values: (readonly [number, number])[]}>();
  ordered.forEach((model, index) => {
    for (const {benchmark, of, own, measuredBy, shots, conditions, value} of model.scores) {
      const by = own ? null : measuredBy;
      const key = JSON.stringify([benchmark, of, by, shots, conditions]);
      const series = found.get(key) ?? {benchmark, of, by, shots, conditions, values: []};
      series.values.push([index, value]);
      found.set(key, series);
    }
  });
  return [...found.values()]
    .filter(({values}) => new Set(values.map(([model]) => model)).size >= ENOUGH)
    .sort((a, b) => a.benchmark.localeCompare(b.benchmark) || b.values.length - a.values.length);
}

export function shapeRows(): ShapeRow[] {
  return ordered.map((model) => {
    const chinese = chineseEvidence(model);
    return [
      packed(model.layers),
      packed(model.hidden),
      packed(model.ffn),
      packed(model.heads),
      packed(model.kvHeads),
      packed(model.headSize),
      packed(model.kvLatent),
      packed(model.kvRope),
      packed(model.cachedLayers),
      packed(model.vocabulary),
      model.attention.value ?? '',
      flag(model.tiedEmbeddings.value),
      flag(model.activation.value && model.activation.value !== 'GELU'),
      model.commercialUse.value ?? '',
      model.licenceWeights.value ?? '',
      model.commercialUse.printed ?? '',
      chinese.code,
      chinese.why,
    ];
  });
}

function flag(value: boolean | null): 1 | 0 | -1 {
  return value === null ? -1 : value ? 1 : 0;
}

/** How a note of a record says that Chinese is not among a model's languages, or hardly. */
const WITHOUT_CHINESE = /没有中文|只支持英语|中文占 0\.\d+%/;

/**
 * Whether a model is for Chinese, and what says so. No, where a note of the record says so, of the model or of what its
 * developer made it from; yes, where its developer has published a score of its own on C-Eval or CMMLU, for this model or
 * for another of the same line (the nearest is named); else nobody says.
 */
export function chineseEvidence(model: Model): {readonly code: ChineseCode; readonly why: string} {
  const own = chineseScore(model);
  if (own) return {code: 1, why: `开发者自测 ${scoreText(own)}`};
  for (let from: Model | undefined = model; from; from = parentOf(from)) {
    if (from.developer !== model.developer) break;
    const note = from.notes.find((text) => WITHOUT_CHINESE.test(text));
    if (note) return {code: 0, why: note.replace(/。$/, '')};
  }
  const models: readonly Model[] = lines.find((line) => line.models.includes(model))?.models ?? [];
  const [near] = models
    .flatMap((other, place) => {
      const score = other.developer === model.developer ? chineseScore(other) : undefined;
      // Of another generation, the nearest in the order of the records, which is that of their release.
      const distance = other.family === model.family ? 0 : Math.abs(place - models.indexOf(model));
      return score ? [{other, score, distance}] : [];
    })
    .sort((a, b) => a.distance - b.distance);
  if (near) return {code: 1, why: `同系列的 ${near.other.name} 由开发者自测 ${scoreText(near.score)}`};
  return {code: -1, why: '没有查到开发者公布的中文成绩'};
}

function parentOf({basedOn}: Model): Model | undefined {
  return ordered.find(({id}) => id === basedOn);
}

function chineseScore({scores}: Model): Score | undefined {
  return scores.find(({benchmark, own}) => own && (benchmark === 'C-Eval' || benchmark === 'CMMLU'));
}

function scoreText({benchmark, value, shots}: Score): string {
  return `${benchmark} ${value}（${shots === null ? '示例个数未注明' : `${shots}-shot`}）`;
}
