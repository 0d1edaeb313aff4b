// cspell:ignore chóng
import {customPinyin, pinyin} from 'pinyin-pro';
import {levelOfRank, type FamiliarFile, type ReadingsFile, type WordsFile} from '../format';
import {isHan} from '../text/characters';
import {commonCharacters} from '../text/commonCharacters';
import {cut} from '../text/words';

/** What pinyin, initials and homophones are looked up in. */
export interface LexiconFiles {
  readonly readings: ReadingsFile;
  /** By the first letter of their reading. */
  readonly words: ReadonlyMap<string, WordsFile>;
  readonly familiar: FamiliarFile;
}

/** A text that counts more when its words are chosen: headings and names. */
export interface LexiconSource {
  readonly headings: readonly string[];
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

const MOST_WORDS = 6000;
/** Words down to here may be what one wrong character stands in; shorter ones have too many neighbours. */
const TRUSTED_RANK = 2500;
const SHORTEST_SLIP = 3;
/** Words that may be shown when nothing was found. */
const MOST_SUGGESTED = 600;
const LONGEST = 10;
/** Words of running text that occur less often are left out: most are accidents of the segmenter. */
const LEAST_COUNT = 2;
const NAME_WEIGHT = 1000;
const HEADING_FACTOR = 3;
const LONGEST_PHRASE = 4;
/** Words of the field that a general dictionary reads another way. */
customPinyin({去重: 'qù chóng'});

/** The words that pinyin and homophones are looked up in, the most important first, with how they are read. */
export function buildLexicon(source: LexiconSource): LexiconFiles {
  const weights = new Map<string, number>();
  const segment = new Intl.Segmenter('zh', {granularity: 'word'});
  const wordsOf = (run: string): string[] => [...segment.segment(run)].map((part) => part.segment);
  for (const text of source.texts) {
    for (const run of hanRuns(text)) {
      for (const word of wordsOf(run)) if (fits(word)) weights.set(word, (weights.get(word) ?? 0) + 1);
    }
  }
  for (const [word, count] of weights) if (count < LEAST_COUNT) weights.delete(word);
  const phrases = phrasesOf(source.headings.flatMap(hanRuns).map(wordsOf));
  for (const [phrase, count] of countAll(phrases, source.texts)) {
    if (count >= LEAST_COUNT) weights.set(phrase, Math.max(count, weights.get(phrase) ?? 0) * HEADING_FACTOR);
  }
  for (const name of source.names.flatMap(hanRuns)) {
    if (fits(name)) weights.set(name, (weights.get(name) ?? 0) + NAME_WEIGHT);
  }
  const words = [...weights]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
  return withReadings(words);
}

/** The words with how they are read: most follow from their characters, the others are said one by one. */
export function withReadings(words: readonly string[]): LexiconFiles {
  const common = commonCharacters();
  const readings = new Map<string, string>();
  for (const character of [...common, ...words.join('')]) {
    if (!readings.has(character)) readings.set(character, syllables(character)[0] ?? character);
  }
  const exceptions: Record<string, string> = {};
  const byLetter = new Map<string, string[]>();
  const levels = new Map<string, number>();
  words.forEach((word, rank) => {
    const plain = [...word].map((character) => readings.get(character) ?? character);
    const read = syllables(word);
    if (plain.some((syllable, at) => syllable !== read[at])) exceptions[word] = read.join(' ');
    for (const letter of new Set([plain[0]?.charAt(0) ?? '', read[0]?.charAt(0) ?? ''])) {
      // A character without a reading stands for itself, and no letters spell it.
      if (!/^[a-z]$/u.test(letter)) continue;
      const list = byLetter.get(letter) ?? [];
      const level = levelOfRank(rank);
      if (levels.get(letter) !== level) list.push(String(level));
      levels.set(letter, level);
      byLetter.set(letter, [...list, word]);
    }
  });
  return {
    readings: {
      common: runsOf(common.map((character) => readings.get(character) ?? '')),
      others: othersOf(readings, common),
      exceptions,
    },
    words: new Map(
      [...byLetter].sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, list]) => [letter, {words: list.join(' ')}]),
    ),
    familiar: {
      words: words
        .filter((word, rank) => rank < MOST_SUGGESTED || (rank < TRUSTED_RANK && word.length >= SHORTEST_SLIP))
        .join(' '),
    },
  };
}

/** Syllables in a row as a syllable and a count, the count left out where it is 1. */
function runsOf(read: readonly string[]): string {
  const runs: {syllable: string; count: number}[] = [];
  for (const syllable of read) {
    const last = runs.at(-1);
    if (last?.syllable === syllable) last.count += 1;
    else runs.push({syllable, count: 1});
  }
  return runs.map(({syllable, count}) => (count === 1 ? syllable : `${syllable}${count}`)).join(' ');
}

function othersOf(readings: ReadonlyMap<string, string>, common: readonly string[]): string {
  const known = new Set(common);
  const bySyllable = new Map<string, string>();
  for (const [character, syllable] of readings) {
    if (!known.has(character)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  }
  return [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, group]) => syllable + group)
    .join(' ');
}

function syllables(text: string): string[] {
  // `v` for ü is what keyboards have.
  return pinyin(text, {toneType: 'none', type: 'array', v: true});
}

function hanRuns(text: string): string[] {
  return cut(text)
    .filter(({han}) => han)
    .map((run) => run.text);
}

function fits(word: string): boolean {
  return word.length >= 2 && word.length <= LONGEST && isHan(word);
}

/** Everything that two to four neighbouring words of a heading make. */
function phrasesOf(headings: readonly (readonly string[])[]): Set<string> {
  const phrases = new Set<string>();
  for (const words of headings) {
    for (let from = 0; from < words.length; from += 1) {
      let phrase = '';
      for (let to = from; to < Math.min(words.length, from + LONGEST_PHRASE); to += 1) {
        phrase += words[to];
        if (fits(phrase)) phrases.add(phrase);
      }
    }
  }
  return phrases;
}

/** How often each phrase occurs, in one pass over the texts whatever the number of phrases. */
function countAll(phrases: ReadonlySet<string>, texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const run of hanRuns(text)) {
      for (let from = 0; from < run.length; from += 1) {
        for (let length = 2; length <= LONGEST && from + length <= run.length; length += 1) {
          const phrase = run.slice(from, from + length);
          if (phrases.has(phrase)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
        }
      }
    }
  }
  return counts;
}
