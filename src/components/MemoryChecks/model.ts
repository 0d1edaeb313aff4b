/** What the table of measurements computes, from src/llm/memory.ts. No DOM, no React. */
import {decoderById} from '@site/src/data/decoderShapes';
import {UNITS, type Measurement, type Setting} from '@site/src/data/memoryMeasurements';
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

export interface Check extends Measurement {
  /** What src/llm/memory.ts says, in bytes. */
  readonly computed: number;
  /** (computed − published) ÷ published. */
  readonly difference: number;
}

/** A measurement beside what is computed for its setting. */
export function check(measurement: Measurement): Check {
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
      const {weights, total} = inferenceMemory({shape, format: setting.format, batch: 1, length});
      return setting.of === 'weights' ? weights : total;
    }
    case 'training': {
      const {method, precision, matrices, rank, length, cards} = setting;
      const step = trainingMemory({
        shape: decoderById(setting.model).shape,
        method,
        precision,
        matrices,
        rank,
        length,
        optimizer: 'adamw',
        batch: 1,
        checkpointing: true,
        flash: true,
      });
      return step.total + (cards - 1) * (step.activations + step.logits);
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

/** How many of the differences are within some percent, either way. */
export function within(checks: readonly Check[], part: number): number {
  return checks.filter(({difference}) => Math.abs(difference) <= part).length;
}
