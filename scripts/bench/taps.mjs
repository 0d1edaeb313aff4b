// How long a reader's tap waits for its answer on a slow phone, from the tap to the frame that shows it.
import {openTab, SLOW} from './tab.mjs';

/**
 * @typedef {object} Tap
 * @property {string} id
 * @property {string} page address
 * @property {string[]} controls selectors, the first that is shown is tapped; they name what a control does, in the
 *   site's own markup and in Docusaurus's
 * @property {string} answered the body of a function of `before`, true once the reader sees the answer
 * @property {string} before an expression, taken as the tap is sent
 */

const PHONE = {width: 412, height: 823};
const DESK = {width: 1280, height: 900};
const WAIT_MS = 12_000;

const VISIBLE_LINKS = `[...document.querySelectorAll('a[href]')].filter((a) => {
  if (a.closest('main')) return false;
  const box = a.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.left < innerWidth && box.right > 0 && box.top < innerHeight && box.bottom > 0 &&
    (!a.checkVisibility || a.checkVisibility({opacityProperty: true, visibilityProperty: true}));
}).length`;

const LINKS = ['main p a[href^="/gpt/"]:not([href*="#"])', 'main a[href^="/gpt/"]:not([href*="#"])'];
const ARRIVED = `location.pathname !== before && Boolean(document.querySelector('h1'))`;

/** @type {readonly Tap[]} */
export const TAPS = [
  {
    id: 'menu',
    page: '/gpt/gpt-3-5',
    controls: [
      '[popovertarget="site-menu"]',
      '.navbar__toggle',
      'summary[aria-label*="导航"], summary[aria-label*="菜单"]',
    ],
    before: VISIBLE_LINKS,
    answered: `return ${VISIBLE_LINKS} >= before + 2;`,
  },
  {
    id: 'theme',
    page: '/gpt/gpt-3-5',
    controls: [
      '[data-colour-mode]',
      '[class*="toggleButton"]',
      'button[aria-label*="浅色"], button[aria-label*="主题"]',
    ],
    before: `getComputedStyle(document.documentElement).colorScheme + (document.documentElement.dataset.theme ?? '') + (document.documentElement.dataset.themeChoice ?? '')`,
    answered: `return getComputedStyle(document.documentElement).colorScheme + (document.documentElement.dataset.theme ?? '') + (document.documentElement.dataset.themeChoice ?? '') !== before;`,
  },
  {
    id: 'search',
    page: '/gpt/gpt-3-5',
    controls: ['a[data-search-open]', '[class*="search"] button', 'a[href$="/search"]', 'input[type="search"]'],
    before: `document.querySelector('input[type="search"]:focus, dialog[open]') ? 1 : 0`,
    answered: `return Boolean(document.querySelector('input[type="search"]:focus, dialog[open] input:focus'));`,
  },
  {
    id: 'copy',
    page: '/gpt/gpt-3-5',
    controls: ['[data-copy="code"]'],
    before: '0',
    answered: `return [...document.querySelectorAll('[role="status"]')].some((node) => node.textContent.includes('复制'));`,
  },
  {
    id: 'term',
    page: '/gpt/gpt-3-5',
    controls: ['button[popovertarget^="term-"]'],
    before: '0',
    answered: `return Boolean(document.querySelector(':popover-open'));`,
  },
  {
    id: 'link',
    page: '/gpt/gpt-3-5',
    controls: LINKS,
    before: `location.pathname`,
    // That it was heard: here the link stays lit, in Docusaurus a bar grows along the top.
    answered: `return Boolean(document.querySelector('a[data-leaving], #nprogress')) || (${ARRIVED});`,
  },
  {
    id: 'arrival',
    page: '/gpt/gpt-3-5',
    controls: LINKS,
    before: `location.pathname`,
    answered: `return ${ARRIVED};`,
  },
];

/**
 * Runs in every document. Says when a control is on the screen (the tap follows at once), then watches each frame for
 * the answer.
 */
