/**
 * The record of a model. Every value carries its source; what is not known is null and says why.
 * Units: parameters and tokens are counted one by one (7e9, not 7), sizes are numbers of elements, scores are per cent.
 */
import type {SourceId} from './sources';

/** A: read in the publisher's own text. B: read in a copy or told by somebody else. C: found once, and doubtful. */
export type Confidence = 'A' | 'B' | 'C';

/** 未公布: the publisher does not say. 未核实: nobody looked, or it could not be read. 不适用: the model has no such thing. */
export type WhyNull = '未公布' | '未核实' | '不适用';

export interface SourceRef {
  readonly id: SourceId;
  /** Section, table or file. */
  readonly where: string;
}

/** One statement of one source. */
export interface Stated<T> {
  readonly value: T;
  /** What the source adds to the bare value, as a reader should see it: “15T+”, “训练 32K，YaRN 外推到 128K”. */
  readonly printed: string | null;
  readonly source: SourceRef;
  /** ISO date of the source, or of the copy that was read. */
  readonly asOf: string;
  readonly confidence: Confidence;
}

export interface Known<T> extends Stated<T> {
  readonly why: null;
  /** What other sources say instead. The value above is the publisher's latest. */
  readonly also: readonly Stated<T>[];
}

export interface Missing {
  readonly value: null;
  readonly why: WhyNull;
  readonly printed: null;
  /** Where it was looked for in vain. */
  readonly source: SourceRef | null;
  readonly asOf: string | null;
  readonly confidence: null;
  readonly also: readonly [];
}

export type Sourced<T> = Known<T> | Missing;

export const KINDS = ['base', 'chat', 'reasoning', 'hybrid'] as const;
/** base: pre-trained only. hybrid: one checkpoint that answers with or without thinking first. */
export type Kind = (typeof KINDS)[number];

export const ATTENTIONS = ['MHA', 'MQA', 'GQA', 'MLA', 'sparse', 'hybrid'] as const;
/** sparse: each token sees chosen ones only. hybrid: linear or recurrent layers among the attention layers. Details are in `printed`. */
export type Attention = (typeof ATTENTIONS)[number];

export const POSITIONS = ['learned', 'RoPE', '2D RoPE', 'ALiBi', 'RoPE + NoPE'] as const;
export type Position = (typeof POSITIONS)[number];

export const NORMS = ['LayerNorm', 'RMSNorm'] as const;
export type Norm = (typeof NORMS)[number];

export const ACTIVATIONS = ['GELU', 'SwiGLU', 'GeGLU'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const COMMERCIAL = ['free', 'conditional', 'application', 'no'] as const;
/** free: an open-source licence. conditional: allowed, with limits. application: only after asking. The terms are in `printed`. */
export type Commercial = (typeof COMMERCIAL)[number];

/** The values of a model that have a source each, by name. `fields.ts` says what each means. */
export interface Values {
  /** ISO date, or a month (2023-07) where no day is known. */
  readonly released: string;
  readonly parametersTotal: number;
  /** Parameters that one token passes through; only where it is not all of them. */
  readonly parametersActive: number;
  readonly trainingTokens: number;
  /** Tokens. */
  readonly context: number;
  readonly vocabulary: number;
  readonly layers: number;
  /** The width of the residual stream. */
  readonly hidden: number;
  /** The inner width of the dense feed-forward network. */
  readonly ffn: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  /** With MLA: the width of what is cached for keys and values (kv_lora_rank). */
  readonly kvLatent: number;
  /** With MLA: the width of the rotary key that is cached beside it (qk_rope_head_dim). */
  readonly kvRope: number;
  /** Hybrid models: in how many layers the cache grows with the context. */
  readonly cachedLayers: number;
  readonly experts: number;
  readonly expertsShared: number;
  /** Routed experts a token passes through. */
  readonly expertsActive: number;
  /** The inner width of one expert. */
  readonly expertFfn: number;
  readonly attention: Attention;
  readonly position: Position;
  readonly norm: Norm;
  readonly activation: Activation;
  /** Whether the output layer is the matrix of the token embedding. */
  readonly tiedEmbeddings: boolean;
  readonly licenceCode: string;
  readonly licenceWeights: string;
  readonly commercialUse: Commercial;
}

export type Field = keyof Values;

export type SourcedValues = {readonly [F in Field]: Sourced<Values[F]>};

export const BENCHMARKS = ['MMLU', 'C-Eval', 'CMMLU', 'GSM8K', 'HumanEval'] as const;
export type Benchmark = (typeof BENCHMARKS)[number];

/**
 * In place of a measurer: the source took the better of what the developer reports and what OpenCompass measured, and does not
 * say which of the two a number is.
 */
export const BETTER_OF = '开发者与 OpenCompass 取高';

/** One measured number. Two are comparable only if benchmark, shots, split and who measured agree. */
export interface Score {
  readonly benchmark: Benchmark;
  /** Per cent. */
  readonly value: number;
  /** Worked examples in the prompt; null where the source does not say. */
  readonly shots: number | null;
  /** Which checkpoint was measured. */
  readonly of: Kind;
  /** The developer itself, another team, or `BETTER_OF`. */
  readonly measuredBy: string;
  /** Whether the measurer is the model's developer. */
  readonly own: boolean;
  /** Split, prompting and the like; empty where the source says nothing more. */
  readonly conditions: string;
  readonly source: SourceRef;
  readonly asOf: string;
  readonly confidence: Confidence;
}

/** Where to get it. Mirrors only where the publisher names them. */
export interface Links {
  readonly weights: string | null;
  readonly modelScope: string | null;
  readonly code: string | null;
  readonly paper: string | null;
  readonly licence: string | null;
}

export interface Model extends SourcedValues {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly developer: string;
  readonly kind: Kind;
  /** Whether the weights can be had. */
  readonly open: boolean;
  /** The id of the model it was made from. */
  readonly basedOn: string | null;
  readonly links: Links;
  readonly scores: readonly Score[];
  readonly notes: readonly string[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
  /** ISO date of the text or of the stored copy that was read. */
  readonly asOf: string;
}
