import type {ReactNode} from 'react';
import styles from './styles.module.css';

interface Props {
  readonly children: ReactNode;
}

/** The caption of a Figure; the number in front of it comes from the figure's label. */
export default function Caption({children}: Props): ReactNode {
  return <figcaption className={styles.caption}>{children}</figcaption>;
}
