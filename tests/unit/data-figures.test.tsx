// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import DataFunnel from '@site/src/components/DataFunnel';
import * as funnel from '@site/src/components/DataFunnel/model';
import MinHashFigure from '@site/src/components/MinHashFigure';
import * as minhash from '@site/src/components/MinHashFigure/model';
import RobotsTester from '@site/src/components/RobotsTester';
import * as robots from '@site/src/components/RobotsTester/model';
import {measuredCuts, settings, stages} from '@site/src/data/dataFunnel';

// Finding controls by role is slow in jsdom, and a busy machine makes it slower.
vi.setConfig({testTimeout: 30_000});

const textOf = (html: string): string => html.replace(/<!-- -->|<[^>]+>/g, '');
const said = (): string => document.querySelector('[role="status"]')?.textContent ?? '';
const sampleOf = <Sample extends {readonly id: string}>(samples: readonly Sample[], id: string): Sample => {
  const found = samples.find((sample) => sample.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
};

beforeEach(() => {
  vi.useFakeTimers();
  window.history.replaceState(null, '', '/?q=1');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the run', () => {
  it('loses no document between its stages', () => {
    const documents = stages.filter(({stage}) => stage !== 'split');
    documents.slice(1).forEach(({kept, dropped}, index) => expect(kept + dropped).toBe(documents[index]?.kept));
    for (const {dropped, reasons} of stages) expect(reasons.reduce((sum, {count}) => sum + count, 0)).toBe(dropped);
    const records = stages.find(({stage}) => stage === 'instruct')?.records;
    expect(stages.find(({stage}) => stage === 'split')?.kept).toBe(records);
  });

  it('has a sentence for every stage, and words for what each measured', () => {
    for (const stage of stages) {
      expect(funnel.doesText(stage.stage)).toMatch(/。$/);
      for (const text of funnel.extras(stage)) expect(text).toMatch(/。$/);
      for (const {reason, examples} of stage.reasons)
        for (const {detail} of examples) expect(funnel.detailText(reason, detail)).not.toMatch(/NaN|undefined/);
    }
    expect(() => funnel.doesText('x')).toThrow(/found x/);
  });

  it('is drawn on one scale', () => {
    const drawn = funnel.bars();
    expect(Math.max(...drawn.map(({kept, dropped}) => (kept ?? 0) + (dropped ?? 0)))).toBe(1);
    expect(drawn.at(-1)).toMatchObject({kept: null, dropped: null});
    const [first] = drawn;
    expect(first?.kept).toBeCloseTo((stages[0]?.kept ?? 0) / ((stages[0]?.kept ?? 0) + (stages[0]?.dropped ?? 0)), 12);
  });

  it.each([
    ['garbled', '0.87', '占 87%'],
    ['top-4-gram', '0.22', '占 22%'],
    ['repeated-10-grams', '0.1', '占 10%'],
    ['language', 'ja', '识别为日语'],
    ['language', 'xx', '识别为 xx'],
    ['near-duplicate', '/a', '留下的是 /a'],
    ['in-test-set', '23: 入水后用', '23 段 4 字相同，例如“入水后用”'],
    ['robots.txt', 'refused', ''],
    ['noindex', '', ''],
  ])('says %s %s as %s', (reason, detail, text) => expect(funnel.detailText(reason, detail)).toBe(text));

  it('says what else was measured', () => {
    const stage = {stage: 'x', label: 'x', kept: 2, dropped: 0, reasons: []};
    const pairs = [
      {a: 'a', b: 'b', estimate: 0.8, similarity: 0.75},
      {a: 'a', b: 'c', estimate: 0.6, similarity: settings.threshold - 0.01},
    ];
    expect(funnel.extras({...stage, pairs})[0]).toMatch(/2 对候选，其中 1 对.*最多差 0\.090。$/);
    expect(funnel.extras({...stage, pairs: pairs.slice(0, 1)})[0]).toMatch(/1 对候选，相似度都不低于/);
    expect(funnel.extras({...stage, encodings: {'utf-8 (header)': 1, 'gb18030 (guess)': 3}})).toEqual([
      '编码和它的依据：gb18030（试着解码）3 页，utf-8（响应头）1 页。',
    ]);
    expect(() => funnel.extras({...stage, redacted: {shoe: 1}})).toThrow(/found shoe/);
    expect(funnel.extras({...stage, records: 5})).toEqual(['2 篇文档得到 5 条问答。']);
  });
});

describe('DataFunnel', () => {
  it('shows every stage and what it dropped without scripts', () => {
    const html = renderToString(<DataFunnel />);
    const text = textOf(html);
    for (const stage of stages) {
      expect(text).toContain(stage.label);
      for (const {label, count} of stage.reasons) expect(text).toContain(`${label}：${count}`);
    }
    expect(html.match(/<section[^>]*data-folded=""/g)).toHaveLength(stages.length - 1);
    expect(html).toContain('data-needs-app="funnel"');
  });

  it('opens a stage and keeps it in the address', () => {
    render(<DataFunnel />);
    fireEvent.click(screen.getByLabelText(/^近似去重.*篇/));
    const near = stages.find(({stage}) => stage === 'near');
    expect(said()).toBe(`近似去重：留下 ${near?.kept} 篇，去掉 ${near?.dropped} 篇。`);
    const panel = (name: string): HTMLElement => screen.getByLabelText(name, {selector: 'section'});
    expect(panel('近似去重').hasAttribute('data-folded')).toBe(false);
    expect(panel('质量过滤（仿 Gopher）').hasAttribute('data-folded')).toBe(true);
    vi.runAllTimers();
    expect(window.location.search).toBe('?q=1&funnel=near');
  });

  it('opens where the address says, and nowhere else', () => {
    expect(funnel.codec.parse('?funnel=privacy')).toBe('privacy');
    expect(funnel.codec.parse('?funnel=x')).toBe(funnel.codec.start);
    expect(funnel.codec.format('?funnel=x&q=1', funnel.codec.start)).toBe('?q=1');
    window.history.replaceState(null, '', '/?funnel=crawl');
    render(<DataFunnel />);
    expect(screen.getByLabelText<HTMLInputElement>(/^抓取.*地址/).checked).toBe(true);
  });
});

describe('MinHashFigure’s state', () => {
  it('keeps the cut within the 112 maps, and what is looked at within the cut', () => {
    expect(minhash.changed(minhash.START, {rows: 16})).toMatchObject({bands: 7, rows: 16});
    expect(minhash.changed({...minhash.START, at: 111}, {rows: 2, bands: 3})).toMatchObject({at: 5});
  });

  it('is read from the address, whatever stands there', () => {
    expect(minhash.codec.parse('?mhA=一&mhB=二&mhSize=2&mhBands=28&mhRows=4&mhAt=112')).toEqual({
      a: '一',
      b: '二',
      size: 2,
      bands: 28,
      rows: 4,
      at: 111,
    });
    expect(minhash.codec.parse('?mhSize=99&mhBands=0&mhRows=1.5&mhAt=0')).toEqual(minhash.START);
    expect(minhash.codec.parse('?mhBands=112&mhRows=16')).toMatchObject({bands: 7, rows: 16});
  });

  it('is written as it is read; a long text stays out', () => {
    const state = {a: 'x', b: 'y', size: 3, bands: 10, rows: 2, at: 4};
    expect(minhash.codec.parse(minhash.codec.format('?q=1', state))).toEqual(state);
    expect(minhash.codec.format('?q=1', {...minhash.START, a: '长'.repeat(201)})).toBe('?q=1');
    expect(minhash.codec.format('?mhA=x', minhash.START)).toBe('');
  });
});

describe('MinHashFigure’s numbers', () => {
  it('say of the samples what one expects: edited and framed texts are near, the other way of saying it is not', () => {
    const similarity = (id: string): number => {
      const {a, b} = sampleOf(minhash.samples, id);
      return minhash.compare(a, b, settings.shingle).jaccard;
    };
    expect(similarity('edited')).toBeGreaterThan(0.5);
    expect(similarity('framed')).toBeGreaterThan(settings.threshold);
    expect(similarity('moved')).toBeGreaterThan(settings.threshold);
    expect(similarity('other')).toBeLessThan(0.1);
  });

  it('divide the shingles into three lists', () => {
    const {shared, onlyA, onlyB, jaccard} = minhash.compare('一二三四五六', '二三四五六七', 5);
    expect([shared, onlyA, onlyB]).toEqual([['二三四五六'], ['一二三四五'], ['三四五六七']]);
    expect(jaccard).toBe(1 / 3);
  });

  it('agree everywhere for equal texts', () => {
    const compared = minhash.compare('同样的一句话', '同样的一句话。', 5);
    expect(minhash.banded(compared, minhash.START)).toMatchObject({
      count: 112,
      agreeing: 112,
      hit: true,
      probability: 1,
    });
  });

  it('find measured points for the cuts that were measured', () => {
    for (const {bands, rows, points} of measuredCuts) {
      expect(minhash.measuredFor(bands, rows)?.points).toBe(points);
      for (const {hits, pairs, low, high} of points) {
        expect(pairs).toBeGreaterThanOrEqual(1000);
        // At 0 hits Wilson's lower end is 0 but for rounding.
        expect(low).toBeLessThanOrEqual(hits / pairs + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / pairs);
      }
    }
    expect(minhash.measuredFor(13, 8)).toBeNull();
    expect(minhash.measuredFor(settings.bands, settings.rows)).not.toBeNull();
  });

  it.each([
    [0, '0'],
    [1e-9, '<0.1%'],
    [0.123, '12.3%'],
    [0.99999, '>99.9%'],
    [1, '100%'],
  ])('say %s as %s', (share, text) => expect(minhash.percent(share)).toBe(text));
});

describe('MinHashFigure', () => {
  it('shows shingles, signature and curve without scripts', () => {
    const html = renderToString(<MinHashFigure />);
    const {shared, onlyA, onlyB, jaccard} = minhash.compare(minhash.START.a, minhash.START.b, minhash.START.size);
    expect(textOf(html)).toContain(
      `J = ${shared.length}/${shared.length + onlyA.length + onlyB.length} = ${jaccard.toFixed(3)}`,
    );
    expect(html.match(/<i[^>]*data-agrees/g)).toHaveLength(112);
    expect(textOf(html)).toContain(minhash.START.b);
    expect(html).toMatch(/data-needs-app="mhA [^"]+"/);
    // Both layouts draw all measured points.
    expect(html.match(/<circle/g)).toHaveLength(2 * (minhash.measuredFor(14, 8)?.points.length ?? 0));
  });

  it('follows texts and sliders, and keeps them in the address', () => {
    render(<MinHashFigure />);
    fireEvent.change(screen.getByLabelText('第一段'), {target: {value: '同一句话，写两遍'}});
    fireEvent.change(screen.getByLabelText('第二段'), {target: {value: '同一句话写两遍。'}});
    expect(said()).toContain('J = 1.000');
    expect(said()).toContain('这一对有 14 条带整条相等，成了候选');
    fireEvent.change(screen.getByLabelText('每条行数 r'), {target: {value: '16'}});
    expect(said()).toContain('用 7 条带、每条 16 行');
    fireEvent.change(screen.getByLabelText('看第几个散列函数'), {target: {value: '20'}});
    expect(screen.getByText(/^h/).textContent).toMatch(/^h20\(x\)/);
    vi.runAllTimers();
    const search = new URLSearchParams(window.location.search);
    expect(Object.fromEntries(search)).toEqual({
      q: '1',
      mhA: '同一句话，写两遍',
      mhB: '同一句话写两遍。',
      mhBands: '7',
      mhRows: '16',
      mhAt: '20',
    });
  });

  it('says when a cut was not measured', () => {
    render(<MinHashFigure />);
    expect(document.body.textContent).toContain('圆点：每个相似度 1,000 对');
    fireEvent.change(screen.getByLabelText('带数 b'), {target: {value: '13'}});
    expect(document.body.textContent).toContain('这种切法没有实测');
    fireEvent.click(screen.getByText('28 × 4'));
    expect(said()).toContain('用 28 条带、每条 4 行');
    expect(document.querySelectorAll('circle').length).toBeGreaterThan(0);
  });
});

describe('RobotsTester’s words', () => {
  const resultOf = (values: Partial<robots.TesterState>): robots.Result =>
    robots.resultOf({...robots.START, ...values});

  it('mark the group and the rule that decide', () => {
    const marks = robots.readLines(resultOf({})).map(({mark}) => mark);
    expect(marks).toEqual([
      ...['none', 'other-group', 'other-group', 'none', 'group'],
      ...['matches', 'decides', 'misses', 'misses', 'misses', 'misses'],
      ...['ignored', 'none', 'ignored', 'none'],
    ]);
  });

  it('mark nothing where the file is not asked', () => {
    const marks = robots.readLines(resultOf({answer: 'unreachable'})).map(({mark}) => mark);
    expect(new Set(marks)).toEqual(new Set(['none', 'ignored']));
  });

  it('say which groups are merged, and why the longest counts', () => {
    const {robots: text, agent, url} = sampleOf(robots.samples, 'merge');
    const {decision} = resultOf({robots: text, agent, url});
    expect(decision).toMatchObject({allowed: true, reason: 'tie'});
    expect(robots.groupText(decision)).toBe(
      '第 1、8 行写着 examplebot（不分大小写）：2 组写着同一个名字，合成一组，不再看 * 那一组。',
    );
    expect(robots.reasonText(decision)).toMatch(/一样长.*4 个字节.*第 10 行/);
  });

  it('compare characters and their percent-encoding', () => {
    const {robots: text, agent, url} = sampleOf(robots.samples, 'encoding');
    expect(resultOf({robots: text, agent, url}).decision).toMatchObject({allowed: true, winner: {line: 3}});
    expect(resultOf({robots: text, agent, url: '/文章/草稿'}).decision).toMatchObject({
      allowed: false,
      winner: {line: 2},
    });
    expect(resultOf({robots: text, agent, url: '/~admin'}).decision.allowed).toBe(false);
    expect(resultOf({robots: text, agent, url: '/a/b'}).decision.allowed).toBe(true);
  });

  it.each([
    [{answer: 'unavailable'}, true, /4xx/],
    [{answer: 'unreachable'}, false, /全都不许取/],
    [{url: '/robots.txt'}, true, /总是可以取/],
    [{robots: ''}, true, /没有规则/],
    [{robots: 'User-agent: *'}, true, /这一组没有规则/],
    [{url: '/llm/'}, true, /没有一条规则对得上 \/llm\//],
  ] as const)('give a reason: %o', (values, allowed, text) => {
    const {decision} = resultOf(values);
    expect(decision.allowed).toBe(allowed);
    expect(robots.reasonText(decision)).toMatch(text);
  });

  it('say that nobody is called', () => {
    expect(robots.groupText(resultOf({robots: 'User-agent: a\nDisallow: /', agent: 'b'}).decision)).toBe(
      '没有一组写着 b，也没有一组写着 *，所以没有规则管它。',
    );
    expect(robots.groupText(resultOf({agent: '爬虫'}).decision)).toMatch(/^没有名字，第 5 行的 \* 管/);
    expect(robots.groupText(resultOf({agent: ''}).decision)).toMatch(/^没有名字/);
  });
});

describe('RobotsTester’s address', () => {
  it('is written as it is read', () => {
    const state = {robots: 'User-agent: *\nDisallow: /', agent: 'b', url: '/x?a=b#c', answer: 'unreachable'} as const;
    expect(robots.codec.parse(robots.codec.format('?q=1', state))).toEqual(state);
    expect(robots.codec.format('?robots=x&q=1', robots.START)).toBe('?q=1');
    expect(robots.codec.format('', {...robots.START, robots: '#'.repeat(601)})).toBe('');
    expect(robots.codec.parse('?robotsAnswer=x')).toEqual(robots.START);
    expect(robots.codec.parse('?robots=')).toMatchObject({robots: ''});
  });
});

describe('RobotsTester', () => {
  it('shows a file, a decision and its reasons without scripts', () => {
    const html = renderToString(<RobotsTester />);
    const text = textOf(html);
    for (const part of ['可以取', '第 7 行最长（18 个字节）', '没有一组写着 NotesDataBot', '/private/open.html'])
      expect(text).toContain(part);
    expect(html.match(/<li/g)).toHaveLength(robots.START.robots.split('\n').length);
    expect(html).toMatch(/data-needs-app="robots [^"]+"/);
  });

  it('follows its fields and keeps them in the address', () => {
    render(<RobotsTester />);
    fireEvent.change(screen.getByLabelText('要取的地址'), {target: {value: 'https://example.com/trap/1'}});
    expect(said()).toMatch(/^不许取.*第 9 行最长/);
    fireEvent.change(screen.getByLabelText('爬虫的名字'), {target: {value: 'BadBot/1.0'}});
    expect(said()).toMatch(/^不许取第 2 行写着 BadBot/);
    fireEvent.change(screen.getByLabelText(/^robots.txt 的内容/), {target: {value: 'user-agent: *\nallow: /'}});
    expect(said()).toMatch(/^可以取/);
    fireEvent.change(screen.getByLabelText(/回答/), {target: {value: 'unreachable'}});
    expect(said()).toMatch(/^不许取/);
    vi.runAllTimers();
    expect(robots.codec.parse(window.location.search)).toEqual({
      robots: 'user-agent: *\nallow: /',
      agent: 'BadBot/1.0',
      url: 'https://example.com/trap/1',
      answer: 'unreachable',
    });
  });

  it('takes a sample as a whole', () => {
    render(<RobotsTester />);
    fireEvent.change(screen.getByLabelText(/回答/), {target: {value: 'unavailable'}});
    fireEvent.click(screen.getByText('RFC 的例子'));
    expect(said()).toMatch(/^可以取第 6 行写着 foobot.*第 8 行最长/);
  });
});
