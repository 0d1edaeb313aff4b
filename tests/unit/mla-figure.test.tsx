// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import MlaFigure from '@site/src/components/MlaFigure';
import {codec, LATENT, presetById, PRESETS, rowsOf} from '@site/src/components/MlaFigure/model';
import {modelRecord} from '@site/src/data/models';
import {mlaBytesPerToken} from '@site/src/llm/kvCache';

vi.setConfig({testTimeout: 30_000});

const textOf = (html: string): string => html.replace(/<!-- -->/g, '').replace(/<[^>]+>/g, '');
const perToken = (model: string, bytes: number): number[] =>
  rowsOf({model, context: 512, bytes}).map((row) => row.perToken);

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the cache of multi-head latent attention', () => {
  it('is what DeepSeek-V2 prints in its tables 1 and 9', () => {
    // Table 9 counts elements of a token: 34.6K for 60 layers and 15.6K for 27, against 110.6K with 16 heads.
    expect(mlaBytesPerToken({layers: 60, ...LATENT}, 1)).toBe(34_560);
    expect(perToken('deepseek-v2-lite', 1)).toEqual([110_592, 55_296, 6912, 15_552]);
    // Table 1: as much as 2.25 groups.
    const [, gqa, mqa, mla] = rowsOf(codec.start);
    expect((mla?.perLayer ?? 0) / (mqa?.perLayer ?? 1)).toBe(2.25);
    expect((gqa?.perLayer ?? 0) / (mla?.perLayer ?? 1)).toBeCloseTo(3.556, 3);
  });

  it('is 93.3 % less than that of DeepSeek 67B with 6 bits, as the abstract says, and 82.2 % less with 16', () => {
    const dense =
      rowsOf({model: 'deepseek-llm-67b-base', context: 512, bytes: 2}).find(({asIs}) => asIs)?.perToken ?? 0;
    expect(dense).toBe(389_120);
    expect(1 - mlaBytesPerToken({layers: 60, ...LATENT}, 0.75) / dense).toBeCloseTo(0.933, 3);
    expect(1 - mlaBytesPerToken({layers: 60, ...LATENT}) / dense).toBeCloseTo(0.822, 3);
  });

  it('refuses sizes that are not positive', () => {
    expect(() => mlaBytesPerToken({layers: 60, latent: 0, rope: 64})).toThrow(/positive sizes, found 60, 0, 64, 2/);
    expect(() => mlaBytesPerToken({layers: 60, latent: 512, rope: 64}, NaN)).toThrow(/NaN/);
  });
});

describe('the presets', () => {
  it.each(PRESETS)(
    '$id agrees with the data set where that knows',
    ({id, name, layers, heads, headSize, kind, groups}) => {
      const record = modelRecord(id);
      expect(record.name.replace('-Base', '').replaceAll('-', ' ').toLowerCase()).toContain(
        name.replaceAll('-', ' ').toLowerCase(),
      );
      if (record.layers.value !== null) expect([layers, heads]).toEqual([record.layers.value, record.heads.value]);
      if (record.headSize.value !== null) expect(headSize).toBe(record.headSize.value);
      if (record.kvLatent.value !== null) expect([512, 64]).toEqual([record.kvLatent.value, record.kvRope.value]);
      expect(kind.toUpperCase()).toBe(record.attention.value);
      if (kind === 'gqa') expect(groups).toBe(record.kvHeads.value);
    },
  );

  it('are looked up by their id only', () => expect(() => presetById('gpt-9')).toThrow(/found gpt-9/));
});

describe('the address', () => {
  it.each([
    ['', codec.start],
    ['?mla=deepseek-v2&mla-context=4096&mla-bytes=0.75', {model: 'deepseek-v2', context: 4096, bytes: 0.75}],
    ['?mla=none&mla-context=5000&mla-bytes=3', codec.start],
  ])('reads %s', (search, state) => expect(codec.parse(search)).toEqual(state));

  it('writes what it reads', () => {
    const search = '?q=1&mla=llama-2-7b&mla-context=4096&mla-bytes=1';
    expect(codec.format('?q=1', codec.parse(search))).toBe(search);
    expect(codec.format(search, codec.start)).toBe('?q=1');
  });
});

describe('the figure', () => {
  it('shows DeepSeek-V3 at 128K without scripts, and what needs one is marked', () => {
    const html = renderToString(<MlaFigure />);
    expect(textOf(html)).toContain(
      'DeepSeek-V3，61 层，MLA：576 × 61 × 2 字节 = 68.6 KiB / 词元；× 131,072 = 8.58 GiB',
    );
    expect(textOf(html)).toContain('每层 2 × 128 × 128 = 32,768 个数，一共 488 GiB');
    expect(html).toContain('data-needs-app="mla mla-context mla-bytes"');
    expect(html).toMatch(/<div class="controls" data-scripted="">/);
  });

  it('follows its controls and writes them into the address', async () => {
    render(<MlaFigure />);
    fireEvent.change(screen.getByLabelText('模型'), {target: {value: 'llama-2-7b'}});
    expect(screen.getByRole('status').textContent).toContain('MHA：8,192 × 32 × 2 字节 = 512 KiB / 词元');
    fireEvent.change(screen.getByRole('slider', {name: '上下文'}), {target: {value: '3'}});
    expect(screen.getByRole('status').textContent).toContain('× 4,096 = 2 GiB');
    fireEvent.change(screen.getByLabelText('每个数'), {target: {value: '1'}});
    expect(screen.getByRole('status').textContent).toContain('= 1 GiB');
    await waitFor(() => expect(window.location.search).toBe('?q=1&mla=llama-2-7b&mla-context=4096&mla-bytes=1'));
  });

  it('opens where the address says', () => {
    window.history.replaceState(null, '', '/?mla=deepseek-v2&mla-bytes=0.75');
    render(<MlaFigure />);
    expect(screen.getByRole('status').textContent).toContain('576 × 60 × 0.75 字节 = 25.3 KiB');
  });
});
