/**
 * How much memory a model of the data takes, as far as its record says: every part is a range from what it takes at least to what
 * it takes at most, in bytes. The formulas are those of src/llm. No DOM, no React.
 */
import type {ShapeRow} from '../../data/models/compact';
import {unpack} from '../../data/models/compact';
import {HALF_BYTES, kvBytesPerToken} from '../../llm/kvCache';
import {
  parameterGroups,
  stateBytes,
  trainingMemory,
  WEIGHT_FORMATS,
  TARGETS,
  type DecoderShape,
  type Method,
  type ParameterGroups,
  type WeightFormat,
} from '../../llm/memory';
import {bitsPerParameter} from '../../llm/quantization';

export const GIB = 1024 ** 3;

/** From at least to at most; `high` is Infinity where nothing limits it. */
export interface Between {
  readonly low: number;
  readonly high: number;
}

const exactly = (value: number): Between => ({low: value, high: value});
export const UNKNOWN: Between = {low: 0, high: Infinity};

export function sumOf(parts: readonly Between[]): Between {
  return parts.reduce((sum, {low, high}) => ({low: sum.low + low, high: sum.high + high}), exactly(0));
}

/** What the formulas need to know of a model; null where its record does not say. */
export interface Facts {
  /** Published parameters. */
  readonly total: number | null;
  /** The whole shape, for a dense model with plain attention whose record gives all of it. */
  readonly shape: DecoderShape | null;
  /** Width and vocabulary, for the embeddings. */
  readonly hidden: number | null;
  readonly vocabulary: number | null;
  readonly tied: boolean | null;
  /** Bytes of the cache for each token in 16 bits. */
  readonly cache: Between;
  /** What the cache is computed from, for the reader. */
  readonly cacheText: string;
}

/**
 * The facts of a row of the compact data.
 *
 * @param dense whether all parameters are active
 */
export function factsOf(total: number | null, dense: boolean, row: ShapeRow): Facts {
  const [layers, hidden, ffn, heads, kvHeads, headSize, kvLatent, kvRope, cachedLayers, vocabulary] = row
    .slice(0, 10)
    .map((packed) => unpack(packed as number).value);
  const [, , , , , , , , , , attention, tied, gated] = row;
  const isPlain = attention === 'MHA' || attention === 'MQA' || attention === 'GQA';
  const isComplete = dense && isPlain && tied !== -1 && gated !== -1;
  const shape =
    isComplete && layers && hidden && ffn && heads && kvHeads && headSize && vocabulary
      ? {layers, hidden, ffn, heads, kvHeads, headSize, vocabulary, tiedEmbeddings: tied === 1, gatedFfn: gated === 1}
      : null;
  return {
    total,
    shape,
    hidden: hidden ?? null,
    vocabulary: vocabulary ?? null,
    tied: tied === -1 ? null : tied === 1,
    ...cacheOf({layers, kvHeads, headSize, kvLatent, kvRope, cachedLayers, attention}),
  };
}

interface CacheFacts {
  readonly layers: number | null | undefined;
  readonly kvHeads: number | null | undefined;
  readonly headSize: number | null | undefined;
  readonly kvLatent: number | null | undefined;
  readonly kvRope: number | null | undefined;
  readonly cachedLayers: number | null | undefined;
  readonly attention: ShapeRow[10];
}

/**
 * Bytes of the key-value cache for each token, 16 bits a number: 2·L·h_kv·d_h (src/llm/kvCache.ts), and with MLA L·(d_c + d_r),
 * one latent vector and one rotary key for all heads (DeepSeek-V2, arXiv:2405.04434, section 2.1). Layers that share a cache
 * or have none of length are not counted. A sparse model keeps an index besides, of which the data say nothing: its cache is
 * at least so large. DeepSeek-V4 compresses by layer; nothing is known of it.
 */
