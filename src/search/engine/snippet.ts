import type {CharacterMap} from '../text/fold';
import type {Snippet} from '../types';
import {findMarks, markRanges, type Mark, type MarkTerm} from './marks';

/** Characters of a snippet, about: three lines on a phone. */
const LENGTH = 96;
/** A snippet begins this far before its first mark at most. */
const LEAD = 24;
const SENTENCE_END = /[。！？；\n]/u;

/** The stretch of a text that shows the most of the terms, with the terms marked; the beginning if it shows none. */
export function makeSnippet(text: string, terms: readonly MarkTerm[], map: CharacterMap): Snippet {
  const flat = text.replace(/\n/gu, ' ');
  const marks = findMarks(flat, terms, map);
  const start = beginning(text, bestStart(marks, terms));
  let end = Math.min(flat.length, start + LENGTH);
  // Never half a word, nor half a character.
  while (end < flat.length && /[\p{L}\p{N}]/u.test(flat.charAt(end)) && /[a-z0-9]/iu.test(flat.charAt(end - 1)))
    end += 1;
  if (/[\ud800-\udbff]/u.test(flat.charAt(end - 1))) end += 1;
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const before = start > 0 ? '…' : '';
  const after = end < flat.length ? '…' : '';
  return {
    text: before + flat.slice(start, end) + after,
    marks: markRanges(inside, start - before.length),
  };
}

/** The mark that begins the window with the most different terms. */
function bestStart(marks: readonly Mark[], terms: readonly MarkTerm[]): number {
  let best = {start: 0, value: 0};
  marks.forEach((first, at) => {
    const shown = new Map<number, number>();
    let count = 0;
    for (let next = at; next < marks.length; next += 1) {
      const mark = marks[next];
      if (!mark || mark.end > first.start + LENGTH - LEAD) break;
      count += 1;
      shown.set(mark.term, Math.max(mark.share, shown.get(mark.term) ?? 0));
    }
    const value = [...shown].reduce((sum, [term, share]) => sum + share * (terms[term]?.weight ?? 0), 0) + 0.02 * count;
    if (value > best.value) best = {start: first.start, value};
  });
  return best.start;
}

/** Where to begin before a mark: at a sentence's beginning if one is near, else a little before, at no half word. */
function beginning(text: string, mark: number): number {
  for (let at = mark; at > Math.max(0, mark - LEAD); at -= 1) if (SENTENCE_END.test(text.charAt(at - 1))) return at;
  if (mark <= LEAD) return 0;
  let start = mark - LEAD / 2;
  while (start < mark && /[a-z0-9]/iu.test(text.charAt(start - 1))) start += 1;
  return /[\udc00-\udfff]/u.test(text.charAt(start)) ? start + 1 : start;
}
