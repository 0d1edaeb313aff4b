import type {ReactNode} from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import {FigureLabel} from './context';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  /** Written by remarkNumbering, such as `图 1`. */
  readonly label?: string;
  /** What the picture shows; the diagram inside carries it. */
  readonly alt?: string;
  readonly children: ReactNode;
}

/** A numbered figure or table with a caption and a link of its own. */
export default function Figure({id, label, children}: Props): ReactNode {
  // Tells Docusaurus's anchor check that the id exists.
  useBrokenLinks().collectAnchor(id);
  return (
    <figure id={id} className={styles.figure}>
      <FigureLabel value={label ?? null}>{children}</FigureLabel>
      <a className="hash-link" href={`#${id}`} aria-label={`${label ?? '图'}的链接`} title={`${label ?? '图'}的链接`} />
    </figure>
  );
}
