// @vitest-environment jsdom
import fs from 'node:fs';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import MemoryChecks from '@site/src/components/MemoryChecks';
import {check, measurementOf, within as withinPart} from '@site/src/components/MemoryChecks/model';
import VramCalculator from '@site/src/components/VramCalculator';
import * as vram from '@site/src/components/VramCalculator/model';
import {CARD_SIZES} from '@site/src/data/cards';
import {decoderById, decoders} from '@site/src/data/decoderShapes';
import {MEASUREMENTS, UNITS} from '@site/src/data/memoryMeasurements';
import {memoryRuns, whyNoRuns, type MemoryRun} from '@site/src/data/memoryRuns';
import {models, modelRecord} from '@site/src/data/models';
import {decoderRows} from '@site/src/data/models/decoderShapes';
import {CARDS} from '@site/src/data/shapes';
import {MATRICES, parameterGroups, trainingMemory} from '@site/src/llm/memory';

const textOf = (html: string): string => html.replaceAll('<!-- -->', '').replaceAll(/<[^>]+>/g, '');

/** One model a line. */
const written = (rows: readonly object[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the short list of shapes', () => {
  // `npx vitest run tests/unit/vram.test.tsx -u` writes it anew after a change of the data.
  it('is what the data on models say', async () => {
    await expect(written(decoderRows(models))).toMatchFileSnapshot('../../src/data/generated/decoderShapes.json');
  });

  it('has Llama 2 and the Chinese models, and none whose memory cannot be computed so', () => {
    const ids = decoders.map(({id}) => id);
    expect(ids).toEqual(expect.arrayContaining(['llama-2-7b', 'llama-2-13b', 'llama-2-70b', 'qwen2.5-7b', 'yi-34b']));
    // A mixture of experts, MLA, an unreleased size, and a copy of another shape.
    for (const id of ['deepseek-v3-base', 'glm-4.5', 'qwen3-30b-a3b', 'llama-2-34b', 'llama-2-7b-chat']) {
      expect(ids).not.toContain(id);
    }
    expect(() => decoderById('x')).toThrow(/没有模型 x/);
  });

  it.each(decoders.map(({id}) => id))('%s has about as many parameters as its publisher says', (id) => {
    const {value} = modelRecord(id).parametersTotal;
    const {total} = parameterGroups(decoderById(id).shape);
    // Names are rounded: 6B has 6.2, 1.8B has 1.84, Qwen-7B has 7.7.
    expect(Math.abs(total / (value ?? NaN) - 1)).toBeLessThan(0.2);
  });
});

describe('the cards', () => {
  it('are in order, and agree with those of the other figures', () => {
    const sizes = CARD_SIZES.map(({gibibytes}) => gibibytes);
    expect(sizes).toEqual([8, 12, 16, 24, 32, 40, 48, 80]);
    for (const {gibibytes} of CARDS) expect(sizes).toContain(gibibytes);
  });
});

