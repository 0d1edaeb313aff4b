import type {LexiconFile} from '../format';

/** A word and how important it is: 0 is the most important. */
export interface RankedWord {
  readonly word: string;
  readonly rank: number;
}

const SHORTEST_PINYIN = 3;
const LONGEST_SYLLABLES = 10;
const SHORTEST_COMPOUND = 4;
const MOST_GUESSES = 4;
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

/** Words by how they are read, and characters by how they are usually read. */
export class Lexicon {
  readonly #words: readonly string[];
  readonly #readings = new Map<string, string>();
  readonly #byReading = new Map<string, RankedWord[]>();
  readonly #byBlurred = new Map<string, RankedWord[]>();
  readonly #byPinyin = new Map<string, RankedWord[]>();
  readonly #byInitials = new Map<string, RankedWord[]>();
  readonly #pinyin: readonly {readonly pinyin: string; readonly word: RankedWord}[];

  constructor(file: LexiconFile) {
    for (const group of file.characters.split(' ')) {
      const syllable = /^[a-z]+/u.exec(group)?.[0] ?? '';
      for (const character of group.slice(syllable.length)) this.#readings.set(character, syllable);
    }
    this.#words = file.words.split(' ').filter(Boolean);
    this.#pinyin = this.#words.map((word, rank) => {
      const plain = this.read(word);
      const reading = file.exceptions[word] ?? plain;
      const ranked = {word, rank};
      // Both readings: a typo may use a character in its other reading.
      for (const one of new Set([reading, plain])) {
        push(this.#byReading, one, ranked);
        push(this.#byBlurred, blur(one), ranked);
      }
      const pinyin = reading.replaceAll(' ', '');
      push(this.#byPinyin, pinyin, ranked);
      push(this.#byInitials, initialsOf(reading), ranked);
      return {pinyin, word: ranked};
    });
  }

  /** Words, the most important first. */
  get words(): readonly string[] {
    return this.#words;
  }

  /** How a text is usually read, syllables with spaces between; a character without a reading stands for itself. */
  read(text: string): string {
    return [...text].map((character) => this.#readings.get(character) ?? character).join(' ');
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
      const cost = before.cost + 1 + found.rank / this.#words.length + extra;
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

  /** The words of a length, for a look at each. */
  ofLength(length: number): readonly RankedWord[] {
    return this.#pinyin.filter(({word}) => word.word.length === length).map(({word}) => word);
  }

  #startingWith(letters: string): RankedWord | undefined {
    return this.#pinyin.find(({pinyin}) => pinyin.startsWith(letters))?.word;
  }
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

function push(map: Map<string, RankedWord[]>, key: string, word: RankedWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
