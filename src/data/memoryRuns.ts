/**
 * Peak memory of training steps that examples/finetuning/measure_memory.py measured on a card. Without one the file has no
 * rows and says so.
 */
import data from './generated/memoryRuns.json';

export interface MemoryRun {
  readonly shape: '7b' | '13b';
  readonly method: 'full' | 'lora' | 'qlora';
  readonly batch: number;
  readonly length: number;
  readonly checkpointing: boolean;
  readonly status: 'ok' | 'out-of-memory';
  /** What the tensors took at most; null where the step ran out of memory before the end or there was no card. */
  readonly peakAllocatedBytes: number | null;
  readonly card: string | null;
  /** ISO date. */
  readonly date: string;
}

// The file has no rows where there was no card, and then no type of its own.
export const memoryRuns: readonly MemoryRun[] = data.rows as readonly MemoryRun[];
/** Why there are no rows, in a sentence; empty where there are. */
export const whyNoRuns: string = data.note;
