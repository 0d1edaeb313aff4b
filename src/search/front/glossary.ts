import type {GlossaryNames} from '../format';
import {fold, type CharacterMap} from '../text/fold';
import {cut, joined, stem} from '../text/words';
import {READER_WORDS} from './readerWords';

/** A name that a query holds, and what else the thing is called. */
export interface Meaning {
  /** Other names, folded. */
  readonly others: readonly string[];
  /** How much a section counts that has only another name: 1 is as much as the typed one. */
  readonly weight: number;
  /** Section that explains the term, by number, or -1. */
  readonly section: number;
  /** The term's entry in the glossary, by number, or -1. */
  readonly entry: number;
}

const GLOSSARY_WEIGHT = 0.92;
const READER_WEIGHT = 0.5;

/** A query is cut into Chinese characters and words; a name is found at the boundaries between them. */
export interface Atom {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Chinese characters one by one, other text by words, and compounds by their parts: `fine-tuning` is two atoms. */
export function atomsOf(folded: string): Atom[] {
  return cut(folded).flatMap(({text, han, start}) => {
    if (han) {
      let at = start;
      return [...text].map((character) => {
        const atom = {text: character, start: at, end: at + character.length};
        at += character.length;
        return atom;
      });
    }
    return [...text.matchAll(/[^-+#'@_;]+/gu)].map((match) => ({
      text: /^[a-z]{4,}$/u.test(match[0]) ? stem(match[0]) : joined(match[0]),
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
  });
}

/** Names of the longest kind have about this many atoms (基于人类反馈的强化学习 has 11). */
const LONGEST_NAME = 16;

/** Finds terms by any of their names. */
export class Glossary {
  readonly #meanings = new Map<string, Meaning>();

  constructor(terms: readonly GlossaryNames[], map: CharacterMap) {
    for (const term of terms) this.#add(term, GLOSSARY_WEIGHT, map);
    for (const names of READER_WORDS) this.#add({names, section: -1, entry: -1}, READER_WEIGHT, map);
  }

  /** The longest name that starts at an atom, as the number of atoms it takes and what it means; null if none does. */
  at(atoms: readonly Atom[], start: number): {length: number; meaning: Meaning} | null {
    const most = Math.min(LONGEST_NAME, atoms.length - start);
    for (let length = most; length > 0; length -= 1) {
      const key = keyOf(atoms.slice(start, start + length));
      const meaning = this.#meanings.get(key);
      if (meaning) return {length, meaning};
    }
    return null;
  }

  #add({names, section, entry}: GlossaryNames, weight: number, map: CharacterMap): void {
    const folded = [...new Set(names.map((name) => fold(name, map)))];
    const keys = folded.map((name) => keyOf(atomsOf(name)));
    for (const key of keys) {
      const others = folded.filter((_, at) => keys[at] !== key);
      // The glossary comes first: a reader's word never takes a term's place. Two terms of one name share it.
      const known = this.#meanings.get(key);
      if (known && known.weight > weight) continue;
      this.#meanings.set(key, {
        others: [...new Set([...(known?.others ?? []), ...others])],
        weight,
        section: known && known.section >= 0 ? known.section : section,
        entry: known && known.entry >= 0 ? known.entry : entry,
      });
    }
  }
}

function keyOf(atoms: readonly Atom[]): string {
  return atoms.map(({text}) => text).join('');
}
