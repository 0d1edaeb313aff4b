/** Milliseconds without another key after which a query counts as written. */
const REST = 400;

/** This page's address with the query in it; without one if it is empty. */
export function addressWith(query: string): string {
  const address = new URL(window.location.href);
  if (query === '') address.searchParams.delete('q');
  else address.searchParams.set('q', query);
  return address.pathname + address.search + address.hash;
}

/**
 * The query in the address of this page. A change of address costs a browser more than the key that led to it (Chromium looks
 * through the styles for what depends on the address, and fetches the page's icon again), so that it waits until typing rests.
 */
export class QueryAddress {
  #timer = 0;
  #due: string | null = null;

  writeAtRest(query: string): void {
    this.forget();
    this.#due = query;
    this.#timer = window.setTimeout(() => this.settle(), REST);
  }

  write(query: string): void {
    this.forget();
    const address = addressWith(query);
    const {pathname, search, hash} = window.location;
    if (address !== pathname + search + hash) window.history.replaceState(window.history.state, '', address);
  }

  /** Writes what waits: this page is about to be left. */
  settle(): void {
    if (this.#due !== null) this.write(this.#due);
  }

  /** Drops what waits: the address has changed otherwise. */
  forget(): void {
    window.clearTimeout(this.#timer);
    this.#due = null;
  }
}
