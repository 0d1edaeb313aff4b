import {stemmer} from 'stemmer';
import {isHan, spellGreek} from './characters';

/** A stretch of folded text: Chinese characters, or one word of anything else. */
export interface Run {
  readonly text: string;
  readonly han: boolean;
  /** Where it starts in the text that was cut. */
  readonly start: number;
}

// A word keeps its inner dots, dashes and the like (`text-davinci-002`, `torch.nn`), and a final `++`.
const RUN =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+(?:[.\-+#'@;](?:(?!\p{Script=Han})[\p{L}\p{N}_])+)*\+{0,2}/gu;

/** Cuts a text into Chinese runs and words; spaces and punctuation are between them. */
export function cut(text: string): Run[] {
  return [...text.matchAll(RUN)].map((match) => ({text: match[0], han: isHan(match[0]), start: match.index}));
}

const NUMBER = /^\d+(?:\.\d+)*$/u;

/** `gpt-3.5` and `gpt 3.5` and `gpt3.5` all become `gpt35`; a number keeps its dots. */
export function joined(word: string): string {
  return NUMBER.test(word) ? word : spellGreek(word.replace(/[.\-+#'@_;]/gu, '') || word);
}

/** The parts of a word that readers may type alone: by dash, dot, underscore and capital. Folded, without the whole. */
export function partsOf(original: string): string[] {
  const parts = new Set<string>();
  for (const dashed of original.split(/[-+#'@_;]/u)) {
    const dotted = NUMBER.test(dashed) ? [dashed] : dashed.split('.');
    for (const piece of dotted) {
      parts.add(piece);
      for (const humped of piece
        .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
        .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
        .split(' '))
        parts.add(humped);
    }
  }
  // A method is looked for without its object: `model.enable_input_require_grads` also is its last name as a whole.
  if (original.includes('.') && !NUMBER.test(original))
    original
      .split('.')
      .filter((name) => /^[a-z]\w{3,}$/iu.test(name))
      .forEach((name) => parts.add(joined(name)));
  const whole = joined(original.toLowerCase());
  return [...parts].map((part) => spellGreek(part.toLowerCase())).filter((part) => part !== '' && part !== whole);
}

/** Spellings that Porter's stemmer keeps apart: British and American. */
function american(word: string): string {
  return word
    .replace(/isation(s?)$/u, 'ization$1')
    .replace(/is(e|es|ed|ing|er|ers)$/u, (whole, end: string) => (word.length > 6 ? `iz${end}` : whole))
    .replace(/ll(ed|er|ers|ing)$/u, 'l$1')
    .replace(/(?<=\w{3})our(s?)$/u, 'or$1');
}

/** The stem of an English word (M. F. Porter, 1980), British spellings taken for American ones; others unchanged. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/u.test(word)) return word;
  // Porter makes `token` of a tokenizer: what does a thing is not the thing.
  const spelled = american(word);
  return /ize(?:r|rs)$/u.test(spelled) ? spelled.replace(/s$/u, '') : stemmer(spelled);
}

/** The key of a stem in the index: kept apart from words, so that half-typed words meet whole ones only. */
export function stemKey(word: string): string {
  return `~${stem(word)}`;
}

/** `45 TB` is also typed `45TB`, and `Llama 2` `Llama2`: a word and a number with one space between them, as one; else null. */
function closePair(text: string, before: Run, run: Run): string | null {
  if (before.han || run.han || text.slice(before.start + before.text.length, run.start) !== ' ') return null;
  if (/\d/u.test(before.text.at(-1) ?? '') === /^\d/u.test(run.text)) return null;
  return joined(before.text.toLowerCase()) + joined(run.text.toLowerCase());
}

/**
 * The index terms of a text: Chinese by pairs of characters and each run's last character, other words whole, by part and by
 * stem.
 *
 * @param text with its capitals, so that `LayerNorm` can be cut; everything else folded
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  let before: Run | null = null;
  for (const run of cut(text)) {
    const pair = before && closePair(text, before, run);
    if (pair) terms.push(pair);
    before = run;
    if (run.han) {
      const characters = [...run.text];
      for (let at = 0; at + 1 < characters.length; at += 1) terms.push(`${characters[at]}${characters[at + 1]}`);
      terms.push(characters[characters.length - 1] ?? '');
      continue;
    }
    terms.push(...wordTerms(run.text));
  }
  return terms;
}

/** The mark of a character that stands for itself, whatever stands beside it. */
const LOOSE = '=';

/** The key of a single character in the index: kept apart from pairs and from the ends of runs. */
export function looseKey(character: string): string {
  return `${LOOSE}${character}`;
}

/** The single characters of a text's Chinese, as often as they occur. */
export function looseTerms(text: string): string[] {
  return cut(text).flatMap(({text: run, han}) => (han ? [...run].map(looseKey) : []));
}

/** So many words are remembered with their terms. */
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, readonly string[]>();

/** The terms of a word other than Chinese. A site writes the same words over and over: each is cut and stemmed once. */
function wordTerms(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known) return known;
  const found = new Set<string>();
  for (const part of [joined(word.toLowerCase()), ...partsOf(word)]) {
    found.add(part);
    if (stem(part) !== part) found.add(stemKey(part));
  }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const terms = [...found];
  remembered.set(word, terms);
  return terms;
}
