import {expect, test} from '@playwright/test';
import {launch} from '../../scripts/bench/tab.mjs';
import {thereAndBack} from '../../scripts/bench/taps.mjs';
import {findBrowser} from '../../scripts/lib/browser.mjs';

// This file is a module (.mts), since the scripts it uses are.
const NOTE = '/gpt/instructgpt/reward-model';
const FIGURE = '/gpt/instructgpt';

// Playwright switches the back/forward cache off, hence a browser of one's own.
test('the way back and forward shows the pages as they were left', async ({baseURL}) => {
  if (!baseURL) throw new Error('there is no address to go to');
  const browser = await findBrowser();
  if (!browser) throw new Error('there is no browser');
  const connection = await launch(browser.path);
  // A figure that has come to life, a card that is open, a search.
  const withApp = `new Promise((resolve) => {
    document.querySelector('[data-needs-app]')?.scrollIntoView();
    document.dispatchEvent(new Event('pointermove'));
    const look = () => document.querySelector('[data-needs-app]') && document.documentElement.dataset.hasHydrated !== 'true'
      ? setTimeout(look, 50) : setTimeout(resolve, 300);
    look();
  })`;
  const withCard = `document.querySelector('[popovertarget^="term-"]')?.click()`;
  try {
    // A headless shell keeps no page at all, not even a bare one; the next test says there what can be said.
    const bare = await thereAndBack(connection, baseURL, ['/img/logo.svg', '/img/favicon.svg']);
    const able = bare.back.restored;
    const kept = {restored: able, reasons: able ? [] : bare.back.reasons};
    for (const [addresses, act] of [
      [[FIGURE, '/models'], withApp],
      [[NOTE, '/glossary'], withCard],
      [['/', '/search?q=PPO'], '0'],
    ] as const) {
      const {back, forward} = await thereAndBack(connection, baseURL, addresses, act);
      expect({addresses, back, forward}).toMatchObject({addresses, back: kept, forward: kept});
    }
    // That the measure can fail: a page that listens for being unloaded is not kept.
    const spoilt = await thereAndBack(connection, baseURL, [NOTE, '/glossary'], `addEventListener('unload', () => {})`);
    expect(spoilt.back.restored).toBe(false);
  } finally {
    await connection.close();
  }
});

test('nothing on a page waits for it to be unloaded, which would keep it from being kept', async ({page}) => {
  await page.addInitScript(() => {
    const listen = window.addEventListener.bind(window);
    const seen: string[] = [];
    Object.assign(window, {
      seen,
      addEventListener: (type: string, ...more: [EventListener]) => {
        seen.push(type);
        listen(type, ...more);
      },
    });
  });
  await page.goto(FIGURE);
  await page.locator('[data-needs-app]').first().scrollIntoViewIfNeeded();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  const seen = await page.evaluate(() => (window as unknown as {seen: string[]}).seen);
  expect(seen).toContain('keydown');
  expect(seen.filter((type) => /unload/.test(type))).toEqual([]);
  expect(await page.evaluate(() => [window.onunload, window.onbeforeunload])).toEqual([null, null]);
});
