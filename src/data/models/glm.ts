import {cite, defineModel, DENSE, MLA_MOE, PLAIN_MOE, printed, scores, shape, type Group} from './define';
import {BETTER_OF, type Model} from './types';

const ZHIPU = {developer: '智谱 AI'} as const;

/** The licence of ChatGLM 1 to 3 and GLM-4: code Apache-2.0, weights under a model licence. */
const registration = (id: 'chatglm-readme' | 'chatglm2-readme' | 'chatglm3-readme' | 'glm4-readme'): Group =>
  cite(id, '协议', {
    licenceCode: 'Apache-2.0',
    licenceWeights: id === 'glm4-readme' ? 'GLM-4 模型许可' : 'Model License',
    commercialUse: printed('application', '学术研究完全开放；填问卷登记后可免费商用'),
  });

/** ChatGLM2, ChatGLM3 and GLM-4 write their config.json with names of their own. */
function chatglm(where: string, layers: number, vocabulary: number): Group {
  return shape('thudm-config', where, [layers, 4096, 13_696, 32, 2, vocabulary], {
    attention: printed('GQA', '发布者称 MQA，config.json 里是 2 组（multi_query_group_num）'),
    tiedEmbeddings: false,
  });
}

interface Glm45 {
  readonly name: string;
  readonly released: Group | null;
  readonly context: readonly [number, string] | null;
  readonly air?: boolean;
  readonly shaped: boolean;
  readonly more?: readonly Group[];
  readonly notes?: readonly string[];
}

function glm45({name, released, context, air = false, shaped, more = [], notes = []}: Glm45): Model {
  return defineModel({
    ...ZHIPU,
    id: name.toLowerCase(),
    name,
    family: name.startsWith('GLM-4.5') ? 'GLM-4.5' : name,
    kind: 'hybrid',
    links: {
      weights: `https://huggingface.co/zai-org/${name}`,
      modelScope: `https://modelscope.cn/models/ZhipuAI/${name}`,
      code: 'https://github.com/zai-org/GLM-4.5',
      paper: 'https://arxiv.org/abs/2508.06471',
    },
    values: [
      ...(released ? [released] : []),
      cite('glm4.5-readme', '模型下载表', {parametersTotal: air ? 106e9 : 355e9, parametersActive: air ? 12e9 : 32e9}),
      ...(context ? [cite('glm4.5-readme', 'Model Introduction', {context: printed(...context)})] : []),
      ...(name === 'GLM-4.5' ? [cite('glm5-readme', 'Introduction', {trainingTokens: 23e12})] : []),
      ...(shaped
        ? [
            cite(
              'glm4.5-bridge',
              'Available Models',
              air
                ? {layers: 46, hidden: 4096, ffn: 10_944, experts: 128, expertFfn: 1408}
                : {layers: 92, hidden: 5120, ffn: 12_288, experts: 160, expertFfn: 1536},
              'B',
            ),
            cite(
              'glm4.5-bridge',
              'Available Models',
              {
                heads: 96,
                kvHeads: 8,
                headSize: 128,
                vocabulary: 151_552,
                expertsActive: 8,
                expertsShared: 1,
                attention: 'GQA',
                position: printed('RoPE', '一半维度旋转'),
                norm: 'RMSNorm',
                activation: 'SwiGLU',
                tiedEmbeddings: false,
              },
              'B',
            ),
          ]
        : []),
      cite(
        'glm4.5-readme',
        'GLM-4.5 一节',
        {licenceWeights: 'MIT', commercialUse: printed('free', '可商用与二次开发')},
        name.startsWith('GLM-4.5') ? 'A' : 'B',
      ),
      ...(name.startsWith('GLM-4.5')
        ? [cite('glm4.5-readme', 'LICENSE 文件', {licenceCode: 'Apache-2.0', licenceWeights: 'Apache-2.0'})]
        : []),
      ...more,
      PLAIN_MOE,
    ],
    notes: [
      ...(name.startsWith('GLM-4.5')
        ? ['README 写 MIT，仓库的 LICENSE 文件是 Apache-2.0。', '同时放出了只预训练的 Base 版。']
        : ['README 的 MIT 写的是 GLM-4.5 系列。']),
      ...notes,
    ],
  });
}

