/** Which rows of a long table are drawn: those in view first, the others a few at a time. No DOM, no React. */

/** Rows `from` up to, but not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows drawn in one go once the view is filled; a slow phone draws as many in about a tenth of a second. */
const SLICE = 10;
/** Rows above the one that stays where it is, for a reader who scrolls up at once. */
const ABOVE = 2;

/**
 * @param all how many rows there are
 * @param at the row at the top of the view
 * @param room how many rows fill the view
 */
export function firstSpan(all: number, at: number, room: number): Span {
  const from = Math.max(0, Math.min(at - ABOVE, all - room - ABOVE));
  return {from, to: Math.min(all, from + room + ABOVE)};
}

/** The next span: down to the end first, then up. A reader who has scrolled past what is drawn gets what they see. */
export function nextSpan(
  {from, to}: Span,
  all: number,
  {at, room}: {readonly at: number; readonly room: number},
): Span {
  if (at >= to || at + room < from) return firstSpan(all, at, room);
  if (at < from) return {from: Math.max(0, from - SLICE), to};
  return to < all ? {from, to: Math.min(all, to + SLICE)} : {from: Math.max(0, from - SLICE), to};
}

export function isWhole({from, to}: Span, all: number): boolean {
  return from === 0 && to >= all;
}
