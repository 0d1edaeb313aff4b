/**
 * Llama 2 的前向计算，按 Touvron et al. (2023), arXiv:2307.09288 第 2.2 节与 LLaMA（arXiv:2302.13971）第 2.2 节，
 * 权重的排法与 Hugging Face transformers 的 LlamaForCausalLM 相同。数都是双精度，没有批，没有训练。
 * 笔记按区域逐段显示这个文件：行短，辅助函数少，形状写在注释里。
 */

// #region config
export type Vec = readonly number[]; // 向量
export type Mat = readonly Vec[]; // 矩阵，一行对应一个输出

export interface Config {
  readonly dim: number; // 隐藏向量的长度 d
  readonly heads: number; // 查询头的个数
  readonly kvHeads: number; // 键值头的个数，整除 heads
  readonly normEps: number; // Llama 2 取 1e-5
  readonly ropeBase: number; // Llama 2 取 10000
}

export interface Layer {
  readonly attentionNorm: Vec; // [dim]
  readonly query: Mat; // [dim, dim]
  readonly key: Mat; // [kvHeads × 头维度, dim]
  readonly value: Mat; // [kvHeads × 头维度, dim]
  readonly output: Mat; // [dim, dim]
  readonly ffnNorm: Vec; // [dim]
  readonly gate: Mat; // [ffn, dim]
  readonly up: Mat; // [ffn, dim]
  readonly down: Mat; // [dim, ffn]
}

export interface Model {
  readonly config: Config;
  readonly embedding: Mat; // [词表, dim]
  readonly layers: readonly Layer[];
  readonly norm: Vec; // [dim]
  readonly head: Mat; // [词表, dim]，不与 embedding 共用
}
// #endregion

// #region linear
// 取第 i 项；没有这一项说明形状不对，立刻报错。
export function at<T>(list: readonly T[], i: number): T {
  const item = list[i];
  if (item === undefined) {
    throw new RangeError(`没有第 ${i} 项，一共 ${list.length} 项`);
  }
  return item;
}

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) {
    throw new RangeError(`长度 ${a.length} 与 ${b.length} 不同`);
  }
  return a.reduce((sum, x, i) => sum + x * at(b, i), 0);
}

// 线性层，没有偏置：y = W x，W 的每一行给出一个输出。
export function linear(weight: Mat, x: Vec): Vec {
  return weight.map((row) => dot(row, x));
}

export function add(a: Vec, b: Vec): Vec {
  return a.map((x, i) => x + at(b, i));
}

// 每 size 项切成一段：把各个头分开。
export function split<T>(
  x: readonly T[],
  size: number,
): readonly (readonly T[])[] {
  return Array.from({length: x.length / size}, (_, h) =>
    x.slice(h * size, (h + 1) * size),
  );
}
// #endregion

// #region rms-norm
// 除以均方根，再逐项乘上学出来的增益。不减均值，没有偏置。
export function rmsNorm(x: Vec, gain: Vec, eps: number): Vec {
  const meanSquare = dot(x, x) / x.length;
  const scale = 1 / Math.sqrt(meanSquare + eps);
  return x.map((value, i) => value * scale * at(gain, i));
}
// #endregion

// #region softmax
// 先减去最大的分数：结果不变，指数不会溢出。
// 被遮住的位置记作 -Infinity，权重恰好是 0。
export function softmax(scores: Vec): Vec {
  const max = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - max));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
// #endregion

// #region rotary
// 把一个头的向量按位置旋转。第 i 维与第 i + d_h/2 维是一对，
// 这是 Hugging Face 的配对（rotate_half）。
// 第 i 对的转角是 position × base^(-2i/d_h)，d_h 是头维度。
export function rotary(x: Vec, position: number, base: number): Vec {
  const half = x.length / 2;
  return x.map((value, j) => {
    const i = j % half;
    const angle = position * base ** (-i / half);
    const partner = j < half ? -at(x, j + half) : at(x, i);
    return value * Math.cos(angle) + partner * Math.sin(angle);
  });
}
// #endregion

// #region rotary-interleaved
// Meta 原来的代码把第 2i 维与第 2i + 1 维配成一对，转角相同。
export function rotaryInterleaved(
  x: Vec,
  position: number,
  base: number,
): Vec {
  return x.map((value, j) => {
    const i = Math.floor(j / 2);
    const angle = position * base ** ((-2 * i) / x.length);
    const partner = j % 2 === 0 ? -at(x, j + 1) : at(x, j - 1);
    return value * Math.cos(angle) + partner * Math.sin(angle);
  });
}

// 换配对要换权重的行：每个头里先排偶数行，再排奇数行。
// 查询和键都这样换，点积就不变。
export function interleavedToHalves<T>(
  rows: readonly T[],
  headSize: number,
): readonly T[] {
  return split(rows, headSize).flatMap((head) => [
    ...head.filter((_, j) => j % 2 === 0),
    ...head.filter((_, j) => j % 2 === 1),
  ]);
}
// #endregion

