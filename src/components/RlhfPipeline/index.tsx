import {useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {formatState, moveTab, parseState, WALK_STAGES} from './model';
import Picture from './Picture';
import {STEPS, type StepText} from './steps';
import {WalkStage} from './Walk';
import styles from './styles.module.css';

/**
 * The three steps of InstructGPT, and one prompt followed through them. The first render, which is also the page without
 * JavaScript and in print, shows every step and every stage in full.
 */
export default function RlhfPipeline(): ReactNode {
  const [state, setState] = useState<{step: number; stage: number} | null>(null);

  useEffect(() => {
    const read = (): void => setState(parseState(window.location.search));
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);

  const show = (step: number, stage: number): void => {
    setState({step, stage});
    const {pathname, search, hash} = window.location;
    window.history.replaceState(window.history.state, '', pathname + formatState(search, step, stage) + hash);
  };

  return (
    <div className={styles.pipeline} data-alive={state !== null}>
      <Picture layout="row" chosen={state?.step ?? null} />
      <Picture layout="column" chosen={state?.step ?? null} />
      <Steps chosen={state?.step ?? null} choose={(step) => show(step, state?.stage ?? 0)} />
      <p className={styles.subtitle}>
        <b>跟着一条提示走一遍</b>
      </p>
      <Stages chosen={state?.stage ?? null} choose={(stage) => show(state?.step ?? 0, stage)} />
    </div>
  );
}

interface PartProps {
  /** Null until the figure is alive. */
  readonly chosen: number | null;
  readonly choose: (index: number) => void;
}

function Steps({chosen, choose}: PartProps): ReactNode {
  const id = useId();
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveTab(chosen ?? 0, event.key, STEPS.length);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    tabs.current[next]?.focus();
  };
  return (
    <>
      {chosen !== null && (
        <div role="tablist" aria-label="三个步骤" className={styles.tabs}>
          {STEPS.map((step, index) => (
            <button
              key={step.key}
              ref={(element) => {
                tabs.current[index] = element;
              }}
              type="button"
              role="tab"
              id={`${id}-tab-${step.key}`}
              aria-controls={`${id}-panel-${step.key}`}
              aria-selected={chosen === index}
              tabIndex={chosen === index ? 0 : -1}
              onClick={() => choose(index)}
              onKeyDown={onKeyDown}>
              {index + 1} {step.title}
            </button>
          ))}
        </div>
      )}
      {STEPS.map((step, index) => (
        <div
          key={step.key}
          className={styles.panel}
          id={`${id}-panel-${step.key}`}
          {...(chosen !== null && {role: 'tabpanel', 'aria-labelledby': `${id}-tab-${step.key}`})}
          data-shown={chosen === null || chosen === index}>
          <StepDetails step={step} number={index + 1} />
        </div>
      ))}
    </>
  );
}

function StepDetails({step, number}: {readonly step: StepText; readonly number: number}): ReactNode {
  return (
    <>
      <p className={styles.subtitle}>
        <b>
          第 {number} 步　{step.title}
        </b>
      </p>
      <dl>
        {step.rows.map(({name, text}) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={step.link.to}>{step.link.text}</Link>
      </p>
    </>
  );
}

function Stages({chosen, choose}: PartProps): ReactNode {
  const last = WALK_STAGES.length - 1;
  return (
    <>
      {chosen !== null && (
        <ol className={styles.jumps} aria-label="七个阶段">
          {WALK_STAGES.map((name, index) => (
            <li key={name}>
              <button
                type="button"
                aria-label={`${index + 1} ${name}`}
                title={name}
                aria-current={chosen === index ? 'step' : undefined}
                onClick={() => choose(index)}>
                {index + 1}
              </button>
            </li>
          ))}
        </ol>
      )}
      <ol className={styles.stages}>
        {WALK_STAGES.map((name, index) => (
          <li key={name} className={styles.panel} data-shown={chosen === null || chosen === index} value={index + 1}>
            <p className={styles.subtitle}>
              <b>{name}</b>
            </p>
            <WalkStage index={index} />
          </li>
        ))}
      </ol>
      {chosen !== null && (
        // At either end a button stays focusable: a disabled one would drop the keyboard's focus.
        <div className={styles.controls}>
          <button type="button" aria-disabled={chosen === 0} onClick={() => choose(Math.max(chosen - 1, 0))}>
            上一步
          </button>
          <span role="status">
            {chosen + 1} / {WALK_STAGES.length}　{WALK_STAGES[chosen]}
          </span>
          <button type="button" aria-disabled={chosen === last} onClick={() => choose(Math.min(chosen + 1, last))}>
            下一步
          </button>
        </div>
      )}
    </>
  );
}
