/**
 * What the sampling figure shows: a language model's next-token distribution, and what temperature, top-k and top-p leave of
 * it. The arithmetic is src/llm/sampling.ts. No DOM, no React.
 */
import data from '@site/src/data/nextToken.json';
import {draw, entropy, seededRandom, softmaxWithTemperature, topK, topP} from '@site/src/llm/sampling';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export interface Distribution {
  readonly id: string;
  readonly prompt: string;
  /** Text and logit of the likeliest tokens, likeliest first. */
  readonly tokens: readonly (readonly [string, number])[];
  /** The other tokens of the vocabulary in bins: a logit and how many tokens count as having it, largest first. */
  readonly rest: readonly (readonly [number, number])[];
}

// JSON has no tuples: TypeScript reads its pairs as lists of either type.
export const DISTRIBUTIONS = data.distributions as unknown as readonly Distribution[];
export const MODEL_NAME = data.model;
export const VOCABULARY = data.vocabulary;
export const DRAWS = 100;

export interface Settings {
  /** Which prompt. */
  readonly prompt: number;
  readonly temperature: number;
  /** 0 is off. */
  readonly k: number;
  /** 1 is off. */
  readonly p: number;
  readonly seed: number;
}

export const START: Settings = {prompt: 0, temperature: 1, k: 10, p: 0.9, seed: 1};
export const LIMITS = {
  temperature: {min: 0, max: 2, step: 0.05},
  k: {min: 0, max: 60, step: 1},
  p: {min: 0.01, max: 1, step: 0.01},
} as const;

export type Cut = 'top-k' | 'top-p';

export interface Row {
  /** As the vocabulary spells it, with its leading space. */
  readonly text: string;
  /** The model's own probability, at temperature 1. */
  readonly original: number;
  readonly tempered: number;
  /** After the cuts; 0 when cut. */
  readonly final: number;
  readonly cut: Cut | null;
  /** How many of the 100 draws gave it. */
  readonly drawn: number;
}

export interface Sampled {
  /** The listed tokens, likeliest first. */
  readonly rows: readonly Row[];
  /** The unlisted tokens together; `kept` of `count` are left. */
  readonly rest: Omit<Row, 'text' | 'cut'> & {readonly count: number; readonly kept: number};
  readonly kept: number;
  /** The share of the tempered probability that the kept tokens had. */
  readonly remaining: number;
  /** In nat: the model's own, after the temperature, after the cuts. */
  readonly entropies: {readonly original: number; readonly tempered: number; readonly final: number};
}

/** One logit for each token of the vocabulary, the listed ones first, in falling order. */
export function logitsOf(distribution: Distribution): Float64Array {
  const logits = new Float64Array(VOCABULARY);
  logits.set(distribution.tokens.map(([, logit]) => logit));
  let filled = distribution.tokens.length;
  for (const [logit, count] of distribution.rest) {
    logits.fill(logit, filled, filled + count);
    filled += count;
  }
  return logits;
}

/** Temperature, then top-k, then top-p, as transformers does it, and 100 seeded draws from what is left. */
export function sampleFrom(distribution: Distribution, {temperature, k, p, seed}: Settings): Sampled {
  const logits = logitsOf(distribution);
  const original = softmaxWithTemperature(logits, 1);
  const tempered = softmaxWithTemperature(logits, temperature);
  const afterK = topK(tempered, k);
  const final = topP(afterK, p);

  const listed = distribution.tokens.length;
  const random = seededRandom(seed);
  const drawn = new Array<number>(listed + 1).fill(0);
  for (let n = 0; n < DRAWS; n++) {
    const place = Math.min(draw(final, random()), listed);
    drawn[place] = (drawn[place] ?? 0) + 1;
  }

  const cutAt = (index: number): Cut | null => {
    if ((final[index] ?? 0) > 0) return null;
    return (afterK[index] ?? 0) > 0 ? 'top-p' : 'top-k';
  };
  const rows = distribution.tokens.map(([text], index) => ({
    text,
    original: original[index] ?? 0,
    tempered: tempered[index] ?? 0,
    final: final[index] ?? 0,
    // At temperature 0 only the largest logit has any probability: neither cut took the others.
    cut: (tempered[index] ?? 0) > 0 ? cutAt(index) : null,
    drawn: drawn[index] ?? 0,
  }));
  const isKept = (value: number): boolean => value > 0;
  return {
    rows,
    rest: {
      count: logits.length - listed,
      kept: final.subarray(listed).filter(isKept).length,
      original: sum(original.subarray(listed)),
      tempered: sum(tempered.subarray(listed)),
      final: sum(final.subarray(listed)),
      drawn: drawn[listed] ?? 0,
    },
    kept: final.filter(isKept).length,
    remaining: sum(tempered.filter((_, index) => (final[index] ?? 0) > 0)),
    entropies: {original: entropy(original), tempered: entropy(tempered), final: entropy(final)},
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A probability for the eye: one decimal, and never 0 for what is not 0. */
export function percent(probability: number): string {
  if (probability === 0) return '0';
  if (probability < 0.0005) return '<0.1%';
  if (probability > 0.9995 && probability < 1) return '>99.9%';
  return `${(100 * probability).toFixed(1)}%`;
}

/** A token with its spaces and line breaks made visible. */
export function visible(text: string): string {
  return text.replaceAll(' ', '␣').replaceAll('\n', '↵');
}

/** What the address says; a value that is missing or out of range is the default. */
export function parseSettings(search: string): Settings {
  const parameters = new URLSearchParams(search);
  const number = (name: string, {min, max}: {min: number; max: number}, fallback: number): number => {
    const text = parameters.get(name);
    const value = Number(text);
    return text && value >= min && value <= max ? value : fallback;
  };
  const k = number('top-k', LIMITS.k, START.k);
  const seed = number('seed', {min: 1, max: 9999}, START.seed);
  const prompt = DISTRIBUTIONS.findIndex(({id}) => id === parameters.get('prompt'));
  return {
    prompt: Math.max(prompt, START.prompt),
    temperature: number('temperature', LIMITS.temperature, START.temperature),
    k: Number.isInteger(k) ? k : START.k,
    p: number('top-p', LIMITS.p, START.p),
    seed: Number.isInteger(seed) ? seed : START.seed,
  };
}

/** The address for the settings; other parameters stay, and defaults are left out. */
export function formatSettings(search: string, settings: Settings): string {
  const unlessStart = (value: number, start: number): string | null => (value === start ? null : String(value));
  return withParameters(search, {
    prompt: settings.prompt === START.prompt ? null : (DISTRIBUTIONS[settings.prompt]?.id ?? null),
    temperature: unlessStart(settings.temperature, START.temperature),
    'top-k': unlessStart(settings.k, START.k),
    'top-p': unlessStart(settings.p, START.p),
    seed: unlessStart(settings.seed, START.seed),
  });
}

export const ADDRESS: AddressCodec<Settings> = {start: START, parse: parseSettings, format: formatSettings};
