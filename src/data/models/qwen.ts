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
} from './define';
import type {Model} from './types';

const ALIBABA = {developer: '阿里云', kind: 'base'} as const;
const MODEL_SCOPE = 'https://modelscope.cn/organization/qwen';
const QWEN3 = 'https://github.com/QwenLM/Qwen3';

type ScoreGroups = readonly ReturnType<typeof scores>[];
type Sizes = Parameters<typeof shape>[2];

const free = (id: Parameters<typeof cite>[0], where: string): Group =>
  cite(id, where, {licenceWeights: 'Apache-2.0', commercialUse: 'free'});

const tongyi = (id: Parameters<typeof cite>[0], where: string): Group =>
  cite(id, where, {
    licenceWeights: 'Tongyi Qianwen LICENSE AGREEMENT',
    commercialUse: printed('conditional', '月活跃用户超过 1 亿要另外取得许可'),
  });

interface Qwen1 {
  readonly size: '1.8B' | '7B' | '14B' | '72B';
  readonly released: string;
  readonly tokens: number;
  readonly context: number;
  readonly sizes: Sizes;
  readonly scores: ScoreGroups;
  readonly notes?: readonly string[];
}

function qwen1({size, released, tokens, context, sizes, scores: measured, notes = []}: Qwen1): Model {
  const repository = `Qwen-${size.replace('.', '_')}`;
  const [layers, hidden, ffn, heads] = sizes;
  const inPaper = size === '72B' ? [] : [cite('qwen-paper', '表 1', {layers, hidden, heads})];
  return defineModel({
    ...ALIBABA,
    id: `qwen-${size.toLowerCase()}`,
    name: `Qwen-${size}`,
    family: 'Qwen',
    links: {
      weights: `https://huggingface.co/Qwen/${repository}`,
      modelScope: `https://modelscope.cn/models/qwen/${repository}/summary`,
      code: 'https://github.com/QwenLM/Qwen',
      paper: 'https://arxiv.org/abs/2309.16609',
    },
    values: [
      cite('qwen-readme', '模型表', {
        released,
        parametersTotal: parseFloat(size) * 1e9,
        trainingTokens: tokens,
        context: printed(context, context === 8192 ? '8K' : '32K'),
      }),
      ...inPaper,
      cite('qwen-paper', '第 2.3 节', {position: 'RoPE', attention: printed('MHA', 'MHA，QKV 带偏置')}),
      shape('qwen-config', repository, sizes, {
        ffn: printed(ffn, `config.json 写 ${(2 * ffn).toLocaleString('en-US')}，是门与值两半之和`),
        tiedEmbeddings: false,
      }),
      cite('qwen-paper', '第 2.2 节', {vocabulary: printed(152_000, '约 152K')}),
      size === '1.8B'
        ? cite('qwen-readme', '许可', {
            licenceWeights: 'Tongyi Qianwen RESEARCH LICENSE',
            commercialUse: printed('no', '研究用；商用要联系阿里云'),
          })
        : tongyi('qwen-readme', '许可'),
      DENSE,
    ],
    scores: measured,
    notes,
  });
}

interface Dense {
  readonly size: string;
  readonly parameters: number;
  readonly context: number;
  readonly sizes: Sizes;
  readonly tied: boolean;
  readonly scores: ScoreGroups;
  readonly more?: readonly Group[];
  readonly notes?: readonly string[];
}

function qwen15({size, parameters, sizes, scores: measured, notes = []}: Omit<Dense, 'context' | 'tied'>): Model {
  const repository = `Qwen1.5-${size}`;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen1.5',
    links: {weights: `https://huggingface.co/Qwen/${repository}`, modelScope: MODEL_SCOPE, code: QWEN3},
    values: [
      cite('qwen1.5-blog', '基座表', {released: '2024-02-04', parametersTotal: parameters, context: 32_768}),
      cite('qwen3-readme', '新闻（旧版）', {released: '2024-02-05'}, 'B'),
      cite('qwen1.5-blog', '基座表', {attention: printed('MHA', 'MHA；同系列只有 32B 与 110B 用 GQA')}),
      shape('qwen-config', repository, sizes, {tiedEmbeddings: false}),
      tongyi('qwen1.5-blog', '许可'),
      unpublished('qwen1.5-blog', '全文', 'trainingTokens'),
      DENSE,
    ],
    scores: measured,
    notes: ['系列还有 0.5B、1.8B、4B、32B、110B 与 MoE-A2.7B。', ...notes],
  });
}

