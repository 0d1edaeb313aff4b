import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {
  add,
  at,
  attention,
  block,
  dot,
  emptyCache,
  forward,
  generate,
  interleavedToHalves,
  linear,
  rmsNorm,
  rotary,
  rotaryInterleaved,
  softmax,
  split,
  swiglu,
  weightedSum,
  type LayerCache,
  type Mat,
  type Model,
  type Vec,
} from '@site/src/labs/llama2/model';

interface Reference {
  readonly model: Model;
  readonly tokens: readonly number[];
  readonly attentionNorm: Mat;
  readonly rotatedQuery: readonly Mat[];
  readonly rotatedKey: readonly Mat[];
  readonly lastAttentionWeights: Mat;
  readonly attention: Mat;
  readonly swiglu: Mat;
  readonly block: Mat;
  readonly logits: Mat;
  readonly generated: readonly number[];
}

// Too large to be worth a type inferred from every number in it.
const reference = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/llama2-tiny.json'), 'utf8'),
) as Reference;
const {model, tokens} = reference;
const {config} = model;
const first = at(model.layers, 0);
const size = config.dim / config.heads;
const embedded = tokens.map((token) => at(model.embedding, token));
const normed = embedded.map((x) => rmsNorm(x, first.attentionNorm, config.normEps));

/** Every number within 1e-5 of PyTorch's, and as many of them. */
function expectClose(found: Mat, expected: Mat): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const apart = found.flatMap((row, i) => row.map((value, j) => Math.abs(value - at(at(expected, i), j))));
  expect(Math.max(...apart)).toBeLessThan(1e-5);
}

const emptyLayerCache = (): LayerCache => ({keys: [], values: []});

describe('against transformers', () => {
  it('uses fewer key-value heads than query heads, so that grouping is tested', () => {
    expect([config.heads, config.kvHeads, first.key.length]).toEqual([4, 2, 2 * size]);
  });

  it('RMSNorm', () => expectClose(normed, reference.attentionNorm));

  it('the rotated queries and keys of every position and head', () => {
    tokens.forEach((_, t) => {
      const turned = (weight: Mat): Mat =>
        split(linear(weight, at(normed, t)), size).map((head) => rotary(head, t, config.ropeBase));
      expectClose(turned(first.query), at(reference.rotatedQuery, t));
      expectClose(turned(first.key), at(reference.rotatedKey, t));
    });
  });

  it('the softmax over scaled scores of the last position, each key shared by two query heads', () => {
    const last = tokens.length - 1;
    const weights = at(reference.rotatedQuery, last).map((query, h) =>
      softmax(reference.rotatedKey.map((keys) => dot(query, at(keys, Math.floor(h / 2))) / Math.sqrt(size))),
    );
    expectClose(weights, reference.lastAttentionWeights);
  });

  it('attention, SwiGLU and a whole block', () => {
    expectClose(attention(config, first, normed, emptyLayerCache()), reference.attention);
    const middle = embedded.map((x, t) => add(x, at(reference.attention, t)));
    expectClose(
      middle.map((x) => swiglu(first, rmsNorm(x, first.ffnNorm, config.normEps))),
      reference.swiglu,
    );
    expectClose(block(config, first, embedded, emptyLayerCache()), reference.block);
  });

  it('the logits of every position', () => expectClose(forward(model, tokens, emptyCache(model)), reference.logits));

  it('eight tokens of greedy decoding', () => {
    expect(generate(model, tokens, 8)).toEqual(reference.generated);
    expect(new Set(reference.generated.slice(tokens.length)).size).toBeGreaterThan(1);
  });
});

describe('the cache', () => {
  it('makes decoding token by token equal to the full forward pass', () => {
    const cache = emptyCache(model);
    const stepwise = tokens.map((token) => at(forward(model, [token], cache), 0));
    const whole = forward(model, tokens, emptyCache(model));
    stepwise.forEach((row, t) => row.forEach((value, v) => expect(value).toBeCloseTo(at(at(whole, t), v), 12)));
  });

  it('may also be filled in chunks', () => {
    const cache = emptyCache(model);
    forward(model, tokens.slice(0, 4), cache);
    expectClose(forward(model, tokens.slice(4), cache), reference.logits.slice(4));
  });

  it('holds layers × positions × 2 × kvHeads × head size numbers, half of what multi-head attention would', () => {
    const cache = emptyCache(model);
    forward(model, tokens, cache);
    const numbers = cache.flatMap(({keys, values}) => [...keys, ...values].flat(2)).length;
    expect(numbers).toBe(2 * tokens.length * 2 * config.kvHeads * size);
    expect(numbers).toBe((2 * tokens.length * 2 * config.dim) / 2);
  });

  it('lets no position see a later one', () => {
    const changed = [...tokens.slice(0, -1), 5];
    const other = forward(model, changed, emptyCache(model));
    expectClose(other.slice(0, -1), reference.logits.slice(0, -1));
    expect(at(other, tokens.length - 1)).not.toEqual(at(reference.logits, tokens.length - 1));
  });
});

