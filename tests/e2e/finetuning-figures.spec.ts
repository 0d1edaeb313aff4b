import {expect, test, type Locator, type Page} from '@playwright/test';

const MEMORY = '/finetuning/memory';
const QLORA = '/finetuning/qlora';
const LORA = '/finetuning/lora';

/** A figure by the first parameter that it reads from the address. */
const figure = (page: Page, parameter: string): Locator => page.locator(`[data-needs-app~="${parameter}"]`);

async function open(page: Page, address: string, parameter: string): Promise<void> {
  await page.goto(address, {waitUntil: 'networkidle'});
  await figure(page, parameter).scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
}

test('the calculator answers to the keyboard and keeps its place in the address', async ({page}) => {
  await open(page, MEMORY, 'vram');
  const vram = figure(page, 'vram');
  await expect(vram.getByRole('status')).toContainText('合计 9.78 GB');
  await vram.getByRole('slider', {name: '每条'}).focus();
  await page.keyboard.press('ArrowRight');
  await expect(vram.getByRole('status')).toContainText('2,048 个词元');
  await expect(page).toHaveURL(/vram-length=2048/);
  await vram.getByRole('button', {name: /^全量/}).press('Enter');
  await expect(vram.getByRole('status')).toContainText('一张 80 GB 的卡也放不下');
  await vram.getByLabel('模型').selectOption('qwen2.5-7b');
  await expect(page).toHaveURL(/vram=qwen2\.5-7b/);
  await page.reload();
  await expect(figure(page, 'vram').getByRole('status')).toContainText('Qwen2.5-7B，全量');
});

test('the calculator shows inference where the address says so', async ({page}) => {
  await open(page, `${MEMORY}?vram-task=infer&vram=llama-2-70b&vram-weights=nf4`, 'vram');
  await expect(figure(page, 'vram').getByRole('status')).toContainText('Llama 2 70B，推理');
  await expect(figure(page, 'vram').getByText('KV 缓存', {exact: true}).first()).toBeVisible();
});

test('the 4-bit formats answer to the keyboard and keep their place in the address', async ({page}) => {
  await open(page, `${QLORA}#fig-nf4`, 'nf4');
  const nf4 = figure(page, 'nf4');
  await expect(nf4.getByRole('status')).toContainText('4.127 位');
  await nf4.getByRole('checkbox').press('Space');
  await expect(nf4.getByRole('status')).toContainText('4.500 位');
  await nf4.getByRole('slider', {name: '块的大小'}).focus();
  await page.keyboard.press('ArrowRight');
  await expect(nf4.getByRole('status')).toContainText('4 + 32/128');
  await expect(page).toHaveURL(/nf4-block=128/);
  await page.reload();
  await expect(figure(page, 'nf4').getByRole('status')).toContainText('4.250 位');
});

test('the rank of ΔW answers to the keyboard and keeps its place in the address', async ({page}) => {
  await open(page, `${LORA}?lora=1#fig-lora-delta`, 'lora');
  const lora = figure(page, 'lora');
  await expect(lora.getByRole('status')).toContainText('r = 1');
  await lora.getByRole('slider', {name: /奇异值/}).focus();
  await page.keyboard.press('ArrowRight');
  await expect(lora.getByRole('status')).toContainText('r = 2');
  await expect(page).toHaveURL(/lora=2/);
  await page.keyboard.press('End');
  await expect(lora.getByRole('status')).toContainText('相对误差 0.0%');
});

const ALL = [
  [MEMORY, 'vram', '合计 9.78 GB'],
  [QLORA, 'nf4', '4.127 位'],
  [LORA, 'lora', '相对误差'],
] as const;

test('the figures fit a phone: text of 12 px, targets that a finger hits, no sideways scrolling', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  for (const [address, parameter] of ALL) {
    await open(page, address, parameter);
    const sizes = await figure(page, parameter)
      .locator('svg[role="img"] text:visible')
      .evaluateAll((texts) =>
        texts.map(
          (text) => parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0),
        ),
      );
    expect(Math.min(12, ...sizes)).toBe(12);
    const heights = await figure(page, parameter)
      .locator('select:visible, button:visible, input[type="range"]:visible, label:has(input[type="checkbox"]):visible')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
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
    for (const [address, parameter, text] of ALL) {
      await page.goto(address, {waitUntil: 'networkidle'});
      if (name === 'in print') await page.emulateMedia({media: 'print'});
      await expect(figure(page, parameter)).toContainText(text);
      for (const control of await figure(page, parameter).locator('[data-scripted]').all())
        await expect(control).toBeHidden();
    }
    await context.close();
  });
}
