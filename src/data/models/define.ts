/** How a record is written down: values in groups, one group for each place of a source. */
import {sources, type SourceId} from './sources';
import type {
  Benchmark,
  Confidence,
  Field,
  Kind,
  Known,
  Links,
  Missing,
  Model,
  Score,
  Sourced,
  SourcedValues,
  SourceRef,
  Stated,
  Values,
  WhyNull,
} from './types';
import {FIELDS} from './fields';

class Printed<T> {
  constructor(
    readonly value: T,
    readonly printed: string,
  ) {}
}

/** A value and what the source adds to it. */
export function printed<const T>(value: T, text: string): Printed<T> {
  return new Printed(value, text);
}

export interface Group {
  readonly source: SourceRef;
  readonly confidence: Confidence;
  readonly values: {readonly [F in Field]?: Values[F] | Printed<Values[F]>};
}

interface Gap {
  readonly fields: readonly Field[];
  readonly why: WhyNull;
  readonly source: SourceRef | null;
}

/** Values that one place of one source states. */
export function cite(id: SourceId, where: string, values: Group['values'], confidence: Confidence = 'A'): Group {
  return {source: {id, where}, confidence, values};
}

/** Fields that the source, read to the end, does not give. */
export function unpublished(id: SourceId, where: string, ...fields: readonly Field[]): Gap {
  return {fields, why: '未公布', source: {id, where}};
}

export function notApplicable(...fields: readonly Field[]): Gap {
  return {fields, why: '不适用', source: null};
}

/** What only mixtures of experts, MLA and hybrid models have: not applicable to a dense model with plain attention. */
export const DENSE = notApplicable(
  'parametersActive',
  'experts',
  'expertsShared',
  'expertsActive',
  'expertFfn',
  'kvLatent',
  'kvRope',
  'cachedLayers',
);

/** The same for a mixture of experts with plain attention. */
export const PLAIN_MOE = notApplicable('kvLatent', 'kvRope', 'cachedLayers');

/** With MLA the cache holds one latent vector for all heads. */
export const MLA_MOE = notApplicable('kvHeads', 'headSize', 'cachedLayers');

type Sizes = readonly [layers: number, hidden: number, ffn: number, heads: number, kvHeads: number, vocabulary: number];

/**
 * The shape in a config.json of the Llama kind: rotary positions (rope_theta), RMSNorm (rms_norm_eps), a gated SiLU.
 * The size of a head is hidden ÷ heads unless the file says otherwise, and the kind of attention follows from the heads.
 */
export function shape(
  id: SourceId,
  where: string,
  [layers, hidden, ffn, heads, kvHeads, vocabulary]: Sizes,
  more: Group['values'] = {},
  confidence: Confidence = 'B',
): Group {
  const attention = kvHeads === heads ? 'MHA' : kvHeads === 1 ? 'MQA' : 'GQA';
  const sizes = {layers, hidden, ffn, heads, kvHeads, vocabulary, headSize: hidden / heads, attention} as const;
  const style = {position: 'RoPE', norm: 'RMSNorm', activation: 'SwiGLU'} as const;
  return cite(id, where, {...sizes, ...style, ...more}, confidence);
}

interface ScoreGroup {
  readonly of?: Kind;
  /** Who measured, where it is not the developer; `BETTER_OF` where the source mixes two. */
  readonly by?: string;
  readonly shots?: number | null;
  readonly conditions?: string;
  readonly confidence?: Confidence;
}

type Written = Omit<Score, 'measuredBy' | 'of' | 'own'> & {readonly by: string | null; readonly of: Kind | null};

/** Scores in one place of one source: a number, or a number and its shots where they differ. */
export function scores(
  id: SourceId,
  where: string,
  values: {readonly [B in Benchmark]?: number | readonly [value: number, shots: number | null, conditions?: string]},
  {of, by, shots = null, conditions = '', confidence = 'A'}: ScoreGroup = {},
): readonly Written[] {
  return Object.entries(values).map(([benchmark, entry]) => {
    const [value, own, more] = typeof entry === 'number' ? [entry, shots, undefined] : entry;
    return {
      benchmark: benchmark as Benchmark,
      value,
      shots: own,
      of: of ?? null,
      by: by ?? null,
      conditions: more ?? conditions,
      source: {id, where},
      asOf: sources[id].asOf,
      confidence,
    };
  });
}

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly developer: string;
  readonly kind: Kind;
  readonly open?: boolean;
  readonly basedOn?: string;
  readonly links: Partial<Links>;
  readonly values: readonly (Group | Gap)[];
  readonly scores?: readonly (readonly Written[])[];
  readonly notes?: readonly string[];
}

/**
 * Puts a record together. Of several statements on a field the first is the value; those that differ from it stand in
 * `also`, those that agree are dropped. A field that no group names is 未核实.
 *
 * @throws RangeError when a field has both a value and a reason to have none
 */
export function defineModel(definition: Definition): Model {
  const {open = true, basedOn = null, links, values, scores: written = [], notes = [], ...plain} = definition;
  const sourced = Object.fromEntries(FIELDS.map((field) => [field, sourcedValue(plain.id, field, values)]));
  return {
    ...plain,
    open,
    basedOn,
    links: {weights: null, modelScope: null, code: null, paper: null, licence: null, ...links},
    // Each field got its own type from `Group`; Object.fromEntries forgets that.
    ...(sourced as unknown as SourcedValues),
    scores: written.flat().map(({by, of, ...score}) => ({
      ...score,
      of: of ?? plain.kind,
      measuredBy: by ?? plain.developer,
      own: by === null,
    })),
    notes,
  };
}

function sourcedValue(id: string, field: Field, entries: readonly (Group | Gap)[]): Sourced<Values[Field]> {
  const stated = entries.flatMap((entry) => ('values' in entry ? statedIn(entry, field) : []));
  const gap = entries.find((entry): entry is Gap => 'fields' in entry && entry.fields.includes(field));
  const [first, ...rest] = stated;
  if (!first) return missing(gap?.why ?? '未核实', gap?.source ?? null);
  if (gap) throw new RangeError(`模型 ${id} 的 ${field} 既有值，又写着“${gap.why}”。去掉一个。`);
  const also = rest.filter(
    ({value}, at) => value !== first.value && rest.findIndex((one) => one.value === value) === at,
  );
  return {...first, why: null, also} satisfies Known<Values[Field]>;
}

function statedIn({source, confidence, values}: Group, field: Field): Stated<Values[Field]>[] {
  const entry = values[field];
  if (entry === undefined) return [];
  const [value, text] = entry instanceof Printed ? [entry.value, entry.printed] : [entry, null];
  return [{value, printed: text, source, asOf: sources[source.id].asOf, confidence}];
}

function missing(why: WhyNull, source: SourceRef | null): Missing {
  const asOf = source && sources[source.id].asOf;
  return {value: null, why, printed: null, source, asOf, confidence: null, also: []};
}
