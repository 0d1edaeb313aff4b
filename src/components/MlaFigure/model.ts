/** The cache of one model with four kinds of attention, from src/llm. No DOM, no React. */
import type {Source} from '../../data/shapes';
import {kvBytesPerToken, mlaBytesPerToken} from '../../llm/kvCache';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export type AttentionKind = 'mha' | 'gqa' | 'mqa' | 'mla';

export interface Preset {
  /** The id of src/data/models. */
  readonly id: string;
  readonly name: string;
  readonly layers: number;
  readonly heads: number;
  /** Elements of a head's key without its rotary part, and of its value. */
  readonly headSize: number;
  readonly kind: AttentionKind;
  /** KV heads of the grouped-query row: the model's own where it has them. */
  readonly groups: number;
  readonly source: Source;
}

function paper(title: string, url: string, where: string): Source {
  return {title, url, where, confidence: 'checked'};
}

const V2 = (where: string): Source => paper('DeepSeek-V2 论文', 'https://arxiv.org/abs/2405.04434', where);
const config = (organisation: string, where: string): Source => ({
  title: `Hugging Face 上 ${organisation} 的 config.json`,
  url: `https://huggingface.co/${organisation}`,
  where,
  confidence: 'secondary',
});

/** Groups of the grouped-query row for models that have none of their own. */
const GROUPS = 8;

export const PRESETS: readonly Preset[] = [
  {
    id: 'deepseek-v3-base',
    name: 'DeepSeek-V3',
    layers: 61,
    heads: 128,
    headSize: 128,
    kind: 'mla',
    groups: GROUPS,
    source: paper('DeepSeek-V3 论文', 'https://arxiv.org/abs/2412.19437', '第 4.2 节'),
  },
  {
    id: 'deepseek-v2',
    name: 'DeepSeek-V2',
    layers: 60,
    heads: 128,
    headSize: 128,
    kind: 'mla',
    groups: GROUPS,
    source: V2('第 3.1.2 节'),
  },
  {
    id: 'deepseek-v2-lite',
    name: 'DeepSeek-V2-Lite',
    layers: 27,
    heads: 16,
    headSize: 128,
    kind: 'mla',
    groups: GROUPS,
    source: V2('附录 B.1'),
  },
  {
    id: 'deepseek-llm-67b-base',
    name: 'DeepSeek LLM 67B',
    layers: 95,
    heads: 64,
    headSize: 128,
    kind: 'gqa',
    groups: 8,
    source: config('deepseek-ai', 'deepseek-llm-67b-base'),
  },
  {
    id: 'qwen3-235b-a22b',
    name: 'Qwen3-235B-A22B',
    layers: 94,
    heads: 64,
    headSize: 128,
    kind: 'gqa',
    groups: 4,
    source: paper('Qwen3 技术报告', 'https://arxiv.org/abs/2505.09388', '表 2'),
  },
  {
    id: 'llama-2-70b',
    name: 'Llama 2 70B',
    layers: 80,
    heads: 64,
    headSize: 128,
    kind: 'gqa',
    groups: 8,
    source: paper('Llama 2 论文', 'https://arxiv.org/abs/2307.09288', '表 1'),
  },
  {
    id: 'llama-2-7b',
    name: 'Llama 2 7B',
    layers: 32,
    heads: 32,
    headSize: 128,
    kind: 'mha',
    groups: GROUPS,
    source: paper('Llama 2 论文', 'https://arxiv.org/abs/2307.09288', '表 1'),
  },
];

/** The widths of DeepSeek-V2 and V3: a latent vector of four heads, a rotary key of half a head. */
export const LATENT = {latent: 512, rope: 64} as const;

export const GIB = 1024 ** 3;
/** The card whose memory the last column fills, in GiB. */
export const CARD = 80;

export const CONTEXTS = Array.from({length: 12}, (_, power) => 512 * 2 ** power);

export const NUMBER_FORMATS = [
  {bytes: 2, name: '16 位'},
  {bytes: 1, name: '8 位'},
  {bytes: 0.75, name: '6 位（V2 的线上服务）'},
] as const;

export interface MlaState {
  readonly model: string;
  /** Tokens of one sequence. */
  readonly context: number;
  /** Bytes of a number. */
  readonly bytes: number;
}

const START: MlaState = {model: 'deepseek-v3-base', context: 131_072, bytes: 2};

/** @throws RangeError for an id that no preset has */
export function presetById(id: string): Preset {
  const preset = PRESETS.find((other) => other.id === id);
  if (!preset) throw new RangeError(`expected one of ${PRESETS.map((other) => other.id).join(', ')}, found ${id}`);
  return preset;
}

export interface Row {
  readonly kind: AttentionKind;
  readonly name: string;
  /** What the row's number comes from, as the reader can redo it. */
  readonly formula: string;
  /** Numbers that one layer keeps for one token. */
  readonly perLayer: number;
  /** Bytes of one token over all layers. */
  readonly perToken: number;
  /** Bytes of the whole sequence. */
  readonly total: number;
  /** As a part of multi-head attention, which is also the bar's length. */
  readonly ofMha: number;
  /** Sequences that a card holds beside no weights. */
  readonly sequences: number;
  /** Whether the model is built so. */
  readonly asIs: boolean;
}

/** The four rows, from the largest cache to the smallest kind. */
export function rowsOf(state: MlaState): readonly Row[] {
  const {layers, heads, headSize, kind, groups} = presetById(state.model);
  const kv = (kvHeads: number): number => kvBytesPerToken({layers, kvHeads, headSize}, state.bytes);
  const kinds = [
    {kind: 'mha', name: 'MHA', formula: `2 × ${heads} × ${headSize}`, perToken: kv(heads)},
    {kind: 'gqa', name: `GQA，${groups} 组`, formula: `2 × ${groups} × ${headSize}`, perToken: kv(groups)},
    {kind: 'mqa', name: 'MQA', formula: `2 × ${headSize}`, perToken: kv(1)},
    {
      kind: 'mla',
      name: 'MLA',
      formula: `${LATENT.latent} + ${LATENT.rope}`,
      perToken: mlaBytesPerToken({layers, ...LATENT}, state.bytes),
    },
  ] as const;
  const largest = kinds[0].perToken;
  return kinds.map((row) => {
    const total = row.perToken * state.context;
    return {
      ...row,
      perLayer: row.perToken / layers / state.bytes,
      total,
      ofMha: row.perToken / largest,
      sequences: Math.floor((CARD * GIB) / total),
      asIs: row.kind === kind,
    };
  });
}

/** The parameters of the address that the figure reads, for `data-needs-app`. */
export const ADDRESS = 'mla mla-context mla-bytes';

/** `?mla=deepseek-v2&mla-context=4096&mla-bytes=0.75` */
export const codec: AddressCodec<MlaState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const model = parameters.get('mla') ?? '';
    const context = Number(parameters.get('mla-context'));
    const bytes = Number(parameters.get('mla-bytes'));
    return {
      model: PRESETS.some(({id}) => id === model) ? model : START.model,
      context: CONTEXTS.includes(context) ? context : START.context,
      bytes: NUMBER_FORMATS.some((format) => format.bytes === bytes) ? bytes : START.bytes,
    };
  },
  format: (search, {model, context, bytes}) =>
    withParameters(search, {
      mla: model === START.model ? null : model,
      'mla-context': context === START.context ? null : String(context),
      'mla-bytes': bytes === START.bytes ? null : String(bytes),
    }),
};
