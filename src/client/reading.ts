/**
 * What readers do on a reading page, by delegation on the document: it works before, during and after hydration, and on
 * pages that never hydrate. Everything here has a plain counterpart without JavaScript.
 */

import './search';

const SAID_MS = 2000;
const HOVER_OPEN_MS = 250;

let statusLine: HTMLElement | null = null;

/** Says something to sighted and screen-reader users alike, briefly. */
function say(text: string): void {
  if (!statusLine) {
    statusLine = document.createElement('div');
    statusLine.className = 'note-status';
    statusLine.setAttribute('role', 'status');
    document.body.append(statusLine);
  }
  statusLine.textContent = text;
  window.setTimeout(() => {
    if (statusLine?.textContent === text) statusLine.textContent = '';
  }, SAID_MS);
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('浏览器不让复制，请手动选中复制。');
  }
}

function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const code = target?.closest<HTMLElement>('[data-copy="code"]');
  if (code) {
    void copy(code.closest('.code-frame')?.querySelector('pre')?.textContent ?? '', '已复制代码');
    return;
  }
  const hash = target?.closest<HTMLAnchorElement>('a.hash-link');
  // The link still goes to its place; a modified click stays the browser's.
  if (hash && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    void copy(hash.href, '已复制链接');
    return;
  }
  const trigger = target?.closest<HTMLButtonElement>('button[data-popover]');
  if (trigger && !('popover' in HTMLElement.prototype)) {
    const link = document.getElementById(trigger.getAttribute('popovertarget') ?? '')?.querySelector('a');
    if (link) window.location.assign(link.href);
  }
}

let hoverTimer = 0;

function onPointerOver(event: PointerEvent): void {
  if (event.pointerType !== 'mouse' || !('popover' in HTMLElement.prototype)) return;
  const target = event.target instanceof Element ? event.target : null;
  const trigger = target?.closest<HTMLButtonElement>('button[data-popover]');
  window.clearTimeout(hoverTimer);
  if (!trigger) return;
  hoverTimer = window.setTimeout(() => {
    const card = document.getElementById(trigger.getAttribute('popovertarget') ?? '');
    if (card && !card.matches(':popover-open')) card.showPopover();
  }, HOVER_OPEN_MS);
}

if (typeof document !== 'undefined') {
  document.addEventListener('click', onClick);
  document.addEventListener('pointerover', onPointerOver);
}
