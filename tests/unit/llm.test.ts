import {describe, expect, it} from 'vitest';
import {CARDS, MODELS, modelById, type Model, type Shape} from '@site/src/data/shapes';
import {
  chinchillaOptimum,
  PETAFLOP_DAY,
  trainingFlops,
  trainingFlopsWithAttention,
  utilisation,
} from '@site/src/llm/compute';
import {modelUtilisation} from '@site/src/llm/derived';
import {bytes, exact, percent, scientific, short, signedPercent} from '@site/src/llm/format';
import {attentionVariants, kvBytes, kvBytesPerToken, possibleKvHeads} from '@site/src/llm/kvCache';
import {countParameters, relativeDifference} from '@site/src/llm/parameters';
import {learningRate} from '@site/src/llm/schedule';

const total = (id: string): number => countParameters(modelById(id).shape).total;

describe('parameters', () => {
  it.each([
    // Counts of the released weights, by summing the elements of their tensors.
    ['gpt-1', 116_534_784],
    ['gpt-2-small', 124_439_808],
    ['gpt-2-medium', 354_823_168],
    ['gpt-2-large', 774_030_080],
    ['gpt-2-xl', 1_557_611_200],
    ['llama-2-7b', 6_738_415_616],
    ['llama-2-13b', 13_015_864_320],
    ['llama-2-70b', 68_976_648_192],
  ])('of %s are those of the weights', (id, count) => expect(total(id)).toBe(count));

  it.each([
    // What is published, and the largest difference that its rounding allows, as a part of it.
    ['gpt-1', 117e6, 0.005],
    ['gpt-2-small', 124e6, 0.005],
    ['gpt-2-medium', 355e6, 0.002],
    ['gpt-2-large', 774e6, 0.001],
    ['gpt-2-xl', 1.5e9, 0.04],
    ['gpt-3-small', 125e6, 0.002],
    ['gpt-3-medium', 356e6, 0.001],
    ['gpt-3-large', 760e6, 0.001],
    ['gpt-3-xl', 1320e6, 0.004],
    ['gpt-3-2.7b', 2650e6, 0.001],
    ['gpt-3-6.7b', 6660e6, 0.001],
    ['gpt-3-13b', 12_850e6, 0.0005],
    ['gpt-3-175b', 174_600e6, 0.0001],
    ['llama-7b', 6.7e9, 0.006],
    ['llama-13b', 13.0e9, 0.002],
    ['llama-33b', 32.5e9, 0.001],
    ['llama-65b', 65.2e9, 0.002],
    // Names rather than counts: 7B has 6.7.
    ['llama-2-7b', 7e9, 0.04],
    ['llama-2-13b', 13e9, 0.002],
    ['llama-2-34b', 34e9, 0.01],
    ['llama-2-70b', 70e9, 0.015],
  ])('of %s are near the published number', (id, published, within) => {
    const difference = Math.abs(relativeDifference(total(id), published));
    expect(difference).toBeLessThanOrEqual(within);
  });

  it('tell which cells of GPT-3’s table 2.1 are wrong', () => {
    const {shape} = modelById('gpt-3-13b');
    const printed = countParameters({...shape, hidden: 5140, ffn: 4 * 5140}).total;
    expect(relativeDifference(printed, 12_850e6)).toBeGreaterThan(0.005);
    const xl = modelById('gpt-3-xl');
    expect(relativeDifference(countParameters({...xl.shape, heads: 24, kvHeads: 24}).total, 1320e6)).toBeGreaterThan(
      0.1,
    );
    expect([xl.printed.heads, modelById('gpt-3-13b').printed.hidden]).toEqual([24, 5140]);
  });

  it('of a layer of Llama 2 7B and 70B, part by part, by hand', () => {
    expect(countParameters(modelById('llama-2-7b').shape)).toMatchObject({
      tokenEmbedding: 131_072_000,
      output: 131_072_000,
      positionEmbedding: 0,
      attention: 4 * 4096 * 4096,
      ffn: 3 * 4096 * 11_008,
      layerNorms: 8192,
      layer: 202_383_360,
      finalNorm: 4096,
    });
    // Grouped-query attention narrows the two matrices of keys and values to 8 × 128.
    expect(countParameters(modelById('llama-2-70b').shape).attention).toBe(2 * 8192 * 8192 + 2 * 8192 * 1024);
  });

  it('agree with the bytes of the checkpoints', () => {
    expect(2 * total('llama-2-7b') + 32 * 64 * 2).toBe(13_476_835_328);
    expect(2 * total('llama-2-70b') + 80 * 64 * 4).toBe(137_953_316_864);
  });

  it.each([
    [{layers: 0}, /positive integer for layers, found 0/],
    [{hidden: 1.5}, /positive integer for hidden, found 1.5/],
    [{kvHeads: 5}, /multiple of the KV heads, found 32 and 5/],
  ])('say what is wrong with bad input', (change, message) => {
    const shape: Shape = {...modelById('llama-2-7b').shape, ...change};
    expect(() => countParameters(shape)).toThrow(message);
  });
});

