import type {Model} from './types';

/** A model's shape in few bytes, for figures that readers load. */
export interface DecoderRow {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  /** Layers, hidden, ffn, heads, KV heads, head size, vocabulary, and 1 where the embeddings are tied. */
  readonly shape: readonly number[];
}

const SIZES = ['layers', 'hidden', 'ffn', 'heads', 'kvHeads', 'headSize', 'vocabulary'] as const;

/**
 * The models whose memory src/llm/memory.ts can compute: dense, with plain attention, RMSNorm and SwiGLU, weights that can be
 * had, and every size known. A model with the same shape as the one it was made from is left out.
 */
export function decoderRows(models: readonly Model[]): DecoderRow[] {
  const shapes = new Map(models.map((model) => [model.id, shapeOf(model)]));
  return models
    .filter(isPlain)
    .map(({id, name, family, basedOn}) => ({id, name, family, basedOn, shape: shapes.get(id) ?? null}))
    .filter(({basedOn, shape}) => shape !== null && String(shape) !== String(shapes.get(basedOn ?? '') ?? ''))
    .map(({id, name, family, shape}) => ({id, name, family, shape: shape ?? []}));
}

function isPlain({open, experts, attention, norm, activation}: Model): boolean {
  const plain = ['MHA', 'GQA', 'MQA'].includes(attention.value ?? '');
  return open && experts.value === null && plain && norm.value === 'RMSNorm' && activation.value === 'SwiGLU';
}

function shapeOf(model: Model): number[] | null {
  const sizes = SIZES.map((field) => model[field].value);
  const tied = model.tiedEmbeddings.value;
  if (tied === null || sizes.some((size) => size === null)) return null;
  return [...sizes.map(Number), tied ? 1 : 0];
}
