/** Qwen3. */
import {cite, defineModel, DENSE, notApplicable, PLAIN_MOE, printed, scores, shape, type Group} from '../define';
import type {Model} from '../types';
import {ALIBABA, free, MODEL_SCOPE, QWEN3, type Dense, type ScoreGroups} from './shared';

const QWEN3_PAPER = {paper: 'https://arxiv.org/abs/2505.09388', code: QWEN3, modelScope: MODEL_SCOPE} as const;

const qwen3Common = (context: number): readonly Group[] => [
  cite('qwen3-readme', '新闻', {released: '2025-04-29'}),
  cite('qwen3-paper', '表 1、表 2 与第 3 节', {
    trainingTokens: 36e12,
    context: printed(context, context === 32_768 ? '32K' : '128K'),
    vocabulary: printed(151_669, '分词器词表；嵌入矩阵补齐到 151,936 行'),
    position: 'RoPE',
    attention: printed('GQA', 'GQA，QK-Norm，QKV 不带偏置'),
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
];
