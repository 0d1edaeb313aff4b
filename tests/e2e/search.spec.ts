// cspell:ignore tiao zzqqxx
import fs from 'node:fs';
import {expect, test, type Locator, type Page} from '@playwright/test';
import {StaticProvider} from '../../src/search/engine/staticProvider';
import {relevanceQueries} from '../search/queries';
import {accessibilityProblems} from './accessibility';
import {hold} from './pages';

const NOTE = '/gpt/gpt-1';
const RESULT = '/gpt/instructgpt/reward-model';

function box(page: Page): Locator {
  return page.getByRole('dialog', {name: '搜索'});
}

async function openWith(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(box(page)).toBeVisible();
  await page.keyboard.type(query);
  await expect(box(page).getByRole('option').first()).toBeVisible();
}

test.describe('the search box', () => {
  test('opens by key, answers as one types, and Enter opens the section with the words marked', async ({page}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    await openWith(page, '成对损失');
    const input = box(page).getByRole('combobox');
    await expect(input).toHaveAttribute('aria-expanded', 'true');
    const first = box(page).getByRole('option').first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(input).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
    await expect(first.locator('mark').first()).toHaveText('成对损失');
    await expect(page).toHaveURL(/\?q=/);
    await expect(box(page).getByRole('status')).toContainText('找到');
    await page.keyboard.press('ArrowDown');
    await expect(box(page).getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${RESULT}#pairwise-loss$`));
    const clear = page.getByRole('button', {name: '清除标记'});
    // The words are marked once the page's script has come.
    await expect(clear).toBeVisible();
    expect(await page.evaluate(() => CSS.highlights.get('search')?.size)).toBeGreaterThan(0);
    await clear.click();
    expect(await page.evaluate(() => CSS.highlights.has('search'))).toBe(false);
    await page.reload();
    await expect(page.getByRole('button', {name: '清除标记'})).toHaveCount(0);
  });

  test('opens before any script is there, and what was typed meanwhile is asked', async ({page}) => {
    const release = await hold(page, /\/reading\.\w+\.js$/);
    await page.goto(NOTE, {waitUntil: 'commit'});
    const opener = page.locator('[data-search-open]');
    await opener.click();
    await expect(page.locator('#search-box input')).toBeFocused();
    await page.keyboard.type('对齐');
    await expect(page.locator('#search-box')).toHaveJSProperty('open', true);
    release();
    await expect(box(page).getByRole('option').first()).toBeVisible();
    await page.keyboard.type('税');
    await expect(box(page).getByRole('combobox')).toHaveValue('对齐税');
    await expect(box(page).getByRole('option').first()).toContainText('对齐税');
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`${NOTE}$`));
  });

  test('stays closed for who has closed it before any script was there', async ({page}) => {
    const release = await hold(page, /\/reading\.\w+\.js$/);
    await page.goto(NOTE, {waitUntil: 'commit'});
    await expect(page.locator('[data-search-open]')).toBeVisible();
    await page.keyboard.press('/');
    await expect(box(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeHidden();
    await page.keyboard.press('/');
    await box(page).getByRole('button', {name: '关闭'}).click();
    await expect(box(page)).toBeHidden();
    release();
    await page.waitForLoadState('networkidle');
    await expect(box(page)).toBeHidden();
    await page.keyboard.press('/');
    await expect(box(page).getByRole('combobox')).toBeFocused();
  });

  test('keeps the page behind it out of reach, and closes at a click outside', async ({page}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    const opener = page.locator('[data-search-open]');
    await opener.click();
    await expect(box(page).getByRole('combobox')).toBeFocused();
    await expect(page.locator('#__docusaurus')).toHaveJSProperty('inert', true);
    // Round once: never into the page.
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('#__docusaurus') === null)).toBe(true);
    }
    await page.mouse.click(10, 450);
    await expect(box(page)).toBeHidden();
    await expect(page.locator('#__docusaurus')).toHaveJSProperty('inert', false);
    await expect(opener).toBeFocused();
    // Going back is what takes the query out of the address: only then is it closed.
    await expect(page).toHaveURL(new RegExp(`${NOTE}$`));
    await opener.click();
    await page.keyboard.type('微调');
    await expect(box(page).getByRole('option').first()).toBeVisible();
    // Esc closes from wherever the focus is.
    await box(page).getByRole('button', {name: '关闭'}).focus();
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeHidden();
    await expect(opener).toBeFocused();
  });

  test('leads to the page of results when the rest of it does not come', async ({page}) => {
    await page.route(/\/reading\.\w+\.js$/, (route) => route.abort());
    await page.goto(NOTE);
    await page.keyboard.press('/');
    await page.keyboard.type('对齐税');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/search\\?q=${encodeURIComponent('对齐税')}$`));
  });

  test('is where it was after going back, and Esc closes it and gives the focus back', async ({page}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    const opener = page.locator('[data-search-open]');
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeVisible();
    await page.keyboard.type('微调');
    await box(page).getByRole('option').first().click();
    await expect(page).toHaveURL(/#/);
    await page.goBack();
    await expect(box(page).getByRole('combobox')).toHaveValue('微调');
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent('微调')}`));
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`${NOTE}$`));
    await page.keyboard.press('Control+k');
    await expect(box(page).getByRole('button', {name: '微调', exact: true})).toBeVisible();
    await box(page).getByRole('button', {name: '清除'}).click();
    await expect(box(page).getByRole('button', {name: '微调', exact: true})).toHaveCount(0);
    await page.keyboard.press('Escape');
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  });

  test('opens a result in a new tab with Ctrl Enter, marked there too', async ({page, context}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    await openWith(page, 'KL 惩罚');
    const opened = context.waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    const tab = await opened;
    await expect(tab).toHaveURL(/\/gpt\/instructgpt\/ppo-ptx#kl$/);
    await expect(tab.getByRole('button', {name: '清除标记'})).toBeVisible();
    await expect(box(page)).toBeVisible();
  });

  test('asks nothing while a word is being composed', async ({page, context}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    await page.keyboard.press('/');
    await expect(box(page)).toBeVisible();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const client = await context.newCDPSession(page);
    await client.send('Input.imeSetComposition', {text: 'wei', selectionStart: 3, selectionEnd: 3});
    await client.send('Input.imeSetComposition', {text: 'wei tiao', selectionStart: 8, selectionEnd: 8});
    await page.waitForTimeout(500);
    await expect(box(page).getByRole('option')).toHaveCount(0);
    expect(asked.filter((url) => url.includes('/terms-'))).toEqual([]);
    await client.send('Input.insertText', {text: '微调'});
    await expect(box(page).getByRole('combobox')).toHaveValue('微调');
    await expect(box(page).getByRole('option').first()).toContainText('微调');
  });

  test('says what it took a query for, and can be told not to guess', async ({page}) => {
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    await openWith(page, 'weitiao');
    await expect(box(page)).toContainText('已按“微调”搜索');
    await box(page).getByRole('button', {name: '只搜“weitiao”'}).click();
    await expect(box(page)).toContainText('没有找到“weitiao”');
  });

  test('says when the index cannot be loaded, and tries again', async ({page}) => {
    await page.route('**/search/**/*.bin', (route) => route.abort());
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    await page.keyboard.press('/');
    await expect(box(page)).toBeVisible();
    await page.keyboard.type('微调');
    await expect(box(page).getByRole('alert')).toContainText('没有加载成功');
    await page.unroute('**/search/**/*.bin');
    await box(page).getByRole('button', {name: '再试一次'}).click();
    await expect(box(page).getByRole('option').first()).toBeVisible();
  });

  test('costs nothing before it is wanted', async ({page}) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(NOTE, {waitUntil: 'networkidle'});
    expect(asked.filter((path) => path.startsWith('/search'))).toEqual([]);
    await page.locator('[data-search-open]').hover();
    await expect.poll(() => asked.some((path) => path.endsWith('/core.bin'))).toBe(true);
  });

  test('brings its first answer with snippets in at most 110 KB', async ({page}) => {
    let bytes = 0;
    page.on('response', (response) => {
      const {pathname} = new URL(response.url());
      if (pathname.startsWith('/search/') && !pathname.endsWith('.css'))
        void response.body().then((body) => (bytes += body.length));
    });
    await page.goto(`/search?q=${encodeURIComponent('如何训练奖励模型？')}`, {waitUntil: 'networkidle'});
    await expect(page.locator('main .search-snippet').first()).toBeVisible();
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(110 * 1024);
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`is accessible, and fills a phone, ${scheme}`, async ({browser}) => {
      const context = await browser.newContext({
        viewport: {width: 360, height: 740},
        hasTouch: true,
        isMobile: true,
        colorScheme: scheme,
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      await page.goto(`http://localhost:4173${NOTE}`, {waitUntil: 'networkidle'});
      await page.locator('[data-search-open]').tap();
      await expect(box(page)).toBeVisible();
      await page.keyboard.type('奖励模型');
      await expect(box(page).getByRole('option').first()).toBeVisible();
      expect(await box(page).boundingBox()).toMatchObject({x: 0, y: 0, width: 360, height: 740});
      const heights = await box(page)
        .locator('button, [role="option"], input')
        .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      expect(await accessibilityProblems(page, {within: 'dialog'})).toEqual([]);
      await box(page).getByRole('option').first().tap();
      await expect(page).toHaveURL(new RegExp(`${RESULT}$`));
      expect(problems).toEqual([]);
      await context.close();
    });
  }
});