describe('the key-value cache', () => {
  it.each([
    ['llama-2-7b', 512 * 1024, 2 * 1024 ** 3],
    ['llama-2-13b', 800 * 1024, 3.125 * 1024 ** 3],
    ['llama-2-70b', 320 * 1024, 1.25 * 1024 ** 3],
  ])('of %s in 16 bits, a token and 4,096 of them', (id, token, full) => {
    const {shape} = modelById(id);
    expect(kvBytesPerToken(shape)).toBe(token);
    expect(kvBytes(shape, shape.context)).toBe(full);
  });

  it('of 70B would be eight times as large with multi-head attention, and an eighth with one head', () => {
    const {shape} = modelById('llama-2-70b');
    const sizes = attentionVariants(shape).map(({kvHeads}) => kvBytesPerToken({...shape, kvHeads}));
    expect(sizes.map((size) => size / 1024)).toEqual([2560, 320, 40]);
  });

  it('grows with the batch and shrinks with the bytes', () => {
    const {shape} = modelById('llama-2-7b');
    expect(kvBytes(shape, 100, 3, 0.5)).toBe((3 * kvBytes(shape, 100)) / 4);
  });

  it('can have as many KV heads as divide the query heads', () => {
    expect(possibleKvHeads(12)).toEqual([12, 6, 4, 3, 2, 1]);
    expect(() => attentionVariants({heads: 64, kvHeads: 7})).toThrow(/divide 64, found 7/);
    expect(() => kvBytes(modelById('llama-2-7b').shape, 0)).toThrow(/positive counts, found 0, 1/);
    expect(() => kvBytesPerToken({layers: 1, kvHeads: 1, headSize: 0})).toThrow(/positive sizes/);
  });
});

describe('training compute', () => {
  it('of GPT-3 is the 3.14e23 of table D.1, or 3,640 petaflop/s-days', () => {
    const flops = trainingFlops(total('gpt-3-175b'), 300e9);
    expect(flops / 1e23).toBeCloseTo(3.14, 2);
    expect(flops / PETAFLOP_DAY / 3640).toBeCloseTo(1, 2);
  });

  it.each([
    // Table D.1 of the GPT-3 paper, total train compute.
    ['gpt-3-small', 2.25e20],
    ['gpt-3-medium', 6.41e20],
    ['gpt-3-large', 1.37e21],
    ['gpt-3-xl', 2.38e21],
    ['gpt-3-2.7b', 4.77e21],
    ['gpt-3-6.7b', 1.2e22],
    ['gpt-3-13b', 2.31e22],
  ])('of %s is near table D.1', (id, published) => {
    expect(Math.abs(relativeDifference(trainingFlops(total(id), 300e9), published))).toBeLessThan(0.01);
  });

  it.each([
    ['llama-7b', 0.437],
    ['llama-13b', 0.5144],
    ['llama-33b', 0.4587],
    ['llama-65b', 0.4777],
    ['llama-2-7b', 0.3906],
    ['llama-2-13b', 0.3772],
    ['llama-2-34b', 0.3472],
    ['llama-2-70b', 0.4284],
  ])('and the published hours give %s its utilisation (by Python)', (id, part) => {
    expect(modelUtilisation(modelById(id))).toBeCloseTo(part, 3);
  });

  it('of LLaMA 65B agrees with the 380 tokens a second and card that its paper states', () => {
    const model = modelById('llama-65b');
    const rate = (model.trainingTokens ?? NaN) / ((model.hardware?.gpuHours ?? NaN) * 3600);
    expect(rate).toBeGreaterThan(375);
    expect(rate).toBeLessThan(385);
  });

  it('with attention is what PaLM’s formula says', () => {
    // Llama 2 7B at 4,096 tokens: 12·32·32·128·4096 = 6.44e9 beside 6N = 4.04e10 for each token.
    const {shape} = modelById('llama-2-7b');
    const flops = trainingFlopsWithAttention(total('llama-2-7b'), 1, shape, 4096);
    expect(flops).toBe(6 * 6_738_415_616 + 6_442_450_944);
  });

  it('is best divided as for Chinchilla: 5.76e23 gives about 67B parameters and 1.5T tokens (table 3)', () => {
    const {parameters, tokens} = chinchillaOptimum(5.76e23);
    expect(Math.abs(relativeDifference(parameters, 67e9))).toBeLessThan(0.04);
    expect(Math.abs(relativeDifference(tokens, 1.5e12))).toBeLessThan(0.08);
    expect(trainingFlops(parameters, tokens) / 5.76e23).toBeCloseTo(1, 12);
  });

  it('says what is wrong with bad input', () => {
    expect(() => trainingFlops(0, 1)).toThrow(/parameters above 0, found 0/);
    expect(() => utilisation(1, NaN, 1)).toThrow(/gpuHours above 0, found NaN/);
    expect(() => chinchillaOptimum(-1)).toThrow(/flops above 0, found -1/);
  });
});

