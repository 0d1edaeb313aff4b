/** Which characters are what. Everything here is by Unicode property, so that rare characters need no list. */

const HAN = /\p{Script=Han}/u;

/** True for a Chinese character. */
export function isHan(character: string): boolean {
  return HAN.test(character);
}

/** Greek letters by name: TeX writes `\gamma`, prose writes γ, and a reader may type either. */
const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  }),
);

/** The name of a word that is one Greek letter, or the word itself. */
export function spellGreek(word: string): string {
  return GREEK.get(word) ?? word;
}
