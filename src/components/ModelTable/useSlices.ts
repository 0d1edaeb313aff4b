import {startTransition, useEffect, useLayoutEffect, useRef, useState, type RefObject} from 'react';
import type {Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import {firstSpan, isWhole, nextSpan, type Span} from './slices';
import {holdSpace, placeIn, viewOf, type Anchor, type View} from './view';

/** Between two slices, so that a tap is served in between. */
const PAUSE_MS = 30;

interface Drawn {
  readonly rows: readonly ModelRow[];
  readonly columns: readonly string[];
  readonly shots: Shots;
  readonly span: Span;
  readonly anchor: Anchor | null;
}

interface Wanted extends Pick<Drawn, 'columns' | 'shots'> {
  readonly rows: readonly ModelRow[] | null;
  /** What the reader saw when they asked for this. */
  readonly view: View;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

/**
 * Draws the rows in view at once and the others slice by slice: a hundred rows with a button in each cell take a slow phone
 * a second and more, in which it answers nothing. What is in view stays where it is while rows come above it.
 */
export function useSlices({rows, columns, shots, view, tableRef}: Wanted): Span {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const seen = useRef<View | null>(null);
  const all = rows?.length ?? 0;
  const isSame = drawn !== null && drawn.rows === rows && drawn.columns === columns && drawn.shots === shots;
  const at = rows?.findIndex(({id}) => view.anchor?.id === `model-${id}`) ?? -1;
  const start = firstSpan(all, Math.max(at, 0), view.room);
  const {from, to} = isSame ? drawn.span : start;
  const anchor = isSame ? drawn.anchor : null;

  useLayoutEffect(() => {
    const table = tableRef.current;
    const frame = table?.parentElement;
    if (!rows || !table || !frame) return;
    holdSpace(table);
    // Rows have come above: what was in view moves with them.
    const held = anchor ?? (seen.current === view ? null : view.anchor);
    const row = held && document.getElementById(held.id);
    const by = held && row && table.contains(row) ? row.offsetTop - held.top : 0;
    const isReordered = seen.current !== view && !row;
    if (by !== 0) frame.scrollBy({top: by, behavior: 'instant'});
    else if (isReordered && frame.scrollTop > 0) frame.scrollTo({top: 0, behavior: 'instant'});
    seen.current = view;
  }, [rows, columns, shots, from, to, anchor, view, tableRef]);

  useEffect(() => {
    if (!rows || isWhole({from, to}, all)) return undefined;
    const timer = setTimeout(() => {
      const table = tableRef.current;
      const span = nextSpan({from, to}, all, placeIn(table, from));
      const above = span.from < from ? viewOf(table).anchor : null;
      startTransition(() => setDrawn({rows, columns, shots, span, anchor: above}));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [rows, columns, shots, all, from, to, tableRef]);

  return {from, to};
}
