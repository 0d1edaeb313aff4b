/**
 * Which words to mark, handed from the page with the results to the page that is opened. Addresses stay clean that way, and it
 * works in a new tab too; it goes from there into the tab's own storage, so that going back shows the marks again.
 */

const KEY = 'search-mark';
/** Milliseconds that a page has to open. */
const FRESH = 60_000;

interface Handover {
  readonly place: string;
  readonly terms: readonly string[];
  readonly at: number;
}

/** Says what to mark in the page that is about to open. */
export function handOver(address: string, terms: readonly string[]): void {
  const {pathname, hash} = new URL(address, window.location.href);
  const handover: Handover = {place: pathname + decodeURIComponent(hash), terms, at: Date.now()};
  try {
    localStorage.setItem(KEY, JSON.stringify(handover));
  } catch {
    // Without storage the page opens at the section all the same, only unmarked.
  }
}

/** Takes what this page was handed. @returns null if nothing */
export function takeHandover(): readonly string[] | null {
  try {
    const here = currentPlace();
    const fresh = read(localStorage.getItem(KEY));
    if (fresh && fresh.place === here && Date.now() - fresh.at < FRESH) {
      localStorage.removeItem(KEY);
      sessionStorage.setItem(KEY, JSON.stringify(fresh));
      return fresh.terms;
    }
    const kept = read(sessionStorage.getItem(KEY));
    return kept?.place === here ? kept.terms : null;
  } catch {
    return null;
  }
}

/** The reader wants no marks here any more. */
export function dropHandover(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // It was not kept either.
  }
}

function currentPlace(): string {
  return window.location.pathname + decodeURIComponent(window.location.hash);
}

function read(text: string | null): Handover | null {
  if (text === null) return null;
  const value = JSON.parse(text) as Partial<Handover> | null;
  return value && typeof value.place === 'string' && Array.isArray(value.terms) && typeof value.at === 'number'
    ? (value as Handover)
    : null;
}
