/**
 * The memory of training and of inference, part by part, in bytes. A GB is 10⁹ bytes, a GiB 2³⁰.
 *
 * What is counted is what the tensors take, as PyTorch, Transformers, PEFT and bitsandbytes make them. Left out: the CUDA context
 * and what the allocator holds in reserve; src/components/MemoryChecks shows how far measurements are from the sums.
 */
import type {Shape} from '../data/shapes';
import {HALF_BYTES, kvBytes} from './kvCache';
import {bitsPerParameter, QLORA_CONSTANTS, type ConstantBits} from './quantization';

/** What the memory of a decoder depends on; sizes are numbers of elements. */
export type DecoderShape = Pick<
  Shape,
  'layers' | 'hidden' | 'ffn' | 'heads' | 'kvHeads' | 'headSize' | 'vocabulary' | 'tiedEmbeddings' | 'gatedFfn'
>;

/** The matrices of a block that LoRA can be put on, by the names of Llama's modules without `_proj`. */
export const MATRICES = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const;
export type Matrix = (typeof MATRICES)[number];

/** Which matrices get LoRA: the queries and values of the LoRA paper (section 4.2), or all of a block, as in QLoRA (section 4). */
export const TARGETS: Readonly<Record<'qv' | 'attention' | 'all', readonly Matrix[]>> = {
  qv: ['q', 'v'],
  attention: ['q', 'k', 'v', 'o'],
  all: MATRICES,
};

/**
 * Rows d (outputs) and columns k (inputs) of a block's matrices. Without a gate there is none.
 *
 * Vaswani et al. (2017), section 3; gate: Shazeer (2020), arXiv:2002.05202, eq. (6).
 */
export function matrixSizes(shape: DecoderShape): Partial<Record<Matrix, readonly [rows: number, columns: number]>> {
  const {hidden: d, ffn: f} = shape;
  const queries = shape.heads * shape.headSize;
  const keys = shape.kvHeads * shape.headSize;
  return {
    q: [queries, d],
    k: [keys, d],
    v: [keys, d],
    o: [d, queries],
    ...(shape.gatedFfn && {gate: [f, d]}),
    up: [f, d],
    down: [d, f],
  };
}

/** Parameters by what happens to them when the model is quantised. */
export interface ParameterGroups {
  /** In the matrices of the blocks: what QLoRA stores in 4 bits. */
  readonly linear: number;
  /** Embedding, output layer and norms: what stays in 16 bits. */
  readonly kept: number;
  readonly total: number;
}

/**
 * The parameters of a decoder with RMSNorm and without biases, in two groups. Biases of Q, K and V (Qwen) are left out:
 * they are less than a ten-thousandth.
 *
 * @throws RangeError when a size is no positive integer
 */
export function parameterGroups(shape: DecoderShape): ParameterGroups {
  checkShape(shape);
  const block = Object.values(matrixSizes(shape)).reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const linear = shape.layers * block;
  const embeddings = (shape.tiedEmbeddings ? 1 : 2) * shape.vocabulary * shape.hidden;
  const kept = embeddings + (2 * shape.layers + 1) * shape.hidden;
  return {linear, kept, total: linear + kept};
}

// #region lora-parameters
/**
 * The trainable parameters of LoRA: r·(d + k) for each d × k matrix that has it, in every layer.
 *
 * Hu et al. (2021), arXiv:2106.09685, sections 4.1 and 4.2.
 *
 * @throws RangeError when the rank is no positive integer or no matrix is named
 */
export function loraParameters(shape: DecoderShape, rank: number, matrices: readonly Matrix[]): number {
  if (!Number.isInteger(rank) || rank < 1) throw new RangeError(`expected a positive rank, found ${rank}`);
  const sizes = matrixSizes(shape);
  const chosen = matrices.map((name) => sizes[name]).filter((size) => size !== undefined);
  if (chosen.length === 0) throw new RangeError('expected at least one matrix that the model has, found none');
  return shape.layers * chosen.reduce((sum, [rows, columns]) => sum + rank * (rows + columns), 0);
}
// #endregion

