import type {ReactNode} from 'react';
import styles from './mark.module.css';

const CIRCLE = 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z';
const SQUARE = 'M-4.6 -4.6H4.6V4.6H-4.6Z';
const UP = 'M0 -6L5.7 4.2H-5.7Z';
const DOWN = 'M0 6L5.7 -4.2H-5.7Z';
const DIAMOND = 'M0 -6.4L6.4 0L0 6.4L-6.4 0Z';
const CROSS = 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z';
const HEXAGON = 'M-3 -5.3H3L6 0L3 5.3H-3L-6 0Z';

/** A mark of its own for each line, in the order of src/data/models/lines.ts: the shape or its filling differ, not only the colour. */
const MARKS = [
  {path: CIRCLE, colour: 'a', hollow: false},
  {path: SQUARE, colour: 'b', hollow: false},
  {path: SQUARE, colour: 'b', hollow: true},
  {path: UP, colour: 'bad', hollow: false},
  {path: DIAMOND, colour: 'good', hollow: false},
  {path: HEXAGON, colour: 'c', hollow: false},
  {path: DOWN, colour: 'a', hollow: false},
  {path: UP, colour: 'c', hollow: true},
  {path: CROSS, colour: 'bad', hollow: false},
  {path: CIRCLE, colour: 'good', hollow: true},
  {path: DIAMOND, colour: 'a', hollow: true},
  {path: DOWN, colour: 'b', hollow: true},
  {path: HEXAGON, colour: 'ink', hollow: true},
] as const;

/** How many lines have a mark; a test asks that it is all of them. */
export const MARK_COUNT = MARKS.length;

interface Props {
  readonly line: number;
  readonly x?: number;
  readonly y?: number;
}

/** The mark of a line, around a place of an SVG. */
export function Mark({line, x, y}: Props): ReactNode {
  const mark = MARKS[line % MARKS.length];
  if (!mark) return null;
  return (
    <path
      className={styles.mark}
      data-colour={mark.colour}
      data-hollow={mark.hollow}
      d={mark.path}
      transform={x === undefined ? undefined : `translate(${x} ${y})`}
    />
  );
}

/** The same as a small picture in a line of text. */
export function InlineMark({line}: Pick<Props, 'line'>): ReactNode {
  return (
    <svg className={styles.inline} viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <Mark line={line} />
    </svg>
  );
}
