import {
  cite,
  defineModel,
  DENSE,
  MLA_MOE,
  notApplicable,
  printed,
  scores,
  shape,
  unpublished,
  type Group,
} from './define';
import type {Model} from './types';

type SourceId = Parameters<typeof cite>[0];

/** As inference/model.py of the repository of V3 makes every layer. */
const STYLE = {position: 'RoPE', norm: 'RMSNorm', activation: 'SwiGLU', tiedEmbeddings: false} as const;

const DEEPSEEK = {developer: '深度求索', kind: 'base'} as const;

function llm(
  size: '7B' | '67B',
  sizes: Parameters<typeof shape>[2],
  measured: readonly ReturnType<typeof scores>[],
): Model {
  const slug = `deepseek-llm-${size.toLowerCase()}-base`;
  return defineModel({
    ...DEEPSEEK,
    id: slug,
    name: `DeepSeek-LLM-${size}-Base`,
    family: 'DeepSeek LLM',
    links: {
      weights: `https://huggingface.co/deepseek-ai/${slug}`,
      code: 'https://github.com/deepseek-ai/DeepSeek-LLM',
      paper: 'https://arxiv.org/abs/2401.02954',
    },
    values: [
      cite('deepseek-llm-readme', 'README', {
        parametersTotal: parseInt(size, 10) * 1e9,
        trainingTokens: 2e12,
        context: 4096,
        attention: size === '7B' ? 'MHA' : 'GQA',
      }),
      shape('deepseek-config', slug, sizes, {tiedEmbeddings: false}),
      cite('deepseek-llm-readme', 'License', {
        licenceCode: 'MIT',
        licenceWeights: 'DeepSeek Model License',
        commercialUse: printed('conditional', '可商用，有用途限制'),
      }),
      DENSE,
    ],
    scores: measured,
    notes: ['发布日期没有核实到日（2023 年 11 月底）。'],
  });
}

/** 61 layers, of which 3 are dense; the same from V3 to V3.2 and R1. */
const v3Shape = (id: SourceId, where: string, confidence: 'A' | 'B' = 'A'): Group =>
  cite(
    id,
    where,
    {
      layers: 61,
      hidden: 7168,
      ffn: 18_432,
      heads: 128,
      kvLatent: 512,
      kvRope: 64,
      vocabulary: 129_280,
      experts: 256,
      expertsShared: 1,
      expertsActive: 8,
      expertFfn: 2048,
      ...STYLE,
    },
    confidence,
  );

const v3Size = (id: Parameters<typeof cite>[0], where: string, confidence: 'A' | 'B' = 'A'): Group =>
  cite(id, where, {parametersTotal: 671e9, parametersActive: 37e9}, confidence);

const mit = (id: Parameters<typeof cite>[0], where: string): Group =>
  cite(id, where, {licenceCode: 'MIT', licenceWeights: 'MIT', commercialUse: 'free'});

function v32(name: string, released: string, sparse: boolean, shaped: Group, licence: Group | null): Model {
  return defineModel({
    ...DEEPSEEK,
    id: name.toLowerCase(),
    name,
    family: 'DeepSeek-V3',
    kind: 'hybrid',
    basedOn: 'deepseek-v3-base',
    links: {
      weights: `https://huggingface.co/deepseek-ai/${name}`,
      ...(sparse && {code: 'https://github.com/deepseek-ai/DeepSeek-V3.2-Exp'}),
    },
    values: [
      cite('deepseek-changes', '更新日志', {released}),
      cite('deepseek-v3-readme', '模型表（V3）', {parametersTotal: 671e9, parametersActive: 37e9}, 'B'),
      sparse
        ? cite('deepseek-v3.2-readme', 'README', {attention: printed('sparse', 'MLA + DSA')})
        : cite('deepseek-v3-readme', 'README（V3）', {attention: 'MLA'}, 'B'),
      shaped,
      ...(name === 'DeepSeek-V3.2-Exp'
        ? [cite('deepseek-v3.2-readme', 'DeepSeek_V3_2.pdf', {context: printed(131_072, '训练到 128K')})]
        : [cite('deepseek-config-2026', name, {context: printed(163_840, 'max_position_embeddings')}, 'B')]),
      ...(licence ? [licence] : []),
      MLA_MOE,
    ],
  });
}

