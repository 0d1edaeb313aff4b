import {isHan} from '../text/characters';
import {foldWithOrigin, type CharacterMap} from '../text/fold';
import type {MarkRange} from '../types';

/** Something to mark, folded, with how much it matters. */
export interface MarkTerm {
  readonly text: string;
  readonly weight: number;
}

/** A place where a term stands. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: number;
  /** The share of the term that stands there. */
  readonly share: number;
}

const WORD = /[\p{L}\p{N}_]/u;

/**
 * Where the terms stand in a text. A Chinese term that does not stand there as a whole is looked for by its longest pieces; a
 * word is found at its beginning (`token` in `tokens`), and dashes and spaces within it are alike.
 *
 * @returns in order, without overlaps
 */
export function findMarks(text: string, terms: readonly MarkTerm[], map: CharacterMap): Mark[] {
  const folded = foldWithOrigin(text, map);
  const marks: Mark[] = [];
  terms.forEach((term, number) => {
    for (const [start, end, share] of placesOf(folded.text, term.text)) {
      const from = folded.origin[start] ?? 0;
      marks.push({start: from, end: Math.max(from + 1, folded.origin[end] ?? text.length), term: number, share});
    }
  });
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mark[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    if (!last || mark.start >= last.end) apart.push(mark);
    else if (mark.end > last.end) apart[apart.length - 1] = {...last, end: mark.end};
  }
  return apart;
}

/** Marks as ranges; neighbours become one. */
export function markRanges(marks: readonly Mark[], offset = 0): MarkRange[] {
  const ranges: [number, number][] = [];
  for (const {start, end} of marks) {
    const last = ranges.at(-1);
    if (last && last[1] === start - offset) last[1] = end - offset;
    else ranges.push([start - offset, end - offset]);
  }
  return ranges;
}

function placesOf(text: string, term: string): [start: number, end: number, share: number][] {
  if (!/\p{Script=Han}/u.test(term)) return wordPlaces(text, term);
  const whole = allPlaces(text, term).map((start): [number, number, number] => [start, start + term.length, 1]);
  if (whole.length > 0 || term.length < 3) return whole;
  for (let length = term.length - 1; length >= 2; length -= 1) {
    const pieces = new Set(
      Array.from({length: term.length - length + 1}, (_, at) => term.slice(at, at + length)).filter((piece) =>
        [...piece].every(isHan),
      ),
    );
    const found = [...pieces].flatMap((piece) =>
      allPlaces(text, piece).map((start): [number, number, number] => [start, start + length, length / term.length]),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function wordPlaces(text: string, term: string): [start: number, end: number, share: number][] {
  const parts = term.match(/[\p{L}\p{N}]+/gu);
  if (!parts) return [];
  // An English ending may differ: `labelers` for `labeler`, `training` for `train`.
  const escaped = parts.map((part) =>
    /^[a-z]{5,}$/u.test(part) ? part.replace(/(?:ies|es|s|ing|ed|e|y)$/u, '') : part,
  );
  const pattern = new RegExp(
    `${escaped.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[a-z]{0,3}[-_.\\s]{0,2}')}`,
    'gu',
  );
  return [...text.matchAll(pattern)].flatMap((match): [number, number, number][] => {
    const start = match.index;
    const before = text.charAt(start - 1);
    if (WORD.test(before) && !isHan(before)) return [];
    let end = start + match[0].length;
    // The rest of the word, if it is no long way: a term of one or two letters must be the whole word.
    let rest = 0;
    while (WORD.test(text.charAt(end + rest)) && !isHan(text.charAt(end + rest))) rest += 1;
    if (rest > 0 && term.length <= 2) return [];
    end += rest;
    return [[start, end, 1]];
  });
}

function allPlaces(text: string, piece: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) places.push(at);
  return places;
}