test.describe('the page of results', () => {
  test('lists sections as links in order, when opened directly', async ({page}) => {
    await page.goto(`/search?q=${encodeURIComponent('KL 惩罚')}`);
    const links = page.locator('main a');
    await expect(links.first()).toHaveAttribute('href', /\/gpt\/instructgpt\/ppo-ptx#kl$/);
    expect(await links.count()).toBeGreaterThan(5);
    expect(await accessibilityProblems(page, {within: 'html'})).toEqual([]);
  });

  test('keeps the query in the address and goes back to the one before', async ({page}) => {
    await page.goto(`/search?q=${encodeURIComponent('微调')}`);
    await expect(page.locator('main a').first()).toContainText('微调');
    await page.getByRole('searchbox').fill('对齐税');
    await expect(page.locator('main a').first()).toContainText('对齐税');
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent('对齐税')}`));
    await page.goto(`/search?q=${encodeURIComponent('裁剪')}`);
    await expect(page.locator('main a').first()).toContainText('裁剪');
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('对齐税');
    await expect(page.locator('main a').first()).toContainText('对齐税');
  });

  test('says what was tried when nothing fits, and offers what is near', async ({page}) => {
    await page.goto(`/search?q=${encodeURIComponent('zzqqxx')}`);
    await expect(page.locator('main')).toContainText('没有找到“zzqqxx”');
    await expect(page.locator('main')).toContainText('试过');
  });

  test('says when the index cannot be loaded, and tries again', async ({page}) => {
    await page.route('**/search/**/*.bin', (route) => route.abort());
    await page.goto(`/search?q=${encodeURIComponent('微调')}`);
    await expect(page.getByRole('alert')).toContainText('没有加载成功');
    await page.unroute('**/search/**/*.bin');
    await page.getByRole('button', {name: '再试一次'}).click();
    await expect(page.locator('main a').first()).toContainText('微调');
  });

  test('works below a sub-path', async ({page}) => {
    await page.goto(`http://localhost:4174/notes/search?q=${encodeURIComponent('成对损失')}`);
    await expect(page.locator('main a').first()).toHaveAttribute(
      'href',
      /\/notes\/gpt\/instructgpt\/reward-model#pairwise-loss$/,
    );
    await page.locator('main a').first().click();
    await expect(page).toHaveURL(/\/notes\/gpt\/instructgpt\/reward-model#pairwise-loss$/);
    await expect(page.getByRole('button', {name: '清除标记'})).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false, viewport: {width: 360, height: 740}});

  test('the link leads to a page that says where to look', async ({page}) => {
    await page.goto(NOTE);
    await page.locator('[data-search-open]').click();
    await expect(page).toHaveURL(/\/search$/);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(page.locator('main').getByRole('link', {name: '术语表'})).toBeVisible();
    await expect(page.locator('main').getByRole('link', {name: '全部目录'})).toBeVisible();
  });
});

test('every first answer costs at most 110 KB, however much must be guessed', async () => {
  const files = new Map<string, Uint8Array>();
  const read = (path: string): Uint8Array => {
    const file = files.get(path) ?? new Uint8Array(fs.readFileSync(`build/search/${path}`));
    files.set(path, file);
    return file;
  };
  const guessed = new Set(['pinyin', 'initials', 'homophone', 'english', 'crosslingual']);
  const asked = relevanceQueries.filter(({kind}, place) => guessed.has(kind) || place % 8 === 0);
  const dear: string[] = [];
  for (const {query} of asked) {
    let bytes = 0;
    const fresh = new StaticProvider((path) => {
      bytes += read(path).length;
      return Promise.resolve(read(path));
    });
    await fresh.search({text: query});
    if (bytes > 110 * 1024) dear.push(`${query}: ${Math.round(bytes / 1024)} KB`);
  }
  expect(asked.length).toBeGreaterThan(100);
  expect(dear).toEqual([]);
});

test('the right sections come first, for every kind of query', async () => {
  const provider = new StaticProvider((path) =>
    Promise.resolve(new Uint8Array(fs.readFileSync(`build/search/${path}`))),
  );
  const kinds = new Map<string, {asked: number; first: number; five: number}>();
  const missed: string[] = [];
  for (const {query, kind, answers} of relevanceQueries) {
    const answer = await provider.search({text: query, snippets: 0});
    const place = answer.groups
      .flatMap(({sections}) => sections.map(({address}) => address))
      .findIndex((address) => answers.includes(address));
    const count = kinds.get(kind) ?? {asked: 0, first: 0, five: 0};
    kinds.set(kind, count);
    count.asked += 1;
    if (place === 0) count.first += 1;
    if (place >= 0 && place < 5) count.five += 1;
    else missed.push(`${kind} ${query}`);
  }
  const all = [...kinds.values()];
  const share = (part: 'first' | 'five'): number =>
    all.reduce((sum, count) => sum + count[part], 0) / all.reduce((sum, {asked}) => sum + asked, 0);
  const told = `not among the first five: ${missed.join('; ')}`;
  expect(share('first'), told).toBeGreaterThanOrEqual(0.92);
  expect(share('five'), told).toBeGreaterThanOrEqual(0.99);
  for (const [kind, {asked, five}] of kinds) expect(five / asked, `${kind}: ${told}`).toBeGreaterThanOrEqual(0.9);
});
