/** What the memory calculator computes, from src/llm/memory.ts and the shapes of src/data. No DOM, no React. */
import {CARD_SIZES, type CardSize} from '@site/src/data/cards';
import {decoderById, decoders} from '@site/src/data/decoderShapes';
import type {Source} from '@site/src/data/shapes';
import {exact, short} from '@site/src/llm/format';
import {
  inferenceMemory,
  METHODS,
  OPTIMIZERS,
  parameterGroups,
  PEFT_BASE,
  PRECISIONS,
  TARGETS,
  trainingMemory,
  WEIGHT_FORMATS,
  type DecoderShape,
  type Method,
  type Optimizer,
  type Precision,
  type TrainingMemory,
  type WeightFormat,
} from '@site/src/llm/memory';
import {bitsPerParameter, QLORA_CONSTANTS} from '@site/src/llm/quantization';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export const TASKS = {train: '训练', infer: '推理'} as const;
export type Task = keyof typeof TASKS;
export type Targets = keyof typeof TARGETS;

export interface VramState {
  readonly task: Task;
  readonly model: string;
  readonly method: Method;
  readonly precision: Precision;
  readonly optimizer: Optimizer;
  readonly rank: number;
  readonly targets: Targets;
  /** Sequences at once. */
  readonly batch: number;
  /** Tokens of each. */
  readonly length: number;
  readonly checkpointing: boolean;
  readonly flash: boolean;
  /** How the weights are kept at inference. */
  readonly weights: WeightFormat;
  /** Bytes of a number of the cache. */
  readonly cache: number;
}

export const GIB = 1024 ** 3;

const powers = (from: number, to: number): number[] =>
  Array.from({length: Math.log2(to / from) + 1}, (_, index) => from * 2 ** index);

export const RANKS = powers(1, 256);
export const BATCHES = powers(1, 128);
export const LENGTHS = powers(128, 131_072);
export const CACHES = [2, 1, 0.5] as const;

export const METHOD_NAMES: Readonly<Record<Method, string>> = {full: '全量', lora: 'LoRA', qlora: 'QLoRA'};

export const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  mixed: '混合精度，16 位梯度',
  amp: '混合精度，fp32 梯度',
  half: '纯 16 位，没有 fp32 副本',
  single: 'fp32',
};

export const OPTIMIZER_NAMES: Readonly<Record<Optimizer, string>> = {
  adamw: 'AdamW',
  'adamw-8bit': '8 位 AdamW',
  momentum: 'SGD 带动量',
  sgd: 'SGD',
};

export const TARGET_NAMES: Readonly<Record<Targets, string>> = {
  qv: 'q、v',
  attention: 'q、k、v、o',
  all: '全部线性层',
};

export const WEIGHT_NAMES: Readonly<Record<WeightFormat, string>> = {
  fp32: 'fp32',
  half: '16 位',
  int8: '8 位',
  nf4: '4 位（NF4，4.127 位）',
};

export const CACHE_NAMES: Readonly<Record<(typeof CACHES)[number], string>> = {2: '16 位', 1: '8 位', 0.5: '4 位'};

/** The choices of the menu, family by family in the order of the data. */
export const FAMILIES: readonly string[] = [...new Set(decoders.map(({family}) => family))];

const START: VramState = {
  task: 'train',
  model: 'llama-2-7b',
  method: 'qlora',
  precision: 'mixed',
  optimizer: 'adamw',
  rank: 16,
  targets: 'all',
  batch: 4,
  length: 1024,
  checkpointing: true,
  flash: true,
  weights: 'half',
  cache: 2,
};

export type PartId =
  'weights' | 'adapters' | 'gradients' | 'optimizer' | 'activations' | 'logits' | 'working' | 'cache';

export interface Part {
  readonly id: PartId;
  readonly name: string;
  readonly bytes: number;
  /** With this setup's numbers in it. */
  readonly formula: string;
  readonly sources: readonly Source[];
  /** Where it begins on the axis and how long it is, 0 to 1. */
  readonly at: number;
  readonly width: number;
  /** As a part of the sum. */
  readonly share: number;
}

export interface CardLine extends CardSize {
  readonly at: number;
  /** Which of two rows its label stands in, or null where it would cover another. */
  readonly row: 0 | 1 | null;
}

