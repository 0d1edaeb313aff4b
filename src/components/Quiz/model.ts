/** A number that readers often get instead of the answer, and why. */
export interface NumericHint {
  readonly when: number;
  readonly tolerance: number;
}

export type NumericVerdict =
  | {readonly kind: 'empty'}
  | {readonly kind: 'unreadable'; readonly text: string}
  | {readonly kind: 'right'}
  | {readonly kind: 'hint'; readonly index: number}
  | {readonly kind: 'wrong'};

/**
 * Reads a number as a reader types it: full-width digits, thousands separators, `1.2e9`, `3.14×10^23`, `85%` (as 85).
 *
 * @returns the number, or null when the text is none
 */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s_]/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/[×x*]10\^?/i, 'e')
    .replace(/%$/, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  return Number(plain);
}

/**
 * Judges a numeric answer.
 *
 * @param text what the reader typed
 * @param answer the right number
 * @param tolerance the largest absolute difference that still counts, in the answer's unit
 * @param hints wrong numbers with a reason, in the order of the note
 */
export function judge(text: string, answer: number, tolerance: number, hints: readonly NumericHint[]): NumericVerdict {
  if (!text.trim()) return {kind: 'empty'};
  const value = readNumber(text);
  if (value === null) return {kind: 'unreadable', text};
  // A sliver of slack keeps decimal tolerances such as 0.1 from failing on binary rounding.
  const within = (target: number, slack: number): boolean => Math.abs(value - target) <= slack * (1 + 1e-9) + 1e-12;
  if (within(answer, tolerance)) return {kind: 'right'};
  const index = hints.findIndex((hint) => within(hint.when, hint.tolerance));
  return index < 0 ? {kind: 'wrong'} : {kind: 'hint', index};
}
