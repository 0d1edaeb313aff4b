/** Qwen3. */
import {
  cite,
  defineModel,
  DENSE,
  notApplicable,
  PLAIN_MOE,
  printed,
  scores,
  shape,
  unpublished,
  type Group,
} from '../define';
import type {Model} from '../types';
import {ALIBABA, free, MODEL_SCOPE, QWEN3, type Dense, type ScoreGroups} from './shared';

const QWEN3_PAPER = {paper: 'https://arxiv.org/abs/2505.09388', code: QWEN3, modelScope: MODEL_SCOPE} as const;

const qwen3Common = (context: number): readonly Group[] => [
  cite('qwen3-readme', '新闻', {released: '2025-04-29'}),
  cite('qwen3-paper', '第 2、3 节与表 1、表 2', {
    trainingTokens: 36e12,
    context: printed(context, context === 32_768 ? '32K' : '128K'),
    vocabulary: printed(151_669, '分词器词表；嵌入矩阵补齐到 151,936 行'),
    position: 'RoPE',
    attention: printed('GQA', 'GQA，QK-Norm，QKV 不带偏置'),
    norm: 'RMSNorm',
    activation: 'SwiGLU',
  }),
];

function qwen3({size, parameters, context, sizes, tied, scores: measured}: Dense): Model {
  const repository = `Qwen3-${size}`;
  const [layers, , , heads, kvHeads] = sizes;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen3',
    kind: 'hybrid',
    links: {weights: `https://huggingface.co/Qwen/${repository}`, ...QWEN3_PAPER},
    values: [
      ...qwen3Common(context),
      cite('qwen3-paper', '表 1', {parametersTotal: parameters, layers, heads, kvHeads, tiedEmbeddings: tied}),
      shape('qwen-config', repository, sizes, {headSize: 128, tiedEmbeddings: tied}),
      free('qwen3-readme', 'License Agreement'),
      DENSE,
    ],
    scores: measured,
    notes: ['支持 119 种语言与方言。', '基座另有 -Base 版；HumanEval 没有单独给（EvalPlus 平均）。'],
  });
}

function qwen3Moe(
  size: string,
  total: number,
  active: number,
  shapeOf: {layers: number; hidden: number; heads: number; expertFfn: number},
  measured: ScoreGroups,
): Model {
  const repository = `Qwen3-${size}`;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen3',
    kind: 'hybrid',
    links: {weights: `https://huggingface.co/Qwen/${repository}`, ...QWEN3_PAPER},
    values: [
      ...qwen3Common(131_072),
      cite('qwen3-paper', '表 2', {
        parametersTotal: total,
        parametersActive: active,
        layers: shapeOf.layers,
        heads: shapeOf.heads,
        kvHeads: 4,
        experts: 128,
        expertsActive: 8,
      }),
      cite(
        'qwen-config',
        repository,
        {
          hidden: shapeOf.hidden,
          expertFfn: shapeOf.expertFfn,
          headSize: 128,
          expertsShared: 0,
          vocabulary: 151_936,
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
        },
        'B',
      ),
      free('qwen3-readme', 'License Agreement'),
      PLAIN_MOE,
      notApplicable('ffn'),
    ],
    scores: measured,
    notes: ['支持 119 种语言与方言。', '每一层都是混合专家，没有共享专家。'],
  });
}

const thinking = {of: 'reasoning', conditions: '后训练模型，思考模式'} as const;
const base3 = (mmlu: number, gsm8k: number): ReturnType<typeof scores> =>
  scores('qwen3-paper', '基座评测表', {MMLU: [mmlu, 5], GSM8K: [gsm8k, 4, 'CoT']}, {of: 'base'});

const DAYS_2507 = {
  '235B-A22B': {Instruct: '2025-07-21', Thinking: '2025-07-25'},
  '30B-A3B': {Instruct: '2025-07-30', Thinking: '2025-07-31'},
  '4B': {Instruct: '2025-08-06', Thinking: '2025-08-06'},
} as const;

const STYLE_2507 = {
  vocabulary: 151_936,
  headSize: 128,
  attention: 'GQA',
  position: 'RoPE',
  norm: 'RMSNorm',
  activation: 'SwiGLU',
} as const;
const MIXTURE_2507 = {
  ...STYLE_2507,
  kvHeads: 4,
  experts: 128,
  expertsShared: 0,
  expertsActive: 8,
  tiedEmbeddings: false,
} as const;

/** What the update has from Qwen3 of the same size. */
const SHAPES_2507 = {
  '235B-A22B': {...MIXTURE_2507, layers: 94, hidden: 4096, heads: 64, expertFfn: 1536},
  '30B-A3B': {...MIXTURE_2507, layers: 48, hidden: 2048, heads: 32, expertFfn: 768},
  '4B': {...STYLE_2507, layers: 36, hidden: 2560, ffn: 9728, heads: 32, kvHeads: 8, tiedEmbeddings: true},
} as const;

