import {
  memo,
  useLayoutEffect,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import {NAME, type Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import Row from './Row';
import {useSlices} from './useSlices';
import type {View} from './view';

interface Props {
  /** The rows as they are in the page, or null where the page has them as HTML. */
  readonly still: readonly ModelRow[] | null;
  /** The rows to show, or null while the page's own are good enough. */
  readonly rows: readonly ModelRow[] | null;
  readonly columns: readonly string[];
  readonly shots: Shots;
  readonly pins: readonly string[];
  readonly pin: (id: string) => void;
  readonly open: (id: string, column: string) => void;
  readonly heldRef: RefObject<Held | null>;
  /** What the reader saw when they asked for these rows and columns. */
  readonly view: View;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

/** A control of the table: which of a row's buttons. */
interface Place {
  readonly id: string;
  readonly index: number;
}

/** Where the reader was when the page's rows gave way to React's. */
export interface Held {
  readonly focus: Place | null;
  /** The top of the row that the address names. */
  readonly target: {readonly id: string; readonly top: number} | null;
}

/**
 * The rows. Their buttons are one stop for the Tab key, inside which arrows move. Events are heard here, not in each of a
 * thousand cells, so that the page's own rows answer as well before React has drawn any.
 */
export default function Body(props: Props): ReactNode {
  const {still, rows, columns, shots, pins, pin, open, heldRef, view, tableRef} = props;
  const [active, setActive] = useState<Place | null>(null);
  const isLive = rows !== null;
  const {from, to} = useSlices({rows, columns, shots, view, tableRef});

  useLayoutEffect(() => {
    const {focus, target} = heldRef.current ?? {};
    heldRef.current = null;
    if (!isLive) return;
    if (target) {
      const top = document.getElementById(target.id)?.getBoundingClientRect().top ?? target.top;
      if (Math.abs(top - target.top) > 1) window.scrollBy({top: top - target.top, behavior: 'instant'});
    }
    if (focus) document.getElementById(rowId(focus.id))?.querySelectorAll('button')[focus.index]?.focus();
  }, [isLive, heldRef]);

  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const place = placeOf(target);
    const cell = target.closest<HTMLTableCellElement>('td, th');
    if (!place || !cell) return;
    if (target.closest('[data-pin]')) pin(place.id);
    else open(place.id, cell.cellIndex === 0 ? NAME.id : (columns[cell.cellIndex - 1] ?? NAME.id));
  };
  const onFocus = (event: FocusEvent): void => setActive(placeOf(event.target));
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const listeners = {onClick, onFocus, onKeyDown};

  if (!rows) {
    return still ? (
      <tbody key="still" role="rowgroup" data-taps="" {...listeners}>
        {still.map((row, index) => (
          <Row
            key={row.id}
            row={row}
            columns={columns}
            shots={shots}
            pinned={false}
            tabStop={index === 0 ? 0 : -1}
            still
          />
        ))}
      </tbody>
    ) : (
      <tbody
        key="page"
        role="rowgroup"
        data-taps=""
        {...listeners}
        suppressHydrationWarning
        dangerouslySetInnerHTML={IN_PAGE}
      />
    );
  }
  const shown = rows.slice(from, to);
  const stop = shown.some(({id}) => id === active?.id) ? active : {id: shown[0]?.id, index: 0};
  return (
    <tbody key="live" role="rowgroup" {...listeners}>
      <Space rows={from} columns={columns.length + 1} />
      <Rows
        rows={rows}
        from={from}
        to={to}
        columns={columns}
        shots={shots}
        pins={pins}
        stopId={stop?.id ?? null}
        stopIndex={stop?.index ?? 0}
      />
      <Space rows={rows.length - to} columns={columns.length + 1} />
    </tbody>
  );
}

/** The client of a light page hydrates what the server has written, and leaves it alone. */
const IN_PAGE = {__html: ''};

/** Holds the place of rows that are not drawn yet; `holdSpace` gives it its height. */
function Space({rows, columns}: {readonly rows: number; readonly columns: number}): ReactNode {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} data-space={rows} />
    </tr>
  );
}

interface RowsProps {
  readonly rows: readonly ModelRow[];
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
  readonly shots: Shots;
  readonly pins: readonly string[];
  readonly stopId: string | null;
  readonly stopIndex: number;
}

/** Apart from the body, so that nothing is drawn again when only the events' handlers are new. */
const Rows = memo(function Rows({rows, from, to, columns, shots, pins, stopId, stopIndex}: RowsProps): ReactNode {
  return rows
    .slice(from, to)
    .map((row) => (
      <Row
        key={row.id}
        row={row}
        columns={columns}
        shots={shots}
        pinned={pins.includes(row.id)}
        tabStop={row.id === stopId ? stopIndex : -1}
      />
    ));
});

/** What the reader would miss if the page's rows were drawn anew. Asked for before anything on the page changes. */
export function whatToHold(): Held {
  const focus = document.activeElement?.closest('tbody') ? placeOf(document.activeElement) : null;
  const row = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  const target = row?.closest('tbody') ? {id: row.id, top: row.getBoundingClientRect().top} : null;
  return {focus, target};
}

function rowId(id: string): string {
  return `model-${id}`;
}

function placeOf(element: Element): Place | null {
  const row = element.closest('tr');
  if (!row?.id.startsWith('model-')) return null;
  const index = [...row.querySelectorAll('button')].indexOf(element.closest('button') as HTMLButtonElement);
  return {id: row.id.slice('model-'.length), index: Math.max(index, 0)};
}

/** The button that an arrow, Home or End leads to. */
function neighbour({key, target, ctrlKey}: KeyboardEvent): HTMLButtonElement | undefined {
  const row = (target as Element).closest('tr');
  if (!row) return undefined;
  const {id, index} = placeOf(target as Element) ?? {};
  if (id === undefined || index === undefined) return undefined;
  const buttons = (of: Element | null | undefined): HTMLButtonElement[] => [...(of?.querySelectorAll('button') ?? [])];
  const rows = row.parentElement?.children;
  switch (key) {
    case 'ArrowRight':
      return buttons(row)[index + 1];
    case 'ArrowLeft':
      return buttons(row)[index - 1];
    case 'ArrowDown':
      return buttons(row.nextElementSibling)[index];
    case 'ArrowUp':
      return buttons(row.previousElementSibling)[index];
    case 'Home':
      return buttons(ctrlKey ? rows?.[0] : row)[0];
    case 'End':
      return buttons(ctrlKey ? rows?.[rows.length - 1] : row).at(-1);
    default:
      return undefined;
  }
}