describe('the calculator’s numbers', () => {
  const start = vram.codec.start;

  it('add up, and fill the axis without gaps', () => {
    for (const method of ['full', 'lora', 'qlora'] as const) {
      const {parts, total} = vram.vramNumbers({...start, method});
      expect(parts.reduce((sum, {bytes}) => sum + bytes, 0)).toBe(total);
      expect(parts.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
      parts.slice(1).forEach(({at}, index) => {
        const before = parts[index];
        expect(at).toBeCloseTo((before?.at ?? NaN) + (before?.width ?? NaN), 12);
      });
      expect(parts.every(({formula}) => formula !== '')).toBe(true);
    }
  });

  it('are those of src/llm/memory.ts, with the totals of all three methods', () => {
    const state = {...start, method: 'lora', batch: 1, length: 2048} as const;
    const {shape} = decoderById('llama-2-7b');
    const direct = trainingMemory({...state, shape, matrices: MATRICES});
    const numbers = vram.vramNumbers(state);
    expect(numbers.total).toBe(direct.total);
    expect(numbers.trainable).toBe(39_976_960);
    expect(numbers.methods.map(({id}) => id)).toEqual(['full', 'lora', 'qlora']);
    expect(numbers.methods[1]?.total).toBe(direct.total);
  });

  it('find the smallest card, or none', () => {
    const of = (change: Partial<vram.VramState>) => vram.vramNumbers({...start, batch: 1, length: 2048, ...change});
    expect(of({}).card?.gibibytes).toBe(8);
    expect(of({method: 'lora'}).card?.gibibytes).toBe(16);
    expect(of({method: 'full'}).card).toBeNull();
    // QLoRA’s claim: 65B on one card of 48 GB.
    expect(of({model: 'llama-65b', length: 512, rank: 64, precision: 'half'}).card?.gibibytes).toBe(48);
  });

  it('of inference are weights, cache and the last scores', () => {
    const {parts, trainable, methods} = vram.vramNumbers({...start, task: 'infer', batch: 1, length: 4096});
    expect(parts.map(({id}) => id)).toEqual(['weights', 'cache', 'logits']);
    expect(parts[1]?.bytes).toBe(2 * 1024 ** 3);
    expect([trainable, methods]).toEqual([null, []]);
  });

  it('say what leaves and what stays when a switch is turned', () => {
    const parts = (change: Partial<vram.VramState>) =>
      Object.fromEntries(vram.vramNumbers({...start, ...change}).parts.map(({id, bytes}) => [id, bytes]));
    const whole = parts({});
    expect(parts({checkpointing: false}).activations).toBeGreaterThan(8 * (whole.activations ?? 0));
    expect(parts({flash: false}).activations).toBeGreaterThan(whole.activations ?? 0);
    expect(parts({optimizer: 'sgd', precision: 'half'})).not.toHaveProperty('optimizer');
    expect(parts({rank: 32}).adapters).toBe(2 * (whole.adapters ?? 0));
    expect(parts({length: 2048}).logits).toBe(2 * (whole.logits ?? 0));
  });

  it('keep the labels of the cards off one another', () => {
    for (const model of ['qwen2.5-0.5b', 'llama-2-7b', 'llama-2-70b']) {
      const {lines} = vram.vramNumbers({...start, model, method: 'full'});
      for (const row of [0, 1]) {
        const places = lines.filter((line) => line.row === row).map(({at}) => at);
        places.slice(1).forEach((at, index) => expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(0.14));
      }
    }
  });

  it('are written in decimal units', () => {
    expect([109e9, 15.64e9, 6.03e9, 885e6, 1.11e12, 999.7e9, 999.6e6, 80e6].map(vram.decimal)).toEqual([
      '109 GB',
      '15.6 GB',
      '6.03 GB',
      '885 MB',
      '1.11 TB',
      '1.00 TB',
      '1.00 GB',
      '80.0 MB',
    ]);
  });

  it('go to the address and back, and pass over what is no choice', () => {
    const state: vram.VramState = {
      ...vram.codec.start,
      model: 'qwen2.5-7b',
      method: 'full',
      rank: 64,
      checkpointing: false,
      cache: 0.5,
    };
    const search = vram.codec.format('?q=1', state);
    expect(search).toBe('?q=1&vram=qwen2.5-7b&vram-method=full&vram-rank=64&vram-checkpoint=false&vram-cache=0.5');
    expect(vram.codec.parse(search)).toEqual(state);
    expect(vram.codec.parse('?vram=x&vram-batch=3&vram-rank=-1&vram-method=adapter')).toEqual(start);
    expect(vram.codec.format('?vram=qwen2.5-7b', start)).toBe('');
  });
});

describe('the calculator', () => {
  it('shows QLoRA on Llama 2 7B without scripts, and what needs one is marked', () => {
    const html = renderToString(<VramCalculator />);
    expect(textOf(html)).toContain('Llama 2 7B，QLoRA，4 条 × 1,024 个词元：合计 9.78 GB');
    expect(textOf(html)).toContain('6.48B 个数 × 4.127 位 ÷ 8');
    expect(html).toMatch(/data-needs-app="vram vram-task [^"]+"/);
    expect(html).toMatch(/<div class="controls" data-scripted="">/);
  });

  it('follows its controls and writes them into the address', async () => {
    render(<VramCalculator />);
    const status = screen.getByRole('status');
    fireEvent.click(screen.getByRole('button', {name: /^全量/}));
    expect(status.textContent).toMatch(/全量.*合计 111 GB.*一张 80 GB 的卡也放不下/);
    expect(screen.getByLabelText<HTMLSelectElement>('LoRA 加在').disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', {name: /^LoRA/}));
    fireEvent.change(screen.getByLabelText('LoRA 加在'), {target: {value: 'qv'}});
    fireEvent.change(screen.getByRole('slider', {name: /秩/}), {target: {value: '3'}});
    // q and v of rank 8: 4,194,304, as in the LoRA paper's setting.
    expect(status.textContent).toContain('可训练参数 4.19M');
    fireEvent.change(screen.getByLabelText('模型'), {target: {value: 'qwen2.5-7b'}});
    await waitFor(() =>
      expect(window.location.search).toBe('?q=1&vram=qwen2.5-7b&vram-method=lora&vram-rank=8&vram-on=qv'),
    );
    fireEvent.click(screen.getByRole('button', {name: '推理'}));
    expect(screen.queryByLabelText('优化器')).toBeNull();
    fireEvent.change(screen.getByLabelText('权重'), {target: {value: 'nf4'}});
    fireEvent.change(screen.getByLabelText('KV 缓存'), {target: {value: '1'}});
    expect(screen.getByRole('status').textContent).toMatch(/推理.*合计 5\.\d+ GB/);
  });

  it('lists each part with its formula and its source', () => {
    window.history.replaceState(null, '', '/?vram-method=full&vram-precision=amp');
    render(<VramCalculator />);
    const items = within(screen.getAllByRole('list')[0] as HTMLElement).getAllByRole('listitem');
    expect(items.map((item) => item.querySelector('b')?.textContent)).toEqual([
      '权重',
      '梯度',
      '优化器状态',
      '激活值',
      '输出分数',
      '工作缓冲',
    ]);
    expect(items[1]?.textContent).toContain('× 4 字节');
    expect(items[2]?.textContent).toContain('fp32 副本 4 + AdamW 8');
    // What lives for one operation follows from the chain rule; the others have a source.
    for (const item of items.slice(0, -1)) expect(item.querySelector('a[href^="https://"]')).toBeTruthy();
  });
});

describe('the measurements', () => {
  const checks = MEASUREMENTS.map(check);
  const of = (id: string) => checks.find((one) => one.id === id) ?? expect.fail(id);

  it('have an id of their own, a source and numbers', () => {
    const ids = MEASUREMENTS.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const {published, unit, source} of MEASUREMENTS) {
      expect(published).toBeGreaterThan(0);
      expect(UNITS[unit]).toBeGreaterThan(0);
      expect(source.url).toMatch(/^https:/);
    }
  });

  it.each([
    // As printed, and what is computed, in the same unit.
    ['baichuan-13b-base-half', 26, 24.7],
    ['baichuan2-7b-base-nf4', 5.1, 5.0],
    ['baichuan2-13b-base-nf4', 8.6, 8.5],
    ['llama-7b-total', 6.9, 5.9],
    ['llama-13b-total', 11.3, 10.3],
    ['llama-33b-total', 24.7, 23.5],
    ['llama-65b-total', 45, 44.4],
    ['qwen-1.8b-qlora-256', 5.8, 4.8],
    ['qwen-7b-qlora-256', 11.5, 11.3],
    ['qwen-7b-qlora-2048', 13.9, 13.8],
    ['qwen-14b-qlora-256', 18.7, 16.9],
    ['qwen-14b-qlora-8192', 27.9, 29.7],
    ['qwen-72b-qlora-256', 61.4, 57.1],
    ['qwen-7b-lora-8192', 36.6, 32.9],
    ['qwen-7b-generate', 8.2, 7.4],
    ['qwen-72b-generate', 48.9, 48.2],
    ['qwen-7b-full', 139.2, 130.6],
    ['llama-65b-full', 780, 783.4],
  ])('%s: published %f, computed %f', (id, published, computed) => {
    const one = of(id);
    expect(one.published).toBe(published);
    expect(one.computed / UNITS[one.unit]).toBeCloseTo(computed, 1);
    expect(one.difference).toBeCloseTo(one.computed / UNITS[one.unit] / published - 1, 12);
  });

  it('that QLoRA’s figure 6 computes itself come out exactly', () => {
    for (const size of ['7b', '13b', '33b', '65b']) {
      expect(of(`llama-${size}-adapters`).difference).toBe(0);
      expect(of(`llama-${size}-moments`).difference).toBe(0);
    }
  });

  it('tell that figure 6’s models are nearer to 4.5 bits than to 4.127, and that the bars of 65B exceed its title', () => {
    for (const size of ['13b', '33b', '65b']) {
      expect(Math.abs(of(`llama-${size}-base-single`).difference)).toBeLessThan(
        Math.abs(of(`llama-${size}-base`).difference),
      );
    }
    expect(37_074 + 2 * 1440 + 5760).toBe(45_714);
    expect(of('llama-65b-total').published * 1000).toBeLessThan(45_714);
  });

  it('are above what is computed nearly always, and the sums are within 18 % of it', () => {
    const sums = checks.filter(({id}) => !/-(adapters|moments)$/.test(id));
    expect(sums.filter(({difference}) => difference > 0.02).map(({id}) => id)).toEqual([
      'qwen-14b-qlora-8192',
      'qwen-72b-qlora-8192',
    ]);
    // Without the bars of figure 6, which are one piece of a sum, and a quantisation whose format is not known.
    const whole = sums.filter(({id}) => !/-(base|base-single)$/.test(id) && id !== 'baichuan-13b-base-nf4');
    expect(Math.max(...whole.map(({difference}) => Math.abs(difference)))).toBeLessThan(0.18);
    expect(withinPart(checks, 0.1)).toBeGreaterThan(0.5 * checks.length);
    expect(withinPart(checks, 0.2)).toBeGreaterThan(0.9 * checks.length);
  });

  it('are all within the room that /finetuning/memory#headroom tells to leave', () => {
    for (const {computed, published, unit} of checks) {
      expect(published * UNITS[unit]).toBeLessThanOrEqual(1.1 * computed + 3 * UNITS.GiB);
    }
  });

  it('stand in the table with their difference', () => {
    render(<MemoryChecks group="inference" />);
    const row = screen.getAllByRole('row').find(({textContent}) => textContent.startsWith('16 位')) as HTMLElement;
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({textContent}) => textContent),
    ).toEqual(['26.0 GB', '24.7 GiB', '−5.0%']);
    expect(screen.queryByText(/LLaMA 65B/)).toBeNull();
  });
});

