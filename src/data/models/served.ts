/** The data set as the site serves it: `/data/models.json`, `/data/models.csv` and the JSON Schema of the first. */
import {csvText, type CsvCell} from '../../utils/csv';
import {fields, FIELDS, type FieldType} from './fields';
import {sources} from './sources';
import {
  BENCHMARKS,
  BETTER_OF,
  KINDS,
  type Field,
  type Missing,
  type Model,
  type Score,
  type SourceRef,
  type Stated,
  type WhyNull,
} from './types';

export interface ServedSource {
  readonly title: string;
  readonly url: string;
  readonly where: string;
}

export interface ServedStatement {
  readonly value: unknown;
  readonly printed?: string;
  readonly source: ServedSource;
  readonly asOf: string;
  readonly confidence: string;
}

export type ServedValue =
  | (ServedStatement & {readonly also?: readonly ServedStatement[]})
  | {readonly value: null; readonly why: WhyNull; readonly source?: ServedSource; readonly asOf?: string};

export type ServedScore = Omit<Score, 'source'> & {readonly source: ServedSource};

/** A record with its sources written out, and without what says nothing. */
export type ServedModel = Pick<
  Model,
  'id' | 'name' | 'family' | 'developer' | 'kind' | 'open' | 'basedOn' | 'links' | 'notes'
> & {readonly scores: readonly ServedScore[]} & {readonly [F in Field]: ServedValue};

/** The address of the schema, relative to the site. */
export const SCHEMA_FILE = 'data/models.schema.json';

function served({id, where}: SourceRef): ServedSource {
  const {title, url} = sources[id];
  return {title, url, where};
}

function statement({value, printed, source, asOf, confidence}: Stated<unknown>): ServedStatement {
  return {value, ...(printed !== null && {printed}), source: served(source), asOf, confidence};
}

function missing({why, source, asOf}: Missing): ServedValue {
  return {value: null, why, ...(source && asOf !== null && {source: served(source), asOf})};
}

export function servedModel(model: Model): ServedModel {
  const {id, name, family, developer, kind, open, basedOn, links, notes} = model;
  const values = FIELDS.map((field) => {
    const sourced = model[field];
    if (sourced.value === null) return [field, missing(sourced)];
    const also = sourced.also.map(statement);
    return [field, {...statement(sourced), ...(also.length > 0 && {also})}];
  });
  const scores = model.scores.map((score) => ({...score, source: served(score.source)}));
  return {
    ...{id, name, family, developer, kind, open, basedOn, links},
    ...(Object.fromEntries(values) as {readonly [F in Field]: ServedValue}),
    ...{scores, notes},
  };
}

export function modelsJson(models: readonly Model[]): string {
  return `${JSON.stringify(models.map(servedModel))}\n`;
}

/**
 * One row a model. A field has two columns: its value, and where it is from (or why there is none). A benchmark has the
 * developer's own first score; the scores of others are in the JSON only.
 */
export function modelsCsv(models: readonly Model[]): string {
  const head = [
    ...['id', 'name', 'family', 'developer', 'kind', 'open', 'basedOn'],
    ...FIELDS.flatMap((field) => [field, `${field}Source`]),
    ...BENCHMARKS.flatMap((benchmark) => [benchmark, `${benchmark} conditions`]),
    ...['weights', 'modelScope', 'code', 'paper', 'licence', 'notes'],
  ];
  const rows = models.map((model) => [
    ...[model.id, model.name, model.family, model.developer, model.kind, model.open, model.basedOn],
    ...FIELDS.flatMap((field) => csvField(model, field)),
    ...BENCHMARKS.flatMap((benchmark) =>
      csvScore(model.scores.find((score) => score.own && score.benchmark === benchmark)),
    ),
    ...[model.links.weights, model.links.modelScope, model.links.code, model.links.paper, model.links.licence],
    model.notes.join(' '),
  ]);
  return csvText([head, ...rows]);
}

function csvField(model: Model, field: Field): CsvCell[] {
  const sourced = model[field];
  if (sourced.value === null) return [null, sourced.why];
  const {title, where} = served(sourced.source);
  const parts = [sourced.printed, `${title}，${where}`, sourced.asOf, `可信度 ${sourced.confidence}`];
  return [sourced.value, parts.filter((part) => part !== null).join('；')];
}

function csvScore(score: Score | undefined): CsvCell[] {
  if (!score) return [null, null];
  const {title, where} = served(score.source);
  const shots = score.shots === null ? '少样本个数未注明' : `${score.shots}-shot`;
  return [score.value, [shots, score.of, score.conditions, `${title}，${where}`].filter(Boolean).join('；')];
}

