/**
 * What publishers say that models take, and the setting that src/llm/memory.ts is asked to compute for it. What a publisher
 * does not say of the setting is assumed, and said in `assumed`.
 */
import type {Source} from './shapes';
import type {DecoderShape, Matrix, Precision, WeightFormat} from '../llm/memory';

/** Bytes of the units that publishers print. Most print GB and mean one or the other. */
export const UNITS = {GB: 1e9, GiB: 1024 ** 3, MiB: 1024 ** 2} as const;
export type Unit = keyof typeof UNITS;

/** Which parts of src/llm/memory.ts a measurement is compared with. */
export type Setting =
  | {readonly of: 'weights'; readonly model: string; readonly format: WeightFormat}
  | {
      readonly of: 'inference';
      readonly model: string;
      readonly format: WeightFormat;
      readonly length: number;
      readonly caches: number;
    }
  | {
      readonly of: 'base' | 'adapters' | 'moments' | 'figure';
      readonly model: string;
      /** Whether the quantisation constants are quantised as well. */
      readonly double: boolean;
      /** The shape that the source computes with, where it is not the model's. */
      readonly drawn?: Partial<DecoderShape>;
    }
  | {
      readonly of: 'training';
      readonly model: string;
      readonly method: 'full' | 'lora' | 'qlora';
      readonly precision: Precision;
      readonly matrices: readonly Matrix[];
      readonly rank: number;
      readonly length: number;
      /** Cards, each with a batch of its own. */
      readonly cards: number;
      /** 1 where it is left out. */
      readonly batch?: number;
      /** On where it is left out. */
      readonly checkpointing?: boolean;
      readonly adapterDropout?: boolean;
      /** Bytes of a score with all its copies, where the model computes its loss in its own way. */
      readonly scoreBytes?: number;
      /** Bytes of a number between the layers, where it is not that of the embeddings. */
      readonly stream?: number;
      /** Numbers in a bucket that DeepSpeed sends gradients in, with two buckets of 16 bits. */
      readonly bucket?: number;
    }
  /** A number of parameters, at so many bytes. */
  | {readonly of: 'parameters'; readonly parameters: number; readonly bytes: number};

export interface Measurement {
  readonly id: string;
  readonly group: 'inference' | 'training';
  readonly what: string;
  /** Settings that the table shows. */
  readonly how: string;
  /** The number as printed, in `unit`. */
  readonly published: number;
  /** The unit it is taken in. */
  readonly unit: Unit;
  /** The unit it is printed with, where that is another word. */
  readonly printed: string;
  readonly setting: Setting;
  /** What is assumed here because the source does not say. Empty where nothing is. */
  readonly assumed: string;
  readonly source: Source;
}

const baichuan: Source = {
  title: 'Baichuan-13B 的 README',
  url: 'https://github.com/baichuan-inc/Baichuan-13B',
  where: '量化部署',
  confidence: 'checked',
};
const baichuan2: Source = {
  title: 'Baichuan 2 的 README',
  url: 'https://github.com/baichuan-inc/Baichuan2',
  where: '量化效果',
  confidence: 'checked',
};
const qwen: Source = {
  title: 'Qwen 的 README',
  url: 'https://github.com/QwenLM/Qwen',
  where: 'Profiling of Memory and Speed',
  confidence: 'checked',
};
const qlora = (where: string): Source => ({
  title: 'QLoRA 论文',
  url: 'https://arxiv.org/abs/2305.14314',
  where,
  confidence: 'checked',
});
const lora = (where: string): Source => ({
  title: 'LoRA 论文',
  url: 'https://arxiv.org/abs/2106.09685',
  where,
  confidence: 'checked',
});
const peft: Source = {
  title: 'PEFT 的 README',
  url: 'https://github.com/huggingface/peft',
  where: '“High performance on consumer hardware”一节',
  confidence: 'checked',
};

const IN_GIB = '原文写 GB；同一仓库的 13B，16 位权重按 10⁹ 字节已比公布的大，所以都当作 GiB。';
const IN_GIB_TOO = '原文写 GB，与 16 位一行一样当作 GiB。';

function loaded(
  model: string,
  name: string,
  source: Source,
  sizes: readonly [half: number, int8: number, int4: number],
  fourBits: string,
): Measurement[] {
  return (['half', 'int8', 'nf4'] as const).map((format, index) => ({
    id: `${model}-${format}`,
    group: 'inference',
    what: name,
    how: {half: '16 位', int8: '8 位', nf4: '4 位'}[format],
    published: sizes[index] ?? NaN,
    unit: 'GiB',
    printed: 'GB',
    setting: {of: 'weights', model, format},
    assumed: (format === 'half' ? IN_GIB : IN_GIB_TOO) + (format === 'nf4' ? fourBits : '') + '只算权重。',
    source,
  }));
}

