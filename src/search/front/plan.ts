import {isHan} from '../text/characters';
import {cut, joined, looseKey, partsOf, stem, stemKey} from '../text/words';
import {atomsOf, type Atom, type Glossary} from './glossary';
import {askingCharacters, asksForMeaning, isQuestionWord} from './questionWords';

/** A term to look up. */
export interface Lookup {
  readonly term: string;
  /** Every term that begins with it counts, the longer the less: for half-typed words and single characters. */
  readonly prefix: boolean;
  /** What a hit is worth, 0 to 1. */
  readonly worth: number;
  /** How much of the word a hit stands for, 0 to 1: less than 1 for one part of a compound. */
  readonly share: number;
}

/** A place of the query: any of its lookups will do, the best counts. */
export interface Slot {
  readonly lookups: readonly Lookup[];
  /** The word that is looked up, when it is no Chinese: to be mended if the index does not know it. */
  readonly word: string | null;
  /** How much the place says: 1, or less for two characters of different words. */
  readonly weight: number;
}

/** One way to say a part of the query. */
export interface Alternative {
  /** As said, folded: to be found in headings and marked. */
  readonly text: string;
  readonly slots: readonly Slot[];
  /** 1 for what was typed, less for other names of the same thing. */
  readonly weight: number;
}

/** A part of the query that means one thing. The first alternative is what was typed. */
export interface Unit {
  readonly alternatives: readonly Alternative[];
  /** How much the part matters: 1 for what is named. */
  readonly weight: number;
  /** How much the part says beside the others: less for a word of everyday than for a name. */
  readonly importance: number;
  /** True for what only goes along with the other units: the seam between two, and single characters. */
  readonly seam: boolean;
  /** Section that explains the term, or -1. */
  readonly section: number;
  /** The term's entry in the glossary, or -1. */
  readonly entry: number;
}

/** What to look up for a query. */
export interface Plan {
  readonly folded: string;
  readonly units: readonly Unit[];
  /** True if the query asks what something is, and nothing else. */
  readonly defines: boolean;
  /** Other names that are searched along. */
  readonly synonyms: readonly string[];
}

const SEAM_WEIGHT = 0.3;
/** All single characters of a query together, beside the words that they are in. */
const LOOSE_WEIGHT = 0.3;
/** Fewer characters say nothing that their pairs do not say. */
const LEAST_LOOSE = 3;
/** Names that count for more than this are terms of the glossary, and mean what they say. */
const TERM = 0.9;
/** A word such as 区别 or 步骤 says what about a thing is asked; the names beside it say of which thing. */
const EVERYDAY = 0.9;
/** Two characters that only meet, as the last of one word and the first of the next, say less than a word. */
const BETWEEN_WORDS = 0.65;
/** A single character between named things, such as 用 or 真. */
const LONE_WEIGHT = 0.45;
const MOST_SEAMS = 6;
const STEM_WORTH = 0.93;
const PARTS_WORTH = 0.6;
const PREFIX_WORTH = 0.55;
/** A section with one part of a compound has not found the compound. */
const PART_SHARE = 0.6;

/** What is typed in a run of Chinese or as a word, with no glossary name in it. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly asking: boolean;
  readonly meaning: ReturnType<Glossary['at']>;
}

/** A folded query becomes what to look up. */
export function planQuery(folded: string, glossary: Glossary): Plan {
  const asking = askingPlaces(folded);
  const spans = spansOf(folded, atomsOf(folded), asking, glossary);
  const units: Unit[] = [];
  const synonyms: string[] = [];
  const lastEnd = spans.at(-1)?.end ?? 0;
  spans.forEach((span, at) => {
    // What only asks is not looked up: it is on every page and would cost files. Headings are compared with it all the same.
    if (span.asking) return;
    const text = folded.slice(span.start, span.end);
    const before = spans[at - 1];
    const seam = before && !before.asking ? seamsBetween(folded, before, span) : [];
    if (seam.length > 0) {
      units.push({
        alternatives: seam.map((pair) => alternativeOf(pair, 1, false)),
        weight: SEAM_WEIGHT,
        importance: 1,
        seam: true,
        section: -1,
        entry: -1,
      });
    }
    // Only the last word can be half typed, and only if nothing follows it.
    const open = span.end === lastEnd && span.end === folded.length;
    const others = span.meaning?.meaning.others ?? [];
    const weight = span.meaning?.meaning.weight ?? 0;
    if (weight > TERM) synonyms.push(...others);
    units.push({
      alternatives: [alternativeOf(text, 1, open), ...others.map((other) => alternativeOf(other, weight, false))],
      weight: isLone(folded, span) && spans.length > 1 ? LONE_WEIGHT : 1,
      importance: weight > 0 && weight < TERM && spans.length > 1 ? EVERYDAY : 1,
      seam: false,
      section: span.meaning?.meaning.section ?? -1,
      entry: span.meaning?.meaning.entry ?? -1,
    });
  });
  const naming = units.filter((unit) => !unit.seam && unit.weight === 1);
  const loose = looseUnit(folded, spans);
  if (loose) units.push(loose);
  return {folded, units, synonyms, defines: naming.length === 1 && asksForMeaning(folded)};
}

