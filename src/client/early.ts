/** What the page's head has kept (EARLY_SCRIPT in src/plugins/lean/template.ts). */
interface Early extends Array<Event> {
  keep: (event: Event) => void;
}

/** Controls that nothing but the small script serves; links, cards, menus and details worked from the start. */
const SERVED_HERE = 'button[data-colour-mode], button[data-copy], [data-needs-app] button';

/** Does again, in order, what the reader touched before this script was there. */
export function replayEarly(): void {
  const {early} = window as {early?: Early};
  if (!early) return;
  for (const type of ['click', 'submit', 'keydown']) window.removeEventListener(type, early.keep, true);
  for (const event of early.splice(0)) {
    const target = event.target instanceof Element ? event.target : null;
    if (event.type === 'keydown') target?.dispatchEvent(new KeyboardEvent('keydown', event as KeyboardEvent));
    else if (event.type === 'submit') (target as HTMLFormElement | null)?.requestSubmit();
    else if (target instanceof HTMLInputElement && target.type === 'radio')
      target.dispatchEvent(new Event('change', {bubbles: true}));
    else target?.closest<HTMLElement>(SERVED_HERE)?.click();
  }
}
