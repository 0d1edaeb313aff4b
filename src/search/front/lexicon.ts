import {rankOfLevel, type ReadingsFile, type WordsFile} from '../format';
import {commonCharacters} from '../text/commonCharacters';

/** A word and about how important it is: 0 is the most important. */
export interface RankedWord {
  readonly word: string;
  readonly rank: number;
}

export const SHORTEST_PINYIN = 3;
const LONGEST_SYLLABLES = 10;
const SHORTEST_COMPOUND = 4;
const MOST_GUESSES = 4;
/** About how many words there are. */
const ALL_RANKS = 6000;
/** A word less important than this is not what a slipped letter stood for. */
const TRUSTED_RANK = 150;

/** Sounds that many speakers and keyboards do not tell apart. */
function blur(reading: string): string {
  return reading
    .replace(/\b([zcs])h/gu, '$1')
    .replace(/ng\b/gu, 'n')
    .replace(/\bl/gu, 'n')
    .replace(/\bf/gu, 'h');
}

/** Words by how they are read, and characters by how they are usually read. Words come letter by letter, as they are needed. */
export class Lexicon {
  readonly #readings = new Map<string, string>();
  readonly #exceptions: Readonly<Record<string, string>>;
  readonly #letters = new Set<string>();
  readonly #byReading = new Map<string, RankedWord[]>();
  readonly #byBlurred = new Map<string, RankedWord[]>();
  readonly #byPinyin = new Map<string, RankedWord[]>();
  readonly #byInitials = new Map<string, RankedWord[]>();

  constructor(file: ReadingsFile) {
    const common = commonCharacters();
    let place = 0;
    for (const run of file.common.split(' ')) {
      const syllable = /^[a-z]+/u.exec(run)?.[0] ?? '';
      const end = place + Number(run.slice(syllable.length) || 1);
      for (; place < end; place += 1) this.#readings.set(common[place] ?? '', syllable);
    }
    for (const group of file.others.split(' ')) {
      const syllable = /^[a-z]+/u.exec(group)?.[0] ?? '';
      for (const character of group.slice(syllable.length)) this.#readings.set(character, syllable);
    }
    this.#exceptions = file.exceptions;
  }

  /** True if the words whose reading begins with a letter are here. */
  has(letter: string): boolean {
    return this.#letters.has(letter);
  }

