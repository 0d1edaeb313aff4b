// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import Nf4Figure from '@site/src/components/Nf4Figure';
import * as nf4 from '@site/src/components/Nf4Figure/model';
import {matrixErrors, sample, scaledHistogram, weightCount} from '@site/src/data/weights';

const textOf = (html: string): string => html.replaceAll('<!-- -->', '').replaceAll(/<[^>]+>/g, '');
const start = nf4.codec.start;

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the weights', () => {
  it('are of one matrix: a histogram of all of them, and 4,096', () => {
    expect(sample).toHaveLength(4096);
    expect(scaledHistogram.counts.reduce((sum, count) => sum + count, 0)).toBe(weightCount);
    expect(matrixErrors.map(({block}) => block)).toEqual(nf4.BLOCKS);
  });
});

describe('the figure’s numbers', () => {
  it('are the paper’s: 4.5 bits, 4.127 with double quantisation, 0.373 saved', () => {
    const {bits} = nf4.nf4Numbers(start);
    expect(bits.single).toBe(4.5);
    expect(bits.double).toBeCloseTo(4.127, 3);
    expect(bits.saved).toBeCloseTo(0.373, 3);
    expect(bits.chosen).toBe(bits.double);
    expect(nf4.nf4Numbers({...start, double: false}).bits.chosen).toBe(4.5);
  });

  it('of the sample are like those of the whole matrix, which numpy computed', () => {
    for (const {block, nf4: wholeNf4, int4: wholeInt4} of matrixErrors) {
      // The sample is a few rows: the nearer, the smaller the block.
      const near = block <= 64 ? 0.2 : 0.35;
      expect(Math.abs(nf4.relativeError('nf4', block, false) / wholeNf4 - 1)).toBeLessThan(near);
      expect(Math.abs(nf4.relativeError('int4', block, false) / wholeInt4 - 1)).toBeLessThan(near);
    }
  });

  it('say that NF4 loses least at every size, and that double quantisation costs next to nothing', () => {
    for (const block of nf4.BLOCKS) {
      const {errors} = nf4.nf4Numbers({...start, block, double: false});
      expect(errors.nf4).toBeLessThan(errors.int4);
      expect(errors.nf4).toBeLessThan(errors.fp4);
      expect(Math.abs(nf4.relativeError('nf4', block, true) / errors.nf4 - 1)).toBeLessThan(0.01);
    }
  });

  it('grow with the block, as its largest weight does', () => {
    const errors = nf4.BLOCKS.map((block) => nf4.relativeError('nf4', block, false));
    expect([...errors].sort((a, b) => a - b)).toEqual(errors);
  });

  it('count every weight once: in bins, in levels', () => {
    for (const block of [16, 64, 4096]) {
      const {bins, used, counted, entropy} = nf4.nf4Numbers({...start, block});
      expect(bins.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 10);
      expect(used.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 10);
      expect(counted).toBe(block === 64 ? weightCount : sample.length);
      expect(entropy).toBeGreaterThan(3);
      expect(entropy).toBeLessThanOrEqual(4);
    }
  });

  it('draw a block between −1 and 1, each weight next to a level', () => {
    const {drawn, levels} = nf4.nf4Numbers({...start, double: false, at: 5});
    expect(drawn).toHaveLength(nf4.DRAWN);
    for (const {before, after} of drawn) {
      expect(Math.abs(before)).toBeLessThanOrEqual(1);
      const nearest = Math.min(...levels.map((level) => Math.abs(level - before)));
      expect(Math.abs(after - before)).toBeCloseTo(nearest, 12);
    }
  });

  it('go to the address and back; the block that is drawn stays among those that there are', () => {
    const state = {format: 'int4', block: 128, double: false, at: 3} as const;
    const search = nf4.codec.format('?q=1', state);
    expect(search).toBe('?q=1&nf4=int4&nf4-block=128&nf4-double=false&nf4-at=3');
    expect(nf4.codec.parse(search)).toEqual(state);
    expect(nf4.codec.parse('?nf4=x&nf4-block=100&nf4-at=-1')).toEqual(start);
    expect(nf4.codec.parse('?nf4-block=4096&nf4-at=9').at).toBe(0);
    expect(nf4.changed({...start, at: 63}, {block: 2048}).at).toBe(1);
  });
});

describe('the figure of 4-bit formats', () => {
  it('shows QLoRA’s setting without scripts, and what needs one is marked', () => {
    const html = renderToString(<Nf4Figure />);
    expect(textOf(html)).toContain('每个权重 4.127 位：4 + 8/64 + 32/(64 × 256)，比不做双重量化的 4.500 省 0.373');
    expect(textOf(html)).toContain('7,077,888 个权重');
    expect(html).toMatch(/data-needs-app="nf4 nf4-block nf4-double nf4-at"/);
    expect(html).toMatch(/<div class="controls" data-scripted="">/);
  });

  it('follows its controls and writes them into the address', async () => {
    render(<Nf4Figure />);
    fireEvent.click(screen.getByRole('button', {name: 'int4'}));
    fireEvent.change(screen.getByRole('slider', {name: /块的大小/}), {target: {value: '0'}});
    fireEvent.click(screen.getByRole('checkbox', {name: /双重量化/}));
    expect(screen.getByRole('status').textContent).toContain('每个权重 6.000 位：4 + 32/16');
    expect(screen.getByRole('slider', {name: /块的大小/}).getAttribute('aria-valuetext')).toBe('16 个权重');
    fireEvent.change(screen.getByRole('slider', {name: '看第几块'}), {target: {value: '200'}});
    await waitFor(() => expect(window.location.search).toBe('?q=1&nf4=int4&nf4-block=16&nf4-double=false&nf4-at=199'));
    fireEvent.change(screen.getByRole('slider', {name: /块的大小/}), {target: {value: '8'}});
    expect(screen.getByText(/样本的第 1 块（共 1 块）/)).toBeTruthy();
  });
});
