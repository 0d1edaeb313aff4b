/**
 * The dialog as every page has it, closed, before any of the search is loaded: it opens at the first touch, what is typed
 * into it waits for the box (`box.ts`), and Enter leads to the page of results even if the box never comes.
 * Its styles are `shell.css`, a part of the site's own.
 */

/** @param action address of the page of results */
export function shellHtml(action: string): string {
  return [
    '<dialog id="search-box" class="search-box" aria-label="搜索" aria-modal="true"><div class="search-form">',
    `<form role="search" action="${action}"><input type="search" name="q" class="search-input" placeholder="搜索笔记" `,
    'aria-label="搜索笔记" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"></form>',
    '<form method="dialog"><button class="search-close">关闭</button></form></div></dialog>',
  ].join('');
}

/**
 * Opens the dialog of the page, with the cursor in it. Also runs in the page's head, by itself (`EARLY_SCRIPT`): it refers to
 * nothing outside.
 *
 * Not as a modal dialog: the browser would work out the styles of the whole page anew before it shows one, a tenth of a second
 * on a slow phone. What makes it modal, the page behind it being inert, comes right after the frame that shows it.
 *
 * @returns false if there is none to open: a page without it, one that has its own input, a browser without dialogs
 */
export function openShell(): boolean {
  const shell = document.getElementById('search-box') as HTMLDialogElement | null;
  const page = document.getElementById('__docusaurus');
  if (!shell || !page || !('show' in shell) || document.querySelector('[data-search-page]')) return false;
  if (!shell.dataset.composing) {
    // The box must know when it takes over in the middle of a word.
    shell.dataset.composing = 'no';
    shell.addEventListener('compositionstart', () => (shell.dataset.composing = 'yes'));
    shell.addEventListener('compositionend', () => (shell.dataset.composing = 'no'));
    shell.addEventListener('keydown', (event) => {
      // In the middle of a word, Esc is the input method's. 229 is how older browsers say so.
      if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
      // A search field would take the first Esc for itself and only empty.
      event.preventDefault();
      shell.close();
      // Else the hidden field would have the next key.
      if (shell.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
    });
  }
  if (shell.open) return true;
  const opener = document.activeElement;
  const closed = (): void => {
    // The event comes after the closing; the reader may have opened it anew.
    if (shell.open) return;
    shell.removeEventListener('close', closed);
    page.inert = false;
    // The browser gives the focus back before the page can take it.
    if (page.contains(opener)) (opener as HTMLElement).focus({preventScroll: true});
  };
  shell.addEventListener('close', closed);
  shell.show();
  requestAnimationFrame(() => setTimeout(() => (page.inert = shell.open)));
  return true;
}

/** The dialog of the page; made where the page was built without it. */
export function shellOf(action: string): HTMLDialogElement {
  const there = document.getElementById('search-box');
  if (there instanceof HTMLDialogElement) return there;
  document.body.insertAdjacentHTML('beforeend', shellHtml(action));
  return document.getElementById('search-box') as HTMLDialogElement;
}
