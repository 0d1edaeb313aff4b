// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import PreferenceFigure from '@site/src/components/PreferenceFigure';
import {
  announce,
  curves,
  extent,
  formatState,
  methodIds,
  parseState,
  percent,
  results,
  run,
  START,
  STEPS,
  type Settings,
} from '@site/src/components/PreferenceFigure/model';
import {
  divergence,
  dpoGradient,
  dpoLoss,
  groupWeights,
  grpoGradient,
  grpoObjective,
  klEstimate,
  logSigmoid,
  mean,
  optimum,
  orpoGradient,
  orpoLoss,
  ppoAdvantages,
  ppoGradient,
  ppoObjective,
  regularized,
  sigmoid,
  softmax,
} from '@site/src/components/PreferenceFigure/objectives';
import {scenario, scenarios} from '@site/src/components/PreferenceFigure/scenarios';

const REFERENCE = [0.15, 0.25, 0.3, 0.2, 0.1];
const REWARDS = [2, 1, 0, -1, -2];
const PAIRS = scenario('four').pairs;
/** Somewhere away from the reference and from every clip's corner. */
const LOGITS = [-1.1, -1.7, -0.9, -2.2, -1.4];
const OLD = softmax([-1.3, -1.5, -1.2, -1.8, -1.6]);

const numerical = (f: (policy: readonly number[]) => number, logits: readonly number[]): number[] =>
  logits.map((_, index) => {
    const at = (by: number): number => f(softmax(logits.map((logit, place) => (place === index ? logit + by : logit))));
    return (at(1e-5) - at(-1e-5)) / 2e-5;
  });

function expectClose(found: readonly number[], wanted: readonly number[], digits = 7): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, index) => expect(value, String(index)).toBeCloseTo(wanted[index] ?? NaN, digits));
}

const settings = (values: Partial<Settings> = {}): Settings => ({...START, ...values});
const last = (values: readonly (readonly number[])[]): readonly number[] => values.at(-1) ?? [];

describe('the gradients are those of the objectives', () => {
  const policy = softmax(LOGITS);

  it.each([0.05, 0.2, 10])('PPO, ε = %s', (epsilon) => {
    const advantages = ppoAdvantages(OLD, REFERENCE, REWARDS, 0.7);
    expectClose(
      ppoGradient(policy, OLD, advantages, epsilon),
      numerical((p) => ppoObjective(p, OLD, advantages, epsilon), LOGITS),
    );
  });

  it.each([0.1, 1])('DPO, β = %s', (beta) => {
    for (const pairs of [PAIRS, scenario('one').pairs])
      expectClose(
        dpoGradient(policy, REFERENCE, pairs, beta),
        numerical((p) => dpoLoss(p, REFERENCE, pairs, beta), LOGITS),
      );
  });

  it.each([0, 0.5, 2])('ORPO, λ = %s', (lambda) => {
    expectClose(
      orpoGradient(policy, PAIRS, lambda),
      numerical((p) => orpoLoss(p, PAIRS, lambda), LOGITS),
    );
  });

  it.each([
    [0.05, true],
    [0.2, false],
  ])('GRPO, ε = %s, divided by the deviation: %s', (epsilon, scaled) => {
    const weights = groupWeights(OLD, REWARDS, 4, scaled);
    expectClose(
      grpoGradient(policy, OLD, REFERENCE, weights, epsilon, 0.3),
      numerical((p) => grpoObjective(p, OLD, REFERENCE, weights, epsilon, 0.3), LOGITS),
    );
  });

  it('PPO’s first step after sampling climbs E[r] − β KL itself', () => {
    const advantages = ppoAdvantages(policy, REFERENCE, REWARDS, 0.7);
    expectClose(
      ppoGradient(policy, policy, advantages, 0.2),
      numerical((p) => regularized(p, REFERENCE, REWARDS, 0.7), LOGITS),
    );
  });
});