/** 78 layers, of which 3 are dense; MLA with DeepSeek's sparse attention. */
const glm5Shape = (repository: string): Group =>
  cite(
    'zai-config',
    repository,
    {
      layers: 78,
      hidden: 6144,
      ffn: 12_288,
      heads: 64,
      kvLatent: 512,
      kvRope: 64,
      vocabulary: 154_880,
      experts: 256,
      expertsShared: 1,
      expertsActive: 8,
      expertFfn: 2048,
      position: 'RoPE',
      norm: 'RMSNorm',
      activation: 'SwiGLU',
      tiedEmbeddings: false,
    },
    'B',
  );

function glm5(name: 'GLM-5' | 'GLM-5.1', values: readonly Group[], notes: readonly string[]): Model {
  return defineModel({
    ...ZHIPU,
    id: name.toLowerCase(),
    name,
    family: 'GLM-5',
    kind: 'hybrid',
    ...(name === 'GLM-5.1' && {basedOn: 'glm-5'}),
    links: {
      weights: `https://huggingface.co/zai-org/${name}`,
      modelScope: `https://modelscope.cn/models/ZhipuAI/${name}`,
      code: 'https://github.com/zai-org/GLM-5',
      paper: 'https://arxiv.org/abs/2602.15763',
    },
    values: [
      cite('glm5-readme', 'Download Model 与 Introduction', {
        parametersTotal: 744e9,
        parametersActive: 40e9,
        attention: printed('sparse', 'MLA + DSA（DeepSeek 稀疏注意力）'),
      }),
      ...values,
      glm5Shape(name),
      cite('zai-config', name, {context: printed(202_752, 'max_position_embeddings')}, 'B'),
      MLA_MOE,
    ],
    notes: ['README 没有 C-Eval 与 MMLU。', ...notes],
  });
}

