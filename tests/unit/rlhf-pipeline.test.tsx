// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import RlhfPipeline from '@site/src/components/RlhfPipeline';
import {
  expectedReward,
  formatState,
  klPenalisedReward,
  moveTab,
  normaliseRewards,
  pairwiseLoss,
  parseState,
  policyStep,
  PROMPTS,
  rankedPairs,
  sigmoid,
  totalPrompts,
  WALK,
  WALK_STAGES,
  walkNumbers,
} from '@site/src/components/RlhfPipeline/model';

const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];

describe('numbers of the paper', () => {
  it('K = 9 gives 36 pairs, and 64 prompts at most 2,304 (appendix C.2)', () => {
    expect(rankedPairs(NINE)).toHaveLength(36);
    expect(64 * rankedPairs(NINE).length).toBe(2304);
  });

  it('Table 6 adds up to the rounded sizes of section 3.2', () => {
    const train = (key: keyof typeof PROMPTS): number => totalPrompts(PROMPTS[key], 'train');
    expect([train('sft'), train('rm'), train('ppo')]).toEqual([12_725, 33_207, 31_144]);
    expect([train('sft'), train('rm'), train('ppo')].map((count) => Math.round(count / 1000))).toEqual([13, 33, 31]);
    expect(totalPrompts(PROMPTS.rm, 'valid')).toBe(17_887);
  });
});