export interface VramNumbers {
  readonly name: string;
  readonly parameters: number;
  readonly parts: readonly Part[];
  readonly total: number;
  /** Parameters that are trained; null at inference. */
  readonly trainable: number | null;
  /** What the same setup takes with each method; empty at inference. */
  readonly methods: readonly {readonly id: Method; readonly total: number}[];
  /** The smallest card that the sum is below, or null. */
  readonly card: CardSize | null;
  readonly lines: readonly CardLine[];
}

const paper = (title: string, url: string, where: string, confidence: Source['confidence'] = 'checked'): Source => ({
  title,
  url,
  where,
  confidence,
});
const ZERO = paper('ZeRO 论文', 'https://arxiv.org/abs/1910.02054', '第 3.1 节', 'secondary');
const ANATOMY = paper(
  'Transformers 文档',
  'https://huggingface.co/docs/transformers/v5.14.0/model_memory_anatomy',
  'GPU memory usage',
);
const KORTHIKANTI = 'https://arxiv.org/abs/2205.05198';
const SOURCES = {
  lora: paper('LoRA 论文', 'https://arxiv.org/abs/2106.09685', '第 4.1 节'),
  qlora: paper('QLoRA 论文', 'https://arxiv.org/abs/2305.14314', '第 3 节'),
  layer: paper('Korthikanti 等', KORTHIKANTI, '式 (1)，按 Llama 的层改写', 'secondary'),
  checkpoint: paper('Korthikanti 等', KORTHIKANTI, '全部重算，2sbhL', 'secondary'),
  flash: paper('FlashAttention 论文', 'https://arxiv.org/abs/2205.14135', '第 3.1 节'),
  loss: paper(
    'Transformers 代码',
    'https://github.com/huggingface/transformers/blob/main/src/transformers/loss/loss_utils.py',
    'ForCausalLMLoss',
  ),
  kbit: paper(
    'PEFT 代码',
    'https://github.com/huggingface/peft/blob/main/src/peft/utils/other.py',
    'prepare_model_for_kbit_training',
  ),
  norm: paper(
    'Transformers 代码',
    'https://github.com/huggingface/transformers/blob/main/src/transformers/models/llama/modeling_llama.py',
    'LlamaRMSNorm',
  ),
  adapter: paper(
    'PEFT 代码',
    'https://github.com/huggingface/peft/blob/main/src/peft/tuners/lora/layer.py',
    'Linear.forward',
  ),
  unpack: paper(
    'bitsandbytes 代码',
    'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/main/bitsandbytes/autograd/_functions.py',
    'MatMul4Bit.backward',
  ),
  cache: paper('GQA 论文', 'https://arxiv.org/abs/2305.13245', '第 2.2 节', 'secondary'),
} as const;

/** The part of the axis that a card's label needs on a phone. */
const LABEL = 0.14;

/** Everything that the figure shows for a state. */
export function vramNumbers(state: VramState): VramNumbers {
  const {name, shape} = decoderById(state.model);
  const parameters = parameterGroups(shape).total;
  const training = state.task === 'train' ? trainingOf(state, state.method) : null;
  const listed = training ? trainingParts(state, shape, training) : inferenceParts(state, shape);
  const total = listed.reduce((sum, {bytes}) => sum + bytes, 0);
  const axis = 1.04 * Math.max(total, 8 * GIB);
  let begin = 0;
  const parts = listed
    .filter(({bytes}) => bytes > 0)
    .map((part) => {
      const at = begin;
      begin += part.bytes / axis;
      return {...part, at, width: part.bytes / axis, share: part.bytes / total};
    });
  return {
    name,
    parameters,
    parts,
    total,
    trainable: training?.trainable ?? null,
    methods: training ? METHODS.map((id) => ({id, total: trainingOf(state, id).total})) : [],
    card: CARD_SIZES.find(({gibibytes}) => total <= gibibytes * GIB) ?? null,
    lines: cardLines(axis),
  };
}

function trainingOf(state: VramState, method: Method): TrainingMemory {
  const {shape} = decoderById(state.model);
  return trainingMemory({...state, method, shape, matrices: TARGETS[state.targets]});
}

type Listed = Omit<Part, 'at' | 'width' | 'share'>;