function qwen2({size, parameters, context, sizes, tied, scores: measured, more = [], notes = []}: Dense): Model {
  const repository = `Qwen2-${size}`;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen2',
    links: {
      weights: `https://huggingface.co/Qwen/${repository}`,
      modelScope: MODEL_SCOPE,
      code: QWEN3,
      paper: 'https://arxiv.org/abs/2407.10671',
    },
    values: [
      cite('qwen2-blog', '模型表', {
        released: '2024-06-07',
        parametersTotal: parameters,
        context: printed(context, context > 32_768 ? 'Instruct 版的长度' : '32K'),
      }),
      ...more,
      cite('qwen2-blog', '模型表', {attention: 'GQA', tiedEmbeddings: tied}),
      cite('qwen2.5-blog', '与 Qwen2 的比较', {trainingTokens: 7e12}),
      shape('qwen-config', repository, sizes, {tiedEmbeddings: tied}),
      size === '72B' ? tongyi('qwen2-blog', '许可') : free('qwen2-blog', '许可'),
      DENSE,
    ],
    scores: measured,
    notes,
  });
}

function qwen25({size, parameters, context, sizes, tied, scores: measured, notes = []}: Dense): Model {
  const repository = `Qwen2.5-${size}`;
  const [, , , , kvHeads] = sizes;
  return defineModel({
    ...ALIBABA,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Qwen2.5',
    links: {
      weights: `https://huggingface.co/Qwen/${repository}`,
      modelScope: MODEL_SCOPE,
      code: QWEN3,
      paper: 'https://arxiv.org/abs/2412.15115',
    },
    values: [
      cite('qwen2.5-blog', '模型表', {
        released: '2024-09-19',
        parametersTotal: parameters,
        trainingTokens: printed(18e12, '最多 18T'),
        context,
        kvHeads,
        attention: 'GQA',
        tiedEmbeddings: tied,
      }),
      shape('qwen-config', repository, sizes, {tiedEmbeddings: tied}),
      size === '3B'
        ? cite('qwen2.5-blog', '许可', {
            licenceWeights: 'Qwen Research License',
            commercialUse: printed('no', '只供研究'),
          })
        : size === '72B'
          ? cite('qwen2.5-blog', '许可', {
              licenceWeights: 'Qwen License',
              commercialUse: printed('conditional', '条款没有逐条核对'),
            })
          : free('qwen2.5-blog', '许可'),
      ...(size === '3B' || size === '72B'
        ? [
            cite('qwen3-readme', 'License Agreement', {
              licenceWeights: printed('Apache-2.0', '“All our open-weight models”'),
            }),
          ]
        : []),
      DENSE,
    ],
    scores: measured,
    notes: [
      ...(size === '3B' || size === '72B'
        ? ['现在的 Qwen3 README 说全部开放权重都是 Apache-2.0，与这一型号发布时的许可不合。']
        : []),
      ...notes,
    ],
  });
}

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

/** Qwen3.5 and 3.6: three Gated DeltaNet layers to each attention layer. */
interface Qwen35 {
  readonly name: string;
  readonly collection?: boolean;
  readonly released: string | null;
  readonly total: number;
  readonly active: number | null;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly ffn: number | null;
  readonly experts: readonly [routed: number, active: number, ffn: number] | null;
}

