// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, within, waitFor} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import KvCacheFigure from '@site/src/components/KvCacheFigure';
import * as kv from '@site/src/components/KvCacheFigure/model';
import ScalingFigure from '@site/src/components/ScalingFigure';
import * as scaling from '@site/src/components/ScalingFigure/model';
import ScheduleFigure from '@site/src/components/ScheduleFigure';
import * as schedule from '@site/src/components/ScheduleFigure/model';
import {withParameters} from '@site/src/utils/address';

// Finding controls by role is slow in jsdom, and a busy machine makes it slower.
vi.setConfig({testTimeout: 30_000});

const textOf = (html: string): string => html.replace(/<!-- -->/g, '').replace(/<[^>]+>/g, '');

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the address', () => {
  it('keeps what is not the figure’s', () => {
    expect(withParameters('?q=1&a=2', {a: null, b: '3'})).toBe('?q=1&b=3');
    expect(withParameters('?a=2', {a: null})).toBe('');
  });

  it.each([
    ['', kv.stateOf('llama-2-70b')],
    ['?kv=llama-2-7b&kv-context=8192&kv-bytes=0.5', {...kv.stateOf('llama-2-7b'), context: 8192, bytes: 0.5}],
    ['?kv=none&kv-context=5000&kv-layers=-1&kv-heads=7&kv-batch=x', {...kv.stateOf('llama-2-70b'), kvHeads: 4}],
  ])('of the cache reads %s', (search, state) => expect(kv.codec.parse(search)).toEqual(state));

  it('of the cache writes what it reads', () => {
    const search = '?q=1&kv=llama-2-7b&kv-heads=8&kv-context=8192&kv-batch=16';
    expect(kv.codec.format('?q=1', kv.codec.parse(search))).toBe(search);
    expect(kv.codec.format(search, kv.codec.start)).toBe('?q=1');
  });

  it('of the scaling figure writes what it reads', () => {
    expect(scaling.codec.parse('?scaling=gpt-3-13b')).toBe('gpt-3-13b');
    expect(scaling.codec.parse('?scaling=gpt-2-xl')).toBe(scaling.codec.start);
    expect(scaling.codec.format('?q=1', 'gpt-3-13b')).toBe('?q=1&scaling=gpt-3-13b');
    expect(scaling.codec.format('?scaling=gpt-3-13b', scaling.codec.start)).toBe('');
  });

  it('of the schedules writes what it reads', () => {
    const state = {chosen: ['gpt-3-small', 'llama-7b'], tokens: 2e9, axis: 'log'} as const;
    const search = schedule.codec.format('', state);
    expect(search).toBe('?lr=gpt-3-small.llama-7b&lr-tokens=2000000000&lr-axis=log');
    expect(schedule.codec.parse(search)).toEqual(state);
    expect(schedule.codec.parse('?lr=&lr-tokens=-5&lr-axis=x')).toEqual({...schedule.codec.start, chosen: []});
    expect(schedule.codec.format('?lr=x', schedule.codec.start)).toBe('');
  });
});

describe('the cache’s numbers', () => {
  it('are those of Llama 2 70B: 10 GiB, 1.25 GiB and 160 MiB', () => {
    const {bars, lines, axis} = kv.kvNumbers(kv.stateOf('llama-2-70b'));
    expect(bars.map(({total}) => total / kv.GIB)).toEqual([10, 1.25, 0.15625]);
    expect(bars.map(({asIs}) => asIs)).toEqual([false, true, false]);
    expect(bars.map(({ofMha}) => 1 / ofMha)).toEqual([1, 8, 64]);
    expect(axis / kv.GIB).toBeCloseTo(16.8, 9);
    expect(lines.map(({id}) => id)).toEqual(['t4']);
  });

  it('show every card that is shorter than the axis, without labels over one another', () => {
    const {lines} = kv.kvNumbers({...kv.stateOf('llama-2-70b'), batch: 16});
    expect(lines.map(({gibibytes}) => gibibytes)).toEqual([16, 24, 40, 80]);
    for (const row of [0, 1]) {
      const places = lines.filter((line) => line.row === row).map(({at}) => at);
      places.slice(1).forEach((at, index) => expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(0.16));
    }
  });

  it('keep KV heads that divide the query heads', () => {
    expect(kv.changed(kv.stateOf('llama-2-70b'), {heads: 12}).kvHeads).toBe(6);
    expect(kv.changed(kv.stateOf('llama-2-70b'), {heads: 7}).kvHeads).toBe(7);
    expect(kv.isAllowed('layers', 0)).toBe(false);
    expect(kv.isAllowed('headSize', 1025)).toBe(false);
  });
});

