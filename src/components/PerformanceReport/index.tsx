import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import {
  barsOf,
  BUILD_MEASURES,
  builtApart,
  GROWTH_MEASURES,
  LOAD_MEASURES,
  measuredApart,
  SCORES,
  SITE_NAMES,
  SITES,
  TAP_NAMES,
  written,
  writtenRatio,
  type MeasuredPage,
  type Part,
  type PerformanceResult,
} from './model';
import styles from './styles.module.css';

interface Props {
  readonly result: PerformanceResult;
}

/** What `npm run bench` measured: a plot, a table for each page, taps, navigation and builds. */
export default function PerformanceReport({result}: Props): ReactNode {
  const compared = result.pages.filter((page) => barsOf(page).length > 1);
  const alone = result.pages.filter((page) => barsOf(page).length <= 1);
  return (
    <div className={styles.report}>
      <Conditions result={result} />
      {compared.length > 0 && (
        <>
          <h2 id="first-load">第一次打开</h2>
          <Apart result={result} part="load" what="打开页面" />
          <Plot pages={compared} />
          {compared.map((page) => (
            <LoadTable key={page.id} page={page} />
          ))}
        </>
      )}
      {alone.length > 0 && (
        <>
          <h2 id="other-pages">本站的其他页</h2>
          <OwnTable pages={alone} />
        </>
      )}
      {result.pages.length > 0 && <ScoreTable pages={result.pages} />}
      {result.taps.length > 0 && (
        <>
          <h2 id="first-tap">第一次点按</h2>
          <Apart result={result} part="taps" what="点按和返回" />
          <TapTable result={result} />
        </>
      )}
      {result.navigation && (
        <>
          <h2 id="next-page">下一页与返回</h2>
          <NavigationTable navigation={result.navigation} />
        </>
      )}
      {result.builds && (
        <>
          <h2 id="builds">构建</h2>
          <Apart result={result} part="builds" what="构建全部笔记" />
          <BuildTable
            caption={`构建 ${result.builds.ours?.pages ?? '—'} 页。${builtApart(result.builds)}`}
            sites={result.builds}
          />
          {result.growth && <Apart result={result} part="growth" what="构建更大的副本" />}
          {result.growth?.map(({pages, sites}) => (
            <BuildTable
              key={pages}
              caption={`把笔记复制到约 ${pages} 页，第一次构建。`}
              sites={sites}
              measures={GROWTH_MEASURES}
            />
          ))}
        </>
      )}
    </div>
  );
}

/** Says of a part that it was measured at another time, or less often, than the rest. */
function Apart({result, part, what}: Props & {readonly part: Part; readonly what: string}): ReactNode {
  const own = measuredApart(result, part);
  return (
    own && (
      <p>
        {what}：<time dateTime={own.measuredAt}>{own.measuredAt.slice(0, 10)}</time> 另外量的，
        {own.runs === 1 ? '只量了一次。' : `${own.runs} 次，取中位数。`}
      </p>
    )
  );
}

function Conditions({result}: Props): ReactNode {
  const {machine, versions, agreement} = result;
  const shares = Object.values(agreement);
  return (
    <dl className={styles.conditions}>
      <div>
        <dt>测量时间</dt>
        <dd>
          <time dateTime={result.measuredAt}>{result.measuredAt.slice(0, 10)}</time>，每项 {result.runs} 次，取中位数
        </dd>
      </div>
      <div>
        <dt>机器</dt>
        <dd>
          {machine.cpu}，{machine.cores} 核，{machine.memoryGiB.toFixed(0)} GiB 内存，{machine.system}
        </dd>
      </div>
      <div>
        <dt>版本</dt>
        <dd>
          {Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join('，')}
        </dd>
      </div>
      {shares.length > 0 && (
        <div>
          <dt>文字一致</dt>
          <dd>
            各页与本站共有的文字，最少的一页是 {(Math.floor(Math.min(...shares) * 1000) / 10).toFixed(1)}
            %（按相邻两字比）
          </dd>
        </div>
      )}
    </dl>
  );
}

