import type {ComponentProps, ReactNode} from 'react';
import styles from './styles.module.css';

/** A table of a note: it scrolls inside its own frame, so that the page never does. */
export default function ScrollTable(props: ComponentProps<'table'>): ReactNode {
  return (
    // A scrolling region has to be reachable with the keyboard.
    <div className={styles.frame} role="region" aria-label="表格，可左右滚动" tabIndex={0}>
      <table {...props} />
    </div>
  );
}
