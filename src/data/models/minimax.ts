import {cite, defineModel, notApplicable, PLAIN_MOE, printed, scores, type Group} from './define';
import type {Model} from './types';

const MINIMAX = {developer: 'MiniMax'} as const;
const MODEL_SCOPE = 'https://www.modelscope.cn/organization/MiniMax';

/** The M2 line: 62 layers of plain GQA, every one a mixture of experts. */
const m2Shape = (repository: string, context: number): Group =>
  cite(
    'minimax-config',
    repository,
    {
      layers: 62,
      hidden: 3072,
      heads: 48,
      kvHeads: 8,
      headSize: 128,
      vocabulary: 200_064,
      experts: 256,
      expertsShared: 0,
      expertsActive: 8,
      expertFfn: 1536,
      context: printed(context, 'max_position_embeddings'),
      attention: 'GQA',
      position: printed('RoPE', '一半维度旋转'),
      norm: 'RMSNorm',
      activation: 'SwiGLU',
      tiedEmbeddings: false,
    },
    'B',
  );

function m2(name: 'MiniMax-M2.5' | 'MiniMax-M2.7', context: number, released: Group | null): Model {
  return defineModel({
    ...MINIMAX,
    id: name.toLowerCase(),
    name,
    family: 'MiniMax-M2',
    kind: 'reasoning',
    links: {weights: `https://huggingface.co/MiniMaxAI/${name}`, modelScope: MODEL_SCOPE},
    values: [...(released ? [released] : []), m2Shape(name, context), PLAIN_MOE, notApplicable('ffn')],
    notes: ['只读到 config.json 的转载；参数量与许可没有核实。'],
  });
}

export const minimax: readonly Model[] = [
  defineModel({
    ...MINIMAX,
    id: 'minimax-text-01',
    name: 'MiniMax-Text-01',
    family: 'MiniMax-01',
    kind: 'chat',
    links: {
      weights: 'https://huggingface.co/MiniMaxAI/MiniMax-Text-01',
      code: 'https://github.com/MiniMax-AI/MiniMax-01',
      paper: 'https://arxiv.org/abs/2501.08313',
    },
    values: [
      cite('minimax-01-readme', 'Model Architecture', {
        parametersTotal: 456e9,
        parametersActive: 45.9e9,
        layers: 80,
        hidden: 6144,
        heads: 64,
        headSize: 128,
        experts: 32,
        expertsActive: 2,
        expertFfn: 9216,
        vocabulary: 200_064,
        context: printed(4_000_000, '训练 1M，推理可到 4M'),
        attention: printed('hybrid', '每 7 层闪电注意力后有 1 层 softmax 注意力'),
        position: printed('RoPE', '一半维度旋转'),
      }),
      cite('minimax-01-commit', 'layer_types', {cachedLayers: printed(10, '80 层里的八分之一')}),
      cite('minimax-01-readme', '徽标与 License', {
        licenceCode: 'MIT',
        licenceWeights: 'MiniMax Model Agreement',
        commercialUse: printed('conditional', '条款没有逐条核对'),
      }),
      notApplicable('kvLatent', 'kvRope', 'ffn'),
    ],
    scores: [
      scores('minimax-01-readme', '评测表', {MMLU: [88.5, 0, 'CoT'], GSM8K: [94.8, 0, 'CoT'], HumanEval: [86.9, 0]}),
    ],
    notes: ['发布日期没有核实到日（2025 年 1 月）。'],
  }),
  defineModel({
    ...MINIMAX,
    id: 'minimax-m2',
    name: 'MiniMax-M2',
    family: 'MiniMax-M2',
    kind: 'reasoning',
    links: {
      weights: 'https://huggingface.co/MiniMaxAI/MiniMax-M2',
      modelScope: MODEL_SCOPE,
      code: 'https://github.com/MiniMax-AI/MiniMax-M2',
    },
    values: [
      cite('minimax-m2-readme', 'README', {
        parametersTotal: 230e9,
        parametersActive: 10e9,
        licenceWeights: 'MIT',
        commercialUse: 'free',
      }),
      PLAIN_MOE,
    ],
    notes: ['发布日期没有核实到日（2025 年 10 月）。config.json 没有读到；M2.5 与 M2.7 的见它们的记录。'],
  }),
  m2('MiniMax-M2.5', 196_608, cite('models-dev', 'minimax.minimax-m2.5.toml', {released: '2026-02-12'}, 'B')),
  m2('MiniMax-M2.7', 204_800, null),
  defineModel({
    ...MINIMAX,
    id: 'minimax-m3',
    name: 'MiniMax-M3',
    family: 'MiniMax-M3',
    kind: 'hybrid',
    links: {weights: 'https://huggingface.co/MiniMaxAI/MiniMax-M3', code: 'https://github.com/MiniMax-AI/MiniMax-M3'},
    values: [
      cite(
        'minimax-m3-docs',
        '页首',
        {parametersTotal: printed(428e9, '约 428B'), parametersActive: printed(23e9, '约 23B')},
        'B',
      ),
      cite(
        'minimax-config',
        'MiniMax-M3 的 text_config',
        {
          layers: 60,
          hidden: 6144,
          ffn: 12_288,
          heads: 64,
          kvHeads: 4,
          headSize: 128,
          vocabulary: 200_064,
          experts: 128,
          expertsShared: 1,
          expertsActive: 4,
          expertFfn: 3072,
          context: printed(1_048_576, 'max_position_embeddings'),
          attention: printed('sparse', 'GQA，按块挑选（每块 128 词元，取 16 块）'),
          position: printed('RoPE', '一半维度旋转'),
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
        },
        'B',
      ),
      PLAIN_MOE,
    ],
    notes: ['能看图与视频。仓库 2026-06-03 的存档还写着“尚未发布”；发布日期与许可没有核实。'],
  }),
];
