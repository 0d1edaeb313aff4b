// The result as a table and bars in the terminal.
import {ratio} from './stats.mjs';

const NAMES = {ours: '本站', starlight: 'Starlight', vitepress: 'VitePress'};

const ROWS = [
  ['bytes', '全部 KB', (value) => (value / 1000).toFixed(1)],
  ['scriptBytes', 'JavaScript KB', (value) => (value / 1000).toFixed(1)],
  ['styleBytes', 'CSS KB', (value) => (value / 1000).toFixed(1)],
  ['fontBytes', '字体 KB', (value) => (value / 1000).toFixed(1)],
  ['htmlBytes', 'HTML KB', (value) => (value / 1000).toFixed(1)],
  ['lcpMs', 'LCP 秒', (value) => (value / 1000).toFixed(2)],
  ['tbtMs', 'TBT 毫秒', (value) => value.toFixed(0)],
  ['cls', 'CLS', (value) => value.toFixed(3)],
  ['cpuMs', '主线程 CPU 毫秒', (value) => value.toFixed(0)],
  ['performance', '性能', String],
  ['accessibility', '无障碍', String],
  ['bestPractices', '最佳实践', String],
  ['seo', '搜索优化', String],
];

const BUILD_ROWS = [
  ['coldCpuS', '第一次构建 CPU 秒', (value) => value.toFixed(1)],
  ['rebuildCpuS', '改一篇再构建 CPU 秒', (value) => value.toFixed(1)],
  ['coldWallS', '第一次构建 秒', (value) => value.toFixed(1)],
  ['rebuildWallS', '改一篇再构建 秒', (value) => value.toFixed(1)],
  ['pages', '页数', (value) => value.toFixed(0)],
  ['megabytes', '产物 MB', (value) => value.toFixed(1)],
];

/** A Chinese character takes two columns of a terminal. */
const widthOf = (text) => [...text].reduce((width, sign) => width + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
const padded = (text, width) => text + ' '.repeat(Math.max(1, width - widthOf(text)));

/**
 * @param {string} title
 * @param {Record<string, Record<string, number | null>>} sites
 * @param {typeof ROWS} rows
 */
function tableOf(title, sites, rows) {
  const ids = Object.keys(NAMES).filter((id) => sites[id]);
  const peers = ids.filter((id) => id !== 'ours' && sites.ours);
  const lines = [
    `\n${title}`,
    padded('', 24) +
      [...ids.map((id) => NAMES[id]), ...peers.map((id) => `÷ ${NAMES[id]}`)].map((name) => padded(name, 14)).join(''),
  ];
  for (const [id, label, write] of rows) {
    const cells = ids.map((site) => (typeof sites[site][id] === 'number' ? write(sites[site][id]) : '—'));
    const ratios = peers.map((site) => ratio(sites.ours[id], sites[site][id])?.toFixed(2) ?? '—');
    lines.push(padded(`  ${label}`, 24) + [...cells, ...ratios].map((cell) => padded(cell, 14)).join(''));
  }
  return lines;
}

const BAR = 40;

function bars(page, largest) {
  return Object.keys(NAMES)
    .filter((id) => typeof page.sites[id]?.bytes === 'number')
    .map((id) => {
      const {bytes, scriptBytes = 0} = page.sites[id];
      const script = Math.round((scriptBytes / largest) * BAR);
      const rest = Math.max(0, Math.round((bytes / largest) * BAR) - script);
      return `  ${padded(NAMES[id], 11)}${'█'.repeat(script)}${'░'.repeat(rest)} ${(bytes / 1000).toFixed(0)} KB`;
    });
}

/**
 * @param {import('../../src/components/PerformanceReport/model.ts').PerformanceResult} result
 * @returns {string}
 */
export function terminalReport(result) {
  const lines = [];
  const largest = Math.max(
    1,
    ...result.pages.flatMap((page) => Object.values(page.sites).map(({bytes}) => bytes ?? 0)),
  );
  if (result.pages.length > 0) lines.push('\n第一次打开下载的字节（█ JavaScript，░ 其余）');
  for (const page of result.pages) lines.push(`${page.name} ${page.address}`, ...bars(page, largest));
  for (const page of result.pages) lines.push(...tableOf(`${page.name} ${page.address}`, page.sites, ROWS));
  if (result.taps.length > 0) {
    lines.push(`\n第一次点按，毫秒（CPU 慢 4 倍）\n${padded('', 12)}${padded('本站', 34)}不改的 Docusaurus`);
    const say = (ms, reason) => (ms === null ? (reason ?? '—') : ms.toFixed(0));
    for (const tap of result.taps)
      lines.push(
        `${padded(`  ${tap.id}`, 12)}${padded(say(tap.ms, tap.reason), 34)}${say(tap.plainMs, tap.plainReason)}`,
      );
  }
  if (result.navigation) {
    const {ours, plain} = result.navigation;
    const ms = (value) => (value === null ? '—' : `${value.toFixed(0)} 毫秒`);
    const cache = (value) => (value === null ? '（页面没有换）' : value ? '（往返缓存）' : '（没有用往返缓存）');
    lines.push(
      '\n下一页与返回',
      ...[
        ['本站', ours],
        ['不改的 Docusaurus', plain],
      ].map(
        ([name, walk]) =>
          `  ${name}：下一页 ${ms(walk.nextMs)}，返回 ${ms(walk.backMs)}，再前进 ${ms(walk.forwardMs ?? null)}${cache(walk.bfcache)}` +
          (walk.reasons?.length > 0 ? `：${walk.reasons.join('、')}` : ''),
      ),
      `  下一页之比 ${ratio(ours.nextMs, plain.nextMs)?.toFixed(2) ?? '—'}`,
    );
  }
  if (result.builds) lines.push(...tableOf('构建', result.builds, BUILD_ROWS));
  if (result.growth?.length > 0) {
    lines.push(
      '\n越长越大的副本，第一次构建',
      padded('', 24) + ['页数', '秒', 'CPU 秒', '每页 CPU 毫秒', '产物 MB'].map((name) => padded(name, 15)).join(''),
    );
    for (const {sites} of result.growth)
      for (const [id, {pages, wallS, cpuS, pageCpuMs, megabytes}] of Object.entries(sites))
        lines.push(
          padded(`  ${NAMES[id]}`, 24) +
            [pages, wallS.toFixed(0), cpuS.toFixed(0), pageCpuMs.toFixed(0), megabytes.toFixed(0)]
              .map((cell) => padded(String(cell), 15))
              .join(''),
        );
  }
  return lines.join('\n');
}
