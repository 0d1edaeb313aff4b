/** The result of `npm run bench`, its check, and how its numbers are written. */

export const SITES = ['ours', 'starlight', 'vitepress'] as const;

export type SiteId = (typeof SITES)[number];

export const SITE_NAMES: Readonly<Record<SiteId, string>> = {
  ours: '本站',
  starlight: 'Starlight',
  vitepress: 'VitePress',
};

type Numbers = Readonly<Record<string, number | null>>;

type PerSite = Readonly<Partial<Record<SiteId, Numbers>>>;

export interface MeasuredPage {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Medians by site; a page that only this site has leaves the others out. */
  readonly sites: PerSite;
}

export interface MeasuredTap {
  readonly id: string;
  /** From the tap to the frame with the answer, ms; null when none came. */
  readonly ms: number | null;
  readonly reason: string | null;
  /** The same site as Docusaurus alone builds it. */
  readonly plainMs: number | null;
  readonly plainReason: string | null;
}

interface Navigation {
  readonly nextMs: number | null;
  readonly backMs: number | null;
  /** Forward again; older results have none. */
  readonly forwardMs?: number | null;
  /** Whether both ways came from the back/forward cache; null when the document had not been left. */
  readonly bfcache: boolean | null;
  /** Why not, in the browser's words. */
  readonly reasons?: readonly string[];
}

/** What the bench measures by itself; a result keeps what an earlier run has measured and this one has not. */
export const PARTS = ['load', 'taps', 'builds', 'growth'] as const;

export type Part = (typeof PARTS)[number];

export interface Measured {
  readonly measuredAt: string;
  readonly runs: number;
}

/** `measuredAt` and `runs` are those of the last run. */
export interface PerformanceResult extends Measured {
  /** For parts that are not of the last run, or were measured less often in it; older results have none. */
  readonly parts?: Readonly<Partial<Record<Part, Measured>>>;
  readonly throttling: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly system: string;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** The lowest share of words that a page has in common with the peer's. */
  readonly agreement: Readonly<Record<string, number>>;
  readonly pages: readonly MeasuredPage[];
  readonly taps: readonly MeasuredTap[];
  readonly navigation: Readonly<{ours: Navigation; plain: Navigation}> | null;
  readonly builds: PerSite | null;
  readonly growth: readonly Readonly<{pages: number; sites: PerSite}>[] | null;
}

interface Measure {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** The stored number times this is in the unit. */
  readonly scale: number;
  readonly digits: number;
}

/** Rows of a page's table. KB is 1000 bytes, after compression. */
export const LOAD_MEASURES: readonly Measure[] = [
  {id: 'bytes', label: '全部下载', unit: 'KB', scale: 1e-3, digits: 0},
  {id: 'scriptBytes', label: 'JavaScript', unit: 'KB', scale: 1e-3, digits: 0},
  {id: 'styleBytes', label: 'CSS', unit: 'KB', scale: 1e-3, digits: 0},
  {id: 'fontBytes', label: '字体', unit: 'KB', scale: 1e-3, digits: 0},
  {id: 'lcpMs', label: '主要内容出现（LCP）', unit: '秒', scale: 1e-3, digits: 2},
  {id: 'tbtMs', label: '卡住的时间（TBT）', unit: '毫秒', scale: 1, digits: 0},
  {id: 'cls', label: '跳动（CLS）', unit: '', scale: 1, digits: 3},
  {id: 'cpuMs', label: '主线程 CPU', unit: '毫秒', scale: 1, digits: 0},
];

export const SCORES: readonly {readonly id: string; readonly label: string}[] = [
  {id: 'performance', label: '性能'},
  {id: 'accessibility', label: '无障碍'},
  {id: 'bestPractices', label: '最佳实践'},
  {id: 'seo', label: '搜索优化'},
];

export const BUILD_MEASURES: readonly Measure[] = [
  {id: 'coldCpuS', label: '第一次构建，CPU', unit: '秒', scale: 1, digits: 1},
  {id: 'rebuildCpuS', label: '改一篇再构建，CPU', unit: '秒', scale: 1, digits: 1},
  {id: 'coldWallS', label: '第一次构建，经过的时间', unit: '秒', scale: 1, digits: 1},
  {id: 'rebuildWallS', label: '改一篇再构建，经过的时间', unit: '秒', scale: 1, digits: 1},
  {id: 'megabytes', label: '产物大小', unit: 'MB', scale: 1, digits: 1},
];

/** Rows of the table of a grown copy. */
export const GROWTH_MEASURES: readonly Measure[] = [
  {id: 'pages', label: '页数', unit: '', scale: 1, digits: 0},
  {id: 'wallS', label: '经过的时间', unit: '秒', scale: 1, digits: 0},
  {id: 'cpuS', label: 'CPU', unit: '秒', scale: 1, digits: 0},
  {id: 'pageCpuMs', label: '每页 CPU', unit: '毫秒', scale: 1, digits: 0},
];

/** Which sites were built on another day than this one or less often, because they take many times as long. */
export function builtApart(builds: PerSite): string {
  const dayOf = (site: SiteId): string | null => {
    const at = builds[site]?.builtAt;
    return typeof at === 'number' ? new Date(at).toISOString().slice(0, 10) : null;
  };
  const most = builds.ours?.runs ?? 1;
  return SITES.flatMap((site) => {
    const runs = builds[site]?.runs;
    const isSeldom = typeof runs === 'number' && runs < most;
    const day = dayOf(site) === dayOf('ours') ? null : dayOf(site);
    if (!isSeldom && day === null) return [];
    return [`${SITE_NAMES[site]} ${isSeldom ? `只构建了 ${runs} 次` : '是另外构建的'}${day ? `（${day}）` : ''}。`];
  }).join('');
}

