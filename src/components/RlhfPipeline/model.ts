/**
 * What the RLHF pipeline figure computes, by the formulas of Ouyang et al. (2022), arXiv:2203.02155. No DOM, no React.
 */
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export const STEP_KEYS = ['sft', 'rm', 'ppo'] as const;

export type StepKey = (typeof STEP_KEYS)[number];

/** Prompts of one data set: Ouyang et al. (2022), Table 6. Labelers wrote none of the PPO prompts. */
export interface PromptCounts {
  readonly train: {readonly labeler: number; readonly customer: number};
  readonly valid: {readonly labeler: number; readonly customer: number};
}

export const PROMPTS: Readonly<Record<StepKey, PromptCounts>> = {
  sft: {train: {labeler: 11_295, customer: 1_430}, valid: {labeler: 1_550, customer: 103}},
  rm: {train: {labeler: 6_623, customer: 26_584}, valid: {labeler: 3_488, customer: 14_399}},
  ppo: {train: {labeler: 0, customer: 31_144}, valid: {labeler: 0, customer: 16_185}},
};

/** Prompts of one split, from both sources. */
export function totalPrompts(counts: PromptCounts, split: 'train' | 'valid'): number {
  return counts[split].labeler + counts[split].customer;
}

/** The logistic function 1/(1+e^−x), in a form that does not overflow for large |x|. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** −log σ(x) = log(1 + e^−x), in nat, in a form that stays finite and exact where σ itself rounds to 0 or 1. */
export function negativeLogSigmoid(x: number): number {
  return Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** A better and a worse answer, as indices of the answers. */
export interface RankedPair {
  readonly better: number;
  readonly worse: number;
}

/**
 * All C(K,2) pairs of a ranking, best first.
 *
 * @param ranking K distinct indices of answers, best first
 * @throws RangeError when K is under 2 or an index stands twice
 */
export function rankedPairs(ranking: readonly number[]): RankedPair[] {
  if (ranking.length < 2) throw new RangeError(`a ranking needs at least 2 answers, found ${ranking.length}`);
  if (new Set(ranking).size !== ranking.length) {
    throw new RangeError(`a ranking names each answer once, found ${ranking.join(', ')}`);
  }
  return ranking.flatMap((better, position) => ranking.slice(position + 1).map((worse) => ({better, worse})));
}

// #region pairwise-loss
/**
 * The reward model's loss for one prompt, in nat: the mean of −log σ(r_w − r_l) over all C(K,2) pairs.
 *
 * Ouyang et al. (2022), eq. (1).
 *
 * @param rewards r(x, y) of each of the K answers
 * @param ranking indices of the answers, best first
 * @throws RangeError when the ranking is not one of exactly these answers, or a reward is not finite
 */
export function pairwiseLoss(rewards: readonly number[], ranking: readonly number[]): number {
  if (rewards.length !== ranking.length) {
    throw new RangeError(`expected a reward for each of ${ranking.length} ranked answers, found ${rewards.length}`);
  }
  const losses = rankedPairs(ranking).map(({better, worse}) => {
    const margin = rewardOf(rewards, better) - rewardOf(rewards, worse);
    return negativeLogSigmoid(margin);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
// #endregion

/**
 * Shifts rewards so that demonstrations have mean 0: Ouyang et al. (2022), section 3.5.
 *
 * @param rewards raw rewards of the answers
 * @param demonstrations raw rewards of labelers' demonstrations, at least one
 * @throws RangeError without demonstrations, or when a reward is not finite
 */
export function normaliseRewards(rewards: readonly number[], demonstrations: readonly number[]): number[] {
  if (demonstrations.length === 0) throw new RangeError('normalising needs at least 1 demonstration, found 0');
  const total = demonstrations.reduce((sum, _, index) => sum + rewardOf(demonstrations, index), 0);
  return rewards.map((_, index) => rewardOf(rewards, index) - total / demonstrations.length);
}

// #region kl-reward
/** β of Ouyang et al. (2022), appendix C.4. */
export const KL_COEFFICIENT = 0.02;

/**
 * The reward that reinforcement learning maximises: r − β · log(π_RL(y|x) / π_SFT(y|x)).
 *
 * Ouyang et al. (2022), eq. (2), without the pre-training term.
 *
 * @param reward r(x, y)
 * @param logPolicy log π_RL(y|x) in nat; the answer was written by this policy
 * @param logReference log π_SFT(y|x) in nat; the reference model only scores the answer again
 * @throws RangeError when an argument is not finite
 */
export function klPenalisedReward(
  reward: number,
  logPolicy: number,
  logReference: number,
  beta: number = KL_COEFFICIENT,
): number {
  const value = reward - beta * (logPolicy - logReference);
  if (!Number.isFinite(value)) {
    throw new RangeError(`expected finite numbers, found ${[reward, logPolicy, logReference, beta].join(', ')}`);
  }
  return value;
}
// #endregion

/**
 * One step of exact policy gradient on a softmax over K answers: logit_i grows by η · p_i · (R_i − Σ_j p_j R_j).
 *
 * The gradient of Σ_j p_j R_j with respect to logit i; a toy without PPO's clip, tokens or value function. A
 * logit rises exactly when its answer is better than the mean; its probability may still fall when others rise more.
 *
 * @param probabilities the policy, K positive numbers with sum 1
 * @param rewards R of each answer
 * @param learningRate η
 * @returns the new probabilities
 * @throws RangeError when the lengths differ, the probabilities are none, or a number is not finite
 */
export function policyStep(
  probabilities: readonly number[],
  rewards: readonly number[],
  learningRate: number,
): number[] {
  if (probabilities.length !== rewards.length) {
    throw new RangeError(
      `expected as many rewards as probabilities, found ${rewards.length} and ${probabilities.length}`,
    );
  }
  if (!Number.isFinite(learningRate)) throw new RangeError(`expected a finite learning rate, found ${learningRate}`);
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  if (probabilities.some((probability) => !(probability > 0)) || Math.abs(sum - 1) > 1e-9) {
    throw new RangeError(`expected positive probabilities with sum 1, found ${probabilities.join(', ')}`);
  }
  const expected = expectedReward(probabilities, rewards);
  const weights = probabilities.map((probability, index) => {
    return probability * Math.exp(learningRate * probability * (rewardOf(rewards, index) - expected));
  });
  const total = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Σ p_i R_i. */
export function expectedReward(probabilities: readonly number[], rewards: readonly number[]): number {
  return probabilities.reduce((sum, probability, index) => sum + probability * rewardOf(rewards, index), 0);
}

function rewardOf(rewards: readonly number[], index: number): number {
  const reward = rewards[index];
  if (reward === undefined || !Number.isFinite(reward)) {
    throw new RangeError(`expected a finite reward for answer ${index}, found ${String(reward)}`);
  }
  return reward;
}

/** The prompt that the figure follows. Text, rewards and probabilities are invented; everything else is computed. */
export const WALK = {
  prompt: '用两句话向小学生解释：天空为什么是蓝的？',
  demonstration: '太阳光里藏着各种颜色。空气把蓝光撞得到处都是，所以抬头往哪里看，都有蓝光进到眼睛里。',
  answers: [
    {name: 'A', text: '阳光里有很多颜色。蓝色的光最容易被空气弹来弹去，于是整片天都是蓝的。'},
    {name: 'B', text: '因为空气散射蓝光比红光多。'},
    {name: 'C', text: '天空的颜色由瑞利散射决定，散射强度与波长的四次方成反比。'},
    {name: 'D', text: '天空是蓝的，是因为它映出了大海的颜色。'},
  ],
  /** Best first: A, B, C, D. */
  ranking: [0, 1, 2, 3],
  rawRewards: [2.1, 1.3, 0.6, -0.1],
  demonstrationReward: 0.9,
  referenceProbabilities: [0.1, 0.3, 0.3, 0.3],
  policyProbabilities: [0.2, 0.3, 0.25, 0.25],
  learningRate: 1,
} as const;

export interface WalkNumbers {
  readonly pairs: readonly (RankedPair & {readonly probability: number; readonly loss: number})[];
  readonly loss: number;
  readonly rewards: readonly number[];
  readonly penalised: readonly number[];
  readonly expectedBefore: number;
  readonly expectedAfter: number;
  readonly updated: readonly number[];
}

/** Every number of the walk, from the invented inputs by the formulas above. */
export function walkNumbers(): WalkNumbers {
  const rewards = normaliseRewards(WALK.rawRewards, [WALK.demonstrationReward]);
  const pairs = rankedPairs(WALK.ranking).map((pair) => {
    const margin = rewardOf(rewards, pair.better) - rewardOf(rewards, pair.worse);
    const probability = sigmoid(margin);
    return {...pair, probability, loss: negativeLogSigmoid(margin)};
  });
  const penalised = rewards.map((reward, index) =>
    klPenalisedReward(
      reward,
      Math.log(WALK.policyProbabilities[index] ?? NaN),
      Math.log(WALK.referenceProbabilities[index] ?? NaN),
    ),
  );
  const updated = policyStep(WALK.policyProbabilities, penalised, WALK.learningRate);
  return {
    pairs,
    loss: pairwiseLoss(rewards, WALK.ranking),
    rewards,
    penalised,
    expectedBefore: expectedReward(WALK.policyProbabilities, penalised),
    expectedAfter: expectedReward(updated, penalised),
    updated,
  };
}

export const WALK_STAGES = ['提示', '示范', '四个回答', '排名次', '六对比较', '奖励', '策略更新'] as const;

/** Which step and which stage of the walk are shown, from 0. */
export interface PipelineState {
  readonly step: number;
  readonly stage: number;
}

export const START: PipelineState = {step: 0, stage: 0};

/** What the address says: which step, which stage; anything else counts as the first. */
export function parseState(search: string): PipelineState {
  const parameters = new URLSearchParams(search);
  const step = STEP_KEYS.findIndex((key) => key === parameters.get('step'));
  const walk = Number(parameters.get('walk'));
  const stage = Number.isInteger(walk) && walk >= 1 && walk <= WALK_STAGES.length ? walk - 1 : 0;
  return {step: Math.max(step, 0), stage};
}

/** The address for a state; other parameters stay. The first step and stage are the default and are left out. */
export function formatState(search: string, {step, stage}: PipelineState): string {
  return withParameters(search, {
    step: step > 0 ? (STEP_KEYS[step] ?? STEP_KEYS[0]) : null,
    walk: stage > 0 ? String(stage + 1) : null,
  });
}

/** Null until the address has been read: the page does not know it. */
export const ADDRESS: AddressCodec<PipelineState | null> = {
  start: null,
  parse: parseState,
  format: (search, state) => formatState(search, state ?? START),
};

/**
 * Where a key leads among `count` tabs in a row, or null for a key that moves nothing. Left and right wrap around; up and
 * down stay the page's, which scrolls with them.
 */
export function moveTab(current: number, key: string, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
