import {expect, test, type Locator, type Page} from '@playwright/test';

const MODELS = '/models';
const figure = (page: Page): Locator => page.locator('[data-needs-app~="cols"]');
const rows = (page: Page): Locator => figure(page).locator('tr[id^="model-"]');
const row = (page: Page, id: string): Locator => page.locator(`[id="model-${id}"]`);
const heading = (page: Page, name: string): Locator => figure(page).getByRole('columnheader', {name});

interface Served {
  readonly id: string;
  readonly context: {readonly value: number | null};
}

async function open(page: Page, address = MODELS): Promise<void> {
  await page.goto(address, {waitUntil: 'networkidle'});
  await figure(page).scrollIntoViewIfNeeded();
  // `fill` selects and then types: the app must not come in between.
  await page.mouse.wheel(0, 10);
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
}

test('the table is complete without JavaScript', async ({browser, request}) => {
  const models = (await (await request.get('/data/models.json')).json()) as Served[];
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(MODELS);
  await expect(rows(page)).toHaveCount(models.length);
  await expect(row(page, 'qwen2.5-7b')).toContainText('Qwen2.5-7B');
  await expect(row(page, 'qwen2.5-7b')).toContainText('128K');
  for (const name of ['模型', '开发者', '总参数', '上下文', '能否商用'])
    await expect(heading(page, name)).toBeVisible();
  await expect(figure(page).locator(':is(textarea, input, select, button):visible')).toHaveCount(0);
  await expect(figure(page).getByRole('link', {name: 'CSV'})).toHaveAttribute('href', '/data/models.csv');
  await context.close();
});

test('a reader who only reads fetches no data', async ({page}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((name) => name.startsWith('/data/'))).toEqual([]);
  await heading(page, '上下文').getByRole('button').click();
  await expect(heading(page, '上下文')).toHaveAttribute('aria-sort', 'descending');
  expect(asked.filter((name) => name.startsWith('/data/'))).toEqual(['/data/model-rows.json']);
});

test('the table sorts by two columns and filters, and the address says how', async ({page, request}) => {
  const models = (await (await request.get('/data/models.json')).json()) as Served[];
  await open(page);
  await heading(page, '上下文').getByRole('button').click();
  const longest = Math.max(...models.map(({context}) => context.value ?? 0));
  const first = models.find(({context}) => context.value === longest);
  await expect(rows(page).first()).toHaveAttribute('id', `model-${first?.id}`);
  await heading(page, '开发者')
    .getByRole('button')
    .click({modifiers: ['Shift']});
  await figure(page).getByRole('searchbox', {name: '找模型'}).fill('qwen2.5');
  await figure(page).locator('summary', {hasText: '筛选'}).click();
  await figure(page).getByRole('group', {name: '能否商用'}).getByLabel('可以', {exact: true}).check();
  await figure(page).getByLabel('至少').first().fill('7');
  await expect(figure(page).getByRole('status')).toContainText(`列出 4 个，共 ${models.length} 个模型。`);
  await expect(page).toHaveURL(/\?sort=-context,developer&find=qwen2\.5&use=free&size=7-$/);
  await page.reload();
  // Three of Qwen2.5, and Baichuan-M2, which was made from one of them.
  await expect(rows(page)).toHaveCount(4);
  await expect(heading(page, '上下文')).toHaveAttribute('aria-sort', 'descending');
});

test('a tap before the app is there is not lost', async ({page}) => {
  await page.goto(MODELS);
  await heading(page, '上下文').getByRole('button').click();
  await expect(heading(page, '上下文')).toHaveAttribute('aria-sort', 'descending');
});

test('models pinned in the address stand side by side, with their differences marked', async ({page}) => {
  await page.goto(`${MODELS}?pin=llama-2-7b,qwen2.5-7b#model-qwen2.5-7b`);
  const compared = figure(page).getByRole('region', {name: '并排比较'});
  await expect(compared.getByRole('columnheader')).toHaveText([/Llama 2 7B/, /Qwen2\.5-7B/]);
  await expect(compared.getByRole('row', {name: /层数/})).toHaveText(/^≠ 不同：层数\s*32\s*28$/);
  await expect(row(page, 'qwen2.5-7b')).toBeInViewport();
  const all = await compared.getByRole('row').count();
  await compared.getByLabel('只看不同').check();
  expect(await compared.getByRole('row').count()).toBeLessThan(all);
  await row(page, 'yi-6b').getByRole('button', {name: '比较 Yi-6B'}).click();
  await expect(compared.getByRole('columnheader')).toHaveCount(3);
  await expect(page).toHaveURL(/\?pin=llama-2-7b,qwen2\.5-7b,yi-6b#model-qwen2\.5-7b$/);
});

test('a link from a note leads to its row', async ({page}) => {
  await page.goto(`${MODELS}?pin=glm-4.6#model-glm-4.6`);
  await expect(row(page, 'glm-4.6')).toBeInViewport();
  await expect(row(page, 'glm-4.6').getByRole('button', {name: '比较 GLM-4.6'})).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(row(page, 'glm-4.6')).toBeInViewport();
});

test('a cell opens its sources by keyboard, contradictions side by side, and gives the focus back', async ({page}) => {
  await open(page);
  await figure(page).getByRole('searchbox', {name: '找模型'}).fill('GPT-2 XL');
  await expect(rows(page)).toHaveCount(1);
  await row(page, 'gpt-2-xl').getByRole('button').first().focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'GPT-2 XL · 总参数'});
  await expect(dialog.getByRole('definition').filter({hasText: '1.5B'})).toBeVisible();
  await expect(dialog).toContainText('1542M');
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /^https:\/\//);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(row(page, 'gpt-2-xl').getByRole('button', {name: /^1\.5B/})).toBeFocused();
});

