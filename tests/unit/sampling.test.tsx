// @vitest-environment jsdom
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {cleanup, fireEvent, render, screen, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import SamplingFigure from '@site/src/components/SamplingFigure';
import {
  DISTRIBUTIONS,
  DRAWS,
  formatSettings,
  logitsOf,
  parseSettings,
  percent,
  sampleFrom,
  START,
  visible,
  VOCABULARY,
  type Distribution,
} from '@site/src/components/SamplingFigure/model';
import {draw, entropy, seededRandom, softmaxWithTemperature, topK, topP} from '@site/src/llm/sampling';

interface Setting {
  readonly temperature: number;
  readonly k: number;
  readonly p: number;
}

interface Reference {
  readonly logits: readonly number[];
  readonly exact: readonly (Setting & {readonly probabilities: readonly number[]})[];
  readonly checks: readonly (Setting & {
    readonly id: string;
    readonly kept: number;
    readonly entropy: number;
    readonly first: readonly number[];
  })[];
}

const reference = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/sampling.json'), 'utf8'),
) as Reference;

const listOf = (values: Float64Array): number[] => Array.from(values);
const kept = (values: Float64Array): number[] => listOf(values).flatMap((value, index) => (value > 0 ? [index] : []));

function byId(id: string): Distribution {
  const found = DISTRIBUTIONS.find((distribution) => distribution.id === id);
  if (!found) throw new Error(`no distribution ${id}`);
  return found;
}

describe('temperature', () => {
  const logits = [1, 3, 2, 3];

  it('1 is the softmax', () => {
    const sum = Math.exp(1) + 2 * Math.exp(3) + Math.exp(2);
    listOf(softmaxWithTemperature(logits, 1)).forEach((value, index) =>
      expect(value).toBeCloseTo(Math.exp(logits[index] ?? NaN) / sum, 12),
    );
  });

  it('towards 0 becomes greedy, equals sharing, and 0 is that limit', () => {
    expect(listOf(softmaxWithTemperature(logits, 0))).toEqual([0, 0.5, 0, 0.5]);
    listOf(softmaxWithTemperature(logits, 1e-3)).forEach((value, index) =>
      expect(value).toBeCloseTo([0, 0.5, 0, 0.5][index] ?? NaN, 12),
    );
  });

  it('towards infinity becomes uniform', () => {
    listOf(softmaxWithTemperature(logits, 1e9)).forEach((value) => expect(value).toBeCloseTo(0.25, 6));
  });

  it('survives logits of any size, and −∞', () => {
    expect(listOf(softmaxWithTemperature([1e6, 1e6, -Infinity], 0.1))).toEqual([0.5, 0.5, 0]);
  });

  it.each([
    [[1, 2], -1, /temperature of at least 0, found -1/],
    [[1, 2], NaN, /temperature of at least 0, found NaN/],
    [[], 1, /at least one of them finite/],
    [[NaN, 1], 1, /at least one of them finite/],
    [[Infinity, 1], 1, /at least one of them finite/],
  ])('refuses %s at %s', (bad, temperature, message) => {
    expect(() => softmaxWithTemperature(bad, temperature)).toThrow(RangeError);
    expect(() => softmaxWithTemperature(bad, temperature)).toThrow(message);
  });
});

describe('top-k', () => {
  it('keeps the k likeliest and scales them to 1', () => {
    expect(kept(topK([0.1, 0.4, 0.2, 0.3], 2))).toEqual([1, 3]);
    expect(topK([0.1, 0.4, 0.2, 0.3], 2)[1]).toBeCloseTo(4 / 7, 12);
  });

  it('keeps those that equal the k-th; 0 and too large cut nothing', () => {
    expect(kept(topK([0.2, 0.2, 0.2, 0.4], 2))).toEqual([0, 1, 2, 3]);
    expect(kept(topK([0.5, 0.3, 0.2], 0))).toEqual([0, 1, 2]);
    expect(kept(topK([0.5, 0.3, 0.2], 9))).toEqual([0, 1, 2]);
  });

  it.each([-1, 1.5, NaN])('refuses k = %s', (k) => expect(() => topK([1], k)).toThrow(RangeError));
});

