/**
 * Shingles, MinHash signatures and bands, number for number as examples/data/notesdata/dedup/minhash.py computes them; the unit
 * tests compare the two. Broder 1997, "On the resemblance and containment of documents"; bands as in Leskovec, Rajaraman,
 * Ullman, "Mining of Massive Datasets", section 3.4. No DOM.
 */
import {blake2b8} from './blake2b';
import {mersenneTwister} from './mersenneTwister';

/** A Mersenne prime; all hash values are below it. */
export const PRIME = 2 ** 31 - 1;
/** FineWeb's 112 maps (Penedo et al. 2024, arXiv 2406.17557). */
export const MAPS = 112;
const SEED = 1;

/** What is left of a text for comparing: letters and digits in lower case, nothing else. */
export function essence(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * All different runs of SIZE characters of a text's essence, in the order of their first place; the whole essence when it is
 * shorter. Never empty: an empty text has the empty shingle.
 */
export function shingles(text: string, size: number): string[] {
  const dense = [...essence(text)];
  const count = Math.max(1, dense.length - size + 1);
  return [...new Set(Array.from({length: count}, (_, start) => dense.slice(start, start + size).join('')))];
}

/** |A ∩ B| / |A ∪ B| of two lists without repeats; 1 when both are empty. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const shared = a.filter((shingle) => other.has(shingle)).length;
  const union = a.length + b.length - shared;
  return union === 0 ? 1 : shared / union;
}

const encoder = new TextEncoder();

/** A shingle as a number below PRIME: the 64 bits of its BLAKE2b digest, big-endian, modulo PRIME. */
export function numberOf(shingle: string): number {
  const [high, low] = blake2b8(encoder.encode(shingle));
  return remainder(high, low, PRIME);
}

/** (high · 2³² + low) mod DIVISOR for the two divisors used here, both within 2 of 2³¹, so that nothing exceeds 2⁵³. */
function remainder(high: number, low: number, divisor: number): number {
  return ((high % divisor) * (2 ** 32 % divisor) + low) % divisor;
}

/** x → (multiplier · x + offset) mod PRIME, in the place of a random order of all shingles. */
export interface HashMap {
  readonly multiplier: number;
  readonly offset: number;
}

/** The maps that MinHash.create(MAPS) draws with its seed. */
export function drawMaps(): readonly HashMap[] {
  const word = mersenneTwister(SEED);
  // Each number takes 64 bits, the low half first; the multipliers come before the offsets.
  const draw = (divisor: number): number[] =>
    Array.from({length: MAPS}, () => {
      const low = word();
      return remainder(word(), low, divisor);
    });
  const multipliers = draw(PRIME - 1);
  const offsets = draw(PRIME);
  return multipliers.map((multiplier, index) => ({multiplier: multiplier + 1, offset: offsets[index] ?? 0}));
}

/** A map's value for a number below PRIME. The product has 62 bits: it is taken in two halves. */
export function mapped({multiplier, offset}: HashMap, value: number): number {
  const high = Math.floor(value / 65_536);
  const low = value % 65_536;
  return (((multiplier * high) % PRIME) * 65_536 + multiplier * low + offset) % PRIME;
}

export interface Smallest {
  readonly value: number;
  /** The shingle that has it. */
  readonly shingle: string;
}

/** For each map the smallest value over all shingles. Two texts agree at a place with a probability of their Jaccard similarity. */
export function signature(maps: readonly HashMap[], list: readonly string[]): readonly Smallest[] {
  const numbers = list.map((shingle) => ({shingle, number: numberOf(shingle)}));
  return maps.map((map) => {
    let best: Smallest = {value: Infinity, shingle: ''};
    for (const {shingle, number} of numbers) {
      const value = mapped(map, number);
      if (value < best.value) best = {value, shingle};
    }
    return best;
  });
}

/** At which of the places the two signatures agree. */
export function agreement(a: readonly Smallest[], b: readonly Smallest[]): readonly boolean[] {
  return a.map(({value}, index) => value === b[index]?.value);
}

/** For each band of ROWS places whether all of them agree; a pair with such a band is a candidate. */
export function sharedBands(agree: readonly boolean[], bands: number, rows: number): readonly boolean[] {
  return Array.from({length: bands}, (_, band) => agree.slice(band * rows, (band + 1) * rows).every(Boolean));
}

/** Probability that two texts of Jaccard similarity s become candidates: 1 − (1 − s^r)^b. */
export function hitRate(similarity: number, bands: number, rows: number): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/** Where the S-curve is steepest, roughly: (1/b)^(1/r) (Mining of Massive Datasets, 3.4.2). */
export function steepest(bands: number, rows: number): number {
  return (1 / bands) ** (1 / rows);
}