function trainingParts(state: VramState, shape: DecoderShape, memory: TrainingMemory): Listed[] {
  const {method, precision, optimizer, batch, length, checkpointing, flash} = state;
  const {weight, gradient, master} = PRECISIONS[precision];
  const {linear, kept, total} = parameterGroups(shape);
  const trained = `${short(memory.trainable)} 个可训练参数`;
  const moments = OPTIMIZERS[optimizer];
  const tokens = `${exact(batch)} × ${exact(length)}`;
  const input = `${tokens} × ${exact(shape.hidden)} × ${memory.stream} 字节`;
  const layers = checkpointing
    ? `每层只留输入：${shape.layers} 层 × ${input}，加正在重算的一层`
    : `${shape.layers} 层，每层每个词元留下的数见正文`;
  return [
    {
      id: 'weights',
      name: '权重',
      bytes: memory.weights,
      formula:
        method === 'qlora'
          ? `${short(linear)} 个数 × ${bitsPerParameter(QLORA_CONSTANTS).toFixed(3)} 位 ÷ 8，加不量化的 ${short(kept)} × ${PEFT_BASE.keptBytes} 字节（PEFT 转成 fp32）`
          : `${short(total)} 个参数 × ${weight} 字节`,
      sources: method === 'qlora' ? [SOURCES.qlora, SOURCES.kbit] : [ZERO],
    },
    {
      id: 'adapters',
      name: '适配器',
      bytes: memory.adapters,
      formula: `每个矩阵 r(d + k)，r = ${state.rank}，合 ${short(memory.trainable)} × ${weight} 字节`,
      sources: [SOURCES.lora],
    },
    {
      id: 'gradients',
      name: '梯度',
      bytes: memory.gradients,
      formula: `${trained} × ${gradient} 字节`,
      sources: [gradient === master ? ANATOMY : ZERO],
    },
    {
      id: 'optimizer',
      name: '优化器状态',
      bytes: memory.optimizer,
      formula: `${trained} ×（${[
        ...(master > 0 ? [`fp32 副本 ${master}`] : []),
        ...(moments > 0 ? [`${OPTIMIZER_NAMES[optimizer]} ${moments}`] : []),
      ].join(' + ')}）字节`,
      sources: optimizer === 'adamw-8bit' ? [ZERO, ANATOMY] : [ZERO],
    },
    {
      id: 'activations',
      name: '激活值',
      bytes: memory.activations,
      formula: layers + (flash ? '' : `；注意力权重另算 ${exact(shape.heads)} × ${exact(batch)} × ${exact(length)}²`),
      sources: [
        checkpointing ? SOURCES.checkpoint : SOURCES.layer,
        ...(flash ? [SOURCES.flash] : []),
        SOURCES.norm,
        ...(method === 'full' ? [] : [SOURCES.adapter]),
      ],
    },
    {
      id: 'logits',
      name: '输出分数',
      bytes: memory.logits,
      formula: `${tokens} × 词表 ${exact(shape.vocabulary)} ×（${weight} + 4 + 4）字节：分数、fp32 的一份、它的梯度`,
      sources: [SOURCES.loss],
    },
    {
      id: 'working',
      name: '工作缓冲',
      bytes: memory.working,
      formula:
        `${tokens} ×（${exact(shape.hidden)} + ${shape.gatedFfn ? 3 : 2} × ${exact(shape.ffn)}）× ${weight} 字节：反向一层时的梯度` +
        (method === 'qlora' ? '；加最大的一个矩阵解开成 16 位' : ''),
      sources: method === 'qlora' ? [SOURCES.unpack] : [],
    },
  ];
}