export const TAP_NAMES: Readonly<Record<string, string>> = {
  menu: '打开目录',
  theme: '换深浅色',
  search: '打开搜索',
  copy: '复制代码',
  term: '打开术语卡',
  link: '点链接，看见它亮起',
  arrival: '点链接，看见下一页',
};

/**
 * @param value the parsed JSON
 * @throws Error naming the first part that is missing or of the wrong kind, and how to write the file again
 */
export function readResult(value: unknown): PerformanceResult {
  const fail = (where: string): never => {
    throw new Error(
      `src/data/performance.json 的 ${where} 缺了或类型不对。这个文件由 npm run bench 写出，再运行一次它。`,
    );
  };
  const object = (part: unknown, where: string): Record<string, unknown> =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? (part as Record<string, unknown>) : fail(where);
  const list = (part: unknown, where: string): unknown[] => (Array.isArray(part) ? part : fail(where));
  const numbers = (part: unknown, where: string): void => {
    for (const [name, number] of Object.entries(object(part, where)))
      if (number !== null && typeof number !== 'number') fail(`${where}.${name}`);
  };
  const sites = (part: unknown, where: string): void => {
    for (const [id, measured] of Object.entries(object(part, where))) numbers(measured, `${where}.${id}`);
  };
  const measured = ({measuredAt, runs}: Record<string, unknown>, before: string): void => {
    if (typeof measuredAt !== 'string' || Number.isNaN(Date.parse(measuredAt))) fail(`${before}measuredAt`);
    if (typeof runs !== 'number') fail(`${before}runs`);
  };
  const whole = object(value, '最外层');
  measured(whole, '');
  for (const [part, of] of Object.entries(object(whole.parts ?? {}, 'parts')))
    measured(object(of, `parts.${part}`), `parts.${part}.`);
  if (typeof whole.throttling !== 'string') fail('throttling');
  const machine = object(whole.machine, 'machine');
  for (const [name, type] of Object.entries({cpu: 'string', cores: 'number', memoryGiB: 'number', system: 'string'}))
    if (typeof machine[name] !== type) fail(`machine.${name}`);
  for (const [name, version] of Object.entries(object(whole.versions, 'versions')))
    if (typeof version !== 'string') fail(`versions.${name}`);
  numbers(whole.agreement, 'agreement');
  list(whole.pages, 'pages').forEach((page, index) => {
    const {id, name, address, sites: bySite} = object(page, `pages[${index}]`);
    if (typeof id !== 'string' || typeof name !== 'string' || typeof address !== 'string') fail(`pages[${index}]`);
    sites(bySite, `pages[${index}].sites`);
  });
  list(whole.taps, 'taps').forEach((tap, index) => {
    const {id, ms, plainMs} = object(tap, `taps[${index}]`);
    if (typeof id !== 'string') fail(`taps[${index}].id`);
    numbers({ms, plainMs}, `taps[${index}]`);
  });
  if (whole.navigation !== null) {
    const navigation = object(whole.navigation, 'navigation');
    for (const id of ['ours', 'plain']) {
      const {nextMs, backMs} = object(navigation[id], `navigation.${id}`);
      numbers({nextMs, backMs}, `navigation.${id}`);
    }
  }
  if (whole.builds !== null) sites(whole.builds, 'builds');
  if (whole.growth !== null) {
    list(whole.growth, 'growth').forEach((part, index) => {
      const grown = object(part, `growth[${index}]`);
      if (typeof grown.pages !== 'number') fail(`growth[${index}].pages`);
      sites(grown.sites, `growth[${index}].sites`);
    });
  }
  return value as PerformanceResult;
}

/** When and how often a part was measured, if that is not what holds for the whole result; else null. */
export function measuredApart({measuredAt, runs, parts}: PerformanceResult, part: Part): Measured | null {
  const own = parts?.[part];
  return own && (own.measuredAt !== measuredAt || own.runs !== runs) ? own : null;
}

/** A number as readers see it; a dash when it was not measured. */
export function written(value: number | null | undefined, {scale, digits}: Measure): string {
  return typeof value === 'number' ? (value * scale).toFixed(digits) : '—';
}

/** `value ÷ base` as `0.45×`; a dash when it cannot be said. Nothing against nothing is 1. */
export function writtenRatio(value: number | null | undefined, base: number | null | undefined): string {
  if (typeof value !== 'number' || typeof base !== 'number') return '—';
  if (base === 0) return value === 0 ? '1.00×' : '—';
  return `${(value / base).toFixed(2)}×`;
}

export interface Bar {
  readonly site: SiteId;
  /** KB */
  readonly total: number;
  /** KB, part of the total */
  readonly script: number;
}

/** The bars of a page: the sites that have numbers, in the order of SITES. */
export function barsOf(page: MeasuredPage): Bar[] {
  return SITES.flatMap((site) => {
    const measured = page.sites[site];
    if (typeof measured?.bytes !== 'number') return [];
    return [{site, total: measured.bytes / 1000, script: (measured.scriptBytes ?? 0) / 1000}];
  });
}