export const glm: readonly Model[] = [
  defineModel({
    ...ZHIPU,
    id: 'chatglm-6b',
    name: 'ChatGLM-6B',
    family: 'ChatGLM',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/THUDM/chatglm-6b',
      code: 'https://github.com/THUDM/ChatGLM-6B',
      paper: 'https://arxiv.org/abs/2103.10360',
    },
    values: [
      cite('chatglm-commits', '首批权重', {released: printed('2023-03-13', '权重提交的日子；公布的日子没有核实')}),
      cite('chatglm-readme', 'README', {
        parametersTotal: printed(6.2e9, '62 亿'),
        trainingTokens: printed(1e12, '约 1T'),
        context: 2048,
        attention: printed('MHA', '前缀双向（GLM）'),
      }),
      cite(
        'thudm-config',
        'chatglm-6b',
        {
          layers: 28,
          hidden: 4096,
          ffn: 16_384,
          heads: 32,
          kvHeads: 32,
          headSize: 128,
          vocabulary: 130_528,
          position: '2D RoPE',
          norm: 'LayerNorm',
          activation: 'GELU',
        },
        'B',
      ),
      cite('baichuan7b-readme', '分词器表', {vocabulary: 130_344}, 'B'),
      registration('chatglm-readme'),
      DENSE,
    ],
    scores: [
      scores('chatglm2-readme', '评测表', {'C-Eval': 38.9, MMLU: 40.63, GSM8K: 4.82}),
      scores('glm4-paper', '表 1', {'C-Eval': 23.7, MMLU: 25.2, GSM8K: 1.5}, {confidence: 'B'}),
      scores('baichuan7b-readme', '评测表', {'C-Eval': [34.5, 5], MMLU: [36.9, 5]}, {by: '百川智能'}),
    ],
    notes: [
      '同一个团队给过两套成绩：ChatGLM2 的 README（2023）C-Eval 38.9，技术报告（2024）23.7。报告没有解释；README 的对话版用零样本思维链。',
    ],
  }),
  defineModel({
    ...ZHIPU,
    id: 'chatglm2-6b',
    name: 'ChatGLM2-6B',
    family: 'ChatGLM',
    kind: 'chat',
    links: {weights: 'https://huggingface.co/THUDM/chatglm2-6b', code: 'https://github.com/THUDM/ChatGLM2-6B'},
    values: [
      cite('chatglm2-commits', '首次提交', {released: '2023-06-25'}),
      cite('chatglm2-readme', 'README', {
        parametersTotal: 6e9,
        trainingTokens: 1.4e12,
        context: printed(32_768, '基座 32K，对话阶段 8K'),
      }),
      chatglm('chatglm2-6b', 28, 65_024),
      registration('chatglm2-readme'),
      DENSE,
    ],
    scores: [
      scores('chatglm2-readme', '评测表', {'C-Eval': 51.7, MMLU: 47.86}, {of: 'base'}),
      scores('chatglm2-readme', '评测表', {'C-Eval': 50.1, MMLU: 45.46}),
      scores('glm4-paper', '表 1', {'C-Eval': 51.7, MMLU: 45.2, GSM8K: 25.9}, {of: 'base', confidence: 'B'}),
      scores(
        'baichuan2-readme',
        '7B 表',
        {'C-Eval': [50.2, 5], MMLU: [45.9, 5], CMMLU: [49, 5], GSM8K: [28.89, 4], HumanEval: [9.15, 0]},
        {by: '百川智能'},
      ),
      scores(
        'qwen-readme',
        '评测表',
        {'C-Eval': [51.7, 5], MMLU: [47.9, 5], GSM8K: [32.4, 8]},
        {by: BETTER_OF, of: 'base'},
      ),
    ],
  }),
  defineModel({
    ...ZHIPU,
    id: 'chatglm3-6b-base',
    name: 'ChatGLM3-6B-Base',
    family: 'ChatGLM',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/THUDM/chatglm3-6b-base',
      modelScope: 'https://modelscope.cn/models/ZhipuAI/chatglm3-6b-base',
      code: 'https://github.com/THUDM/ChatGLM3',
    },
    values: [
      cite('chatglm3-commits', '首次提交 2023-10-26，次日有人讨论', {released: '2023-10-27'}, 'B'),
      cite('chatglm3-readme', 'README', {
        parametersTotal: 6e9,
        context: printed(8192, '8K；对话版另有 32K 与 128K'),
      }),
      chatglm('chatglm3-6b', 28, 65_024),
      registration('chatglm3-readme'),
      DENSE,
    ],
    scores: [
      scores('chatglm3-readme', '评测表', {'C-Eval': 69, MMLU: 61.4, CMMLU: 67.5, GSM8K: [72.3, 0, 'CoT']}),
      scores('glm4-readme', '基座表', {HumanEval: 58.5}),
    ],
  }),
  defineModel({
    ...ZHIPU,
    id: 'glm-4-9b',
    name: 'GLM-4-9B',
    family: 'GLM-4',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/THUDM/glm-4-9b',
      modelScope: 'https://modelscope.cn/models/ZhipuAI/glm-4-9b',
      code: 'https://github.com/THUDM/GLM-4',
      paper: 'https://arxiv.org/abs/2406.12793',
    },
    values: [
      cite('glm4-readme', 'README', {
        released: '2024-06-05',
        parametersTotal: 9e9,
        context: printed(8192, '基座 8K；对话版 128K，另有 1M 版'),
      }),
      cite('glm4-paper', '摘要', {trainingTokens: printed(10e12, '“ten trillions”')}),
      chatglm('glm-4-9b', 40, 151_552),
      registration('glm4-readme'),
      DENSE,
    ],
    scores: [
      scores('glm4-readme', '基座表', {MMLU: 74.7, 'C-Eval': 77.1, GSM8K: 84, HumanEval: 70.1}),
      scores('glm4-readme', '对话表', {MMLU: 72.4, 'C-Eval': 75.6, GSM8K: 79.6, HumanEval: 71.8}, {of: 'chat'}),
    ],
    notes: ['1M 版（glm-4-9b-chat-1m）是 4 组 KV，与这里的 2 组不同。'],
  }),
  glm45({
    name: 'GLM-4.5',
    released: cite('glm4-moe-docs', '页首', {released: '2025-07-28'}, 'B'),
    context: [131_072, '128K'],
    shaped: true,
  }),
  glm45({
    name: 'GLM-4.5-Air',
    air: true,
    released: cite('glm4-moe-docs', '页首', {released: '2025-07-28'}, 'B'),
    context: [131_072, '128K'],
    shaped: true,
  }),
  glm45({
    name: 'GLM-4.6',
    released: null,
    context: [200_000, '200K'],
    shaped: false,
    more: [
      cite(
        'glm4.6-gguf',
        '元数据',
        {
          layers: printed(92, 'block_count 93，含 1 层多词元预测'),
          hidden: 5120,
          ffn: 12_288,
          heads: 96,
          kvHeads: 8,
          headSize: 128,
          experts: 160,
          expertsShared: 1,
          expertsActive: 8,
          expertFfn: 1536,
          context: printed(202_752, 'context_length'),
          attention: 'GQA',
          position: printed('RoPE', '一半维度旋转'),
          norm: 'RMSNorm',
        },
        'B',
      ),
    ],
    notes: ['与 GLM-4.5 用同一个模型类（Glm4Moe）；结构取自 GGUF 转载的元数据。'],
  }),
  glm45({
    name: 'GLM-4.7',
    released: null,
    context: null,
    shaped: false,
    more: [
      cite(
        'zai-config',
        'GLM-4.7（一个改动请求里的那份）',
        {
          layers: 92,
          hidden: 5120,
          ffn: 12_288,
          heads: 96,
          kvHeads: 8,
          headSize: 128,
          vocabulary: 151_552,
          experts: 160,
          expertsShared: 1,
          expertsActive: 8,
          expertFfn: 1536,
          context: printed(202_752, 'max_position_embeddings'),
          attention: 'GQA',
          position: printed('RoPE', '一半维度旋转'),
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
        },
        'B',
      ),
    ],
    notes: ['另有 30B-A3B 的 GLM-4.7-Flash。结构与 GLM-4.5 相同。'],
  }),
  defineModel({
    ...ZHIPU,
    id: 'glm-4.7-flash',
    name: 'GLM-4.7-Flash',
    family: 'GLM-4.7',
    kind: 'hybrid',
    links: {
      weights: 'https://huggingface.co/zai-org/GLM-4.7-Flash',
      modelScope: 'https://modelscope.cn/models/ZhipuAI/GLM-4.7-Flash',
      code: 'https://github.com/zai-org/GLM-4.5',
    },
    values: [
      cite('glm4.5-readme', '模型下载表', {
        parametersTotal: printed(30e9, '30B-A3B'),
        parametersActive: 3e9,
      }),
    ],
  }),
  glm5(
    'GLM-5',
    [
      cite('glm5-readme', 'Introduction', {trainingTokens: 28.5e12}),
      cite('models-dev', 'amazon-bedrock 的 zai.glm-5.toml', {released: '2026-02-11'}, 'B'),
      cite('glm5-copy', '页首', {licenceWeights: 'MIT', commercialUse: 'free'}, 'B'),
    ],
    [],
  ),
  glm5('GLM-5.1', [], ['发布日期没有核实；README 的存档是 2026-04-09 的。']),
  defineModel({
    ...ZHIPU,
    id: 'glm-5.2',
    name: 'GLM-5.2',
    family: 'GLM-5',
    kind: 'hybrid',
    basedOn: 'glm-5',
    links: {
      weights: 'https://huggingface.co/zai-org/GLM-5.2',
      modelScope: 'https://modelscope.cn/models/ZhipuAI/GLM-5.2',
      code: 'https://github.com/zai-org/GLM-5',
    },
    values: [
      cite('glm5.2-readme', 'Introduction 与 Download Model', {
        parametersTotal: printed(744e9, '744B-A40B'),
        parametersActive: 40e9,
        context: printed(1_048_576, '1M'),
        attention: printed('sparse', 'MLA + DSA，四层共用一个索引器'),
      }),
      cite('zai-config', 'GLM-5.2', {context: printed(1_048_576, 'max_position_embeddings')}, 'B'),
      glm5Shape('GLM-5.2'),
      MLA_MOE,
    ],
    notes: ['思考强度分两档，也可以关掉。发布日期与许可没有核实。'],
  }),
];