/**
 * The single characters of what is no term, for sections that say it in other words: who types 总是忘 finds 遗忘. They count where
 * a heading or a reader's question has them, for in running text any character is everywhere.
 */
function looseUnit(folded: string, spans: readonly Span[]): Unit | null {
  const plain = spans.filter(({asking, meaning}) => !asking && (meaning?.meaning.weight ?? 0) <= TERM);
  const characters = new Set(plain.flatMap(({start, end}) => [...folded.slice(start, end)].filter(isHan)));
  if (characters.size < LEAST_LOOSE) return null;
  const slots = [...characters].map((character) => ({
    lookups: [{term: looseKey(character), prefix: false, worth: 1, share: 1}],
    word: null,
    weight: 1,
  }));
  return {
    alternatives: [{text: '', slots, weight: 1}],
    weight: LOOSE_WEIGHT,
    importance: 1,
    seam: true,
    section: -1,
    entry: -1,
  };
}

/** Which places of a query only ask; none if the query does nothing else. */
function askingPlaces(folded: string): Set<number> {
  const places = new Set<number>();
  let named = false;
  for (const {text, han, start} of cut(folded)) {
    const flags = han ? askingCharacters(text) : [...text].map(() => isQuestionWord(text));
    flags.forEach((flag, at) => (flag ? places.add(start + at) : (named = true)));
  }
  return named ? places : new Set();
}

/** Cuts a query where names begin and end, where asking does, and at spaces. */
function spansOf(folded: string, atoms: readonly Atom[], asking: ReadonlySet<number>, glossary: Glossary): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < atoms.length;) {
    const atom = atoms[at];
    if (!atom) break;
    const found = glossary.at(atoms, at);
    const last = found ? atoms[at + found.length - 1] : undefined;
    // A one-character name inside a word is an accident, and so is a word inside an identifier.
    if (found && last && (found.length > 1 || !isHan(atom.text)) && !insideIdentifier(folded, atom.start, last.end)) {
      spans.push({start: atom.start, end: last.end, asking: false, meaning: found});
      at += found.length;
      continue;
    }
    const span = {start: atom.start, end: atom.end, asking: asking.has(atom.start), meaning: null};
    const before = spans.at(-1);
    if (before && belongsTo(folded, before, span)) spans[spans.length - 1] = {...before, end: span.end};
    else spans.push(span);
    at += 1;
  }
  return spans;
}

