import {say} from './say';

/** Copies code, and the address of a section, figure or equation. */
export function startCopying(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const code = target?.closest<HTMLElement>('[data-copy="code"]');
    if (code) {
      void copy(code.closest('.code-frame')?.querySelector('pre')?.textContent ?? '', '已复制代码');
      return;
    }
    const hash = target?.closest<HTMLAnchorElement>('a.hash-link');
    // The link still goes to its place; a modified click stays the browser's.
    if (hash && !event.metaKey && !event.ctrlKey && !event.shiftKey) void copy(hash.href, '已复制链接');
  });
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('浏览器不让复制，请手动选中复制。');
  }
}
