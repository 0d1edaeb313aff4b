import {useContext, type ComponentProps, type ReactNode} from 'react';
import {FigureLabel} from '@site/src/components/Figure/context';
import styles from './styles.module.css';

/** A table of a note: it scrolls inside its own frame, so that the page never does. */
export default function ScrollTable(props: ComponentProps<'table'>): ReactNode {
  // A page has many tables: each region is named by its number, so that a list of landmarks tells them apart.
  const name = useContext(FigureLabel) ?? '表格';
  return (
    // A scrolling region has to be reachable with the keyboard.
    <div className={styles.frame} role="region" aria-label={`${name}，可左右滚动`} tabIndex={0}>
      <table {...props} />
    </div>
  );
}
