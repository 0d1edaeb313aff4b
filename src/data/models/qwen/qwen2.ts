/** Qwen2 and Qwen2.5. */
import {cite, defineModel, DENSE, notApplicable, PLAIN_MOE, printed, scores, shape} from '../define';
import type {Model} from '../types';
import {ALIBABA, free, MODEL_SCOPE, QWEN3, tongyi, type Dense} from './shared';

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

export const qwen2Models: readonly Model[] = [
  qwen2({
    size: '0.5B',
    parameters: 0.49e9,
    context: 32_768,
    tied: true,
    sizes: [24, 896, 4864, 14, 2, 151_936],
    scores: [],
    more: [cite('qwen2-table', '表 1', {trainingTokens: printed(12e12, '12T')}, 'B')],
    notes: ['词元数：博客的比较只说 Qwen2 是 7T，技术报告的表 1 说 0.5B 是 12T；后者读的是转载。'],
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
      cite(
        'qwen2-table',
        '表 1',
        {
          trainingTokens: 4.5e12,
          vocabulary: printed(151_646, '分词器词表'),
          experts: 64,
          expertsShared: 8,
          expertsActive: 8,
        },
        'B',
      ),
      PLAIN_MOE,
      notApplicable('ffn'),
    ],
    scores: [scores('qwen2-blog', '基座表', {MMLU: 76.5, 'C-Eval': 87.7, CMMLU: 88.5, GSM8K: 80.7, HumanEval: 53})],
    notes: ['词元数、词表与专家取自技术报告表 1 的转载；博客的比较只说 Qwen2 是 7T。'],
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
];
