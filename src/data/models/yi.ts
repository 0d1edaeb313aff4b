import {cite, defineModel, DENSE, printed, scores, shape} from './define';
import {BETTER_OF, type Model} from './types';

function yi(
  size: '6B' | '34B',
  sizes: Parameters<typeof shape>[2],
  measured: readonly ReturnType<typeof scores>[],
): Model {
  return defineModel({
    id: `yi-${size.toLowerCase()}`,
    name: `Yi-${size}`,
    family: 'Yi',
    developer: '零一万物',
    kind: 'base',
    links: {
      weights: `https://huggingface.co/01-ai/Yi-${size}`,
      modelScope: `https://www.modelscope.cn/models/01ai/Yi-${size}/summary`,
      code: 'https://github.com/01-ai/Yi',
      paper: 'https://arxiv.org/abs/2403.04652',
      licence: 'https://github.com/01-ai/Yi/blob/main/LICENSE',
    },
    values: [
      cite('yi-readme', '新闻与模型表', {
        released: '2023-11-02',
        parametersTotal: parseInt(size, 10) * 1e9,
        trainingTokens: 3e12,
        context: printed(4096, '4K；200K 版 2023-11-05 发布'),
      }),
      shape('yi-config', `Yi-${size}`, sizes, {tiedEmbeddings: false}, size === '34B' ? 'A' : 'B'),
      cite('yi-readme', 'License', {
        licenceCode: 'Apache-2.0',
        licenceWeights: printed('Apache-2.0', '早先是 Yi Series Models Community License v2.1'),
        commercialUse: 'free',
      }),
      DENSE,
    ],
    scores: measured,
    notes: ['GSM8K 与 HumanEval 没有分开给（数学与代码平均 19.8 / 37.1）。现在的 README 成绩只有图片。'],
  });
}

/** Trained on from Yi; the README gives no shapes and no scores. */
function yi15(size: '6B' | '9B' | '34B', basedOn: string | null): Model {
  return defineModel({
    id: `yi-1.5-${size.toLowerCase()}`,
    name: `Yi-1.5-${size}`,
    family: 'Yi-1.5',
    developer: '零一万物',
    kind: 'base',
    ...(basedOn !== null && {basedOn}),
    links: {weights: `https://huggingface.co/01-ai/Yi-1.5-${size}`, code: 'https://github.com/01-ai/Yi-1.5'},
    values: [
      cite('yi-1.5-readme', 'Intro 与 News', {
        released: '2024-05-13',
        parametersTotal: parseInt(size, 10) * 1e9,
        trainingTokens: printed(3.5e12, 'Yi 的 3T 再续训 500B'),
      }),
      cite('yi-1.5-readme', 'License', {
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      DENSE,
    ],
    notes: ['形状没有读到；成绩在模型卡里，没有核对。'],
  });
}

export const yiModels: readonly Model[] = [
  yi(
    '6B',
    [32, 4096, 11_008, 32, 4, 64_000],
    [scores('yi-card', 'Model Performance', {MMLU: 63.2, CMMLU: 75.5, 'C-Eval': 72}, {shots: 5})],
  ),
  yi(
    '34B',
    [60, 7168, 20_480, 56, 8, 64_000],
    [
      scores('yi-card', 'Model Performance', {MMLU: 76.3, 'C-Eval': 81.4}, {shots: 5}),
      scores(
        'qwen-readme',
        '评测表',
        {MMLU: [76.3, 5], 'C-Eval': [81.8, 5], CMMLU: [82.6, 5], GSM8K: [67.9, 8], HumanEval: [26.2, 0]},
        {by: BETTER_OF},
      ),
    ],
  ),
  yi15('6B', 'yi-6b'),
  yi15('9B', null),
  yi15('34B', 'yi-34b'),
];