function v4(
  name: 'Pro' | 'Flash',
  total: number,
  active: number,
  sizes: {layers: number; hidden: number; heads: number; experts: number; expertFfn: number},
): Model {
  return defineModel({
    ...DEEPSEEK,
    id: `deepseek-v4-${name.toLowerCase()}`,
    name: `DeepSeek-V4-${name}`,
    family: 'DeepSeek-V4',
    kind: 'hybrid',
    links: {weights: `https://huggingface.co/deepseek-ai/DeepSeek-V4-${name}`},
    values: [
      ...(name === 'Pro'
        ? [
            cite(
              'deepseek-v4-openrouter',
              '页首',
              {released: '2026-04-24', parametersTotal: total, parametersActive: active},
              'B',
            ),
            cite('deepseek-v4-vercel', 'About', {released: '2026-04-23'}, 'B'),
          ]
        : [cite('deepseek-v4-discussion', '首帖', {parametersTotal: total, parametersActive: active}, 'C')]),
      cite(
        'deepseek-config-2026',
        `DeepSeek-V4-${name}`,
        {
          ...sizes,
          expertsShared: 1,
          expertsActive: 6,
          headSize: 512,
          kvHeads: 1,
          vocabulary: 129_280,
          context: printed(1_048_576, 'max_position_embeddings'),
          attention: printed('sparse', '按层压缩 4 倍（CSA）或 128 倍（HCA），再加索引器'),
          position: 'RoPE',
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
        },
        'B',
      ),
      cite('deepseek-v4-discussion', '首帖', {licenceWeights: 'MIT', commercialUse: 'free'}, 'C'),
      notApplicable('kvLatent', 'kvRope', 'ffn', 'cachedLayers'),
    ],
    notes: [
      '参数量与许可只有转述，没有读到发布者的原文；结构取自 config.json 的转载。',
      '键值缓存按层压缩，不能按普通公式算。',
    ],
  });
}

