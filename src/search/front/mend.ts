import {cut, joined} from '../text/words';
import type {Rewrite, RewriteReason} from '../types';
import {initialLetters, SHORTEST_PINYIN, type Lexicon} from './lexicon';
import {syllableLetters} from './syllables';
import type {Vocabulary} from './typos';

/** What the index does not know of a query. */
export interface Unknown {
  /** Words other than Chinese, as typed, that are in no section. */
  readonly words: ReadonlySet<string>;
  /** Pairs of Chinese characters that stand side by side in no section. */
  readonly pairs: ReadonlySet<string>;
  /** Such pairs between two that are known, in a short run: most are where two words meet, some are a slip within one. */
  readonly meeting: ReadonlySet<string>;
}

/** Where words to guess with come from; each is fetched when a guess needs it. */
export interface GuessSources {
  /** The lexicon, with the words whose reading begins with one of these letters. */
  lexicon(letters: ReadonlySet<string>): Promise<Lexicon>;
  /** The vocabulary, with what is needed to guess at these words. */
  vocabulary(words: readonly string[]): Promise<Vocabulary>;
  /** The words that matter most, the most important first. */
  familiar(): Promise<readonly string[]>;
}

const LONGEST_WORD = 10;
const SHORTEST_SLIP = 3;
const NO_LETTERS: ReadonlySet<string> = new Set();

/**
 * Guesses what was meant by what the index does not know: pinyin, initials, homophones, slips of a character or letter.
 *
 * @param folded the query, folded
 * @returns guesses, the best first; several only where letters can stand for several words
 */
export async function mend(folded: string, unknown: Unknown, sources: GuessSources): Promise<Rewrite[]> {
  const runs = cut(folded);
  if (unknown.words.size > 0) {
    // Syllables typed apart, of which some happen to be known words: `jiang li mo xing`.
    const apart = spelledApart(folded);
    const words = apart === null ? null : await spelledBy(apart, sources);
    if (words) return [{to: words.join(''), reason: 'pinyin'}];
    const only = runs[0];
    if (only && runs.length === 1 && unknown.words.has(only.text)) return mendWord(only.text, unknown, sources);
  }
  let reason: RewriteReason | null = null;
  let mended = '';
  let end = 0;
  for (const run of runs) {
    const guess = run.han
      ? await mendRun(run.text, unknown, sources)
      : unknown.words.has(run.text)
        ? ((await mendWord(run.text, unknown, sources))[0] ?? null)
        : null;
    mended += folded.slice(end, run.start) + (guess?.to ?? run.text);
    end = run.start + run.text.length;
    reason ??= guess?.reason ?? null;
  }
  mended += folded.slice(end);
  return reason && mended !== folded ? [{to: mended.trim(), reason}] : [];
}

/**
 * The first letters of the words that a query's letters may spell: what a guess will need if the index does not know them.
 *
 * @param isName whether a word is a name that the notes surely know
 */
export function likelyLetters(folded: string, isName: (word: string) => boolean): ReadonlySet<string> {
  const apart = spelledApart(folded);
  if (apart !== null) return syllableLetters(apart);
  const words = cut(folded).flatMap(({text, han}) => (han || isName(text) ? [] : [lettersOf(text)]));
  return new Set(words.flatMap((letters) => (letters === null ? [] : [...syllableLetters(letters)])));
}

/** The letters of a query that is nothing but words in letters, more than one, as one; else null. */
function spelledApart(folded: string): string | null {
  const runs = cut(folded);
  // One syllable may be as short as a letter; together they are no shorter than a word.
  const letters = runs.map(({text}) => text.replaceAll("'", '')).join('');
  return runs.length > 1 && letters.length >= SHORTEST_PINYIN && /^[a-z]+$/u.test(letters) ? letters : null;
}

/** A word's letters, if it is nothing else; an apostrophe parts syllables. */
function lettersOf(word: string): string | null {
  const letters = word.replaceAll("'", '');
  return letters.length >= SHORTEST_PINYIN && /^[a-z]+$/u.test(letters) ? letters : null;
}

async function spelledBy(letters: string, sources: GuessSources): Promise<readonly string[] | null> {
  const begun = syllableLetters(letters);
  return begun.size === 0 ? null : (await sources.lexicon(begun)).spelled(letters);
}

/** Compounds are mended part by part: `ppo-ptx` typed as `pop-ptx`. */
const PARTS = /([-_.])/u;

