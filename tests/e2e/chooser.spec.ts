import {expect, test, type Locator, type Page} from '@playwright/test';
import {accessibilityProblems} from './accessibility';

const CHOOSING = '/models/choosing';
const TIMELINE = '/models/timeline';

const PLACES = [
  [CHOOSING, 'need-card'],
  [CHOOSING, 'sx'],
  [TIMELINE, 'tl'],
] as const;

/** A figure by the first parameter that it reads from the address. */
const figure = (page: Page, parameter: string): Locator => page.locator(`[data-needs-app~="${parameter}"]`);

async function open(page: Page, address: string, parameter: string): Promise<Locator> {
  await page.goto(address, {waitUntil: 'networkidle'});
  const found = figure(page, parameter);
  await found.scrollIntoViewIfNeeded();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  return found;
}

test('the choice follows the needs, gives reasons, and is in the address', async ({page}) => {
  const chooser = await open(page, CHOOSING, 'need-card');
  // It may stand among those that are folded away: newer ones come first.
  const qwen = chooser.locator('li').filter({has: page.locator('a', {hasText: /^Qwen3-14B$/})});
  await expect(qwen).toContainText('= 11.5 GiB，占 48%');
  const before = await chooser.getByRole('status').textContent();
  await chooser.getByLabel('做什么').selectOption('half');
  await expect(chooser.getByRole('status')).not.toHaveText(before ?? '');
  await expect(page).toHaveURL(/\?need-task=half$/);
  await chooser.getByText(/个排除的，为什么/).click();
  await expect(chooser.getByRole('region', {name: '内存不合'})).toContainText('Qwen3-14B：要 29.8 GiB，只有 24 GiB');
  await page.reload();
  await expect(figure(page, 'need-card').getByLabel('做什么')).toHaveValue('half');
});

test('a mouse drags a range in the plot, and its models are listed with links', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 900});
  const scatter = await open(page, CHOOSING, 'sx');
  const plot = scatter.locator('svg[role="img"]:visible');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the plot is not shown');
  const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(0.85, 0.03));
  await page.mouse.down();
  await page.mouse.move(...at(0.9, 0.3), {steps: 4});
  await page.mouse.move(...at(0.97, 0.5), {steps: 4});
  await page.mouse.up();
  const list = scatter.getByRole('group', {name: '范围里的模型'});
  await expect(list).toContainText('Kimi-K3');
  await expect(list.getByRole('link', {name: 'Kimi-K3'})).toHaveAttribute(
    'href',
    /\/models\?pin=kimi-k3#model-kimi-k3$/,
  );
  await expect(page).toHaveURL(/sr=/);
  await scatter.getByText('选一个范围').click();
  await scatter.getByRole('button', {name: '取消范围'}).click();
  await expect(list).toHaveCount(0);
});

test('the plot is used by keyboard: axes, steps from point to point, the range', async ({page}) => {
  const scatter = await open(page, CHOOSING, 'sx');
  await scatter.getByLabel(/^纵轴/).selectOption('MMLU.5.base.own');
  await expect(scatter).toContainText('每个点由自己的开发者测');
  await scatter.getByRole('button', {name: '右边一个'}).focus();
  await page.keyboard.press('Enter');
  await expect(scatter.getByRole('status')).toContainText('LLaMA 7B，基座：MMLU 35.1%');
  await page.keyboard.press('Enter');
  await expect(scatter.getByRole('status')).toContainText('LLaMA 13B');
  await scatter.getByText('选一个范围').focus();
  await page.keyboard.press('Enter');
  await scatter.getByRole('slider', {name: /MMLU.*从/}).focus();
  await page.keyboard.press('End');
  await expect(scatter.getByRole('group', {name: '范围里的模型'})).toContainText('范围里有 0 个模型');
  await expect(page).toHaveURL(/sy=MMLU.5.base.own/);
});