describe('the optimum', () => {
  it('is proportional to π_ref exp(r/β), and nothing near it is better', () => {
    const beta = 0.8;
    const best = optimum(REFERENCE, REWARDS, beta);
    expect(best.reduce((total, value) => total + value)).toBeCloseTo(1, 12);
    const [first = NaN, second = NaN] = best;
    expect(first / second).toBeCloseTo((0.15 / 0.25) * Math.exp(1 / beta), 10);
    const most = regularized(best, REFERENCE, REWARDS, beta);
    for (const logits of [LOGITS, [0, 0, 0, 0, 0], best.map((p) => Math.log(p) + 0.01 * p)])
      expect(regularized(softmax(logits), REFERENCE, REWARDS, beta)).toBeLessThanOrEqual(most + 1e-12);
    // max J = β log Z
    const z = REFERENCE.reduce((total, p, index) => total + p * Math.exp((REWARDS[index] ?? 0) / beta), 0);
    expect(most).toBeCloseTo(beta * Math.log(z), 10);
  });

  it('is where PPO ends', () => {
    for (const {id, answers} of scenarios) {
      const chosen = scenario(id);
      const wanted = optimum(
        answers.map((answer) => answer.reference),
        answers.map((answer) => answer.reward),
        1,
      );
      expectClose(last(run('ppo', chosen, settings({inner: 1}), 8000)), wanted, 3);
    }
  });

  it('is where DPO ends when every answer is compared', () => {
    const four = scenario('four');
    const places = [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].filter((b) => b > a).map((b) => [a, b] as const));
    const pairs = places.map(([a, b]) => ({
      a,
      b,
      chosen: sigmoid((REWARDS[a] ?? 0) - (REWARDS[b] ?? 0)),
      weight: 1 / places.length,
    }));
    expectClose(last(run('dpo', {...four, pairs}, settings({rate: 2}), 6000)), optimum(REFERENCE, REWARDS, 1), 5);
  });

  it('is reached by DPO only in the ratios of what was compared; the logit of the rest stays', () => {
    const policy = last(run('dpo', scenario('four'), settings({rate: 2}), 6000));
    const best = optimum(REFERENCE, REWARDS, 1);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const)
      expect((policy[a] ?? NaN) / (policy[b] ?? NaN)).toBeCloseTo((best[a] ?? NaN) / (best[b] ?? NaN), 4);
    // The covered logits' sum is kept: E ends at 0.1/(0.1 + Σ ref·exp(r − r̄)), r̄ = 0.5.
    const covered = [0, 1, 2, 3].reduce(
      (total, index) => total + (REFERENCE[index] ?? 0) * Math.exp((REWARDS[index] ?? 0) - 0.5),
      0,
    );
    expect(policy[4]).toBeCloseTo(0.1 / (0.1 + covered), 5);
    expect(policy[4]).toBeGreaterThan(10 * (best[4] ?? 1));
  });
});

