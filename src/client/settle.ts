import {whenIdle} from './idle';

/**
 * Lays a long note out a little at a time. Up to here only what is near the view is laid out (`content-visibility` in
 * src/css/custom.css, while `<html>` has this attribute); a page full of formulas would otherwise stop a phone for a third
 * of a second before the first tap is heard. When all is laid out the attribute goes, so that nothing is an estimate any
 * more: neither the scroll bar nor where a link to a section leads.
 *
 * The attribute is set in the page's head (EARLY_SCRIPT in src/plugins/lean/template.ts), and only where the reader starts
 * at the top: an address with a section, a reload and a way back need the whole page's heights at once.
 */
const SETTLING = 'data-settling';
const BLOCKS = '.theme-doc-markdown > *';
/** Time on the main thread in one go, ms: a task of this length is short even on a processor four times slower. */
const SLICE_MS = 10;
/** Blocks that are laid out together before the clock is looked at. */
const GROUP = 8;

export function startSettling(): void {
  if (!document.documentElement.hasAttribute(SETTLING)) return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, {once: true});
  else begin();
}

function begin(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>(BLOCKS)];
  let next = 0;
  const finish = (): void => {
    document.documentElement.removeAttribute(SETTLING);
    for (const block of blocks.splice(0)) block.style.removeProperty('content-visibility');
  };
  const slice = (): void => {
    const started = performance.now();
    while (next < blocks.length && performance.now() - started < SLICE_MS) {
      for (const block of blocks.slice(next, next + GROUP)) block.style.setProperty('content-visibility', 'visible');
      next += GROUP;
      // Asked for a size, the browser lays out now, and the clock knows what it took.
      document.body.getBoundingClientRect();
    }
    if (next < blocks.length) whenIdle(slice);
    else finish();
  };
  document.addEventListener('click', (event) => leadsIntoPage(event) && finish(), {capture: true});
  window.addEventListener('beforeprint', finish);
  whenIdle(slice);
}

/** A link to a section of the page that is shown: the browser goes there by the heights it knows. */
function leadsIntoPage(event: Event): boolean {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
  return link !== null && link.pathname === location.pathname;
}