// #region attention
// 一层的缓存：每个位置存 kvHeads 个键和 kvHeads 个值。
export interface LayerCache {
  readonly keys: Mat[]; // [位置, kvHeads, 头维度]，已经旋转过
  readonly values: Mat[]; // [位置, kvHeads, 头维度]
}

// 加权和：values 的第 s 行乘 weights 的第 s 项，再相加。
export function weightedSum(weights: Vec, values: Mat): Vec {
  return at(values, 0).map((_, j) =>
    dot(
      weights,
      values.map((value) => at(value, j)),
    ),
  );
}

// xs 是新来的词元，[新词元数, dim]；以前的在缓存里。
export function attention(
  config: Config,
  layer: Layer,
  xs: Mat,
  cache: LayerCache,
): Mat {
  const {dim, heads, kvHeads, ropeBase} = config;
  const size = dim / heads; // 头维度
  const past = cache.keys.length; // 缓存里已有几个位置

  xs.forEach((x, t) => {
    const keys = split(linear(layer.key, x), size);
    const values = split(linear(layer.value, x), size);
    cache.keys.push(keys.map((key) => rotary(key, past + t, ropeBase)));
    cache.values.push(values);
  });

  return xs.map((x, t) => {
    const seen = past + t + 1; // 因果掩码：看到自己为止
    const queries = split(linear(layer.query, x), size);
    const mixed = queries.flatMap((query, h) => {
      // 相邻的 heads / kvHeads 个查询头共用第 g 个键值头。
      const g = Math.floor(h / (heads / kvHeads));
      const keys = cache.keys.slice(0, seen);
      const values = cache.values.slice(0, seen);
      const turned = rotary(query, past + t, ropeBase);
      const scores = keys.map(
        (key) => dot(turned, at(key, g)) / Math.sqrt(size),
      );
      return weightedSum(
        softmax(scores),
        values.map((value) => at(value, g)),
      );
    });
    return linear(layer.output, mixed); // [dim]
  });
}
// #endregion

// #region swiglu
// SiLU：z 乘上 0 到 1 之间的门 1 / (1 + e^-z)。
function silu(z: number): number {
  return z / (1 + Math.exp(-z));
}

// 三个矩阵：门一路过 SiLU，与另一路逐项相乘，再降回 dim。
export function swiglu(layer: Layer, x: Vec): Vec {
  const gate = linear(layer.gate, x).map(silu); // [ffn]
  const up = linear(layer.up, x); // [ffn]
  const hidden = gate.map((g, i) => g * at(up, i));
  return linear(layer.down, hidden); // [dim]
}
// #endregion

// #region block
// 一层：先归一再计算，算完加回原来的向量（残差），做两次。
export function block(
  config: Config,
  layer: Layer,
  xs: Mat,
  cache: LayerCache,
): Mat {
  const {normEps} = config;
  const normed = xs.map((x) =>
    rmsNorm(x, layer.attentionNorm, normEps),
  );
  const attended = attention(config, layer, normed, cache);
  return xs.map((x, t) => {
    const middle = add(x, at(attended, t));
    const inner = rmsNorm(middle, layer.ffnNorm, normEps);
    return add(middle, swiglu(layer, inner));
  });
}
// #endregion

// #region forward
export type Cache = readonly LayerCache[]; // 每层一份

export function emptyCache(model: Model): Cache {
  return model.layers.map(() => ({keys: [], values: []}));
}

// 词元编号进，每个位置对词表的分数（logits）出：
// [新词元数, 词表]。缓存就地变长。
export function forward(
  model: Model,
  tokens: readonly number[],
  cache: Cache,
): Mat {
  const {config, layers, embedding, norm, head} = model;
  let xs: Mat = tokens.map((token) => at(embedding, token));
  layers.forEach((layer, l) => {
    xs = block(config, layer, xs, at(cache, l));
  });
  return xs.map((x) => linear(head, rmsNorm(x, norm, config.normEps)));
}
// #endregion

// #region generate
// 贪心解码：每步取分数最高的词元。
// 第一步把提示整个算完，之后每步只送进一个新词元。
export function generate(
  model: Model,
  prompt: readonly number[],
  steps: number,
): number[] {
  const cache = emptyCache(model);
  const tokens = [...prompt];
  let fresh = prompt; // 还没有进缓存的词元
  for (let step = 0; step < steps; step++) {
    const logits = forward(model, fresh, cache);
    const last = at(logits, logits.length - 1);
    const next = last.indexOf(Math.max(...last));
    tokens.push(next);
    fresh = [next];
  }
  return tokens;
}
// #endregion
