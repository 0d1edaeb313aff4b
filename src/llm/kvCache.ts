/** What a key-value cache depends on: layers and heads are counts, the head size is in elements. */
export interface CacheShape {
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
}

/** Bytes of a number of 16 bits, FP16 or BF16. */
export const HALF_BYTES = 2;

// #region kv-cache
/**
 * Bytes that one token of one sequence takes in the key-value cache: 2 · L · h_kv · d_h · b, with a key and a value for
 * each layer and each KV head.
 *
 * Shazeer (2019), arXiv:1911.02150, section 2.4; Ainslie et al. (2023), arXiv:2305.13245, section 2.2.
 *
 * @param bytesPerNumber b: 4 for FP32, 2 for FP16 and BF16, 1 for INT8, 0.5 for INT4 without its scales
 * @throws RangeError when a size is not positive
 */
export function kvBytesPerToken(shape: Omit<CacheShape, 'heads'>, bytesPerNumber: number = HALF_BYTES): number {
  const bytes = 2 * shape.layers * shape.kvHeads * shape.headSize * bytesPerNumber;
  if (!(bytes > 0) || !Number.isFinite(bytes)) {
    const {layers, kvHeads, headSize} = shape;
    throw new RangeError(`expected positive sizes, found ${[layers, kvHeads, headSize, bytesPerNumber].join(', ')}`);
  }
  return bytes;
}

/**
 * Bytes of the whole cache: those of a token, times the tokens that each sequence holds, times the sequences of the batch.
 *
 * @throws RangeError when a size is not positive
 */
export function kvBytes(
  shape: Omit<CacheShape, 'heads'>,
  tokens: number,
  batch = 1,
  bytesPerNumber: number = HALF_BYTES,
): number {
  if (!(tokens > 0) || !(batch > 0)) throw new RangeError(`expected positive counts, found ${tokens}, ${batch}`);
  return kvBytesPerToken(shape, bytesPerNumber) * tokens * batch;
}
// #endregion

/** What multi-head latent attention caches in a layer: one latent vector and one rotary key for all heads, in elements. */
export interface LatentShape {
  readonly layers: number;
  /** d_c, the width of the latent vector. */
  readonly latent: number;
  /** d_R, the width of the rotary key. */
  readonly rope: number;
}

// #region mla-cache
/**
 * Bytes that one token of one sequence takes with multi-head latent attention: (d_c + d_R) · L · b. Keys and values are
 * read from the same vector, so there is no factor of 2, and the number of heads does not matter.
 *
 * DeepSeek-AI (2024), arXiv:2405.04434, section 2.1.3 and table 1.
 *
 * @param bytesPerNumber b: 2 for FP16 and BF16, 1 for FP8; 0.75 for the 6 bits of DeepSeek-V2's service
 * @throws RangeError when a size is not positive
 */
export function mlaBytesPerToken({layers, latent, rope}: LatentShape, bytesPerNumber: number = HALF_BYTES): number {
  const sizes = [layers, latent, rope, bytesPerNumber];
  if (!sizes.every((size) => size > 0 && Number.isFinite(size))) {
    throw new RangeError(`expected positive sizes, found ${sizes.join(', ')}`);
  }
  return layers * (latent + rope) * bytesPerNumber;
}
// #endregion

export interface AttentionVariant {
  readonly id: 'mha' | 'gqa' | 'mqa';
  readonly kvHeads: number;
}

/**
 * The same model with a KV head for each query head (multi-head attention), with `kvHeads` of them (grouped-query
 * attention), and with one (multi-query attention).
 *
 * @throws RangeError when the KV heads do not divide the query heads
 */
export function attentionVariants({heads, kvHeads}: Pick<CacheShape, 'heads' | 'kvHeads'>): AttentionVariant[] {
  if (!Number.isInteger(kvHeads) || kvHeads < 1 || heads % kvHeads !== 0) {
    throw new RangeError(`expected KV heads that divide ${heads}, found ${kvHeads}`);
  }
  return [
    {id: 'mha', kvHeads: heads},
    {id: 'gqa', kvHeads},
    {id: 'mqa', kvHeads: 1},
  ];
}

/** The numbers of KV heads that a model with so many query heads can have, largest first. */
export function possibleKvHeads(heads: number): number[] {
  return Array.from({length: heads}, (_, index) => heads - index).filter((count) => heads % count === 0);
}