/** True if a piece of a text is but a part of an identifier such as `train_policy.py`. */
function insideIdentifier(text: string, start: number, end: number): boolean {
  return /[\w][._#@+-]$/u.test(text.slice(0, start)) || /^[._#@+-]\w/u.test(text.slice(end));
}

/** True when a span goes on with the next one: the same run of Chinese, or the parts of one compound. */
function belongsTo(folded: string, before: Span, span: Span): boolean {
  if (before.meaning || before.asking !== span.asking) return false;
  const han = isHan(folded.charAt(span.start));
  if (isHan(folded.charAt(before.start)) !== han) return false;
  return han ? before.end === span.start : /^[-+#'@_;]+$/u.test(folded.slice(before.end, span.start));
}

/**
 * What meets between two units, as typed and as their other names would have it: 「policy gradient」 is 策略梯度, so 略梯 is a sign
 * that a section means it.
 */
function seamsBetween(folded: string, before: Span, span: Span): string[] {
  const typed = typedSeam(folded, before.end, span.start);
  const gap = folded.slice(before.end, span.start);
  if (!/^[\s-]*$/u.test(gap) || (!before.meaning && !span.meaning)) return typed === null ? [] : [typed];
  const named = namesOf(folded, before).flatMap((left) =>
    namesOf(folded, span).map((right) => `${[...left].at(-1) ?? ''}${[...right][0] ?? ''}`),
  );
  const pairs = named.filter((pair) => [...pair].every(isHan)).slice(0, MOST_SEAMS);
  return [...new Set([...(typed === null ? [] : [typed]), ...pairs])];
}

/** True for one character that is part of a longer run: a query of words would have a space around it. */
function isLone(folded: string, span: Span): boolean {
  const text = folded.slice(span.start, span.end);
  return (
    [...text].length === 1 && isHan(text) && (isHan(folded.charAt(span.end)) || isHan(folded.charAt(span.start - 1)))
  );
}

function namesOf(folded: string, span: Span): string[] {
  return [folded.slice(span.start, span.end), ...(span.meaning?.meaning.others ?? [])];
}

/** The two characters, or the two words, that meet between units; null where a seam says nothing. */
function typedSeam(folded: string, end: number, start: number): string | null {
  const left = folded.slice(0, end);
  const right = folded.slice(start);
  const last = [...left].at(-1) ?? '';
  const first = [...right][0] ?? '';
  if (end === start && isHan(last) && isHan(first)) return last + first;
  // `gpt 2` is written `GPT-2`, `fine tuning` also `fine-tuning` or `finetuning`.
  if (isHan(last) || isHan(first) || !/^[\s\-]{0,2}$/u.test(folded.slice(end, start))) return null;
  const word = cut(left).at(-1)?.text ?? '';
  const next = cut(right)[0]?.text ?? '';
  return word && next ? joined(word) + joined(next) : null;
}

function alternativeOf(text: string, weight: number, open: boolean): Alternative {
  const runs = cut(text);
  const slots = runs.flatMap(({text: run, han}, at) =>
    han ? hanSlots(run) : [wordSlot(run, open && at === runs.length - 1)],
  );
  return {text, slots, weight};
}

let segmenter: Intl.Segmenter | null = null;

/** Where words end inside a run of Chinese; nowhere in a browser that cannot tell (Firefox before 125). */
function wordEnds(run: string): ReadonlySet<number> {
  if (!('Segmenter' in Intl)) return new Set();
  segmenter ??= new Intl.Segmenter('zh', {granularity: 'word'});
  return new Set([...segmenter.segment(run)].map(({index, segment}) => index + segment.length));
}

function hanSlots(run: string): Slot[] {
  const characters = [...run];
  if (characters.length === 1)
    return [{lookups: [{term: run, prefix: true, worth: 1, share: 1}], word: null, weight: 1}];
  const ends = wordEnds(run);
  return characters.slice(0, -1).map((character, at) => ({
    lookups: [{term: `${character}${characters[at + 1]}`, prefix: false, worth: 1, share: 1}],
    word: null,
    weight: ends.has(characters.slice(0, at + 1).join('').length) ? BETWEEN_WORDS : 1,
  }));
}

function wordSlot(word: string, open: boolean): Slot {
  const whole = joined(word);
  const lookups: Lookup[] = [{term: whole, prefix: false, worth: 1, share: 1}];
  if (stem(whole) !== whole) lookups.push({term: stem(whole), prefix: false, worth: STEM_WORTH, share: 1});
  lookups.push({term: stemKey(whole), prefix: false, worth: STEM_WORTH, share: 1});
  // The parts of a compound are in the index too, but say less than the whole.
  const parts = partsOf(word).filter((part) => part.length > 1 && !/^\d/u.test(part));
  for (const part of parts)
    lookups.push({term: part, prefix: false, worth: PARTS_WORTH / parts.length, share: PART_SHARE});
  if (open && whole.length >= 2) lookups.push({term: whole, prefix: true, worth: PREFIX_WORTH, share: 1});
  return {lookups, word, weight: 1};
}
