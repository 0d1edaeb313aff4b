/** What the reader sees of the table, measured. Asked for before anything changes, while the layout is still good. */

/** The row at the top of the view. */
export interface Anchor {
  readonly id: string;
  /** Its place in the table, in CSS pixels. */
  readonly top: number;
}

export interface View {
  /** The row that has to stay where it is; null where a new order begins at the top. */
  readonly anchor: Anchor | null;
  /** How many rows fill the view. */
  readonly room: number;
}

/** What is assumed where nothing can be measured. */
export const UNSEEN: View = {anchor: null, room: 24};

/** The rows of models, without those that only hold the place of others. */
function drawnRows(table: HTMLTableElement | null): HTMLTableRowElement[] {
  return [...(table?.tBodies[0]?.rows ?? [])].filter((row) => !row.matches('tr[aria-hidden]'));
}

/**
 * The view of a table in its frame.
 *
 * @param target the row to keep in place rather than the one at the top
 * @param isReordered whether what comes begins at the top
 */
export function viewOf(table: HTMLTableElement | null, target?: string, isReordered = false): View {
  const frame = table?.parentElement;
  const rows = drawnRows(table);
  const height = rowHeight(rows);
  if (!frame || height === 0) return UNSEEN;
  const head = table?.tHead?.offsetHeight ?? 0;
  const top =
    isReordered && target === undefined
      ? undefined
      : rows.find(({offsetTop, offsetHeight}) => offsetTop + offsetHeight > frame.scrollTop + head);
  const row = rows.find(({id}) => id === target) ?? top;
  return {
    anchor: row ? {id: row.id, top: row.offsetTop} : null,
    room: Math.ceil(Math.min(frame.clientHeight, window.innerHeight) / height) + 1,
  };
}

/**
 * Where the view is among rows of which only some are drawn.
 *
 * @param from which row the first drawn one is
 */
export function placeIn(table: HTMLTableElement | null, from: number): {readonly at: number; readonly room: number} {
  const frame = table?.parentElement;
  const rows = drawnRows(table);
  const height = rowHeight(rows);
  const first = rows[0];
  if (!frame || !first || height === 0) return {at: from, room: UNSEEN.room};
  const {anchor, room} = viewOf(table);
  const index = rows.findIndex(({id}) => id === anchor?.id);
  const head = table?.tHead?.offsetHeight ?? 0;
  const above = Math.floor((frame.scrollTop + head - first.offsetTop) / height);
  return {at: Math.max(0, from + (index > 0 ? index : above)), room};
}

/**
 * Makes the space for rows that are not drawn as high as they will be, if they are as those that are drawn. Set on the cells
 * themselves: a property that a thousand cells inherit would have each of them styled anew.
 */
export function holdSpace(table: HTMLTableElement): void {
  const height = rowHeight(drawnRows(table));
  for (const cell of table.querySelectorAll<HTMLElement>('[data-space]'))
    cell.style.height = `${height * Number(cell.dataset.space)}px`;
}

function rowHeight(rows: readonly HTMLTableRowElement[]): number {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? (last.offsetTop + last.offsetHeight - first.offsetTop) / rows.length : 0;
}
