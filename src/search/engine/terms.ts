import type {Postings} from '../format';
import {WEIGHT_SCALE} from '../format';
import {isHan} from '../text/characters';
import type {Lookup, Slot} from '../front/plan';
import type {Places} from './places';
import type {IndexStore} from './store';

/** What one slot says of the sections that have it, and in how many it occurs. The three lists go together. */
export interface SlotHits {
  /** Each section once. */
  readonly sections: ArrayLike<number>;
  /** How much each is about it, 0 to 1. */
  readonly values: ArrayLike<number>;
  /** How much of the slot's word each has, 0 to 1. */
  readonly shares: ArrayLike<number>;
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
    private readonly places: Places,
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
    const lists: List[] = [];
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
        lists.push({postings, worth, share: lookup.share});
      }
    });
    const hits = bestOf(lists, this.places);
    const listed = hits.sections.length;
    frequency = Math.max(frequency, listed);
    const assumed = cut > 0 ? cut / Math.max(1, this.places.site - listed) : 0;
    return {...hits, frequency, assumed, exact, begun};
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

/** What one lookup found, with what a hit is worth and how much of the word it stands for. */
interface List {
  readonly postings: Postings;
  readonly worth: number;
  readonly share: number;
}

/** Several lists as one, each section with its best. */
function bestOf(lists: readonly List[], places: Places): Pick<SlotHits, 'sections' | 'values' | 'shares'> {
  const [only] = lists;
  if (only && lists.length === 1) {
    const {postings, worth, share} = only;
    return {
      sections: postings.sections,
      values: Float64Array.from(postings.weights, (weight) => (worth * weight) / WEIGHT_SCALE),
      shares: new Float64Array(postings.sections.length).fill(share),
    };
  }
  places.clear();
  for (const {postings} of lists) postings.sections.forEach((section) => places.of(section));
  const values = new Float64Array(places.count);
  const shares = new Float64Array(places.count);
  for (const {postings, worth, share} of lists) {
    for (let at = 0; at < postings.sections.length; at += 1) {
      const place = places.of(postings.sections[at] ?? 0);
      const value = (worth * (postings.weights[at] ?? 0)) / WEIGHT_SCALE;
      if (value > (values[place] ?? 0)) values[place] = value;
      if (share > (shares[place] ?? 0)) shares[place] = share;
    }
  }
  return {sections: places.sections.slice(), values, shares};
}
