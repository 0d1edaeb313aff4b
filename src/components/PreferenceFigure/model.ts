/** The four runs, and the figure's state, address and wording. The objectives are objectives.ts. No DOM, no React. */
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {
  divergence,
  dpoGradient,
  groupWeights,
  grpoGradient,
  mean,
  optimum,
  orpoGradient,
  ppoAdvantages,
  ppoGradient,
  softmax,
} from './objectives';
import {scenario, scenarios, type Scenario} from './scenarios';

export const methodIds = ['ppo', 'dpo', 'orpo', 'grpo'] as const;
export type MethodId = (typeof methodIds)[number];

export const METHODS: Readonly<Record<MethodId, {readonly name: string; readonly about: string}>> = {
  ppo: {name: 'PPO', about: '看得见奖励；KL 在奖励里'},
  dpo: {name: 'DPO', about: '只看比较；要参考模型'},
  orpo: {name: 'ORPO', about: '只看比较；不要参考模型'},
  grpo: {name: 'GRPO', about: '看得见奖励；组内比高低'},
};

export interface Settings {
  readonly beta: number;
  readonly lambda: number;
  readonly epsilon: number;
  /** Learning rate η, the same for all four. */
  readonly rate: number;
  /** G */
  readonly group: number;
  /** Whether GRPO divides by the standard deviation. */
  readonly scaled: boolean;
  /** Gradient steps before π_old is taken anew. */
  readonly inner: number;
}

export interface PreferenceState extends Settings {
  readonly scenario: string;
  readonly step: number;
  /** The answer whose probability is plotted, by its place. */
  readonly watched: number;
}

export const STEPS = 400;

export const LIMITS = {
  beta: {min: 0.1, max: 3, step: 0.1},
  lambda: {min: 0, max: 2, step: 0.1},
  epsilon: {min: 0.05, max: 0.5, step: 0.05},
  rate: {min: 0.1, max: 2, step: 0.1},
  inner: {min: 1, max: 8, step: 1},
  step: {min: 0, max: STEPS, step: 1},
} as const;
export const GROUPS = [2, 4, 8, 16] as const;

export const START: PreferenceState = {
  scenario: 'four',
  beta: 1,
  lambda: 0.5,
  epsilon: 0.2,
  rate: 0.5,
  group: 8,
  scaled: true,
  inner: 4,
  step: STEPS,
  watched: 4,
};

/** The policies after 0, 1, …, `STEPS` gradient steps. */
export type Run = readonly (readonly number[])[];

/**
 * One method from π_ref, by plain gradient steps on θ with z = log π_ref + Φθ.
 *
 * @param steps how many; the run has one policy more
 */
export function run(method: MethodId, {answers, pairs, features}: Scenario, settings: Settings, steps = STEPS): Run {
  const {beta, lambda, epsilon, rate, group, scaled, inner} = settings;
  const reference = answers.map((answer) => answer.reference);
  const rewards = answers.map((answer) => answer.reward);
  const start = reference.map(Math.log);
  const theta = (features[0] ?? []).map(() => 0);
  const policies: number[][] = [softmax(start)];
  let old = reference;
  let advantages: readonly number[] = [];
  let weights = {plus: [] as readonly number[], minus: [] as readonly number[]};
  for (let step = 0; step < steps; step += 1) {
    const policy = policies[step] ?? reference;
    if (step % inner === 0) {
      old = policy;
      if (method === 'ppo') advantages = ppoAdvantages(old, reference, rewards, beta);
      if (method === 'grpo') weights = groupWeights(old, rewards, group, scaled);
    }
    // Ascent for the two objectives, descent for the two losses.
    const upward = {
      ppo: () => ppoGradient(policy, old, advantages, epsilon),
      grpo: () => grpoGradient(policy, old, reference, weights, epsilon, beta),
      dpo: () => dpoGradient(policy, reference, pairs, beta).map((value) => -value),
      orpo: () => orpoGradient(policy, pairs, lambda).map((value) => -value),
    }[method]();
    theta.forEach((value, column) => {
      const slope = features.reduce((total, row, index) => total + (row[column] ?? 0) * (upward[index] ?? 0), 0);
      theta[column] = value + rate * slope;
    });
    policies.push(
      softmax(
        start.map((logit, index) =>
          (features[index] ?? []).reduce((total, feature, column) => total + feature * (theta[column] ?? 0), logit),
        ),
      ),
    );
  }
  return policies;
}

export interface Target {
  readonly policy: readonly number[];
  readonly reward: number;
  readonly divergence: number;
}

export interface Results {
  readonly reference: readonly number[];
  readonly rewards: readonly number[];
  readonly target: Target;
  readonly runs: Readonly<Record<MethodId, Run>>;
}

export function results(state: Pick<PreferenceState, 'scenario'> & Settings): Results {
  const chosen = scenario(state.scenario);
  const reference = chosen.answers.map((answer) => answer.reference);
  const rewards = chosen.answers.map((answer) => answer.reward);
  const policy = optimum(reference, rewards, state.beta);
  return {
    reference,
    rewards,
    target: {policy, reward: mean(policy, rewards), divergence: divergence(policy, reference)},
    runs: {
      ppo: run('ppo', chosen, state),
      dpo: run('dpo', chosen, state),
      orpo: run('orpo', chosen, state),
      grpo: run('grpo', chosen, state),
    },
  };
}