test('a tap in the plot chooses the nearest model', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  const scatter = await open(page, `${CHOOSING}?sl=gpt`, 'sx');
  const plot = scatter.locator('svg[role="img"]:visible');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  const mark = await plot.locator('path[data-colour]').first().boundingBox();
  if (!box || !mark) throw new Error('the plot is not shown');
  await page.touchscreen.tap(mark.x + mark.width / 2 + 4, mark.y + mark.height / 2 + 4);
  await expect(scatter.getByRole('status')).toContainText('GPT-1，基座：总参数 117M，2018-06-11 发布');
  await expect(page).toHaveURL(/sm=gpt-1/);
  await context.close();
});

test('the timeline zooms into a year, and its names lead to the rows', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 900});
  const timeline = await open(page, TIMELINE, 'tl');
  await timeline.getByRole('button', {name: '2025'}).click();
  await expect(timeline.getByRole('status')).toContainText('2025 年，各系列');
  await expect(timeline.locator('svg a').filter({hasText: 'Qwen3，8 个'})).toHaveAttribute(
    'href',
    /\/models\?pin=qwen3-0\.6b,qwen3-1\.7b,qwen3-4b,qwen3-8b#model-qwen3-0\.6b$/,
  );
  await expect(timeline.getByRole('link', {name: 'DeepSeek-R1', exact: true})).toBeVisible();
  await expect(page).toHaveURL(/\?tl=2025$/);
  await timeline.getByLabel('系列').selectOption('yi');
  await expect(timeline.getByRole('status')).toContainText('没有记录');
});

for (const [name, options] of [
  ['without JavaScript', {javaScriptEnabled: false}],
  ['in print', {}],
] as const) {
  test(`the figures on models show all models and no dead controls ${name}`, async ({browser}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [address, parameter] of PLACES) {
      await page.goto(address, {waitUntil: 'networkidle'});
      if (name === 'in print') await page.emulateMedia({media: 'print'});
      const found = figure(page, parameter);
      for (const control of await found.locator('[data-scripted]').all()) await expect(control).toBeHidden();
      await expect(found.locator(':is(textarea, input, select, button):visible')).toHaveCount(0);
      for (const text of ['Qwen3-14B', 'GPT-3 175B', 'DeepSeek-V4-Flash']) await expect(found).toContainText(text);
      if (name === 'in print' && parameter === 'sx') await expect(found.locator('details table')).toBeVisible();
    }
    await context.close();
  });
}

test('on a phone targets are as high as a finger needs, text is at least 12 px, nothing moves when the app starts', async ({
  browser,
}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  for (const [address, parameter] of PLACES) {
    await page.goto(address, {waitUntil: 'networkidle'});
    const found = figure(page, parameter);
    const height = async (): Promise<number> => (await found.boundingBox())?.height ?? 0;
    await found.scrollIntoViewIfNeeded();
    const before = await height();
    await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
    expect(await height()).toBe(before);
    expect(before).toBeGreaterThan(300);
    const heights = await found
      .locator(
        ':is(button, select, summary):visible, input[type="range"]:visible, label:has(input[type="checkbox"]):visible',
      )
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(4);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    const sizes = await found
      .locator('svg[role="img"] text:visible')
      .evaluateAll((texts) =>
        texts.map(
          (text) => parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0),
        ),
      );
    expect(Math.min(12, ...sizes)).toBe(12);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the figures on models are accessible, ${colorScheme}`, async ({browser}) => {
    const context = await browser.newContext({colorScheme});
    const page = await context.newPage();
    for (const [address, parameter] of [
      [`${CHOOSING}?sm=qwen3-8b&sr=0.5,1,0.3,1`, 'sx'],
      [`${TIMELINE}?tl=2024`, 'tl'],
    ] as const) {
      await open(page, address, parameter);
      expect(await accessibilityProblems(page, {within: '[data-needs-app]'})).toEqual([]);
    }
    await context.close();
  });
}
