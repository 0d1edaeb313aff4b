const ACTIVE = 'table-of-contents__link--active';
/** How far below the top of the window a heading may stand and still count as the section being read, in pixels. */
const READING_LINE = 120;
const FAR = 600;

/** Marks the section in view in the contents beside the text, and shows the way back to the top of a long page. */
export function startContents(): void {
  let waiting = false;
  const update = (): void => {
    waiting = false;
    document.documentElement.toggleAttribute('data-scrolled', window.scrollY > FAR);
    markSection();
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(update);
  };
  document.addEventListener('scroll', soon, {passive: true});
  soon();
}

function markSection(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  if (links.length === 0 || links[0]?.offsetParent === null) return;
  const current = currentIndex(
    links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))?.getBoundingClientRect().top),
  );
  links.forEach((link, index) => link.classList.toggle(ACTIVE, index === current));
}

/**
 * Which heading's section is being read.
 *
 * @param tops distance of each heading from the top of the window in pixels, in the page's order; undefined: not there
 * @returns the last heading above the reading line, or -1 before the first
 */
export function currentIndex(tops: readonly (number | undefined)[]): number {
  return tops.reduce<number>((last, top, index) => (top !== undefined && top < READING_LINE ? index : last), -1);
}