const FIGURE_6 = [
  {id: 'llama-7b', name: 'LLaMA 7B', base: 5046, adapters: 288, moments: 1152, total: 6.9},
  {id: 'llama-13b', name: 'LLaMA 13B', base: 8476, adapters: 450, moments: 1800, total: 11.3},
  {id: 'llama-33b', name: 'LLaMA 33B', base: 19_302, adapters: 877.5, moments: 3510, total: 24.7},
  {id: 'llama-65b', name: 'LLaMA 65B', base: 37_074, adapters: 1440, moments: 5760, total: 45},
] as const;

/** Figure 6 draws adapters for a block of 18h² weights: attention and an FFN of two matrices h × 4h. */
const DRAWN: Readonly<Record<string, Partial<DecoderShape>>> = {
  'llama-7b': {ffn: 4 * 4096, gatedFfn: false},
  'llama-13b': {ffn: 4 * 5120, gatedFfn: false},
  'llama-33b': {ffn: 4 * 6656, gatedFfn: false},
  'llama-65b': {ffn: 4 * 8192, gatedFfn: false},
};

const figure6: readonly Measurement[] = FIGURE_6.flatMap(({id, name, base, adapters, moments, total}) => {
  const common = {group: 'training', what: `${name}，QLoRA`, source: qlora('图 6')} as const;
  const bars = {...common, unit: 'MiB', printed: 'MB'} as const;
  const drawn = {drawn: DRAWN[id] ?? {}};
  const shape = '图上的数正好是 MiB，按每层 18h²、r = 64、每个参数 2 字节算；没写出算法，由数反推。';
  return [
    {
      ...bars,
      id: `${id}-base`,
      how: '4 位模型，4.127 位',
      published: base,
      setting: {of: 'base', model: id, double: true},
      assumed: '嵌入、输出层、归一化留在 16 位。',
    },
    {
      ...bars,
      id: `${id}-base-single`,
      how: '4 位模型，4.5 位',
      published: base,
      setting: {of: 'base', model: id, double: false},
      assumed: '同上，但不做双重量化：图没有说做没做。',
    },
    {
      ...bars,
      id: `${id}-adapters`,
      how: '适配器的梯度',
      published: adapters,
      setting: {of: 'adapters', model: id, double: true, ...drawn},
      assumed: shape,
    },
    {
      ...bars,
      id: `${id}-moments`,
      how: '优化器状态',
      published: moments,
      setting: {of: 'moments', model: id, double: true, ...drawn},
      assumed: shape,
    },
    {
      ...common,
      id: `${id}-total`,
      unit: 'GB',
      printed: 'GB',
      how: '合计，512 个词元',
      published: total,
      setting: {of: 'figure', model: id, double: true, ...drawn},
      assumed: '16 位、没有 fp32 副本，检查点；图不计输出分数，这里也不计。',
    },
  ] satisfies Measurement[];
});

/** All matrices of a block. */
export const ALL: readonly Matrix[] = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'];
const QWEN_SETTING =
  'r = 64，全部线性层，dropout 0.05，检查点、FlashAttention、批 1（README 与 finetune.py）；每个可训练参数 16 字节；GB 当作 GiB。';
// finetune_qlora_single_gpu.sh trains with DeepSpeed in fp16. Its engine turns the whole model into 16 bits after PEFT has made the
// embeddings fp32; what they took stays with the allocator, unless it gives it back.
const QWEN_QLORA =
  'Int4 是 GPTQ，这里按 4.127 位；PEFT 把不量化的部分变成 fp32，DeepSpeed 再变回 16 位，这里权重按 fp32、层间按 16 位（分配器有没有还回去，未核实）；DeepSpeed 的两个桶各 2 亿个数；损失在 16 位里算，每个分数 6 字节（modeling_qwen.py 不转 fp32，未核实）。';

function qwenRun(
  id: string,
  name: string,
  method: 'lora' | 'qlora',
  runs: readonly (readonly [length: number, published: number])[],
): Measurement[] {
  return runs.map(([length, published]) => ({
    id: `${id}-${method}-${length}`,
    group: 'training',
    what: `${name}，${method === 'lora' ? 'LoRA' : 'Q-LoRA'}`,
    how: `${length.toLocaleString('en-US')} 个词元`,
    published,
    unit: 'GiB',
    printed: 'GB',
    setting: {
      of: 'training',
      model: id,
      method,
      precision: 'mixed',
      matrices: ALL,
      rank: 64,
      length,
      cards: 1,
      adapterDropout: true,
      ...(method === 'qlora' && {scoreBytes: 6, bucket: 2e8, stream: 2}),
    },
    assumed: method === 'lora' ? QWEN_SETTING : QWEN_SETTING + QWEN_QLORA,
    source: qwen,
  }));
}

