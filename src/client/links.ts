/**
 * Links to other notes on a page whose app starts only when needed: plain navigations, so that the next page is the same
 * light page, fetched as soon as the reader means it. With a mouse, browsers that know speculation rules (src/plugins/lean)
 * render it ahead by themselves; for the others, and under a finger, this fetches it.
 */

import {onFirstMove} from './firstMove';
import {isToOtherPage, leave, linkOf} from './leave';
import {prefetch, savesData} from './prefetch';

const INTENT_MS = 65;

/** A link that has been in view for so long, ms, is being read. */
const READ_MS = 250;
/** Pages that are fetched ahead because a link to them is being read, at most: what a reader pays for one that is taken. */
const MOST_READ = 3;

/** Leads to a page, but src/client/search.ts makes a box of it, and no part of the app serves it. */
const SEARCH = '[data-search-open]';

export function startLinks(): void {
  // On the app's root and before its own handler, which would take the click and load the next page's code; whoever
  // listens inside has heard it.
  document.getElementById('__docusaurus')?.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link || link.matches(SEARCH)) return;
    leave(event);
    event.stopImmediatePropagation();
  });
  if (matchMedia('(hover: none)').matches) {
    // A finger gives no sign before it comes down. What is rendered ahead only from then on competes with the tap that follows
    // at once: on a slow phone the page came 1.3 to 1.8 times as late as without.
    document.querySelector('script[type="speculationrules"]')?.remove();
    onFirstMove(fetchWhatIsRead);
  } else if (HTMLScriptElement.supports?.('speculationrules')) return;
  let timer = 0;
  document.addEventListener('pointerover', (event) => {
    clearTimeout(timer);
    const link = linkOf(event);
    if (link) timer = window.setTimeout(() => fetchAhead(link.href), INTENT_MS);
  });
  document.addEventListener('touchstart', (event) => fetchAhead(linkOf(event)?.href), {passive: true});
}

/** Fetches pages to which links in view lead; links to an entry of a list, as citations are, are hardly ever followed. */
function fetchWhatIsRead(): void {
  const inView = new Set<Element>();
  let timer = 0;
  const observer = new IntersectionObserver((entries) => {
    for (const {isIntersecting, target} of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      for (const link of inView) if (fetched.size < MOST_READ) fetchAhead((link as HTMLAnchorElement).href);
      if (fetched.size >= MOST_READ) observer.disconnect();
    }, READ_MS);
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href]:not([href*="#"])'))
    if (isToOtherPage(link)) observer.observe(link);
}

const fetched = new Set<string>();

function fetchAhead(href: string | undefined): void {
  const address = href?.replace(/#.*/, '');
  if (!address || fetched.has(address) || savesData()) return;
  fetched.add(address);
  if (document.createElement('link').relList.supports('prefetch')) prefetch(address);
  // Safari knows no prefetch; the HTTP cache keeps what is fetched.
  else void fetch(address, {priority: 'low'}).catch(() => {});
}
