import type {Plan, Unit} from '../front/plan';
import type {Places} from './places';
import {keyLength, keyOf, type TableSection} from './table';
import type {SlotHits} from './terms';

/** What was looked up for a unit: by alternative, by slot. */
export interface UnitHits {
  readonly unit: Unit;
  readonly hits: readonly (readonly SlotHits[])[];
}

/** How well a section fits a query. */
export interface Scored {
  readonly section: number;
  /** By its words alone. */
  readonly base: number;
  /** Which part of the query it has, 0 to 1, by how rare the words are. */
  readonly coverage: number;
}

/** A query's units with what they weigh, for one look at headings after another. */
export interface Weighed {
  readonly unit: Unit;
  /** By how rare its words are. */
  readonly weight: number;
}

/** Two characters that stand side by side in the query but never in the notes say nothing if both neighbours are known. */
const UNKNOWN_SEAM = 0.12;
const UNKNOWN = 0.35;

/** What a heading alone adds, beside what it does for the words under it. */
const HEADING_WORTH = 0.2;
/** How far a section is held back for what it lacks of the query; its score already counts only what it has. */
const COVERAGE_POWER = 0.65;
/** Sections that say again what others explain: a page's first lines, and what a note ends with. */
const RESTATING: ReadonlySet<string> = new Set([
  '',
  'further',
  'further-reading',
  'misconceptions',
  'quiz',
  'self-test',
]);
/** What such a section is worth beside the one that explains, unless its own heading answers. */
const RESTATED = 0.75;
/** A page's first lines name all that its sections explain. */
const TOP_RESTATED = 0.4;
const OWN_HEADING = 0.3;

/** Inverse document frequency as BM25 has it, never negative. */
function rarity(frequency: number, sections: number): number {
  return Math.log(1 + (sections - frequency + 0.5) / (frequency + 0.5));
}

/** What a query finds. */
export interface Scores {
  /** The best sections, best first. */
  readonly scored: readonly Scored[];
  /** The largest coverage that a section has, among these or not. */
  readonly coverage: number;
  readonly weighed: readonly Weighed[];
}

/**
 * Scores every section that has any word of the query.
 *
 * @param places cleared here, and written to
 * @param most sections to give
 */
export function scoreSections(found: readonly UnitHits[], places: Places, most: number): Scores {
  giveEachAPlace(found, places);
  const sums = new Sums(places.count);
  const best = new Sums(places.count);
  const own = new Sums(places.count);
  const weighed: Weighed[] = [];
  let total = 0;
  for (const {unit, hits} of found) {
    const alternatives = hits.map((slots, at) => {
      const planned = unit.alternatives[at]?.slots ?? [];
      const weights = slotWeights(slots, places.site).map((weight, place) => weight * (planned[place]?.weight ?? 1));
      return {slots, weights, sum: weights.reduce((a, b) => a + b, 0), worth: unit.alternatives[at]?.weight ?? 0};
    });
    const known = alternatives.filter(({slots}) => slots.some(({frequency}) => frequency > 0));
    // A seam that the notes never have is no part of the query.
    if (unit.seam && known.length === 0) continue;
    const typed = alternatives[0];
    const rare = typed && known.includes(typed) ? typed.sum : Math.max(...alternatives.map(({sum}) => sum));
    // The pairs of one word come together: a long word is no better a sign than the number of its pairs would have it.
    const weight = unit.weight * unit.importance * Math.sqrt(rare);
    total += weight;
    weighed.push({unit, weight});
    for (const alternative of known) addAlternative(best, own, alternative, places);
    best.moveTo((place, score, coverage) => sums.add(place, weight * score, weight * coverage));
  }
  if (total === 0) return {scored: [], coverage: 0, weighed};
  return {...bestSections(sums, places, total, most), weighed};
}

function giveEachAPlace(found: readonly UnitHits[], places: Places): void {
  places.clear();
  for (const {hits} of found) {
    for (const {sections} of hits.flat())
      for (let row = 0; row < sections.length; row += 1) places.of(sections[row] ?? 0);
  }
}

