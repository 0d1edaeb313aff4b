/** The columns of the table of models, and which of them a preset shows. No DOM, no React. */
import {fields, FIELDS} from './fields';
import type {ModelRow, RowScore} from './row';
import {ATTENTIONS, BENCHMARKS, COMMERCIAL, type Benchmark, type Field, type Score, type WhyNull} from './types';
import {KIND_TEXT, missingText, shotsText, valueText} from '../../utils/modelText';

/** What a reader has chosen to see of the scores: any number of examples, a certain one, or those that do not say. */
export type Shots = number | 'any' | 'unstated';

/** Why a cell is marked: sources contradict each other, the source says more, the value is doubtful, there are more scores. */
export interface Marks {
  readonly also: boolean;
  readonly remark: boolean;
  readonly doubtful: boolean;
  readonly more: number;
}

/** What stands where the data have no score. */
export const NO_SCORE = '未收录';

export interface Cell {
  readonly text: string;
  /** A second, smaller line: how a score was measured. */
  readonly detail: string | null;
  /** Null where there is a value. */
  readonly why: WhyNull | typeof NO_SCORE | null;
  /** What rows are sorted by; undefined goes last. */
  readonly sort: number | string | undefined;
  readonly marks: Marks;
}

export interface Column {
  readonly id: string;
  readonly label: string;
  /** What it means, for the list of columns and for screen readers. */
  readonly description: string;
  /** Numbers stand right, and the largest comes first when the column is sorted. */
  readonly numeric: boolean;
  /** Names may break into two lines; numbers, dates and choices may not. */
  readonly breaks: boolean;
  /** In ems of the table's text. Given, so that no row moves a column when it comes or goes, and 概览 fits a page. */
  readonly width: number;
  readonly field: Field | null;
  readonly benchmark: Benchmark | null;
  readonly cell: (row: ModelRow, shots: Shots) => Cell;
}

const UNMARKED: Marks = {also: false, remark: false, doubtful: false, more: 0};

function plain(
  id: string,
  label: string,
  width: number,
  description: string,
  text: (row: ModelRow) => string | null,
): Column {
  const cell = (row: ModelRow): Cell => {
    const value = text(row);
    return {
      text: value ?? '—',
      detail: null,
      why: value === null ? '不适用' : null,
      sort: value ?? undefined,
      marks: UNMARKED,
    };
  };
  return {id, label, description, numeric: false, breaks: true, width, field: null, benchmark: null, cell};
}

/** The order of choices where the alphabet says nothing: from the freest licence to none, from plain attention to mixed. */
const ORDERED: Readonly<Partial<Record<Field, readonly string[]>>> = {
  commercialUse: COMMERCIAL,
  attention: ATTENTIONS,
};

/** Where the description for people who download the data says how a value is written there. */
const EXPLAINED: Readonly<Partial<Record<Field, string>>> = {
  released: '权重或论文首次公开的日期；查不到日子时只写到月。',
  parametersTotal: '全部参数的个数，按发布者的说法。',
  trainingTokens: '预训练用的词元数。',
  context: '发布者给出的最长上下文；有的训练时较短，推理时外推。',
  kvLatent: 'MLA 里每层缓存的压缩键值的宽度。',
  kvRope: 'MLA 里每层另外缓存的带旋转位置的键的宽度。',
  attention: '注意力的种类。稀疏：每个词元只看选出来的词元；混合：混有线性或循环层。',
  commercialUse: '能否商用。可以：不设限；有条件：有用途、规模等限制；要申请：先申请再用。',
};

/** What is wider or narrower than `widthOf` says of its kind. */
const WIDTHS: Readonly<Partial<Record<Field, number>>> = {
  trainingTokens: 4.5,
  vocabulary: 4.7,
  attention: 4,
  position: 7.6,
  norm: 6.2,
  activation: 5,
  licenceWeights: 11,
  licenceCode: 9,
};

function widthOf(field: Field): number {
  return WIDTHS[field] ?? (fields[field].type.type === 'date' ? 6.9 : 4.4);
}

function fieldColumn(field: Field): Column {
  const {label, type} = fields[field];
  const description = EXPLAINED[field] ?? fields[field].description;
  const cell = (row: ModelRow): Cell => {
    const value = row.values[field];
    if (value === undefined) {
      const why = row.gaps[field] ?? '不适用';
      return {text: missingText(why), detail: null, why, sort: undefined, marks: UNMARKED};
    }
    const order = ORDERED[field];
    return {
      text: valueText(field, value),
      detail: null,
      why: null,
      sort: order ? order.indexOf(String(value)) : typeof value === 'boolean' ? Number(value) : value,
      marks: {
        also: row.also.includes(field),
        remark: row.remarks.includes(field),
        doubtful: row.doubtful.includes(field),
        more: 0,
      },
    };
  };
  return {
    id: field,
    label,
    description,
    numeric: type.type === 'count',
    breaks: type.type === 'text',
    width: widthOf(field),
    field,
    benchmark: null,
    cell,
  };
}

