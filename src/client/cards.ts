const HOVER_OPEN_MS = 250;

let hoverTimer = 0;

/** The cards of terms and sourced figures: the browser opens them by tap and key, this adds the mouse at rest. */
export function startCards(): void {
  const supported = 'popover' in HTMLElement.prototype;
  document.addEventListener('click', (event) => {
    const trigger = supported ? null : triggerOf(event);
    const link = trigger && cardOf(trigger)?.querySelector('a');
    // A browser without popovers follows the card's own link, which leads to the same words.
    if (link) window.location.assign(link.href);
  });
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse' || !supported) return;
    window.clearTimeout(hoverTimer);
    const trigger = triggerOf(event);
    if (!trigger) return;
    hoverTimer = window.setTimeout(() => {
      const card = cardOf(trigger);
      if (card && !card.matches(':popover-open')) card.showPopover();
    }, HOVER_OPEN_MS);
  });
}

function triggerOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-popover]') : null;
}

function cardOf(trigger: HTMLElement): HTMLElement | null {
  return document.getElementById(trigger.getAttribute('popovertarget') ?? '');
}
