/**
 * Gives each section that comes a place, 0, 1, 2 and so on, so that what is added up by section lies in short rows: maps of
 * objects would take most of a query's time. Made once and used again and again: on a large site the rows here are long.
 */
export class Places {
  /** One more than the place; 0 for a section that has none yet. */
  readonly #places: Int32Array;
  readonly #sections: Uint32Array;
  #count = 0;

  /** @param site sections of the site; their numbers are below this */
  constructor(readonly site: number) {
    this.#places = new Int32Array(site);
    this.#sections = new Uint32Array(site);
  }

  get count(): number {
    return this.#count;
  }

  /** The sections in the order of their places, until `clear`. */
  get sections(): Uint32Array {
    return this.#sections.subarray(0, this.#count);
  }

  of(section: number): number {
    const known = this.#places[section] ?? 0;
    if (known > 0) return known - 1;
    this.#sections[this.#count] = section;
    this.#count += 1;
    this.#places[section] = this.#count;
    return this.#count - 1;
  }

  /** Takes all places back. */
  clear(): void {
    for (const section of this.sections) this.#places[section] = 0;
    this.#count = 0;
  }
}