describe('the cache figure', () => {
  it('shows Llama 2 70B without scripts, and what needs one is marked', () => {
    const html = renderToString(<KvCacheFigure />);
    expect(textOf(html)).toContain(
      'Llama 2 70B：2 × 80 层 × 8 个键值头 × 头维度 128 × 2 字节 = 320 KiB / 词元；× 4,096 个词元 × 1 条 = 1.25 GiB',
    );
    expect(html).toMatch(/data-needs-app="kv kv-layers [^"]+"/);
    expect(html).toMatch(/<div class="controls" data-scripted="">/);
    expect(textOf(html)).toContain('41.7%');
  });

  it('follows its controls and writes them into the address', async () => {
    render(<KvCacheFigure />);
    fireEvent.change(screen.getByLabelText('模型'), {target: {value: 'llama-2-7b'}});
    expect(screen.getByRole('status').textContent).toContain('512 KiB / 词元');
    fireEvent.change(screen.getByRole('slider', {name: /上下文/}), {target: {value: '4'}});
    expect(screen.getByRole('slider', {name: /上下文/}).getAttribute('aria-valuetext')).toBe('8,192 个词元');
    expect(screen.getByRole('status').textContent).toContain('= 4 GiB');
    fireEvent.change(screen.getByLabelText('键值头数'), {target: {value: '8'}});
    expect(screen.getByRole('status').textContent).toMatch(/形状已改.*= 1 GiB/);
    await waitFor(() => expect(window.location.search).toBe('?q=1&kv=llama-2-7b&kv-heads=8&kv-context=8192'));
    fireEvent.change(screen.getByLabelText(/每个数/), {target: {value: '0.5'}});
    expect(screen.getByRole('status').textContent).toContain('= 256 MiB');
  });

  it('keeps its last number while a field holds none', () => {
    render(<KvCacheFigure />);
    const layers = screen.getByLabelText<HTMLInputElement>('层数');
    fireEvent.change(layers, {target: {value: ''}});
    expect(layers.getAttribute('aria-invalid')).toBe('true');
    const problem = document.getElementById(layers.getAttribute('aria-describedby') ?? '');
    expect(problem?.textContent).toBe('要 1 到 512 的整数，仍按 80 算。');
    expect(screen.getByRole('status').textContent).toContain('80 层');
    fireEvent.change(layers, {target: {value: '40'}});
    expect(layers.getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByRole('status').textContent).toContain('40 层');
    fireEvent.change(layers, {target: {value: '9999'}});
    fireEvent.blur(layers);
    expect(layers.value).toBe('40');
  });

  it('opens where the address says', () => {
    window.history.replaceState(null, '', '/?kv=gpt-3-175b&kv-batch=32');
    render(<KvCacheFigure />);
    expect(screen.getByRole('status').textContent).toContain('GPT-3 175B：2 × 96 层 × 96 个键值头');
    // As many KV heads as query heads are multi-head attention: no row is called GQA, and neither card holds 288 GiB.
    expect(screen.getAllByRole('rowheader').map(({textContent}) => textContent)).toEqual(['MHA', 'MQA']);
    expect(screen.getByText(/96 个键值头（当前）/)).toBeTruthy();
    expect(screen.getAllByText('放不下').length).toBe(2);
  });
});

describe('the scaling figure’s numbers', () => {
  it('hold every size of the three families, and Chinchilla', () => {
    expect(scaling.FAMILIES.map((family) => scaling.POINTS.filter((point) => point.family === family).length)).toEqual([
      8, 4, 4, 1,
    ]);
    const chinchilla = scaling.pointById('chinchilla-70b');
    expect(chinchilla.ratio).toBe(20);
    expect(chinchilla.optimum.parameters).toBeCloseTo(70e9, -3);
    expect(scaling.pointById('gpt-3-175b').ratio).toBeCloseTo(1.72, 2);
    expect(() => scaling.pointById('x')).toThrow(/found x/);
  });

  it('place points on logarithmic axes, and lines where their formulas say', () => {
    const frame = {left: 0, right: 100, top: 0, bottom: 60};
    expect(scaling.place(frame, 1e8, 1e10)).toEqual({x: 0, y: 60});
    expect(scaling.place(frame, 3e11, 1e13)).toEqual({x: 100, y: 0});
    expect(scaling.place(frame, 1e8, 1e12).y).toBe(20);
    for (const flops of scaling.ISO_FLOPS) {
      const line = scaling.isoLine(flops);
      for (const end of [line.from, line.to]) expect((6 * end.parameters * end.tokens) / flops).toBeCloseTo(1, 12);
      expect(line.to.parameters).toBeGreaterThan(line.from.parameters);
    }
    expect(scaling.chinchillaLine()).toEqual({
      from: {parameters: 5e8, tokens: 1e10},
      to: {parameters: 3e11, tokens: 6e12},
    });
    for (const {id, parameters, tokens} of scaling.POINTS) {
      const {x, y} = scaling.place(frame, parameters, tokens);
      expect(scaling.nearestPoint(frame, x, y).id).toBe(id);
    }
  });
});

