/**
 * Shapes and training settings of the models whose arithmetic the notes do, each value with its source.
 *
 * Where a published table contradicts itself, the value that fits the published parameter count is the one computed with,
 * what was printed stands beside it in `printed`, and `notes` says so.
 */

export type Confidence = 'checked' | 'secondary' | 'unchecked';

export interface Source {
  readonly title: string;
  readonly url: string;
  /** Section, table or file. */
  readonly where: string;
  /** Read in the original, taken from someone who had read it, or neither. */
  readonly confidence: Confidence;
}

export type Family = 'GPT' | 'GPT-2' | 'GPT-3' | 'LLaMA' | 'Llama 2';

/** What the parameter count and the key-value cache depend on. Sizes are numbers of elements, context is in tokens. */
export interface Shape {
  readonly layers: number;
  /** The width of the residual stream, d. */
  readonly hidden: number;
  /** The inner width of the feed-forward network. */
  readonly ffn: number;
  /** Query heads. */
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly vocabulary: number;
  readonly context: number;
  /** Whether the output layer uses the matrix of the token embedding. */
  readonly tiedEmbeddings: boolean;
  /** Whether each position has an embedding that is learned. */
  readonly learnedPositions: boolean;
  /** Whether linear layers have biases. */
  readonly biases: boolean;
  /** Whether the feed-forward network has a gate: three matrices instead of two. */
  readonly gatedFfn: boolean;
  readonly norm: 'LayerNorm' | 'RMSNorm';
  /** Whether one more norm follows the last block. */
  readonly finalNorm: boolean;
}

/** A count as its publisher prints it, and the number that this says. */
export interface Published {
  readonly printed: string;
  readonly value: number;
  readonly source: Source;
}

/** A schedule as published, in tokens: linear warm-up from 0, then a cosine down to `floor` of the peak. */
export interface PublishedSchedule {
  readonly peak: number;
  readonly warmupTokens: number;
  /** Where the cosine ends, counted from the start of training. */
  readonly decayEndTokens: number;
  /** The final learning rate as a part of the peak. */
  readonly floor: number;
  readonly source: Source;
  /** What the publisher does not say and is assumed here; null when nothing is. */
  readonly assumed: string | null;
}

/** GPU hours as published and the peak of that card. */
export interface Hardware {
  readonly card: string;
  readonly gpuHours: number;
  /** Dense BF16 tensor-core peak, FLOP/s. */
  readonly peakFlops: number;
  readonly source: Source;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  readonly shape: Shape;
  /** Values of the shape that are printed otherwise than they are computed with here. */
  readonly printed: Partial<Record<keyof Shape, number>>;
  readonly published: Published;
  /** A finer count from the same publisher, where there is one. */
  readonly finer: Published | null;
  /** What the bytes of the released weights say. */
  readonly checkpoint: Published | null;
  readonly trainingTokens: number | null;
  /** Tokens a batch, once it has its full size. */
  readonly batchTokens: number | null;
  readonly schedule: PublishedSchedule | null;
  readonly hardware: Hardware | null;
  /** Which source gives which values; every value has one. */
  readonly sources: readonly {readonly of: readonly SourcedField[]; readonly source: Source}[];
  readonly notes: readonly Note[];
}

/** A remark that belongs under every table or figure on its subject: the shape, the published size, or the compute. */
export interface Note {
  readonly about: 'shape' | 'size' | 'compute';
  readonly text: string;
}

export type SourcedField = keyof Shape | 'trainingTokens' | 'batchTokens';

const GPT1 = 'https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf';
const GPT2 = 'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf';

function paper(title: string, url: string, confidence: Confidence = 'checked') {
  return (where: string, sure: Confidence = confidence): Source => ({title, url, where, confidence: sure});
}

const gpt1Paper = paper('GPT-1 论文', GPT1);
const gpt1Code = paper('finetune-transformer-lm 代码', 'https://github.com/openai/finetune-transformer-lm');
const gpt2Paper = paper('GPT-2 论文', GPT2);
const gpt2Code = paper('gpt-2 代码', 'https://github.com/openai/gpt-2', 'secondary');
const gpt2Card = paper('GPT-2 模型卡', 'https://github.com/openai/gpt-2/blob/master/model_card.md');
const gpt3Paper = paper('GPT-3 论文', 'https://arxiv.org/abs/2005.14165');
const llamaPaper = paper('LLaMA 论文', 'https://arxiv.org/abs/2302.13971');
const llama2Paper = paper('Llama 2 论文', 'https://arxiv.org/abs/2307.09288');
const llamaCode = paper(
  'transformers 的 convert_llama_weights_to_hf.py',
  'https://github.com/huggingface/transformers/blob/main/src/transformers/models/llama/convert_llama_weights_to_hf.py',
  'secondary',
);
const codeLlama = paper(
  'CodeLlama-34b-hf 的 config.json',
  'https://huggingface.co/codellama/CodeLlama-34b-hf',
  'secondary',
);

