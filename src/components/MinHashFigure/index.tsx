import {useId, useMemo, type ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {measuredCuts, settings} from '@site/src/data/dataFunnel';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {hitRate} from './minhash';
import {
  ADDRESS,
  banded,
  changed,
  codec,
  compare,
  fitsAddress,
  LIMITS,
  lookAt,
  measuredFor,
  mostBands,
  percent,
  samples,
  TEXT_LIMIT,
  type Banded,
  type Compared,
  type MinHashState,
} from './model';
import Plot from './Plot';
import styles from './styles.module.css';

/** How many shingles of each kind are drawn. */
const SHOWN = 8;

interface StateProps {
  readonly state: MinHashState;
  readonly change: (values: Partial<MinHashState>) => void;
}

/**
 * Two texts from shingles to signatures to bands, with the very hash functions of examples/data, and the curve that says how
 * likely LSH finds such a pair, beside what the run of examples/data measured.
 */
export default function MinHashFigure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const {a, b, size, bands, rows} = state;
  const compared = useMemo(() => compare(a, b, size), [a, b, size]);
  const result = banded(compared, state);
  const measured = measuredFor(bands, rows);
  const change = (values: Partial<MinHashState>): void => setState(changed(state, values));
  const plot = {
    bands,
    rows,
    measured,
    similarity: compared.jaccard,
    probability: result.probability,
    steepest: result.steepest,
  };
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Texts state={state} change={change} />
      <Shingles state={state} change={change} compared={compared} />
      <Signature state={state} change={change} compared={compared} result={result} />
      <Bands state={state} change={change} />
      <Summary state={state} compared={compared} result={result} />
      <Plot layout="wide" {...plot} />
      <Plot layout="narrow" {...plot} />
      <p className={styles.soft}>
        曲线：1 − (1 − s<sup>r</sup>)<sup>b</sup>。虚线：曲线最陡处，约 (1/b)<sup>1/r</sup> ={' '}
        {result.steepest.toFixed(3)}。菱形：上面这一对。
        {measured
          ? `圆点：每个相似度 ${(measured.points[0]?.pairs ?? 0).toLocaleString('en')} 对随机集合里实测的命中率，竖线是 95% 二项区间。`
          : '这种切法没有实测，只有公式。'}
      </p>
      <MeasuredTable bands={bands} rows={rows} />
    </div>
  );
}

function Texts({state, change}: StateProps): ReactNode {
  const id = useId();
  return (
    <>
      <div className={styles.texts} data-scripted="">
        <div className={controls.buttons} role="group" aria-label="例子">
          {samples.map((sample) => (
            <button
              key={sample.id}
              type="button"
              className={controls.button}
              aria-pressed={state.a === sample.a && state.b === sample.b}
              onClick={() => change({a: sample.a, b: sample.b})}>
              {sample.name}
            </button>
          ))}
        </div>
        {(['a', 'b'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={id + name}>{name === 'a' ? '第一段' : '第二段'}</label>
            <textarea
              className={controls.field}
              id={id + name}
              rows={4}
              maxLength={TEXT_LIMIT}
              spellCheck={false}
              autoComplete="off"
              value={state[name]}
              onChange={(event) => change({[name]: event.target.value})}
            />
          </div>
        ))}
        <p className={styles.soft}>
          文字只留在这台设备上，不会发送。
          {!(fitsAddress(state.a) && fitsAddress(state.b)) && '文字太长，没有写进网址。'}
        </p>
      </div>
      <dl data-folded="" className={styles.printed}>
        <dt>第一段</dt>
        <dd>{state.a}</dd>
        <dt>第二段</dt>
        <dd>{state.b}</dd>
      </dl>
    </>
  );
}

function Shingles({state, change, compared}: StateProps & {readonly compared: Compared}): ReactNode {
  const {shared, onlyA, onlyB, jaccard} = compared;
  const union = shared.length + onlyA.length + onlyB.length;
  return (
    <section className={styles.step}>
      <p>
        <b>① 切片。</b>去掉标点、空格，字母变小写，每 {state.size} 个字一片，重复的只算一次。两边都有的 {shared.length}{' '}
        片，合起来 {union} 片：J = {shared.length}/{union} = <b>{jaccard.toFixed(3)}</b>。
      </p>
      <Slider
        label="每片几个字"
        text={String(state.size)}
        {...LIMITS.size}
        value={state.size}
        change={(size) => change({size})}
      />
      <Chips kind="shared" name="两边都有" list={shared} />
      <Chips kind="only" name="只有第一段" list={onlyA} />
      <Chips kind="only" name="只有第二段" list={onlyB} />
    </section>
  );
}

interface ChipsProps {
  readonly kind: 'shared' | 'only';
  readonly name: string;
  readonly list: readonly string[];
}

function Chips({kind, name, list}: ChipsProps): ReactNode {
  return (
    <div className={styles.chips}>
      <span className={styles.soft}>
        {name}（{list.length}）
      </span>
      <ul data-kind={kind} aria-label={name}>
        {list.slice(0, SHOWN).map((shingle) => (
          <li key={shingle}>{shingle || '（空）'}</li>
        ))}
        {list.length > SHOWN && <li data-more="">……</li>}
      </ul>
    </div>
  );
}

