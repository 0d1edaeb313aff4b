import {cite, defineModel, DENSE, printed, scores, shape, type Group} from './define';
import {BETTER_OF, type Model} from './types';

type Sizes = Parameters<typeof shape>[2];

interface InternLm {
  readonly name: string;
  readonly repository: string;
  readonly family: string;
  readonly released: string;
  readonly card: string;
  readonly size: number;
  readonly values: readonly Group[];
  readonly sizes: Sizes;
  /** Whether the config.json was read in the publisher's own repository, not in a copy. */
  readonly read?: boolean;
  readonly scores: readonly ReturnType<typeof scores>[];
  readonly chat?: boolean;
  readonly notes?: readonly string[];
}

function internLm(of: InternLm): Model {
  return defineModel({
    id: of.name.toLowerCase(),
    name: of.name,
    family: of.family,
    developer: '上海人工智能实验室',
    kind: of.chat ? 'chat' : 'base',
    links: {
      weights: `https://huggingface.co/internlm/${of.repository}`,
      modelScope: of.chat ? null : `https://modelscope.cn/models/Shanghai_AI_Laboratory/${of.repository}`,
      code: 'https://github.com/InternLM/InternLM',
      ...(of.family === 'InternLM2' && {paper: 'https://arxiv.org/abs/2403.17297'}),
    },
    values: [
      cite('internlm-cards', of.card, {released: of.released, parametersTotal: of.size}),
      ...of.values,
      shape('internlm-config', of.repository, of.sizes, {tiedEmbeddings: false}, of.read ? 'A' : 'B'),
      DENSE,
    ],
    scores: of.scores,
    notes: of.notes ?? [],
  });
}

const application: Group = cite('internlm-cards', '各代发布时的许可说明', {
  licenceCode: 'Apache-2.0',
  licenceWeights: printed('研究免费，商用申请', '2025 年的 README 写代码与权重都是 Apache-2.0'),
  commercialUse: printed('application', '发布时要填表申请'),
});

/** What the README of February 2025 says of all weights. */
const apache: Group = cite('internlm-cards', 'README_zh-CN，开源许可证', {
  licenceCode: 'Apache-2.0',
  licenceWeights: 'Apache-2.0',
  commercialUse: 'free',
});

interface InternS {
  readonly name: string;
  readonly released: readonly [day: string, why: string];
  readonly total: readonly [number, string];
  /** Active parameters of a mixture of experts, `dense`, or null where the README does not say. */
  readonly active: number | 'dense' | null;
  readonly basedOn: string | null;
  readonly experts?: readonly [routed: number, active: number];
  readonly notes: readonly string[];
}

