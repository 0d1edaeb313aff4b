/** The published learning-rate schedules, in tokens. No DOM, no React. */
import {MODELS, type Family, type PublishedSchedule} from '../../data/shapes';
import {learningRate} from '../../llm/schedule';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** Models that share a schedule. */
export interface Curve {
  /** The id of the first of them. */
  readonly id: string;
  /** A, B, C…: what the curve is called in the plot. */
  readonly letter: string;
  readonly name: string;
  readonly family: Family;
  readonly schedule: PublishedSchedule;
  /** Where training ended. */
  readonly totalTokens: number;
}

/** Every published schedule, once. */
export const CURVES: readonly Curve[] = joinCurves();

function joinCurves(): Curve[] {
  const groups = new Map<
    string,
    {id: string; names: string[]; family: Family; schedule: PublishedSchedule; totalTokens: number}
  >();
  for (const {id, name, family, schedule, trainingTokens} of MODELS) {
    if (!schedule || trainingTokens === null) continue;
    const key = [family, schedule.peak, schedule.warmupTokens, schedule.decayEndTokens, trainingTokens].join();
    const group = groups.get(key) ?? {id, names: [], family, schedule, totalTokens: trainingTokens};
    group.names.push(group.names.length === 0 ? name : name.replace(`${family} `, ''));
    groups.set(key, group);
  }
  return [...groups.values()].map(({names, ...group}, index) => ({
    ...group,
    letter: String.fromCharCode(65 + index),
    name: names.join('、'),
  }));
}

/** The rate of a curve after so many tokens, or null when its training has ended. */
export function rateAt({schedule, totalTokens}: Curve, tokens: number): number | null {
  return tokens > totalTokens ? null : learningRate(schedule, tokens);
}

export interface ScheduleState {
  /** Ids of the curves drawn, in the order of CURVES. */
  readonly chosen: readonly string[];
  readonly tokens: number;
  readonly axis: 'linear' | 'log';
}

export const MOST_TOKENS = 2e12;
/** Where the logarithmic axis begins. */
export const LEAST_TOKENS = 1e7;
/** Steps of the slider. */
export const SLIDER_STEPS = 400;

/** Where a number of tokens lies on the axis, 0 to 1; what lies before a logarithmic axis begins counts as its beginning. */
export function axisPart(axis: ScheduleState['axis'], tokens: number): number {
  if (axis === 'linear') return tokens / MOST_TOKENS;
  return Math.max(Math.log(tokens / LEAST_TOKENS) / Math.log(MOST_TOKENS / LEAST_TOKENS), 0);
}

/** The tokens at a place on the axis, to three significant digits. */
export function axisTokens(axis: ScheduleState['axis'], part: number): number {
  const tokens = axis === 'linear' ? part * MOST_TOKENS : LEAST_TOKENS * (MOST_TOKENS / LEAST_TOKENS) ** part;
  return Number(tokens.toPrecision(3));
}

/**
 * Places on a curve, close enough to draw it: even steps along the axis, and its corners.
 *
 * @returns pairs of axis part and rate
 */
export function samples(curve: Curve, axis: ScheduleState['axis'], steps = 160): {part: number; rate: number}[] {
  const {schedule, totalTokens} = curve;
  const even = Array.from({length: steps + 1}, (_, index) => {
    return axis === 'linear'
      ? (index / steps) * MOST_TOKENS
      : LEAST_TOKENS * (MOST_TOKENS / LEAST_TOKENS) ** (index / steps);
  });
  return [...even, schedule.warmupTokens, schedule.decayEndTokens, totalTokens]
    .filter((tokens) => tokens <= totalTokens)
    .sort((a, b) => a - b)
    .map((tokens) => ({part: axisPart(axis, tokens), rate: learningRate(schedule, tokens)}));
}

/** The end of the rate axis: the highest peak of the curves drawn, rounded up to a whole 10⁻⁴. */
export function rateAxis(curves: readonly Curve[]): number {
  const highest = Math.max(1e-4, ...curves.map(({schedule}) => schedule.peak));
  return Math.ceil(Number((highest / 1e-4).toFixed(6))) * 1e-4;
}

const START: ScheduleState = {
  chosen: ['gpt-3-175b', 'llama-33b', 'llama-2-7b', 'llama-2-34b'],
  tokens: 100e9,
  axis: 'linear',
};

/** The parameters of the address that the figure reads. */
export const ADDRESS = 'lr lr-tokens lr-axis';

export const codec: AddressCodec<ScheduleState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const ids = parameters.get('lr')?.split('.') ?? START.chosen;
    const tokens = Number(parameters.get('lr-tokens'));
    return {
      chosen: CURVES.filter(({id}) => ids.includes(id)).map(({id}) => id),
      tokens: parameters.has('lr-tokens') && tokens >= 0 && tokens <= MOST_TOKENS ? tokens : START.tokens,
      axis: parameters.get('lr-axis') === 'log' ? 'log' : 'linear',
    };
  },
  format: (search, {chosen, tokens, axis}) =>
    withParameters(search, {
      lr: chosen.join('.') === START.chosen.join('.') ? null : chosen.join('.'),
      'lr-tokens': tokens === START.tokens ? null : String(tokens),
      'lr-axis': axis === 'log' ? 'log' : null,
    }),
};

/** The state with a curve added or taken away. */
export function toggled(state: ScheduleState, id: string): ScheduleState {
  const chosen = new Set(state.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return {...state, chosen: CURVES.filter((curve) => chosen.has(curve.id)).map((curve) => curve.id)};
}