describe('top-p', () => {
  it('keeps the smallest set that reaches p', () => {
    expect(kept(topP([0.1, 0.5, 0.25, 0.15], 0.5))).toEqual([1]);
    expect(kept(topP([0.1, 0.5, 0.25, 0.15], 0.51))).toEqual([1, 2]);
    expect(kept(topP([0.1, 0.5, 0.25, 0.15], 0.75))).toEqual([1, 2]);
  });

  it('is minimal: for random distributions, one token less does not reach p', () => {
    const random = seededRandom(7);
    for (let n = 0; n < 200; n++) {
      const weights = Array.from({length: 12}, () => random() ** 3);
      const p = random();
      const all = topP(weights, 1);
      const survivors = kept(topP(weights, p)).map((index) => all[index] ?? 0);
      const mass = survivors.reduce((sum, value) => sum + value, 0);
      expect(mass).toBeGreaterThan(p - 1e-12);
      expect(mass - Math.min(...survivors)).toBeLessThan(p + 1e-12);
    }
  });

  it('keeps the likeliest even for p = 0, all for p = 1, and of equals the first', () => {
    expect(kept(topP([0.2, 0.5, 0.3], 0))).toEqual([1]);
    expect(kept(topP([0.2, 0.5, 0.3], 1))).toEqual([0, 1, 2]);
    expect(kept(topP([0.25, 0.25, 0.25, 0.25], 0.5))).toEqual([0, 1]);
  });

  it.each([-0.1, 1.1, NaN])('refuses p = %s', (p) => expect(() => topP([1], p)).toThrow(RangeError));
  it('refuses weights that are none', () => {
    expect(() => topP([0, 0], 0.5)).toThrow(/not all 0/);
    expect(() => topK([1, -1], 1)).toThrow(/at least 0/);
  });
});

describe('entropy', () => {
  it('is ln V for V equal tokens, 0 for a certain one', () => {
    expect(entropy(new Array<number>(8).fill(1 / 8))).toBeCloseTo(Math.log(8), 12);
    expect(entropy([1, 0])).toBe(0);
    expect(entropy([0.5, 0.25, 0.25]) / Math.LN2).toBeCloseTo(1.5, 12);
  });

  it('refuses what is no distribution', () => {
    expect(() => entropy([0.5, 0.4])).toThrow(/sum 1/);
    expect(() => entropy([1.5, -0.5])).toThrow(RangeError);
  });
});

