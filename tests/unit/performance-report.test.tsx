import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, it} from 'vitest';
import PerformanceReport from '@site/src/components/PerformanceReport';
import {
  barsOf,
  readResult,
  written,
  writtenRatio,
  type PerformanceResult,
} from '@site/src/components/PerformanceReport/model';
import measured from '@site/src/data/performance.json';

const empty: PerformanceResult = {
  measuredAt: '2026-01-02T03:04:05.000Z',
  runs: 1,
  throttling: 'simulate',
  machine: {cpu: '某型号', cores: 2, memoryGiB: 7.6, system: 'linux x64'},
  versions: {Node: '20.20.2'},
  agreement: {},
  pages: [],
  taps: [],
  navigation: null,
  builds: null,
  growth: null,
};

const full: PerformanceResult = {
  ...empty,
  agreement: {starlight: 0.99962, vitepress: 1},
  pages: [
    {
      id: 'note',
      name: '一篇笔记',
      address: '/gpt/gpt-3-5',
      sites: {
        ours: {bytes: 50_000, scriptBytes: 5000, lcpMs: 980, tbtMs: 0, cls: 0, performance: 100, seo: null},
        starlight: {bytes: 100_000, scriptBytes: 40_000, lcpMs: 1960, tbtMs: 0, cls: null},
      },
    },
    {id: 'landing', name: '首页', address: '/', sites: {ours: {bytes: 20_000, scriptBytes: null}}},
  ],
  taps: [{id: 'menu', ms: 120.4, reason: null, plainMs: null, plainReason: '点得太早'}],
  navigation: {
    ours: {nextMs: 200, backMs: 40, bfcache: true},
    plain: {nextMs: 800, backMs: null, bfcache: null},
  },
  builds: {ours: {coldCpuS: 20, pages: 15}, starlight: {coldCpuS: 40}},
  growth: [{pages: 1000, sites: {ours: {cpuS: 200, pages: 1024, pageCpuMs: 195}}}],
};

const render = (result: PerformanceResult): string => renderToStaticMarkup(<PerformanceReport result={result} />);

describe('the result file', () => {
  it('is readable as committed', () => {
    expect(() => readResult(measured)).not.toThrow();
  });

  it('is taken with everything, and with nothing measured', () => {
    expect(readResult(full)).toBe(full);
    expect(readResult(empty)).toBe(empty);
  });

  it.each([
    [null, '最外层'],
    [{...empty, measuredAt: 'yesterday'}, 'measuredAt'],
    [{...empty, parts: {builds: {measuredAt: empty.measuredAt}}}, 'parts.builds.runs'],
    [{...empty, machine: {...empty.machine, cores: '2'}}, 'machine.cores'],
    [{...empty, versions: {Node: 20}}, 'versions.Node'],
    [{...empty, pages: [{id: 'a', name: 'b', address: '/', sites: {ours: {bytes: '1'}}}]}, 'pages[0].sites.ours.bytes'],
    [{...empty, taps: [{id: 'menu', ms: 1}]}, 'taps[0].plainMs'],
    [{...empty, navigation: {ours: {nextMs: 1, backMs: 1}}}, 'navigation.plain'],
    [{...empty, growth: [{sites: {}}]}, 'growth[0].pages'],
  ])('names what is wrong with %j', (value, where) => {
    expect(() => readResult(value)).toThrow(`performance.json 的 ${where} 缺了或类型不对`);
  });
});

describe('numbers', () => {
  const kilobytes = {id: 'bytes', label: '', unit: 'KB', scale: 1e-3, digits: 0};

  it('are written in their unit, and a dash when not measured', () => {
    expect(written(56_400, kilobytes)).toBe('56');
    expect(written(null, kilobytes)).toBe('—');
    expect(written(undefined, kilobytes)).toBe('—');
  });

  it('have a ratio only to something', () => {
    expect(writtenRatio(45, 100)).toBe('0.45×');
    expect(writtenRatio(0, 0)).toBe('1.00×');
    expect(writtenRatio(1, 0)).toBe('—');
    expect(writtenRatio(1, null)).toBe('—');
  });

  it('make a bar for each site that has bytes', () => {
    expect(full.pages.map(barsOf)).toEqual([
      [
        {site: 'ours', total: 50, script: 5},
        {site: 'starlight', total: 100, script: 40},
      ],
      [{site: 'ours', total: 20, script: 0}],
    ]);
  });
});

describe('the report', () => {
  it('shows ratios, scores, lost taps and the cache', () => {
    const html = render(full);
    expect(html).toContain(
      '<th scope="row">全部下载（KB）</th><td>50</td><td>100</td><td>—</td><td>0.50×</td><td>—</td>',
    );
    expect(html).toContain('<th scope="row">一篇笔记</th><td>100</td><td>—</td>');
    expect(html).toContain('<th scope="row">打开目录</th><td>120</td><td>点得太早</td>');
    expect(html).toContain('<td>200</td><td>800</td><td>0.25×</td>');
    expect(html).toContain('<td>是</td><td>页面没有换</td>');
    expect(html).toContain('99.9%');
  });

  it('says of a part that it was measured at another time or less often', () => {
    const own = {measuredAt: '2026-01-01T00:00:00.000Z', runs: 1};
    const same = {measuredAt: empty.measuredAt, runs: empty.runs};
    const html = render({...full, parts: {builds: own, load: same}});
    expect(html).toContain(
      '构建全部笔记：<time dateTime="2026-01-01T00:00:00.000Z">2026-01-01</time> 另外量的，只量了一次。',
    );
    expect(html).not.toContain('打开页面：');
    expect(html.match(/另外量的/g)).toHaveLength(1);
  });

  it('says of a site that it was built less often or on another day', () => {
    const at = Date.parse('2026-01-02T00:00:00.000Z');
    const ours = {coldCpuS: 20, pages: 15, runs: 3, builtAt: at};
    const builtWith = (vitepress: Record<string, number>): string => render({...full, builds: {ours, vitepress}});
    expect(builtWith({coldCpuS: 80, runs: 1, builtAt: at})).toContain('构建 15 页。VitePress 只构建了 1 次。');
    expect(builtWith({coldCpuS: 80, runs: 1, builtAt: 0})).toContain('VitePress 只构建了 1 次（1970-01-01）。');
    expect(builtWith({coldCpuS: 80, runs: 3, builtAt: 0})).toContain('VitePress 是另外构建的（1970-01-01）。');
    expect(render(full)).toContain('构建 15 页。</caption>');
  });

  it('says the plot in words, and draws the longest bar within it', () => {
    const html = render(full);
    expect(html).toContain(
      'aria-label="第一次打开时下载的字节。一篇笔记：本站 50 KB，其中 JavaScript 5 KB；Starlight 100 KB',
    );
    const widths = [...html.matchAll(/<rect x="(\d+)"[^>]* width="([\d.]+)"/g)].map(
      ([, x, width]) => Number(x) + Number(width),
    );
    expect(widths).toHaveLength(4);
    expect(Math.max(...widths)).toBeLessThan(340);
  });

  it('gives every table a caption', () => {
    const html = render(full);
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<table><caption>/g)?.length);
  });

  it('shows nothing but the conditions when nothing is measured', () => {
    const html = render(empty);
    expect(html).toContain('某型号，2 核，8 GiB 内存');
    expect(html).not.toContain('<table');
    expect(html).not.toContain('<svg');
  });
});
