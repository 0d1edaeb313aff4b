import {SearchBox} from './box';
import {takeHandover} from './handover';
import {markPage} from './marker';
import {SearchPage} from './page';
import {loadStyles, providerFor, type SearchPlace} from './provider';

export type {SearchPlace} from './provider';

let box: SearchBox | null = null;
let page: SearchPage | null = null;

/**
 * Opens the search box, or goes to the page of results' own input on that page. One that the page has opened already
 * (`shell.ts`) is taken over with what has been typed.
 *
 * @param options.entry false if the address asks for the box already
 */
export async function openSearch(place: SearchPlace, options: {query?: string; entry?: boolean} = {}): Promise<void> {
  await loadStyles(place.base);
  if (page) {
    page.focus();
    return;
  }
  if (!box) {
    const made = new SearchBox(place);
    window.addEventListener('popstate', () => made.follow());
    box = made;
  }
  box.open(options.query ?? null, options.entry);
}

/** Gets the page of results going. */
export async function mountSearchPage(root: HTMLElement, place: SearchPlace): Promise<void> {
  await loadStyles(place.base);
  page ??= new SearchPage(root, place);
}

/** The reader may be about to search: fetches what the first answer needs. */
export function warmSearch(place: SearchPlace): void {
  void loadStyles(place.base);
  void providerFor(place).warm();
}

/** Marks what a search that led here was for. */
export async function markArrival(place: SearchPlace): Promise<void> {
  const terms = takeHandover();
  if (!terms) return;
  await loadStyles(place.base);
  markPage(terms);
}