/** The best of all that were scored. Only these are sorted: a common word stands in thousands of sections. */
function bestSections(sums: Sums, places: Places, total: number, most: number): Pick<Scores, 'scored' | 'coverage'> {
  const bases = new Float64Array(places.count);
  let coverage = 0;
  for (let place = 0; place < places.count; place += 1) {
    const share = (sums.coverages[place] ?? 0) / total;
    coverage = Math.max(coverage, share);
    bases[place] = ((sums.scores[place] ?? 0) / total) * share ** COVERAGE_POWER;
  }
  const least = most < bases.length ? (bases.slice().sort()[bases.length - most] ?? 0) : 0;
  const scored: Scored[] = [];
  places.sections.forEach((section, place) => {
    const base = bases[place] ?? 0;
    if (base >= least) scored.push({section, base, coverage: (sums.coverages[place] ?? 0) / total});
  });
  return {scored: scored.sort((a, b) => b.base - a.base || a.section - b.section).slice(0, most), coverage};
}

/** Scores and coverages by place, and which places have any. */
class Sums {
  readonly scores: Float64Array;
  readonly coverages: Float64Array;
  /** 1 for a place that has a sum. */
  readonly #has: Uint8Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(room: number) {
    this.scores = new Float64Array(room);
    this.coverages = new Float64Array(room);
    this.#has = new Uint8Array(room);
    this.#touched = new Uint32Array(room);
  }

  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  has(place: number): boolean {
    return this.#has[place] === 1;
  }

  add(place: number, score: number, coverage: number): void {
    this.#touch(place);
    this.scores[place] = (this.scores[place] ?? 0) + score;
    this.coverages[place] = (this.coverages[place] ?? 0) + coverage;
  }

  set(place: number, score: number, coverage: number): void {
    this.#touch(place);
    this.scores[place] = score;
    this.coverages[place] = coverage;
  }

  /** Gives every sum away and is empty again. */
  moveTo(take: (place: number, score: number, coverage: number) => void): void {
    for (const place of this.touched) {
      take(place, this.scores[place] ?? 0, this.coverages[place] ?? 0);
      this.scores[place] = 0;
      this.coverages[place] = 0;
      this.#has[place] = 0;
    }
    this.#count = 0;
  }

  #touch(place: number): void {
    if (this.#has[place] === 1) return;
    this.#has[place] = 1;
    this.#touched[this.#count] = place;
    this.#count += 1;
  }
}

function slotWeights(slots: readonly SlotHits[], sections: number): number[] {
  return slots.map(({frequency}, at) => {
    if (frequency > 0) return rarity(frequency, sections);
    const before = slots[at - 1];
    const after = slots[at + 1];
    const inside = before !== undefined && after !== undefined && before.frequency > 0 && after.frequency > 0;
    return Math.log(1 + sections) * (inside ? UNKNOWN_SEAM : UNKNOWN);
  });
}

/** @param own empty, before and after */
function addAlternative(
  best: Sums,
  own: Sums,
  {slots, weights, sum, worth}: {slots: readonly SlotHits[]; weights: readonly number[]; sum: number; worth: number},
  places: Places,
): void {
  slots.forEach(({sections, values, shares}, at) => {
    const weight = (weights[at] ?? 0) / sum;
    for (let row = 0; row < sections.length; row += 1)
      own.add(places.of(sections[row] ?? 0), weight * (values[row] ?? 0), weight * (shares[row] ?? 1));
  });
  const assumed = assumedOf(slots, weights, sum, own.touched, places);
  own.moveTo((place, score, coverage) => {
    const newScore = worth * score;
    const newCoverage = worth * Math.min(1, coverage + (assumed?.[place] ?? 0));
    if (!best.has(place) || newScore * newCoverage > (best.scores[place] ?? 0) * (best.coverages[place] ?? 0))
      best.set(place, newScore, newCoverage);
  });
}

/** Of a list that was cut, a section that is missing may still have the term: how much coverage that gives, by place. */
function assumedOf(
  slots: readonly SlotHits[],
  weights: readonly number[],
  sum: number,
  touched: Uint32Array,
  places: Places,
): Float64Array | null {
  if (!slots.some(({assumed}) => assumed > 0)) return null;
  const all = new Float64Array(places.count);
  const listed = new Uint8Array(places.count);
  slots.forEach(({sections, assumed: chance}, at) => {
    if (chance === 0) return;
    listed.fill(0);
    for (let row = 0; row < sections.length; row += 1) listed[places.of(sections[row] ?? 0)] = 1;
    const share = (chance * (weights[at] ?? 0)) / sum;
    for (const place of touched) if (listed[place] === 0) all[place] = (all[place] ?? 0) + share;
  });
  return all;
}

