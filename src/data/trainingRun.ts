/**
 * What the last run of examples/finetuning measured, in its tiny configuration. `npm run finetuning` writes
 * generated/finetuningRun.json; nothing in it is typed by hand. Losses are in nats a token, sizes in bytes, times in seconds.
 */
import data from './generated/finetuningRun.json';

export interface Measured {
  /** Mean cross entropy of the held-out answers. */
  readonly loss: number;
  readonly perplexity: number;
  /** Share of the held-out questions that were answered to the letter. */
  readonly exact: number;
  /** Mean cross entropy of text that tuning never showed: it rises if the model forgets. */
  readonly plainLoss: number;
}

export interface TrainedModel {
  readonly method: string;
  readonly label: string;
  readonly trainable: number;
  readonly parameters: number;
  /** One a step. */
  readonly losses: readonly number[];
  readonly score: Measured;
  readonly seconds: number;
}

export interface Preference {
  /** Share of pairs whose implied reward prefers the chosen answer. */
  readonly accuracy: number;
  /** Mean log probability of the chosen answer, and of the other. */
  readonly chosen: number;
  readonly rejected: number;
}

export interface TrainingRun {
  readonly configuration: string;
  /** ISO date. */
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly device: string;
  readonly peakMemoryBytes: number;
  readonly peakGpuBytes: number | null;
  readonly wallSeconds: number;
  readonly data: {readonly train: number; readonly heldOut: number; readonly plainHeldOut: number};
  readonly runs: readonly TrainedModel[];
  readonly merges: readonly {
    readonly method: string;
    readonly lossBefore: number;
    readonly lossMerged: number;
    readonly sameAnswers: number;
    readonly answers: number;
    readonly adapterBytes: number;
    readonly mergedBytes: number;
  }[];
  /** Learning from preferences, by method; the logarithms are sums over an answer, in nats. */
  readonly dpo: readonly {
    readonly method: string;
    readonly pairs: number;
    readonly heldOutPairs: number;
    readonly before: Preference;
    readonly after: Preference;
    /** Share of held-out questions that were answered in the preferred way, to the letter. */
    readonly exactChosen: number;
  }[];
  /** A question, its reference answer, and what each method answered, by its name. */
  readonly answers: readonly Readonly<Record<string, string>>[];
}

export const trainingRun: TrainingRun = data;

/** @throws RangeError for a method that the run did not have */
export function trainedModel(method: string): TrainedModel {
  const found = trainingRun.runs.find((run) => run.method === method);
  if (!found) {
    throw new RangeError(`最近一次运行里没有 ${method}；有 ${trainingRun.runs.map((run) => run.method).join('、')}`);
  }
  return found;
}