/** NVIDIA's data sheet; without sparsity, which doubles the printed number. */
export const A100_PEAK = {
  flops: 312e12,
  source: paper(
    'NVIDIA A100 数据手册',
    'https://www.nvidia.com/en-us/data-center/a100/',
    'secondary',
  )('BFLOAT16 Tensor Core，不含稀疏'),
} as const;

/** Memory that a card is sold with, in its maker's GB. The makers mean 2³⁰ bytes by it: an 80 GB card reports 80 GiB. */
export interface Card {
  readonly id: string;
  readonly name: string;
  readonly gibibytes: number;
  readonly source: Source;
}

const nvidia = (name: string, path: string): Source =>
  paper(`NVIDIA ${name} 产品页`, `https://www.nvidia.com/en-us/${path}`, 'secondary')('显存');

export const CARDS: readonly Card[] = [
  {id: 't4', name: 'T4', gibibytes: 16, source: nvidia('T4', 'data-center/tesla-t4/')},
  {
    id: 'rtx-4090',
    name: 'RTX 4090',
    gibibytes: 24,
    source: nvidia('RTX 4090', 'geforce/graphics-cards/40-series/rtx-4090/'),
  },
  {id: 'a100-40', name: 'A100 40 GB', gibibytes: 40, source: nvidia('A100', 'data-center/a100/')},
  {id: 'a100-80', name: 'A100 / H100 80 GB', gibibytes: 80, source: nvidia('A100', 'data-center/a100/')},
];

const GPT_STYLE = {
  tiedEmbeddings: true,
  learnedPositions: true,
  biases: true,
  gatedFfn: false,
  norm: 'LayerNorm',
  finalNorm: true,
} as const;

const LLAMA_STYLE = {
  vocabulary: 32_000,
  tiedEmbeddings: false,
  learnedPositions: false,
  biases: false,
  gatedFfn: true,
  norm: 'RMSNorm',
  finalNorm: true,
} as const;

const STYLE_FIELDS = ['tiedEmbeddings', 'learnedPositions', 'biases', 'gatedFfn', 'norm', 'finalNorm'] as const;

const gpt1: Model = {
  id: 'gpt-1',
  name: 'GPT-1',
  family: 'GPT',
  shape: {
    layers: 12,
    hidden: 768,
    ffn: 3072,
    heads: 12,
    kvHeads: 12,
    headSize: 64,
    vocabulary: 40_478,
    context: 512,
    ...GPT_STYLE,
    finalNorm: false,
  },
  printed: {},
  published: {printed: '117M', value: 117e6, source: gpt2Paper('第 3 节')},
  finer: null,
  checkpoint: null,
  trainingTokens: null,
  batchTokens: 64 * 512,
  schedule: null,
  hardware: null,
  sources: [
    {
      of: ['layers', 'hidden', 'ffn', 'heads', 'context', 'norm', 'learnedPositions', 'batchTokens'],
      source: gpt1Paper('第 4.1 节'),
    },
    {
      of: ['kvHeads', 'headSize', 'vocabulary', 'tiedEmbeddings', 'biases', 'gatedFfn', 'finalNorm'],
      source: gpt1Code('train.py'),
    },
  ],
  notes: [
    {about: 'size', text: 'GPT-1 论文没有写参数量；117M 是 GPT-2 论文给的。'},
    {about: 'size', text: '词表是 40,000 次合并加 478 个基本符号；微调时另加的特殊符号不算在内。'},
  ],
};

