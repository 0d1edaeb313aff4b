import {cite, defineModel, MLA_MOE, notApplicable, printed, scores, type Group} from './define';
import type {Model} from './types';

const MOONSHOT = {developer: '月之暗面'} as const;

const summary = (id: 'kimi-k2-readme' | 'kimi-k2.5-readme', context: readonly [number, string]): Group =>
  cite(id, 'Model Summary', {
    parametersTotal: printed(1e12, '1T'),
    parametersActive: 32e9,
    layers: 61,
    hidden: 7168,
    heads: 64,
    experts: 384,
    expertsActive: 8,
    expertsShared: 1,
    expertFfn: 2048,
    vocabulary: printed(160_000, '160K'),
    context: printed(...context),
    attention: 'MLA',
    activation: 'SwiGLU',
  });

const k2Config = (repository: string): Group =>
  cite(
    'kimi-config',
    repository,
    {
      ffn: 18_432,
      kvLatent: 512,
      kvRope: 64,
      vocabulary: 163_840,
      position: 'RoPE',
      norm: 'RMSNorm',
      tiedEmbeddings: false,
    },
    'B',
  );

const modifiedMit = (id: 'kimi-k2-readme' | 'kimi-k2.5-readme'): Group =>
  cite(id, 'License', {
    licenceCode: 'Modified MIT',
    licenceWeights: 'Modified MIT',
    commercialUse: printed('conditional', '月活跃用户超过 1 亿或月收入超过 2,000 万美元，要在界面显著标出 Kimi K2'),
  });