/** The scientific line, with eyes; the README gives sizes, few shapes, and scores that are not of these benchmarks. */
function internS({name, released, total, active, basedOn, experts, notes}: InternS): Model {
  return defineModel({
    id: name.toLowerCase(),
    name,
    family: name.startsWith('Intern-S1') ? 'Intern-S1' : 'Intern-S2',
    developer: '上海人工智能实验室',
    kind: 'hybrid',
    ...(basedOn !== null && {basedOn}),
    links: {
      weights: `https://huggingface.co/internlm/${name}`,
      modelScope: `https://modelscope.cn/models/Shanghai_AI_Laboratory/${name}`,
      code: 'https://github.com/InternLM/Intern-S1',
      ...(name.startsWith('Intern-S1') && {
        paper: `https://arxiv.org/abs/${name === 'Intern-S1-Pro' ? '2603.25040' : '2508.15763'}`,
      }),
    },
    values: [
      cite('intern-s1-commits', released[1], {released: released[0]}),
      cite('intern-s1-readme', '简介', {
        parametersTotal: printed(...total),
        ...(typeof active === 'number' && {parametersActive: active}),
        ...(experts && {experts: experts[0], expertsActive: experts[1]}),
      }),
      cite('intern-s1-readme', '开源协议', {
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      ...(active === 'dense' ? [DENSE] : []),
    ],
    notes,
  });
}

export const internlm: readonly Model[] = [
  internLm({
    name: 'InternLM-7B',
    repository: 'internlm-7b',
    family: 'InternLM',
    released: '2023-07-06',
    card: 'internlm_7b.md',
    size: 7e9,
    values: [cite('internlm-cards', 'internlm_7b.md', {context: printed(8192, '8K')}), application, apache],
    sizes: [32, 4096, 11_008, 32, 32, 103_168],
    scores: [
      scores('internlm-cards', 'internlm_7b.md', {
        'C-Eval': [53.4, null, '验证集'],
        MMLU: [51, null],
        GSM8K: [31.2, null],
        HumanEval: [10.4, null],
      }),
      scores(
        'internlm-cards',
        'internlm_7b.md',
        {'C-Eval': [52, null, '验证集'], MMLU: [52.6, null], GSM8K: [36.2, null], HumanEval: [15.9, null]},
        {of: 'chat'},
      ),
      scores('qwen-readme', '评测表', {CMMLU: [51.8, 5]}, {by: BETTER_OF}),
    ],
    notes: ['成绩是 OpenCompass 2023-07-06 版的，少样本的个数卡片没有写。'],
  }),
  internLm({
    name: 'InternLM-20B',
    repository: 'internlm-20b',
    family: 'InternLM',
    released: '2023-09-20',
    card: 'internlm_20b.md',
    size: 20e9,
    values: [
      cite('internlm-cards', 'internlm_20b.md', {
        trainingTokens: printed(2.3e12, '2.3T 以上'),
        context: printed(16_384, '16K，推理时外推'),
        layers: 60,
      }),
      application,
      apache,
    ],
    sizes: [60, 5120, 13_824, 40, 40, 103_168],
    scores: [
      scores('internlm-cards', 'internlm_20b.md', {
        'C-Eval': [58.8, null, '验证集'],
        MMLU: [62.05, null],
        GSM8K: [52.62, null],
        HumanEval: [25.61, null],
      }),
      scores('qwen-readme', '评测表', {CMMLU: [59, 5]}, {by: BETTER_OF}),
    ],
    notes: ['卡片里 InternLM-20B 与 Baichuan2-13B 的 GSM8K 同为 52.62。'],
  }),
  internLm({
    name: 'InternLM2-7B',
    repository: 'internlm2-7b',
    family: 'InternLM2',
    released: '2024-01-17',
    card: 'internlm2_7b.md',
    size: 7e9,
    values: [cite('internlm-cards', 'internlm2_7b.md', {context: printed(200_000, '20 万字符')}), application, apache],
    sizes: [32, 4096, 14_336, 32, 8, 92_544],
    scores: [
      scores('internlm-cards', 'internlm2_7b.md', {MMLU: 65.8, GSM8K: 70.8, HumanEval: 43.3}),
      scores('internlm-cards', 'internlm2_7b.md', {MMLU: 63.7, GSM8K: 70.7, HumanEval: 59.8}, {of: 'chat'}),
    ],
  }),
  internLm({
    name: 'InternLM2-20B',
    read: true,
    repository: 'internlm2-20b',
    family: 'InternLM2',
    released: '2024-01-17',
    card: 'internlm2_20b.md',
    size: 20e9,
    values: [cite('internlm-cards', 'internlm2_20b.md', {context: printed(200_000, '20 万字符')}), application, apache],
    sizes: [48, 6144, 16_384, 48, 8, 92_544],
    scores: [
      scores('internlm-cards', 'internlm2_20b.md', {MMLU: 67.7, GSM8K: 76.1, HumanEval: 48.8}),
      scores('internlm-cards', 'internlm2_20b.md', {MMLU: 66.5, GSM8K: 79.6, HumanEval: 67.1}, {of: 'chat'}),
      scores(
        'internlm-cards',
        'internlm2.5_20b.md',
        {MMLU: 67.58, CMMLU: 68.29, HumanEval: 51.22},
        {conditions: 'InternLM2.5 的卡片里重测'},
      ),
    ],
  }),
  internLm({
    name: 'InternLM2.5-7B',
    repository: 'internlm2_5-7b',
    family: 'InternLM2.5',
    released: '2024-07-03',
    card: 'internlm2.5_7b.md',
    size: 7e9,
    values: [
      cite('internlm-cards', 'README 新闻', {released: '2024-06-30'}),
      cite('internlm-cards', 'internlm2.5_7b.md', {context: printed(1_000_000, 'Chat-1M 版；config.json 写 32,768')}),
      application,
      apache,
    ],
    sizes: [32, 4096, 14_336, 32, 8, 92_544],
    scores: [
      scores('internlm-cards', 'internlm2.5_7b.md', {MMLU: [71.6, 5], CMMLU: [79.1, 5], GSM8K: [74.8, 4]}),
      scores(
        'internlm-cards',
        'internlm2.5_7b.md',
        {MMLU: [72.8, 5], CMMLU: [78, 5], GSM8K: [86, 0, 'CoT']},
        {of: 'chat'},
      ),
    ],
  }),
  internLm({
    name: 'InternLM2.5-20B',
    read: true,
    repository: 'internlm2_5-20b',
    family: 'InternLM2.5',
    released: '2024-08-05',
    card: 'internlm2.5_20b.md',
    size: 20e9,
    values: [
      cite('internlm-cards', 'README 新闻', {released: '2024-08-01'}),
      cite('internlm-config', 'internlm2_5-20b', {context: printed(262_144, 'max_position_embeddings')}),
      application,
      apache,
    ],
    sizes: [48, 6144, 16_384, 48, 8, 92_544],
    scores: [
      scores('internlm-cards', 'internlm2.5_20b.md', {MMLU: 74.25, CMMLU: 82.22, HumanEval: 71.95}),
      scores('internlm-cards', 'internlm2.5_20b.md', {MMLU: [73.5, 5], CMMLU: [79.7, 5]}, {of: 'chat'}),
    ],
    notes: ['发布日期：新闻写 8 月 1 日，卡片写 8 月 5 日。'],
  }),
  internLm({
    name: 'InternLM3-8B-Instruct',
    repository: 'internlm3-8b-instruct',
    family: 'InternLM3',
    released: '2025-01-15',
    card: 'README',
    size: 8e9,
    chat: true,
    values: [
      cite('internlm-cards', 'README', {trainingTokens: 4e12}),
      apache,
      cite('internlm-config', 'internlm3-8b-instruct', {context: printed(32_768, 'max_position_embeddings')}, 'B'),
    ],
    sizes: [48, 4096, 10_240, 32, 2, 128_512],
    scores: [scores('internlm-cards', 'README', {CMMLU: [83.1, 0], MMLU: [76.6, 0], HumanEval: [82.3, 0, 'pass@1']})],
  }),
  internS({
    name: 'Intern-S1',
    released: ['2025-07-26', '仓库首次放出 README 的日子'],
    total: [235e9, '语言模型 235B，另有 6B 的视觉编码器'],
    active: null,
    basedOn: 'qwen3-235b-a22b',
    notes: ['多模态的科学推理模型；在 235B 的 Qwen3 上用 5T 多模态词元续训，一半以上是科学数据。'],
  }),
  internS({
    name: 'Intern-S1-mini',
    released: ['2025-08-20', '仓库提交“release Intern-S1-mini”的日子'],
    total: [8e9, '语言模型 8B，另有 0.3B 的视觉编码器'],
    active: 'dense',
    basedOn: null,
    notes: ['训练方法与 Intern-S1 相同；语言部分的来源 README 没有写。'],
  }),
  internS({
    name: 'Intern-S1-Pro',
    released: ['2026-02-04', '仓库提交“Release Intern-S1-Pro”的日子'],
    total: [1e12, '1T'],
    active: 22e9,
    basedOn: null,
    experts: [512, 8],
    notes: ['位置编码加了傅里叶位置编码（FoPE），所以不归在这里的几类里。'],
  }),
  internS({
    name: 'Intern-S2-Preview',
    released: ['2026-05-15', '仓库提交“release intern-s2-preview”的日子'],
    total: [35e9, '35B'],
    active: null,
    basedOn: null,
    notes: ['README 没有写激活参数与语言部分的来源。'],
  }),
];
