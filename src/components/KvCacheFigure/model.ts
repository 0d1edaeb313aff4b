/** What the key-value cache figure computes, from src/llm and src/data/shapes. No DOM, no React. */
import {CARDS, MODELS, modelById, type Card} from '../../data/shapes';
import {attentionVariants, kvBytes, kvBytesPerToken, possibleKvHeads, type AttentionVariant} from '../../llm/kvCache';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export interface KvState {
  /** The model that the shape started from. */
  readonly model: string;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  /** Tokens that each sequence holds. */
  readonly context: number;
  /** Bytes of a number. */
  readonly bytes: number;
  /** Sequences. */
  readonly batch: number;
}

export const GIB = 1024 ** 3;

/** Largest values that the fields take, far above any published model. */
export const LIMITS = {layers: 512, heads: 512, headSize: 1024} as const;

const powers = (from: number, to: number): number[] =>
  Array.from({length: Math.log2(to / from) + 1}, (_, index) => from * 2 ** index);

export const CONTEXTS = powers(512, 1_048_576);
export const BATCHES = powers(1, 256);

export const NUMBER_FORMATS = [
  {bytes: 4, name: '4 字节（FP32）'},
  {bytes: 2, name: '2 字节（FP16、BF16）'},
  {bytes: 1, name: '1 字节（INT8、FP8）'},
  {bytes: 0.5, name: '0.5 字节（INT4）'},
] as const;

/** Models to start from, most asked-for first. */
export const CHOICES = [...MODELS].reverse();

const START_MODEL = 'llama-2-70b';

/** The cache of a model as published, one full sequence in 16 bits. */
export function stateOf(id: string): KvState {
  const {layers, heads, kvHeads, headSize, context} = modelById(id).shape;
  return {model: id, layers, heads, kvHeads, headSize, context, bytes: 2, batch: 1};
}

export type KvChange = Partial<Omit<KvState, 'model'>>;

/**
 * The state with some values changed. When the query heads change, the KV heads become the largest number that divides
 * them and is not above what it was.
 */
export function changed(state: KvState, change: KvChange): KvState {
  const next = {...state, ...change};
  const possible = possibleKvHeads(next.heads);
  const kvHeads = possible.find((count) => count <= next.kvHeads) ?? 1;
  return {...next, kvHeads};
}

export interface Bar extends AttentionVariant {
  readonly name: string;
  readonly perToken: number;
  readonly total: number;
  /** Length as a part of the axis, 0 to 1. */
  readonly length: number;
  /** As a part of multi-head attention. */
  readonly ofMha: number;
  /** Whether this is how the model is built, rather than the same with other KV heads. */
  readonly asIs: boolean;
}

export interface CardLine extends Card {
  /** Where on the axis, 0 to 1. */
  readonly at: number;
  /** Which of two rows its label stands in, or null where it would cover another. */
  readonly row: 0 | 1 | null;
}

export interface KvNumbers {
  readonly bars: readonly Bar[];
  readonly lines: readonly CardLine[];
  /** The end of the axis, in bytes. */
  readonly axis: number;
}

const NAMES = {mha: 'MHA', gqa: 'GQA', mqa: 'MQA'} as const;
/** The part of the axis that a label needs on a phone. */
const LABEL = 0.16;

/**
 * Bars, lines and axis. The axis reaches the smallest card, so that a small cache looks small. As many KV heads as query
 * heads are multi-head attention, and one is multi-query attention: then there is no third bar.
 */
export function kvNumbers(state: KvState): KvNumbers {
  const grouped = state.kvHeads > 1 && state.kvHeads < state.heads;
  const variants = attentionVariants(state).filter(({id}) => id !== 'gqa' || grouped);
  const sizes = variants.map((variant) => {
    const shape = {...state, kvHeads: variant.kvHeads};
    return {
      ...variant,
      name: NAMES[variant.id],
      perToken: kvBytesPerToken(shape, state.bytes),
      total: kvBytes(shape, state.context, state.batch, state.bytes),
    };
  });
  const largest = sizes[0]?.total ?? 0;
  const axis = 1.05 * Math.max(largest, (CARDS[0]?.gibibytes ?? 0) * GIB);
  return {
    axis,
    bars: sizes.map((size) => ({
      ...size,
      length: size.total / axis,
      ofMha: size.total / largest,
      asIs: size.kvHeads === state.kvHeads,
    })),
    lines: cardLines(axis),
  };
}

function cardLines(axis: number): CardLine[] {
  const ends: [number, number] = [-1, -1];
  return CARDS.map((card) => ({...card, at: (card.gibibytes * GIB) / axis}))
    .filter(({at}) => at <= 1)
    .map((line) => {
      const row = ([0, 1] as const).find((candidate) => line.at - ends[candidate] >= LABEL) ?? null;
      if (row !== null) ends[row] = line.at;
      return {...line, row};
    });
}

const FIELDS = ['layers', 'heads', 'kvHeads', 'headSize', 'context', 'bytes', 'batch'] as const;
const PARAMETERS: Record<(typeof FIELDS)[number], string> = {
  layers: 'kv-layers',
  heads: 'kv-q',
  kvHeads: 'kv-heads',
  headSize: 'kv-size',
  context: 'kv-context',
  bytes: 'kv-bytes',
  batch: 'kv-batch',
};

/** The parameters of the address that the figure reads, for `data-needs-app`. */
export const ADDRESS = ['kv', ...Object.values(PARAMETERS)].join(' ');

/** `?kv=llama-2-7b&kv-context=8192`: the model, and what differs from it. */
export const codec: AddressCodec<KvState> = {
  start: stateOf(START_MODEL),
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const id = parameters.get('kv');
    const start = stateOf(MODELS.some((model) => model.id === id) && id ? id : START_MODEL);
    const change: Record<string, number> = {};
    for (const field of FIELDS) {
      const value = Number(parameters.get(PARAMETERS[field]));
      if (parameters.has(PARAMETERS[field]) && isAllowed(field, value)) change[field] = value;
    }
    return changed(start, change);
  },
  format: (search, state) => {
    const base = stateOf(state.model);
    return withParameters(search, {
      kv: state.model === START_MODEL ? null : state.model,
      ...Object.fromEntries(
        FIELDS.map((field) => [PARAMETERS[field], state[field] === base[field] ? null : String(state[field])]),
      ),
    });
  },
};

/** Whether a field may hold a value. */
export function isAllowed(field: (typeof FIELDS)[number], value: number): boolean {
  switch (field) {
    case 'context':
      return CONTEXTS.includes(value);
    case 'batch':
      return BATCHES.includes(value);
    case 'bytes':
      return NUMBER_FORMATS.some(({bytes}) => bytes === value);
    default:
      return Number.isInteger(value) && value >= 1 && value <= LIMITS[field === 'kvHeads' ? 'heads' : field];
  }
}