/**
 * How the numbers of a trainable parameter are kept, in bytes.
 *
 * - `mixed`: 16-bit weight and gradient, and an fp32 copy of the weight. With Adam 2 + 2 + 4 + 8 = 16; Rajbhandari et al.
 *   (2020), ZeRO, arXiv:1910.02054, section 3.1.
 * - `amp`: the same with an fp32 gradient: 6 + 4 + 8 = 18; the Transformers documentation, model_memory_anatomy.
 * - `half`: 16-bit weight and gradient, no copy: 2 + 2 + 8 = 12, which is QLoRA's "more than 780 GB" for 65B (section 1).
 * - `single`: everything in fp32: 4 + 4 + 8 = 16.
 */
export const PRECISIONS = {
  mixed: {weight: 2, gradient: 2, master: 4},
  amp: {weight: 2, gradient: 4, master: 4},
  half: {weight: 2, gradient: 2, master: 0},
  single: {weight: 4, gradient: 4, master: 0},
} as const;
export type Precision = keyof typeof PRECISIONS;

/**
 * Bytes of optimiser state for each trainable parameter: Adam's two moments in fp32 (Kingma and Ba, 2015), the same in 8
 * bits (Dettmers et al., 2022, arXiv:2110.02861; the Transformers documentation counts 2), momentum in fp32, or nothing.
 */
export const OPTIMIZERS = {adamw: 8, 'adamw-8bit': 2, momentum: 4, sgd: 0} as const;
export type Optimizer = keyof typeof OPTIMIZERS;

// #region state-bytes
/** Bytes for each trainable parameter, without activations: weight + gradient + fp32 copy + optimiser state. */
export function stateBytes(precision: Precision, optimizer: Optimizer): number {
  const {weight, gradient, master} = PRECISIONS[precision];
  return weight + gradient + master + OPTIMIZERS[optimizer];
}
// #endregion

/** What decides which numbers of the forward pass are kept for the backward pass. */
export interface ActivationSetup {
  readonly shape: DecoderShape;
  /** Sequences. */
  readonly batch: number;
  /** Tokens of each sequence. */
  readonly length: number;
  /** Bytes of a number: 2 or 4. */
  readonly bytes: number;
  /** Whether attention weights are recomputed rather than kept (FlashAttention). */
  readonly flash: boolean;
  /** Matrices that are trained. The input of a matrix that is not is not needed again. */
  readonly trained: readonly Matrix[];
  /** LoRA's rank, or 0 in full fine-tuning. */
  readonly rank: number;
  /** Bytes of a number of the stream between the layers: that of the embeddings' type. */
  readonly stream: number;
  /** Whether each matrix keeps its input for itself: under autocast, where weights are fp32 and products 16 bits. */
  readonly copies: boolean;
  /** Dropout in front of LoRA's A. */
  readonly adapterDropout?: boolean;
  /** Dropout on attention weights and after attention and FFN, as in GPT. Llama trains without. */
  readonly dropout?: boolean;
}

// #region layer-activations
/**
 * Bytes that one layer keeps for the backward pass, without checkpointing.
 *
 * Korthikanti et al. (2022), arXiv:2205.05198, section 4.1, count s·b·h·(34 + 5as/h) for a layer of GPT: 16-bit numbers,
 * FFN of 4h with GELU, dropout. The same list, tensor by tensor, for Llama: keys and values are narrower with GQA, SwiGLU
 * keeps gate, SiLU(gate) and up besides the input of down, there is no dropout, and RMSNorm keeps its input as LayerNorm does.
 * FlashAttention keeps Q, K, V, the output and one fp32 number a row instead of the s × s weights (Dao et al., 2022,
 * arXiv:2205.14135, section 3.1).
 */