describe('the pairwise loss', () => {
  it('is log 2 when all rewards are alike', () => {
    expect(pairwiseLoss([1, 1, 1, 1], [2, 0, 3, 1])).toBeCloseTo(Math.LN2, 12);
  });

  it('is the mean over the six pairs of the walk', () => {
    // log(1 + e^-d) for d = 0.8, 1.5, 2.2, 0.7, 1.4, 0.7, by hand.
    const byHand = [0.371101, 0.201413, 0.105083, 0.403186, 0.220417, 0.403186];
    expect(pairwiseLoss([1.2, 0.4, -0.3, -1], [0, 1, 2, 3])).toBeCloseTo(byHand.reduce((a, b) => a + b) / 6, 5);
  });

  it('stays finite where the logistic function rounds to 0', () => {
    expect(pairwiseLoss([0, 800], [0, 1])).toBe(800);
    expect(pairwiseLoss([40, 0], [0, 1])).toBeCloseTo(Math.exp(-40), 25);
  });

  it('grows when the ranking is turned round, and does not overflow', () => {
    expect(pairwiseLoss([2, 0], [1, 0])).toBeCloseTo(2.126928, 6);
    expect(sigmoid(-800)).toBe(0);
    expect(sigmoid(800)).toBe(1);
  });

  it.each([
    [() => rankedPairs([0]), /at least 2 answers, found 1/],
    [() => rankedPairs([0, 1, 0]), /each answer once, found 0, 1, 0/],
    [() => pairwiseLoss([1], [0, 1]), /each of 2 ranked answers, found 1/],
    [() => pairwiseLoss([1, 2], [0, 2]), /finite reward for answer 2, found undefined/],
    [() => pairwiseLoss([1, NaN], [0, 1]), /finite reward for answer 1, found NaN/],
    [() => normaliseRewards([1], []), /at least 1 demonstration/],
    [() => normaliseRewards([1], [Infinity]), /finite reward for answer 0, found Infinity/],
    [() => klPenalisedReward(1, -Infinity, -2), /finite numbers, found 1, -Infinity, -2, 0.02/],
    [() => policyStep([0.5, 0.5], [1, 1], NaN), /finite learning rate, found NaN/],
    [() => policyStep([0.5, 0.5], [1], 1), /found 1 and 2/],
    [() => policyStep([0.5, 0.6], [1, 1], 1), /sum 1, found 0.5, 0.6/],
  ])('says what is wrong with bad input', (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe('rewards', () => {
  it('give demonstrations mean 0', () => {
    const shifted = normaliseRewards([0.4, 1.4], [0.4, 1.4]);
    expect(shifted[0]).toBeCloseTo(-0.5, 12);
    expect(shifted[1]).toBeCloseTo(0.5, 12);
  });

  it('fall when the policy likes its answer more than the reference does', () => {
    expect(klPenalisedReward(1.2, -10, -12.5)).toBeCloseTo(1.15, 12);
    expect(klPenalisedReward(1.2, -12.5, -10)).toBeCloseTo(1.25, 12);
  });
});

describe('the policy step', () => {
  const probabilities = [0.3, 0.3, 0.25, 0.15];
  const rewards = [1.2, 0.4, -0.3, -1];

  it('follows the gradient of the expected reward (finite differences on the logits)', () => {
    const softmax = (logits: readonly number[]): number[] => {
      const weights = logits.map(Math.exp);
      const sum = weights.reduce((a, b) => a + b);
      return weights.map((weight) => weight / sum);
    };
    const logits = probabilities.map(Math.log);
    const h = 1e-6;
    const gradient = logits.map((_, index) => {
      const shifted = (by: number): number =>
        expectedReward(softmax(logits.map((logit, i) => logit + (i === index ? by : 0))), rewards);
      return (shifted(h) - shifted(-h)) / (2 * h);
    });
    const stepped = softmax(logits.map((logit, index) => logit + 0.5 * (gradient[index] ?? NaN)));
    policyStep(probabilities, rewards, 0.5).forEach((value, index) =>
      expect(value).toBeCloseTo(stepped[index] ?? NaN, 8),
    );
  });

  it('stays a distribution and raises the expected reward', () => {
    const next = policyStep(probabilities, rewards, 1);
    expect(next.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(expectedReward(next, rewards)).toBeGreaterThan(expectedReward(probabilities, rewards));
  });

  it('leaves a policy alone whose answers are all alike', () => {
    policyStep(probabilities, [2, 2, 2, 2], 5).forEach((value, index) =>
      expect(value).toBeCloseTo(probabilities[index] ?? NaN, 12),
    );
  });
});

describe('the walk', () => {
  it('has probabilities with sum 1 and six pairs in the ranking’s order', () => {
    for (const list of [WALK.policyProbabilities, WALK.referenceProbabilities]) {
      expect(list.reduce<number>((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
    expect(walkNumbers().pairs.map(({better, worse}) => `${better}${worse}`)).toEqual([
      '01',
      '02',
      '03',
      '12',
      '13',
      '23',
    ]);
  });
});

describe('the last stage', () => {
  it('says which answers rise and fall, as the numbers do (by Python)', () => {
    const {updated, expectedBefore, expectedAfter} = walkNumbers();
    const rises = updated.map((value, index) => value > (WALK.policyProbabilities[index] ?? NaN));
    expect(rises).toEqual([true, true, false, false]);
    expect(expectedBefore).toBeCloseTo(0.034051, 6);
    expect(expectedAfter).toBeCloseTo(0.170179, 6);
    [0.249321, 0.331483, 0.227891, 0.191305].forEach((value, index) => expect(updated[index]).toBeCloseTo(value, 6));
  });
});

describe('state', () => {
  it.each([
    ['', {step: 0, stage: 0}],
    ['?step=ppo&walk=7', {step: 2, stage: 6}],
    ['?step=nonsense&walk=99', {step: 0, stage: 0}],
  ])('reads %s', (search, state) => expect(parseState(search)).toEqual(state));

  it('writes what it reads and keeps other parameters', () => {
    expect(formatState('?q=1', {step: 1, stage: 3})).toBe('?q=1&step=rm&walk=4');
    expect(formatState('?q=1&step=rm', {step: 0, stage: 0})).toBe('?q=1');
    expect(formatState('?step=rm', {step: 0, stage: 0})).toBe('');
  });

  it.each([
    ['ArrowRight', 2, 0],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['ArrowDown', 1, null],
    ['a', 1, null],
  ])('%s from %s leads to %s', (key, from, to) => expect(moveTab(from, key, 3)).toBe(to));
});

describe('the figure', () => {
  beforeEach(() => window.history.replaceState(null, '', '/'));
  afterEach(cleanup);

  it('shows all steps and stages without JavaScript', () => {
    const html = renderToString(<RlhfPipeline />);
    for (const title of [
      '第 <!-- -->1<!-- --> 步',
      '第 <!-- -->2<!-- --> 步',
      '第 <!-- -->3<!-- --> 步',
      ...WALK_STAGES,
    ]) {
      expect(html).toContain(title);
    }
    // What is folded, and which controls need a script, is marked: the page unfolds the one and hides the other.
    expect(html.match(/data-folded=""/g)).toHaveLength(2 + 6);
    expect(html.match(/data-scripted=""/g)).toHaveLength(3);
  });

  it('moves by keyboard and keeps the step in the address', async () => {
    render(<RlhfPipeline />);
    const [first, second, third] = screen.getAllByRole('tab');
    fireEvent.keyDown(first as HTMLElement, {key: 'ArrowRight'});
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(second);
    await waitFor(() => expect(window.location.search).toBe('?step=rm'));
    fireEvent.keyDown(second as HTMLElement, {key: 'End'});
    expect(document.activeElement).toBe(third);
    fireEvent.click(first as HTMLElement);
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('opens where the address says, and walks', async () => {
    window.history.replaceState(null, '', '/?walk=6');
    render(<RlhfPipeline />);
    expect(screen.getByRole('status').textContent).toContain('6 / 7');
    fireEvent.click(screen.getByRole('button', {name: '下一步'}));
    await waitFor(() => expect(window.location.search).toBe('?walk=7'));
    const next = screen.getByRole('button', {name: '下一步'});
    expect(next.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(next);
    expect(screen.getByRole('status').textContent).toContain('7 / 7');
    fireEvent.click(screen.getByRole('button', {name: '4 排名次'}));
    await waitFor(() => expect(window.location.search).toBe('?walk=4'));
  });
});