function nominal(
  id: string,
  what: string,
  how: string,
  published: number,
  parameters: number,
  bytes: number,
  assumed: string,
): Measurement {
  return {
    id,
    group: 'training',
    what,
    how,
    published,
    unit: 'GB',
    printed: 'GB',
    setting: {of: 'parameters', parameters, bytes},
    assumed,
    source: peft,
  };
}

const FP32_WEIGHTS = '参数量取名义值，权重按 fp32（每个 4 字节）算，别的不算；原文没写精度，未核实。';

export const MEASUREMENTS: readonly Measurement[] = [
  ...loaded('baichuan-13b-base', 'Baichuan-13B', baichuan, [26, 15.8, 9.7], '自带的 int4，格式不详，按 4.127 位。'),
  ...loaded('baichuan2-7b-base', 'Baichuan2-7B', baichuan2, [15.3, 8, 5.1], 'NF4，按 4.127 位。'),
  ...loaded('baichuan2-13b-base', 'Baichuan2-13B', baichuan2, [27.5, 16.1, 8.6], 'NF4，按 4.127 位。'),
  ...(
    [
      ['qwen-1.8b', 'Qwen-1.8B', 2.9],
      ['qwen-7b', 'Qwen-7B', 8.2],
      ['qwen-14b', 'Qwen-14B', 13],
      ['qwen-72b', 'Qwen-72B', 48.9],
    ] as const
  ).map(([model, what, published]): Measurement => ({
    id: `${model}-generate`,
    group: 'inference',
    what,
    how: '4 位，生成 2,048 个词元',
    published,
    unit: 'GiB',
    printed: 'GB',
    setting: {of: 'inference', model, format: 'nf4', length: 2048, caches: 2},
    assumed:
      'Int4 是 GPTQ，这里按 4.127 位；缓存 16 位，算两份：modeling_qwen.py 每步把旧缓存拼成新的，拼完之前旧的还在；GB 当作 GiB。',
    source: {...qwen, where: '模型表'},
  })),
  {
    id: 'gpt-3-weights',
    group: 'training',
    what: 'GPT-3 175B，LoRA',
    how: '显存约等于权重',
    published: 350,
    unit: 'GB',
    printed: 'GB',
    setting: {of: 'parameters', parameters: 174.6e9, bytes: 2},
    assumed: '只算 16 位权重；参数量取 GPT-3 论文表 D.1 的 174.6B。',
    source: lora('第 4.2 节'),
  },
  {
    id: 'llama-65b-full',
    group: 'training',
    what: 'LLaMA 65B，全量',
    how: '16 位，“超过”',
    published: 780,
    unit: 'GB',
    printed: 'GB',
    setting: {of: 'parameters', parameters: 65_285_660_672, bytes: 12},
    assumed: '每个参数 2 + 2 + 8 = 12 字节，由数反推。',
    source: qlora('第 1 节'),
  },
  ...figure6,
  ...qwenRun('qwen-1.8b', 'Qwen-1.8B', 'qlora', [
    [256, 5.8],
    [8192, 15.8],
  ]),
  ...qwenRun('qwen-7b', 'Qwen-7B', 'qlora', [
    [256, 11.5],
    [2048, 13.9],
    [8192, 23.5],
  ]),
  ...qwenRun('qwen-14b', 'Qwen-14B', 'qlora', [
    [256, 18.7],
    [8192, 27.9],
  ]),
  ...qwenRun('qwen-72b', 'Qwen-72B', 'qlora', [
    [256, 61.4],
    [8192, 75.6],
  ]),
  ...qwenRun('qwen-7b', 'Qwen-7B', 'lora', [
    [256, 20.1],
    [2048, 23.8],
    [8192, 36.6],
  ]),
  ...qwenRun('qwen-14b', 'Qwen-14B', 'lora', [
    [256, 34.6],
    [8192, 55.2],
  ]),
  {
    id: 'qwen-7b-full',
    group: 'training',
    what: 'Qwen-7B，全量',
    how: '256 个词元，两张卡合计',
    published: 139.2,
    unit: 'GiB',
    printed: 'GB',
    setting: {
      of: 'training',
      model: 'qwen-7b',
      method: 'full',
      precision: 'amp',
      matrices: ALL,
      rank: 1,
      length: 256,
      cards: 2,
    },
    assumed: '每个参数 18 字节，ZeRO-3 分在两张卡上，激活各有一份；GB 当作 GiB。',
    source: qwen,
  },
  nominal('t0-3b-full', 'T0_3B，全量', '', 47.14, 3e9, 16, '参数量取名义值，每个 16 字节；别的不算。'),
  nominal('t0-3b-lora', 'T0_3B，LoRA', '', 14.4, 3e9, 4, FP32_WEIGHTS),
  nominal('bloomz-7b1-lora', 'bloomz-7b1，LoRA', '', 32, 7.1e9, 4, FP32_WEIGHTS),
  nominal('mt0-xxl-lora', 'mt0-xxl，LoRA', '', 56, 12e9, 4, FP32_WEIGHTS),
];
