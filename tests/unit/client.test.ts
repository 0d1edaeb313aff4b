// @vitest-environment jsdom
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {nextChoice} from '@site/src/client/colourChoice';
import {currentIndex} from '@site/src/client/contents';
import {hydrated, isHydrated} from '@site/src/client/hydration';
import {leave, linkOf} from '@site/src/client/leave';
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

describe('a link that leads away', () => {
  /** Which links are lit after a click on the first of them. */
  const lit = (html: string, init: MouseEventInit = {}): string[] => {
    document.body.innerHTML = html;
    document.documentElement.removeAttribute('data-leaving');
    const listen = (event: MouseEvent): void => {
      leave(event);
      event.preventDefault();
    };
    document.addEventListener('click', listen, {once: true});
    document.querySelector('b')?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ...init}));
    return [...document.querySelectorAll('[data-leaving]')].map(({tagName}) => tagName);
  };

  it('is lit with the page until that is left', () => {
    expect(lit('<a href="/next#there"><b>n</b></a><a href="/other">o</a>')).toEqual(['HTML', 'A']);
    window.dispatchEvent(new Event('pagehide'));
    expect(document.querySelectorAll('[data-leaving]')).toHaveLength(0);
  });

  it('gives way to the next one', () => {
    expect(lit('<a data-leaving href="/one">1</a><a href="/two"><b>2</b></a>')).toEqual(['HTML', 'A']);
    expect(document.querySelector('[href="/one"]')?.hasAttribute('data-leaving')).toBe(false);
  });

  it.each([
    ['<a href="#here"><b>n</b></a>'],
    ['<a href="https://example.org/next"><b>n</b></a>'],
    ['<a href="/next" target="_blank"><b>n</b></a>'],
    ['<a href="/next" download><b>n</b></a>'],
    ['<a href="/data/models.csv"><b>n</b></a>'],
    ['<a href="/search" data-search-open><b>n</b></a>'],
    ['<button><b>n</b></button>'],
  ])('is not %s', (html) => expect(lit(html)).toEqual([]));

  it.each([[{ctrlKey: true}], [{metaKey: true}], [{shiftKey: true}], [{altKey: true}], [{button: 1}]])(
    'is not one with %j, which opens elsewhere',
    (init) => expect(lit('<a href="/next"><b>n</b></a>', init)).toEqual([]),
  );
});

describe('a long page', () => {
  const page =
    '<div class="theme-doc-markdown"><p>一</p><p>二</p><a href="#b"><b id="b">三</b></a></div><a href="/x#b"><i>四</i></a>';
  const laidOut = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('p, p ~ a')].map(({style}) =>
      style.getPropertyValue('content-visibility'),
    );
  const settling = (): boolean => document.documentElement.hasAttribute('data-settling');
  const over = (selector: string): boolean | undefined =>
    document.querySelector(selector)?.dispatchEvent(new Event('pointerover', {bubbles: true}));
  let idle: (() => void)[] = [];
  const start = (): void => {
    idle = [];
    window.requestIdleCallback = (run) => idle.push(run as () => void);
    document.elementFromPoint = () => null;
    document.body.innerHTML = page;
    document.documentElement.toggleAttribute('data-settling', true);
    startSettling();
  };

  it('is laid out as it is read, and as a whole when a link to one of its sections is about to be used', () => {
    start();
    over('p');
    over('i');
    expect([idle.length, settling()]).toEqual([0, true]);
    over('b');
    over('b');
    expect([idle.length, settling()]).toEqual([1, true]);
    idle.shift()?.();
    expect(settling()).toBe(false);
    // Nothing is left behind.
    expect(laidOut()).toEqual(['', '', '']);
    over('b');
    expect(idle).toEqual([]);
  });

  it('is laid out at once when such a link is followed, and for the key to its end', () => {
    start();
    over('b');
    document.querySelector('b')?.click();
    expect(settling()).toBe(false);
    idle.shift()?.();
    expect(laidOut()).toEqual(['', '', '']);
    start();
    for (const key of ['PageDown', 'End']) {
      expect(settling()).toBe(true);
      document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    }
    expect(settling()).toBe(false);
  });

  it('is laid out at once for a leap, not for a step, and what is in the middle of the window stays there', () => {
    start();
    const block = document.querySelector('p') as HTMLElement;
    const move = (y: number): boolean => {
      Object.assign(window, {scrollY: y});
      return document.dispatchEvent(new Event('scroll'));
    };
    document.elementFromPoint = () => block;
    block.getBoundingClientRect = () => ({top: settling() ? 900 : 200}) as DOMRect;
    const scrollBy = vi.fn();
    Object.assign(window, {scrollBy});
    move(window.innerHeight);
    expect([settling(), scrollBy.mock.calls.length]).toEqual([true, 0]);
    move(3 * window.innerHeight);
    expect([settling(), scrollBy.mock.calls]).toEqual([false, [[{top: -700, behavior: 'instant'}]]]);
    move(0);
  });

  it('is left alone where the whole page is laid out', () => {
    document.documentElement.removeAttribute('data-settling');
    document.body.innerHTML = page;
    idle = [];
    startSettling();
    over('b');
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