function qwen35(of: Qwen35): Model {
  const readme = of.collection ? 'qwen3.6-collection' : 'qwen3.5-readme';
  return defineModel({
    ...ALIBABA,
    id: of.name.toLowerCase(),
    name: of.name,
    family: of.name.slice(0, 7),
    kind: 'hybrid',
    links: {
      weights: `https://huggingface.co/Qwen/${of.name}`,
      modelScope: MODEL_SCOPE,
      code: `https://github.com/QwenLM/${of.name.slice(0, 7)}`,
    },
    values: [
      cite(readme, of.collection ? '型号名' : '新闻', {
        ...(of.released && {released: of.released}),
        parametersTotal: of.total,
        ...(of.active && {parametersActive: of.active}),
      }),
      ...(of.collection
        ? []
        : [cite('qwen3.5-readme', '介绍', {attention: printed('hybrid', 'Gated DeltaNet 与门控注意力 3 : 1')})]),
      cite(
        'qwen-config',
        `${of.name} 的 text_config`,
        {
          layers: of.layers,
          hidden: of.hidden,
          heads: of.heads,
          kvHeads: of.kvHeads,
          headSize: 256,
          cachedLayers: of.layers / 4,
          vocabulary: 248_320,
          context: printed(262_144, 'max_position_embeddings'),
          attention: printed('hybrid', '每 4 层有 1 层是带门的注意力，其余是线性注意力'),
          position: printed('RoPE', '四分之一维度旋转'),
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
          ...(of.ffn && {ffn: of.ffn}),
          ...(of.experts && {
            experts: of.experts[0],
            expertsActive: of.experts[1],
            expertFfn: of.experts[2],
            expertsShared: 1,
          }),
        },
        'B',
      ),
      ...(of.collection ? [] : [free('qwen3.5-readme', 'License Agreement')]),
      unpublished(readme, '全文', 'trainingTokens'),
      notApplicable(
        'kvLatent',
        'kvRope',
        ...(of.experts
          ? (['ffn'] as const)
          : (['parametersActive', 'experts', 'expertsShared', 'expertsActive', 'expertFfn'] as const)),
      ),
    ],
    notes: ['能看图。', ...(of.collection ? ['许可没有核实。'] : ['支持 201 种语言与方言。'])],
  });
}

