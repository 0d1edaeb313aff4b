import {MODELS, modelById, type Model} from '../data/shapes';
import {chinchillaOptimum, trainingFlops, utilisation} from './compute';
import {bytes, exact, percent, scientific, short} from './format';
import {HALF_BYTES, kvBytes, kvBytesPerToken} from './kvCache';
import {countParameters} from './parameters';

/** What the notes may ask of a model, and how it may be written. */

export type NumberFormat = 'exact' | 'short' | 'percent' | 'bytes';

interface Quantity {
  /** Chinese name and formula, shown with the number. */
  readonly formula: string;
  /** The first is the default. */
  readonly formats: readonly NumberFormat[];
  /** Null when the publisher does not say what it needs. */
  readonly value: (model: Model) => number | null;
  /** How `short` is written; K, M, B and T when left out. */
  readonly short?: (value: number, model: Model) => string;
  /** All digits, where a number cannot hold them. */
  readonly digits?: (model: Model) => bigint;
  readonly missing?: string;
}

const COUNT = ['exact', 'short'] as const;
const count = (model: Model): ReturnType<typeof countParameters> => countParameters(model.shape);

export const QUANTITIES: Readonly<Record<string, Quantity>> = {
  parameters: {
    formula: '参数量 = 嵌入 + 层数 × 每层 + 最后的归一化 + 输出层',
    formats: COUNT,
    value: (model) => count(model).total,
  },
  'embedding-parameters': {
    formula: '词元嵌入 = 词表大小 × 隐藏维度',
    formats: COUNT,
    value: (model) => count(model).tokenEmbedding,
  },
  'position-parameters': {
    formula: '位置嵌入 = 上下文长度 × 隐藏维度',
    formats: COUNT,
    value: (model) => count(model).positionEmbedding,
  },
  'output-parameters': {
    formula: '输出层 = 词表大小 × 隐藏维度；与嵌入共用时为 0',
    formats: COUNT,
    value: (model) => count(model).output,
  },
  'layer-parameters': {
    formula: '一层 = 注意力 + 前馈网络 + 两次归一化',
    formats: COUNT,
    value: (model) => count(model).layer,
  },
  'attention-parameters': {
    formula: '一层的注意力 = Q、K、V、O 四个矩阵（与偏置）',
    formats: COUNT,
    value: (model) => count(model).attention,
  },
  'ffn-parameters': {
    formula: '一层的前馈网络 = 两个矩阵，有门控时三个（与偏置）',
    formats: COUNT,
    value: (model) => count(model).ffn,
  },
  'layer-norm-parameters': {
    formula: '一层的两次归一化',
    formats: COUNT,
    value: (model) => count(model).layerNorms,
  },
  'norm-parameters': {
    formula: '全模型的归一化 = 层数 × 每层两次 + 最后一次',
    formats: COUNT,
    value: (model) => model.shape.layers * count(model).layerNorms + count(model).finalNorm,
  },
  'weight-bytes': {
    formula: '权重 = 参数量 × 2 字节（16 位）',
    formats: ['bytes', 'exact'],
    value: (model) => HALF_BYTES * count(model).total,
  },
  'head-size': {formula: '头维度', formats: ['exact'], value: (model) => model.shape.headSize},
  'kv-bytes-per-token': {
    formula: '每个词元的 KV 缓存 = 2 × 层数 × 键值头数 × 头维度 × 2 字节（16 位）',
    formats: ['bytes', 'exact'],
    value: (model) => kvBytesPerToken(model.shape),
  },
  'kv-bytes': {
    formula: '一条满上下文序列的 KV 缓存 = 每个词元 × 上下文长度（16 位）',
    formats: ['bytes', 'exact'],
    value: (model) => kvBytes(model.shape, model.shape.context),
  },
  'training-tokens': {
    formula: '训练词元数，发布者公布',
    formats: ['short', 'exact'],
    value: (model) => model.trainingTokens,
    missing: '没有公布训练词元数',
  },
  'training-flops': {
    formula: '训练计算量 C ≈ 6ND，N 是推出的参数量，D 是训练词元数',
    formats: ['short', 'exact'],
    value: (model) => (model.trainingTokens === null ? null : trainingFlops(count(model).total, model.trainingTokens)),
    short: (value) => scientific(value),
    digits: (model) => 6n * BigInt(count(model).total) * BigInt(model.trainingTokens ?? 0),
    missing: '没有公布训练词元数',
  },
  'chinchilla-tokens': {
    formula: '同样的计算量按 D = 20N 分配时的词元数',
    formats: ['short'],
    value: (model) =>
      model.trainingTokens === null
        ? null
        : chinchillaOptimum(trainingFlops(count(model).total, model.trainingTokens)).tokens,
    missing: '没有公布训练词元数',
  },
  utilisation: {
    formula: '利用率 = 6ND ÷（GPU 小时 × 3600 × 每张卡的峰值）',
    formats: ['percent'],
    value: modelUtilisation,
    missing: '没有公布 GPU 小时',
  },
  'gpu-hours': {
    formula: 'GPU 小时，发布者公布',
    formats: ['exact'],
    value: (model) => model.hardware?.gpuHours ?? null,
    missing: '没有公布 GPU 小时',
  },
  'published-parameters': {
    formula: '参数量，发布者公布',
    formats: ['short', 'exact'],
    value: (model) => model.published.value,
    // As it is printed: a model of 7B is not 7.00B.
    short: (_, model) => model.published.printed,
  },
};

