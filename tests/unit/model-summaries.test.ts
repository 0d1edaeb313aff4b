import {describe, expect, it} from 'vitest';
import {models} from '@site/src/data/models';
import {median, modelSummary} from '@site/src/data/models/summaries';
import {compileNote, failure} from './note';

const numbers = (of: string, column: number): number[] =>
  modelSummary(of, models).rows.map((row) => Number(row[column]?.replace(/[,%]/g, '')));

describe('the summaries of the data set', () => {
  it('count every model that can be had once, by what commercial use needs', () => {
    const counts = numbers('commercial', 1);
    const total = counts.pop() ?? 0;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(total).toBe(models.filter(({open}) => open).length);
    expect(counts[0]).toBe(models.filter(({open, commercialUse}) => open && commercialUse.value === 'free').length);
  });

  it('count each model of its own in one year, and in one kind of attention', () => {
    const {rows} = modelSummary('attention', models);
    const sums = rows.map((row) => row.slice(1).reduce((sum, cell) => sum + Number(cell), 0));
    expect(sums).toEqual(numbers('years', 1));
    const own = models.filter(
      ({open, basedOn, released}) => open && basedOn === null && !(released.value && released.value < '2023'),
    );
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(own.length);
    expect(rows[0]?.[0]).toBe('2023 年');
  });

  it('say what the notes say of them: no mixture of experts in 2023, most in 2026, and ever fewer active parameters', () => {
    const {rows} = modelSummary('years', models);
    const year = (label: string): number[] =>
      (rows.find(([name]) => name === label) ?? []).slice(1).map((cell) => Number(cell.replace(/[,%]/g, '')));
    expect(year('2023 年')[1]).toBe(0);
    const [all = 0, sparse = 0] = year('2026 年');
    expect(sparse / all).toBeGreaterThan(0.7);
    const active = ['2024 年', '2025 年', '2026 年'].map((label) => year(label)[2] ?? NaN);
    expect([...active].sort((a, b) => b - a)).toEqual(active);
  });

  it('say what the page on licences says: over four in ten are free, three in ten have conditions', () => {
    const [free = 0, conditional = 0] = numbers('commercial', 2);
    expect(free).toBeGreaterThan(40);
    expect(free).toBeLessThan(47);
    expect(Math.abs(conditional - 30)).toBeLessThan(3);
  });

  it('take the middle value, or the mean of two', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrow(/found none/);
  });
});

describe('<ModelSummary>', () => {
  it('becomes a table', async () => {
    const compiled = await compileNote('<ModelSummary of="commercial" />');
    expect(compiled).toContain('开源许可证，直接商用');
    expect(compiled).not.toContain('ModelSummary');
  });

  it('stops the build for a summary that there is none of, and names those that there are', async () => {
    const message = await failure('<ModelSummary of="colours" />');
    expect(message).toContain('没有汇总 colours；有 commercial、years、attention');
    expect(message).toContain('<ModelSummary of="commercial" />');
  });
});