describe('the scaling figure', () => {
  it('has its numbers and its table without scripts', () => {
    const text = textOf(renderToString(<ScalingFigure />));
    expect(text).toContain('Llama 2 7B：N = 6.74B，D = 2T，6ND = 8.09 × 10²² FLOP，D/N = 297');
    for (const {name} of scaling.POINTS) expect(text).toContain(name);
  });

  it('shows the chosen model with its source', async () => {
    render(<ScalingFigure />);
    fireEvent.change(screen.getByLabelText('模型'), {target: {value: 'gpt-3-175b'}});
    const status = screen.getByRole('status');
    expect(status.textContent).toContain('D/N = 1.7');
    expect(status.textContent).toContain('51.2B 个参数、1.02T 个词元');
    expect(within(status).getByRole('link', {name: 'GPT-3 论文'}).getAttribute('href')).toBe(
      'https://arxiv.org/abs/2005.14165',
    );
    await waitFor(() => expect(window.location.search).toBe('?q=1&scaling=gpt-3-175b'));
  });
});

describe('the schedules', () => {
  it('are twelve, each drawn once for the models that share it', () => {
    expect(schedule.CURVES.map(({letter, name}) => `${letter} ${name}`)).toEqual([
      'A GPT-3 Small',
      'B GPT-3 Medium',
      'C GPT-3 Large',
      'D GPT-3 XL',
      'E GPT-3 2.7B',
      'F GPT-3 6.7B',
      'G GPT-3 13B',
      'H GPT-3 175B',
      'I LLaMA 7B、13B',
      'J LLaMA 33B、65B',
      'K Llama 2 7B、13B',
      'L Llama 2 34B、70B',
    ]);
  });

  it('end where training ended, and are drawn through their corners', () => {
    const gpt3 = schedule.CURVES[7] as schedule.Curve;
    expect(schedule.rateAt(gpt3, 300e9)).toBeCloseTo(0.6e-5, 12);
    expect(schedule.rateAt(gpt3, 301e9)).toBeNull();
    for (const axis of ['linear', 'log'] as const) {
      const drawn = schedule.samples(gpt3, axis);
      expect(Math.max(...drawn.map(({rate}) => rate))).toBeCloseTo(0.6e-4, 12);
      expect(drawn.at(-1)?.part).toBeCloseTo(schedule.axisPart(axis, 300e9), 12);
    }
  });

  it('have axes that can be read back', () => {
    expect(schedule.axisPart('linear', 1e12)).toBe(0.5);
    expect(schedule.axisPart('log', 1e7)).toBe(0);
    expect(schedule.axisPart('log', 0)).toBe(0);
    expect(schedule.axisTokens('log', 1)).toBe(2e12);
    expect(schedule.axisTokens('linear', 0)).toBe(0);
    expect(schedule.axisTokens('log', schedule.axisPart('log', 375e6))).toBe(375e6);
    expect(schedule.rateAxis([])).toBe(1e-4);
    expect(schedule.rateAxis(schedule.CURVES)).toBeCloseTo(6e-4, 12);
  });
});

describe('the schedule figure', () => {
  it('has readings and the published table without scripts', () => {
    const text = textOf(renderToString(<ScheduleFigure />));
    expect(text).toContain('H GPT-3 175B：4.26 × 10⁻⁵');
    expect(text).toContain('GPT-3 论文，表 2.1 与附录 B');
    expect(text).toContain('这里把 4M 当作 4,000,000');
  });

  it('draws what is ticked and reads off where the slider stands', async () => {
    render(<ScheduleFigure />);
    fireEvent.click(screen.getByRole('checkbox', {name: /A GPT-3 Small/}));
    fireEvent.click(screen.getByRole('checkbox', {name: /J LLaMA/}));
    fireEvent.click(screen.getByRole('radio', {name: /对数/}));
    fireEvent.change(screen.getByRole('slider'), {target: {value: '400'}});
    const readings = within(screen.getByRole('status')).getAllByRole('listitem');
    expect(readings.map(({textContent}) => textContent)).toEqual([
      'A GPT-3 Small：训练已结束',
      'H GPT-3 175B：训练已结束',
      'K Llama 2 7B、13B：3.00 × 10⁻⁵，是峰值的 10%',
      'L Llama 2 34B、70B：1.50 × 10⁻⁵，是峰值的 10%',
    ]);
    await waitFor(() =>
      expect(window.location.search).toBe(
        '?q=1&lr=gpt-3-small.gpt-3-175b.llama-2-7b.llama-2-34b&lr-tokens=2000000000000&lr-axis=log',
      ),
    );
  });
});