/** What `<Derived>` shows. */
export interface DerivedNumber {
  readonly text: string;
  /** For machines: digits without groups. */
  readonly value: string;
  readonly formula: string;
}

/**
 * A number of a model, computed from its shape and written.
 *
 * @param of a quantity's name
 * @param id a model's id
 * @param as how to write it; the quantity's default when null
 * @throws RangeError, in the words of the build's messages: unknown quantity, model or format, or a number that cannot be known
 */
export function derive(of: string, id: string, as: string | null = null): DerivedNumber {
  const quantity = QUANTITIES[of];
  if (!quantity) throw new RangeError(`没有叫 ${of} 的量；有 ${Object.keys(QUANTITIES).join('、')}`);
  const model = modelById(id);
  const format = as === null ? quantity.formats[0] : quantity.formats.find((known) => known === as);
  if (!format) throw new RangeError(`${of} 不能写成 ${as ?? ''}；可以写成 ${quantity.formats.join('、')}`);
  const value = quantity.value(model);
  if (value === null) throw new RangeError(`${model.name} ${quantity.missing ?? '没有这个数'}，算不出 ${of}`);
  const digits = quantity.digits?.(model);
  return {
    text: written(value, format, quantity, model, digits),
    value: String(digits ?? value),
    formula: `${model.name}：${quantity.formula}`,
  };
}

function written(
  value: number,
  format: NumberFormat,
  quantity: Quantity,
  model: Model,
  digits: bigint | undefined,
): string {
  switch (format) {
    case 'exact':
      return exact(digits ?? value);
    case 'short':
      return quantity.short ? quantity.short(value, model) : short(value);
    case 'percent':
      return percent(value);
    case 'bytes':
      return bytes(value);
  }
}

/** Model FLOPs utilisation by 6ND, or null where GPU hours or tokens were not published. */
export function modelUtilisation(model: Model): number | null {
  const {trainingTokens, hardware} = model;
  if (trainingTokens === null || hardware === null) return null;
  return utilisation(trainingFlops(count(model).total, trainingTokens), hardware.gpuHours, hardware.peakFlops);
}

/**
 * The models that a space-separated list names, in its order.
 *
 * @throws RangeError for an unknown id, an id that stands twice, or an empty list
 */
export function modelsOf(list: string): Model[] {
  const ids = list.split(/\s+/).filter(Boolean);
  if (ids.length === 0) throw new RangeError(`没有写模型；有 ${MODELS.map(({id}) => id).join('、')}`);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new RangeError(`模型 ${twice} 写了两次`);
  return ids.map(modelById);
}
