/** Counts over the data set, for the notes: `<ModelSummary of="commercial" />`. They follow the data, so that no page can disagree with it. */
import {exact, percent} from '../../llm/format';
import type {Attention, Commercial, Model} from './types';

export interface Summary {
  readonly head: readonly string[];
  /** A row's first cell names it, the others are numbers. */
  readonly rows: readonly (readonly string[])[];
}

const COMMERCIAL: readonly (readonly [Commercial | null, string])[] = [
  ['free', '开源许可证，直接商用'],
  ['conditional', '可商用，有条件'],
  ['application', '先申请或登记'],
  ['no', '不可商用，只供研究'],
  [null, '没有核实'],
];

/** Models whose weights can be had, by what commercial use needs. */
function commercial(models: readonly Model[]): Summary {
  const open = models.filter((model) => model.open);
  const rows = COMMERCIAL.map(([use, label]) => {
    const count = open.filter((model) => model.commercialUse.value === use).length;
    return [label, String(count), percent(count / open.length)];
  });
  return {head: ['商用要什么', '型号', '占比'], rows: [...rows, ['合计', String(open.length), '100%']]};
}

/** Open models that were not made from another model of the data set, by year of release from `FIRST_YEAR` on. */
const FIRST_YEAR = 2023;

interface Year {
  readonly label: string;
  readonly models: readonly Model[];
}

function byYear(models: readonly Model[]): readonly Year[] {
  const own = models.filter((model) => model.open && model.basedOn === null);
  const yearOf = ({released}: Model): number | null => (released.value === null ? null : parseInt(released.value, 10));
  const years = [...new Set(own.map(yearOf))].filter((year) => year !== null && year >= FIRST_YEAR).sort();
  return [
    ...years.map((year) => ({label: `${year} 年`, models: own.filter((model) => yearOf(model) === year)})),
    {label: '日期未核实', models: own.filter((model) => yearOf(model) === null)},
  ];
}

/** How many are mixtures of experts, how small a part of them one token uses, and how long their context is. */
function years(models: readonly Model[]): Summary {
  const rows = byYear(models).map(({label, models: all}) => {
    const sparse = all.filter(
      ({parametersActive, experts}) => parametersActive.value !== null || experts.value !== null,
    );
    const active = sparse.flatMap(({parametersActive, parametersTotal}) =>
      parametersActive.value !== null && parametersTotal.value !== null
        ? [parametersActive.value / parametersTotal.value]
        : [],
    );
    const contexts = all.flatMap(({context}) => (context.value === null ? [] : [context.value]));
    return [
      label,
      String(all.length),
      String(sparse.length),
      active.length > 0 ? percent(median(active)) : '—',
      contexts.length > 0 ? exact(Math.round(median(contexts))) : '—',
    ];
  });
  return {head: ['发布', '型号', '混合专家', '激活占比', '上下文'], rows};
}

const ATTENTION: readonly (readonly [label: string, kinds: readonly Attention[]])[] = [
  ['多头', ['MHA']],
  ['分组、多查询', ['GQA', 'MQA']],
  ['MLA', ['MLA']],
  ['稀疏', ['sparse']],
  ['混排', ['hybrid']],
];

/** Which attention they have. */
function attention(models: readonly Model[]): Summary {
  const rows = byYear(models).map(({label, models: all}) => [
    label,
    ...ATTENTION.map(([, kinds]) =>
      String(all.filter(({attention: {value}}) => value !== null && kinds.includes(value)).length),
    ),
    String(all.filter(({attention: {value}}) => value === null).length),
  ]);
  return {head: ['发布', ...ATTENTION.map(([label]) => label), '未核实'], rows};
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('expected at least one value, found none');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

const SUMMARIES = {commercial, years, attention} as const;

/** @throws RangeError for a name that no summary has */
export function modelSummary(of: string, models: readonly Model[]): Summary {
  if (!Object.hasOwn(SUMMARIES, of)) {
    throw new RangeError(`没有汇总 ${of || '（空）'}；有 ${Object.keys(SUMMARIES).join('、')}`);
  }
  return SUMMARIES[of as keyof typeof SUMMARIES](models);
}