export const kimi: readonly Model[] = [
  defineModel({
    ...MOONSHOT,
    id: 'moonlight-16b-a3b',
    name: 'Moonlight-16B-A3B',
    family: 'Moonlight',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/moonshotai/Moonlight-16B-A3B',
      code: 'https://github.com/MoonshotAI/Moonlight',
    },
    values: [
      cite('moonlight-readme', '首次提交', {released: printed('2025-02-22', '仓库第一次提交的日子')}),
      cite('moonlight-readme', 'Performance 与 Model Download', {
        parametersTotal: printed(16e9, '16B；不计嵌入 15.29B'),
        parametersActive: printed(3e9, '3B；不计嵌入 2.24B'),
        trainingTokens: 5.7e12,
        context: printed(8192, '8K'),
      }),
      cite('moonlight-readme', 'LICENSE', {licenceCode: 'MIT'}),
    ],
    scores: [
      scores('moonlight-readme', 'Performance', {MMLU: 70, HumanEval: 48.1, GSM8K: 77.4, 'C-Eval': 77.2, CMMLU: 78.2}),
    ],
    notes: ['用 Muon 优化器训练。结构与 DeepSeek-V3 的小号相近（技术报告），形状没有读到；权重的许可没有单独写。'],
  }),
  defineModel({
    ...MOONSHOT,
    id: 'kimi-linear-48b-a3b',
    name: 'Kimi-Linear-48B-A3B',
    family: 'Kimi Linear',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/moonshotai/Kimi-Linear-48B-A3B-Base',
      code: 'https://github.com/MoonshotAI/Kimi-Linear',
    },
    values: [
      cite('kimi-linear-readme', '首次提交', {released: printed('2025-10-30', '仓库第一次提交的日子')}),
      cite('kimi-linear-readme', 'Overview', {
        parametersTotal: 48e9,
        parametersActive: 3e9,
        trainingTokens: 5.7e12,
        context: printed(1_048_576, '1M'),
        attention: printed('hybrid', 'Kimi Delta Attention 与 MLA 3 : 1'),
      }),
      cite('kimi-linear-readme', 'LICENSE', {licenceCode: 'MIT'}),
      notApplicable('kvHeads', 'headSize'),
    ],
    notes: ['层数与宽度没有读到；权重的许可没有单独写。'],
  }),
  defineModel({
    ...MOONSHOT,
    id: 'kimi-k2-base',
    name: 'Kimi-K2-Base',
    family: 'Kimi K2',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/moonshotai/Kimi-K2-Base',
      code: 'https://github.com/MoonshotAI/Kimi-K2',
      paper: 'https://arxiv.org/abs/2507.20534',
      licence: 'https://github.com/moonshotai/Kimi-K2/blob/main/LICENSE',
    },
    values: [
      summary('kimi-k2-readme', [131_072, '128K']),
      cite('kimi-k2-readme', 'README', {trainingTokens: 15.5e12}),
      k2Config('Kimi-K2-Instruct'),
      modifiedMit('kimi-k2-readme'),
      MLA_MOE,
    ],
    scores: [
      scores('kimi-k2-readme', '基座评测表', {MMLU: [87.8, 5], 'C-Eval': [92.5, 5], GSM8K: [92.1, 8]}),
      scores('kimi-k2-readme', '指令评测表', {MMLU: 89.5}, {of: 'chat'}),
    ],
    notes: ['发布日期没有核实到日（2025 年 7 月）。'],
  }),
  defineModel({
    ...MOONSHOT,
    id: 'kimi-k2.5',
    name: 'Kimi-K2.5',
    family: 'Kimi K2',
    kind: 'hybrid',
    basedOn: 'kimi-k2-base',
    links: {
      weights: 'https://huggingface.co/moonshotai/Kimi-K2.5',
      code: 'https://github.com/MoonshotAI/Kimi-K2.5',
    },
    values: [
      cite('kimi-k2.5-readme', '技术报告与仓库的年份', {released: '2026-01'}, 'B'),
      summary('kimi-k2.5-readme', [262_144, '256K']),
      cite('kimi-k2.5-readme', '首段', {trainingTokens: printed(15e12, '在 K2-Base 上继续约 15T 图文词元')}),
      k2Config('Kimi-K2.5'),
      modifiedMit('kimi-k2.5-readme'),
      MLA_MOE,
    ],
    notes: ['能看图：400M 的 MoonViT。', 'K2.6 的 config.json（转载）与它同形。'],
  }),
  defineModel({
    ...MOONSHOT,
    id: 'kimi-k3',
    name: 'Kimi-K3',
    family: 'Kimi K3',
    kind: 'reasoning',
    links: {
      weights: 'https://huggingface.co/moonshotai/Kimi-K3',
      code: 'https://github.com/MoonshotAI/Kimi-K3',
      paper: 'https://arxiv.org/abs/2607.24653',
      licence: 'https://raw.githubusercontent.com/MoonshotAI/Kimi-K3/main/LICENSE',
    },
    values: [
      cite('kimi-k3-release', '首段', {released: printed('2026-07-26', '权重；API 与公告是 7 月 16 日')}, 'B'),
      cite('kimi-k3-card', 'Model Summary', {parametersActive: printed(104e9, '104B')}, 'B'),
      cite(
        'kimi-k3-blog',
        'Model Card Summary',
        {released: '2026-07-27', parametersActive: printed(50e9, '约 50B')},
        'C',
      ),
      cite('kimi-k3-hub', 'Kimi K3 一栏', {parametersTotal: printed(2.8e12, '2.8T')}),
      cite(
        'kimi-config',
        'Kimi-K3 的 text_config',
        {
          layers: 93,
          hidden: 7168,
          ffn: 33_792,
          heads: 96,
          kvLatent: 512,
          kvRope: printed(64, 'qk_rope_head_dim；mla_use_nope 为真，即不旋转'),
          experts: 896,
          expertsShared: 2,
          expertsActive: 16,
          expertFfn: printed(3072, '专家在 3,584 维的潜在空间里'),
          vocabulary: 163_840,
          context: printed(1_048_576, 'max_position_embeddings'),
          attention: printed('hybrid', 'Kimi Delta Attention 与 MLA 混排'),
          norm: 'RMSNorm',
          tiedEmbeddings: false,
        },
        'B',
      ),
      cite('kimi-k3-licence', '第 2、3 条', {
        licenceCode: 'Kimi K3 License',
        licenceWeights: 'Kimi K3 License',
        commercialUse: printed(
          'conditional',
          '对外提供模型服务（MaaS）且连续 12 个月收入超过 2,000 万美元，要另签协议；月活超过 1 亿或月收入超过 2,000 万美元要标出 Kimi K3',
        ),
      }),
      notApplicable('kvHeads', 'headSize'),
    ],
    notes: [
      '能看图。激活参数：转述模型卡的都写 104B，一篇社区文章写约 50B，那只够路由专家；由结构估算也在 100B 上下。',
      '各层是 KDA 还是 MLA 的清单没有读到原文（转述是 69 层与 24 层），所以缓存的层数未核实。',
    ],
  }),
];