function gpt2(size: string, layers: number, hidden: number, heads: number, paperLabel: string, card: string): Model {
  const value = (printed: string): number => parseFloat(printed) * (printed.endsWith('B') ? 1e9 : 1e6);
  return {
    id: `gpt-2-${size}`,
    name: `GPT-2 ${size === 'xl' ? 'XL' : size}`,
    family: 'GPT-2',
    shape: {
      layers,
      hidden,
      ffn: 4 * hidden,
      heads,
      kvHeads: heads,
      headSize: 64,
      vocabulary: 50_257,
      context: 1024,
      ...GPT_STYLE,
    },
    printed: {},
    published: {printed: card, value: value(card), source: gpt2Card('Model Details')},
    finer: null,
    checkpoint: null,
    trainingTokens: null,
    batchTokens: 512 * 1024,
    schedule: null,
    hardware: null,
    sources: [
      {of: ['layers', 'hidden'], source: gpt2Paper('表 2')},
      {of: ['vocabulary', 'context', 'norm', 'finalNorm', 'batchTokens'], source: gpt2Paper('第 2.3 节')},
      {
        of: ['ffn', 'tiedEmbeddings', 'learnedPositions', 'biases', 'gatedFfn'],
        source: gpt2Code('src/model.py', 'checked'),
      },
      {of: ['heads', 'kvHeads', 'headSize'], source: gpt2Code('各模型的 hparams.json')},
    ],
    notes: [
      {about: 'size', text: `论文表 2 写的是 ${paperLabel}，发布时的模型卡改成 ${card}；由形状推出的数与模型卡相合。`},
    ],
  };
}

function gpt3(
  id: string,
  name: string,
  row: {
    readonly layers: number;
    readonly hidden: number;
    readonly heads: number;
    readonly headSize: number;
    readonly batch: number;
    readonly rate: number;
  },
  printedSize: string,
  size: number,
  millions: number,
  oddity: {readonly printed: Partial<Record<keyof Shape, number>>; readonly note: string} | null = null,
): Model {
  return {
    id: `gpt-3-${id}`,
    name,
    family: 'GPT-3',
    shape: {
      layers: row.layers,
      hidden: row.hidden,
      ffn: 4 * row.hidden,
      heads: row.heads,
      kvHeads: row.heads,
      headSize: row.headSize,
      vocabulary: 50_257,
      context: 2048,
      ...GPT_STYLE,
    },
    printed: oddity?.printed ?? {},
    published: {printed: printedSize, value: size, source: gpt3Paper('表 2.1')},
    finer: {printed: `${millions.toLocaleString('en-US')}M`, value: millions * 1e6, source: gpt3Paper('表 D.1')},
    checkpoint: null,
    trainingTokens: 300e9,
    batchTokens: row.batch,
    schedule: {
      peak: row.rate,
      warmupTokens: 375e6,
      decayEndTokens: 260e9,
      floor: 0.1,
      source: gpt3Paper('表 2.1 与附录 B'),
      assumed: '论文说余弦“在 260B 词元上”降到 10%，没说从哪里数起；这里从训练开始数，260B 之后不变。',
    },
    hardware: null,
    sources: [
      {
        of: ['layers', 'hidden', 'ffn', 'heads', 'headSize', 'context', 'trainingTokens', 'batchTokens'],
        source: gpt3Paper('表 2.1'),
      },
      {of: ['vocabulary', 'kvHeads', ...STYLE_FIELDS], source: gpt3Paper('第 2.1 节：结构与分词同 GPT-2')},
    ],
    notes: [
      ...(oddity ? [{about: 'shape' as const, text: oddity.note}] : []),
      {about: 'compute', text: 'GPU 型号是 V100，小时数没有公布，所以算不出利用率。'},
    ],
  };
}

function llamaHardware(gpuHours: number, source: Source): Hardware {
  return {card: 'A100 80 GB', gpuHours, peakFlops: A100_PEAK.flops, source};
}

/** A batch of the LLaMA papers is printed as 4M tokens; whether 4,000,000 or 2²² is not said. */
const LLAMA_BATCH = 4e6;
const LLAMA_WARMUP = 2000 * LLAMA_BATCH;
const LLAMA_ASSUMED =
  '论文写预热 2,000 步、每批 4M 词元；这里把 4M 当作 4,000,000，预热就是 8B 词元。余弦在训练结束时到底。';