export function layerActivationBytes(setup: ActivationSetup): number {
  const {shape, batch, length, bytes, flash, trained, rank, dropout = false} = setup;
  const {hidden: d, ffn: f} = shape;
  const queries = shape.heads * shape.headSize;
  const keys = shape.kvHeads * shape.headSize;
  const has = (...names: readonly Matrix[]): boolean => names.some((name) => trained.includes(name));
  const tensors = [
    2 * d, // the inputs of both norms
    has('q', 'k', 'v') ? d : 0, // the input of Q, K and V
    queries + 2 * keys, // Q, K and V
    flash || has('o') ? queries : 0, // the output of attention, the input of O
    has('gate', 'up') ? d : 0, // the input of the FFN
    shape.gatedFfn ? 3 * f : f, // gate, SiLU(gate), up; or the input of GELU
    has('down') ? f : 0, // the input of down
    rank * trained.filter((name) => matrixSizes(shape)[name] !== undefined).length, // A·x, the input of B
  ];
  const tokens = batch * length;
  const masks = dropout ? 2 * d : 0;
  const rows = tokens * shape.heads;
  const weights = rows * length * (bytes + (dropout ? bytes + 1 : 0));
  const numbers = tensors.reduce((sum, count) => sum + count, 0);
  return tokens * (bytes * numbers + masks) + (flash ? 4 * rows : weights);
}
// #endregion

// #region library-activations
/**
 * Bytes that one layer keeps besides, because of how the libraries compute. Read in their code, and the sum is that of what
 * autograd kept in small models (src/data/generated/activationCounts.json, by examples/finetuning/measure_memory.py).
 *
 * - Transformers, modeling_llama.py, `LlamaRMSNorm`: the norm's input is kept in fp32, with one fp32 number a token. Where the
 *   norm's weight is trained, the normalised input is kept, too.
 * - Under autocast each matrix turns its input into 16 bits for itself, and keeps it: Q, K and V no longer share one. PEFT turns
 *   it into the adapter's fp32 first (tuners/lora/layer.py), so that the same holds for A.
 * - Dropout in front of A keeps a mask of a byte a number (PyTorch, aten/native/cuda/Dropout.cu).
 */
export function libraryActivationBytes(setup: ActivationSetup): number {
  const {shape, batch, length, bytes, trained, rank, copies, adapterDropout = false} = setup;
  const {hidden: d} = shape;
  const norms = 2 * (normBytes(setup) - d * bytes);
  const sizes = matrixSizes(shape);
  const inputs = trained.reduce((sum, name) => sum + (sizes[name]?.[1] ?? 0), 0);
  const has = (...names: readonly Matrix[]): boolean => names.some((name) => trained.includes(name));
  // What layerActivationBytes has counted of them already.
  const shared = (has('q', 'k', 'v') ? d : 0) + (has('gate', 'up') ? d : 0) + (has('down') ? shape.ffn : 0);
  // The output of attention is in 16 bits already: O keeps that one, and only an adapter makes a copy.
  const attention = rank === 0 && has('o') ? shape.heads * shape.headSize : 0;
  const own = (copies ? bytes * (inputs - shared - attention) : 0) + (rank > 0 && adapterDropout ? inputs : 0);
  return batch * length * (norms + own);
}

/** Bytes of a token that a norm keeps. */
function normBytes({shape: {hidden}, rank, stream}: ActivationSetup): number {
  return 4 * hidden + 4 + (rank === 0 ? hidden * stream : 0);
}
// #endregion

// #region working
/**
 * Bytes that live only while one layer's gradient is computed. The chain rule through SwiGLU holds four gradients at once: of the
 * FFN's output, of the input of down, of SiLU(gate) and of up. QLoRA unpacks the matrix that it multiplies with: at most the largest one, in
 * 16 bits (bitsandbytes, autograd/_functions.py, `MatMul4Bit.backward`).
 */
export function workingBytes(
  shape: DecoderShape,
  batch: number,
  length: number,
  bytes: number,
  unpacks: boolean,
): number {
  const gradients = batch * length * bytes * (shape.hidden + (shape.gatedFfn ? 3 : 2) * shape.ffn);
  const matrices = Object.values(matrixSizes(shape)).map(([rows, columns]) => rows * columns);
  return gradients + (unpacks ? HALF_BYTES * Math.max(...matrices) : 0);
}
// #endregion

// #region activations
/**
 * Bytes that all layers keep. With checkpointing only each layer's input stays (2·s·b·h·L; Korthikanti et al., section 5)
 * and one layer at a time is computed again: its activations are added once.
 */
