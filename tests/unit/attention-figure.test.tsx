// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import AttentionFigure from '@site/src/components/AttentionFigure';
import {
  attend,
  EMBEDDINGS,
  formatState,
  largestChange,
  moveCell,
  parseState,
  POSITIONS,
  products,
  sinusoid,
  SIZE,
  START,
  TOKENS,
  two,
  vector,
  WEIGHTS,
} from '@site/src/components/AttentionFigure/model';
import {attention, type LayerCache} from '@site/src/labs/llama2/model';

const IT = TOKENS.indexOf('它');
const CAT = TOKENS.indexOf('猫');

describe('the head', () => {
  it('lets 它 look mostly at 猫, however positions are given', () => {
    for (const position of POSITIONS) {
      const row = attend(position, 0).weights[IT] ?? [];
      expect(row.indexOf(Math.max(...row))).toBe(CAT);
      expect(row[CAT]).toBeGreaterThan(0.6);
    }
  });

  it('has rows that sum to 1 and nothing above the diagonal', () => {
    for (const position of POSITIONS) {
      attend(position, 5).weights.forEach((row, t) => {
        expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(row.slice(t + 1).every((weight) => weight === 0)).toBe(true);
      });
    }
  });

  it('scores 它 → 猫 as by hand: (cos 4 + 8 cos 0.04 − 0.4 sin 0.04) / 2', () => {
    expect(attend('rope', 0).scores[IT]?.[CAT]).toBeCloseTo(
      (Math.cos(4) + 8 * Math.cos(0.04) - 0.4 * Math.sin(0.04)) / 2,
      12,
    );
    expect(attend('none', 0).scores[IT]?.[CAT]).toBeCloseTo(4.5, 12);
  });

  it('is the attention of the Llama 2 forward pass with one head', () => {
    const cache: LayerCache = {keys: [], values: []};
    const identity = EMBEDDINGS[0]?.map((_, i) => EMBEDDINGS[0]?.map((__, j) => Number(i === j)) ?? []) ?? [];
    const unused = {attentionNorm: [], ffnNorm: [], gate: [], up: [], down: []};
    const outputs = attention(
      {dim: SIZE, heads: 1, kvHeads: 1, normEps: 1e-5, ropeBase: 10000},
      {...unused, ...WEIGHTS, output: identity},
      EMBEDDINGS,
      cache,
    );
    outputs.forEach((row, t) =>
      row.forEach((value, j) => expect(value).toBeCloseTo(attend('rope', 0).outputs[t]?.[j] ?? NaN, 12)),
    );
  });
});

describe('moving all positions', () => {
  it('changes no score with RoPE, and none without positions', () => {
    for (const shift of [1, 5, 12]) {
      expect(largestChange('rope', shift)).toBeLessThan(1e-12);
      expect(largestChange('none', shift)).toBe(0);
    }
  });

  it('changes scores with absolute positions', () => {
    expect(largestChange('absolute', 0)).toBe(0);
    expect(largestChange('absolute', 3)).toBeGreaterThan(1);
  });

  it('turns the vectors themselves all the same', () => {
    expect(attend('rope', 3).turnedQueries[IT]).not.toEqual(attend('rope', 0).turnedQueries[IT]);
  });
});

describe('the sinusoids', () => {
  it('are those of Vaswani et al., section 3.5', () => {
    expect(sinusoid(0, 4)).toEqual([0, 1, 0, 1]);
    [Math.sin(3), Math.cos(3), Math.sin(0.03), Math.cos(0.03)].forEach((value, j) =>
      expect(sinusoid(3, 4)[j]).toBeCloseTo(value, 12),
    );
  });
});

describe('what is written', () => {
  it('has real minus signs, none before zero, and brackets where needed', () => {
    expect([two(-0.001), two(-1.234), two(2)]).toEqual(['0.00', '−1.23', '2.00']);
    expect(vector([1, -0.5])).toBe('[1.00, −0.50]');
    expect(products([-1, -2], [-0.5, 3])).toBe('−1.00×(−0.50) + (−2.00)×3.00');
  });
});

describe('state', () => {
  it.each([
    ['', START],
    [
      '?attend=3-2&position=absolute&shift=4&cells=scores',
      {query: 2, key: 1, position: 'absolute', shift: 4, cells: 'scores'},
    ],
    ['?attend=7-1&position=x&shift=13&cells=x', START],
  ])('reads %s', (search, state) => expect(parseState(search)).toEqual(state));

  it('writes what it reads and keeps other parameters', () => {
    const state = {query: 5, key: 5, position: 'none', shift: 2, cells: 'scores'} as const;
    expect(parseState(formatState('?q=1', state))).toEqual(state);
    expect(formatState(formatState('?q=1', state), START)).toBe('?q=1');
  });

  it.each([
    ['ArrowUp', 0, 0, [0, 0]],
    ['ArrowDown', 0, 0, [1, 0]],
    ['ArrowRight', 5, 5, [5, 5]],
    ['ArrowLeft', 2, 2, [2, 1]],
    ['Home', 2, 3, [2, 0]],
    ['End', 2, 3, [2, 5]],
    ['Tab', 2, 3, null],
  ])('%s from %s, %s leads to %s', (pressed, query, key, to) => expect(moveCell(query, key, pressed)).toEqual(to));
});

describe('the figure', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    window.history.replaceState(null, '', '/');
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows 它 → 猫 with every step without JavaScript', () => {
    const text = renderToString(<AttentionFigure />).replace(/<!-- -->|<[^>]*>/g, '');
    for (const part of ['“它”看“猫”：分数 3.66，权重 79.8%', '−0.65×1.00', '旋转到位置 4', '“它”的输出', 'softmax']) {
      expect(text).toContain(part);
    }
  });

  it('moves among the cells by arrows, one of them in the tab order', () => {
    render(<AttentionFigure />);
    const cell = (name: string): HTMLElement => screen.getByLabelText(name);
    fireEvent.keyDown(cell('“它”看“猫”：权重 80%'), {key: 'ArrowUp'});
    expect(document.activeElement).toBe(cell('“因为”看“猫”：权重 14%'));
    expect(document.activeElement?.getAttribute('aria-pressed')).toBe('true');
    expect(document.querySelectorAll('button[tabindex="0"]')).toHaveLength(1);
    fireEvent.keyDown(cell('“因为”看“猫”：权重 14%'), {key: 'End'});
    expect(screen.getByText(/“因为”看“饿”：遮住/)).toBeTruthy();
    expect(screen.getByText(/分数换成 −∞/)).toBeTruthy();
    vi.runAllTimers();
    expect(window.location.search).toBe('?attend=4-6');
  });

  it('shows that scores stay with RoPE and change with absolute positions', () => {
    render(<AttentionFigure />);
    const said = (): string =>
      screen
        .getAllByRole('status')
        .map(({textContent}) => textContent)
        .join();
    fireEvent.change(screen.getByRole('slider'), {target: {value: '3'}});
    expect(said()).toContain('分数最多变了 0.00');
    fireEvent.click(screen.getByRole('radio', {name: '绝对位置'}));
    expect(said()).toContain('分数最多变了 1.98');
    fireEvent.click(screen.getByRole('radio', {name: '分数'}));
    vi.runAllTimers();
    expect(window.location.search).toBe('?position=absolute&shift=3&cells=scores');
  });
});
