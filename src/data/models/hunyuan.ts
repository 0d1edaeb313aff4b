import {cite, defineModel, notApplicable, PLAIN_MOE, printed, scores} from './define';
import type {Model} from './types';

const TENCENT = {developer: '腾讯'} as const;

/** Both licences have the same terms, but for where they do not apply and what their output may not improve. */
const TERMS = (outside: string, other: string): string =>
  `不适用于${outside}；月活跃用户超过 1 亿要另外取得许可；不得用输出改进${other}`;

export const hunyuan: readonly Model[] = [
  defineModel({
    ...TENCENT,
    id: 'hunyuan-large',
    name: 'Hunyuan-Large',
    family: 'Hunyuan',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/tencent/Tencent-Hunyuan-Large',
      code: 'https://github.com/Tencent/Tencent-Hunyuan-Large',
      paper: 'https://arxiv.org/abs/2411.02265',
    },
    values: [
      cite('hunyuan-large-readme', 'README', {
        released: '2024-11-05',
        parametersTotal: 389e9,
        parametersActive: 52e9,
        context: printed(262_144, '预训练 256K，指令版 128K'),
        attention: printed('GQA', 'GQA，每两层共用一份键值（CLA）'),
      }),
      cite('tencent-config', 'Tencent-Hunyuan-Large 的 Hunyuan-A50B-Pretrain', {
        layers: 64,
        hidden: 6400,
        heads: 80,
        kvHeads: 8,
        headSize: 80,
        cachedLayers: printed(32, '64 层，cla_share_factor 为 2'),
        vocabulary: printed(128_512, '指令版是 129,024'),
        experts: 16,
        expertsShared: 1,
        expertsActive: 1,
        expertFfn: 18_304,
        position: 'RoPE',
        norm: 'RMSNorm',
        activation: 'SwiGLU',
        tiedEmbeddings: true,
      }),
      cite('hunyuan-large-licence', '开头与第 4、5 条', {
        licenceWeights: 'Tencent Hunyuan Community License',
        commercialUse: printed('conditional', TERMS('欧盟', '其他大语言模型')),
      }),
      notApplicable('kvLatent', 'kvRope', 'ffn'),
    ],
    scores: [
      scores('hunyuan-large-readme', '基座评测表', {
        MMLU: 88.4,
        'C-Eval': 91.9,
        CMMLU: 90.2,
        GSM8K: 92.8,
        HumanEval: 71.4,
      }),
    ],
  }),
  defineModel({
    ...TENCENT,
    id: 'hunyuan-a13b',
    name: 'Hunyuan-A13B',
    family: 'Hunyuan',
    kind: 'hybrid',
    links: {
      weights: 'https://huggingface.co/tencent/Hunyuan-A13B-Instruct',
      modelScope: 'https://modelscope.cn/models/Tencent-Hunyuan/Hunyuan-A13B-Instruct',
      code: 'https://github.com/Tencent-Hunyuan/Hunyuan-A13B',
      licence: 'https://github.com/Tencent-Hunyuan/Hunyuan-A13B/blob/main/LICENSE',
    },
    values: [
      cite('hunyuan-a13b-readme', 'README 新闻', {released: '2025-06-27'}),
      cite('hunyuan-a13b-readme', 'README', {
        parametersTotal: 80e9,
        parametersActive: 13e9,
        context: printed(262_144, '256K'),
        attention: 'GQA',
      }),
      cite('hunyuan-a13b-paper', '摘要与第 2 节', {trainingTokens: 20e12}),
      cite('hunyuan-a13b-readme', 'README', {trainingTokens: printed(20e12, '20T 以上')}),
      cite('hunyuan-a13b-code', 'models/config.json', {
        layers: 32,
        hidden: 4096,
        heads: 32,
        kvHeads: 8,
        headSize: 128,
        vocabulary: 128_167,
        experts: 64,
        expertsShared: 1,
        expertsActive: 8,
        expertFfn: 3072,
        position: 'RoPE',
        norm: 'RMSNorm',
        activation: 'SwiGLU',
        tiedEmbeddings: true,
      }),

      cite('hunyuan-a13b-licence', '开头与第 4、5 条', {
        licenceWeights: 'Tencent Hunyuan Community License',
        commercialUse: printed('conditional', TERMS('欧盟、英国、韩国', '其他 AI 模型')),
      }),
      notApplicable('ffn'),
      PLAIN_MOE,
    ],
    scores: [scores('hunyuan-a13b-readme', '基座评测表', {MMLU: 88.17, GSM8K: 91.83}, {of: 'base'})],
    notes: ['config.json 的 max_position_embeddings 是 32,768；256K 是训练到的长度（技术报告第 2 节）。'],
  }),
  defineModel({
    ...TENCENT,
    id: 'hy3',
    name: 'Hy3',
    family: 'Hunyuan',
    kind: 'hybrid',
    links: {
      weights: 'https://huggingface.co/tencent/Hy3',
      modelScope: 'https://modelscope.cn/models/Tencent-Hunyuan/Hy3',
      code: 'https://github.com/Tencent-Hunyuan/Hy3',
      licence: 'https://github.com/Tencent-Hunyuan/Hy3/blob/main/LICENSE',
    },
    values: [
      cite('hy3-readme', '模型表', {
        parametersTotal: 295e9,
        parametersActive: 21e9,
        layers: 80,
        hidden: 4096,
        heads: 64,
        kvHeads: 8,
        headSize: 128,
        vocabulary: 120_832,
        context: printed(262_144, '256K'),
        experts: 192,
        expertsActive: 8,
        attention: 'GQA',
      }),
      cite(
        'hy3-automodel',
        'HYV3Config',
        {
          expertsShared: 1,
          expertFfn: 1536,
          position: 'RoPE',
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
        },
        'B',
      ),
      cite('hy3-readme', 'License', {licenceCode: 'Apache-2.0', licenceWeights: 'Apache-2.0', commercialUse: 'free'}),
      PLAIN_MOE,
    ],
    notes: [
      '预览版 2026 年 4 月底，正式版的日子没有核实（README 存档 2026-07-17）。',
      '另有 3.8B 的多词元预测层。成绩只有图片。',
    ],
  }),
  defineModel({
    ...TENCENT,
    id: 'hy4-preview',
    name: 'Hy4-preview',
    family: 'Hunyuan',
    kind: 'hybrid',
    links: {
      weights: 'https://huggingface.co/tencent/Hy4-preview',
      code: 'https://github.com/Tencent-Hunyuan/Hy4-preview',
    },
    values: [
      cite('hy4-readme', 'README', {
        parametersTotal: 770e9,
        parametersActive: 49e9,
        layers: 78,
        vocabulary: 120_832,
        context: printed(1_048_576, '1M'),
        experts: 256,
        expertsShared: 1,
        expertsActive: 8,
        attention: printed('sparse', 'Gated DSA'),
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      notApplicable('cachedLayers'),
    ],
    notes: ['另有 10B 的多词元预测层。成绩只有图片，发布的日子没有印出来。'],
  }),
];
