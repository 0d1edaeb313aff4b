/**
 * BLAKE2b (RFC 7693) without a key, cut to 8 bytes, in 32-bit halves: BigInt would be fifty times slower, and a text of a
 * thousand characters is hashed a thousand times while it is typed. No DOM.
 */

/** The first 64 bits of the fractional parts of the square roots of the first eight primes (RFC 7693, 2.6), high half first. */
const START = new Uint32Array([
  0x6a09e667, 0xf3bcc908, 0xbb67ae85, 0x84caa73b, 0x3c6ef372, 0xfe94f82b, 0xa54ff53a, 0x5f1d36f1, 0x510e527f,
  0xade682d1, 0x9b05688c, 0x2b3e6c1f, 0x1f83d9ab, 0xfb41bd6b, 0x5be0cd19, 0x137e2179,
]);

/** In which order each round takes the sixteen words of a block (RFC 7693, 2.7); rounds 11 and 12 are as 1 and 2. */
const ORDER = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
] as const;
const ROUNDS = 12;

/** The four columns, then the four diagonals, that a round mixes. */
const MIXED = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/** Bytes in a block. */
const BLOCK = 128;

/**
 * The 8-byte digest of BYTES, as `hashlib.blake2b(data, digest_size=8)` gives it, read as two 32-bit numbers.
 *
 * @returns the first four bytes and the last four, each big-endian
 */
export function blake2b8(bytes: Uint8Array): readonly [number, number] {
  const state = START.slice();
  // The parameter block: digest length 8, no key, fan-out 1, depth 1. It touches the low half of the first word alone.
  state[1] = ((state[1] ?? 0) ^ 0x01010008) >>> 0;
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  for (let block = 0; block < blocks; block++) {
    const isLast = block === blocks - 1;
    compress(
      state,
      bytes.subarray(block * BLOCK, (block + 1) * BLOCK),
      isLast ? bytes.length : (block + 1) * BLOCK,
      isLast,
    );
  }
  // A word is written little-endian: its low half first.
  return [swapped(state[1] ?? 0), swapped(state[0] ?? 0)];
}

function swapped(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** RFC 7693, 3.2. `state` holds eight words of 64 bits, high half first; COUNT is the bytes that are in so far. */
function compress(state: Uint32Array, part: Uint8Array, count: number, isLast: boolean): void {
  const block = new Uint8Array(BLOCK);
  block.set(part);
  const words = new DataView(block.buffer);
  const work = new Uint32Array(32);
  work.set(state);
  work.set(START, 16);
  // Texts are shorter than 2³² bytes: the upper three quarters of the count are 0.
  work[25] = ((work[25] ?? 0) ^ count) >>> 0;
  if (isLast) {
    work[28] = ~(work[28] ?? 0) >>> 0;
    work[29] = ~(work[29] ?? 0) >>> 0;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const order = ORDER[round % ORDER.length] ?? ORDER[0];
    MIXED.forEach(([a, b, c, d], index) => {
      mix(work, words, a, b, c, d, order[2 * index] ?? 0, order[2 * index + 1] ?? 0);
    });
  }
  for (let index = 0; index < 16; index++)
    state[index] = ((state[index] ?? 0) ^ (work[index] ?? 0) ^ (work[index + 16] ?? 0)) >>> 0;
}

/** The function G of RFC 7693, 3.1. */
function mix(
  work: Uint32Array,
  words: DataView,
  a: number,
  b: number,
  c: number,
  d: number,
  first: number,
  second: number,
): void {
  addTo(work, a, work[2 * b] ?? 0, work[2 * b + 1] ?? 0);
  addTo(work, a, words.getUint32(8 * first + 4, true), words.getUint32(8 * first, true));
  rotate(work, d, a, 32);
  addTo(work, c, work[2 * d] ?? 0, work[2 * d + 1] ?? 0);
  rotate(work, b, c, 24);
  addTo(work, a, work[2 * b] ?? 0, work[2 * b + 1] ?? 0);
  addTo(work, a, words.getUint32(8 * second + 4, true), words.getUint32(8 * second, true));
  rotate(work, d, a, 16);
  addTo(work, c, work[2 * d] ?? 0, work[2 * d + 1] ?? 0);
  rotate(work, b, c, 63);
}

/** word += (high, low), modulo 2⁶⁴ */
function addTo(work: Uint32Array, word: number, high: number, low: number): void {
  const sum = (work[2 * word + 1] ?? 0) + low;
  work[2 * word + 1] = sum;
  work[2 * word] = (work[2 * word] ?? 0) + high + (sum > 0xffffffff ? 1 : 0);
}

/** word = (word xor other) rotated right by BITS, of which 63 is one to the left */
function rotate(work: Uint32Array, word: number, other: number, bits: 16 | 24 | 32 | 63): void {
  const high = (work[2 * word] ?? 0) ^ (work[2 * other] ?? 0);
  const low = (work[2 * word + 1] ?? 0) ^ (work[2 * other + 1] ?? 0);
  if (bits === 32) {
    work[2 * word] = low;
    work[2 * word + 1] = high;
  } else if (bits === 63) {
    work[2 * word] = (high << 1) | (low >>> 31);
    work[2 * word + 1] = (low << 1) | (high >>> 31);
  } else {
    work[2 * word] = (high >>> bits) | (low << (32 - bits));
    work[2 * word + 1] = (low >>> bits) | (high << (32 - bits));
  }
}