describe('what the papers say', () => {
  it('DPO begins at log 2, and pulls each pair by β(1 − σ)', () => {
    expect(dpoLoss(REFERENCE, REFERENCE, PAIRS, 0.1)).toBeCloseTo(Math.LN2, 12);
    const gradient = dpoGradient(REFERENCE, REFERENCE, scenario('one').pairs, 0.1);
    // Half of β on the chosen, minus half on the rejected, nothing elsewhere.
    expectClose(gradient, [-0.05, 0, 0, 0.05, 0], 12);
  });

  it('ORPO’s gradient is δ(d)·h(d) (equations 8 to 10)', () => {
    const policy = softmax(LOGITS);
    const pair = [{a: 0, b: 3, chosen: 1, weight: 1}];
    const [pw = NaN, pl = NaN] = [policy[0], policy[3]];
    const odds = (p: number): number => p / (1 - p);
    const delta = 1 / (1 + odds(pw) / odds(pl));
    const slope = (index: number): number[] => policy.map((p, place) => Number(place === index) - p);
    const h = policy.map((_, k) => (slope(0)[k] ?? 0) / (1 - pw) - (slope(3)[k] ?? 0) / (1 - pl));
    const onlyOdds = orpoGradient(policy, pair, 1).map((value, k) => value - (orpoGradient(policy, pair, 0)[k] ?? 0));
    expectClose(
      onlyOdds,
      h.map((value) => -delta * value),
      12,
    );
  });

  it('ORPO without λ is supervised fine-tuning on the chosen answers', () => {
    const wins = REFERENCE.map((_, index) =>
      PAIRS.reduce(
        (total, {a, b, chosen, weight}) => total + weight * (index === a ? chosen : index === b ? 1 - chosen : 0),
        0,
      ),
    );
    const policy = last(run('orpo', scenario('four'), settings({lambda: 0}), 20_000));
    policy.slice(0, 4).forEach((p, index) => expect(p).toBeCloseTo(wins[index] ?? NaN, 3));
    expect(policy[4]).toBeLessThan(1e-3);
  });

  it('GRPO’s estimate of KL is unbiased on its own samples and never negative', () => {
    const policy = softmax(LOGITS);
    const estimates = policy.map((p, index) => klEstimate(p, REFERENCE[index] ?? NaN));
    expect(mean(policy, estimates)).toBeCloseTo(divergence(policy, REFERENCE), 12);
    expect(Math.min(...estimates)).toBeGreaterThanOrEqual(0);
  });

  it('GRPO’s advantages of a group sum to 0, and equal rewards teach nothing', () => {
    for (const scaled of [true, false]) {
      const {plus, minus} = groupWeights(OLD, REWARDS, 4, scaled);
      expect([...plus, ...minus].reduce((total, value) => total + value)).toBeCloseTo(0, 12);
      expect(groupWeights(OLD, [1, 1, 1, 1, 1], 4, scaled)).toEqual({plus: [0, 0, 0, 0, 0], minus: [0, 0, 0, 0, 0]});
      expect(groupWeights(OLD, REWARDS, 1, scaled).plus).toEqual([0, 0, 0, 0, 0]);
    }
    expect(() => groupWeights(OLD, REWARDS, 2.5, true)).toThrow(/whole group of at least 1, found 2.5/);
  });

  it('GRPO for a pair of answers, one right: ±1 a place, whatever the reward’s size', () => {
    for (const size of [1, 10]) {
      const {plus, minus} = groupWeights([0.3, 0.7], [size, 0], 2, true);
      // The two differ with probability 2·0.3·0.7; one of the two places each.
      expectClose(plus, [0.21, 0], 12);
      expectClose(minus, [0, -0.21], 12);
    }
  });

  it('without the deviation GRPO’s expectation is policy gradient times (G − 1)/G', () => {
    for (const group of [2, 4, 8]) {
      const {plus, minus} = groupWeights(OLD, REWARDS, group, false);
      const average = mean(OLD, REWARDS);
      OLD.forEach((p, index) =>
        expect((plus[index] ?? NaN) + (minus[index] ?? NaN)).toBeCloseTo(
          ((group - 1) / group) * p * ((REWARDS[index] ?? 0) - average),
          12,
        ),
      );
    }
  });

  it('GRPO ends elsewhere than π*: at π_ref / (1 − c (r − r̄)/β), the gradient of its estimate being that of KL(π_ref ‖ π)', () => {
    const [group, beta] = [4, 1];
    const policy = last(run('grpo', scenario('four'), settings({scaled: false, inner: 1, beta, group}), 4000));
    const average = mean(policy, REWARDS);
    policy.forEach((p, index) => {
      const advantage = ((group - 1) / group) * ((REWARDS[index] ?? 0) - average);
      expect(p * (1 - advantage / beta)).toBeCloseTo(REFERENCE[index] ?? NaN, 6);
    });
    expect(Math.abs((policy[0] ?? 0) - (optimum(REFERENCE, REWARDS, beta)[0] ?? 0))).toBeGreaterThan(0.02);
    const at = softmax(LOGITS);
    const nothing = {plus: [0, 0, 0, 0, 0], minus: [0, 0, 0, 0, 0]};
    expectClose(
      grpoGradient(at, at, REFERENCE, nothing, 0.2, 1),
      numerical((p) => -divergence(REFERENCE, p), LOGITS),
    );
  });
});

describe('what the figure is to show', () => {
  const at = (method: (typeof methodIds)[number], id: string): readonly number[] =>
    last(run(method, scenario(id), settings()));

  it('one pair that everybody decides alike has no lowest point in DPO, and leaves the other ratios alone', () => {
    const one = scenario('one');
    const steps = run('dpo', one, settings({beta: 3}));
    const losses = [50, 200, 400].map((step) => dpoLoss(steps[step] ?? [], REFERENCE, one.pairs, 3));
    expect(losses[1]).toBeLessThan(losses[0] ?? 0);
    expect(losses[2]).toBeLessThan(losses[1] ?? 0);
    const policy = last(steps);
    expect((policy[1] ?? NaN) / (policy[2] ?? NaN)).toBeCloseTo(25 / 30, 10);
    expect((policy[4] ?? NaN) / (policy[2] ?? NaN)).toBeCloseTo(10 / 30, 10);
    // The log-ratio passes what any reward of the four would ask for.
    expect(Math.log((policy[0] ?? NaN) / (policy[3] ?? NaN))).toBeGreaterThan(1.5);
  });

  it('DPO lowers the chosen and the rejected answer when they share most parameters', () => {
    const {answers, pairs} = scenario('alike');
    const policy = at('dpo', 'alike');
    expect(policy[0]).toBeLessThan(0.5 * (answers[0]?.reference ?? 0));
    expect(policy[1]).toBeLessThan(policy[0] ?? 0);
    expect(policy[4]).toBeGreaterThan(0.9);
    const reference = answers.map((answer) => answer.reference);
    expect(dpoLoss(policy, reference, pairs, 1)).toBeLessThan(Math.LN2);
    // The others do not: ORPO raises the chosen answer, PPO sees the reward of the unseen one.
    expect(at('orpo', 'alike')[0]).toBeGreaterThan(0.9);
    expect(at('ppo', 'alike')[4]).toBeLessThan(0.1);
    // At first ORPO raises the rejected one too, as supervised fine-tuning does.
    expect(run('orpo', scenario('alike'), settings(), 20).at(-1)?.[1]).toBeGreaterThan(answers[1]?.reference ?? 1);
  });

  it('the deviation makes GRPO’s steps on a hard question larger', () => {
    const binary = scenario('binary');
    const right = (scaled: boolean): number => {
      const [first = 0, second = 0] = run('grpo', binary, settings({scaled}), 20).at(-1) ?? [];
      return first + second;
    };
    expect(right(true)).toBeGreaterThan(right(false) + 0.05);
  });

  it('all four begin at the reference and stay probabilities', () => {
    for (const {id, answers} of scenarios)
      for (const method of methodIds) {
        const steps = run(method, scenario(id), settings({rate: 2, beta: 0.1, group: 16}), 100);
        expectClose(
          steps[0] ?? [],
          answers.map((answer) => answer.reference),
          12,
        );
        for (const policy of steps) {
          expect(policy.every((p) => p >= 0 && p <= 1)).toBe(true);
          expect(policy.reduce((total, p) => total + p)).toBeCloseTo(1, 9);
        }
      }
  });
});

