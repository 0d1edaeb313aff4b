// cspell:ignore chóng
import {customPinyin, pinyin} from 'pinyin-pro';
import type {LexiconFile} from '../format';
import {isHan} from '../text/characters';
import {cut} from '../text/words';

/** A text that counts more when its words are chosen: headings and names. */
export interface LexiconSource {
  readonly headings: readonly string[];
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

const MOST_WORDS = 6000;
const LONGEST = 10;
/** Words of running text that occur less often are left out: most are accidents of the segmenter. */
const LEAST_COUNT = 2;
const NAME_WEIGHT = 1000;
const HEADING_FACTOR = 3;
const LONGEST_PHRASE = 4;
/** Words of the field that a general dictionary reads another way. */
customPinyin({去重: 'qù chóng'});

/** The words that pinyin and homophones are looked up in, the most important first, with how they are read. */
export function buildLexicon(source: LexiconSource): LexiconFile {
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
export function withReadings(words: readonly string[]): LexiconFile {
  const readings = new Map<string, string>();
  for (const character of [...commonCharacters(), ...words.join('')]) {
    if (!readings.has(character)) readings.set(character, syllables(character)[0] ?? character);
  }
  const exceptions: Record<string, string> = {};
  for (const word of words) {
    const read = syllables(word);
    if ([...word].some((character, at) => readings.get(character) !== read[at])) exceptions[word] = read.join(' ');
  }
  const bySyllable = new Map<string, string>();
  for (const [character, syllable] of readings) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  const characters = [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, group]) => syllable + group)
    .join(' ');
  return {words: words.join(' '), characters, exceptions};
}

function syllables(text: string): string[] {
  // `v` for ü is what keyboards have.
  return pinyin(text, {toneType: 'none', type: 'array', v: true});
}

/** The 3,755 characters of GB 2312's first level: a homophone may be a character that the site never writes. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (isHan(character)) characters.push(character);
    }
  }
  return characters;
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