describe('the learning rate', () => {
  const gpt3 = modelById('gpt-3-175b').schedule as NonNullable<Model['schedule']>;

  it('of GPT-3 rises over 375M tokens, and stays at a tenth from 260B on', () => {
    expect(learningRate(gpt3, 0)).toBe(0);
    expect(learningRate(gpt3, 187.5e6)).toBeCloseTo(0.3e-4, 12);
    expect(learningRate(gpt3, 375e6)).toBeCloseTo(0.6e-4, 12);
    expect(learningRate(gpt3, 260e9)).toBeCloseTo(0.6e-5, 12);
    expect(learningRate(gpt3, 300e9)).toBeCloseTo(0.6e-5, 12);
  });

  it('of Llama 2 7B is halfway between peak and floor in the middle of the cosine', () => {
    const schedule = modelById('llama-2-7b').schedule as NonNullable<Model['schedule']>;
    expect(schedule.warmupTokens).toBe(8e9);
    expect(learningRate(schedule, (8e9 + 2e12) / 2)).toBeCloseTo((3e-4 + 3e-5) / 2, 12);
    expect(learningRate(schedule, 2e12)).toBeCloseTo(3e-5, 12);
  });

  it('never rises after the warm-up and has no jump', () => {
    for (const {schedule} of MODELS) {
      if (!schedule) continue;
      const at = (part: number): number => learningRate(schedule, part * 1.2 * schedule.decayEndTokens);
      const rates = Array.from({length: 2001}, (_, index) => at(index / 2000));
      const top = rates.indexOf(Math.max(...rates));
      rates.slice(top + 1).forEach((rate, index) => expect(rate).toBeLessThanOrEqual(rates[top + index] ?? NaN));
      expect(Math.max(...rates)).toBeLessThanOrEqual(schedule.peak);
    }
  });

  it('says what is wrong with bad input', () => {
    expect(() => learningRate(gpt3, -1)).toThrow(/0 tokens or more, found -1/);
    expect(() => learningRate({...gpt3, decayEndTokens: 1}, 1)).toThrow(/after 375000000 tokens, found 1/);
  });
});

describe('the data', () => {
  it('names a source for every value of every model', () => {
    for (const {id, shape, sources, trainingTokens, batchTokens} of MODELS) {
      const given = new Set(sources.flatMap(({of}) => of));
      const wanted = [
        ...Object.keys(shape),
        ...(trainingTokens === null ? [] : ['trainingTokens']),
        ...(batchTokens === null ? [] : ['batchTokens']),
      ];
      expect(
        wanted.filter((field) => !given.has(field as never)),
        id,
      ).toEqual([]);
      for (const {source} of sources) expect(source.url).toMatch(/^https:\/\//);
    }
  });

  it('has heads that fill the width, ids that differ, and hours that add up to the published total', () => {
    for (const {id, shape} of MODELS) expect([id, shape.heads * shape.headSize]).toEqual([id, shape.hidden]);
    expect(new Set(MODELS.map(({id}) => id)).size).toBe(MODELS.length);
    // Table 2 of the Llama 2 paper prints the total 3,311,616.
    const hours = MODELS.filter(({family}) => family === 'Llama 2').map(({hardware}) => hardware?.gpuHours ?? NaN);
    expect(hours.reduce((sum, value) => sum + value, 0)).toBe(3_311_616);
    expect(CARDS.map(({gibibytes}) => gibibytes)).toEqual([16, 24, 40, 80]);
    expect(() => modelById('llama-9b')).toThrow(/没有模型 llama-9b；有 gpt-1、/);
  });
});

describe('numbers as text', () => {
  it.each([
    [exact(6_738_415_616), '6,738,415,616'],
    [exact(80_860_987_392_000_000_000_000n), '80,860,987,392,000,000,000,000'],
    [exact(12), '12'],
    [short(6_738_415_616), '6.74B'],
    [short(124_439_808), '124M'],
    [short(68_976_648_192), '69.0B'],
    [short(2e12), '2T'],
    [short(999.9e6), '1.00B'],
    [short(64), '64'],
    [scientific(8.0860987392e22), '8.09 × 10²²'],
    [scientific(1e23), '10²³'],
    [scientific(0), '0'],
    [scientific(3e-5, 2), '3.0 × 10⁻⁵'],
    [bytes(524_288), '512 KiB'],
    [bytes(2 * 1024 ** 3), '2 GiB'],
    [bytes(3.125 * 1024 ** 3), '3.13 GiB'],
    [bytes(1000 * 1024), '1,000 KiB'],
    [bytes(40), '40 B'],
    [percent(0.39063), '39.1%'],
    [percent(0.00023), '0.023%'],
    [percent(0), '0.0%'],
    [signedPercent(-0.0374), '−3.7%'],
    [signedPercent(0.0036), '+0.36%'],
  ])('%s', (text, expected) => expect(text).toBe(expected));

  it('refuses to write all digits of a fraction', () => expect(() => exact(1.5)).toThrow(/an integer, found 1.5/));
});
