import {Children, isValidElement, useId, useState, type ReactElement, type ReactNode} from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import {judge, type NumericVerdict} from './model';
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

/** A question that the page itself checks. Without JavaScript it is the question, its choices, and the answer to unfold. */
export default function Quiz({id, answer, tolerance = 0, unit = '', children}: Props): ReactNode {
  useBrokenLinks().collectAnchor(id);
  const parts = flatten(children);
  const options = parts.filter((part) => isOf<ChoiceProps>(part, Choice)).map(readOption);
  const hints = parts.filter((part) => isOf<HintProps>(part, Hint));
  const whys = parts.filter((part) => isOf(part, Why));
  const question = parts.filter((part) => !isOf(part, Choice) && !isOf(part, Hint) && !isOf(part, Why));
  const label = `${id}-question`;
  return (
    <section id={id} className={styles.quiz} aria-labelledby={label}>
      <div className={styles.head}>
        <span className={styles.badge}>自测</span>
        <a className="hash-link" href={`#${id}`} aria-label="这道题的链接" title="这道题的链接" />
      </div>
      <div id={label}>{question}</div>
      {answer === undefined ? (
        <Choices options={options} label={label} />
      ) : (
        <NumberInput answer={answer} tolerance={tolerance} unit={unit} hints={hints} label={label} />
      )}
      <details className={styles.solution}>
        <summary>看答案和理由</summary>
        {answer === undefined ? (
          <ul>
            {options.map((option, index) => (
              <li key={index}>
                <b>{option.correct ? '对' : '错'}</b>　{option.text}
                <div className={styles.why}>{option.why}</div>
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
            {whys}
            {hints.map((hint, index) => (
              <div key={index} className={styles.why}>
                如果得到 {hint.props.when}：{hint.props.children}
              </div>
            ))}
          </>
        )}
      </details>
    </section>
  );
}

function Choices({options, label}: {readonly options: readonly Option[]; readonly label: string}): ReactNode {
  const name = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const option = chosen === null ? undefined : options[chosen];
  return (
    <>
      <div role="radiogroup" aria-labelledby={label} className={styles.choices}>
        {options.map((candidate, index) => (
          <label
            key={index}
            className={styles.choice}
            data-state={chosen === index ? (candidate.correct ? 'right' : 'wrong') : undefined}>
            <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
            <span>{candidate.text}</span>
          </label>
        ))}
      </div>
      <div role="status" className={styles.verdict}>
        {option && (
          <>
            <b className={option.correct ? styles.right : styles.wrong}>{option.correct ? '对了。' : '不对。'}</b>{' '}
            {option.why}
          </>
        )}
      </div>
    </>
  );
}

interface NumberProps {
  readonly answer: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly hints: readonly ReactElement<HintProps>[];
  readonly label: string;
}

function NumberInput({answer, tolerance, unit, hints, label}: NumberProps): ReactNode {
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<NumericVerdict | null>(null);
  const known = hints.map(({props}) => ({
    when: Number(props.when),
    tolerance: props.tolerance ?? DEFAULT_HINT_TOLERANCE,
  }));
  return (
    <form
      className={styles.number}
      onSubmit={(event) => {
        event.preventDefault();
        setVerdict(judge(text, answer, tolerance, known));
      }}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setVerdict(null);
        }}
      />
      {unit && <span>{unit}</span>}
      <button type="submit">核对</button>
      <div role="status" className={styles.verdict}>
        {verdict && <NumberVerdict verdict={verdict} hints={hints} />}
      </div>
    </form>
  );
}

function NumberVerdict({
  verdict,
  hints,
}: {
  readonly verdict: NumericVerdict;
  readonly hints: readonly ReactElement<HintProps>[];
}): ReactNode {
  switch (verdict.kind) {
    case 'empty':
      return '先填一个数。';
    case 'unreadable':
      return `“${verdict.text}”不是一个数。可以写 0.127、1,024、3.14e23。`;
    case 'right':
      return <b className={styles.right}>对了。</b>;
    case 'hint':
      return (
        <>
          <b className={styles.wrong}>不对。</b> {hints[verdict.index]?.props.children}
        </>
      );
    case 'wrong':
      return <b className={styles.wrong}>不对，再算一遍，或者展开答案。</b>;
  }
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