export function activationBytes(setup: ActivationSetup, checkpointing: boolean): number {
  const {shape, batch, length, bytes, rank, stream} = setup;
  checkShape(shape);
  checkCounts(batch, length);
  const tokens = batch * length;
  const layer = layerActivationBytes(setup) + libraryActivationBytes(setup);
  // Frozen embeddings need no gradient, so nothing needs one before the first adapter: not the first norm either.
  const layers = checkpointing
    ? shape.layers * tokens * shape.hidden * stream + layer
    : shape.layers * layer - (rank > 0 ? tokens * normBytes(setup) : 0);
  // The last norm, and the input of the output layer where that is trained.
  return layers + tokens * (normBytes(setup) + (rank === 0 ? shape.hidden * bytes : 0));
}
// #endregion

/**
 * Bytes of the scores over the vocabulary: batch × length × vocabulary of them, once as the model gives them, once in fp32
 * for the cross entropy, once more as its gradient in fp32. (Transformers, loss_utils.py, `ForCausalLMLoss`: the scores
 * are turned into float before the loss.)
 */
export function logitBytes(shape: DecoderShape, batch: number, length: number, bytes: number = HALF_BYTES): number {
  checkCounts(batch, length);
  return batch * length * shape.vocabulary * (bytes + 4 + 4);
}

/** Bits of the weights of a quantised base model; `keptBytes` is for the parameters that stay unquantised. */
export interface Quantization {
  readonly constants: ConstantBits;
  /** 2 in QLoRA's own code. PEFT's `prepare_model_for_kbit_training` (utils/other.py) turns them into fp32: 4. */
  readonly keptBytes: number;
}

/** NF4 in blocks of 64 with double quantisation, the rest in 16 bits. */
export const QLORA_BASE: Quantization = {constants: QLORA_CONSTANTS, keptBytes: 2};
/** The same as PEFT prepares it for training. */
export const PEFT_BASE: Quantization = {...QLORA_BASE, keptBytes: 4};

/**
 * Bytes of weights whose linear layers are in few bits.
 *
 * @param codeBits bits of a code: 4 for NF4 and INT4, 8 for INT8
 */
export function quantizedWeightBytes(
  shape: DecoderShape,
  {constants, keptBytes}: Quantization = QLORA_BASE,
  codeBits = 4,
): number {
  const {linear, kept} = parameterGroups(shape);
  return (linear * bitsPerParameter(constants, codeBits)) / 8 + kept * keptBytes;
}

export const METHODS = ['full', 'lora', 'qlora'] as const;
export type Method = (typeof METHODS)[number];

export interface TrainingSetup {
  readonly shape: DecoderShape;
  readonly method: Method;
  readonly precision: Precision;
  readonly optimizer: Optimizer;
  /** LoRA's rank; full fine-tuning does not look at it. */
  readonly rank: number;
  /** Where LoRA is; full fine-tuning does not look at it. */
  readonly matrices: readonly Matrix[];
  readonly batch: number;
  readonly length: number;
  readonly checkpointing: boolean;
  readonly flash: boolean;
  /** What PEFT prepares where it is left out. */
  readonly quantization?: Quantization;
  /** Dropout in front of LoRA's A. */
  readonly adapterDropout?: boolean;
  /** Bytes of a score with all its copies; those of Transformers' loss where it is left out. */
  readonly scoreBytes?: number;
  /** Bytes of a number between the layers; that of the embeddings where it is left out. */
  readonly stream?: number;
}

/** What takes memory in a training step. All in bytes. */
export interface TrainingMemory {
  /** What the forward pass reads: the weights, frozen or not. */
  readonly weights: number;
  /** A and B of LoRA; 0 in full fine-tuning. */
  readonly adapters: number;
  readonly gradients: number;
  /** The optimiser's moments and the fp32 copy of the trained weights. */
  readonly optimizer: number;
  readonly activations: number;
  readonly logits: number;
  /** What lives only while one layer's gradient is computed. */
  readonly working: number;
  readonly total: number;
  /** Number of parameters that are trained. */
  readonly trainable: number;
  /** Bytes of a number between the layers. */
  readonly stream: number;
}

// #region training-memory
/**
 * The memory of one training step: the sum of its parts. Not all are there at the same moment: the scores are gone before the first
 * layer's gradient is computed. So the sum is a little above the peak of what it counts.
 *
 * @throws RangeError when a size is no positive integer
 */