describe('numbers for the eye', () => {
  it('survive extremes', () => {
    expect(logSigmoid(-800)).toBe(-800);
    expect(logSigmoid(800)).toBe(-0);
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
    expect(divergence([1, 0], [0.5, 0.5])).toBeCloseTo(Math.LN2, 12);
    expect([0.12345, 0.0001].map(percent)).toEqual(['12.3%', '<0.1%']);
  });

  it('lie inside the plots', () => {
    const found = results(START);
    for (const metric of ['reward', 'divergence', 'probability'] as const) {
      const drawn = curves(metric, found, 4);
      expect(drawn).toHaveLength(4);
      const [low, high] = extent(metric, drawn, metric === 'reward' ? found.target.reward : 0.1);
      for (const {points} of drawn) {
        expect(points[0]?.[0]).toBe(0);
        expect(points.at(-1)?.[0]).toBe(STEPS);
        for (const [, value] of points) {
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
      }
    }
    expect(announce(START, found)).toMatch(/^第 400 步：PPO 奖励 1\.\d\d，KL 0\.\d\d；DPO/);
  });

  it('keep the state in the address', () => {
    expect(formatState('?x=1', START)).toBe('?x=1');
    const state = {...START, scenario: 'alike', beta: 0.3, scaled: false, step: 20, watched: 0, group: 16};
    expect(parseState(formatState('', state))).toEqual(state);
    expect(parseState('?pref=none&prefBeta=99&prefGroup=7&prefStep=1.5&prefAnswer=Z&prefLambda=x')).toEqual(START);
  });
});

describe('the figure', () => {
  beforeEach(() => window.history.replaceState(null, '', '/'));
  afterEach(cleanup);

  it('is whole without a script', () => {
    document.body.innerHTML = renderToString(<PreferenceFigure />);
    for (const name of ['PPO', 'DPO', 'ORPO', 'GRPO']) {
      const panel = screen.getByRole('region', {name});
      expect(within(panel).getAllByRole('listitem')).toHaveLength(5);
    }
    expect(screen.getAllByRole('img')).toHaveLength(3);
    expect(document.body.textContent).toContain('E 从不出现');
    const shown = results(START).runs.dpo[STEPS]?.[4] ?? NaN;
    expect(within(screen.getByRole('region', {name: 'DPO'})).getByText(percent(shown))).toBeTruthy();
    document.body.innerHTML = '';
  });

  it('follows the buttons and says what changed', async () => {
    render(<PreferenceFigure />);
    fireEvent.click(screen.getByRole('button', {name: '从头'}));
    expect(within(screen.getByRole('region', {name: 'GRPO'})).getByText('30.0%')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', {name: '走一步'}));
    expect(screen.getByRole('status').textContent).toMatch(/^第 1 步/);
    fireEvent.click(screen.getByRole('button', {name: '选中的和被拒的很像'}));
    expect(await screen.findByText(/吃头孢能喝酒吗/)).toBeTruthy();
    fireEvent.change(screen.getByRole('slider', {name: '走了几步梯度'}), {target: {value: '400'}});
    expect(within(screen.getByRole('region', {name: 'DPO'})).getByText('99.5%')).toBeTruthy();
  });

  it('opens as an address says', async () => {
    window.history.replaceState(null, '', '/?pref=binary&prefStep=0&prefStd=0');
    render(<PreferenceFigure />);
    expect(await screen.findByText(/47 × 53/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
  });
});
