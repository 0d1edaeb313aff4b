import {useId, type ReactNode} from 'react';
import {stages, type Example, type Reason, type Stage} from '@site/src/data/dataFunnel';
import controls from '@site/src/components/controls/controls.module.css';
import {useAddressState} from '../useAddressState';
import {ADDRESS, bars, codec, countText, detailText, doesText, extras, oneLine, type Bar} from './model';
import styles from './styles.module.css';

/**
 * The documents of a real run of examples/data through its stages. The chosen stage tells what it dropped, and why, with the
 * beginnings of some of these texts.
 */
export default function DataFunnel(): ReactNode {
  const [chosen, choose] = useAddressState(codec);
  return (
    <div className={styles.funnel} data-needs-app={ADDRESS}>
      <Bars chosen={chosen} choose={choose} />
      <p className={styles.soft}>
        实心：留下的；斜纹：去掉的。第一步数地址，最后一步数问答，其余数文档；问答另是一种单位，没有画条。↵ 是换行。
      </p>
      {/* The panel itself is too long to be read out at every step. */}
      <p className="visually-hidden" role="status">
        {stages.filter(({stage}) => stage === chosen).map((stage) => `${stage.label}：${countText(stage)}。`)}
      </p>
      {stages.map((stage) => (
        <Panel key={stage.stage} stage={stage} isChosen={stage.stage === chosen} />
      ))}
    </div>
  );
}

interface BarsProps {
  readonly chosen: string;
  readonly choose: (stage: string) => void;
}

function Bars({chosen, choose}: BarsProps): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.bars}>
      <legend>
        从抓取到训练数据<span data-scripted="">，选一步看它去掉了什么</span>
      </legend>
      {bars().map((bar) => (
        <label key={bar.stage.stage} data-chosen={bar.stage.stage === chosen}>
          <input
            type="radio"
            data-scripted=""
            name={name}
            checked={bar.stage.stage === chosen}
            onChange={() => choose(bar.stage.stage)}
          />
          <span className={styles.name}>{bar.stage.label}</span>
          <span className={styles.count}>{countText(bar.stage)}</span>
          <Track bar={bar} />
        </label>
      ))}
    </fieldset>
  );
}

/** Drawn for the eye; the numbers above it say the same. */
function Track({bar: {kept, dropped}}: {readonly bar: Bar}): ReactNode {
  if (kept === null || dropped === null) return null;
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.kept} style={{width: `${(100 * kept).toFixed(2)}%`}} />
      <span className={styles.dropped} style={{width: `${(100 * dropped).toFixed(2)}%`}} />
    </span>
  );
}

interface PanelProps {
  readonly stage: Stage;
  readonly isChosen: boolean;
}

function Panel({stage, isChosen}: PanelProps): ReactNode {
  return (
    <section className={styles.panel} aria-label={stage.label} data-folded={isChosen ? undefined : ''}>
      <p>
        <b>{stage.label}</b>：{doesText(stage.stage)}
        {countText(stage)}。
      </p>
      {extras(stage).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {stage.reasons.map((reason, index) => (
        <Dropped key={reason.reason} reason={reason} isOpen={index === 0} />
      ))}
    </section>
  );
}

function Dropped({
  reason: {reason, label, count, examples},
  isOpen,
}: {
  readonly reason: Reason;
  readonly isOpen: boolean;
}): ReactNode {
  return (
    <details className={`${controls.disclosure} ${styles.reason}`} open={isOpen}>
      <summary>
        {label}：{count}
      </summary>
      <ul>
        {examples.map((example) => (
          <Shown key={example.source} reason={reason} example={example} />
        ))}
        {count > examples.length && <li className={styles.soft}>还有 {count - examples.length} 个。</li>}
      </ul>
    </details>
  );
}

function Shown({
  reason,
  example: {source, title, detail, excerpt},
}: {
  readonly reason: string;
  readonly example: Example;
}): ReactNode {
  const said = [title && `《${title}》`, detailText(reason, detail)].filter(Boolean).join('，');
  return (
    <li>
      <code>{source}</code>
      {said && ` ${said}`}
      {excerpt && <blockquote>{oneLine(excerpt)}</blockquote>}
    </li>
  );
}
