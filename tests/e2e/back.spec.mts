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
  const kept = {restored: true, reasons: []};
  try {
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