function inferenceParts({batch, length, weights: format, cache}: VramState, shape: DecoderShape): Listed[] {
  const memory = inferenceMemory({shape, format, batch, length, cacheBytes: cache});
  const {linear, kept, total} = parameterGroups(shape);
  const {bits, quantization} = WEIGHT_FORMATS[format];
  const each = quantization === null ? bits : bitsPerParameter(quantization.constants, bits);
  return [
    {
      id: 'weights',
      name: '权重',
      bytes: memory.weights,
      formula:
        quantization === null
          ? `${short(total)} 个参数 × ${bits / 8} 字节`
          : `${short(linear)} 个数 × ${each.toFixed(3)} 位 ÷ 8，加不量化的 ${short(kept)} × 2 字节`,
      sources: quantization === null ? [ZERO] : [SOURCES.qlora],
    },
    {
      id: 'cache',
      name: 'KV 缓存',
      bytes: memory.cache,
      formula: `2 × ${shape.layers} 层 × ${shape.kvHeads} 个键值头 × ${shape.headSize} × ${exact(length)} 个词元 × ${exact(batch)} 条 × ${cache} 字节`,
      sources: [SOURCES.cache],
    },
    {
      id: 'logits',
      name: '输出分数',
      bytes: memory.logits,
      formula: `只要最后一个词元的：${exact(batch)} × 词表 ${exact(shape.vocabulary)} × 4 字节`,
      sources: [],
    },
  ];
}

/** Which cards keep their label where there is no room for all, the most asked-for first. */
const LABELLED_FIRST = [24, 80, 48, 16, 8, 40, 32, 12];

function cardLines(axis: number): CardLine[] {
  const taken: readonly [number[], number[]] = [[], []];
  const rows = new Map<number, 0 | 1>();
  const lines = CARD_SIZES.map((card) => ({...card, at: (card.gibibytes * GIB) / axis})).filter(({at}) => at <= 1);
  const placeOf = new Map(lines.map(({gibibytes, at}) => [gibibytes, at]));
  for (const gibibytes of LABELLED_FIRST) {
    const at = placeOf.get(gibibytes);
    if (at === undefined) continue;
    const row = ([0, 1] as const).find((one) => taken[one].every((other) => Math.abs(other - at) >= LABEL));
    if (row === undefined) continue;
    taken[row].push(at);
    rows.set(gibibytes, row);
  }
  return lines.map((line) => ({...line, row: rows.get(line.gibibytes) ?? null}));
}

/** Three significant digits in decimal units, as cards and papers print them: 13.5 GB, 320 MB, 1.05 TB. */
export function decimal(bytes: number): string {
  const [size, unit] =
    bytes >= 999.5e9 ? ([1e12, 'TB'] as const) : bytes >= 999.5e6 ? ([1e9, 'GB'] as const) : ([1e6, 'MB'] as const);
  const value = bytes / size;
  return `${value >= 100 ? exact(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ${unit}`;
}

const CHOICES = {
  task: Object.keys(TASKS),
  model: decoders.map(({id}) => id),
  method: METHODS,
  precision: Object.keys(PRECISIONS),
  optimizer: Object.keys(OPTIMIZERS),
  rank: RANKS,
  targets: Object.keys(TARGETS),
  batch: BATCHES,
  length: LENGTHS,
  checkpointing: [true, false],
  flash: [true, false],
  weights: Object.keys(WEIGHT_FORMATS),
  cache: CACHES,
} as const satisfies Readonly<Record<keyof VramState, readonly (string | number | boolean)[]>>;

const PARAMETERS: Readonly<Record<keyof VramState, string>> = {
  model: 'vram',
  task: 'vram-task',
  method: 'vram-method',
  precision: 'vram-precision',
  optimizer: 'vram-optimizer',
  rank: 'vram-rank',
  targets: 'vram-on',
  batch: 'vram-batch',
  length: 'vram-length',
  checkpointing: 'vram-checkpoint',
  flash: 'vram-flash',
  weights: 'vram-weights',
  cache: 'vram-cache',
};

const FIELDS = Object.keys(PARAMETERS) as (keyof VramState)[];

/** The parameters of the address that the figure reads, for `data-needs-app`. */
export const ADDRESS = Object.values(PARAMETERS).join(' ');

/** `?vram=qwen2.5-7b&vram-method=lora`: what differs from the start. What is no choice is passed over. */
export const codec: AddressCodec<VramState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const read = FIELDS.flatMap((field) => {
      const text = parameters.get(PARAMETERS[field]);
      const choice = (CHOICES[field] as readonly unknown[]).find((one) => String(one) === text);
      return choice === undefined ? [] : [[field, choice] as const];
    });
    return {...START, ...(Object.fromEntries(read) as Partial<VramState>)};
  },
  format: (search, state) =>
    withParameters(
      search,
      Object.fromEntries(
        FIELDS.map((field) => [PARAMETERS[field], state[field] === START[field] ? null : String(state[field])]),
      ),
    ),
};