export const metricIds = ['reward', 'divergence', 'probability'] as const;
export type MetricId = (typeof metricIds)[number];

/** What is plotted of a policy. */
export function measure(metric: MetricId, policy: readonly number[], found: Results, watched: number): number {
  switch (metric) {
    case 'reward':
      return mean(policy, found.rewards);
    case 'divergence':
      return divergence(policy, found.reference);
    case 'probability':
      return policy[watched] ?? 0;
  }
}

/** Every how many steps a curve has a point. */
const STRIDE = 8;

export interface Curve {
  readonly method: MethodId;
  readonly points: readonly (readonly [step: number, value: number])[];
}

export function curves(metric: MetricId, found: Results, watched: number): readonly Curve[] {
  return methodIds.map((method) => ({
    method,
    points: found.runs[method].flatMap((policy, step) =>
      step % STRIDE === 0 ? [[step, measure(metric, policy, found, watched)] as const] : [],
    ),
  }));
}

/** The values between which a plot is drawn; they hold all curves and the target. */
export function extent(metric: MetricId, drawn: readonly Curve[], target: number): readonly [number, number] {
  if (metric === 'probability') return [0, 1];
  const values = [...drawn.flatMap(({points}) => points.map(([, value]) => value)), target];
  const low = metric === 'divergence' ? 0 : Math.floor(2 * Math.min(...values)) / 2;
  return [low, Math.max(Math.ceil(2 * Math.max(...values)) / 2, low + 0.5)];
}

/** A probability for the eye: two digits, never 0 for what is not 0. */
export function percent(probability: number): string {
  if (probability < 0.0005) return '<0.1%';
  return `${(100 * probability).toFixed(1)}%`;
}

/** One sentence for screen readers when the step or a slider has changed. */
export function announce(state: PreferenceState, found: Results): string {
  const parts = methodIds.map((method) => {
    const policy = found.runs[method][state.step] ?? found.reference;
    return `${METHODS[method].name} 奖励 ${mean(policy, found.rewards).toFixed(2)}，KL ${divergence(policy, found.reference).toFixed(2)}`;
  });
  return `第 ${state.step} 步：${parts.join('；')}`;
}

const PARAMETERS = {
  scenario: 'pref',
  beta: 'prefBeta',
  lambda: 'prefLambda',
  epsilon: 'prefEpsilon',
  rate: 'prefRate',
  group: 'prefGroup',
  scaled: 'prefStd',
  inner: 'prefInner',
  step: 'prefStep',
  watched: 'prefAnswer',
} as const;
/** For `data-needs-app`. */
export const PARAMETER_NAMES = Object.values(PARAMETERS).join(' ');

/** @param search `location.search`; what is missing or makes no sense is as at the start */
export function parseState(search: string): PreferenceState {
  const given = new URLSearchParams(search);
  const number = (name: keyof typeof LIMITS): number => {
    const written = given.get(PARAMETERS[name]);
    const value = Number(written);
    const {min, max} = LIMITS[name];
    return written && value >= min && value <= max ? value : START[name];
  };
  const whole = (value: number, otherwise: number): number => (Number.isInteger(value) ? value : otherwise);
  const chosen = scenarios.find(({id}) => id === given.get(PARAMETERS.scenario)) ?? scenario(START.scenario);
  const watched = chosen.answers.findIndex(({letter}) => letter === given.get(PARAMETERS.watched));
  return {
    scenario: chosen.id,
    beta: number('beta'),
    lambda: number('lambda'),
    epsilon: number('epsilon'),
    rate: number('rate'),
    group: GROUPS.find((group) => group === Number(given.get(PARAMETERS.group))) ?? START.group,
    scaled: given.get(PARAMETERS.scaled) !== '0',
    inner: whole(number('inner'), START.inner),
    step: whole(number('step'), START.step),
    watched: watched === -1 ? START.watched : watched,
  };
}

/** @param search what the address says now; parameters that are not this figure's stay */
export function formatState(search: string, state: PreferenceState): string {
  const unlessStart = (name: keyof typeof LIMITS | 'group'): string | null =>
    state[name] === START[name] ? null : String(state[name]);
  return withParameters(search, {
    [PARAMETERS.scenario]: state.scenario === START.scenario ? null : state.scenario,
    [PARAMETERS.beta]: unlessStart('beta'),
    [PARAMETERS.lambda]: unlessStart('lambda'),
    [PARAMETERS.epsilon]: unlessStart('epsilon'),
    [PARAMETERS.rate]: unlessStart('rate'),
    [PARAMETERS.group]: unlessStart('group'),
    [PARAMETERS.scaled]: state.scaled ? null : '0',
    [PARAMETERS.inner]: unlessStart('inner'),
    [PARAMETERS.step]: unlessStart('step'),
    [PARAMETERS.watched]:
      state.watched === START.watched ? null : (scenario(state.scenario).answers[state.watched]?.letter ?? null),
  });
}

export const ADDRESS: AddressCodec<PreferenceState> = {start: START, parse: parseState, format: formatState};
