import {expect, test} from '@playwright/test';

const NOTE = '/gpt/instructgpt/reward-model';

test.describe('on a phone without JavaScript', () => {
  test.use({javaScriptEnabled: false, viewport: {width: 360, height: 740}, hasTouch: true});

  test('a plain link reaches the contents, and from there a note', async ({page}) => {
    await page.goto(NOTE);
    await page.getByRole('link', {name: '目录', exact: true}).click();
    await expect(page).toHaveURL(/\/#route$/);
    await page.getByRole('link', {name: 'GPT-2', exact: true}).click();
    await expect(page.getByRole('heading', {level: 1})).toContainText('GPT-2');
  });

  test('a term opens its card, the contents of the page unfold, the answer of a quiz too', async ({page}) => {
    await page.goto(NOTE);
    const term = page.locator('button[data-popover]').first();
    await term.click();
    await expect(page.locator('[popover]:popover-open')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('summary', {hasText: '本页目录'}).click();
    await expect(page.locator('details .table-of-contents').first()).toBeVisible();
    await page.locator('summary', {hasText: '看答案和理由'}).first().click();
  });
});

test('a term opens by keyboard and by hover, and Esc closes it', async ({page}) => {
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  const term = page.locator('button[data-popover]').first();
  const card = page.locator('[popover]:popover-open');
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await page.mouse.move(0, 0);
  await term.hover();
  await expect(card).toBeVisible();
});

test('a section link is copied', async ({page, context, baseURL}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  const link = page.locator('h2 .hash-link').first();
  const id = await page.locator('main h2').first().getAttribute('id');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.note-status')).toHaveText('已复制链接');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${NOTE}#${id}`);
  await expect(page).toHaveURL(new RegExp(`#${id}$`));
});

test('section links are visible on touch', async ({browser}) => {
  const context = await browser.newContext({hasTouch: true, isMobile: true, viewport: {width: 360, height: 740}});
  const page = await context.newPage();
  await page.goto(`${NOTE}`);
  for (const selector of ['h2 > .hash-link', 'figure > .hash-link', '[id^="eq-"] > .hash-link']) {
    await expect(page.locator(selector).first()).toHaveCSS('opacity', '1');
  }
  await context.close();
});

test('a citation leads to its entry, and the entry to the sections that cite it', async ({page}) => {
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  await page.locator('a[href^="#ref-"]').first().click();
  await expect(page).toHaveURL(/#ref-/);
  await page.goto('/references#ouyang2022instructgpt', {waitUntil: 'networkidle'});
  const entry = page.locator('[id="ouyang2022instructgpt"]');
  await expect(entry.getByRole('link').filter({hasText: '奖励模型'}).first()).toBeVisible();
});

test('a quiz tells right from wrong', async ({page}) => {
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  const quiz = page
    .locator('section[id^="quiz-"]')
    .filter({has: page.getByRole('radio')})
    .first();
  const choices = quiz.getByRole('radio');
  const said = new Set<string>();
  for (let index = 0; index < (await choices.count()); index += 1) {
    await choices.nth(index).check();
    said.add((await quiz.getByRole('status').innerText()).slice(0, 2));
  }
  expect([...said].sort()).toEqual(['不对', '对了']);
});

test('code is copied', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  const frame = page.locator('.code-frame').first();
  await frame.getByRole('button', {name: '复制'}).click();
  await expect(page.locator('.note-status')).toHaveText('已复制代码');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await frame.locator('pre').textContent());
});

test('formulas and diagrams are in the page as it arrives', async ({request}) => {
  const html = await (await request.get(NOTE)).text();
  expect(html).toContain('katex-display');
  expect(html).toMatch(/<div class="?diagram/);
  expect(html).not.toContain('language-mermaid');
});

test('in print equations keep their numbers and nothing of the frame remains', async ({page}) => {
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  await page.emulateMedia({media: 'print'});
  await expect(page.locator('[id^="eq-"]').first().getByText('(1)')).toBeVisible();
  for (const selector of ['.navbar', '.theme-doc-sidebar-container', '.pagination-nav']) {
    await expect(page.locator(selector)).toBeHidden();
  }
});

test('no part of a diagram is left to the browser’s default black', async ({page}) => {
  await page.goto('/gpt/instructgpt', {waitUntil: 'networkidle'});
  const fills = await page
    .locator('.diagram svg :is(rect, polygon)')
    .evaluateAll((shapes) => shapes.map((shape) => getComputedStyle(shape).fill));
  expect(fills.length).toBeGreaterThan(3);
  expect(fills).not.toContain('rgb(0, 0, 0)');
});

test('a page that does not exist says so', async ({page}) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
});

test('the build under a sub-path keeps its links below it', async ({browser}) => {
  const context = await browser.newContext({baseURL: 'http://localhost:4174'});
  const page = await context.newPage();
  const missing: string[] = [];
  page.on('response', (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(`/notes${NOTE}`, {waitUntil: 'networkidle'});
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
  expect(links.filter((href) => !href.startsWith('/notes/') && href !== '/notes')).toEqual([]);
  await page.getByRole('link', {name: '术语表', exact: true}).first().click();
  await expect(page).toHaveURL(/\/notes\/glossary/);
  expect(missing).toEqual([]);
  await context.close();
});
