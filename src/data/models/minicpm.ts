import {cite, defineModel, DENSE, notApplicable, printed, scores, shape, type Group} from './define';
import type {Model} from './types';

const OPENBMB = {developer: '面壁智能与 OpenBMB'} as const;
const CODE = 'https://github.com/OpenBMB/MiniCPM';

const apache: Group = cite('minicpm-readme', 'LICENSE', {
  licenceCode: 'Apache-2.0',
  licenceWeights: printed('Apache-2.0', '现行 README'),
  commercialUse: 'free',
});

export const minicpm: readonly Model[] = [
  defineModel({
    ...OPENBMB,
    id: 'minicpm-2b',
    name: 'MiniCPM-2B',
    family: 'MiniCPM',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/openbmb/MiniCPM-2B-sft-bf16',
      modelScope: 'https://modelscope.cn/models/OpenBMB/miniCPM-bf16',
      code: CODE,
      paper: 'https://arxiv.org/abs/2404.06395',
    },
    values: [
      cite('minicpm-readme', '新闻与模型表', {
        released: '2024-02-01',
        parametersTotal: printed(2.7e9, '不计嵌入 2.4B，合计 2.7B'),
      }),
      shape('openbmb-config', 'MiniCPM-2B-dpo-bf16 的转载', [40, 2304, 5760, 36, 36, 122_753]),
      cite(
        'openbmb-config',
        'MiniCPM-2B-dpo-bf16 的转载',
        {context: printed(4096, 'max_position_embeddings'), tiedEmbeddings: true},
        'B',
      ),
      apache,
      DENSE,
    ],
    scores: [
      scores('minicpm-readme', '评测表（旧版）', {
        'C-Eval': 51.13,
        CMMLU: 51.07,
        MMLU: 53.46,
        HumanEval: 50,
        GSM8K: 53.83,
      }),
    ],
  }),
  defineModel({
    ...OPENBMB,
    id: 'minicpm3-4b',
    name: 'MiniCPM3-4B',
    family: 'MiniCPM',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/openbmb/MiniCPM3-4B',
      modelScope: 'https://www.modelscope.cn/models/OpenBMB/MiniCPM3-4B',
      code: CODE,
    },
    values: [
      cite('minicpm-readme', '新闻与模型表', {released: '2024-09-05', parametersTotal: 4e9}),
      cite('openbmb-config', 'MiniCPM3-4B', {
        layers: 62,
        hidden: 2560,
        ffn: 6400,
        heads: 40,
        kvLatent: 256,
        kvRope: 32,
        context: 32_768,
        position: printed('RoPE', 'LongRoPE'),
        norm: 'RMSNorm',
        activation: 'SwiGLU',
        attention: 'MLA',
      }),
      apache,
      notApplicable(
        'parametersActive',
        'experts',
        'expertsShared',
        'expertsActive',
        'expertFfn',
        'kvHeads',
        'headSize',
        'cachedLayers',
      ),
    ],
    scores: [scores('minicpm-readme', '评测表（旧版）', {MMLU: 67.2, CMMLU: 73.3, 'C-Eval': 73.6})],
  }),
  defineModel({
    ...OPENBMB,
    id: 'minicpm4-8b',
    name: 'MiniCPM4-8B',
    family: 'MiniCPM',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/openbmb/MiniCPM4-8B',
      modelScope: 'https://www.modelscope.cn/models/OpenBMB/MiniCPM4-8B',
      code: CODE,
      paper: 'https://arxiv.org/abs/2506.07900',
    },
    values: [
      cite('minicpm-readme', '新闻与模型表', {
        released: '2025-06-06',
        parametersTotal: 8e9,
        attention: printed('sparse', 'InfLLM-V2 可训练稀疏注意力；短文本时是 GQA'),
      }),
      shape('openbmb-config', 'InfLLM-V2-Long-Sparse-Base（由 MiniCPM4-8B 而来）', [32, 4096, 16_384, 32, 2, 73_448], {
        position: printed('RoPE', 'LongRoPE'),
      }),
      cite(
        'openbmb-config',
        'InfLLM-V2-Long-Sparse-Base（由 MiniCPM4-8B 而来）',
        {context: printed(32_768, 'max_position_embeddings')},
        'B',
      ),
      apache,
      DENSE,
    ],
    notes: ['另有 0.5B；MiniCPM4.1 2025-09-05，MiniCPM-SALA 9B 2026-02-11，MiniCPM5-1B 2026-05-19（README）。'],
  }),
];