export const deepseek: readonly Model[] = [
  llm(
    '7B',
    [30, 4096, 11_008, 32, 32, 102_400],
    [
      scores('deepseek-llm-readme', '基座评测表', {
        MMLU: [48.2, 5],
        'C-Eval': [45, 5],
        CMMLU: [47.2, 5],
        GSM8K: [17.4, 8],
        HumanEval: [26.2, 0],
      }),
      scores(
        'deepseek-llm-readme',
        '对话评测表',
        {MMLU: [49.4, 0], 'C-Eval': [47, 0], GSM8K: [62.6, 0], HumanEval: [48.2, 0]},
        {of: 'chat'},
      ),
      scores('deepseek-llm-readme', '另一处', {MMLU: 49.7}, {of: 'chat', conditions: '同一 README 的另一处'}),
    ],
  ),
  llm(
    '67B',
    [95, 8192, 22_016, 64, 8, 102_400],
    [
      scores('deepseek-llm-readme', '基座评测表', {
        MMLU: [71.3, 5],
        'C-Eval': [66.1, 5],
        CMMLU: [70.8, 5],
        GSM8K: [63.4, 8],
        HumanEval: [42.7, 0],
      }),
      scores(
        'deepseek-llm-readme',
        '对话评测表',
        {MMLU: [71.1, 0], 'C-Eval': [65.2, 0], GSM8K: [84.1, 0], HumanEval: [73.8, 0]},
        {of: 'chat'},
      ),
      scores('deepseek-v2-readme', '基座评测表', {HumanEval: 45.1}, {conditions: 'V2 的 README 里重列'}),
    ],
  ),
  defineModel({
    ...DEEPSEEK,
    id: 'deepseek-v2',
    name: 'DeepSeek-V2',
    family: 'DeepSeek-V2',
    links: {
      weights: 'https://huggingface.co/deepseek-ai/DeepSeek-V2',
      code: 'https://github.com/deepseek-ai/DeepSeek-V2',
      paper: 'https://arxiv.org/abs/2405.04434',
    },
    values: [
      cite('deepseek-v2-readme', 'README', {
        released: '2024-05-06',
        parametersTotal: 236e9,
        parametersActive: 21e9,
        trainingTokens: 8.1e12,
        context: printed(131_072, '128K'),
        attention: 'MLA',
        licenceCode: 'MIT',
        licenceWeights: 'DeepSeek Model License',
        commercialUse: printed('conditional', '可商用，有用途限制'),
      }),
      cite('deepseek-v3-code', 'config_236B.json 与 model.py', {
        layers: 60,
        hidden: 5120,
        ffn: 12_288,
        heads: 128,
        kvLatent: 512,
        kvRope: 64,
        vocabulary: 102_400,
        experts: 160,
        expertsShared: 2,
        expertsActive: 6,
        expertFfn: 1536,
        ...STYLE,
      }),
      MLA_MOE,
    ],
    scores: [
      scores('deepseek-v2-readme', '基座评测表', {MMLU: 78.5, 'C-Eval': 81.7, CMMLU: 84, GSM8K: 79.2, HumanEval: 48.8}),
      scores(
        'deepseek-v3-readme',
        '基座评测表',
        {MMLU: [78.4, 5], 'C-Eval': [81.4, 5], CMMLU: [84, 5], GSM8K: [81.6, 8], HumanEval: [43.3, 0]},
        {conditions: 'V3 的 README 里重测'},
      ),
      scores('qwen2-blog', '基座表', {HumanEval: 45.7}, {by: '阿里云'}),
    ],
    notes: ['与 DeepSeek 67B 比：训练成本少 42.5%，键值缓存少 93.3%，最大生成吞吐是 5.76 倍（README）。'],
  }),
  defineModel({
    ...DEEPSEEK,
    id: 'deepseek-v2-lite',
    name: 'DeepSeek-V2-Lite',
    family: 'DeepSeek-V2',
    links: {
      weights: 'https://huggingface.co/deepseek-ai/DeepSeek-V2-Lite',
      code: 'https://github.com/deepseek-ai/DeepSeek-V2',
      paper: 'https://arxiv.org/abs/2405.04434',
    },
    values: [
      cite('deepseek-v2-readme', 'README', {
        released: '2024-05-16',
        parametersTotal: printed(16e9, '16B；论文附录 B 写 15.7B'),
        parametersActive: 2.4e9,
        context: printed(32_768, '32K'),
        attention: 'MLA',
        licenceCode: 'MIT',
        licenceWeights: 'DeepSeek Model License',
        commercialUse: printed('conditional', '可商用，有用途限制'),
      }),
      cite('deepseek-v3-code', 'config_16B.json 与 model.py', {
        layers: 27,
        hidden: 2048,
        ffn: 10_944,
        heads: 16,
        kvLatent: 512,
        kvRope: 64,
        vocabulary: 102_400,
        experts: 64,
        expertsShared: 2,
        expertsActive: 6,
        expertFfn: 1408,
        ...STYLE,
      }),
      cite('deepseek-v2-paper', '附录 B', {
        trainingTokens: 5.7e12,
      }),
      MLA_MOE,
    ],
    scores: [
      scores('deepseek-v2-readme', '基座评测表', {
        MMLU: 58.3,
        'C-Eval': 60.3,
        CMMLU: 64.3,
        GSM8K: 41.1,
        HumanEval: 29.9,
      }),
    ],
  }),
  defineModel({
    ...DEEPSEEK,
    id: 'deepseek-v3-base',
    name: 'DeepSeek-V3-Base',
    family: 'DeepSeek-V3',
    links: {
      weights: 'https://huggingface.co/deepseek-ai/DeepSeek-V3-Base',
      code: 'https://github.com/deepseek-ai/DeepSeek-V3',
      paper: 'https://arxiv.org/abs/2412.19437',
    },
    values: [
      cite('deepseek-v3-commits', '发布提交', {released: '2024-12-26'}),
      v3Size('deepseek-v3-readme', '模型表'),
      cite('deepseek-v3-readme', 'README', {
        trainingTokens: 14.8e12,
        context: printed(131_072, '128K'),
        attention: 'MLA',
        licenceCode: 'MIT',
        licenceWeights: 'DeepSeek Model License',
        commercialUse: printed('conditional', '可商用，有用途限制'),
      }),
      v3Shape('deepseek-v3-code', 'config_671B.json 与 model.py'),
      MLA_MOE,
    ],
    scores: [
      scores('deepseek-v3-readme', '基座评测表', {
        MMLU: [87.1, 5],
        'C-Eval': [90.1, 5],
        CMMLU: [88.8, 5],
        GSM8K: [89.3, 8],
        HumanEval: [65.2, 0],
      }),
      scores('deepseek-v3-readme', '对话评测表', {MMLU: 88.5, 'C-Eval': 86.5}, {of: 'chat'}),
      scores('kimi-k2-readme', '基座评测表', {'C-Eval': [90, 5]}, {by: '月之暗面'}),
    ],
    notes: ['Hugging Face 上的 685B 含 14B 的多词元预测模块。', '预训练 266.4 万 H800 GPU 小时（README）。'],
  }),
  defineModel({
    ...DEEPSEEK,
    id: 'deepseek-r1',
    name: 'DeepSeek-R1',
    family: 'DeepSeek-R1',
    kind: 'reasoning',
    basedOn: 'deepseek-v3-base',
    links: {
      weights: 'https://huggingface.co/deepseek-ai/DeepSeek-R1',
      code: 'https://github.com/deepseek-ai/DeepSeek-R1',
      paper: 'https://arxiv.org/abs/2501.12948',
    },
    values: [
      cite('deepseek-r1-readme', '当日开的讨论', {released: '2025-01-20'}, 'B'),
      v3Size('deepseek-r1-readme', '模型表'),
      cite('deepseek-r1-readme', 'README', {context: printed(131_072, '128K'), attention: 'MLA'}),
      v3Shape('deepseek-v3-code', 'config_671B.json（R1 的 README 指向它）'),
      mit('deepseek-r1-readme', 'License'),
      unpublished('deepseek-r1-readme', 'README', 'trainingTokens'),
      MLA_MOE,
    ],
    scores: [scores('deepseek-r1-readme', '评测表', {MMLU: [90.8, null, 'pass@1'], 'C-Eval': [91.8, null, 'EM']})],
    notes: ['另有 1.5B 到 70B 的蒸馏模型，以 Qwen2.5 与 Llama 3 为底，许可随底座。'],
  }),
  v32('DeepSeek-V3.1', '2025-08-21', false, v3Shape('deepseek-v3-code', 'config_v3.1.json 与 model.py'), null),
  v32(
    'DeepSeek-V3.2-Exp',
    '2025-09-29',
    true,
    v3Shape('deepseek-v3.2-code', 'config_671B_v3.2.json'),
    mit('deepseek-v3.2-readme', 'License'),
  ),
  v32('DeepSeek-V3.2', '2025-12-01', true, v3Shape('deepseek-config-2026', 'DeepSeek-V3.2', 'B'), null),
  v4('Pro', 1.6e12, 49e9, {layers: 61, hidden: 7168, heads: 128, experts: 384, expertFfn: 3072}),
  v4('Flash', 284e9, 13e9, {layers: 43, hidden: 4096, heads: 64, experts: 256, expertFfn: 2048}),
];
