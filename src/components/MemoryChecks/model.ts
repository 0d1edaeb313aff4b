/** What the table of measurements computes, from src/llm/memory.ts. No DOM, no React. */
import {decoderById} from '@site/src/data/decoderShapes';
import {ALL, UNITS, type Measurement, type Setting} from '@site/src/data/memoryMeasurements';
import type {MemoryRun} from '@site/src/data/memoryRuns';
import {HALF_BYTES} from '@site/src/llm/kvCache';
import {
  inferenceMemory,
  MATRICES,
  QLORA_BASE,
  quantizedWeightBytes,
  trainingMemory,
  type DecoderShape,
  type Quantization,
} from '@site/src/llm/memory';
import {QLORA_CONSTANTS} from '@site/src/llm/quantization';

/** What was measured here has no other source. */
export type OwnMeasurement = Omit<Measurement, 'source'>;

export interface Computed {
  /** What src/llm/memory.ts says, in bytes. */
  readonly computed: number;
  /** (computed − published) ÷ published. */
  readonly difference: number;
}

/** A measurement beside what is computed for its setting. */
export function check<One extends OwnMeasurement>(measurement: One): One & Computed {
  const computed = computedBytes(measurement.setting);
  const published = measurement.published * UNITS[measurement.unit];
  return {...measurement, computed, difference: (computed - published) / published};
}

const SINGLE: Quantization = {...QLORA_BASE, constants: {...QLORA_CONSTANTS, group: null}};

function computedBytes(setting: Setting): number {
  switch (setting.of) {
    case 'parameters':
      return setting.parameters * setting.bytes;
    case 'weights':
    case 'inference': {
      const shape = decoderById(setting.model).shape;
      const length = setting.of === 'weights' ? 1 : setting.length;
      const {weights, cache, total} = inferenceMemory({shape, format: setting.format, batch: 1, length});
      return setting.of === 'weights' ? weights : total + (setting.caches - 1) * cache;
    }
    case 'training': {
      const {method, precision, matrices, rank, length, cards, batch = 1, checkpointing = true, bucket = 0} = setting;
      const step = trainingMemory({
        shape: decoderById(setting.model).shape,
        method,
        precision,
        matrices,
        rank,
        length,
        optimizer: 'adamw',
        batch,
        checkpointing,
        flash: true,
        adapterDropout: setting.adapterDropout ?? false,
        ...(setting.scoreBytes !== undefined && {scoreBytes: setting.scoreBytes}),
        ...(setting.stream !== undefined && {stream: setting.stream}),
      });
      const ofEachCard = step.activations + step.logits + step.working;
      // DeepSpeed, runtime/zero/stage_1_and_2.py, `backward`: two buffers where communication overlaps.
      return step.total + (cards - 1) * ofEachCard + 2 * HALF_BYTES * bucket;
    }
    default:
      return figureBytes(setting.of, decoderById(setting.model).shape, setting.drawn, setting.double);
  }
}

/** QLoRA's own setting: r = 64 on all matrices, adapters in 16 bits without a copy, 512 tokens. */
function figureBytes(
  of: 'base' | 'adapters' | 'moments' | 'figure',
  shape: DecoderShape,
  drawn: Partial<DecoderShape> = {},
  double: boolean,
): number {
  const quantization = double ? QLORA_BASE : SINGLE;
  const base = quantizedWeightBytes(shape, quantization);
  if (of === 'base') return base;
  const step = trainingMemory({
    shape: {...shape, ...drawn},
    method: 'qlora',
    precision: 'half',
    optimizer: 'adamw',
    rank: 64,
    matrices: MATRICES,
    batch: 1,
    length: 512,
    checkpointing: true,
    flash: true,
    quantization,
  });
  switch (of) {
    case 'adapters':
      return step.gradients;
    case 'moments':
      return step.optimizer;
    case 'figure':
      return base + step.adapters + step.gradients + step.optimizer + step.activations;
  }
}

/**
 * A run of measure_memory.py as a measurement. That script trains under autocast, so that weights and gradients are in fp32
 * and there is a 16-bit copy of the weights: 18 bytes; LoRA of rank 16 is on all matrices.
 *
 * @returns null where nothing was measured
 */
export function measurementOf(run: MemoryRun): OwnMeasurement | null {
  if (run.status !== 'ok' || run.peakAllocatedBytes === null) return null;
  const {shape, method, batch, length, checkpointing, card, date} = run;
  return {
    id: `run-${shape}-${method}-${batch}-${length}-${checkpointing}`,
    group: 'training',
    what: `Llama 2 ${shape.toUpperCase()} 的形状，${{full: '全量', lora: 'LoRA', qlora: 'QLoRA'}[method]}，本站所测`,
    how: `${batch} 条 × ${length.toLocaleString('en-US')}，${checkpointing ? '检查点' : '不用检查点'}`,
    published: Number((run.peakAllocatedBytes / UNITS.GiB).toFixed(2)),
    unit: 'GiB',
    printed: 'GiB',
    setting: {
      of: 'training',
      model: `llama-2-${shape}`,
      method,
      precision: 'amp',
      matrices: ALL,
      rank: 16,
      length,
      cards: 1,
      batch,
      checkpointing,
    },
    assumed: `${card ?? '显卡'}，${date}；max_memory_allocated，不含 CUDA 上下文。每个可训练参数 18 字节。`,
  };
}

/** How many of the differences are within some percent, either way. */
export function within(checks: readonly Computed[], part: number): number {
  return checks.filter(({difference}) => Math.abs(difference) <= part).length;
}