function probe(tap) {
  return `(() => {
  const tap = ${JSON.stringify(tap)};
  const report = (name, more) => globalThis.benchReport?.(JSON.stringify({name, ...more}));
  const now = () => performance.timeOrigin + performance.now();
  const before = () => (0, eval)('(' + tap.before + ')');
  const answered = new Function('before', tap.answered);
  // After the frame: what it shows is painted.
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  addEventListener('pageshow', (event) => report('pageshow', {persisted: event.persisted, path: location.pathname, at: now()}));
  let stored;
  try { stored = sessionStorage.getItem('bench-tap'); } catch { return; }
  const watch = (was) => {
    const look = () => {
      let shown = false;
      try { shown = document.body !== null && answered(was); } catch {}
      // This runs in the frame that shows it: what follows the frame finds it painted.
      if (shown) setTimeout(() => report('answered', {at: now()}));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  if (stored !== null) { watch(JSON.parse(stored)); return; }
  if (!tap.id) return;
  const seek = () => {
    const control = tap.controls.flatMap((selector) => [...document.querySelectorAll(selector)]).find((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && (!node.checkVisibility || node.checkVisibility({visibilityProperty: true}));
    });
    if (control) {
      const box = control.getClientRects()[0];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      if (top && (control.contains(top) || top.contains(control)) && performance.getEntriesByName('first-contentful-paint').length > 0) {
        const was = before();
        sessionStorage.setItem('bench-tap', JSON.stringify(was));
        painted(() => { report('ready', {x, y, disabled: Boolean(control.disabled), at: now()}); watch(was); });
        return;
      }
      if (!top || y < 80 || y > innerHeight - 40) control.scrollIntoView({block: 'center', behavior: 'instant'});
    }
    requestAnimationFrame(seek);
  };
  requestAnimationFrame(seek);
})();`;
}

/** Waits for a report of the page. @returns {Promise<any | null>} null when none came in time */
function reported(tab, name, ms = WAIT_MS) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop();
      resolve(null);
    }, ms);
    const stop = tab.onReport((which, payload) => {
      if (which !== name) return;
      clearTimeout(timer);
      stop();
      resolve(payload);
    });
  });
}

async function press(tab, {x, y}, touch) {
  const at = performance.timeOrigin + performance.now();
  if (touch) {
    void tab.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: [{x, y}]}).catch(() => {});
    void tab.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []}).catch(() => {});
  } else {
    const button = {x, y, button: 'left', clickCount: 1};
    void tab.send('Input.dispatchMouseEvent', {type: 'mousePressed', ...button}).catch(() => {});
    void tab.send('Input.dispatchMouseEvent', {type: 'mouseReleased', ...button}).catch(() => {});
  }
  return at;
}

/**
 * The first tap of a first visit, sent the moment the control is painted.
 *
 * @param {import('./tab.mjs').Connection} connection
 * @param {string} url of the site
 * @param {Tap} tap
 * @param {{restMs?: number}} options wait between the paint and the tap: a control that answers only then loses first taps
 * @returns {Promise<{ms: number | null, view: 'phone' | 'desk' | null, reason: string | null}>} ms: from the tap to the
 *   frame with the answer; null when none came, with the reason
 */
export async function firstTap(connection, url, tap, {restMs = 0} = {}) {
  for (const [view, size] of [
    ['phone', PHONE],
    ['desk', DESK],
  ]) {
    const tab = await openTab(connection, {...size, script: probe(tap), slow: SLOW});
    try {
      const ready = reported(tab, 'ready', view === 'phone' ? WAIT_MS / 2 : WAIT_MS);
      await tab.send('Page.navigate', {url: url + tap.page});
      const control = await ready;
      if (!control) continue;
      await pause(restMs);
      const answer = reported(tab, 'answered');
      const at = await press(tab, control, view === 'phone');
      const answered = await answer;
      return answered
        ? {ms: Math.max(0, answered.at - at), view, reason: null}
        : {ms: null, view, reason: `${WAIT_MS / 1000} 秒内没有量到反应`};
    } finally {
      await tab.close();
    }
  }
  return {ms: null, view: null, reason: '页面上没有这个控件'};
}

const NEXT = {
  id: '',
  page: '/gpt/gpt-3-5',
  controls: [],
  before: '0',
  answered: 'return false;',
};

/** Where the reader goes: a link of the page's text or menu to another note. */
const FIND_LINK = `(() => {
  const link = [...document.querySelectorAll('main a[href^="/gpt/"]')].find((a) => {
    const to = new URL(a.href);
    return to.pathname !== location.pathname && !to.hash && a.getClientRects().length > 0 && a.checkVisibility({visibilityProperty: true});
  });
  link.scrollIntoView({block: 'center', behavior: 'instant'});
  const box = link.getClientRects()[0];
  globalThis.benchStart = document.querySelector('h1').textContent;
  return {x: box.left + box.width / 2, y: box.top + box.height / 2, to: new URL(link.href).pathname};
})()`;

