import type {WindowWithEarly} from './inHead';
import {sayColour} from './theme';

/** Controls that nothing but the small script serves; links, cards, menus and details worked from the start. */
const SERVED_HERE = 'button[data-copy], [data-needs-app] button, a[data-search-open]';

/** Does again, in order, what the reader touched before this script was there. */
export function replayEarly(): void {
  const {early} = window as WindowWithEarly;
  if (!early) return;
  for (const type of ['click', 'submit', 'keydown']) window.removeEventListener(type, early.keep, true);
  // Whoever has closed the search again does not want it.
  const closed = early.searched && !document.querySelector('#search-box[open]');
  for (const event of early.splice(0)) {
    const target = event.target instanceof Element ? event.target : null;
    if (event.type === 'keydown') {
      if (!closed) target?.dispatchEvent(new KeyboardEvent('keydown', event as KeyboardEvent));
    } else if (event.type === 'submit') (target as HTMLFormElement | null)?.requestSubmit();
    else if (target instanceof HTMLInputElement && target.type === 'radio')
      target.dispatchEvent(new Event('change', {bubbles: true}));
    else if (target?.closest('[data-colour-mode]')) sayColour();
    else if (!closed || !target?.closest('a[data-search-open]')) target?.closest<HTMLElement>(SERVED_HERE)?.click();
  }
}
