import {isHan} from './characters';

/** Single characters that are read as another: traditional as simplified. */
export type CharacterMap = ReadonlyMap<string, string>;

/** A folded text, and for each of its code units the place in the original that it came from. */
export interface FoldedText {
  readonly text: string;
  /** One entry a code unit of `text`, plus the length of the original at the end. */
  readonly origin: readonly number[];
}

const DASHES = /[‐‑‒–—―−﹣－]/u;
/** A comma between groups of three digits. */
const GROUPED = /^\d,\d{3}(?!\d)/u;
const DECOMPOSED = /[̀-ͯ]/gu;

/** What characters become but for the map, of all that were met: a site writes some thousands, and each of them often. */
const plainForms = new Map<string, string>();

/** The compatibility form of one character, without accents; dashes and quotes alike. */
function plainForm(character: string): string {
  if (DASHES.test(character)) return '-';
  if (character === '’' || character === '‘') return "'";
  const plain = character.normalize('NFKC');
  return isHan(plain) ? plain : plain.normalize('NFD').replace(DECOMPOSED, '');
}

/**
 * Folds one character: compatibility form, accents, dashes, traditional to simplified.
 *
 * @returns nothing, one or several characters; capitals stay
 */
function foldCharacter(character: string, map: CharacterMap): string {
  if (character < '\u0080') return character;
  let plain = plainForms.get(character);
  if (plain === undefined) plainForms.set(character, (plain = plainForm(character)));
  if (plain.length === 1) return map.get(plain) ?? plain;
  let folded = '';
  for (const one of plain) folded += map.get(one) ?? one;
  return folded;
}

/** Folds a text to lower case and remembers where everything came from. */
export function foldWithOrigin(original: string, map: CharacterMap): FoldedText {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    const groups = character === ',' && GROUPED.test(original.slice(Math.max(0, at - 1), at + 5));
    const folded = groups ? '' : foldCharacter(character, map).toLowerCase();
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
    text += folded;
    at += character.length;
  }
  origin.push(original.length);
  return {text, origin};
}

/** Folds a text but for its case: width, accents, dashes, traditional characters; `33,207` becomes `33207`. */
export function foldKeepingCase(original: string, map: CharacterMap = new Map()): string {
  let text = '';
  for (const character of original) text += foldCharacter(character, map);
  return text.replace(/(\d),(?=\d{3}(?!\d))/gu, '$1');
}

/** Folds a text, its case too. */
export function fold(original: string, map: CharacterMap = new Map()): string {
  return foldKeepingCase(original, map).toLowerCase();
}
