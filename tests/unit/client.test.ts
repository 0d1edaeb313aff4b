// @vitest-environment jsdom
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {nextChoice} from '@site/src/client/colourChoice';
import {currentIndex} from '@site/src/client/contents';
import {hydrated, isHydrated} from '@site/src/client/hydration';
import {linkOf} from '@site/src/client/links';
import {startSettling} from '@site/src/client/settle';
import {startTheme} from '@site/src/client/theme';

describe('the colours', () => {
  beforeAll(() => {
    window.matchMedia = (() => ({matches: true, addEventListener: () => {}})) as never;
    startTheme();
  });
  afterEach(() => window.localStorage.clear());

  it('go round, and start from the system for anything unknown', () => {
    expect(nextChoice('system')).toBe('light');
    expect(nextChoice('light')).toBe('dark');
    expect(nextChoice('dark')).toBe('system');
    expect(nextChoice(undefined)).toBe('light');
  });

  it('are kept as Docusaurus keeps them', () => {
    document.body.innerHTML = '<button data-colour-mode="theme-x"><svg></svg></button>';
    const {dataset} = document.documentElement;
    dataset.themeChoice = 'system';
    const press = (): boolean | undefined =>
      document.querySelector('svg')?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
    press();
    expect([dataset.themeChoice, dataset.theme, localStorage.getItem('theme-x')]).toEqual(['light', 'light', 'light']);
    press();
    expect([dataset.theme, localStorage.getItem('theme-x')]).toEqual(['dark', 'dark']);
    press();
    // The system of this test is dark.
    expect([dataset.themeChoice, dataset.theme, localStorage.getItem('theme-x')]).toEqual(['system', 'dark', null]);
  });
});

describe('the section being read', () => {
  it.each([
    [[200, 900], -1],
    [[100, 900], 0],
    [[-500, 119, 121], 1],
    [[-900, undefined, -10], 2],
    [[], -1],
  ])('%j is %s', (tops, index) => expect(currentIndex(tops)).toBe(index));
});

describe('a link to the next page', () => {
  const over = (html: string): HTMLAnchorElement | null => {
    document.body.innerHTML = html;
    let found: HTMLAnchorElement | null = null;
    const listen = (event: Event): void => {
      event.preventDefault();
      found = linkOf(event);
    };
    document.addEventListener('click', listen, {once: true});
    document.querySelector('b')?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    return found;
  };

  it.each([
    ['<a href="/other"><b>甲</b></a>', true],
    ['<a href="/other#place"><b>甲</b></a>', true],
    ['<a href="#place"><b>甲</b></a>', false],
    ['<a href="https://example.org/"><b>甲</b></a>', false],
    ['<a href="/data.csv" download><b>甲</b></a>', false],
    ['<a href="/other" target="_blank"><b>甲</b></a>', false],
    ['<b>甲</b>', false],
  ])('%s: %s', (html, expected) => expect(over(html) !== null).toBe(expected));
});

describe('a long page', () => {
  const page = '<div class="theme-doc-markdown"><p>一</p><p>二</p><a href="#b"><b id="b">三</b></a></div>';
  const laidOut = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('p, a')].map(({style}) => style.getPropertyValue('content-visibility'));
  const settling = (): boolean => document.documentElement.hasAttribute('data-settling');
  let idle: (() => void)[] = [];
  const start = (): void => {
    idle = [];
    window.requestIdleCallback = (run) => idle.push(run as () => void);
    document.body.innerHTML = page;
    document.documentElement.toggleAttribute('data-settling', true);
    startSettling();
  };

  it('settles when there is time, and leaves nothing behind', () => {
    start();
    expect(settling()).toBe(true);
    expect(laidOut()).toEqual(['', '', '']);
    idle.shift()?.();
    expect(settling()).toBe(false);
    expect(laidOut()).toEqual(['', '', '']);
  });

  it('settles at once for a link to one of its sections', () => {
    start();
    document.querySelector('b')?.click();
    expect(settling()).toBe(false);
    idle.shift()?.();
    expect(laidOut()).toEqual(['', '', '']);
  });

  it('does nothing where the whole page is laid out', () => {
    start();
    document.documentElement.removeAttribute('data-settling');
    idle = [];
    startSettling();
    expect(idle).toEqual([]);
  });
});

describe('hydration', () => {
  it('is what Docusaurus says it is, and can be waited for', async () => {
    const done = vi.fn();
    void hydrated().then(done);
    expect(isHydrated()).toBe(false);
    document.documentElement.dataset.hasHydrated = 'true';
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(isHydrated()).toBe(true);
    delete document.documentElement.dataset.hasHydrated;
  });
});