function cacheOf(facts: CacheFacts): Pick<Facts, 'cache' | 'cacheText'> {
  const {layers, kvHeads, headSize, kvLatent, kvRope, cachedLayers, attention} = facts;
  const hybridUnknown = attention === 'hybrid' && !cachedLayers;
  const counted = cachedLayers ?? layers;
  if (attention === '' || !counted) return {cache: UNKNOWN, cacheText: '键值缓存的形状未核实'};
  const perToken = kvLatent
    ? kvRope
      ? {bytes: counted * (kvLatent + kvRope) * HALF_BYTES, text: `${counted} 层 ×（${kvLatent} + ${kvRope}）× 2 字节`}
      : null
    : kvHeads && headSize
      ? {
          bytes: kvBytesPerToken({layers: counted, kvHeads, headSize}),
          text: `2 × ${counted} 层 × ${kvHeads} 个键值头 × ${headSize} × 2 字节`,
        }
      : null;
  if (!perToken) return {cache: UNKNOWN, cacheText: '键值缓存的形状未核实'};
  if (hybridUnknown)
    return {cache: {low: 0, high: perToken.bytes}, cacheText: `最多 ${perToken.text}；哪些层要缓存未核实`};
  if (attention !== 'sparse') return {cache: exactly(perToken.bytes), cacheText: perToken.text};
  // One KV head of 512 for a whole layer is DeepSeek-V4's way of writing a cache that it compresses by layer.
  if (kvHeads === 1) return {cache: UNKNOWN, cacheText: '缓存按层压缩，没有可用的公式'};
  return {
    cache: {low: perToken.bytes, high: Infinity},
    cacheText: `至少 ${perToken.text}；稀疏注意力另存的索引没有数据`,
  };
}

/** Parameters that are quantised and that are not; the embeddings are the ones that are not. */
function groupsOf({total, shape, hidden, vocabulary, tied}: Facts): ParameterGroups | null {
  if (shape) return parameterGroups(shape);
  if (total === null || hidden === null || vocabulary === null || tied === null) return null;
  const kept = (tied ? 1 : 2) * vocabulary * hidden;
  return {linear: total - kept, kept, total};
}

/** Bytes of the weights: all experts of a mixture have to be in memory, though a token passes through few. */
export function weightBytes(facts: Facts, format: WeightFormat): Between {
  const {bits, quantization} = WEIGHT_FORMATS[format];
  const groups = groupsOf(facts);
  const total = groups?.total ?? facts.total;
  if (total === null) return UNKNOWN;
  if (quantization === null) return exactly((total * bits) / 8);
  const perParameter = bitsPerParameter(quantization.constants, bits) / 8;
  if (groups) return exactly(groups.linear * perParameter + groups.kept * quantization.keptBytes);
  // How large the embeddings are is not known: between none and all of it.
  return {low: total * perParameter, high: total * quantization.keptBytes};
}

/** Memory by part. */
export interface Need {
  readonly parts: readonly {readonly name: string; readonly bytes: Between}[];
  readonly total: Between;
}

function needOf(parts: Need['parts']): Need {
  return {parts, total: sumOf(parts.map(({bytes}) => bytes))};
}

/** One sequence of so many tokens: weights and cache. `margin` is what is set aside for the rest. */
export function inferenceNeed(facts: Facts, format: WeightFormat, context: number, margin: number): Need {
  const {low, high} = facts.cache;
  return needOf([
    {name: '权重', bytes: weightBytes(facts, format)},
    {name: 'KV 缓存', bytes: {low: low * context, high: high * context}},
    {name: '余量', bytes: exactly(margin)},
  ]);
}

/** What training is taken to be; the rules are written out beside the result. */
export const TRAINING = {precision: 'mixed', optimizer: 'adamw', rank: 16, matrices: TARGETS.all} as const;

/**
 * One sequence of so many tokens a step, with checkpointing and FlashAttention. Without the whole shape only the model states
 * can be counted, so that the need is at least so large.
 */
export function trainingNeed(facts: Facts, method: Method, length: number, margin: number): Need {
  const {shape} = facts;
  if (shape) {
    const setup = {...TRAINING, shape, method, batch: 1, length, checkpointing: true, flash: true};
    const {weights, adapters, gradients, optimizer, activations, logits, working} = trainingMemory(setup);
    return needOf([
      {name: '权重', bytes: exactly(weights + adapters)},
      {name: '梯度与优化器', bytes: exactly(gradients + optimizer)},
      {name: '激活值', bytes: exactly(activations + working)},
      {name: '输出分数', bytes: exactly(logits)},
      {name: '余量', bytes: exactly(margin)},
    ]);
  }
  const states = stateBytes(TRAINING.precision, TRAINING.optimizer) - 2;
  const half = weightBytes(facts, 'half');
  const trained = method === 'full' ? (half.low / 2) * states : 0;
  return needOf([
    {name: '权重', bytes: method === 'qlora' ? weightBytes(facts, 'nf4') : half},
    {name: '梯度与优化器', bytes: {low: trained, high: method === 'full' && half.high < Infinity ? trained : Infinity}},
    {name: '激活值', bytes: UNKNOWN},
    {name: '余量', bytes: exactly(margin)},
  ]);
}