/** In the old document, when the site changes it in place: the frame in which the new heading is there. */
const WATCH_IN_PLACE = `(() => {
  const look = () => {
    const heading = document.querySelector('h1');
    if (heading && heading.textContent !== globalThis.benchStart) {
      setTimeout(() => (globalThis.benchShown = performance.timeOrigin + performance.now()));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/**
 * The next page and the way back, after a first page that has come to rest, on a slow phone.
 *
 * @param {import('./tab.mjs').Connection} connection
 * @param {string} url of the site
 * @param {{restMs?: number}} options how long the reader reads before the tap
 * @returns {Promise<{nextMs: number | null, inPlace: boolean, backMs: number | null, forwardMs: number | null, bfcache: boolean | null, reasons: string[]}>}
 *   nextMs: from the tap to the first paint of the next page (in place: to the frame with its heading);
 *   bfcache: whether the ways back and forward were served from the back/forward cache; null when no document was left;
 *   reasons: why not, in the browser's words
 */
export async function nextPage(connection, url, {restMs = 6000} = {}) {
  const tab = await openTab(connection, {...PHONE, script: probe(NEXT), slow: SLOW});
  try {
    const shown = reported(tab, 'pageshow');
    await tab.send('Page.navigate', {url: url + NEXT.page});
    await shown;
    await pause(restMs);
    const link = await tab.evaluate(FIND_LINK);
    await tab.evaluate(WATCH_IN_PLACE);
    await pause(500);
    const at = await press(tab, link, true);
    const next = await poll(tab, NEXT_SHOWN);
    if (!next) return {nextMs: null, inPlace: false, backMs: null, forwardMs: null, bfcache: null, reasons: []};
    await pause(1500);
    const back = await step(tab, -1, next.inPlace);
    await pause(1500);
    const forward = await step(tab, 1, next.inPlace);
    return {
      nextMs: next.at - at,
      inPlace: next.inPlace,
      backMs: back.ms,
      forwardMs: forward.ms,
      bfcache: next.inPlace ? null : back.restored && forward.restored,
      reasons: [...new Set([...back.reasons, ...forward.reasons])],
    };
  } finally {
    await tab.close();
  }
}

/**
 * The way back from a second page and forward to it again, at full speed.
 *
 * @param {import('./tab.mjs').Connection} connection
 * @param {string} url of the site
 * @param {readonly [string, string]} addresses
 * @param {string} act an expression that does on each page what a reader would; may be a promise
 * @returns {Promise<{back: Step, forward: Step}>}
 */
export async function thereAndBack(connection, url, addresses, act = '0') {
  const tab = await openTab(connection, {...PHONE, script: probe(NEXT), slow: null});
  try {
    for (const address of addresses) {
      const shown = reported(tab, 'pageshow');
      await tab.send('Page.navigate', {url: url + address});
      if (!(await shown)) throw new Error(`${address} 没有显示出来。`);
      await tab.evaluate(act);
    }
    return {back: await step(tab, -1, false), forward: await step(tab, 1, false)};
  } finally {
    await tab.close();
  }
}

/**
 * @typedef {object} Step
 * @property {number | null} ms from the wish to go to the page being there
 * @property {boolean} restored whether it was kept, as it was left, by the browser
 * @property {string[]} reasons why not, in the browser's words
 */

/** One page back (-1) or forward (1) in the history. @returns {Promise<Step>} */
async function step(tab, by, inPlace) {
  const {currentIndex, entries} = await tab.send('Page.getNavigationHistory');
  const entry = entries[currentIndex + by];
  if (!entry) return {ms: null, restored: false, reasons: []};
  const shown = reported(tab, 'pageshow', 8000);
  if (inPlace)
    await tab.evaluate(
      `globalThis.benchStart = document.querySelector('h1').textContent; globalThis.benchShown = undefined; ${WATCH_IN_PLACE}`,
    );
  const at = performance.timeOrigin + performance.now();
  await tab.send('Page.navigateToHistoryEntry', {entryId: entry.id});
  const arrived = inPlace ? await poll(tab, NEXT_SHOWN) : await shown;
  const restored = arrived?.persisted === true;
  return {
    ms: arrived ? arrived.at - at : null,
    restored,
    reasons: inPlace || restored ? [] : ((await poll(tab, NOT_RESTORED)) ?? []),
  };
}

const NOT_RESTORED = `(() => {
  const found = performance.getEntriesByType('navigation')[0].notRestoredReasons?.reasons ?? [];
  return found.map(({reason}) => reason);
})()`;

const NEXT_SHOWN = `(() => {
  if (globalThis.benchStart !== undefined)
    return globalThis.benchShown === undefined ? null : {at: globalThis.benchShown, inPlace: true};
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const heading = document.querySelector('h1');
  return paint && heading ? {at: performance.timeOrigin + paint.startTime, inPlace: false} : null;
})()`;

async function poll(tab, expression) {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    // While one document takes another's place there is nothing to ask.
    const value = await tab.evaluate(expression).catch(() => null);
    if (value) return value;
    await pause(100);
  }
  return null;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