async function mendWord(typed: string, {words}: Unknown, sources: GuessSources): Promise<Rewrite[]> {
  const letters = lettersOf(typed);
  const spelled = letters === null ? null : await spelledBy(letters, sources);
  // Words read in full are surer than a typo, a typo surer than characters strung together.
  if (spelled && (spelled.length === 1 || spelled.every((word) => word.length > 1)))
    return [{to: spelled.join(''), reason: 'pinyin'}];
  const [vocabulary, lexicon] = await Promise.all([
    // For all at once: a word at a time, each would be fetched for after the one before.
    sources.vocabulary([...words].flatMap((word) => [joined(word), ...word.split(PARTS)])),
    sources.lexicon(letters === null ? NO_LETTERS : initialLetters(letters)),
  ]);
  const whole = joined(typed);
  const apart = vocabulary.apart(whole);
  if (apart !== null) return [{to: apart, reason: 'spacing'}];
  const nearest = vocabulary.near(whole)[0];
  if (spelled && nearest === undefined) return [{to: spelled.join(''), reason: 'pinyin'}];
  if (nearest !== undefined) return [{to: nearest, reason: 'typo'}];
  const initials = letters === null ? [] : lexicon.withInitials(letters);
  if (initials.length > 0) return initials.map((word) => ({to: word, reason: 'initials'}));
  const parts = typed.split(PARTS);
  if (parts.length < 3) return [];
  const mended = parts.map((part) => vocabulary.near(part)[0] ?? part).join('');
  return mended === typed ? [] : [{to: mended, reason: 'typo'}];
}

/** A run of Chinese with unknown pairs: the longest stretch over one of them that sounds or looks like a word. */
async function mendRun(run: string, {pairs, meeting}: Unknown, sources: GuessSources): Promise<Rewrite | null> {
  const characters = [...run];
  const bad = characters.slice(0, -1).flatMap((character, at) => {
    const pair = `${character}${characters[at + 1]}`;
    return pairs.has(pair) || meeting.has(pair) ? [at] : [];
  });
  if (bad.length === 0) return null;
  const windows: {start: number; text: string}[] = [];
  for (let length = Math.min(LONGEST_WORD, characters.length); length >= 2; length -= 1) {
    for (let start = 0; start + length <= characters.length; start += 1) {
      if (bad.some((at) => at >= start && at + 1 < start + length))
        windows.push({start, text: characters.slice(start, start + length).join('')});
    }
  }
  const firstGuess = (reason: RewriteReason, match: (window: string) => string | null): Rewrite | null => {
    for (const {start, text} of windows) {
      const word = match(text);
      if (word === null || word === text) continue;
      return {
        to: [...characters.slice(0, start), word, ...characters.slice(start + [...text].length)].join(''),
        reason,
      };
    }
    return null;
  };
  const places = windows.map(({start}) => start);
  const readings = await sources.lexicon(NO_LETTERS);
  const lexicon = await sources.lexicon(readings.lettersOfSounds(characters, places));
  const heard = firstGuess('homophone', (window) => sameSound(window, lexicon, window.length === run.length));
  if (heard) return heard;
  if (pairs.size === 0 || !windows.some(({text}) => text.length >= SHORTEST_SLIP)) return null;
  const familiar = await sources.familiar();
  return firstGuess('typo', (window) => oneSlip(window, familiar, pairs));
}

/** A word that sounds like the window; one that shares no character only if the window is all there is. */
function sameSound(window: string, lexicon: Lexicon, whole: boolean): string | null {
  const found = lexicon.soundingLike(window).find(({word}) => whole || sharedPlaces(word, window) > 0);
  return found?.word ?? null;
}

/** A familiar word of which one character is another. */
function oneSlip(window: string, familiar: readonly string[], pairs: ReadonlySet<string>): string | null {
  if (window.length < SHORTEST_SLIP) return null;
  // The slip is where unknown pairs meet, and only there.
  const suspect = (place: number): boolean =>
    [...window]
      .slice(0, -1)
      .every((_, at) => pairs.has(window.slice(at, at + 2)) === (at === place || at === place - 1));
  const found = familiar.find(
    (word) =>
      word.length === window.length &&
      sharedPlaces(word, window) === window.length - 1 &&
      suspect([...window].findIndex((character, at) => character !== word[at])),
  );
  return found ?? null;
}

function sharedPlaces(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] === b[at]) shared += 1;
  return shared;
}
