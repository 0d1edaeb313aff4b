import {whenIdle} from './idle';
import type {WindowWithEarly} from './inHead';

/**
 * A long page is laid out as it is read: up to here only what is near the view is (`content-visibility` in
 * src/css/custom.css, while `<html>` has this attribute). A page full of formulas would otherwise stop a phone for a third
 * of a second before the first tap is heard, for sections that most readers never reach.
 *
 * What is not laid out has an estimated height, and a link to a section leads by heights. So a reader who is about to use
 * one has the rest laid out, a little at a time, and the attribute goes; at the click itself, what is still left at once.
 * A reader who leaps over what is not laid out has it laid out in the frame of the leap: later it would move what is in
 * view, which browsers do not prevent reliably here (Chromium 156 holds on to a block that is being laid out itself).
 *
 * The attribute is set in the page's head (`inHead.ts`), and only where the reader starts
 * at the top: an address with a section, a reload and a way back need the whole page's heights at once.
 */
const SETTLING = 'data-settling';
const BLOCKS = ':is(.theme-doc-markdown, [data-long-list]) > *';
/** Time on the main thread in one go, ms: a task of this length is short even on a processor four times slower. */
const SLICE_MS = 10;
/** Blocks that are laid out together before the clock is looked at. */
const GROUP = 4;

/** What comes before a click on a link: the mouse is over it, a finger or the focus is on it. */
const INTENT = ['pointerover', 'touchstart', 'focusin'] as const;

export function startSettling(): void {
  // Until now the page's head has looked after leaps.
  const {early} = window as WindowWithEarly;
  if (early?.leap) window.removeEventListener('scroll', early.leap);
  const html = document.documentElement;
  if (!html.hasAttribute(SETTLING)) return;
  let blocks: HTMLElement[] | null = null;
  let next = 0;
  // Where it starts; asked for now, the browser would lay out in one go with this script what it does in the next frame.
  let lastY = 0;
  const finish = (): void => {
    keepView(() => {
      html.removeAttribute(SETTLING);
      for (const block of blocks?.splice(0) ?? []) block.style.removeProperty('content-visibility');
    });
    for (const type of INTENT) document.removeEventListener(type, intend, true);
    document.removeEventListener('click', follow, true);
    document.removeEventListener('keydown', jump, true);
    document.removeEventListener('scroll', leap);
  };
  const slice = (): void => {
    if (!blocks || !html.hasAttribute(SETTLING)) return;
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
  const intend = (event: Event): void => {
    if (blocks || !leadsIntoPage(event)) return;
    blocks = [...document.querySelectorAll<HTMLElement>(BLOCKS)];
    whenIdle(slice);
  };
  const follow = (event: Event): void => {
    if (leadsIntoPage(event)) finish();
  };
  // The end of the page is where its heights say.
  const jump = (event: KeyboardEvent): void => {
    if (event.key === 'End') finish();
  };
  const leap = (): void => {
    if (Math.abs(window.scrollY - lastY) > window.innerHeight) finish();
    lastY = window.scrollY;
  };
  for (const type of INTENT) document.addEventListener(type, intend, {capture: true, passive: true});
  document.addEventListener('click', follow, true);
  document.addEventListener('keydown', jump, true);
  document.addEventListener('scroll', leap, {passive: true});
}

/** Changes heights, and keeps the block in the middle of the window where it is. */
function keepView(change: () => void): void {
  const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  const block = window.scrollY > 0 ? middle?.closest(BLOCKS) : null;
  const before = block?.getBoundingClientRect().top ?? 0;
  change();
  const moved = (block?.getBoundingClientRect().top ?? 0) - before;
  if (moved !== 0) window.scrollBy({top: moved, behavior: 'instant'});
}

/** A link to a section of the page that is shown: the browser goes there by the heights it knows. */
function leadsIntoPage(event: Event): boolean {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
  return link !== null && link.pathname === location.pathname;
}