describe('draws', () => {
  it('follow the cumulative distribution and never hit a cut token', () => {
    expect([0, 0.49, 0.5, 0.999].map((u) => draw([0, 0.5, 0, 0.5], u))).toEqual([1, 1, 3, 3]);
    expect(draw([0.3, 0.7 - 1e-15, 0], 1 - 2 ** -53)).toBe(1);
    expect(() => draw([1], 1)).toThrow(RangeError);
    expect(() => draw([0, 0], 0.5)).toThrow(RangeError);
  });

  it('are the same for a seed, differ between seeds, and are uniform', () => {
    const first = (seed: number): number[] => Array.from({length: 3}, seededRandom(seed));
    expect(first(5)).toEqual(first(5));
    expect(first(5)).not.toEqual(first(6));
    const random = seededRandom(3);
    const tenths = new Array<number>(10).fill(0);
    for (let n = 0; n < 10_000; n++) {
      const tenth = Math.floor(10 * random());
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Chi-squared with 9 degrees of freedom; 27.9 is its 99.9th percentile.
    expect(tenths.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9);
    expect(Number.isFinite(seededRandom(-1)())).toBe(true);
  });
});

describe('against transformers', () => {
  it.each(reference.exact)('T $temperature, k $k, p $p on eight logits', ({temperature, k, p, probabilities}) => {
    const found = topP(topK(softmaxWithTemperature(reference.logits, temperature), k), p);
    listOf(found).forEach((value, index) => expect(value).toBeCloseTo(probabilities[index] ?? NaN, 10));
  });

  it.each(reference.checks)(
    'T $temperature, k $k, p $p after “$id”, with the tail in bins',
    ({id, temperature, k, p, ...expected}) => {
      const found = sampleFrom(byId(id), {...START, temperature, k, p});
      expect(Math.abs(found.kept - expected.kept)).toBeLessThanOrEqual(expected.kept > 60 ? 0.01 * expected.kept : 0);
      expect(Math.abs(found.entropies.final - expected.entropy)).toBeLessThan(0.002);
      found.rows.slice(0, 5).forEach((row, index) => {
        expect(Math.abs(row.final - (expected.first[index] ?? NaN))).toBeLessThan(0.0002);
      });
    },
  );
});

describe('the figure’s numbers', () => {
  it('cover the whole vocabulary in falling order', () => {
    for (const distribution of DISTRIBUTIONS) {
      const logits = logitsOf(distribution);
      const counted = distribution.rest.reduce((sum, [, count]) => sum + count, distribution.tokens.length);
      expect([counted, logits.length]).toEqual([VOCABULARY, VOCABULARY]);
      expect(logits.every((logit, index) => index === 0 || logit <= (logits[index - 1] ?? NaN))).toBe(true);
    }
  });

  it('add up: every stage is a distribution, and there are 100 draws', () => {
    const {rows, rest, remaining} = sampleFrom(byId('once'), {...START, temperature: 1.3, k: 0, p: 0.9});
    for (const key of ['original', 'tempered', 'final'] as const) {
      expect(rows.reduce((sum, row) => sum + row[key], rest[key])).toBeCloseTo(1, 9);
    }
    expect(rows.reduce((sum, row) => sum + row.drawn, rest.drawn)).toBe(DRAWS);
    expect(rest.drawn).toBeGreaterThan(0);
    expect(remaining).toBeCloseTo(0.9, 3);
  });

  it('say which cut took a token', () => {
    const {rows, kept: left} = sampleFrom(byId('cup'), START);
    expect(left).toBe(rows.filter(({final}) => final > 0).length);
    expect(rows.map(({cut}) => cut)).toEqual([
      ...new Array<null>(left).fill(null),
      ...new Array<string>(10 - left).fill('top-p'),
      ...new Array<string>(50).fill('top-k'),
    ]);
    expect(rows.filter(({cut}) => cut).every(({drawn, final}) => drawn === 0 && final === 0)).toBe(true);
  });

  it('at temperature 0 leave one token and no doubt', () => {
    const {kept: left, entropies, rows} = sampleFrom(byId('cup'), {...START, temperature: 0, k: 0, p: 1});
    expect([left, entropies.final, rows[0]?.drawn]).toEqual([1, 0, DRAWS]);
  });

  it('are written for the eye', () => {
    expect([0, 0.0001, 0.1234, 0.9999, 1].map(percent)).toEqual(['0', '<0.1%', '12.3%', '>99.9%', '100.0%']);
    expect(visible(' a\n')).toBe('␣a↵');
  });
});

describe('the address', () => {
  it.each([
    ['', START],
    ['?prompt=once&temperature=0.7&top-k=0&top-p=0.95&seed=3', {prompt: 2, temperature: 0.7, k: 0, p: 0.95, seed: 3}],
    ['?prompt=no&temperature=9&top-k=1.5&top-p=0&seed=0.5', START],
    ['?temperature=&top-k=&top-p=', START],
    ['?temperature=0', {...START, temperature: 0}],
  ])('reads %s', (search, settings) => expect(parseSettings(search)).toEqual(settings));

  it('writes what it reads and keeps other parameters', () => {
    const settings = {prompt: 1, temperature: 0, k: 0, p: 1, seed: 9};
    const search = formatSettings('?q=1', settings);
    expect(parseSettings(search)).toEqual(settings);
    expect(formatSettings(search, START)).toBe('?q=1');
  });
});

const said = (): string => document.querySelector('[role="status"]')?.textContent ?? '';

const slider = (index: number): Element => {
  const found = document.querySelectorAll('input[type="range"]')[index];
  if (!found) throw new Error(`no slider ${index}`);
  return found;
};

describe('the figure', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    window.history.replaceState(null, '', '/');
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows a distribution, what is cut and the entropies without JavaScript', () => {
    const text = renderToString(<SamplingFigure />).replace(/<!-- -->|<[^>]*>/g, '');
    for (const part of ['␣coffee', '53.0%', 'top-k截去', 'top-p截去', '其余 49,140 个', '2.750', '49,152']) {
      expect(text).toContain(part);
    }
  });

  it('names its sliders by their labels', () => {
    render(<SamplingFigure />);
    const labels = [0, 1, 2].map((index) => (slider(index) as HTMLInputElement).labels?.[0]?.textContent);
    expect(labels).toEqual(['① 温度 T', '② top-k', '③ top-p']);
  });

  it('follows the sliders and keeps them in the address', () => {
    render(<SamplingFigure />);
    fireEvent.change(slider(0), {target: {value: '0'}});
    expect(said()).toContain('留下 1 个词元');
    fireEvent.change(slider(0), {target: {value: '1'}});
    fireEvent.change(slider(1), {target: {value: '3'}});
    fireEvent.change(slider(2), {target: {value: '1'}});
    expect(said()).toContain('留下 3 个词元');
    expect(slider(2).getAttribute('aria-valuetext')).toBe('不用');
    vi.runAllTimers();
    expect(window.location.search).toBe('?top-k=3&top-p=1');
  });

  it('opens where the address says, lists more and draws anew', () => {
    window.history.replaceState(null, '', '/?prompt=once&top-k=0&top-p=1');
    render(<SamplingFigure />);
    // By selector: computing roles and names over the table takes jsdom seconds on a busy machine.
    const tokens = screen.getByText(/^下一个词元/).closest('table') as HTMLElement;
    expect(within(tokens).getByText('␣small')).toBeTruthy();
    const rows = (): number => tokens.querySelectorAll('tr').length;
    expect(rows()).toBe(1 + 12 + 1);
    fireEvent.click(screen.getByText(/列出前 60 个/));
    expect(rows()).toBe(1 + 60 + 1);
    const before = tokens.textContent;
    fireEvent.click(screen.getByText(/再抽/));
    expect(tokens.textContent).not.toBe(before);
    vi.runAllTimers();
    expect(window.location.search).toContain('seed=2');
  });
});
