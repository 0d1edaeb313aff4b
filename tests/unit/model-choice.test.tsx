// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import ModelChooser from '@site/src/components/ModelChooser';
import * as memory from '@site/src/components/ModelChooser/memory';
import * as chooser from '@site/src/components/ModelChooser/model';
import ModelScatter from '@site/src/components/ModelScatter';
import {LINES, MODELS, rowAddress, yearOf} from '@site/src/components/ModelScatter/data';
import {MARK_COUNT} from '@site/src/components/ModelScatter/Mark';
import * as scatter from '@site/src/components/ModelScatter/model';
import ModelTimeline from '@site/src/components/ModelTimeline';
import * as timeline from '@site/src/components/ModelTimeline/model';
import ModelYears from '@site/src/components/ModelTimeline/Years';
import {modelRecord, models} from '@site/src/data/models';
import {unpack} from '@site/src/data/models/compact';
import {lines} from '@site/src/data/models/lines';
import {chineseEvidence, compactModels, ordered, scoreSeries, shapeRows} from '@site/src/data/models/series';

// Finding controls by role is slow in jsdom, and a busy machine makes it slower.
vi.setConfig({testTimeout: 60_000});

const textOf = (html: string): string => html.replace(/<!-- -->/g, '').replace(/<[^>]+>/g, '');

beforeEach(() => window.history.replaceState(null, '', '/?q=1'));
afterEach(cleanup);

describe('the compact data', () => {
  it('hold every record once, in lines that have a mark each', () => {
    expect(ordered.map(({id}) => id).sort()).toEqual(models.map(({id}) => id).sort());
    expect(MODELS).toHaveLength(models.length);
    expect(shapeRows()).toHaveLength(models.length);
    expect(MARK_COUNT).toBe(lines.length);
  });

  it('say what the records say, with why a value is missing', () => {
    for (const model of MODELS) {
      const record = modelRecord(model.id);
      expect(model.released).toBe(record.released.value);
      for (const [mine, theirs] of [
        [model.total, record.parametersTotal],
        [model.active, record.parametersActive],
        [model.tokens, record.trainingTokens],
        [model.context, record.context],
      ] as const)
        expect([mine.value, mine.why], model.id).toEqual([theirs.value, theirs.why]);
    }
    expect(unpack(-1)).toEqual({value: null, why: '未公布'});
    expect(unpack(7e9)).toEqual({value: 7e9, why: null});
  });

  it('are small, and have no source in them', () => {
    const text = JSON.stringify([compactModels(), scoreSeries(), shapeRows()]);
    expect(text.length).toBeLessThan(50_000);
    expect(text).not.toContain('https://');
  });

  it('never put scores together that differ in shots, checkpoint, measurer or conditions', () => {
    for (const {benchmark, of, by, shots, conditions, values} of scoreSeries()) {
      for (const [index, value] of values) {
        const same = ordered[index]?.scores.filter(
          (score) =>
            score.benchmark === benchmark &&
            score.of === of &&
            score.shots === shots &&
            score.conditions === conditions &&
            (by === null ? score.own : score.measuredBy === by && !score.own),
        );
        expect(same?.map((score) => score.value)).toContain(value);
      }
    }
  });

  it.each([
    ['llama-3.1-8b', 0, '官方支持的 8 种语言里没有中文'],
    ['llama-3-8b', 0, '官方只支持英语'],
    ['llama-2-7b-chat', 0, '0.13%'],
    ['qwen-7b', 1, '开发者自测 C-Eval 63.5（5-shot）'],
    ['qwen2.5-7b', 1, '同系列的 Qwen2-72B 由开发者自测 C-Eval 91'],
    ['atom-7b', -1, '没有查到'],
    ['minimax-m2', -1, '没有查到'],
  ])('say of %s whether it is for Chinese', (id, code, why) => {
    const found = chineseEvidence(modelRecord(id));
    expect(found.code).toBe(code);
    expect(found.why).toContain(why);
  });
});

