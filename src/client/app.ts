import {onFirstMove} from './firstMove';
import {hydrated, isHydrated} from './hydration';
import {whenIdle} from './idle';
import {prefetch, savesData} from './prefetch';
import {say} from './say';

/**
 * Starts Docusaurus's app on a page that was sent without it: when a figure is near the view of a reader who has begun to
 * move, or at the first touch of one. What readers do on a reading page never needs it, and before they do anything a figure
 * is a picture.
 *
 * The page names the app's scripts in `<meta name="app-scripts">` (src/plugins/lean); without it the app is in the page
 * already and this does nothing.
 */

/**
 * Marks what only the app can serve; a component that keeps state puts it on its outermost element. Its value names the
 * parameters of the address that the component reads: an address with one of them starts the app at once.
 */
const NEEDS_APP = '[data-needs-app]';
/** How far from the view a figure is when the app starts, in CSS pixels: about a screen, so that it is ready on arrival. */
const NEAR = '800px';

let starting: Promise<void> | null = null;

export function startApp(): void {
  const scripts = scriptsOfApp();
  if (scripts.length === 0 || !document.querySelector(NEEDS_APP)) return;
  const begin = (): void => {
    if (addressHasState()) {
      void boot();
      return;
    }
    onFirstMove(bootWhenNear);
    if (!savesData()) whenIdle(() => scripts.forEach((script) => prefetch(script, 'script')));
  };
  replayTouches();
  // A page that is rendered ahead of a click should cost nothing until the click comes.
  if ((document as {prerendering?: boolean}).prerendering)
    document.addEventListener('prerenderingchange', begin, {once: true});
  else begin();
}

function bootWhenNear(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({isIntersecting}) => isIntersecting)) return;
      observer.disconnect();
      void boot();
    },
    {rootMargin: NEAR},
  );
  document.querySelectorAll(NEEDS_APP).forEach((element) => observer.observe(element));
}

function addressHasState(): boolean {
  const parameters = new URLSearchParams(location.search);
  return [...document.querySelectorAll<HTMLElement>(NEEDS_APP)].some((element) =>
    element.dataset.needsApp?.split(' ').some((name) => parameters.has(name)),
  );
}

/** Loads the app and resolves when it has taken over the page. Asked twice, it loads once. */
export function boot(): Promise<void> {
  starting ??= isHydrated() ? Promise.resolve() : load();
  return starting;
}

function load(): Promise<void> {
  // Links stay plain navigations on such a site, so what the app would fetch for its own navigation is not wanted. The
  // app sets this property when it starts; a setter that ignores it keeps these two in place.
  const quiet = {prefetch: () => false, preload: () => false};
  Object.defineProperty(window, 'docusaurus', {get: () => quiet, set: () => {}});
  for (const href of contentOf('app-styles')) {
    if (document.querySelector(`link[href="${href}"]`)) continue;
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = href;
    document.head.append(sheet);
  }
  for (const src of scriptsOfApp()) {
    const script = document.createElement('script');
    script.src = src;
    // In order: the runtime first.
    script.async = false;
    script.addEventListener('error', giveUp, {once: true});
    document.head.append(script);
  }
  return hydrated();
}

/** The figures' text is in the page already; without their app they are shown unfolded (src/css/custom.css). */
function giveUp(): void {
  markBusy(null);
  document.documentElement.toggleAttribute('data-app-failed', true);
  say('互动部分没有加载成功，图的内容已全部展开。');
}

function scriptsOfApp(): string[] {
  return contentOf('app-scripts');
}

function contentOf(name: string): string[] {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  return meta?.content.split(' ').filter(Boolean) ?? [];
}

/** Keys that move inside a figure; what types into a field is kept as the field's value. */
const MOVING_KEYS = new Set(['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp']);

interface Touch {
  readonly element: HTMLElement;
  readonly again: () => void;
}

/**
 * A touch of a figure before the app is there starts the app and is done again when it is, in order: a tap on a button, a
 * key that moves, or what was typed or chosen in a field.
 */
function replayTouches(): void {
  const waiting: Touch[] = [];
  const keep = (event: Event): void => {
    const target = isHydrated() ? null : figureControl(event);
    if (!target) return;
    const again = replay(event, target);
    if (again) {
      waiting.push({element: target, again});
      markBusy(target);
    }
    if (starting && waiting.length !== 1) return;
    void boot().then(() => {
      markBusy(null);
      for (const touch of waiting.splice(0)) if (touch.element.isConnected) touch.again();
    });
  };
  for (const type of ['focusin', 'pointerdown', 'click', 'keydown', 'input'])
    document.addEventListener(type, keep, {capture: true});
}

/** Shows that a touched figure is getting ready (src/css/custom.css), or, with null, that none is any more. */
function markBusy(target: HTMLElement | null): void {
  const html = document.documentElement;
  if (target && !html.hasAttribute('data-app-failed')) target.closest(NEEDS_APP)?.setAttribute('aria-busy', 'true');
  else for (const figure of document.querySelectorAll(`${NEEDS_APP}[aria-busy]`)) figure.removeAttribute('aria-busy');
}

/** The control of a figure that an event is on, or a cell that a tap opens; the browser serves links, popovers and details by itself. */
function figureControl(event: Event): HTMLElement | null {
  const target =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('button, input, select, textarea, [data-taps] :is(td, th)')
      : null;
  return target?.closest(NEEDS_APP) && !target.hasAttribute('popovertarget') ? target : null;
}

function replay(event: Event, target: HTMLElement): (() => void) | null {
  if (event.type === 'click' && (target instanceof HTMLButtonElement || target instanceof HTMLTableCellElement))
    return () => target.click();
  if (event instanceof KeyboardEvent && target instanceof HTMLButtonElement && MOVING_KEYS.has(event.key)) {
    event.preventDefault();
    const {key} = event;
    return () => {
      // The key before it may have moved the focus.
      const focused = document.activeElement?.closest(NEEDS_APP) ? document.activeElement : target;
      focused.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    };
  }
  if (event.type !== 'input') return null;
  if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) {
    const {checked} = target;
    return () => {
      if (target.checked !== checked) target.click();
    };
  }
  const {value} = target as HTMLInputElement;
  return () => {
    // React reads a field through the prototype's setter and ignores a value that it has seen.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), 'value')?.set?.call(target, value);
    target.dispatchEvent(new Event('input', {bubbles: true}));
    target.dispatchEvent(new Event('change', {bubbles: true}));
  };
}
