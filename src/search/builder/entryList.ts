import {packEntry, WEIGHT_BITS, weightOf} from '../text/shards';

/**
 * A list keeps this many sections at most, those that are most about the term. Only sites of thousands of pages have longer
 * ones, and then a term so common says next to nothing: the rarer terms of the query decide.
 */
const MOST_KEPT = 800;
/** A list is cut back whenever it has come to this many, so that no list's memory grows with the site. */
const MOST_HELD = 2 * MOST_KEPT;
/** Most terms stand in a few sections only. */
const FIRST_ROOM = 4;
/** Weights are below this. */
const WEIGHTS = 2 ** WEIGHT_BITS;

/** The sections of one term while the index is built, in the order of the site. */
export class EntryList {
  #entries = new Uint32Array(FIRST_ROOM);
  #length = 0;
  #frequency = 0;
  /** The lowest weight that the last cut left: whatever comes later and is no heavier would be cut too. */
  #lowest = 0;

  /** Sections that have the term, whether kept or not. */
  get frequency(): number {
    return this.#frequency;
  }

  /**
   * @param section above that of every entry before it
   * @param weight 1 to WEIGHT_SCALE
   */
  add(section: number, weight: number): void {
    this.#frequency += 1;
    if (weight <= this.#lowest) return;
    if (this.#length === MOST_HELD) this.#cut();
    if (weight <= this.#lowest) return;
    if (this.#length === this.#entries.length) {
      const larger = new Uint32Array(Math.min(MOST_HELD, 2 * this.#length));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[this.#length] = packEntry(section, weight);
    this.#length += 1;
  }

  /** The entries to be written (packEntry), sections ascending: the heaviest, of equals the first. */
  kept(): Uint32Array {
    if (this.#length > MOST_KEPT) this.#cut();
    return this.#entries.subarray(0, this.#length);
  }

  /** Leaves MOST_KEPT entries. In two passes, since a sort would take most of the time that the index takes. */
  #cut(): void {
    const counts = new Uint32Array(WEIGHTS);
    for (let at = 0; at < this.#length; at += 1) {
      const weight = weightOf(this.#entries[at] ?? 0);
      counts[weight] = (counts[weight] ?? 0) + 1;
    }
    let lowest = WEIGHTS - 1;
    let heavier = 0;
    while (heavier + (counts[lowest] ?? 0) < MOST_KEPT) {
      heavier += counts[lowest] ?? 0;
      lowest -= 1;
    }
    let room = MOST_KEPT - heavier;
    let kept = 0;
    for (let at = 0; at < this.#length; at += 1) {
      const entry = this.#entries[at] ?? 0;
      const weight = weightOf(entry);
      if (weight < lowest || (weight === lowest && room === 0)) continue;
      if (weight === lowest) room -= 1;
      this.#entries[kept] = entry;
      kept += 1;
    }
    this.#length = kept;
    this.#lowest = lowest;
  }
}
