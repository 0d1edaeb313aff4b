/**
 * From logits to the next token, in the order of Hugging Face transformers: temperature, then top-k, then top-p, each on
 * what the one before left (`GenerationMixin._get_logits_processor`, `TemperatureLogitsWarper`, `TopKLogitsWarper` and
 * `TopPLogitsWarper`, transformers 4.57.1). They work on probabilities rather than logits: a cut token has probability 0
 * and the others are scaled to sum 1, which is what a softmax over logits with −∞ at the cut places gives.
 */

// #region temperature
/**
 * p_i = exp(z_i / T) / Σ_j exp(z_j / T).
 *
 * @param logits z, one a token; −∞ is allowed and gives 0
 * @param temperature T ≥ 0, without unit; 0 is the limit, greedy decoding: the largest logits share the mass
 * @returns V probabilities with sum 1
 * @throws RangeError when there is no finite logit, one is NaN or +∞, or T is negative or not finite
 */
export function softmaxWithTemperature(logits: ArrayLike<number>, temperature: number): Float64Array {
  if (!(temperature >= 0 && temperature < Infinity)) {
    throw new RangeError(`expected a temperature of at least 0, found ${temperature}`);
  }
  const scores = new Float64Array(logits);
  const max = scores.reduce((most, score) => (score > most ? score : most), -Infinity);
  if (!Number.isFinite(max) || scores.some(Number.isNaN)) {
    throw new RangeError('expected logits below +∞, at least one of them finite');
  }
  // z − max is 0 for the largest: exp cannot overflow, and T = 0 is told apart without dividing by it.
  const weights = scores.map((score) =>
    temperature === 0 ? Number(score === max) : Math.exp((score - max) / temperature),
  );
  return scaledToOne(weights);
}
// #endregion

// #region top-k
/**
 * Keeps the k likeliest tokens. Tokens as likely as the k-th stay too, as in transformers.
 *
 * @param probabilities V numbers ≥ 0, not all 0; need not sum to 1
 * @param k a whole number; 0 or at least V cuts nothing
 * @returns V probabilities with sum 1, 0 where cut
 * @throws RangeError when k is negative or not whole, or the probabilities are none
 */
export function topK(probabilities: ArrayLike<number>, k: number): Float64Array {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`expected a whole number k of at least 0, found ${k}`);
  const p = scaledToOne(probabilities);
  if (k === 0 || k >= p.length) return p;
  const least = descending(p)[k - 1] ?? 0;
  return scaledToOne(p.map((value) => (value >= least ? value : 0)));
}
// #endregion

// #region top-p
/**
 * Nucleus sampling (Holtzman et al. 2019, arXiv:1904.09751, section 3.1): keeps the smallest set of likeliest tokens whose
 * probabilities sum to at least p, and always the likeliest. Of equally likely tokens the first ones stay.
 *
 * @param probabilities V numbers ≥ 0, not all 0; scaled to sum 1 first, so that p is a share of what top-k left
 * @param p from 0 to 1; 1 cuts nothing
 * @returns V probabilities with sum 1, 0 where cut
 * @throws RangeError when p is outside, or the probabilities are none
 */
export function topP(probabilities: ArrayLike<number>, p: number): Float64Array {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`expected p between 0 and 1, found ${p}`);
  const all = scaledToOne(probabilities);
  if (p === 1) return all;
  const sorted = descending(all);
  let kept = 0;
  let mass = 0;
  do mass += sorted[kept++] ?? 0;
  while (mass < p && kept < sorted.length);
  // The last one kept has this probability; some of its equals may have to go.
  const least = sorted[kept - 1] ?? 0;
  let equals = kept - sorted.findIndex((value) => value === least);
  return scaledToOne(all.map((value) => (value > least || (value === least && equals-- > 0) ? value : 0)));
}
// #endregion

// #region entropy
/**
 * H = −Σ p_i ln p_i in nat; terms with p_i = 0 are 0. Divide by ln 2 for bits.
 *
 * @param probabilities V numbers ≥ 0 with sum 1
 * @throws RangeError when a number is negative or NaN, or the sum is not 1
 */
export function entropy(probabilities: ArrayLike<number>): number {
  const p = new Float64Array(probabilities);
  const sum = p.reduce((total, value) => total + value, 0);
  if (p.some((value) => !(value >= 0)) || Math.abs(sum - 1) > 1e-6) {
    throw new RangeError(`expected probabilities with sum 1, found sum ${sum}`);
  }
  return p.reduce((total, value) => (value > 0 ? total - value * Math.log(value) : total), 0);
}
// #endregion

// #region draw
/**
 * One draw by the inverse of the cumulative distribution: the first token at which the running sum exceeds `u`.
 *
 * @param probabilities V numbers ≥ 0 with sum 1
 * @param u a uniform random number, 0 ≤ u < 1
 * @returns the token's index; never one with probability 0
 * @throws RangeError when u is outside or every probability is 0
 */
export function draw(probabilities: ArrayLike<number>, u: number): number {
  if (!(u >= 0 && u < 1)) throw new RangeError(`expected 0 ≤ u < 1, found ${u}`);
  let sum = 0;
  let last = -1;
  for (let index = 0; index < probabilities.length; index++) {
    const value = probabilities[index] ?? 0;
    if (!(value > 0)) continue;
    sum += value;
    last = index;
    if (sum > u) return index;
  }
  // Rounding can leave the whole sum a little under 1.
  if (last < 0) throw new RangeError('expected a positive probability, found none');
  return last;
}
// #endregion

/**
 * Uniform random numbers in [0, 1) that are the same for the same seed: xorshift with 32 bits of state and the shifts 13, 17
 * and 5 (Marsaglia 2003, "Xorshift RNGs", Journal of Statistical Software 8(14)). Good enough to draw by, not for secrets.
 *
 * @param seed a whole number; its lowest 32 bits count
 */
export function seededRandom(seed: number): () => number {
  // Neighbouring seeds are spread over all bits, since the first numbers of a nearly empty state are small. 0 would stay 0.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let skipped = 0; skipped < 8; skipped++) next();
  return next;
}

function scaledToOne(weights: ArrayLike<number>): Float64Array {
  const values = new Float64Array(weights);
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.some((value) => !(value >= 0)) || !(sum > 0 && sum < Infinity)) {
    throw new RangeError(`expected numbers of at least 0, not all 0, found sum ${sum}`);
  }
  return values.map((value) => value / sum);
}

function descending(values: Float64Array): Float64Array {
  // Figures keep their tokens in this order, and sorting a whole vocabulary takes longer than all the rest.
  if (values.every((value, index) => index === 0 || value <= (values[index - 1] ?? NaN))) return values;
  return values.slice().sort().reverse();
}