test('scores say how they were measured, and a number of examples can be chosen', async ({page}) => {
  await open(page, `${MODELS}?cols=chinese&sort=-C-Eval`);
  await expect(heading(page, 'C-Eval 自测')).toHaveAttribute('aria-sort', 'descending');
  await figure(page).getByLabel('少样本个数').selectOption({label: '只看 5-shot'});
  await expect(
    rows(page)
      .first()
      .getByRole('button', {name: /^90\.1|^92\.5|5-shot/})
      .first(),
  ).toContainText('5-shot');
  await expect(row(page, 'llama-2-7b').getByRole('cell', {name: /28\.9.*5-shot·百川智能/})).toBeVisible();
});

test('what is shown is copied as Markdown', async ({browser}) => {
  const context = await browser.newContext({permissions: ['clipboard-read', 'clipboard-write']});
  const page = await context.newPage();
  await open(page, `${MODELS}?find=yi&dev=零一万物&cols=licence`);
  await expect(rows(page)).toHaveCount(5);
  await figure(page).getByRole('button', {name: '复制为 Markdown'}).click();
  await expect(page.locator('.note-status')).toHaveText('已复制 Markdown 表格');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^\| 模型 \| 能否商用 \| 权重许可 \|/);
  expect(text).toMatch(/\n\| Yi-34B \|.*Apache-2\.0/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure(page).getByRole('button', {name: '下载 CSV'}).click(),
  ]);
  expect(download.suggestedFilename()).toBe('models.csv');
  await context.close();
});

test('on a phone the first column stays, the page does not scroll sideways, and targets are as high as a finger needs', async ({
  browser,
}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  await open(page);
  const height = async (): Promise<number> => (await figure(page).boundingBox())?.height ?? 0;
  const before = await height();
  await row(page, 'llama-2-7b').getByText('Llama 2 7B').click();
  await expect(page.getByRole('dialog', {name: 'Llama 2 7B'})).toContainText('权重许可');
  await page.getByRole('button', {name: '关闭'}).click();
  // The page's own rows and those of React measure alike.
  await expect(rows(page).first().locator('td button').first()).toBeAttached();
  expect(Math.abs((await height()) - before)).toBeLessThan(2);
  await figure(page)
    .getByRole('region', {name: /对比表/})
    .evaluate((frame) => frame.scrollBy(400, 0));
  await expect(row(page, 'llama-2-7b').getByRole('rowheader')).toBeInViewport({ratio: 0.9});
  for (const address of [MODELS, `${MODELS}?cols=architecture&pin=llama-2-7b,qwen2.5-7b,yi-34b,glm-4.6`]) {
    await open(page, address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBe(0);
  }
  for (const button of await rows(page).first().getByRole('button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await context.close();
});

test('rows out of view are not laid out, and columns and headings stay in their places', async ({page}) => {
  await page.goto(MODELS, {waitUntil: 'networkidle'});
  const frame = figure(page).getByRole('region', {name: /对比表/});
  const skipped = await rows(page).evaluateAll(
    (all) => all.filter((one) => !one.lastElementChild?.checkVisibility({contentVisibilityAuto: true})).length,
  );
  expect(skipped).toBeGreaterThan((await rows(page).count()) / 2);
  await frame.evaluate((element) => element.scrollTo(0, 2000));
  const top = async (of: Locator): Promise<number> => (await of.boundingBox())?.y ?? Number.NaN;
  expect(Math.abs((await top(heading(page, '上下文'))) - (await top(frame)))).toBeLessThan(24);
  await expect(row(page, 'qwen2.5-7b').getByRole('cell').first()).toBeAttached();
  await row(page, 'qwen2.5-7b').scrollIntoViewIfNeeded();
  // Each column is where its heading is.
  const left = async (of: Locator): Promise<number> => (await of.boundingBox())?.x ?? Number.NaN;
  for (const [index, name] of ['开发者', '发布日期', '总参数'].entries())
    expect(
      Math.abs((await left(row(page, 'qwen2.5-7b').getByRole('cell').nth(index))) - (await left(heading(page, name)))),
      name,
    ).toBeLessThan(1);
});

test('a screen reader hears one table, with the rows out of view too', async ({playwright, launchOptions, baseURL}) => {
  // What the browser itself tells a screen reader: it knows more than the markup, such as how the rows are laid out.
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--force-renderer-accessibility=screen-reader'],
  });
  const page = await browser.newPage();
  await page.goto(`${baseURL}${MODELS}`, {waitUntil: 'networkidle'});
  const all = await rows(page).count();
  const client = await page.context().newCDPSession(page);
  const count = async (role: string): Promise<number> => {
    const {nodes} = await client.send('Accessibility.getFullAXTree');
    return nodes.filter((node) => node.role?.value === role && !node.ignored).length;
  };
  await expect.poll(() => count('rowheader')).toBe(all);
  expect(await count('row')).toBe(all + 1);
  expect(await count('table')).toBe(1);
  expect((await count('cell')) / all).toBe((await count('columnheader')) - 1);
  await browser.close();
});

test('a failed request is said, and the next touch tries again', async ({page}) => {
  await page.route('**/model-rows.json', (route) => route.abort());
  await open(page);
  const field = figure(page).getByRole('searchbox', {name: '找模型'});
  await field.fill('kimi-k3');
  await expect(figure(page).getByRole('status')).toContainText('没有取到');
  await page.unroute('**/model-rows.json');
  await field.click();
  await expect(rows(page)).toHaveCount(1);
});
