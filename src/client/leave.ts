// All of these also run in the page's head, by themselves (`EARLY_SCRIPT`): they refer to nothing but each other.

/** Whether a click on a link opens it here; others are for the browser to open elsewhere. */
export function isPlain({button, metaKey, ctrlKey, shiftKey, altKey}: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** Whether a link leads to another page of the site. */
export function isToOtherPage(link: HTMLAnchorElement): boolean {
  const {origin, pathname, target} = link;
  return origin === location.origin && pathname !== location.pathname && !target && !link.hasAttribute('download');
}

/** The link under an event when it leads to another page of the site; null for anything else. */
export function linkOf(event: Event): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  return link && isToOtherPage(link) ? link : null;
}

/**
 * Shows that a link to another page was heard, until that page is there: the link stays lit, and a line grows along the top
 * (`[data-leaving]` in src/css/custom.css). A browser keeps the old page in view meanwhile, on a slow line for seconds.
 */
export function leave(event: MouseEvent): void {
  const link = linkOf(event);
  if (!link || !isPlain(event) || event.defaultPrevented || link.matches('[data-search-open]')) return;
  // A file may be saved, and the page stays.
  if (/\.[a-z]\w*$/i.test(link.pathname)) return;
  const stay = (): void => {
    for (const element of document.querySelectorAll('[data-leaving]')) element.removeAttribute('data-leaving');
  };
  // A reader who has stopped the last one and takes another.
  stay();
  for (const element of [document.documentElement, link]) element.setAttribute('data-leaving', '');
  // Who comes back finds the page as it was before.
  addEventListener('pagehide', stay, {once: true});
}