describe('the table of the page that shows what the libraries’ copies explain', () => {
  const page = fs.readFileSync('docs/finetuning/memory.mdx', 'utf8');
  const percentOf = (id: string): string => {
    const difference = Math.round(100 * (MEASUREMENTS.map(check).find((one) => one.id === id)?.difference ?? NaN));
    return `${difference < 0 ? '−' : '+'}${Math.abs(difference)}%`;
  };

  it.each([
    // What the sum of the tensors that theory asks for had come to, before the libraries' own were counted.
    ['Qwen-1.8B，Q-LoRA，256', 'qwen-1.8b-qlora-256', '−48%'],
    ['Qwen-7B，Q-LoRA，256', 'qwen-7b-qlora-256', '−28%'],
    ['Qwen-7B，Q-LoRA，2,048', 'qwen-7b-qlora-2048', '−17%'],
    ['Qwen-14B，Q-LoRA，256', 'qwen-14b-qlora-256', '−30%'],
    ['Qwen-14B，Q-LoRA，8,192', 'qwen-14b-qlora-8192', '+4%'],
    ['Qwen-72B，Q-LoRA，256', 'qwen-72b-qlora-256', '−16%'],
    ['Qwen-7B，LoRA，8,192', 'qwen-7b-lora-8192', '−14%'],
    ['Qwen-7B，生成 2,048 个词元', 'qwen-7b-generate', '−22%'],
    ['Qwen-72B，生成 2,048 个词元', 'qwen-72b-generate', '−12%'],
  ])('%s', (name, id, before) => {
    expect(page).toContain(`| ${name} | ${before} | ${percentOf(id)} |`);
  });
});

