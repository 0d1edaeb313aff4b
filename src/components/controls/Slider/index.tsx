import {useId, type ReactNode} from 'react';
import styles from './styles.module.css';

interface Props {
  readonly label: ReactNode;
  /** The value as it is shown and spoken. */
  readonly text: string;
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
  readonly value: number;
  readonly change: (value: number) => void;
}

/**
 * A slider with its name and value above it. Without a script only these two are there; where they say nothing by
 * themselves, whoever uses it puts `data-scripted` around it.
 */
export default function Slider({label, text, min = 0, max, step = 1, value, change}: Props): ReactNode {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <span aria-hidden="true">{text}</span>
      <input
        id={id}
        type="range"
        data-scripted=""
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => change(Number(event.currentTarget.value))}
      />
    </div>
  );
}