export function trainingMemory(setup: TrainingSetup): TrainingMemory {
  const {shape, method, precision, optimizer, batch, length, checkpointing, flash} = setup;
  const {weight, gradient, master} = PRECISIONS[precision];
  const full = method === 'full';
  const {total: parameters} = parameterGroups(shape);
  const trainable = full ? parameters : loraParameters(shape, setup.rank, setup.matrices);
  const trained = full ? MATRICES : setup.matrices;
  const {adapterDropout = false, quantization = PEFT_BASE} = setup;
  // fp32 weights and 16-bit products: autocast. In full fine-tuning that is the convention of 18 bytes.
  const autocast = full ? precision === 'amp' : master > 0;
  const stream =
    setup.stream ??
    ((full && autocast) || precision === 'single' ? 4 : method === 'qlora' ? quantization.keptBytes : 2);
  const kept = {
    ...{shape, batch, length, bytes: weight, flash, trained, rank: full ? 0 : setup.rank, adapterDropout},
    stream,
    copies: autocast,
  };
  const parts = {
    weights: method === 'qlora' ? quantizedWeightBytes(shape, quantization) : parameters * weight,
    adapters: full ? 0 : trainable * weight,
    gradients: trainable * gradient,
    optimizer: trainable * (master + OPTIMIZERS[optimizer]),
    activations: activationBytes(kept, checkpointing),
    logits:
      setup.scoreBytes === undefined
        ? logitBytes(shape, batch, length, weight)
        : batch * length * shape.vocabulary * setup.scoreBytes,
    working: workingBytes(shape, batch, length, weight, method === 'qlora'),
  };
  return {...parts, total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), trainable, stream};
}
// #endregion

/** How the weights are kept at inference, in bits of a parameter of the linear layers. */
export const WEIGHT_FORMATS = {
  fp32: {bits: 32, quantization: null},
  half: {bits: 16, quantization: null},
  // Row-wise constants (LLM.int8()) are so few that they are counted as one fp32 number for 4,096 weights.
  int8: {bits: 8, quantization: {constants: {block: 4096, group: null}, keptBytes: 2}},
  nf4: {bits: 4, quantization: QLORA_BASE},
} as const satisfies Readonly<Record<string, {readonly bits: number; readonly quantization: Quantization | null}>>;
export type WeightFormat = keyof typeof WEIGHT_FORMATS;

export interface InferenceSetup {
  readonly shape: DecoderShape;
  readonly format: WeightFormat;
  /** Sequences at once. */
  readonly batch: number;
  /** Tokens that each holds, prompt and answer. */
  readonly length: number;
  /** Bytes of a number of the cache. */
  readonly cacheBytes?: number;
}

/** What takes memory at inference. All in bytes. */
export interface InferenceMemory {
  readonly weights: number;
  readonly cache: number;
  /** Scores over the vocabulary, for the last token of each sequence, in fp32. */
  readonly logits: number;
  readonly total: number;
}

/**
 * The memory of generating text: weights, key-value cache (src/llm/kvCache.ts) and the scores of the last tokens.
 *
 * @throws RangeError when a size is no positive integer
 */
export function inferenceMemory({shape, format, batch, length, cacheBytes}: InferenceSetup): InferenceMemory {
  const {bits, quantization} = WEIGHT_FORMATS[format];
  const weights =
    quantization === null ? (parameterGroups(shape).total * bits) / 8 : quantizedWeightBytes(shape, quantization, bits);
  const cache = kvBytes(shape, length, batch, cacheBytes);
  const logits = 4 * batch * shape.vocabulary;
  return {weights, cache, logits, total: weights + cache + logits};
}

function checkShape(shape: DecoderShape): void {
  for (const name of ['layers', 'hidden', 'ffn', 'heads', 'kvHeads', 'headSize', 'vocabulary'] as const) {
    if (!Number.isInteger(shape[name]) || shape[name] < 1) {
      throw new RangeError(`expected a positive integer for ${name}, found ${shape[name]}`);
    }
  }
}

function checkCounts(batch: number, length: number): void {
  if (!Number.isInteger(batch) || batch < 1 || !Number.isInteger(length) || length < 1) {
    throw new RangeError(`expected positive counts of sequences and tokens, found ${batch} and ${length}`);
  }
}
