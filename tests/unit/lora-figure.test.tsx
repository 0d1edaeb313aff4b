// @vitest-environment jsdom
import fs from 'node:fs';
import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import LoraFigure from '@site/src/components/LoraFigure';
import * as lora from '@site/src/components/LoraFigure/model';
import {loraAlpha, loraRank, matrices} from '@site/src/data/loraDelta';
import type {Run} from '@site/src/data/loraDeltaRows';
import {frobenius, product, truncated} from '@site/src/llm/svd';

const textOf = (html: string): string => html.replaceAll('<!-- -->', '').replaceAll(/<[^>]+>/g, '');
const run = JSON.parse(fs.readFileSync('src/data/generated/loraDelta.json', 'utf8')) as Run;

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the figure’s numbers', () => {
  it('have the singular values of ΔW that the run computed in 64 bits', () => {
    run.matrices.forEach(({singularValues}, place) => {
      const {values} = lora.analysisOf(place).svd;
      const largest = singularValues[0] ?? NaN;
      values.forEach((value, index) =>
        expect(Math.abs(value - (singularValues[index] ?? NaN))).toBeLessThan(0.002 * largest),
      );
    });
    expect(() => lora.analysisOf(99)).toThrow(/没有第 100 个矩阵/);
  });

  it('have the error of Eckart and Young at every rank, and r(d + k) parameters', () => {
    const {svd, matrix, deltaSize, most} = lora.analysisOf(0);
    for (const rank of [0, 1, 4, most]) {
      const {error, kept, parameters, share} = lora.loraNumbers({matrix: 0, rank});
      const left = truncated(svd, rank);
      const direct = frobenius(matrix.delta.map((row, i) => row.map((value, j) => value - (left[i]?.[j] ?? NaN))));
      expect(error).toBeCloseTo(direct / deltaSize, 8);
      expect(kept).toBeCloseTo(1 - error ** 2, 12);
      expect(parameters).toBe(rank * (matrix.rows + matrix.columns));
      expect(share).toBe(parameters / (matrix.rows * matrix.columns));
    }
  });

  it('say that ΔW is nearer to a low rank than W is', () => {
    matrices.forEach((_, matrix) => {
      const {error, weightError} = lora.loraNumbers({matrix, rank: loraRank});
      expect(error).toBeLessThan(weightError);
    });
  });

  it('are what /finetuning/lora says of them', () => {
    matrices.forEach((_, matrix) => {
      const {error, analysis} = lora.loraNumbers({matrix, rank: 8});
      expect(error).toBeGreaterThan(0.4);
      expect(error).toBeLessThan(0.5);
      expect(analysis.learnedSize).toBeGreaterThan(analysis.deltaSize);
      expect(analysis.overlap).toBeGreaterThan(2 * analysis.chance);
      expect(analysis.overlap).toBeLessThan(0.6);
    });
  });

  it('compare what LoRA learned with ΔW', () => {
    matrices.forEach((_, place) => {
      const {matrix, learned, learnedSvd, distance, deltaSize, overlap, cosine} = lora.analysisOf(place);
      expect(learned).toEqual(product(matrix.b, matrix.a, loraAlpha / loraRank));
      // Of rank r: no more singular values than that.
      expect((learnedSvd.values[loraRank] ?? 0) / (learnedSvd.values[0] ?? NaN)).toBeLessThan(1e-9);
      const direct = frobenius(matrix.delta.map((row, i) => row.map((value, j) => value - (learned[i]?.[j] ?? NaN))));
      expect(distance).toBeCloseTo(direct / deltaSize, 8);
      // No matrix of that rank is nearer than the truncated one.
      expect(distance).toBeGreaterThanOrEqual(lora.loraNumbers({matrix: place, rank: loraRank}).error);
      expect(overlap).toBeGreaterThan(0);
      expect(overlap).toBeLessThanOrEqual(1);
      expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
    });
  });

  it('draw each cell in its sign and shade', () => {
    expect(
      lora.shadesOf(
        [
          [1, -0.4],
          [0.05, 5],
        ],
        1,
      ),
    ).toEqual([
      {sign: 'plus', step: 5, path: 'M0 0h1v1h-1zM1 1h1v1h-1z'},
      {sign: 'minus', step: 2, path: 'M1 0h1v1h-1z'},
    ]);
  });

  it('go to the address and back', () => {
    const search = lora.codec.format('?q=1', {matrix: 1, rank: 3});
    expect(search).toBe('?q=1&lora=3&lora-matrix=1');
    expect(lora.codec.parse(search)).toEqual({matrix: 1, rank: 3});
    expect(lora.codec.parse('?lora=-1&lora-matrix=7')).toEqual(lora.codec.start);
    expect(lora.codec.parse('?lora=9999').rank).toBe(lora.analysisOf(0).most);
    expect(lora.codec.format('?lora=3', lora.codec.start)).toBe('');
  });
});

describe('the figure of LoRA', () => {
  it('shows LoRA’s own rank without scripts, and what needs one is marked', () => {
    const html = renderToString(<LoraFigure />);
    expect(textOf(html)).toContain(`r = ${loraRank}：相对误差`);
    expect(textOf(html)).toContain('缩放 α/r = ');
    expect(html).toMatch(/data-needs-app="lora lora-matrix"/);
    expect(html).toMatch(/data-scripted=""/);
  });

  it('follows its controls and writes them into the address', async () => {
    render(<LoraFigure />);
    fireEvent.change(screen.getByRole('slider', {name: /奇异值/}), {target: {value: '2'}});
    const {rows, columns} = lora.analysisOf(0).matrix;
    expect(screen.getByRole('status').textContent).toContain(`= ${(2 * (rows + columns)).toLocaleString('en-US')}，`);
    const other = screen.getByRole('group', {name: '矩阵'}).querySelectorAll('button')[1];
    if (!other) throw new Error('there is one matrix only');
    fireEvent.click(other);
    await waitFor(() => expect(window.location.search).toBe('?q=1&lora=2&lora-matrix=1'));
    expect(other.getAttribute('aria-pressed')).toBe('true');
    fireEvent.change(screen.getByRole('slider', {name: /奇异值/}), {target: {value: '64'}});
    expect(screen.getByRole('status').textContent).toContain('相对误差 0.0%');
  });
});
