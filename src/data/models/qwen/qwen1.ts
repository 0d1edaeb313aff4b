/** Qwen and Qwen1.5. */
import {cite, defineModel, DENSE, printed, scores, shape, unpublished} from '../define';
import type {Model} from '../types';
import {ALIBABA, MODEL_SCOPE, QWEN3, tongyi, type Dense, type ScoreGroups, type Sizes} from './shared';

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
      cite('qwen-paper', '第 2.3 节', {
        position: 'RoPE',
        attention: printed('MHA', 'MHA，QKV 带偏置'),
        ...(size !== '72B' && {norm: 'RMSNorm', activation: 'SwiGLU', tiedEmbeddings: false}),
      }),
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

export const qwen1Models: readonly Model[] = [
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
];
