/**
 * Shows that a link to another page was heard, until that page is there: the link stays lit, and a line grows along the top
 * (`[data-leaving]` in src/css/custom.css). A browser keeps the old page in view meanwhile, on a slow line for seconds.
 *
 * Also runs in the page's head, by itself (`EARLY_SCRIPT`): it refers to nothing outside.
 */
export function leave(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || event.defaultPrevented || link.target || link.matches('[download], [data-search-open]'))
    return;
  // A file may be saved, and the page stays.
  if (link.origin !== location.origin || link.pathname === location.pathname || /\.[a-z]\w*$/i.test(link.pathname))
    return;
  const stay = (): void => {
    for (const element of document.querySelectorAll('[data-leaving]')) element.removeAttribute('data-leaving');
  };
  // A reader who has stopped the last one and takes another.
  stay();
  for (const element of [document.documentElement, link]) element.setAttribute('data-leaving', '');
  // Who comes back finds the page as it was before.
  addEventListener('pagehide', stay, {once: true});
}
