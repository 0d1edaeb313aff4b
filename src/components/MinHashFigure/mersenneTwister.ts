/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded as Python's `random.Random(seed)` seeds it, so that the
 * figure draws the very maps that examples/data draws. No DOM.
 */

const LENGTH = 624;
const SHIFT = 397;

/**
 * The numbers of `random.Random(seed)`, one 32-bit word after another; `randbytes` is these words, each little-endian.
 *
 * @param seed a whole number from 0 to 2³² − 1
 */
export function mersenneTwister(seed: number): () => number {
  const state = seeded(seed);
  let next = LENGTH;
  return () => {
    if (next === LENGTH) {
      twist(state);
      next = 0;
    }
    let word = state[next++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

/** The reference implementation's init_by_array with a key of one word. */
function seeded(seed: number): Uint32Array {
  const state = new Uint32Array(LENGTH);
  state[0] = 19650218;
  for (let index = 1; index < LENGTH; index++) state[index] = Math.imul(1812433253, stirred(state, index)) + index;
  let place = 1;
  for (let step = 0; step < LENGTH; step++) {
    state[place] = ((state[place] ?? 0) ^ Math.imul(stirred(state, place), 1664525)) + seed;
    place = after(state, place);
  }
  for (let step = 0; step < LENGTH - 1; step++) {
    state[place] = ((state[place] ?? 0) ^ Math.imul(stirred(state, place), 1566083941)) - place;
    place = after(state, place);
  }
  state[0] = 0x80000000;
  return state;
}

/** The word before a place, with its upper bits stirred into its lowest. */
function stirred(state: Uint32Array, place: number): number {
  const before = state[place - 1] ?? 0;
  return before ^ (before >>> 30);
}

/** The next place; the first word takes the last one's value before it is passed over. */
function after(state: Uint32Array, place: number): number {
  if (place + 1 < LENGTH) return place + 1;
  state[0] = state[LENGTH - 1] ?? 0;
  return 1;
}

function twist(state: Uint32Array): void {
  for (let index = 0; index < LENGTH; index++) {
    const joined = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % LENGTH] ?? 0) & 0x7fffffff);
    state[index] = (state[(index + SHIFT) % LENGTH] ?? 0) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}