/** Who measured is part of the column: developers' own numbers never stand in one column with those of others. */
function scoreColumn(benchmark: Benchmark, own: boolean): Column {
  const cell = (row: ModelRow, shots: Shots): Cell => {
    const [first, ...rest] = scoresIn(row, benchmark, own, shots);
    // The data say which scores were found, not which were looked for: whether there are others is not known.
    if (!first) return {text: NO_SCORE, detail: null, why: NO_SCORE, sort: undefined, marks: UNMARKED};
    return {
      text: String(first.value),
      detail: briefly(row, first),
      why: null,
      sort: first.value,
      marks: {also: false, remark: first.conditions !== '', doubtful: first.confidence === 'C', more: rest.length},
    };
  };
  return {
    id: `${benchmark}${own ? '' : OTHERS}`,
    label: `${benchmark} ${own ? '自测' : '他测'}`,
    description: own
      ? '开发者自己测的。少样本个数相同才能比较。'
      : '别人测的，或者取了几方里较高的（格子里写明）。测的人与少样本个数都相同才能比较。',
    numeric: true,
    breaks: false,
    width: 4.75,
    field: null,
    benchmark,
    cell,
  };
}

const OTHERS = '-others';

/** The scores of a row that a column is about, in the order of the data. */
export function scoresIn<S extends Pick<Score, 'benchmark' | 'own' | 'shots'>>(
  {scores}: {readonly scores: readonly S[]},
  benchmark: Benchmark,
  own: boolean,
  shots: Shots,
): readonly S[] {
  return scores.filter(
    (score) =>
      score.benchmark === benchmark &&
      score.own === own &&
      (shots === 'any' || score.shots === (shots === 'unstated' ? null : shots)),
  );
}

function briefly(row: ModelRow, {shots, of, own, measuredBy}: RowScore): string {
  const examples = shots === null ? '未注明' : shotsText(shots);
  return [examples, own ? '' : measuredBy, of === row.kind ? '' : KIND_TEXT[of]].filter(Boolean).join('·');
}

/** The row's own heading, which every table has; it can be sorted by, too. */
export const NAME: Column = plain('name', '模型', 12, '发布者用的名字。', ({name}) => name);

export const COLUMNS: readonly Column[] = [
  plain('developer', '开发者', 4.9, '做这个模型的机构。', ({developer}) => shortName(developer)),
  plain('family', '系列', 7, '同一代、同一套做法的模型。', ({family}) => family),
  plain(
    'kind',
    '种类',
    3.2,
    '基座只预训练；对话对齐过；推理先思考再答；混合两种方式都行。',
    ({kind}) => KIND_TEXT[kind],
  ),
  plain('open', '权重可下载', 4.4, '权重能不能下载。', ({open}) => (open ? '是' : '否')),
  plain('basedOn', '由来', 5.4, '由哪个模型继续训练而来。', ({basis}) => basis),
  ...FIELDS.map(fieldColumn),
  ...BENCHMARKS.flatMap((benchmark) => [scoreColumn(benchmark, true), scoreColumn(benchmark, false)]),
];

/** A developer's name without what stands in brackets, for a narrow column. */
export function shortName(developer: string): string {
  return developer.replace(/（.*）$/, '');
}

const BY_ID = new Map([NAME, ...COLUMNS].map((column) => [column.id, column]));

/** @throws RangeError for an id that no column has */
export function columnById(id: string): Column {
  const column = BY_ID.get(id);
  if (!column) throw new RangeError(`没有列 ${id}；有 ${[...BY_ID.keys()].join('、')}`);
  return column;
}

export function isColumn(id: string): boolean {
  return BY_ID.has(id) && id !== NAME.id;
}

export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly string[];
}

export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    id: 'overview',
    label: '概览',
    columns: [
      'developer',
      'released',
      'parametersTotal',
      'parametersActive',
      'trainingTokens',
      'context',
      'attention',
      'commercialUse',
    ],
  },
  {
    id: 'architecture',
    label: '架构',
    columns: [
      'parametersTotal',
      'layers',
      'hidden',
      'ffn',
      'heads',
      'kvHeads',
      'headSize',
      'attention',
      'position',
      'norm',
      'activation',
      'vocabulary',
      'tiedEmbeddings',
      'experts',
      'expertsActive',
      'expertsShared',
      'expertFfn',
    ],
  },
  {
    id: 'training',
    label: '训练',
    columns: [
      'released',
      'kind',
      'basedOn',
      'parametersTotal',
      'parametersActive',
      'trainingTokens',
      'vocabulary',
      'context',
    ],
  },
  {
    id: 'chinese',
    label: '中文能力',
    columns: [
      'parametersTotal',
      'vocabulary',
      'C-Eval',
      'C-Eval-others',
      'CMMLU',
      'CMMLU-others',
      'MMLU',
      'MMLU-others',
    ],
  },
  {
    id: 'licence',
    label: '许可',
    columns: ['commercialUse', 'licenceWeights', 'licenceCode', 'open', 'basedOn'],
  },
];

export function presetById(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}

/** The preset that shows exactly these columns, or none. */
export function presetOf(columns: readonly string[]): Preset | undefined {
  return PRESETS.find((preset) => preset.columns.join() === columns.join());
}