describe('rotary position embedding', () => {
  const q: Vec = [0.3, -1.2, 0.8, 0.5];
  const k: Vec = [1.1, 0.4, -0.6, 0.9];
  const score = (m: number, n: number): number => dot(rotary(q, m, 10000), rotary(k, n, 10000));

  it('turns pair i by position × base^(−2i/n)', () => {
    const turned = rotary([1, 1, 0, 0], 2, 10000);
    [Math.cos(2), Math.cos(0.02), Math.sin(2), Math.sin(0.02)].forEach((value, j) =>
      expect(at(turned, j)).toBeCloseTo(value, 12),
    );
  });

  it('keeps lengths, and leaves position 0 as it is', () => {
    expect(dot(rotary(q, 77, 10000), rotary(q, 77, 10000))).toBeCloseTo(dot(q, q), 12);
    expect(rotary(q, 0, 10000)).toEqual(q);
  });

  it('makes scores depend on the distance alone', () => {
    expect(score(105, 101)).toBeCloseTo(score(4, 0), 10);
    expect(score(5, 0)).not.toBeCloseTo(score(4, 0), 2);
  });

  it('in Meta’s pairing equals the other one after the weights’ rows have changed places', () => {
    const x = at(normed, 3);
    for (const weight of [first.query, first.key]) {
      const metaHeads = split(linear(weight, x), size).map((head) => rotaryInterleaved(head, 3, 10000));
      const hfHeads = split(linear(interleavedToHalves(weight, size), x), size).map((head) => rotary(head, 3, 10000));
      expectClose(hfHeads, split(interleavedToHalves(metaHeads.flat(), size), size) as Mat);
    }
  });

  it('gives the same scores in either pairing, and different ones when the rows stay where they are', () => {
    const meta = dot(rotaryInterleaved(q, 4, 10000), rotaryInterleaved(k, 1, 10000));
    const halves = (x: Vec): Vec => interleavedToHalves(x, 4);
    expect(dot(rotary(halves(q), 4, 10000), rotary(halves(k), 1, 10000))).toBeCloseTo(meta, 12);
    expect(score(4, 1)).not.toBeCloseTo(meta, 2);
  });

  it('changes places as transformers’ conversion does: even rows first, then odd ones', () => {
    expect(interleavedToHalves([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 1, 3, 4, 6, 5, 7]);
  });
});

describe('the small parts', () => {
  it('RMSNorm gives root mean square 1 before the gain, for any scale of x', () => {
    const y = rmsNorm([3, -4], [1, 1], 0);
    expect(dot(y, y) / 2).toBeCloseTo(1, 12);
    expect(at(y, 0)).toBeCloseTo(3 / Math.sqrt(12.5), 12);
    expect(at(rmsNorm([300, -400], [1, 1], 0), 0)).toBeCloseTo(at(y, 0), 12);
    expect(rmsNorm([0, 0], [1, 1], 1e-5)).toEqual([0, 0]);
  });

  it('softmax survives large scores and gives masked ones exactly 0', () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
    expect(softmax([0, -Infinity])).toEqual([1, 0]);
  });

  it('weightedSum mixes rows', () => {
    expect(
      weightedSum(
        [0.25, 0.75],
        [
          [0, 4],
          [8, 0],
        ],
      ),
    ).toEqual([6, 1]);
  });

  it('says what does not fit', () => {
    expect(() => dot([1], [1, 2])).toThrow(RangeError);
    expect(() => dot([1], [1, 2])).toThrow('长度 1 与 2 不同');
    expect(() => forward(model, [13], emptyCache(model))).toThrow('没有第 13 项，一共 13 项');
  });
});
