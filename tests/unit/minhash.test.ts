import {describe, expect, it} from 'vitest';
import {blake2b8} from '@site/src/components/MinHashFigure/blake2b';
import {mersenneTwister} from '@site/src/components/MinHashFigure/mersenneTwister';
import {
  agreement,
  drawMaps,
  essence,
  hitRate,
  jaccard,
  MAPS,
  mapped,
  numberOf,
  PRIME,
  sharedBands,
  shingles,
  signature,
  steepest,
} from '@site/src/components/MinHashFigure/minhash';
// What examples/data computes; scripts/reference/minhash.py writes it.
import python from '../fixtures/minhash.json';

const maps = drawMaps();

describe('the hash functions', () => {
  it('give the numbers that Python gives', () => {
    for (const [text, number] of Object.entries(python.numbers)) expect(numberOf(text), text).toBe(number);
  });

  it('tell blocks apart that differ in their last byte alone', () => {
    const digests = [127, 128, 129, 255, 256, 257].map((length) => String(blake2b8(new Uint8Array(length))));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('are BLAKE2b with eight bytes: hashlib.blake2b(b"abc", digest_size=8)', () => {
    const words = blake2b8(new TextEncoder().encode('abc'));
    expect(words.map((word) => word.toString(16).padStart(8, '0')).join('')).toBe('d8bb14d833d59559');
  });

  it('draw Python’s random words', () => {
    const word = mersenneTwister(1);
    const words = Array.from({length: 1000}, () => word()).filter((_, index) => index % 37 === 0);
    expect(words).toEqual(python.words);
  });

  it('draw Python’s maps', () => {
    expect(maps).toHaveLength(MAPS);
    expect(maps.map(({multiplier}) => multiplier)).toEqual(python.multipliers);
    expect(maps.map(({offset}) => offset)).toEqual(python.offsets);
  });

  it('multiply without rounding', () => {
    for (const map of [maps[0], maps[77], {multiplier: PRIME - 1, offset: PRIME - 1}])
      for (const value of [0, 1, 65_535, 65_536, 2 ** 30 + 12_345, PRIME - 1]) {
        if (!map) throw new Error('no map');
        const exact = (BigInt(map.multiplier) * BigInt(value) + BigInt(map.offset)) % BigInt(PRIME);
        expect(mapped(map, value)).toBe(Number(exact));
      }
  });
});

describe.each(python.pairs)('$a / $b in runs of $size', (pair) => {
  const lists = [pair.a, pair.b].map((text) => shingles(text, pair.size));
  const [a = [], b = []] = lists;
  const agree = agreement(signature(maps, a), signature(maps, b));

  it('has Python’s essence and shingles', () => {
    expect([pair.a, pair.b].map(essence)).toEqual(pair.essence);
    expect(lists.map((list) => [...list].sort())).toEqual(pair.shingles.map((list) => [...list].sort()));
    expect(jaccard(a, b)).toBe(pair.jaccard);
  });

  it('has Python’s signatures', () => {
    expect(lists.map((list) => signature(maps, list).map(({value}) => value))).toEqual(pair.signatures);
    expect(agree.filter(Boolean).length / MAPS).toBe(pair.estimate);
  });

  it('shares Python’s bands', () => expect(sharedBands(agree, 14, 8)).toEqual(pair.bands));
});

describe('signature', () => {
  it('names the shingle that is smallest', () => {
    const list = shingles('训练集损失继续下降', 3);
    signature(maps, list).forEach(({value, shingle}, index) => {
      const map = maps[index];
      if (!map) throw new Error('no map');
      expect(list).toContain(shingle);
      expect(mapped(map, numberOf(shingle))).toBe(value);
    });
  });
});

describe('the S-curve', () => {
  it('is Python’s', () => {
    for (const [s = 0, b = 0, r = 0, rate = 0] of python.hitRates) expect(hitRate(s, b, r)).toBeCloseTo(rate, 12);
  });

  it('is that of Mining of Massive Datasets, figure 3.8: b = 20, r = 5', () => {
    const published = [0.006, 0.047, 0.186, 0.47, 0.802, 0.975, 0.9996];
    published.forEach((rate, index) =>
      expect(hitRate((index + 2) / 10, 20, 5)).toBeCloseTo(rate, rate > 0.999 ? 4 : 3),
    );
  });

  it('is steep near (1/b)^(1/r): about a half for b = r = 16', () => {
    expect(steepest(16, 4)).toBe(0.5);
    expect(steepest(14, 8)).toBeCloseTo(0.719, 3);
  });
});