/** JSON Schema (draft 2020-12) of models.json. */
export function modelsSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '大语言模型学习笔记：开源模型数据',
    description:
      '每个值都带来源、日期与可信度（A 读过发布者原文，B 读的是转载或转述，C 只见到一处、存疑）。没有的值是 null，并说明原因。',
    type: 'array',
    items: {$ref: '#/$defs/model'},
    $defs: {
      model: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'name',
          'family',
          'developer',
          'kind',
          'open',
          'basedOn',
          'links',
          ...FIELDS,
          'scores',
          'notes',
        ],
        properties: {
          id: {type: 'string', pattern: ID_PATTERN, description: '固定不变的标识。'},
          name: {type: 'string', description: '发布者用的名字。'},
          family: {type: 'string', description: '系列。'},
          developer: {type: 'string', description: '开发者。'},
          kind: {
            enum: [...KINDS],
            description: 'base 只预训练；chat 对齐过；reasoning 先思考再答；hybrid 两种方式都行。',
          },
          open: {type: 'boolean', description: '权重能不能下载。'},
          basedOn: {type: ['string', 'null'], pattern: ID_PATTERN, description: '由哪个模型（id）而来。'},
          links: {
            type: 'object',
            additionalProperties: false,
            required: ['weights', 'modelScope', 'code', 'paper', 'licence'],
            properties: {
              weights: {$ref: '#/$defs/address', description: '权重。'},
              modelScope: {$ref: '#/$defs/address', description: '发布者写明的 ModelScope 地址。'},
              code: {$ref: '#/$defs/address', description: '代码。'},
              paper: {$ref: '#/$defs/address', description: '论文或技术报告。'},
              licence: {$ref: '#/$defs/address', description: '许可全文。'},
            },
          },
          ...Object.fromEntries(
            FIELDS.map((field) => [
              field,
              {
                description: `${fields[field].label}：${fields[field].description}`,
                anyOf: [{$ref: '#/$defs/missing'}, statementSchema(valueSchema(fields[field].type), true)],
              },
            ]),
          ),
          scores: {
            type: 'array',
            items: {$ref: '#/$defs/score'},
            description: '评测成绩。只有题集、少样本个数、划分与测量者都相同的才能直接比较。',
          },
          notes: {type: 'array', items: {type: 'string'}, description: '说明。'},
        },
      },
      address: {type: ['string', 'null'], pattern: '^https://'},
      date: {type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$'},
      source: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'url', 'where'],
        properties: {
          title: {type: 'string', minLength: 1},
          url: {type: 'string', pattern: '^https://'},
          where: {type: 'string', minLength: 1, description: '节、表或文件。'},
        },
      },
      confidence: {enum: ['A', 'B', 'C']},
      missing: {
        type: 'object',
        additionalProperties: false,
        required: ['value', 'why'],
        properties: {
          value: {type: 'null'},
          why: {enum: ['未公布', '未核实', '不适用']},
          source: {$ref: '#/$defs/source', description: '在哪里找过。'},
          asOf: {$ref: '#/$defs/date'},
        },
      },
      score: {
        type: 'object',
        additionalProperties: false,
        required: [
          'benchmark',
          'value',
          'shots',
          'of',
          'measuredBy',
          'own',
          'conditions',
          'source',
          'asOf',
          'confidence',
        ],
        properties: {
          benchmark: {enum: [...BENCHMARKS]},
          value: {type: 'number', minimum: 0, maximum: 100, description: '百分数。'},
          shots: {type: ['integer', 'null'], minimum: 0, maximum: 64, description: '少样本的个数；来源没写则为 null。'},
          of: {enum: [...KINDS], description: '测的是哪一种检查点。'},
          measuredBy: {
            type: 'string',
            minLength: 1,
            description: `谁测的；“${BETTER_OF}”是来源取了两者里较高的，没说是哪一方测的。`,
          },
          own: {type: 'boolean', description: '是不是开发者自己测的。'},
          conditions: {type: 'string', description: '划分、提示方式等；来源没有更多说明则为空。'},
          source: {$ref: '#/$defs/source'},
          asOf: {$ref: '#/$defs/date'},
          confidence: {$ref: '#/$defs/confidence'},
        },
      },
    },
  };
}

export const ID_PATTERN = '^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$';

function statementSchema(value: object, withOthers: boolean): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['value', 'source', 'asOf', 'confidence'],
    properties: {
      value,
      printed: {type: 'string', minLength: 1, description: '来源的原话，或限定。'},
      source: {$ref: '#/$defs/source'},
      asOf: {$ref: '#/$defs/date', description: '来源的日期，或读到的副本的日期。'},
      confidence: {$ref: '#/$defs/confidence'},
      ...(withOthers && {
        also: {type: 'array', minItems: 1, items: statementSchema(value, false), description: '别的来源的不同说法。'},
      }),
    },
  };
}

function valueSchema(type: FieldType): object {
  switch (type.type) {
    case 'count':
      return {type: 'number', minimum: type.min, maximum: type.max};
    case 'date':
      return {type: 'string', pattern: '^\\d{4}-\\d{2}(?:-\\d{2})?$'};
    case 'flag':
      return {type: 'boolean'};
    case 'choice':
      return {enum: [...type.choices]};
    case 'text':
      return {type: 'string', minLength: 1};
  }
}
