/**
 * The dialog as every page has it, closed, before any of the search is loaded: it opens at the first touch, what is typed
 * into it waits for the box (`box.ts`), and Enter leads to the page of results even if the box never comes.
 * Its styles are `shell.css`, a part of the site's own.
 */

/** @param action address of the page of results */
export function shellHtml(action: string): string {
  return [
    '<dialog id="search-box" class="search-box" aria-label="搜索"><div class="search-form">',
    `<form role="search" action="${action}"><input type="search" name="q" class="search-input" placeholder="搜索笔记" `,
    'aria-label="搜索笔记" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"></form>',
    '<form method="dialog"><button class="search-close">关闭</button></form></div></dialog>',
  ].join('');
}

/**
 * Opens the dialog of the page, with the cursor in it. Also runs in the page's head, by itself (`EARLY_SCRIPT`): it refers to
 * nothing outside.
 *
 * @returns false if there is none to open: a page without it, one that has its own input, a browser without dialogs
 */
export function openShell(): boolean {
  const shell = document.getElementById('search-box') as HTMLDialogElement | null;
  if (!shell || !('showModal' in shell) || document.querySelector('[data-search-page]')) return false;
  if (!shell.dataset.composing) {
    // The box must know when it takes over in the middle of a word.
    shell.dataset.composing = 'no';
    shell.addEventListener('compositionstart', () => (shell.dataset.composing = 'yes'));
    shell.addEventListener('compositionend', () => (shell.dataset.composing = 'no'));
  }
  if (!shell.open) shell.showModal();
  return true;
}

/** The dialog of the page; made where the page was built without it. */
export function shellOf(action: string): HTMLDialogElement {
  const there = document.getElementById('search-box');
  if (there instanceof HTMLDialogElement) return there;
  document.body.insertAdjacentHTML('beforeend', shellHtml(action));
  return document.getElementById('search-box') as HTMLDialogElement;
}
