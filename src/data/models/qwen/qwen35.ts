/** Qwen3.5 and 3.6: three Gated DeltaNet layers to each attention layer. */
import {cite, defineModel, notApplicable, printed, unpublished} from '../define';
import type {Model} from '../types';
import {ALIBABA, free, MODEL_SCOPE} from './shared';

interface Qwen35 {
  readonly name: string;
  readonly collection?: boolean;
  readonly released: string | null;
  readonly total: number;
  readonly active: number | null;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly ffn: number | null;
  readonly experts: readonly [routed: number, active: number, ffn: number] | null;
}

function qwen35(of: Qwen35): Model {
  const readme = of.collection ? 'qwen3.6-collection' : 'qwen3.5-readme';
  return defineModel({
    ...ALIBABA,
    id: of.name.toLowerCase(),
    name: of.name,
    family: of.name.slice(0, 7),
    kind: 'hybrid',
    links: {
      weights: `https://huggingface.co/Qwen/${of.name}`,
      modelScope: MODEL_SCOPE,
      code: `https://github.com/QwenLM/${of.name.slice(0, 7)}`,
    },
    values: [
      cite(readme, of.collection ? '型号名' : '新闻', {
        ...(of.released && {released: of.released}),
        parametersTotal: of.total,
        ...(of.active && {parametersActive: of.active}),
      }),
      ...(of.collection
        ? []
        : [cite('qwen3.5-readme', '介绍', {attention: printed('hybrid', 'Gated DeltaNet 与门控注意力 3 : 1')})]),
      cite(
        'qwen-config',
        `${of.name} 的 text_config`,
        {
          layers: of.layers,
          hidden: of.hidden,
          heads: of.heads,
          kvHeads: of.kvHeads,
          headSize: 256,
          cachedLayers: of.layers / 4,
          vocabulary: 248_320,
          context: printed(262_144, 'max_position_embeddings'),
          attention: printed('hybrid', '每 4 层有 1 层是带门的注意力，其余是线性注意力'),
          position: printed('RoPE', '四分之一维度旋转'),
          norm: 'RMSNorm',
          activation: 'SwiGLU',
          tiedEmbeddings: false,
          ...(of.ffn && {ffn: of.ffn}),
          ...(of.experts && {
            experts: of.experts[0],
            expertsActive: of.experts[1],
            expertFfn: of.experts[2],
            expertsShared: 1,
          }),
        },
        'B',
      ),
      ...(of.collection ? [] : [free('qwen3.5-readme', 'License Agreement')]),
      unpublished(readme, '全文', 'trainingTokens'),
      notApplicable(
        'kvLatent',
        'kvRope',
        ...(of.experts
          ? (['ffn'] as const)
          : (['parametersActive', 'experts', 'expertsShared', 'expertsActive', 'expertFfn'] as const)),
      ),
    ],
    notes: ['能看图。', ...(of.collection ? ['许可没有核实。'] : ['支持 201 种语言与方言。'])],
  });
}

export const qwen35Models: readonly Model[] = [
  qwen35({
    name: 'Qwen3.5-397B-A17B',
    released: '2026-02-16',
    total: 397e9,
    active: 17e9,
    layers: 60,
    hidden: 4096,
    heads: 32,
    kvHeads: 2,
    ffn: null,
    experts: [512, 10, 1024],
  }),
  qwen35({
    name: 'Qwen3.5-122B-A10B',
    released: '2026-02-24',
    total: 122e9,
    active: 10e9,
    layers: 48,
    hidden: 3072,
    heads: 32,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 1024],
  }),
  qwen35({
    name: 'Qwen3.5-35B-A3B',
    released: '2026-02-24',
    total: 35e9,
    active: 3e9,
    layers: 40,
    hidden: 2048,
    heads: 16,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 512],
  }),
  qwen35({
    name: 'Qwen3.5-27B',
    released: '2026-02-24',
    total: 27e9,
    active: null,
    layers: 64,
    hidden: 5120,
    heads: 24,
    kvHeads: 4,
    ffn: 17_408,
    experts: null,
  }),
  qwen35({
    name: 'Qwen3.6-35B-A3B',
    collection: true,
    released: null,
    total: 35e9,
    active: 3e9,
    layers: 40,
    hidden: 2048,
    heads: 16,
    kvHeads: 2,
    ffn: null,
    experts: [256, 8, 512],
  }),
  qwen35({
    name: 'Qwen3.6-27B',
    collection: true,
    released: null,
    total: 27e9,
    active: null,
    layers: 64,
    hidden: 5120,
    heads: 24,
    kvHeads: 4,
    ffn: 17_408,
    experts: null,
  }),
];
