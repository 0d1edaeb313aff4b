import {useId, type ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import {useAddressState} from '../useAddressState';
import {
  ADDRESS,
  ANSWERS,
  codec,
  fitsAddress,
  groupText,
  LIMITS,
  readLines,
  reasonText,
  resultOf,
  samples,
  type Result,
  type TesterState,
} from './model';
import styles from './styles.module.css';

/**
 * A robots.txt, a crawler and an address: which group and which rule decide by RFC 9309, and why. Nothing is fetched and nothing
 * is sent; the file is what the reader pastes.
 */
export default function RobotsTester(): ReactNode {
  const [state, change] = useAddressState(codec);
  const result = resultOf(state);
  return (
    <div className={styles.tester} data-needs-app={ADDRESS}>
      <Fields state={state} change={change} />
      <dl data-folded="" className={styles.printed}>
        <dt>爬虫</dt>
        <dd>{state.agent}</dd>
        <dt>要取的地址</dt>
        <dd>{state.url}</dd>
      </dl>
      <Verdict result={result} />
      <Lines result={result} />
    </div>
  );
}

interface FieldsProps {
  readonly state: TesterState;
  readonly change: (state: TesterState) => void;
}

function Fields({state, change}: FieldsProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.fields} data-scripted="">
      <div className={controls.buttons} role="group" aria-label="例子">
        {samples.map((sample) => (
          <button
            key={sample.id}
            type="button"
            className={controls.button}
            aria-pressed={state.robots === sample.robots}
            onClick={() => change({robots: sample.robots, agent: sample.agent, url: sample.url, answer: 'found'})}>
            {sample.name}
          </button>
        ))}
      </div>
      <div className={styles.wide}>
        <label htmlFor={`${id}robots`}>robots.txt 的内容</label>
        <textarea
          className={controls.field}
          id={`${id}robots`}
          rows={8}
          maxLength={LIMITS.robots}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={state.robots}
          onChange={(event) => change({...state, robots: event.target.value})}
        />
        <p className={styles.soft}>
          只留在这台设备上，不会发送。{!fitsAddress(state.robots) && '内容太长，没有写进网址。'}
        </p>
      </div>
      <div>
        <label htmlFor={`${id}agent`}>爬虫的名字</label>
        <input
          className={controls.field}
          id={`${id}agent`}
          type="text"
          maxLength={LIMITS.agent}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={state.agent}
          onChange={(event) => change({...state, agent: event.target.value})}
        />
      </div>
      <div>
        <label htmlFor={`${id}answer`}>服务器对 /robots.txt 的回答</label>
        <select
          className={controls.field}
          id={`${id}answer`}
          value={state.answer}
          onChange={(event) => {
            const answer = ANSWERS.find(({id: known}) => known === event.target.value);
            if (answer) change({...state, answer: answer.id});
          }}>
          {ANSWERS.map((answer) => (
            <option key={answer.id} value={answer.id}>
              {answer.name}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.wide}>
        <label htmlFor={`${id}url`}>要取的地址</label>
        <input
          className={controls.field}
          id={`${id}url`}
          type="text"
          inputMode="url"
          maxLength={LIMITS.url}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={state.url}
          onChange={(event) => change({...state, url: event.target.value})}
        />
      </div>
    </div>
  );
}

function Verdict({result: {decision}}: {readonly result: Result}): ReactNode {
  return (
    <div className={styles.verdict} data-allowed={decision.allowed} role="status">
      <p>
        <b>{decision.allowed ? '可以取' : '不许取'}</b>
      </p>
      <p>{groupText(decision)}</p>
      <p>{reasonText(decision)}</p>
      <p className={styles.soft}>
        拿去比较的是 <code>{decision.path}</code>
      </p>
    </div>
  );
}

function Lines({result}: {readonly result: Result}): ReactNode {
  return (
    <div>
      <p className={styles.soft}>逐行来看：</p>
      {/* A long file scrolls, and what scrolls has to be reachable with the keyboard. */}
      <div className={styles.scroll} role="region" aria-label="逐行的读法" tabIndex={0}>
        <ol className={styles.lines}>
          {readLines(result).map(({number, text, mark, note}) => (
            <li key={number} data-mark={mark}>
              <code>{text || ' '}</code>
              {note && <span>{note}</span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
