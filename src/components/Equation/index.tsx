import type {ReactNode} from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  /** The number in brackets, such as `(3)`. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A numbered equation. Written by remarkNumbering from `$$ #eq-id`. */
export default function Equation({id, label, children}: Props): ReactNode {
  useBrokenLinks().collectAnchor(id);
  return (
    <div id={id} className={styles.equation} role="group" aria-label={`式 ${label}`}>
      <div className={styles.formula}>{children}</div>
      {/* The number is the equation's own link: a phone has no room for both. */}
      <a
        className={`hash-link ${styles.number}`}
        href={`#${id}`}
        aria-label={`式 ${label} 的链接`}
        title="复制这个公式的链接">
        {label}
      </a>
    </div>
  );
}
