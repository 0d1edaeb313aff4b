/** Linear warm-up and cosine decay, in tokens seen. */
export interface Schedule {
  readonly peak: number;
  readonly warmupTokens: number;
  /** Where the cosine reaches its floor, counted from the start. */
  readonly decayEndTokens: number;
  /** The final rate as a part of the peak, 0 to 1. */
  readonly floor: number;
}

// #region learning-rate
/**
 * The learning rate after so many tokens: rises linearly from 0 to the peak while warming up, then follows half a cosine
 * down to the floor, and stays there.
 *
 * Loshchilov and Hutter (2016), arXiv:1608.03983, eq. (5), without restarts; with the warm-up and floor of Brown et al.
 * (2020), appendix B.
 *
 * @param tokens seen so far, 0 or more
 * @throws RangeError for negative tokens, or a schedule whose decay ends before its warm-up
 */
export function learningRate(schedule: Schedule, tokens: number): number {
  const {peak, warmupTokens, decayEndTokens, floor} = schedule;
  if (!(tokens >= 0)) throw new RangeError(`expected 0 tokens or more, found ${tokens}`);
  if (!(decayEndTokens > warmupTokens)) {
    throw new RangeError(`expected a decay that ends after ${warmupTokens} tokens, found ${decayEndTokens}`);
  }
  if (tokens < warmupTokens) return (peak * tokens) / warmupTokens;
  if (tokens >= decayEndTokens) return peak * floor;
  const progress = (tokens - warmupTokens) / (decayEndTokens - warmupTokens);
  const cosine = (1 + Math.cos(Math.PI * progress)) / 2;
  return peak * (floor + (1 - floor) * cosine);
}
// #endregion
