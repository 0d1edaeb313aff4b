import type {ReactNode} from 'react';
import styles from './styles.module.css';

interface Props {
  readonly of: string;
  readonly model: string;
  readonly as?: 'exact' | 'short' | 'percent' | 'bytes';
  /** Written by remarkDerived, as are the two below: the number as the note shows it. */
  readonly text?: string;
  readonly value?: string;
  readonly formula?: string;
}

/**
 * A number computed from a model's shape while the site is built. The page around it derives it; the formula in the title
 * is only a reminder for who points at the number.
 */
export default function Derived({text, value, formula}: Props): ReactNode {
  return (
    <data className={styles.derived} value={value} title={formula}>
      {text}
    </data>
  );
}