/** The update of July and August 2025: no longer one checkpoint with two modes, but two. */
function qwen2507(size: keyof typeof DAYS_2507, mode: 'Instruct' | 'Thinking'): Model {
  const repository = `Qwen3-${size}-${mode}-2507`;
  const [total = '', active] = size.split('-A');
  const dense = active === undefined;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen3-2507',
    kind: mode === 'Instruct' ? 'chat' : 'reasoning',
    basedOn: `qwen3-${size.toLowerCase()}`,
    links: {weights: `https://huggingface.co/Qwen/${repository}`, modelScope: MODEL_SCOPE, code: QWEN3},
    values: [
      cite('qwen3-readme', '新闻与 Qwen3-2507', {
        released: DAYS_2507[size][mode],
        parametersTotal: parseFloat(total) * 1e9,
        ...(!dense && {parametersActive: parseFloat(active) * 1e9}),
        context: printed(262_144, dense ? '256K' : '256K，可外推到 1M'),
      }),
      cite('qwen-config', `Qwen3-${size}（2507 版沿用）`, SHAPES_2507[size], 'B'),
      free('qwen3-readme', 'License Agreement'),
      unpublished('qwen3-readme', 'Qwen3-2507', 'trainingTokens'),
      dense ? DENSE : PLAIN_MOE,
      ...(dense ? [] : [notApplicable('ffn')]),
    ],
    notes: ['README 说是同尺寸 Qwen3 的更新版，形状照 Qwen3 的写；自己的 config.json 没有读到。'],
  });
}

export const qwen3Models: readonly Model[] = [
  qwen3({
    size: '0.6B',
    parameters: 0.6e9,
    context: 32_768,
    tied: true,
    sizes: [28, 1024, 3072, 16, 8, 151_936],
    scores: [base3(52.81, 59.59)],
  }),
  qwen3({
    size: '1.7B',
    parameters: 1.7e9,
    context: 32_768,
    tied: true,
    sizes: [28, 2048, 6144, 16, 8, 151_936],
    scores: [base3(62.63, 75.44)],
  }),
  qwen3({
    size: '4B',
    parameters: 4e9,
    context: 131_072,
    tied: true,
    sizes: [36, 2560, 9728, 32, 8, 151_936],
    scores: [base3(72.99, 87.79)],
  }),
  qwen3({
    size: '8B',
    parameters: 8e9,
    context: 131_072,
    tied: false,
    sizes: [36, 4096, 12_288, 32, 8, 151_936],
    scores: [base3(76.89, 89.84)],
  }),
  qwen3({
    size: '14B',
    parameters: 14e9,
    context: 131_072,
    tied: false,
    sizes: [40, 5120, 17_408, 40, 8, 151_936],
    scores: [base3(81.05, 92.49), scores('qwen3-paper', '思考模式评测表', {'C-Eval': 86.2}, thinking)],
  }),
  qwen3({
    size: '32B',
    parameters: 32e9,
    context: 131_072,
    tied: false,
    sizes: [64, 5120, 25_600, 64, 8, 151_936],
    scores: [base3(83.61, 93.4), scores('qwen3-paper', '思考模式评测表', {'C-Eval': 87.3}, thinking)],
  }),
  qwen3Moe('30B-A3B', 30e9, 3e9, {layers: 48, hidden: 2048, heads: 32, expertFfn: 768}, [
    base3(81.38, 91.81),
    scores('qwen3-paper', '思考模式评测表', {'C-Eval': 86.6}, thinking),
  ]),
  qwen3Moe('235B-A22B', 235e9, 22e9, {layers: 94, hidden: 4096, heads: 64, expertFfn: 1536}, [
    base3(87.81, 94.39),
    scores('qwen3-paper', '思考模式评测表', {'C-Eval': 89.6}, thinking),
  ]),
  ...(['235B-A22B', '30B-A3B', '4B'] as const).flatMap((size) => [
    qwen2507(size, 'Instruct'),
    qwen2507(size, 'Thinking'),
  ]),
  defineModel({
    ...ALIBABA,
    id: 'qwen3-next-80b-a3b',
    name: 'Qwen3-Next-80B-A3B',
    family: 'Qwen3-Next',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/Qwen/Qwen3-Next-80B-A3B-Instruct',
      modelScope: MODEL_SCOPE,
    },
    values: [
      cite('qwen3.5-readme', '新闻', {
        released: '2025-09-11',
        parametersTotal: printed(80e9, '80B，型号名'),
        parametersActive: printed(3e9, 'A3B，型号名'),
        attention: printed('hybrid', '混合注意力；Qwen3.5 沿用'),
      }),
      free('qwen3-readme', 'License Agreement'),
      notApplicable('kvLatent', 'kvRope'),
    ],
    notes: ['分 Instruct 与 Thinking 两个检查点；层数等没有读到。许可是 Qwen3 README 里“全部开放权重”的说法。'],
  }),
];
