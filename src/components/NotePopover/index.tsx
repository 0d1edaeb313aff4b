import type {ReactNode} from 'react';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  /** What a screen reader says after the visible text. */
  readonly describes: string;
  readonly className?: string;
  readonly label: ReactNode;
  /** Phrasing content only: the card stands inside a paragraph. */
  readonly children: ReactNode;
}

/**
 * A word with a card. The browser's own popover opens it by tap, click or keyboard, closes it with Esc or a tap beside
 * it, and needs no script; `src/client/reading.ts` adds opening by hover.
 */
export default function NotePopover({id, describes, className, label, children}: Props): ReactNode {
  return (
    <>
      <button
        type="button"
        className={`${styles.trigger} ${className ?? ''}`}
        popoverTarget={id}
        data-popover=""
        aria-label={undefined}>
        {label}
        <span className="visually-hidden">{describes}</span>
      </button>
      <span id={id} popover="auto" className={styles.card} role="note">
        {children}
      </span>
    </>
  );
}
