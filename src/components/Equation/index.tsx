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
      <div className={styles.formula} tabIndex={0} role="group" aria-label="公式，可左右滚动">
        {children}
      </div>
      <span className={styles.number}>{label}</span>
      <a className="hash-link" href={`#${id}`} aria-label={`式 ${label} 的链接`} title={`式 ${label} 的链接`} />
    </div>
  );
}