function llama(
  size: string,
  shape: Pick<Shape, 'layers' | 'hidden' | 'ffn' | 'heads'>,
  billions: number,
  tokens: number,
  rate: number,
  gpuHours: number,
): Model {
  return {
    id: `llama-${size.toLowerCase()}`,
    name: `LLaMA ${size}`,
    family: 'LLaMA',
    shape: {...shape, kvHeads: shape.heads, headSize: 128, context: 2048, ...LLAMA_STYLE},
    printed: {},
    published: {printed: `${billions.toFixed(1)}B`, value: billions * 1e9, source: llamaPaper('表 2')},
    finer: null,
    checkpoint: null,
    trainingTokens: tokens,
    batchTokens: LLAMA_BATCH,
    schedule: {
      peak: rate,
      warmupTokens: LLAMA_WARMUP,
      decayEndTokens: tokens,
      floor: 0.1,
      source: llamaPaper('表 2 与第 2.3 节'),
      assumed: LLAMA_ASSUMED,
    },
    hardware: llamaHardware(gpuHours, llamaPaper('表 15')),
    sources: [
      {
        of: ['layers', 'hidden', 'heads', 'headSize', 'kvHeads', 'trainingTokens', 'batchTokens'],
        source: llamaPaper('表 2'),
      },
      {of: ['gatedFfn', 'norm', 'learnedPositions'], source: llamaPaper('第 2.2 节')},
      {
        of: ['ffn', 'vocabulary', 'tiedEmbeddings', 'biases', 'finalNorm'],
        source: llamaCode('INTERMEDIATE_SIZE_MAP 与权重名'),
      },
      {of: ['context'], source: llama2Paper('表 1')},
    ],
    notes: [
      {
        about: 'compute',
        text: '表 15 的 GPU 小时只算最后这一次训练；第 6 节说整个项目用了 2,048 张卡、约 5 个月，是四次训练之和的数倍。',
      },
      ...(size === '33B' ? [{about: 'size' as const, text: '表 2 写 32.5B，文中叫 33B，别处也写 30B。'}] : []),
    ],
  };
}

function llama2(
  size: string,
  shape: Pick<Shape, 'layers' | 'hidden' | 'ffn' | 'heads' | 'kvHeads'>,
  billions: number,
  rate: number,
  gpuHours: number,
  checkpoint: Published | null,
): Model {
  const released = size !== '34B';
  const config = released ? llamaCode('各尺寸的 config.json') : codeLlama('全部字段');
  return {
    id: `llama-2-${size.toLowerCase()}`,
    name: `Llama 2 ${size}`,
    family: 'Llama 2',
    shape: {...shape, headSize: 128, context: 4096, ...LLAMA_STYLE},
    printed: {},
    published: {printed: `${billions}B`, value: billions * 1e9, source: llama2Paper('表 1')},
    finer: null,
    checkpoint,
    trainingTokens: 2e12,
    batchTokens: LLAMA_BATCH,
    schedule: {
      peak: rate,
      warmupTokens: LLAMA_WARMUP,
      decayEndTokens: 2e12,
      floor: 0.1,
      source: llama2Paper('表 1 与第 2.2 节'),
      assumed: LLAMA_ASSUMED,
    },
    hardware: llamaHardware(gpuHours, llama2Paper('表 2')),
    sources: [
      {of: ['context', 'trainingTokens', 'batchTokens'], source: llama2Paper('表 1')},
      {of: ['vocabulary', 'gatedFfn', 'norm', 'learnedPositions'], source: llama2Paper('第 2.2 节')},
      {
        of: ['layers', 'hidden', 'ffn', 'heads', 'kvHeads', 'headSize', 'tiedEmbeddings', 'biases', 'finalNorm'],
        source: config,
      },
    ],
    notes: released
      ? []
      : [{about: 'shape', text: '34B 没有发布，论文也没有写它的形状；这里取以它为起点的 Code Llama 34B 的形状。'}],
  };
}

/** Parameters of a checkpoint from its index file, whose bytes also hold the rotary frequencies, which are no parameters. */
function checkpointOf(parameters: number, repository: string, bytes: number, buffers: string): Published {
  return {
    printed: parameters.toLocaleString('en-US'),
    value: parameters,
    source: paper(
      `${repository} 的权重索引`,
      `https://huggingface.co/meta-llama/${repository}`,
      'secondary',
    )(`total_size = ${bytes.toLocaleString('en-US')} 字节，减去 ${buffers}，每个参数 2 字节`),
  };
}

