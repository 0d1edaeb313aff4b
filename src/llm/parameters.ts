import type {Shape} from '../data/shapes';

/** Parameters by part. `attention`, `ffn`, `layerNorms` and `layer` are of one layer. */
export interface ParameterCount {
  /** V·d */
  readonly tokenEmbedding: number;
  /** T·d, or 0 where positions are not learned */
  readonly positionEmbedding: number;
  readonly attention: number;
  readonly ffn: number;
  readonly layerNorms: number;
  readonly layer: number;
  readonly finalNorm: number;
  /** V·d, or 0 where the output layer is the token embedding */
  readonly output: number;
  readonly total: number;
}

// #region parameters
/**
 * Counts the parameters of a decoder-only Transformer, part by part.
 *
 * Attention has four matrices: queries d × h·d_h, keys and values d × h_kv·d_h each, output h·d_h × d. The feed-forward
 * network has two of d × f, three with a gate. LayerNorm has a gain and a bias of size d, RMSNorm a gain.
 * Architecture: Vaswani et al. (2017), section 3; gate: Shazeer (2020), arXiv:2002.05202, eq. (6).
 *
 * @returns numbers of parameters
 * @throws RangeError when a size is no positive integer, or the query heads are no multiple of the KV heads
 */
export function countParameters(shape: Shape): ParameterCount {
  checkShape(shape);
  const {layers, hidden: d, ffn: f, vocabulary, context} = shape;
  const queries = shape.heads * shape.headSize;
  const keys = shape.kvHeads * shape.headSize;
  const attentionBiases = shape.biases ? queries + 2 * keys + d : 0;
  const attention = d * queries + 2 * d * keys + queries * d + attentionBiases;
  const ffn = (shape.gatedFfn ? 3 : 2) * d * f + (shape.biases ? f + d : 0);
  const norm = shape.norm === 'LayerNorm' ? 2 * d : d;
  const layerNorms = 2 * norm;
  const layer = attention + ffn + layerNorms;
  const tokenEmbedding = vocabulary * d;
  const positionEmbedding = shape.learnedPositions ? context * d : 0;
  const output = shape.tiedEmbeddings ? 0 : vocabulary * d;
  const finalNorm = shape.finalNorm ? norm : 0;
  const total = tokenEmbedding + positionEmbedding + layers * layer + finalNorm + output;
  return {tokenEmbedding, positionEmbedding, attention, ffn, layerNorms, layer, finalNorm, output, total};
}
// #endregion

/** How far a derived number is from the published one, as a part of the published one: (derived − published)/published. */
export function relativeDifference(derived: number, published: number): number {
  return (derived - published) / published;
}

function checkShape(shape: Shape): void {
  for (const name of ['layers', 'hidden', 'ffn', 'heads', 'kvHeads', 'headSize', 'vocabulary', 'context'] as const) {
    if (!Number.isInteger(shape[name]) || shape[name] < 1) {
      throw new RangeError(`expected a positive integer for ${name}, found ${shape[name]}`);
    }
  }
  if (shape.heads % shape.kvHeads !== 0) {
    throw new RangeError(
      `expected the query heads to be a multiple of the KV heads, found ${shape.heads} and ${shape.kvHeads}`,
    );
  }
}
