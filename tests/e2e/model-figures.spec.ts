import {expect, test, type Locator, type Page} from '@playwright/test';

const CACHE = '/llama/inference';
const TRAINING = '/llama/pretraining';
const LATENT = '/models/deepseek';

/** A figure by the first parameter that it reads from the address. */
const figure = (page: Page, parameter: string): Locator => page.locator(`[data-needs-app~="${parameter}"]`);

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, {waitUntil: 'networkidle'});
  await page.locator('[data-needs-app]').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
}

test('the cache answers to the keyboard and keeps its place in the address', async ({page}) => {
  await open(page, CACHE);
  const cache = figure(page, 'kv');
  await expect(cache.getByRole('status')).toContainText('1.25 GiB');
  await cache.getByRole('slider', {name: /上下文/}).focus();
  await page.keyboard.press('ArrowRight');
  await expect(cache.getByRole('status')).toContainText('2.5 GiB');
  await expect(page).toHaveURL(/kv-context=8192/);
  await cache.getByLabel('模型').selectOption('llama-2-7b');
  await expect(cache.getByRole('status')).toContainText('512 KiB / 词元');
  await expect(page).toHaveURL(/kv=llama-2-7b/);
  await page.reload();
  await expect(figure(page, 'kv').getByRole('status')).toContainText('512 KiB / 词元');
});

test('the cache with a latent vector answers to the keyboard and opens where the address says', async ({page}) => {
  await open(page, `${LATENT}?mla=deepseek-v2&mla-bytes=0.75`);
  const cache = figure(page, 'mla');
  await expect(cache.getByRole('status')).toContainText('25.3 KiB / 词元');
  await cache.getByRole('slider', {name: '上下文'}).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/mla-context=65536/);
  await expect(cache.getByRole('status')).toContainText('× 65,536 = 1.58 GiB');
});

test('a tap in the plot chooses the nearest model', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  await open(page, TRAINING);
  const plot = figure(page, 'scaling').locator('svg[role="img"]:visible');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the plot is not shown');
  await page.touchscreen.tap(box.x + 0.9 * box.width, box.y + box.height / 2);
  await expect(page).toHaveURL(/scaling=gpt-3-175b/);
  await expect(figure(page, 'scaling').getByRole('status')).toContainText('D/N = 1.7');
  await context.close();
});

test('the schedules open where the address says', async ({page}) => {
  await open(page, `${TRAINING}?lr=llama-2-7b&lr-tokens=8000000000&lr-axis=log`);
  await expect(figure(page, 'lr').getByRole('status')).toContainText('K Llama 2 7B、13B：3.00 × 10⁻⁴，是峰值的 100%');
  await expect(figure(page, 'lr').getByRole('radio', {name: /对数/})).toBeChecked();
});

test('text in the plots is at least 12 px on a phone, and targets are as high as a finger needs', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  for (const address of [CACHE, TRAINING, LATENT]) {
    await open(page, address);
    const figures = page.locator('[data-needs-app]');
    const sizes = await figures
      .locator('svg[role="img"] text:visible')
      .evaluateAll((texts) =>
        texts.map(
          (text) => parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0),
        ),
      );
    expect(Math.min(12, ...sizes)).toBe(12);
    const heights = await figures
      .locator(
        'select:visible, input:not([type="checkbox"], [type="radio"]):visible, label:has(input[type]):visible, summary:visible',
      )
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  }
  await context.close();
});

for (const [name, options] of [
  ['without JavaScript', {javaScriptEnabled: false}],
  ['in print', {}],
] as const) {
  test(`the figures show their numbers and no dead controls ${name}`, async ({browser}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [address, parameter, text] of [
      [CACHE, 'kv', '320 KiB / 词元'],
      [TRAINING, 'scaling', 'D/N = 297'],
      [TRAINING, 'lr', '4.26 × 10⁻⁵'],
      [LATENT, 'mla', '68.6 KiB / 词元'],
    ] as const) {
      await page.goto(address, {waitUntil: 'networkidle'});
      if (name === 'in print') await page.emulateMedia({media: 'print'});
      await expect(figure(page, parameter)).toContainText(text);
      for (const control of await figure(page, parameter).locator('[data-scripted]').all())
        await expect(control).toBeHidden();
      if (name === 'in print' && parameter !== 'kv' && parameter !== 'mla')
        await expect(figure(page, parameter).locator('details table')).toBeVisible();
    }
    await context.close();
  });
}
