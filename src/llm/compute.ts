import type {Shape} from '../data/shapes';

// #region training-flops
/**
 * Operations of a training run, C ≈ 6ND: for each parameter and token a multiplication and an addition forward, and twice
 * as many backward. Attention's own scores are left out.
 *
 * Kaplan et al. (2020), arXiv:2001.08361, section 2.1.
 *
 * @param parameters N
 * @param tokens D
 * @returns floating-point operations
 * @throws RangeError when an argument is not positive
 */
export function trainingFlops(parameters: number, tokens: number): number {
  checkPositive({parameters, tokens});
  return 6 * parameters * tokens;
}
// #endregion

/**
 * The same with the attention scores and the weighted sums: (6N + 12·L·h·d_h·T)·D. Like its source it counts the full
 * square of scores although the causal mask needs half of it.
 *
 * Chowdhery et al. (2022), arXiv:2204.02311, appendix B.
 *
 * @param context T, tokens a training sequence
 * @returns floating-point operations
 * @throws RangeError when an argument is not positive
 */
export function trainingFlopsWithAttention(
  parameters: number,
  tokens: number,
  {layers, heads, headSize}: Pick<Shape, 'layers' | 'heads' | 'headSize'>,
  context: number,
): number {
  checkPositive({parameters, tokens, layers, heads, headSize, context});
  return (6 * parameters + 12 * layers * heads * headSize * context) * tokens;
}

// #region utilisation
/**
 * The part of the cards' peak that a training run used: C / (GPU hours · 3600 · peak). With C = 6ND it is the model FLOPs
 * utilisation without attention of Chowdhery et al. (2022), appendix B; recomputed activations do not count.
 *
 * @param flops C
 * @param gpuHours card-hours
 * @param peakFlops of one card, FLOP/s
 * @throws RangeError when an argument is not positive
 */
export function utilisation(flops: number, gpuHours: number, peakFlops: number): number {
  checkPositive({flops, gpuHours, peakFlops});
  return flops / (gpuHours * 3600 * peakFlops);
}
// #endregion

/** Tokens a parameter that are about right for a given compute: Hoffmann et al. (2022), arXiv:2203.15556, table 3. */
export const CHINCHILLA_RATIO = 20;

/**
 * The parameters and tokens into which a compute budget is best divided when D = 20N and C = 6ND: N = √(C/120).
 *
 * @param flops C
 * @throws RangeError when C is not positive
 */
export function chinchillaOptimum(flops: number): {readonly parameters: number; readonly tokens: number} {
  checkPositive({flops});
  const parameters = Math.sqrt(flops / (6 * CHINCHILLA_RATIO));
  return {parameters, tokens: CHINCHILLA_RATIO * parameters};
}

/** One petaflop/s kept up for a day, in operations: the unit of the GPT-3 paper. */
export const PETAFLOP_DAY = 1e15 * 86_400;

function checkPositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`expected ${name} above 0, found ${value}`);
  }
}
