import {hydrated, isHydrated} from './hydration';
import {say} from './say';

/**
 * Starts Docusaurus's app on a page that was sent without it: when a figure comes near the view, or at the first touch of
 * one. What readers do on a reading page never needs it.
 *
 * The page names the app's scripts in `<meta name="app-scripts">` (src/plugins/lean); without it the app is in the page
 * already and this does nothing.
 */

/** Marks what only the app can serve; a component that keeps state puts it on its outermost element. */
const NEEDS_APP = '[data-needs-app]';
/** How far from the view a figure is when the app starts, in CSS pixels: about a screen, so that it is ready on arrival. */
const NEAR = '800px';

interface Connection {
  readonly saveData?: boolean;
}

let starting: Promise<void> | null = null;

export function startApp(): void {
  const scripts = scriptsOfApp();
  if (scripts.length === 0 || !document.querySelector(NEEDS_APP)) return;
  const begin = (): void => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        observer.disconnect();
        void boot();
      },
      {rootMargin: NEAR},
    );
    document.querySelectorAll(NEEDS_APP).forEach((element) => observer.observe(element));
    if (!(navigator as {connection?: Connection}).connection?.saveData) whenIdle(() => prefetch(scripts));
  };
  replayTouches();
  // A page that is rendered ahead of a click should cost nothing until the click comes.
  if ((document as {prerendering?: boolean}).prerendering)
    document.addEventListener('prerenderingchange', begin, {once: true});
  else begin();
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

function prefetch(scripts: readonly string[]): void {
  for (const href of scripts) {
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.as = 'script';
    link.href = href;
    document.head.append(link);
  }
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run);
  else setTimeout(run, 1000);
}

/**
 * A touch of a figure before the app is there starts the app and is done again when it is: a tap on a button, or what was
 * typed or chosen in a field.
 */
function replayTouches(): void {
  const waiting = new Map<HTMLElement, string | boolean | null>();
  const keep = (event: Event): void => {
    const target =
      event.target instanceof Element ? event.target.closest<HTMLElement>('button, input, select, textarea') : null;
    if (isHydrated() || !target?.closest(NEEDS_APP) || target.hasAttribute('popovertarget')) return;
    const first = waiting.size === 0;
    waiting.set(target, fieldValue(target));
    if (first) void boot().then(() => waiting.forEach((value, element) => redo(element, value)));
  };
  for (const type of ['click', 'input', 'change']) document.addEventListener(type, keep, {capture: true});
}

function fieldValue(target: HTMLElement): string | boolean | null {
  if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) return target.checked;
  return target instanceof HTMLButtonElement ? null : (target as HTMLInputElement).value;
}

function redo(element: HTMLElement, value: string | boolean | null): void {
  if (!element.isConnected) return;
  if (value === null) {
    element.click();
    return;
  }
  if (typeof value === 'boolean') {
    if ((element as HTMLInputElement).checked !== value) element.click();
    return;
  }
  // React reads a field through the prototype's setter and ignores a value that it has seen.
  const prototype = Object.getPrototypeOf(element) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', {bubbles: true}));
  element.dispatchEvent(new Event('change', {bubbles: true}));
}