describe('the memory of a model', () => {
  const facts = (id: string): memory.Facts => {
    const found = chooser.CANDIDATES.find(({model}) => model.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found.facts;
  };
  const gib = ({low, high}: memory.Between): string[] => [low, high].map((bytes) => (bytes / memory.GIB).toFixed(2));

  it('has Llama 2 7B in 13.48 GB of 16 bits, as the note on inference has it', () => {
    expect(memory.weightBytes(facts('llama-2-7b'), 'half')).toEqual({low: 13_476_831_232, high: 13_476_831_232});
  });

  it.each([
    ['llama-2-7b', 524_288],
    ['llama-2-70b', 327_680],
    ['qwen3-8b', 147_456],
    ['qwen3-14b', 163_840],
    ['deepseek-v3-base', 70_272],
    ['qwen3.5-35b-a3b', 20_480],
    // 64 layers share 32 caches.
    ['hunyuan-large', 2 * 32 * 8 * 80 * 2],
  ])('caches a token of %s in %i bytes', (id, bytes) => expect(facts(id).cache).toEqual({low: bytes, high: bytes}));

  it('counts all experts of a mixture', () => {
    expect(memory.weightBytes(facts('qwen3-30b-a3b'), 'half').low).toBe(60e9);
  });

  it('is open upward where the data say too little', () => {
    // An index besides the cache; a cache that is compressed by layer; which layers have one; no shape at all.
    expect(facts('deepseek-v3.2').cache).toEqual({low: 70_272, high: Infinity});
    expect(facts('deepseek-v4-pro').cache).toEqual(memory.UNKNOWN);
    expect(facts('kimi-k3').cache).toEqual({low: 0, high: 93 * 576 * 2});
    expect(facts('glm-4.7-flash').cache).toEqual(memory.UNKNOWN);
    expect(memory.weightBytes(facts('minimax-m2.5'), 'nf4')).toEqual(memory.UNKNOWN);
    // The embeddings of MiniMax-M2 are not known: all in few bits at least, all in 16 at most.
    expect(memory.weightBytes(facts('minimax-m2'), 'nf4').high).toBe(460e9);
    expect(memory.trainingNeed(facts('qwen3-30b-a3b'), 'qlora', 2048, 0).total.high).toBe(Infinity);
    expect(memory.trainingNeed(facts('qwen3-30b-a3b'), 'full', 2048, 0).total.low).toBe(16 * 30e9);
  });

  it('is what the worked example of the note says', () => {
    const qwen = facts('qwen3-14b');
    expect(gib(memory.weightBytes(qwen, 'nf4'))).toEqual(['9.24', '9.24']);
    const totals = ([8192, 32_768, 131_072] as const).flatMap((context) =>
      (['nf4', 'half'] as const).map((format) =>
        (memory.inferenceNeed(qwen, format, context, memory.GIB).total.high / memory.GIB).toFixed(1),
      ),
    );
    expect(totals).toEqual(['11.5', '29.8', '15.2', '33.5', '30.2', '48.5']);
    const trained = [2048, 8192].map((length) => memory.trainingNeed(qwen, 'qlora', length, memory.GIB));
    expect(trained.map(({total}) => (total.high / memory.GIB).toFixed(1))).toEqual(['19.5', '35.1']);
    const logits = trained[1]?.parts.find(({name}) => name === '输出分数');
    expect(logits?.bytes.high).toBe(8192 * 151_669 * 10);
    const small = facts('qwen3-8b');
    expect((memory.inferenceNeed(small, 'half', 8192, memory.GIB).total.high / memory.GIB).toFixed(1)).toBe('17.4');
    expect(Math.round(memory.trainingNeed(small, 'full', 2048, memory.GIB).total.high / memory.GIB)).toBe(127);
    expect((memory.weightBytes(facts('qwen3-30b-a3b'), 'nf4').high / memory.GIB).toFixed(1)).toBe('15.3');
  });

  it('is not far from what Baichuan measured', () => {
    // README of Baichuan 2: 15.3 GB for 7B and 27.5 GB for 13B in 16 bits.
    for (const [id, measured] of [
      ['baichuan2-7b-chat', 15.3e9],
      ['baichuan2-13b-chat', 27.5e9],
    ] as const)
      expect(Math.abs(memory.weightBytes(facts(id), 'half').high / measured - 1)).toBeLessThan(0.03);
  });
});

describe('the choice', () => {
  const needs = (search: string): chooser.Needs => chooser.codec.parse(search);
  const idsOf = (judged: readonly chooser.Judged[]): string[] => judged.map(({candidate}) => candidate.model.id);

  it('puts every model into one of three groups', () => {
    for (const search of ['', '?need-task=full&need-card=gpu-80&need-cards=8', '?need-card=cpu-16&need-licence=any']) {
      const {fitting, undecided, excluded, steps} = chooser.choose(needs(search));
      expect(fitting.length + undecided.length + excluded.length).toBe(models.length);
      expect(steps.at(-1)).toMatchObject({kept: fitting.length, open: undecided.length});
      expect(steps.reduce((sum, {dropped}) => sum + dropped, 0)).toBe(excluded.length);
    }
  });

  it('lets in what meets every need, and nothing of which a value is unknown', () => {
    const {fitting} = chooser.choose(needs(''));
    expect(idsOf(fitting)).toContain('qwen3-14b');
    for (const {candidate, need} of fitting) {
      const record = modelRecord(candidate.model.id);
      expect(record.open).toBe(true);
      expect(['free', 'conditional', 'application']).toContain(record.commercialUse.value);
      expect(record.context.value ?? 0).toBeGreaterThanOrEqual(8192);
      expect(need.total.high).toBeLessThanOrEqual(24 * memory.GIB);
    }
  });

  it('sets apart what cannot be judged, and says what is missing', () => {
    const {undecided} = chooser.choose(needs(''));
    const texts = Object.fromEntries(undecided.map((judged) => [judged.candidate.model.id, chooser.openText(judged)]));
    expect(texts['qwen3.6-27b']).toBe('许可未核实');
    expect(texts['minicpm4-8b']).toContain('KV 缓存算不出');
    expect(texts['yi-1.5-9b']).toContain('上下文未核实');
  });

  it('names the first rule that excludes a model', () => {
    const groups = chooser.excludedByRule(chooser.choose(needs('')));
    const reason = (id: string): string[] =>
      groups.flatMap(({rule, models: all}) =>
        all.filter(({judged}) => judged.candidate.model.id === id).map(({text}) => `${rule.id}: ${text}`),
      );
    expect(reason('gpt-3-175b')).toEqual(['open: 权重没有公开']);
    expect(reason('qwen2.5-3b')[0]).toMatch(/^licence: Qwen Research License，商用：不可以/);
    expect(reason('llama-2-7b')).toEqual(['context: 上下文 4K']);
    expect(reason('llama-3.1-8b')[0]).toMatch(/^chinese: .*没有中文/);
    expect(reason('qwen3-235b-a22b')[0]).toMatch(/^memory: 要 .* GiB，只有 24 GiB$/);
  });

  it('asks for the licence, the thinking and the card that the reader wants', () => {
    const free = chooser.choose(needs('?need-licence=free'));
    expect(free.fitting.every(({candidate}) => candidate.commercial === 'free')).toBe(true);
    expect(idsOf(chooser.choose(needs('?need-licence=any')).fitting)).toContain('qwen2.5-3b');
    const thinking = chooser.choose(needs('?need-think=yes')).fitting.map(({candidate}) => candidate.model.kind);
    expect(new Set(thinking)).toEqual(new Set(['hybrid', 'reasoning']));
    const eight = chooser.choose(needs('?need-card=gpu-80&need-cards=8&need-think=yes'));
    expect(idsOf(eight.fitting)).toContain('deepseek-r1');
    const direct = chooser.choose(needs('?need-card=gpu-80&need-cards=8&need-think=no'));
    expect(idsOf(direct.excluded)).toContain('deepseek-r1');
    expect(chooser.choose(needs('?need-card=cpu-64&need-task=qlora')).fitting).toEqual([]);
    // 24 GiB of 8 cards each, less a margin of each: more models fit than on one.
    expect(chooser.choose(needs('?need-cards=8')).fitting.length).toBeGreaterThan(
      chooser.choose(needs('')).fitting.length,
    );
  });

  it('keeps its needs in the address', () => {
    const search = '?need-card=gpu-48&need-cards=2&need-task=qlora&need-context=2048&need-licence=free&need-zh=any';
    expect(chooser.codec.format('', needs(search))).toBe(search);
    expect(needs('?need-card=tpu&need-cards=3&need-context=5000')).toEqual(chooser.codec.start);
    expect(chooser.codec.format('?q=1&need-card=gpu-48', chooser.codec.start)).toBe('?q=1');
  });

  it('shows candidates with their reasons without scripts, and all the rest on demand', () => {
    const html = renderToString(<ModelChooser />);
    const text = textOf(html);
    expect(text).toContain('Qwen3-14B');
    expect(text).toContain('权重 9.24 GiB + KV 缓存 1.25 GiB + 余量 1 GiB = 11.5 GiB，占 48%。');
    expect(text).toContain('商用：可以');
    expect(text).toMatch(/GPT-3 175B：权重没有公开/);
    expect(html).toMatch(/<div class="controls" data-scripted="">/);
  });

  it('follows its controls', async () => {
    render(<ModelChooser />);
    const status = screen.getByRole('status');
    expect(status.textContent).toMatch(/^38 个合适，15 个无法判断，99 个排除。$/);
    fireEvent.change(screen.getByLabelText('做什么'), {target: {value: 'full'}});
    expect(status.textContent).toMatch(/^3 个合适/);
    fireEvent.change(screen.getByLabelText('机器'), {target: {value: 'cpu-32'}});
    expect(status.textContent).toContain('没有显卡时这里只算推理');
    expect(screen.getByLabelText<HTMLSelectElement>('几张卡').disabled).toBe(true);
    await waitFor(() => expect(window.location.search).toBe('?q=1&need-card=cpu-32&need-task=full'));
  });
});

describe('the scatter plot', () => {
  const frame = {left: 0, right: 1000, top: 0, bottom: 1000};

  it('places dates and powers of ten', () => {
    expect(yearOf('2023-07-18')).toBeCloseTo(2023 + 198 / 365, 9);
    expect(yearOf('2026-01')).toBeCloseTo(2026 + 14 / 365, 9);
    const total = scatter.axisById('total');
    expect(scatter.partOf(total, 1e8)).toBe(0);
    expect(scatter.partOf(total, scatter.valueAt(total, 0.37))).toBeCloseTo(0.37, 9);
    const date = scatter.axisById('date');
    expect(date.text(2023 + 6 / 12)).toBe('2023-07');
    // The early years are narrow: five of them in 22 %, four in the rest.
    expect([2018, 2023, 2025, 2027].map((year) => scatter.partOf(date, year))).toEqual([0, 0.22, 0.61, 1]);
    for (const part of [0, 0.1, 0.22, 0.5, 1])
      expect(scatter.partOf(date, scatter.valueAt(date, part))).toBeCloseTo(part, 9);
  });

  it('has every value within its axes', () => {
    for (const axis of scatter.AXES)
      for (const model of MODELS)
        for (const value of scatter.valuesOn(axis, model)) {
          expect(value, `${axis.id} ${model.id}`).toBeGreaterThanOrEqual(axis.from);
          expect(value, `${axis.id} ${model.id}`).toBeLessThanOrEqual(axis.to);
        }
  });

  it('has an address of its own for every axis', () => {
    const ids = scatter.AXES.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('MMLU.5.base.own');
    for (const {x, y} of scatter.PAIRS) expect(ids).toEqual(expect.arrayContaining([x, y]));
    expect(scatter.axisById('MMLU.5.base.own').note).toContain('每个点由自己的开发者测');
    expect(scatter.axisById('MMLU.5.base.百川智能').note).toContain('全由百川智能一家测');
    // Qwen's README takes the better of two numbers, so nobody measured them all.
    const mixed = scatter.axisById('MMLU.5.base.开发者与OpenCompass取高').note;
    expect(mixed).toContain('没说是谁测的');
    expect(mixed).not.toContain('一家测');
  });

  it('draws each model or says why not', () => {
    const state = scatter.codec.start;
    const drawn = new Set(scatter.pointsOf(state).map(({model}) => model.id));
    const missing = scatter.withoutPoint(state);
    expect(drawn.size + missing.length).toBe(models.length);
    expect(missing.find(({model}) => model.id === 'llama-2-34b')?.why).toBe('发布日期未核实');
    const dense = scatter.pointsOf({...state, x: 'total', y: 'active'}).find(({model}) => model.id === 'llama-2-7b');
    expect(dense?.yValue).toBe(7e9);
    // A developer that gives two scores has two points.
    const mmlu = scatter.pointsOf({...state, y: 'MMLU.5.base.own'}).filter(({model}) => model.id === 'qwen-1.8b');
    expect(mmlu.map(({yValue}) => yValue)).toEqual([44.6, 45.3]);
  });

  it('gathers points that cover one another, line by line', () => {
    const points = scatter.pointsOf(scatter.codec.start);
    const spots = scatter.spotsOf(points, {left: 42, right: 318, top: 24, bottom: 374});
    expect(spots.reduce((sum, spot) => sum + spot.points.length, 0)).toBe(points.length);
    expect(spots.length).toBeLessThan(points.length);
    for (const spot of spots) expect(new Set(spot.points.map(({model}) => model.line.id)).size).toBe(1);
  });

  it('goes through the points of one place tap by tap', () => {
    const points = scatter.pointsOf(scatter.codec.start);
    const llama = points.find(({model}) => model.id === 'llama-2-7b');
    if (!llama) throw new Error('no Llama 2 7B');
    const {x, y} = scatter.place(frame, llama);
    const first = scatter.tapped(points, frame, x, y, null)?.model.id ?? '';
    const second = scatter.tapped(points, frame, x, y, first)?.model.id;
    expect([first, second]).toEqual(['llama-2-7b', 'llama-2-7b-chat']);
    expect(scatter.tapped(points, frame, 5, 5, null)).toBeNull();
  });

  it('lists what lies in a range', () => {
    const range = scatter.rangeBetween(frame, {x: 900, y: 1200}, {x: 100, y: 500});
    expect(range).toEqual({x: [0.1, 0.9], y: [0, 0.5]});
    const points = scatter.pointsOf(scatter.codec.start);
    for (const point of scatter.within(points, range)) expect(point.y).toBeLessThanOrEqual(0.502);
    expect(scatter.within(points, scatter.WHOLE)).toHaveLength(points.length);
    expect(scatter.moved(range, 'x', 0, 0.95).x).toEqual([0.95, 0.95]);
    expect(scatter.moved(range, 'y', 1, 0.2).y).toEqual([0, 0.2]);
  });

  it('steps from point to point and round again', () => {
    const points = scatter.pointsOf(scatter.codec.start);
    const first = points[0]?.model.id ?? '';
    expect(scatter.neighbour(points, null, 1)).toBe(first);
    expect(scatter.neighbour(points, first, -1)).toBe(points.at(-1)?.model.id);
    expect(scatter.neighbour([], null, 1)).toBeNull();
  });

  it('keeps its state in the address', () => {
    const search = '?sx=total&sy=MMLU.5.base.own&sm=llama-2-7b&sr=0.1%2C0.9%2C0%2C0.5&sl=llama.qwen';
    expect(scatter.codec.format('', scatter.codec.parse(search))).toBe(search);
    expect(scatter.codec.parse('?sx=no&sr=1,0,0,1&sl=no&sm=no')).toEqual(scatter.codec.start);
  });

  it('follows its controls, and links to the rows', async () => {
    render(<ModelScatter />);
    fireEvent.change(screen.getByLabelText('纵轴'), {target: {value: 'tokens'}});
    fireEvent.change(screen.getByLabelText('模型'), {target: {value: 'llama-3-8b'}});
    const status = screen.getByRole('status');
    expect(status.textContent).toContain('训练词元 15T（15T+），2024-04-18 发布');
    expect(within(status).getByRole('link').getAttribute('href')).toBe('/models?pin=llama-3-8b#model-llama-3-8b');
    fireEvent.click(screen.getByRole('checkbox', {name: 'Qwen'}));
    expect(status.textContent).toContain('它的系列没有选');
    fireEvent.change(screen.getByRole('slider', {name: '发布日期从', hidden: true}), {target: {value: '50'}});
    const list = screen.getByRole('group', {name: '范围里的模型'});
    expect(list.textContent).toContain('Qwen3-8B');
    expect(list.textContent).not.toContain('Llama');
    await waitFor(() => expect(window.location.search).toContain('sy=tokens&sm=llama-3-8b'));
  });
});

describe('the timeline', () => {
  it('has each dated model once, and the others apart', () => {
    const dated = timeline.RELEASES.flatMap((release) => release.models.map(({id}) => id));
    expect([...dated, ...timeline.UNDATED.map(({id}) => id)].sort()).toEqual(models.map(({id}) => id).sort());
    expect(timeline.RELEASES[0]?.models[0].id).toBe('gpt-1');
    const dates = timeline.RELEASES.map(({at}) => at);
    expect([...dates].sort((a, b) => a - b)).toEqual(dates);
  });

  it.each([null, ...timeline.YEARS])('keeps names apart in its lanes (%s)', (year) => {
    const frame = {left: 96, right: 632, font: 12.5};
    const lanes = timeline.lanesOf({year, line: null}, frame);
    expect(lanes.length).toBeGreaterThan(0);
    for (const lane of lanes)
      for (const one of lane.items)
        for (const other of lane.items) {
          if (one === other || one.row !== other.row) continue;
          const span = ({x, isLeft, release}: timeline.Placed): [number, number] => {
            const width = 10 + timeline.textWidth(timeline.nameOf(release)) * frame.font;
            return isLeft ? [x - width, x + 6] : [x - 6, x + width];
          };
          const [a, b] = [span(one), span(other)];
          expect(a[1] <= b[0] || b[1] <= a[0], `${one.release.family} / ${other.release.family}`).toBe(true);
        }
  });

  it('tells the numbers of the note', () => {
    const row = (year: number): timeline.YearRow | undefined => timeline.yearRows().find((one) => one.year === year);
    expect(row(2023)).toMatchObject({models: 33, medianTotal: 13e9, medianContext: 4096, mixtures: 0});
    expect(row(2024)).toMatchObject({models: 37, medianTotal: 9e9, medianContext: 131_072, mixtures: 5});
    expect(row(2025)).toMatchObject({models: 35, mixtures: 20, thinking: 23, medianTokens: 36e12});
    expect(row(2026)).toMatchObject({withTokens: 2});
    expect(row(2026)?.largest?.id).toBe('kimi-k3');
    const of = (year: string): typeof models => models.filter(({released}) => released.value?.startsWith(year));
    const count = <T,>(all: readonly T[], value: T): number => all.filter((one) => one === value).length;
    const commercial = of('2023').map((model) => model.commercialUse.value);
    expect((['conditional', 'application', 'free', 'no', null] as const).map((one) => count(commercial, one))).toEqual([
      15, 11, 2, 1, 4,
    ]);
    expect(
      count(
        of('2025').map((model) => model.commercialUse.value),
        'free',
      ),
    ).toBe(26);
    const attention = (year: string) => of(year).map((model) => model.attention.value);
    expect([count(attention('2023'), 'MHA'), count(attention('2024'), 'MHA'), count(attention('2024'), 'GQA')]).toEqual(
      [27, 4, 26],
    );
    const half = of('2023').filter(({released}) => (released.value ?? '') >= '2023-07');
    expect(half).toHaveLength(27);
    const first = (test: (model: (typeof models)[number]) => boolean): string | undefined =>
      models
        .filter((model) => model.released.value !== null && test(model))
        .sort((a, b) => (a.released.value ?? '').localeCompare(b.released.value ?? ''))[0]?.id;
    expect(first(({attention: kind}) => kind.value === 'MLA')).toBe('deepseek-v2');
    expect(first(({parametersActive}) => parametersActive.value !== null)).toBe('deepseek-v2');
    expect(first(({kind}) => kind === 'reasoning')).toBe('deepseek-r1');
    expect(timeline.median([])).toBeNull();
  });

  it('links each model to its row, and several at once', () => {
    expect(
      rowAddress(
        {id: 'a'},
        ['b', 'c', 'd', 'e'].map((id) => ({id})),
      ),
    ).toBe('/models?pin=a,b,c,d#model-a');
    const html = renderToString(<ModelTimeline />);
    for (const {id} of models) expect(html).toContain(`href="/models?pin=${id}#model-${id}"`);
    expect(html).toContain('href="/gpt"');
    expect(html).toContain('href="/notes/models?pin=gpt-1#model-gpt-1"');
  });

  it('zooms into a year and a line', async () => {
    render(<ModelTimeline />);
    fireEvent.click(screen.getByRole('button', {name: '2024'}));
    expect(screen.getByRole('button', {name: '2024'}).getAttribute('aria-pressed')).toBe('true');
    fireEvent.change(screen.getByLabelText('系列'), {target: {value: 'deepseek'}});
    expect(screen.getByRole('status').textContent).toBe('2024 年，DeepSeek 系列：3 次发布，3 个模型。');
    await waitFor(() => expect(window.location.search).toBe('?q=1&tl=2024&tl-line=deepseek'));
    expect(timeline.codec.parse('?tl=2024&tl-line=deepseek')).toEqual({year: 2024, line: 'deepseek'});
    expect(timeline.codec.parse('?tl=1999&tl-line=x')).toEqual(timeline.codec.start);
    expect(LINES.map(({id}) => id)).toContain('deepseek');
  });

  it('has a table of years', () => {
    expect(textOf(renderToString(<ModelYears />))).toContain('20253532B');
  });
});
