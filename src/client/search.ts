/**
 * The search's small part on every page: a key, a press on the search link, a query in the address. The rest is loaded then, and
 * only then. Without JavaScript the link leads to the page of results, whose form the reader's browser knows how to send.
 */
import type * as Box from '../search/box';
import {openShell} from '../search/box/shell';
import {isPlain} from './leave';
import {say} from './say';

const LINK = 'a[data-search-open]';

type Place = Box.SearchPlace;

/** Where the site is, by the search link that every page has: it leads to `<base>search`. */
function place(): Place | null {
  const link = document.querySelector<HTMLAnchorElement>(LINK);
  if (!link) return null;
  const remote = link.dataset.searchRemote;
  return {base: new URL('.', link.href).href, remote: remote ? (JSON.parse(remote) as Place['remote']) : null};
}

async function withBox(
  act: (box: typeof Box, place: Place) => unknown,
  failed: () => void = () => undefined,
): Promise<void> {
  const here = place();
  if (!here) return;
  try {
    await act(await import('../search/box'), here);
  } catch {
    failed();
  }
}

function open(query?: string, entry?: boolean): void {
  const link = document.querySelector<HTMLAnchorElement>(LINK);
  const shown = openShell();
  void withBox(
    (box, here) => {
      // The reader may have closed it again while the rest was on its way.
      if (shown && !document.querySelector('#search-box[open]')) return;
      return box.openSearch(here, {...(query === undefined ? {} : {query}), ...(entry === undefined ? {} : {entry})});
    },
    // If the box cannot be loaded, the page of results may still be.
    () => (shown ? say('搜索没有加载成功。按回车到搜索页去搜。') : link && window.location.assign(link.href)),
  );
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest(LINK) : null;
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  open();
}

function onKey(event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = target?.matches('input, textarea, select') || target?.isContentEditable;
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const command =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (event.isComposing || (!slash && !command)) return;
  event.preventDefault();
  open();
}

let warmed = false;

function onIntent(event: Event): void {
  if (warmed || !(event.target instanceof Element) || !event.target.closest(LINK)) return;
  warmed = true;
  void withBox((box, here) => box.warmSearch(here));
}

function onArrival(): void {
  const page = document.querySelector<HTMLElement>('[data-search-page]');
  if (page) {
    void withBox((box, here) => box.mountSearchPage(page, here));
    return;
  }
  const query = new URLSearchParams(window.location.search).get('q');
  if (query !== null) open(query, false);
  if (hasHandover()) void withBox((box, here) => box.markArrival(here));
}

/** Whether a search led here; what the words are is the box's business. */
function hasHandover(): boolean {
  try {
    return ('search-mark' in localStorage || 'search-mark' in sessionStorage) === true;
  } catch {
    return false;
  }
}

if (typeof document !== 'undefined') {
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  for (const type of ['pointerover', 'focusin', 'touchstart'])
    document.addEventListener(type, onIntent, {passive: true});
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', onArrival);
  else onArrival();
}

export {};
