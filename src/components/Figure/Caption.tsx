import {useContext, type ReactNode} from 'react';
import {FigureLabel} from './context';
import styles from './styles.module.css';

interface Props {
  readonly children: ReactNode;
}

/** The caption of a Figure, with the figure's number in front. */
export default function Caption({children}: Props): ReactNode {
  const label = useContext(FigureLabel);
  return (
    <figcaption className={styles.caption}>
      {label && <b>{label}　</b>}
      {children}
    </figcaption>
  );
}
