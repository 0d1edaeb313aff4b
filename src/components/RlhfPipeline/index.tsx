import {useId, useRef, type KeyboardEvent, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {ADDRESS, moveTab, START, WALK_STAGES} from './model';
import {useAddressState} from '../useAddressState';
import Picture from './Picture';
import {STEPS, type StepText} from './steps';
import {WalkStage} from './Walk';
import styles from './styles.module.css';

/**
 * The three steps of InstructGPT, and one prompt followed through them. All of it is in the page: what is not chosen is
 * folded where scripts run, so that nothing moves when the figure comes alive, and shown in full elsewhere and in print.
 */
export default function RlhfPipeline(): ReactNode {
  const [chosen, show] = useAddressState(ADDRESS);
  const state = chosen ?? START;

  return (
    <div className={styles.pipeline} data-needs-app="step walk">
      <Picture layout="row" chosen={chosen?.step ?? null} />
      <Picture layout="column" chosen={chosen?.step ?? null} />
      <Steps chosen={state.step} choose={(step) => show({...state, step})} />
      <p className={styles.subtitle}>
        <b>跟着一条提示走一遍</b>
      </p>
      <Stages chosen={state.stage} choose={(stage) => show({...state, stage})} />
    </div>
  );
}

interface PartProps {
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

function Steps({chosen, choose}: PartProps): ReactNode {
  const id = useId();
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveTab(chosen, event.key, STEPS.length);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    tabs.current[next]?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label="三个步骤" className={styles.tabs} data-scripted="">
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
      {STEPS.map((step, index) => (
        <div
          key={step.key}
          className={styles.panel}
          id={`${id}-panel-${step.key}`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-${step.key}`}
          data-folded={chosen === index ? undefined : ''}>
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
      <ol className={styles.jumps} aria-label="七个阶段" data-scripted="">
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
      <ol className={styles.stages}>
        {WALK_STAGES.map((name, index) => (
          <li key={name} className={styles.panel} data-folded={chosen === index ? undefined : ''} value={index + 1}>
            <p className={styles.subtitle}>
              <b>{name}</b>
            </p>
            <WalkStage index={index} />
          </li>
        ))}
      </ol>
      {/* At either end a button stays focusable: a disabled one would drop the keyboard's focus. */}
      <div className={styles.controls} data-scripted="">
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
    </>
  );
}