/** How a query reads as a heading: as typed, without what only asks, and with one part called by another name. */
export interface HeadingForms {
  readonly forms: readonly {readonly key: string; readonly worth: number}[];
  readonly units: readonly {
    readonly keys: readonly {readonly key: string; readonly worth: number}[];
    readonly share: number;
  }[];
}

/** Prepares a plan to be compared with headings. */
export function headingForms(plan: Plan, weighed: readonly Weighed[]): HeadingForms {
  const parts = weighed.filter(({unit}) => !unit.seam);
  const naming = parts.filter(({unit}) => unit.weight === 1);
  const said = (units: readonly Weighed[], replaced: Weighed | null, text: string): string =>
    keyOf(units.map((one) => (one === replaced ? text : (one.unit.alternatives[0]?.text ?? ''))).join(' '));
  const forms = new Map<string, number>();
  const add = (key: string, worth: number): void => {
    if (key.trim() !== '') forms.set(key, Math.max(worth, forms.get(key) ?? 0));
  };
  add(keyOf(plan.folded), 1);
  add(said(naming, null, ''), 1);
  for (const one of naming) {
    for (const other of one.unit.alternatives.slice(1)) add(said(naming, one, other.text), other.weight);
  }
  const total = parts.reduce((sum, {weight}) => sum + weight, 0) || 1;
  return {
    forms: [...forms].map(([key, worth]) => ({key, worth})),
    units: parts.map(({unit, weight}) => ({
      keys: unit.alternatives.map(({text, weight: worth}) => ({key: keyOf(text), worth})),
      share: weight / total,
    })),
  };
}

/** How much a section gains by its heading: 0, or up to about 1.9 for a heading that is the query. */
export function headingBonus(forms: HeadingForms, {keys}: TableSection, top: boolean): number {
  let bonus = 0;
  for (const {key, worth} of forms.forms) {
    if (keys.heading === key) bonus = Math.max(bonus, 1.3 * worth);
    else if (keys.parts.includes(key) || keys.anchor === key) bonus = Math.max(bonus, 1.1 * worth);
    else if (keys.heading.includes(key)) {
      bonus = Math.max(bonus, worth * (0.8 * Math.sqrt(keyLength(key) / keyLength(keys.heading)) + 0.25));
    }
  }
  let inHeading = 0;
  let inAny = 0;
  let length = 0;
  for (const {keys: names, share} of forms.units) {
    const said = bestWorth(names, keys.heading);
    const named = bestWorth(names, keys.anchor);
    const here = said.worth >= 0.9 * named.worth ? said : {worth: 0.9 * named.worth, length: 0};
    const above = bestWorth(names, keys.above);
    inHeading += share * here.worth;
    inAny += share * Math.max(here.worth, 0.8 * above.worth);
    if (here.worth > 0) length += here.length;
  }
  bonus = Math.max(bonus, 0.5 * inHeading ** 1.5);
  // A title of somebody's work begins with who wrote it: 「Ouyang 2022」.
  const first = forms.units[0]?.keys[0]?.key;
  if (inHeading > 0.99 && first !== undefined && keys.heading.startsWith(first)) bonus = Math.max(bonus, 0.9);
  // 「GPT-3 局限」: the page says the one half, the heading says the other and nothing else.
  if (inHeading > 0 && inAny > 0.7) {
    bonus = Math.max(bonus, inAny * (0.4 + 0.7 * Math.min(1, length / Math.max(1, keyLength(keys.heading)))));
  }
  if (forms.forms.some(({key, worth}) => worth > 0.9 && (keys.page === key || keys.pageParts.includes(key)))) {
    bonus += top ? 0.55 : 0.1;
  }
  return bonus;
}

/** A section's place in the order: its words, more of them where its heading is what was asked. */
export function scoreOf({address}: TableSection, base: number, bonus: number, coverage: number): number {
  const anchor = address.split('#')[1] ?? '';
  const share = bonus >= OWN_HEADING ? 1 : anchor === '' ? TOP_RESTATED : RESTATING.has(anchor) ? RESTATED : 1;
  return share * (base * (1 + bonus) + HEADING_WORTH * bonus * coverage);
}

function bestWorth(
  names: readonly {readonly key: string; readonly worth: number}[],
  key: string,
): {worth: number; length: number} {
  let best = {worth: 0, length: 0};
  for (const name of names) {
    if (name.worth > best.worth && name.key.trim() !== '' && key.includes(name.key))
      best = {worth: name.worth, length: keyLength(name.key)};
  }
  return best;
}