  /** Adds the words whose reading begins with a letter. */
  add(letter: string, file: WordsFile): void {
    if (this.#letters.has(letter)) return;
    this.#letters.add(letter);
    let rank = 0;
    for (const word of file.words.split(' ')) {
      if (/^\d+$/u.test(word)) rank = rankOfLevel(Number(word));
      else this.#addWord({word, rank}, letter);
    }
  }

  #addWord(ranked: RankedWord, letter: string): void {
    const plain = this.read(ranked.word);
    const reading = this.#exceptions[ranked.word] ?? plain;
    // Both readings: a typo may use a character in its other reading.
    for (const one of new Set([reading, plain])) {
      if (one.charAt(0) !== letter) continue;
      insert(this.#byReading, one, ranked);
      insert(this.#byBlurred, blur(one), ranked);
    }
    if (reading.charAt(0) !== letter) return;
    insert(this.#byPinyin, reading.replaceAll(' ', ''), ranked);
    insert(this.#byInitials, initialsOf(reading), ranked);
  }

  /** How a text is usually read, syllables with spaces between; a character without a reading stands for itself. */
  read(text: string): string {
    return [...text].map((character) => this.#readings.get(character) ?? character).join(' ');
  }

  /** The first letters of all words that may sound like a stretch of a text that begins at one of these places. */
  lettersOfSounds(characters: readonly string[], places: readonly number[]): ReadonlySet<string> {
    return new Set(places.flatMap((place) => confused(this.read(characters[place] ?? '').charAt(0))));
  }

  /** Words that sound like a text, first those that sound the same, then those that nearly do. */
  soundingLike(text: string): readonly RankedWord[] {
    const reading = this.read(text);
    return [...(this.#byReading.get(reading) ?? []), ...(this.#byBlurred.get(blur(reading)) ?? [])];
  }

  /**
   * The words that letters spell in pinyin; the last may be half typed. Fewest words first, then the most important.
   *
   * @returns null if the letters are no pinyin of known words
   */
  spelled(letters: string): readonly string[] | null {
    if (letters.length < SHORTEST_PINYIN) return null;
    const whole = this.#byPinyin.get(letters)?.[0];
    if (whole) return [whole.word];
    // best[end]: the fewest words that spell the letters up to there, and the sum of their ranks.
    const best: ({words: readonly string[]; cost: number} | undefined)[] = [{words: [], cost: 0}];
    const consider = (end: number, start: number, found: RankedWord | undefined, extra: number): void => {
      const before = best[start];
      if (!before || !found) return;
      const cost = before.cost + 1 + found.rank / ALL_RANKS + extra;
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
        best[end] = {words: [...before.words, found.word], cost};
    };
    for (let end = 2; end <= letters.length; end += 1) {
      for (let start = Math.max(0, end - LONGEST_SYLLABLES * 6); start < end - 1; start += 1) {
        consider(end, start, this.#byPinyin.get(letters.slice(start, end))?.[0], 0);
      }
    }
    const full = best[letters.length];
    if (full) return full.words;
    for (let start = 0; start <= letters.length - SHORTEST_PINYIN; start += 1) {
      if (best[start]) consider(letters.length, start, this.#startingWith(letters.slice(start)), 0.5);
    }
    return best[letters.length]?.words ?? null;
  }

  /**
   * What letters can stand for as the beginnings of syllables, the likeliest first: one word, two words together, or, if a letter
   * is wrong, one word that has all the others.
   */
  withInitials(letters: string): readonly string[] {
    const exact = (this.#byInitials.get(letters) ?? []).slice(0, MOST_GUESSES);
    if (letters.length < SHORTEST_COMPOUND) return exact.map(({word}) => word);
    const compounds: {text: string; cost: number}[] = [];
    for (let cut = 2; cut <= letters.length - 2; cut += 1) {
      for (const left of (this.#byInitials.get(letters.slice(0, cut)) ?? []).slice(0, MOST_GUESSES)) {
        for (const right of (this.#byInitials.get(letters.slice(cut)) ?? []).slice(0, MOST_GUESSES))
          compounds.push({text: left.word + right.word, cost: left.rank + right.rank});
      }
    }
    compounds.sort((a, b) => a.cost - b.cost);
    const slipped = [...this.#byInitials]
      .filter(([initials]) => initials.length === letters.length && oneApart(initials, letters))
      .flatMap(([, words]) => words)
      .filter(({rank}) => rank < TRUSTED_RANK)
      .sort((a, b) => a.rank - b.rank);
    const guesses = [
      ...exact.map(({word}) => word),
      ...(exact.length > 0 ? [] : slipped.slice(0, 2).map(({word}) => word)),
      ...compounds.slice(0, MOST_GUESSES).map(({text}) => text),
    ];
    return [...new Set(guesses)];
  }

  #startingWith(letters: string): RankedWord | undefined {
    let best: RankedWord | undefined;
    for (const [pinyin, [word]] of this.#byPinyin) {
      if (word && pinyin.startsWith(letters) && word.rank < (best?.rank ?? Number.POSITIVE_INFINITY)) best = word;
    }
    return best;
  }
}

/** The first letters of the words that letters may stand for as the beginnings of syllables. */
export function initialLetters(letters: string): ReadonlySet<string> {
  const first = letters.slice(0, 1);
  return new Set(letters.length < SHORTEST_COMPOUND ? first : first + letters.slice(2, -1));
}

function initialsOf(reading: string): string {
  return reading
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');
}

/** True if two strings of one length begin alike and differ in one place at most. */
function oneApart(a: string, b: string): boolean {
  let apart = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) apart += 1;
  return a[0] === b[0] && apart <= 1;
}

/** The letters that a sound may be written with by those who do not tell it from another. */
function confused(letter: string): string[] {
  if (letter === 'l' || letter === 'n') return ['l', 'n'];
  return letter === 'f' || letter === 'h' ? ['f', 'h'] : [letter];
}

/** Keeps a list in order of rank. Most words come in that order already. */
function insert(map: Map<string, RankedWord[]>, key: string, word: RankedWord): void {
  const list = map.get(key) ?? [];
  let at = list.length;
  while (at > 0 && (list[at - 1]?.rank ?? 0) > word.rank) at -= 1;
  list.splice(at, 0, word);
  map.set(key, list);
}
