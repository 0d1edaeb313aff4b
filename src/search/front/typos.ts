import {SHORTEST_VOCABULARY as SHORTEST, vocabularyNumber, type VocabularyFile} from '../format';

const TWO_EDITS_FROM = 7;

/** How many edits a typo may be away from what was meant. */
function mostEdits(typed: string): number {
  return typed.length >= TWO_EDITS_FROM ? 2 : 1;
}

/** The numbers of the files in which `Vocabulary` looks for what was meant by typed words. */
export function vocabularyNumbers(words: readonly string[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  const addLengths = (from: number, to: number): void => {
    for (let length = Math.max(SHORTEST, from); length <= to; length += 1) numbers.add(vocabularyNumber(length));
  };
  for (const typed of words) {
    const {length} = typed;
    if (length < SHORTEST) continue;
    addLengths(length - mostEdits(typed), length + mostEdits(typed));
    addLengths(SHORTEST, length - SHORTEST);
  }
  return numbers;
}

interface Entry {
  readonly word: string;
  readonly frequency: number;
  readonly letters: number;
}

/** The words of the index that are no Chinese, with how many sections have them, as far as they have been added. */
export class Vocabulary {
  readonly #words: Entry[] = [];
  readonly #frequencies = new Map<string, number>();
  readonly #added = new Set<number>();

  /** @param number of the file; one that is there already adds nothing */
  add(number: number, file: VocabularyFile): void {
    if (this.#added.has(number)) return;
    this.#added.add(number);
    const parts = file.words.split(' ');
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const word = parts[at] ?? '';
      const frequency = Number(parts[at + 1]);
      this.#words.push({word, frequency, letters: lettersOf(word)});
      this.#frequencies.set(word, frequency);
    }
  }

  /** Two known words that were typed without the space between them, or null. */
  apart(typed: string): string | null {
    const known = this.#frequencies;
    let best: {text: string; frequency: number} | null = null;
    for (let at = SHORTEST; at <= typed.length - SHORTEST; at += 1) {
      const left = known.get(typed.slice(0, at));
      const right = known.get(typed.slice(at));
      if (left === undefined || right === undefined) continue;
      const frequency = Math.min(left, right);
      if (!best || frequency > best.frequency) best = {text: `${typed.slice(0, at)} ${typed.slice(at)}`, frequency};
    }
    return best?.text ?? null;
  }

  /** Known words near to a typed one, the nearest first, of equals the more frequent. */
  near(typed: string): readonly string[] {
    if (typed.length < SHORTEST) return [];
    const most = mostEdits(typed);
    const has = lettersOf(typed);
    return this.#words
      .flatMap(({word, frequency, letters}) => {
        // An edit takes away or brings one letter at most; this tells nearly all words apart.
        if (count(has & ~letters) > most || count(letters & ~has) > most) return [];
        const distance = editDistance(typed, word, most);
        // People seldom miss the first letter.
        const cost = distance + (word.charAt(0) === typed.charAt(0) ? 0 : 0.5);
        return distance <= most ? [{word, cost, frequency}] : [];
      })
      .sort((a, b) => a.cost - b.cost || b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      .map(({word}) => word);
  }
}

/** Which letters a word has, as bits; some letters share one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many bits are set. */
function count(bits: number): number {
  let set = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) set += 1;
  return set;
}

/**
 * Edits that turn one word into another: insert, delete, replace, swap neighbours (optimal string alignment, after F. J. Damerau,
 * 1964).
 *
 * @param most larger distances are not worked out
 * @returns the distance, or `most + 1` if it is larger than `most`
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoBack: number[] = [];
  let before = Array.from({length: b.length + 1}, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min((before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (twoBack[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    twoBack = before;
    before = current;
  }
  return Math.min(before[b.length] ?? most + 1, most + 1);
}