const PLOT_WIDTH = 340;
const ROW = 20;
const LABEL = 74;
const NUMBER = 46;

/** Bars that share one scale; the coloured part is script. */
function Plot({pages}: {readonly pages: readonly MeasuredPage[]}): ReactNode {
  const groups = pages.map((page) => ({page, bars: barsOf(page)}));
  const largest = Math.max(...groups.flatMap(({bars}) => bars.map(({total}) => total)), 1);
  const scale = (PLOT_WIDTH - LABEL - NUMBER) / largest;
  const tops: number[] = [];
  let height = 0;
  for (const {bars} of groups) {
    tops.push(height);
    height += ROW * (bars.length + 1) + 8;
  }
  const said = groups
    .map(
      ({page, bars}) =>
        `${page.name}：${bars.map(({site, total, script}) => `${SITE_NAMES[site]} ${total.toFixed(0)} KB，其中 JavaScript ${script.toFixed(0)} KB`).join('；')}`,
    )
    .join('。');
  return (
    <figure className={styles.plot}>
      <svg viewBox={`0 0 ${PLOT_WIDTH} ${height}`} role="img" aria-label={`第一次打开时下载的字节。${said}。`}>
        {groups.map(({page, bars}, group) => (
          <g key={page.id} transform={`translate(0 ${tops[group] ?? 0})`}>
            <text x="0" y="14" className={styles.group}>
              {page.name}
            </text>
            {bars.map(({site, total, script}, row) => (
              <g key={site} transform={`translate(0 ${ROW * (row + 1)})`} data-site={site}>
                <text x="0" y="14">
                  {SITE_NAMES[site]}
                </text>
                <rect x={LABEL} y="3" width={total * scale} height="14" className={styles.total} />
                <rect x={LABEL} y="3" width={script * scale} height="14" className={styles.script} />
                <text x={LABEL + total * scale + 4} y="14">
                  {total.toFixed(0)}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
      <figcaption>
        第一次打开时下载的 KB（压缩后）。<span className={styles.scriptKey}>有颜色的一段</span>是 JavaScript。
      </figcaption>
    </figure>
  );
}

function unitOf(unit: string): string {
  return unit && `（${unit}）`;
}

function LoadTable({page}: {readonly page: MeasuredPage}): ReactNode {
  const {ours, starlight, vitepress} = page.sites;
  return (
    <ScrollTable>
      <caption>
        {page.name}：<code>{page.address}</code>
      </caption>
      <thead>
        <tr>
          <th scope="col">量什么</th>
          {SITES.map((site) => (
            <th key={site} scope="col">
              {SITE_NAMES[site]}
            </th>
          ))}
          <th scope="col">比 Starlight</th>
          <th scope="col">比 VitePress</th>
        </tr>
      </thead>
      <tbody>
        {LOAD_MEASURES.map((measure) => (
          <tr key={measure.id}>
            <th scope="row">
              {measure.label}
              {unitOf(measure.unit)}
            </th>
            {SITES.map((site) => (
              <td key={site}>{written(page.sites[site]?.[measure.id], measure)}</td>
            ))}
            <td>{writtenRatio(ours?.[measure.id], starlight?.[measure.id])}</td>
            <td>{writtenRatio(ours?.[measure.id], vitepress?.[measure.id])}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function OwnTable({pages}: {readonly pages: readonly MeasuredPage[]}): ReactNode {
  return (
    <ScrollTable>
      <caption>只在本站量的页。</caption>
      <thead>
        <tr>
          <th scope="col">量什么</th>
          {pages.map((page) => (
            <th key={page.id} scope="col">
              {page.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LOAD_MEASURES.map((measure) => (
          <tr key={measure.id}>
            <th scope="row">
              {measure.label}
              {unitOf(measure.unit)}
            </th>
            {pages.map((page) => (
              <td key={page.id}>{written(page.sites.ours?.[measure.id], measure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function ScoreTable({pages}: {readonly pages: readonly MeasuredPage[]}): ReactNode {
  return (
    <ScrollTable>
      <caption>本站的 Lighthouse 分数，满分 100。</caption>
      <thead>
        <tr>
          <th scope="col">页</th>
          {SCORES.map((score) => (
            <th key={score.id} scope="col">
              {score.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pages.map((page) => (
          <tr key={page.id}>
            <th scope="row">{page.name}</th>
            {SCORES.map((score) => (
              <td key={score.id}>{page.sites.ours?.[score.id] ?? '—'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function milliseconds(ms: number | null, reason: string | null): string {
  return ms === null ? (reason ?? '—') : ms.toFixed(0);
}

function TapTable({result}: Props): ReactNode {
  return (
    <ScrollTable>
      <caption>控件一画出来就点，到看见结果的毫秒数。CPU 慢 4 倍，第一次访问。</caption>
      <thead>
        <tr>
          <th scope="col">点什么</th>
          <th scope="col">本站</th>
          <th scope="col">不改的 Docusaurus</th>
        </tr>
      </thead>
      <tbody>
        {result.taps.map((tap) => (
          <tr key={tap.id}>
            <th scope="row">{TAP_NAMES[tap.id] ?? tap.id}</th>
            <td>{milliseconds(tap.ms, tap.reason)}</td>
            <td>{milliseconds(tap.plainMs, tap.plainReason)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function NavigationTable({
  navigation: {ours, plain},
}: {
  readonly navigation: NonNullable<PerformanceResult['navigation']>;
}): ReactNode {
  const cached = (value: boolean | null): string => (value === null ? '页面没有换' : value ? '是' : '否');
  return (
    <ScrollTable>
      <caption>停留几秒后点链接，返回，再前进。CPU 慢 4 倍。</caption>
      <thead>
        <tr>
          <th scope="col">量什么</th>
          <th scope="col">本站</th>
          <th scope="col">不改的 Docusaurus</th>
          <th scope="col">之比</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">下一页画出（毫秒）</th>
          <td>{milliseconds(ours.nextMs, null)}</td>
          <td>{milliseconds(plain.nextMs, null)}</td>
          <td>{writtenRatio(ours.nextMs, plain.nextMs)}</td>
        </tr>
        <tr>
          <th scope="row">返回上一页（毫秒）</th>
          <td>{milliseconds(ours.backMs, null)}</td>
          <td>{milliseconds(plain.backMs, null)}</td>
          <td>{writtenRatio(ours.backMs, plain.backMs)}</td>
        </tr>
        <tr>
          <th scope="row">再前进（毫秒）</th>
          <td>{milliseconds(ours.forwardMs ?? null, null)}</td>
          <td>{milliseconds(plain.forwardMs ?? null, null)}</td>
          <td>{writtenRatio(ours.forwardMs, plain.forwardMs)}</td>
        </tr>
        <tr>
          <th scope="row">返回与前进用了往返缓存</th>
          <td>{cached(ours.bfcache)}</td>
          <td>{cached(plain.bfcache)}</td>
          <td>—</td>
        </tr>
      </tbody>
    </ScrollTable>
  );
}

function BuildTable({
  caption,
  sites,
  measures = BUILD_MEASURES,
}: {
  readonly caption: string;
  readonly sites: NonNullable<PerformanceResult['builds']>;
  readonly measures?: typeof BUILD_MEASURES;
}): ReactNode {
  return (
    <ScrollTable>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">量什么</th>
          {SITES.map((site) => (
            <th key={site} scope="col">
              {SITE_NAMES[site]}
            </th>
          ))}
          <th scope="col">比 Starlight</th>
          <th scope="col">比 VitePress</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.id}>
            <th scope="row">
              {measure.label}
              {measure.unit && `（${measure.unit}）`}
            </th>
            {SITES.map((site) => (
              <td key={site}>{written(sites[site]?.[measure.id], measure)}</td>
            ))}
            <td>{writtenRatio(sites.ours?.[measure.id], sites.starlight?.[measure.id])}</td>
            <td>{writtenRatio(sites.ours?.[measure.id], sites.vitepress?.[measure.id])}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
