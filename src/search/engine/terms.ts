import type {Postings} from '../format';
import {WEIGHT_SCALE} from '../format';
import {isHan} from '../text/characters';
import type {Lookup, Slot} from '../front/plan';
import type {IndexStore} from './store';

/** What one slot says: how much each section is about it, 0 to 1, and in how many sections it occurs. */
export interface SlotHits {
  readonly values: ReadonlyMap<number, number>;
  readonly frequency: number;
  /** What a section that is not listed may be taken to have: above 0 only for lists that were cut. */
  readonly assumed: number;
  /** True if the index has the word itself or its stem, not only longer words or parts. */
  readonly exact: boolean;
}

/** A prefix is followed through this many shards at most, and to this many terms. */
const MOST_PREFIX_SHARDS = 3;
const MOST_PREFIX_TERMS = 60;

/** Looks up terms in the shards of an index. */
export class Terms {
  constructor(
    private readonly store: IndexStore,
    private readonly firsts: readonly string[],
    private readonly sections: number,
  ) {}

  /** Everything that the slot's lookups find, each section with its best. */
  async look(slot: Slot): Promise<SlotHits> {
    const found = await Promise.all(slot.lookups.map((lookup) => this.#find(lookup)));
    const values = new Map<number, number>();
    let frequency = 0;
    let cut = 0;
    let exact = false;
    slot.lookups.forEach((lookup, at) => {
      for (const {term, postings} of found[at] ?? []) {
        if (!lookup.prefix && lookup.worth > 0.9) exact = true;
        frequency = Math.max(frequency, postings.frequency);
        cut = Math.max(cut, postings.frequency - postings.sections.length);
        const worth = lookup.worth * (lookup.prefix ? prefixShare(lookup.term, term) : 1);
        postings.sections.forEach((section, place) => {
          const value = (worth * (postings.weights[place] ?? 0)) / WEIGHT_SCALE;
          if (value > (values.get(section) ?? 0)) values.set(section, value);
        });
      }
    });
    frequency = Math.max(frequency, values.size);
    const assumed = cut > 0 ? cut / Math.max(1, this.sections - values.size) : 0;
    return {values, frequency, assumed, exact};
  }

  async #find({term, prefix}: Lookup): Promise<{term: string; postings: Postings}[]> {
    const start = this.#shardOf(term);
    if (start < 0) return [];
    if (!prefix) {
      const postings = (await this.store.shard(start)).get(term);
      return postings ? [{term, postings}] : [];
    }
    let end = start + 1;
    while (end < this.firsts.length && end - start < MOST_PREFIX_SHARDS && this.firsts[end]?.startsWith(term)) end += 1;
    const shards = await Promise.all(
      Array.from({length: end - start}, (_, offset) => this.store.shard(start + offset)),
    );
    return shards
      .flatMap((shard) => [...shard].filter(([key]) => key.startsWith(term)))
      .map(([key, postings]) => ({term: key, postings}))
      .sort((a, b) => b.postings.frequency - a.postings.frequency)
      .slice(0, MOST_PREFIX_TERMS);
  }

  /** The shard that would hold a term, by binary search; -1 if it comes before all. */
  #shardOf(term: string): number {
    let low = -1;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.firsts[middle] ?? '') <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A half-typed word that is nearly whole says more; a single character says the same in whatever pair it stands. */
function prefixShare(typed: string, term: string): number {
  return isHan(typed) ? 1 : 0.4 + (0.6 * typed.length) / term.length;
}