describe('the configurations for a T4', () => {
  // A T4 has 15,360 MiB, of which PyTorch sees a little less than 15 GiB.
  it.each([
    ['colab-t4', 'llama-2-7b'],
    ['qwen-t4', 'qwen2.5-1.5b'],
  ])('%s fits with the room that the page tells to leave', (file, model) => {
    const text = fs.readFileSync(`examples/finetuning/configs/${file}.toml`, 'utf8');
    const tuning = /\[tuning\]([^[]*)/.exec(text)?.[1] ?? '';
    const number = (name: string, section: string): number =>
      Number(new RegExp(`^${name} = (\\d+)`, 'm').exec(section)?.[1]);
    const {shape} = decoderById(model);
    const step = trainingMemory({
      ...{shape, method: 'qlora', precision: 'amp', optimizer: 'adamw', matrices: MATRICES, adapterDropout: true},
      ...{rank: number('r', text), batch: number('batch', tuning), length: number('max_length', tuning)},
      ...{checkpointing: true, flash: true},
    });
    expect(1.1 * step.total + 3 * UNITS.GiB).toBeLessThan(15 * UNITS.GiB);
  });
});

describe('the runs on a card', () => {
  const run: MemoryRun = {
    shape: '7b',
    method: 'full',
    batch: 2,
    length: 512,
    checkpointing: false,
    status: 'ok',
    peakAllocatedBytes: 128 * 1024 ** 3,
    card: 'H200',
    date: '2026-11-28',
  };

  it('become rows, with 18 bytes a parameter, and none where memory ran out', () => {
    const one = measurementOf(run);
    if (!one) throw new Error('a run that was measured is a row');
    expect([one.published, one.unit]).toEqual([128, 'GiB']);
    const {computed, difference} = check(one);
    const states = 18 * 6_738_415_616;
    expect(computed).toBeGreaterThan(states);
    expect(difference).toBeCloseTo(computed / (128 * 1024 ** 3) - 1, 12);
    const small = measurementOf({...run, batch: 1, checkpointing: true});
    expect(small && check(small).computed).toBeLessThan(computed);
    expect(measurementOf({...run, status: 'out-of-memory', peakAllocatedBytes: null})).toBeNull();
  });

  it('are there, or the table says why not', () => {
    expect(memoryRuns.length === 0).toBe(whyNoRuns !== '');
    render(<MemoryChecks group="training" />);
    expect(document.body.textContent).toContain(memoryRuns.length > 0 ? '本站所测' : whyNoRuns);
  });
});

describe('the page on memory', () => {
  const page = fs.readFileSync('docs/finetuning/memory.mdx', 'utf8');

  it('prints the worked example as it is computed', () => {
    const state = {...vram.codec.start, batch: 1, length: 2048};
    const columns = (['full', 'lora', 'qlora'] as const).map((method) => vram.vramNumbers({...state, method}));
    const cell = (id: vram.PartId): string =>
      columns
        .map(({parts}) => {
          const part = parts.find((one) => one.id === id);
          return part ? vram.decimal(part.bytes) : '—';
        })
        .join(' | ');
    for (const [id, name] of [
      ['weights', '权重'],
      ['adapters', '适配器'],
      ['gradients', '梯度'],
      ['optimizer', '优化器状态'],
      ['activations', '激活值'],
      ['logits', '输出分数'],
      ['working', '工作缓冲'],
    ] as const) {
      expect(page).toContain(`| ${name} | ${cell(id)} |`);
    }
    expect(page).toContain(`| 合计 | ${columns.map(({total}) => vram.decimal(total)).join(' | ')} |`);
    const open = vram.vramNumbers({...state, method: 'lora', checkpointing: false});
    expect(vram.decimal(open.total)).toBe('28.2 GB');
    expect(vram.decimal(open.parts.find(({id}) => id === 'activations')?.bytes ?? 0)).toBe('13.3 GB');
  });

  it('prints the other numbers that it takes from the calculator', () => {
    const bytesOf = (change: Partial<vram.VramState>, id: vram.PartId): string =>
      vram.decimal(vram.vramNumbers({...vram.codec.start, ...change}).parts.find((one) => one.id === id)?.bytes ?? 0);
    expect(bytesOf({}, 'activations')).toBe('3.05 GB');
    expect(bytesOf({checkpointing: false}, 'activations')).toBe('26.6 GB');
    expect(bytesOf({model: 'qwen2.5-7b', batch: 1, length: 2048}, 'logits')).toBe('3.11 GB');
    const {kept} = parameterGroups(decoderById('qwen2.5-7b').shape);
    expect((2 * kept) / 1e9).toBeCloseTo(2.2, 1);
    expect((4 * kept) / 1e9).toBeCloseTo(4.4, 1);
    // The quiz: a batch of 8 without checkpointing.
    expect(bytesOf({batch: 8, length: 2048, checkpointing: false}, 'activations')).toBe('106 GB');
  });
});