export const MODELS: readonly Model[] = [
  gpt1,
  gpt2('small', 12, 768, 12, '117M', '124M'),
  gpt2('medium', 24, 1024, 16, '345M', '355M'),
  gpt2('large', 36, 1280, 20, '762M', '774M'),
  gpt2('xl', 48, 1600, 25, '1542M', '1.5B'),
  gpt3(
    'small',
    'GPT-3 Small',
    {layers: 12, hidden: 768, heads: 12, headSize: 64, batch: 0.5e6, rate: 6e-4},
    '125M',
    125e6,
    125,
  ),
  gpt3(
    'medium',
    'GPT-3 Medium',
    {layers: 24, hidden: 1024, heads: 16, headSize: 64, batch: 0.5e6, rate: 3e-4},
    '350M',
    350e6,
    356,
  ),
  gpt3(
    'large',
    'GPT-3 Large',
    {layers: 24, hidden: 1536, heads: 16, headSize: 96, batch: 0.5e6, rate: 2.5e-4},
    '760M',
    760e6,
    760,
  ),
  gpt3(
    'xl',
    'GPT-3 XL',
    {layers: 24, hidden: 2048, heads: 16, headSize: 128, batch: 1e6, rate: 2e-4},
    '1.3B',
    1.3e9,
    1320,
    {
      printed: {heads: 24},
      note: '表 2.1 写 24 个头、头维度 128，乘起来是 3,072，与隐藏维度 2,048 不合。按 16 个头算；参数量与表 D.1 相合。',
    },
  ),
  gpt3(
    '2.7b',
    'GPT-3 2.7B',
    {layers: 32, hidden: 2560, heads: 32, headSize: 80, batch: 1e6, rate: 1.6e-4},
    '2.7B',
    2.7e9,
    2650,
  ),
  gpt3(
    '6.7b',
    'GPT-3 6.7B',
    {layers: 32, hidden: 4096, heads: 32, headSize: 128, batch: 2e6, rate: 1.2e-4},
    '6.7B',
    6.7e9,
    6660,
  ),
  gpt3(
    '13b',
    'GPT-3 13B',
    {layers: 40, hidden: 5120, heads: 40, headSize: 128, batch: 2e6, rate: 1e-4},
    '13.0B',
    13e9,
    12_850,
    {
      printed: {hidden: 5140},
      note: '表 2.1 写隐藏维度 5,140，而 40 个头 × 128 = 5,120。按 5,120 算；参数量与表 D.1 相合，按 5,140 则不合。',
    },
  ),
  gpt3(
    '175b',
    'GPT-3 175B',
    {layers: 96, hidden: 12_288, heads: 96, headSize: 128, batch: 3.2e6, rate: 0.6e-4},
    '175.0B',
    175e9,
    174_600,
  ),
  llama('7B', {layers: 32, hidden: 4096, ffn: 11_008, heads: 32}, 6.7, 1e12, 3e-4, 82_432),
  llama('13B', {layers: 40, hidden: 5120, ffn: 13_824, heads: 40}, 13, 1e12, 3e-4, 135_168),
  llama('33B', {layers: 60, hidden: 6656, ffn: 17_920, heads: 52}, 32.5, 1.4e12, 1.5e-4, 530_432),
  llama('65B', {layers: 80, hidden: 8192, ffn: 22_016, heads: 64}, 65.2, 1.4e12, 1.5e-4, 1_022_362),
  llama2(
    '7B',
    {layers: 32, hidden: 4096, ffn: 11_008, heads: 32, kvHeads: 32},
    7,
    3e-4,
    184_320,
    checkpointOf(6_738_415_616, 'Llama-2-7b-hf', 13_476_835_328, '4,096 字节的旋转频率（32 层各 64 个，各 2 字节）'),
  ),
  llama2('13B', {layers: 40, hidden: 5120, ffn: 13_824, heads: 40, kvHeads: 40}, 13, 3e-4, 368_640, null),
  llama2('34B', {layers: 48, hidden: 8192, ffn: 22_016, heads: 64, kvHeads: 8}, 34, 1.5e-4, 1_038_336, null),
  llama2(
    '70B',
    {layers: 80, hidden: 8192, ffn: 28_672, heads: 64, kvHeads: 8},
    70,
    1.5e-4,
    1_720_320,
    checkpointOf(
      68_976_648_192,
      'Llama-2-70b-hf',
      137_953_316_864,
      '20,480 字节的旋转频率（80 层各 64 个，各 4 字节）',
    ),
  ),
];

const byId = new Map(MODELS.map((model) => [model.id, model]));

/** @throws RangeError for an id that no model has */
export function modelById(id: string): Model {
  const model = byId.get(id);
  if (!model) throw new RangeError(`没有模型 ${id}；有 ${[...byId.keys()].join('、')}`);
  return model;
}
