import {Children, isValidElement, type ReactElement, type ReactNode} from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import {Choice, Hint, Why, type ChoiceProps, type HintProps} from './parts';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  /** The right number; leave it out for a question with choices. */
  readonly answer?: number;
  /** The largest absolute difference that still counts; 0 unless told. */
  readonly tolerance?: number;
  readonly unit?: string;
  readonly children: ReactNode;
}

interface Option {
  readonly correct: boolean;
  readonly text: ReactNode[];
  readonly why: ReactNode[];
}

const DEFAULT_HINT_TOLERANCE = 1e-9;

/**
 * A question that the page itself checks. The page holds the question, its choices, and the answer to unfold;
 * `src/client/quiz.ts` does the checking, so that a reader need not load an app for it.
 */
export default function Quiz({id, answer, tolerance = 0, unit = '', children}: Props): ReactNode {
  useBrokenLinks().collectAnchor(id);
  const parts = flatten(children);
  const options = parts.filter((part) => isOf<ChoiceProps>(part, Choice)).map(readOption);
  const hints = parts.filter((part) => isOf<HintProps>(part, Hint));
  const whys = parts.filter((part) => isOf(part, Why));
  const question = parts.filter((part) => !isOf(part, Choice) && !isOf(part, Hint) && !isOf(part, Why));
  const label = `${id}-question`;
  return (
    <section
      id={id}
      className={styles.quiz}
      aria-labelledby={label}
      data-quiz=""
      {...(answer !== undefined && {'data-answer': answer, 'data-tolerance': tolerance})}>
      <div className={styles.head}>
        <span className={styles.badge}>自测</span>
        <a className="hash-link" href={`#${id}`} aria-label="这道题的链接" title="这道题的链接" />
      </div>
      <div id={label}>{question}</div>
      {answer === undefined ? (
        <Choices options={options} id={id} label={label} />
      ) : (
        <NumberInput unit={unit} label={label} />
      )}
      <details className={styles.solution}>
        <summary>看答案和理由</summary>
        {answer === undefined ? (
          <ul>
            {options.map((option, index) => (
              <li key={index}>
                <b>{option.correct ? '对' : '错'}</b>　{option.text}
                <div className={styles.why} data-reason={option.correct ? 'right' : 'wrong'}>
                  {option.why}
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <p>
              <b>
                {answer} {unit}
              </b>
              {tolerance > 0 && `（误差不超过 ${tolerance} 都算对）`}
            </p>
            <div data-reason="right">{whys}</div>
            {hints.map(({props}, index) => (
              <div key={index} className={styles.why}>
                如果得到 {props.when}：
                <div
                  className={styles.inline}
                  data-hint={JSON.stringify({when: props.when, tolerance: props.tolerance ?? DEFAULT_HINT_TOLERANCE})}>
                  {props.children}
                </div>
              </div>
            ))}
          </>
        )}
      </details>
    </section>
  );
}

interface ChoicesProps {
  readonly options: readonly Option[];
  readonly id: string;
  readonly label: string;
}

function Choices({options, id, label}: ChoicesProps): ReactNode {
  return (
    <>
      <div role="radiogroup" aria-labelledby={label} className={styles.choices}>
        {options.map((option, index) => (
          <label key={index} className={styles.choice} data-choice="">
            <input type="radio" name={`${id}-choice`} />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
      <Verdict />
    </>
  );
}

function NumberInput({unit, label}: {readonly unit: string; readonly label: string}): ReactNode {
  return (
    <form className={styles.number} data-scripted="">
      <input type="text" inputMode="decimal" autoComplete="off" aria-labelledby={label} />
      {unit && <span>{unit}</span>}
      <button type="submit">核对</button>
      <Verdict />
    </form>
  );
}

/** What is said of the answer. The script writes here, so React is told that the content is none of its own. */
function Verdict(): ReactNode {
  return (
    <div
      role="status"
      className={styles.verdict}
      data-verdict=""
      suppressHydrationWarning
      dangerouslySetInnerHTML={{__html: ''}}
    />
  );
}

/** MDX puts single-line components inside a paragraph; the quiz wants them side by side. */
function flatten(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<{children?: ReactNode}>(child) || isOf(child, Choice) || isOf(child, Hint) || isOf(child, Why))
      return [child];
    const inner = Children.toArray(child.props.children);
    return inner.some((part) => isOf(part, Choice) || isOf(part, Hint) || isOf(part, Why))
      ? inner.filter((part) => typeof part !== 'string' || part.trim())
      : [child];
  });
}

function isOf<P>(node: ReactNode, type: (props: P) => ReactNode): node is ReactElement<P> {
  return isValidElement(node) && node.type === type;
}

function readOption(choice: ReactElement<ChoiceProps>): Option {
  const inner = flatten(choice.props.children);
  return {
    correct: choice.props.correct === true,
    text: inner.filter((part) => !isOf(part, Why)),
    why: inner.filter((part) => isOf(part, Why)),
  };
}