export const qwen: readonly Model[] = [
  qwen1({
    size: '1.8B',
    released: '2023-11-30',
    tokens: 2.2e12,
    context: 32_768,
    sizes: [24, 2048, 5504, 16, 16, 151_936],
    scores: [
      scores('qwen-readme', '评测表', {
        MMLU: [45.3, 5],
        'C-Eval': [56.1, 5],
        CMMLU: [52.1, 5],
        GSM8K: [32.3, 8],
        HumanEval: [15.2, 0],
      }),
      scores('qwen-paper', '评测表', {MMLU: [44.6, 5], 'C-Eval': [54.7, 5]}),
    ],
    notes: ['README 与技术报告的 MMLU、C-Eval 不同。'],
  }),
  qwen1({
    size: '7B',
    released: '2023-08-03',
    tokens: 2.4e12,
    context: 32_768,
    sizes: [32, 4096, 11_008, 32, 32, 151_936],
    scores: [
      scores('qwen-readme', '评测表', {
        MMLU: [58.2, 5],
        'C-Eval': [63.5, 5],
        CMMLU: [62.2, 5],
        GSM8K: [51.7, 8],
        HumanEval: [29.9, 0],
      }),
    ],
  }),
  qwen1({
    size: '14B',
    released: '2023-09-25',
    tokens: 3e12,
    context: 8192,
    sizes: [40, 5120, 13_696, 40, 40, 152_064],
    scores: [
      scores('qwen-readme', '评测表', {
        MMLU: [66.3, 5],
        'C-Eval': [72.1, 5],
        CMMLU: [71, 5],
        GSM8K: [61.3, 8],
        HumanEval: [32.3, 0],
      }),
    ],
  }),
  qwen1({
    size: '72B',
    released: '2023-11-30',
    tokens: 3e12,
    context: 32_768,
    sizes: [80, 8192, 24_576, 64, 64, 152_064],
    scores: [
      scores('qwen-readme', '评测表', {
        MMLU: [77.4, 5],
        'C-Eval': [83.3, 5],
        CMMLU: [83.6, 5],
        GSM8K: [78.9, 8],
        HumanEval: [35.4, 0],
      }),
    ],
  }),
  qwen15({
    size: '7B',
    parameters: 7e9,
    sizes: [32, 4096, 11_008, 32, 32, 151_936],
    scores: [scores('qwen1.5-blog', '基座表', {MMLU: 61, 'C-Eval': 74.1, CMMLU: 73.1, GSM8K: 62.5, HumanEval: 36})],
  }),
  qwen15({
    size: '14B',
    parameters: 14e9,
    sizes: [40, 5120, 13_696, 40, 40, 152_064],
    scores: [scores('qwen1.5-blog', '基座表', {MMLU: 67.6, 'C-Eval': 78.7, CMMLU: 77.6, GSM8K: 70.1, HumanEval: 37.8})],
  }),
  qwen15({
    size: '72B',
    parameters: 72e9,
    sizes: [80, 8192, 24_576, 64, 64, 152_064],
    scores: [scores('qwen1.5-blog', '基座表', {MMLU: 77.5, 'C-Eval': 84.1, CMMLU: 83.5, GSM8K: 79.5, HumanEval: 41.5})],
    notes: ['博客里对照的 Llama-2-70B 一行其实是 LLaMA-65B 的数。'],
  }),
  qwen2({
    size: '0.5B',
    parameters: 0.49e9,
    context: 32_768,
    tied: true,
    sizes: [24, 896, 4864, 14, 2, 151_936],
    scores: [],
    notes: ['技术报告说 0.5B 用了 12T 词元，没有核实。'],
  }),
  qwen2({
    size: '1.5B',
    parameters: 1.54e9,
    context: 32_768,
    tied: true,
    sizes: [28, 1536, 8960, 12, 2, 151_936],
    scores: [],
  }),
  qwen2({
    size: '7B',
    parameters: 7.07e9,
    context: 131_072,
    tied: false,
    sizes: [28, 3584, 18_944, 28, 4, 152_064],
    scores: [scores('qwen2-blog', '基座表', {MMLU: 70.3, HumanEval: 51.2})],
    more: [cite('qwen-config', 'Qwen2-7B 的模型卡', {parametersTotal: printed(7.6e9, '7.6B')}, 'B')],
    notes: ['博客写 7.07B，模型卡写 7.6B；由形状推出的是 7.62B。'],
  }),
  defineModel({
    ...ALIBABA,
    id: 'qwen2-57b-a14b',
    name: 'Qwen2-57B-A14B',
    family: 'Qwen2',
    links: {
      weights: 'https://huggingface.co/Qwen/Qwen2-57B-A14B',
      modelScope: MODEL_SCOPE,
      code: QWEN3,
      paper: 'https://arxiv.org/abs/2407.10671',
    },
    values: [
      cite('qwen2-blog', '模型表', {
        released: '2024-06-07',
        parametersTotal: 57.41e9,
        parametersActive: 14e9,
        context: printed(65_536, 'Instruct 版的长度'),
        attention: 'GQA',
        tiedEmbeddings: false,
      }),
      free('qwen2-blog', '许可'),
      cite(
        'qwen-config',
        'Qwen2-57B-A14B',
        {
          layers: 28,
          hidden: 3584,
          heads: 28,
          kvHeads: 4,
          headSize: 128,
          expertFfn: 2560,
          position: 'RoPE',
          norm: 'RMSNorm',
          activation: 'SwiGLU',
        },
        'B',
      ),
      PLAIN_MOE,
      notApplicable('ffn'),
    ],
    scores: [scores('qwen2-blog', '基座表', {MMLU: 76.5, 'C-Eval': 87.7, CMMLU: 88.5, GSM8K: 80.7, HumanEval: 53})],
    notes: ['词元数：博客比较只说 Qwen2 是 7T；另有转载说这一型号 4.5T，没有核实。'],
  }),
  qwen2({
    size: '72B',
    parameters: 72.71e9,
    context: 131_072,
    tied: false,
    sizes: [80, 8192, 29_568, 64, 8, 152_064],
    scores: [scores('qwen2-blog', '基座表', {MMLU: 84.2, 'C-Eval': 91, CMMLU: 90.1, GSM8K: 89.5, HumanEval: 64.6})],
  }),
  qwen25({
    size: '0.5B',
    parameters: 0.5e9,
    context: 32_768,
    tied: true,
    sizes: [24, 896, 4864, 14, 2, 151_936],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 47.5, GSM8K: [41.6, 4], HumanEval: 30.5})],
  }),
  qwen25({
    size: '1.5B',
    parameters: 1.5e9,
    context: 32_768,
    tied: true,
    sizes: [28, 1536, 8960, 12, 2, 151_936],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 60.9, GSM8K: [68.5, 4], HumanEval: 37.2})],
  }),
  qwen25({
    size: '3B',
    parameters: 3e9,
    context: 32_768,
    tied: true,
    sizes: [36, 2048, 11_008, 16, 2, 151_936],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 65.6, GSM8K: [79.1, 4], HumanEval: 42.1})],
  }),
  qwen25({
    size: '7B',
    parameters: 7.61e9,
    context: 131_072,
    tied: false,
    sizes: [28, 3584, 18_944, 28, 4, 152_064],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 74.2, GSM8K: [85.4, 4], HumanEval: 57.9})],
  }),
  qwen25({
    size: '14B',
    parameters: 14.7e9,
    context: 131_072,
    tied: false,
    sizes: [48, 5120, 13_824, 40, 8, 152_064],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 79.7, GSM8K: [90.2, 4], HumanEval: 56.7})],
  }),
  qwen25({
    size: '32B',
    parameters: 32.5e9,
    context: 131_072,
    tied: false,
    sizes: [64, 5120, 27_648, 40, 8, 152_064],
    scores: [scores('qwen2.5-blog', '评测表', {MMLU: 83.3, GSM8K: [92.9, 4], HumanEval: 58.5})],
  }),
  qwen25({
    size: '72B',
    parameters: 72.7e9,
    context: 131_072,
    tied: false,
    sizes: [80, 8192, 29_568, 64, 8, 152_064],
    scores: [
      scores('qwen2.5-blog', '评测表', {MMLU: 86.1, GSM8K: [91.5, 4], HumanEval: 59.1}),
      scores('deepseek-v3-readme', '基座评测表', {MMLU: [85, 5]}, {by: '深度求索'}),
    ],
  }),
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
  qwen35({
    name: 'Qwen3.5-397B-A17B',
    released: '2026-02-16',
    total: 397e9,
    active: 17e9,
    layers: 60,
    hidden: 4096,
    heads: 32,
    kvHeads: 2,
    ffn: null,
    experts: [512, 10, 1024],
  }),
  qwen35({
    name: 'Qwen3.5-122B-A10B',
    released: '2026-02-24',
    total: 122e9,
    active: 10e9,
    layers: 48,
    hidden: 3072,
    heads: 32,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 1024],
  }),
  qwen35({
    name: 'Qwen3.5-35B-A3B',
    released: '2026-02-24',
    total: 35e9,
    active: 3e9,
    layers: 40,
    hidden: 2048,
    heads: 16,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 512],
  }),
  qwen35({
    name: 'Qwen3.5-27B',
    released: '2026-02-24',
    total: 27e9,
    active: null,
    layers: 64,
    hidden: 5120,
    heads: 24,
    kvHeads: 4,
    ffn: 17_408,
    experts: null,
  }),
  qwen35({
    name: 'Qwen3.6-35B-A3B',
    collection: true,
    released: null,
    total: 35e9,
    active: 3e9,
    layers: 40,
    hidden: 2048,
    heads: 16,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 512],
  }),
  qwen35({
    name: 'Qwen3.6-27B',
    collection: true,
    released: null,
    total: 27e9,
    active: null,
    layers: 64,
    hidden: 5120,
    heads: 24,
    kvHeads: 4,
    ffn: 17_408,
    experts: null,
  }),
];
