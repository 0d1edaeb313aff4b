import type {switchColour} from './colourChoice';
import type {isPlain, leave} from './leave';
import type {openShell} from '../search/box/shell';

/** What the page's head has kept for the small script. */
export interface Early extends Array<Event> {
  keep: (event: Event) => void;
  leap?: () => void;
  /** The search box was opened. */
  searched?: boolean;
}

export interface WindowWithEarly extends Window {
  early?: Early;
}

/**
 * Runs in the page's head, before the small script is there. Serves at once what needs no more: the colour button, the
 * opening of the search, and that a link was heard. Keeps taps on what only that script serves, for `early.ts` to do again,
 * and a quiz's answer from being sent nowhere. Marks a page that is read from its top, which is laid out as it is read
 * (`settle.ts`), and takes the mark away for who leaps further before the small script is there.
 *
 * Sent to the page as it is written here (`EARLY_SCRIPT`): it refers to nothing but the browser and its argument.
 *
 * @param sent functions that are sent with it
 */
export function inHead(sent: {
  readonly isPlain: typeof isPlain;
  readonly leave: typeof leave;
  readonly openShell: typeof openShell;
  readonly switchColour: typeof switchColour;
}): void {
  const html = document.documentElement;
  const early: Early = Object.assign([] as Event[], {
    keep(event: Event): void {
      const target = event.target as Element;
      if (event instanceof KeyboardEvent) {
        const opens =
          event.ctrlKey || event.metaKey
            ? /^k$/i.test(event.key)
            : event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
        if (!opens) return;
        event.preventDefault();
        early.searched = sent.openShell() || early.searched;
      } else if (event instanceof MouseEvent) {
        const colour = target.closest<HTMLElement>('[data-colour-mode]');
        if (colour) sent.switchColour(colour.dataset.colourMode ?? 'theme');
        if (sent.isPlain(event) && target.closest('a[data-search-open]') && sent.openShell()) {
          event.preventDefault();
          early.searched = true;
        }
        sent.leave(event);
      } else if (target.closest('dialog')) return;
      else event.preventDefault();
      early.push(event);
    },
  });
  (window as WindowWithEarly).early = early;
  for (const type of ['click', 'submit', 'keydown']) window.addEventListener(type, early.keep, true);
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type !== 'navigate' || location.hash) return;
  html.setAttribute('data-settling', '');
  early.leap = () => {
    if (scrollY > innerHeight) html.removeAttribute('data-settling');
  };
  window.addEventListener('scroll', early.leap);
}