interface ResultProps {
  readonly compared: Compared;
  readonly result: Banded;
}

function Signature({state, change, compared, result}: StateProps & ResultProps): ReactNode {
  const {bands, rows, at} = state;
  const {map, a, b, agrees} = lookAt(compared, at);
  const numbers = result.shared.flatMap((isShared, index) => (isShared ? [index + 1] : []));
  return (
    <section className={styles.step}>
      <p>
        <b>② 签名。</b>
        {result.count} 个散列函数各取最小值。实心：两段的最小值相等，{result.count} 格里有 {result.agreeing} 格，估计 J
        ≈ <b>{(result.agreeing / result.count).toFixed(3)}</b>。
      </p>
      <div className={styles.bands} aria-hidden="true">
        {result.shared.map((isShared, band) => (
          <div key={band} className={styles.band} data-shared={isShared}>
            {Array.from({length: rows}, (_, row) => (
              <i
                key={row}
                data-agrees={compared.agree[band * rows + row]}
                data-looked={band * rows + row === at || undefined}
              />
            ))}
          </div>
        ))}
      </div>
      <p>
        {bands} 条带，每条 {rows} 格。
        {numbers.length > 0
          ? `第 ${numbers.slice(0, 12).join('、')}${numbers.length > 12 ? '……' : ''} 条整条相等（加框）。`
          : '没有一条整条相等。'}
      </p>
      <Slider
        label="看第几个散列函数"
        text={`${at + 1}（第 ${Math.floor(at / rows) + 1} 条带）`}
        min={1}
        max={result.count}
        value={at + 1}
        change={(place) => change({at: place - 1})}
      />
      <p className={styles.looked}>
        h<sub>{at + 1}</sub>(x) = ({map.multiplier}·x + {map.offset}) mod (2<sup>31</sup> − 1)。第一段里“{a.shingle}
        ”最小，{a.value}；第二段里“{b.shingle}”最小，{b.value}。{agrees ? '相等。' : '不相等。'}
      </p>
    </section>
  );
}

function Bands({state, change}: StateProps): ReactNode {
  const {bands, rows} = state;
  return (
    <section className={styles.step}>
      <p>
        <b>③ 分带。</b>只要有一条带整条相等，这一对就成为候选，再去算真正的相似度。
      </p>
      <div className={styles.sliders}>
        <Slider
          label="带数 b"
          text={String(bands)}
          min={1}
          max={mostBands(rows)}
          value={bands}
          change={(value) => change({bands: value})}
        />
        <Slider
          label="每条行数 r"
          text={String(rows)}
          {...LIMITS.rows}
          value={rows}
          change={(value) => change({rows: value})}
        />
      </div>
      <div className={controls.buttons} role="group" aria-label="实测过的切法" data-scripted="">
        {measuredCuts.map((cut) => (
          <button
            key={cut.bands}
            type="button"
            className={controls.button}
            aria-pressed={cut.bands === bands && cut.rows === rows}
            onClick={() => change({bands: cut.bands, rows: cut.rows})}>
            {cut.bands} × {cut.rows}
          </button>
        ))}
      </div>
    </section>
  );
}

function Summary({state, compared, result}: {readonly state: MinHashState} & ResultProps): ReactNode {
  const {jaccard} = compared;
  const shared = result.shared.filter(Boolean).length;
  return (
    <p className={styles.summary} role="status" data-hit={result.hit}>
      <b>④ S 曲线。</b>J = {jaccard.toFixed(3)} 的一对，用 {state.bands} 条带、每条 {state.rows} 行，成为候选的概率是{' '}
      <b>{percent(result.probability)}</b>。这一对有 {shared} 条带整条相等，
      {result.hit ? '成了候选' : '没有成为候选'}。
      {result.hit &&
        (jaccard >= settings.threshold
          ? `相似度不低于 ${settings.threshold}，会被当作近似重复。`
          : `相似度低于 ${settings.threshold}，核对之后两篇都会留下。`)}
    </p>
  );
}

function MeasuredTable({bands, rows}: {readonly bands: number; readonly rows: number}): ReactNode {
  const cut = measuredFor(bands, rows) ?? measuredCuts[0];
  if (!cut) return null;
  return (
    <details className={controls.disclosure}>
      <summary>
        实测的表（{cut.bands} 条带 × {cut.rows} 行）
      </summary>
      <div className={styles.table}>
        <ScrollTable>
          <thead>
            <tr>
              <th scope="col">s</th>
              <th scope="col">公式</th>
              <th scope="col">命中 / 对数</th>
              <th scope="col">实测</th>
              <th scope="col">95% 区间</th>
            </tr>
          </thead>
          <tbody>
            {cut.points.map(({similarity, hits, pairs, low, high}) => (
              <tr key={similarity}>
                <th scope="row">{similarity.toFixed(2)}</th>
                <td>{percent(hitRate(similarity, cut.bands, cut.rows))}</td>
                <td>
                  {hits} / {pairs}
                </td>
                <td>{percent(hits / pairs)}</td>
                <td>
                  {(100 * low).toFixed(1)}–{(100 * high).toFixed(1)}%
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
    </details>
  );
}
