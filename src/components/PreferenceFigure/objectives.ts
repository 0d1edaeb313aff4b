/**
 * The objectives of PPO, DPO, ORPO and GRPO for one prompt with n answers, a softmax policy over them, and their gradients with
 * respect to the logits. Expectations are sums over all answers (over all groups for GRPO): nothing is sampled. No DOM.
 */

/** A comparison in the data: `a` against `b`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Probability that `a` is the chosen one, from 0 to 1. */
  readonly chosen: number;
  /** Share of the data; the shares of all pairs sum to 1. */
  readonly weight: number;
}

type Vector = readonly number[];

/** NaN where there is nothing, so that a wrong length shows. */
const at = (values: Vector, index: number): number => values[index] ?? NaN;
const sum = (values: Vector): number => values.reduce((total, value) => total + value, 0);

export function softmax(logits: Vector): number[] {
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** log σ(z), without overflow. */
export function logSigmoid(z: number): number {
  return z >= 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
}

/** KL(p ‖ q) = Σ p log(p/q), in nat. */
export function divergence(p: Vector, q: Vector): number {
  return sum(p.map((value, index) => (value === 0 ? 0 : value * Math.log(value / at(q, index)))));
}

export function mean(p: Vector, values: Vector): number {
  return sum(p.map((value, index) => value * at(values, index)));
}

/** Σ_i c_i ∇_z log π_i, with ∂ log π_i / ∂ z_k = 1[i = k] − π_k. */
function alongLogs(coefficients: Vector, policy: Vector): number[] {
  const total = sum(coefficients);
  return coefficients.map((coefficient, index) => coefficient - at(policy, index) * total);
}

// #region optimum
/**
 * π*(y) ∝ π_ref(y) exp(r(y)/β), which maximizes E_π[r] − β KL(π ‖ π_ref) (Rafailov et al. 2023, arXiv:2305.18290, equation 4).
 *
 * @param reference n probabilities, none 0
 * @param rewards n numbers
 * @param beta β > 0
 * @returns n probabilities
 */
export function optimum(reference: Vector, rewards: Vector, beta: number): number[] {
  return softmax(reference.map((probability, index) => Math.log(probability) + at(rewards, index) / beta));
}

/** E_π[r] − β KL(π ‖ π_ref): what PPO with a KL penalty maximizes. */
export function regularized(policy: Vector, reference: Vector, rewards: Vector, beta: number): number {
  return mean(policy, rewards) - beta * divergence(policy, reference);
}
// #endregion

// #region ppo
/**
 * A(y) = R(y) − E_old[R] with R(y) = r(y) − β log(π_old(y)/π_ref(y)): the KL penalty is part of the reward, as in
 * InstructGPT (arXiv:2203.02155, equation 2), and the value function is exact.
 */
export function ppoAdvantages(old: Vector, reference: Vector, rewards: Vector, beta: number): number[] {
  const total = old.map((p, index) => at(rewards, index) - beta * Math.log(p / at(reference, index)));
  const value = mean(old, total);
  return total.map((reward) => reward - value);
}

/** E_old[min(ρ A, clip(ρ, 1−ε, 1+ε) A)], ρ = π/π_old (Schulman et al. 2017, arXiv:1707.06347, equation 7); to be maximized. */
export function ppoObjective(policy: Vector, old: Vector, advantages: Vector, epsilon: number): number {
  return mean(
    old,
    policy.map((p, index) => {
      const ratio = p / at(old, index);
      const advantage = at(advantages, index);
      return Math.min(ratio * advantage, Math.min(Math.max(ratio, 1 - epsilon), 1 + epsilon) * advantage);
    }),
  );
}

export function ppoGradient(policy: Vector, old: Vector, advantages: Vector, epsilon: number): number[] {
  const coefficients = policy.map((p, index) => {
    const ratio = p / at(old, index);
    const advantage = at(advantages, index);
    const stopped = advantage > 0 ? ratio > 1 + epsilon : ratio < 1 - epsilon;
    return stopped ? 0 : p * advantage;
  });
  return alongLogs(coefficients, policy);
}
// #endregion

// #region dpo
/**
 * −E log σ(β log[π(y_w)/π_ref(y_w)] − β log[π(y_l)/π_ref(y_l)]) (Rafailov et al. 2023, equation 7); to be minimized.
 *
 * @param policy n probabilities
 * @param pairs each counted both ways round, as often as people choose so
 */
export function dpoLoss(policy: Vector, reference: Vector, pairs: readonly Pair[], beta: number): number {
  return sum(
    pairs.map(({a, b, chosen, weight}) => {
      const margin = dpoMargin(policy, reference, a, b, beta);
      return -weight * (chosen * logSigmoid(margin) + (1 - chosen) * logSigmoid(-margin));
    }),
  );
}

function dpoMargin(policy: Vector, reference: Vector, a: number, b: number, beta: number): number {
  const implicit = (index: number): number => beta * Math.log(at(policy, index) / at(reference, index));
  return implicit(a) - implicit(b);
}

export function dpoGradient(policy: Vector, reference: Vector, pairs: readonly Pair[], beta: number): number[] {
  const coefficients = policy.map(() => 0);
  for (const {a, b, chosen, weight} of pairs) {
    // The slope of the loss in the margin is σ(margin) − chosen.
    const pull = weight * beta * (sigmoid(dpoMargin(policy, reference, a, b, beta)) - chosen);
    coefficients[a] = at(coefficients, a) + pull;
    coefficients[b] = at(coefficients, b) - pull;
  }
  return alongLogs(coefficients, policy);
}
// #endregion

// #region orpo
/** log(P/(1 − P)) */
function logOdds(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/**
 * E[L_SFT + λ L_OR], L_SFT = −log P(y_w), L_OR = −log σ(log odds(y_w) − log odds(y_l)), odds = P/(1 − P) (Hong et al. 2024,
 * arXiv:2403.07691, equations 6 and 7); to be minimized. P is the answer's own probability here: an answer is one token.
 */
export function orpoLoss(policy: Vector, pairs: readonly Pair[], lambda: number): number {
  const one = (w: number, l: number): number => {
    const [pw, pl] = [at(policy, w), at(policy, l)];
    return -Math.log(pw) - lambda * logSigmoid(logOdds(pw) - logOdds(pl));
  };
  return sum(pairs.map(({a, b, chosen, weight}) => weight * (chosen * one(a, b) + (1 - chosen) * one(b, a))));
}

export function orpoGradient(policy: Vector, pairs: readonly Pair[], lambda: number): number[] {
  const coefficients = policy.map(() => 0);
  const add = (index: number, value: number): void => {
    coefficients[index] = at(coefficients, index) + value;
  };
  const one = (w: number, l: number, weight: number): void => {
    const [pw, pl] = [at(policy, w), at(policy, l)];
    add(w, -weight);
    // δ(d) of equation 9, times h(d) of equation 10: d log odds / d log P = 1/(1 − P)
    const delta = sigmoid(logOdds(pl) - logOdds(pw));
    add(w, (-weight * lambda * delta) / (1 - pw));
    add(l, (weight * lambda * delta) / (1 - pl));
  };
  for (const {a, b, chosen, weight} of pairs) {
    one(a, b, weight * chosen);
    one(b, a, weight * (1 - chosen));
  }
  return alongLogs(coefficients, policy);
}
// #endregion

// #region grpo
/** For every answer, E[Σ_g max(Â_g, 0)/G] and E[Σ_g min(Â_g, 0)/G] over the places g of a group that hold it. */
export interface GroupWeights {
  readonly plus: Vector;
  readonly minus: Vector;
}

/**
 * The advantages Â = (r − mean)/std within a group (Shao et al. 2024, arXiv:2402.03300, section 4.1.2), averaged over every
 * group of G answers that π_old can draw, each with its multinomial probability. A group of equal rewards gives 0.
 *
 * @param group G ≥ 1, a whole number
 * @param scaled whether to divide by the standard deviation (÷ G inside); without it the advantages are Dr. GRPO's
 *   (arXiv:2503.20783, section 3.2)
 * @throws RangeError when G is no whole number of at least 1
 */
export function groupWeights(old: Vector, rewards: Vector, group: number, scaled: boolean): GroupWeights {
  if (!Number.isInteger(group) || group < 1)
    throw new RangeError(`expected a whole group of at least 1, found ${group}`);
  const plus = old.map(() => 0);
  const minus = old.map(() => 0);
  const counts = old.map(() => 0);
  const logs = old.map(Math.log);
  const factorials = logFactorials(group);
  const visit = (index: number, left: number, logProbability: number): void => {
    if (index === old.length - 1) {
      counts[index] = left;
      score(logProbability + left * at(logs, index) - at(factorials, left));
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      counts[index] = count;
      visit(index + 1, left - count, logProbability + count * at(logs, index) - at(factorials, count));
    }
  };
  const score = (logProbability: number): void => {
    const probability = Math.exp(logProbability);
    const average = sum(counts.map((count, index) => count * at(rewards, index))) / group;
    const variance = sum(counts.map((count, index) => count * (at(rewards, index) - average) ** 2)) / group;
    if (variance < 1e-18) return;
    const scale = scaled ? Math.sqrt(variance) : 1;
    counts.forEach((count, index) => {
      const value = (probability * count * (at(rewards, index) - average)) / (group * scale);
      if (value > 0) plus[index] = at(plus, index) + value;
      else minus[index] = at(minus, index) + value;
    });
  };
  visit(0, group, at(factorials, group));
  return {plus, minus};
}

/** log 0!, log 1!, …, log n! */
function logFactorials(n: number): number[] {
  const logs = [0];
  for (let factor = 1; factor <= n; factor += 1) logs.push((logs[factor - 1] ?? 0) + Math.log(factor));
  return logs;
}

/** π_ref/π − log(π_ref/π) − 1 (Shao et al. 2024, equation 4). */
export function klEstimate(p: number, reference: number): number {
  return reference / p - Math.log(reference / p) - 1;
}

/**
 * The expectation of equation 3 of Shao et al. 2024: clipped ratios times group advantages, minus β times the estimate of
 * KL at the sampled answers; to be maximized. An answer is one token, so that 1/|o| is 1.
 */
export function grpoObjective(
  policy: Vector,
  old: Vector,
  reference: Vector,
  weights: GroupWeights,
  epsilon: number,
  beta: number,
): number {
  return sum(
    policy.map((p, index) => {
      const before = at(old, index);
      const ratio = p / before;
      return (
        at(weights.plus, index) * Math.min(ratio, 1 + epsilon) +
        at(weights.minus, index) * Math.max(ratio, 1 - epsilon) -
        beta * before * klEstimate(p, at(reference, index))
      );
    }),
  );
}

export function grpoGradient(
  policy: Vector,
  old: Vector,
  reference: Vector,
  weights: GroupWeights,
  epsilon: number,
  beta: number,
): number[] {
  const coefficients = policy.map((p, index) => {
    const before = at(old, index);
    const ratio = p / before;
    const plus = ratio > 1 + epsilon ? 0 : at(weights.plus, index);
    const minus = ratio < 1 - epsilon ? 0 : at(weights.minus, index);
    return (plus + minus) * ratio - beta * before * (1 - at(reference, index) / p);
  });
  return alongLogs(coefficients, policy);
}
// #endregion
