import {useId, useMemo, useState, type ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {useAddressState} from '../useAddressState';
import {
  ADDRESS,
  DISTRIBUTIONS,
  DRAWS,
  LIMITS,
  MODEL_NAME,
  percent,
  sampleFrom,
  visible,
  VOCABULARY,
  type Row,
  type Sampled,
  type Settings,
} from './model';
import styles from './styles.module.css';

/** How many tokens are listed at first. */
const SHORT = 12;

/**
 * The next-token distribution of a real model, and what temperature, top-k and top-p leave of it. Everything is computed
 * from the logits by src/llm/sampling.ts, over the whole vocabulary.
 */
export default function SamplingFigure(): ReactNode {
  const [settings, change] = useAddressState(ADDRESS);
  const [long, setLong] = useState(false);
  const distribution = DISTRIBUTIONS[settings.prompt] ?? DISTRIBUTIONS[0];
  const sampled = useMemo(() => (distribution ? sampleFrom(distribution, settings) : null), [distribution, settings]);
  if (!distribution || !sampled) return null;
  return (
    <div className={styles.sampling} data-needs-app="prompt temperature top-k top-p seed">
      <Prompts chosen={settings.prompt} choose={(prompt) => change({...settings, prompt})} />
      <Sliders settings={settings} change={change} />
      <Summary sampled={sampled} />
      <Tokens sampled={sampled} long={long} />
      <div className={controls.buttons} data-scripted="">
        <button
          type="button"
          className={controls.button}
          onClick={() => change({...settings, seed: settings.seed >= 9999 ? 1 : settings.seed + 1})}>
          再抽 {DRAWS} 次
        </button>
        <button type="button" className={controls.button} aria-expanded={long} onClick={() => setLong(!long)}>
          {long ? `只列前 ${SHORT} 个` : `列出前 ${sampled.rows.length} 个`}
        </button>
      </div>
      <p className={styles.note}>
        概率来自 {MODEL_NAME}（4 比特量化）真实的一次前向计算，词表 {VOCABULARY.toLocaleString('en')}{' '}
        个词元全部算在内。模型只读到上面这一句。␣ 是空格，随机种子是 {settings.seed}。
      </p>
    </div>
  );
}

interface PromptsProps {
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

function Prompts({chosen, choose}: PromptsProps): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.prompts}>
      <legend>提示，模型要接着写下一个词元</legend>
      {DISTRIBUTIONS.map(({id, prompt}, index) => (
        // Where no script runs, and in print, the chosen prompt alone stays, as text.
        <label key={id} data-chosen={index === chosen} data-scripted={index === chosen ? undefined : ''}>
          <input type="radio" data-scripted="" name={name} checked={index === chosen} onChange={() => choose(index)} />
          <span lang="en">{prompt} …</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SlidersProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

function Sliders({settings, change}: SlidersProps): ReactNode {
  return (
    <div className={styles.sliders}>
      <Slider
        label="① 温度 τ"
        text={settings.temperature === 0 ? '0（贪心）' : settings.temperature.toFixed(2)}
        {...LIMITS.temperature}
        value={settings.temperature}
        change={(temperature) => change({...settings, temperature})}
      />
      <Slider
        label="② top-k"
        text={settings.k === 0 ? '不用' : String(settings.k)}
        {...LIMITS.k}
        value={settings.k}
        change={(k) => change({...settings, k})}
      />
      <Slider
        label="③ top-p"
        text={settings.p === 1 ? '不用' : settings.p.toFixed(2)}
        {...LIMITS.p}
        value={settings.p}
        change={(p) => change({...settings, p})}
      />
    </div>
  );
}

function Summary({sampled}: {readonly sampled: Sampled}): ReactNode {
  const {original, tempered, final} = sampled.entropies;
  return (
    <div className={styles.summary}>
      <p role="status">
        留下 <b>{sampled.kept.toLocaleString('en')}</b> 个词元，它们占截断前概率的 <b>{percent(sampled.remaining)}</b>
        ，除以这个数，概率之和又是 1。
      </p>
      <table>
        <caption>熵：还剩多少不确定</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">单位</span>
            </th>
            <th scope="col">τ = 1</th>
            <th scope="col">温度后</th>
            <th scope="col">截断后</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">nat</th>
            {[original, tempered, final].map((nats, index) => (
              <td key={index}>{nats.toFixed(3)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">比特</th>
            {[original, tempered, final].map((nats, index) => (
              <td key={index}>{(nats / Math.LN2).toFixed(3)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Tokens({sampled, long}: {readonly sampled: Sampled; readonly long: boolean}): ReactNode {
  const rows = long ? sampled.rows : sampled.rows.slice(0, SHORT);
  const hidden = sampled.rows.slice(rows.length);
  const total = (key: 'original' | 'tempered' | 'final' | 'drawn'): number =>
    hidden.reduce((sum, row) => sum + row[key], sampled.rest[key]);
  const count = hidden.length + sampled.rest.count;
  // So that a flat distribution can be seen too, the longest bar takes the whole width.
  const longest = Math.max(...sampled.rows.map(({tempered, final}) => Math.max(tempered, final)));
  const kept = hidden.filter(({final}) => final > 0).length + sampled.rest.kept;
  return (
    <table className={styles.tokens}>
      <caption>
        下一个词元。细条是温度后的概率，粗条是截断后的概率，斜纹是被截去的，最长的一条占满一格；最后一列是按截断后的概率抽{' '}
        {DRAWS} 次的结果。
      </caption>
      <thead>
        <tr>
          <th scope="col">词元</th>
          <th scope="col">τ = 1</th>
          <th scope="col">温度后</th>
          <th scope="col">截断后</th>
          <th scope="col">抽到</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.text} data-cut={row.cut ?? undefined}>
            <th scope="row">
              <code lang="en">{visible(row.text)}</code>
              <Bar row={row} longest={longest} />
            </th>
            <td>{percent(row.original)}</td>
            <td>{percent(row.tempered)}</td>
            <td>
              {row.cut ? (
                <>
                  {row.cut}
                  <br />
                  截去
                </>
              ) : (
                percent(row.final)
              )}
            </td>
            <td>{row.drawn}</td>
          </tr>
        ))}
        <tr className={styles.rest}>
          <th scope="row">
            其余 {count.toLocaleString('en')} 个
            <br />
            {kept === 0 ? '一个不留' : `留下 ${kept.toLocaleString('en')} 个`}
          </th>
          <td>{percent(total('original'))}</td>
          <td>{percent(total('tempered'))}</td>
          <td>{percent(total('final'))}</td>
          <td>{total('drawn')}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Drawn for the eye; the numbers beside it say the same. */
function Bar({row, longest}: {readonly row: Row; readonly longest: number}): ReactNode {
  const width = (probability: number): string => `${((100 * probability) / longest).toFixed(2)}%`;
  return (
    <span className={styles.bars} aria-hidden="true">
      <span className={styles.tempered} style={{width: width(row.tempered)}} />
      <span className={styles.final} style={{width: width(row.cut ? row.tempered : row.final)}} />
    </span>
  );
}
