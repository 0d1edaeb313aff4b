import {WEIGHT_SCALE} from '../format';
import {foldKeepingCase, type CharacterMap} from '../text/fold';
import {indexTerms, looseTerms} from '../text/words';
import type {PieceKind, SearchPage, Section} from './sections';

type Field = 'heading' | 'asked' | 'path' | 'page' | 'anchor' | PieceKind;

interface FieldRule {
  /** How much one occurrence counts. */
  readonly weight: number;
  /** How far the field's length is held against it, 0 to 1. */
  readonly lengthShare: number;
  /** Terms in a field of usual length; a constant, so that one page's weights do not hang on all the others. */
  readonly usual: number;
}

/** BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.6), by section. */
const FIELDS: Readonly<Record<Field, FieldRule>> = {
  heading: {weight: 6, lengthShare: 0.3, usual: 8},
  // Readers' words, most of which the section lacks. A section with twice as many phrases is not twice as good an answer.
  asked: {weight: 2.4, lengthShare: 0.3, usual: 30},
  path: {weight: 2.5, lengthShare: 0.3, usual: 8},
  page: {weight: 2.2, lengthShare: 0.3, usual: 14},
  // Ids are English: they let an English query find a Chinese heading.
  anchor: {weight: 3, lengthShare: 0.3, usual: 3},
  strong: {weight: 1.8, lengthShare: 0.6, usual: 40},
  text: {weight: 1, lengthShare: 0.72, usual: 300},
  code: {weight: 0.8, lengthShare: 0.72, usual: 60},
  math: {weight: 0.6, lengthShare: 0.72, usual: 40},
  cite: {weight: 0.25, lengthShare: 0.3, usual: 40},
};

const SATURATION = 1.2;

/** Single characters, where a text is short and says what its section is about. */
const LOOSE_HEADING: FieldRule = {weight: 2, lengthShare: 0.5, usual: 8};
const LOOSE_ASKED: FieldRule = {weight: 1.8, lengthShare: 0.5, usual: 30};

/** Sections that repeat the page's words without explaining them; a query that names them still finds them. */
const SECONDARY = /^(?:先修)?自测|^延伸阅读|^常见误解|^参考文献/u;
const SECONDARY_PRIOR = 0.9;
/** The top of a page announces what its sections explain; a query for the page itself finds it by its title. */
const TOP_PRIOR = 0.6;
/** The front page names everything. */
const FRONT_PRIOR = 0.6;
/** An entry of a list says in a line what a section explains. */
const ENTRY_PRIOR = 0.6;
/** An entry without a Chinese name is a title of somebody else's work. */
const FOREIGN_ENTRY_PRIOR = 0.4;

/**
 * For each term of a section how much the section is about it: 1 to WEIGHT_SCALE.
 *
 * @param asked what readers ask that the section answers
 */
export function sectionWeights(
  page: SearchPage,
  section: Section,
  map: CharacterMap,
  asked: readonly string[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [field, terms] of fieldTerms(page, section, map, asked)) {
    addTerms(sums, FIELDS[field], terms);
  }
  addTerms(sums, LOOSE_HEADING, looseTerms(foldKeepingCase(section.heading, map)));
  addTerms(sums, LOOSE_ASKED, looseTerms(foldKeepingCase(asked.join('\n'), map)));
  const prior = page.address === '/' ? FRONT_PRIOR : priorOf(section);
  for (const [term, sum] of sums) {
    sums.set(term, Math.max(1, Math.round((WEIGHT_SCALE * prior * sum) / (SATURATION + sum))));
  }
  return sums;
}

function addTerms(sums: Map<string, number>, {weight, lengthShare, usual}: FieldRule, terms: readonly string[]): void {
  const length = 1 - lengthShare + (lengthShare * terms.length) / usual;
  for (const term of terms) sums.set(term, (sums.get(term) ?? 0) + weight / length);
}

function priorOf(section: Section): number {
  if (section.entry) return /\p{Script=Han}/u.test(section.heading) ? ENTRY_PRIOR : FOREIGN_ENTRY_PRIOR;
  if (section.level === 1) return TOP_PRIOR;
  return SECONDARY.test(section.heading) ? SECONDARY_PRIOR : 1;
}

function fieldTerms(
  page: SearchPage,
  section: Section,
  map: CharacterMap,
  asked: readonly string[],
): Map<Field, string[]> {
  const terms = new Map<Field, string[]>();
  const add = (field: Field, text: string): void => {
    if (text === '') return;
    const found = indexTerms(foldKeepingCase(text, map));
    const list = terms.get(field);
    // Not by spreading: a long code listing has more terms than a call has room for arguments.
    if (list) found.forEach((term) => list.push(term));
    else terms.set(field, found);
  };
  const [address = '', anchor = ''] = section.address.split('#');
  add('heading', section.heading);
  add('asked', asked.join('\n'));
  add('path', section.path.join('\n'));
  if (section.level > 1) add('page', [page.title, ...page.crumbs].join('\n'));
  add('anchor', (anchor || address.split('/').at(-1) || '').replace(/-/gu, ' '));
  if (section.level === 1) {
    add('text', page.description);
    add('strong', page.keywords.join('\n'));
  }
  for (const {kind, text} of section.pieces) add(kind, text);
  return terms;
}
