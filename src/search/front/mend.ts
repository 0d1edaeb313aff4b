import {cut, joined} from '../text/words';
import type {Rewrite, RewriteReason} from '../types';
import type {Lexicon} from './lexicon';
import type {Vocabulary} from './typos';

/** What the index does not know of a query. */
export interface Unknown {
  /** Words other than Chinese, as typed, that are in no section. */
  readonly words: ReadonlySet<string>;
  /** Pairs of Chinese characters that stand side by side in no section. */
  readonly pairs: ReadonlySet<string>;
}

const LONGEST_WORD = 10;
/** Words less important than this are no ground for taking a typed character for a slip. */
const TRUSTED_RANK = 2500;
const SHORTEST_SLIP = 3;

/**
 * Guesses what was meant by what the index does not know: pinyin, initials, homophones, slips of a character or letter.
 *
 * @param folded the query, folded
 * @returns guesses, the best first; several only where letters can stand for several words
 */
export function mend(folded: string, unknown: Unknown, lexicon: Lexicon, vocabulary: Vocabulary): Rewrite[] {
  const runs = cut(folded);
  if (unknown.words.size > 0) {
    // Syllables typed apart, of which some happen to be known words: `jiang li mo xing`.
    if (runs.length > 1 && runs.every(({text, han}) => !han && /^[a-z']+$/u.test(text))) {
      const words = lexicon.spelled(runs.map(({text}) => text.replaceAll("'", '')).join(''));
      if (words) return [{to: words.join(''), reason: 'pinyin'}];
    }
    const only = runs[0];
    if (only && runs.length === 1 && unknown.words.has(only.text)) return mendWord(only.text, lexicon, vocabulary);
  }
  let reason: RewriteReason | null = null;
  let mended = '';
  let end = 0;
  for (const run of runs) {
    const guess = run.han
      ? mendRun(run.text, unknown.pairs, lexicon)
      : unknown.words.has(run.text)
        ? (mendWord(run.text, lexicon, vocabulary)[0] ?? null)
        : null;
    mended += folded.slice(end, run.start) + (guess?.to ?? run.text);
    end = run.start + run.text.length;
    reason ??= guess?.reason ?? null;
  }
  mended += folded.slice(end);
  return reason && mended !== folded ? [{to: mended.trim(), reason}] : [];
}

function mendWord(typed: string, lexicon: Lexicon, vocabulary: Vocabulary): Rewrite[] {
  const letters = typed.replaceAll("'", '');
  const plain = /^[a-z]+$/u.test(letters);
  const spelled = plain ? lexicon.spelled(letters) : null;
  const apart = vocabulary.apart(joined(typed));
  if (apart !== null) return [{to: apart, reason: 'spacing'}];
  const near = vocabulary.near(joined(typed));
  // One word read in full is surer than a typo, a typo surer than several words strung together.
  if (spelled?.length === 1) return [{to: spelled.join(''), reason: 'pinyin'}];
  const nearest = near[0];
  if (spelled && (!nearest || spelled.every((word) => word.length > 1)))
    return [{to: spelled.join(''), reason: 'pinyin'}];
  if (nearest) return [{to: nearest, reason: 'typo'}];
  const initials = plain ? lexicon.withInitials(letters) : [];
  if (initials.length > 0) return initials.map((word) => ({to: word, reason: 'initials'}));
  // Compounds are mended part by part: `ppo-ptx` typed as `pop-ptx`.
  const parts = typed.split(/([-_.])/u);
  if (parts.length < 3) return [];
  const mended = parts.map((part) => vocabulary.near(part)[0] ?? part).join('');
  return mended === typed ? [] : [{to: mended, reason: 'typo'}];
}

/** A run of Chinese with unknown pairs: the longest stretch over one of them that sounds or looks like a word. */
function mendRun(run: string, pairs: ReadonlySet<string>, lexicon: Lexicon): Rewrite | null {
  const characters = [...run];
  const bad = characters
    .slice(0, -1)
    .flatMap((character, at) => (pairs.has(`${character}${characters[at + 1]}`) ? [at] : []));
  if (bad.length === 0) return null;
  for (const match of [sameSound, oneSlip]) {
    for (let length = Math.min(LONGEST_WORD, characters.length); length >= 2; length -= 1) {
      for (let start = 0; start + length <= characters.length; start += 1) {
        if (!bad.some((at) => at >= start && at + 1 < start + length)) continue;
        const window = characters.slice(start, start + length).join('');
        const word = match(window, lexicon, window.length === run.length, pairs);
        if (word === null || word === window) continue;
        const to = [...characters.slice(0, start), word, ...characters.slice(start + length)].join('');
        return {to, reason: match === sameSound ? 'homophone' : 'typo'};
      }
    }
  }
  return null;
}

/** A word that sounds like the window; one that shares no character only if the window is all there is. */
function sameSound(window: string, lexicon: Lexicon, whole: boolean): string | null {
  const found = lexicon.soundingLike(window).find(({word}) => whole || sharedPlaces(word, window) > 0);
  return found?.word ?? null;
}

/** A trusted word of which one character is another. */
function oneSlip(window: string, lexicon: Lexicon, _whole: boolean, pairs: ReadonlySet<string>): string | null {
  if (window.length < SHORTEST_SLIP) return null;
  // The slip is where unknown pairs meet, and only there.
  const suspect = (place: number): boolean =>
    [...window]
      .slice(0, -1)
      .every((_, at) => pairs.has(window.slice(at, at + 2)) === (at === place || at === place - 1));
  const found = lexicon
    .ofLength(window.length)
    .find(
      ({word, rank}) =>
        rank < TRUSTED_RANK &&
        sharedPlaces(word, window) === window.length - 1 &&
        suspect([...window].findIndex((character, at) => character !== word[at])),
    );
  return found?.word ?? null;
}

function sharedPlaces(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] === b[at]) shared += 1;
  return shared;
}
