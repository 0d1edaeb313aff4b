import type {Postings} from '../format';
import {WEIGHT_SCALE} from '../format';
import {isHan} from '../text/characters';
import type {Lookup, Slot} from '../front/plan';
import type {IndexStore} from './store';

/** What one slot says: how much each section is about it, 0 to 1, and in how many sections it occurs. */
export interface SlotHits {
  readonly values: ReadonlyMap<number, number>;
  /** How much of the slot's word each section has, 0 to 1; sections that have all of it are left out. */
  readonly shares: ReadonlyMap<number, number>;
  readonly frequency: number;
  /** What a section that is not listed may be taken to have: above 0 only for lists that were cut. */
  readonly assumed: number;
  /** True if the index has the word itself or its stem, not only longer words or parts. */
  readonly exact: boolean;
  /** True if the index has longer words that begin with it. */
  readonly begun: boolean;
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

  /**
   * The shards that lookups may use, the most important lookups first, until there are `most`.
   *
   * @param lookups in order of importance
   */
  within(lookups: readonly Lookup[], most: number): ReadonlySet<number> {
    const shards = new Set<number>();
    for (const lookup of lookups) {
      for (const shard of this.#shardsOf(lookup)) {
        if (shards.size >= most) return shards;
        shards.add(shard);
      }
    }
    return shards;
  }

  /** Everything that the slot's lookups find in some shards, each section with its best. */
  async look(slot: Slot, allowed: ReadonlySet<number>): Promise<SlotHits> {
    const found = await Promise.all(slot.lookups.map((lookup) => this.#find(lookup, allowed)));
    const values = new Map<number, number>();
    const shares = new Map<number, number>();
    let frequency = 0;
    let cut = 0;
    let exact = false;
    let begun = false;
    slot.lookups.forEach((lookup, at) => {
      for (const {term, postings} of found[at] ?? []) {
        if (lookup.prefix) begun = true;
        else if (lookup.worth > 0.9) exact = true;
        frequency = Math.max(frequency, postings.frequency);
        cut = Math.max(cut, postings.frequency - postings.sections.length);
        const worth = lookup.worth * (lookup.prefix ? prefixShare(lookup.term, term) : 1);
        postings.sections.forEach((section, place) => {
          const value = (worth * (postings.weights[place] ?? 0)) / WEIGHT_SCALE;
          if (value > (values.get(section) ?? 0)) values.set(section, value);
          shares.set(section, Math.max(lookup.share, shares.get(section) ?? 0));
        });
      }
    });
    frequency = Math.max(frequency, values.size);
    const assumed = cut > 0 ? cut / Math.max(1, this.sections - values.size) : 0;
    for (const [section, share] of shares) if (share === 1) shares.delete(section);
    return {values, shares, frequency, assumed, exact, begun};
  }

  async #find(lookup: Lookup, allowed: ReadonlySet<number>): Promise<{term: string; postings: Postings}[]> {
    const numbers = this.#shardsOf(lookup).filter((number) => allowed.has(number));
    const shards = await Promise.all(numbers.map((number) => this.store.shard(number)));
    if (!lookup.prefix) {
      const postings = shards[0]?.get(lookup.term);
      return postings ? [{term: lookup.term, postings}] : [];
    }
    return shards
      .flatMap((shard) => [...shard].filter(([key]) => key.startsWith(lookup.term)))
      .map(([term, postings]) => ({term, postings}))
      .sort((a, b) => b.postings.frequency - a.postings.frequency)
      .slice(0, MOST_PREFIX_TERMS);
  }

  /** The shards that a lookup needs: one, or for a prefix those that it runs through. */
  #shardsOf({term, prefix}: Lookup): number[] {
    const start = this.#shardOf(term);
    if (start < 0) return [];
    const shards = [start];
    while (prefix && shards.length < MOST_PREFIX_SHARDS && this.firsts[start + shards.length]?.startsWith(term))
      shards.push(start + shards.length);
    return shards;
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
