import {expect, test, type Locator, type Page} from '@playwright/test';

const MASK = '/finetuning/instruction-data';
const PREFERENCE = '/finetuning/preference';

/** A figure by the first parameter that it reads from the address. */
const figure = (page: Page, parameter: string): Locator => page.locator(`[data-needs-app~="${parameter}"]`);

async function open(page: Page, address: string, parameter: string): Promise<Locator> {
  await page.goto(address, {waitUntil: 'networkidle'});
  const found = figure(page, parameter);
  await found.scrollIntoViewIfNeeded();
  // `fill` selects and then types: the app must not come in between.
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  return found;
}

test('the loss mask follows template and mistake by keyboard, and keeps them in the address', async ({page}) => {
  const mask = await open(page, MASK, 'mask');
  await mask.getByRole('radio', {name: '没有错'}).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(mask.getByRole('status')).toContainText('填充符就是结束符：112 个词元，33 个算损失');
  await mask.getByRole('radio', {name: 'Baichuan 2'}).check();
  await expect(mask.getByRole('list', {name: 'Baichuan 2 的词元和标签'}).getByRole('listitem')).toHaveCount(48);
  await expect(page).toHaveURL(/\?mask=baichuan-2&maskError=pad-eos$/);
  await page.reload();
  await expect(mask.getByRole('list', {name: 'Baichuan 2 的词元和标签'})).toBeVisible();
  const chips = mask.getByRole('list').getByRole('button');
  await chips.first().focus();
  await page.keyboard.press('End');
  await expect(chips.last()).toBeFocused();
  await expect(chips.last()).toHaveAccessibleName(/填充，不算损失，标签 −100$/);
});

test('another conversation is cut by the real vocabulary, loaded when asked for', async ({page}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const name = /assets\/tokenizers\/([^/]+)\.[0-9a-f]{8}\.json$/.exec(request.url())?.[1];
    if (name) loaded.push(name);
  });
  const mask = await open(page, MASK, 'mask');
  await mask.getByText('改这段对话').click();
  await mask.getByRole('textbox', {name: '助手，第二轮'}).fill('五本。');
  expect(loaded).toEqual([]);
  await mask.getByRole('button', {name: /^载入 Llama 2 的词表/}).click();
  const learned = mask.locator('li button[data-learn]');
  await expect(learned.last()).toHaveAccessibleName(/<\/s>，编号 2，模板的记号，算损失$/);
  await expect(learned.nth(-3)).toHaveAccessibleName(/“。”，编号 30267|。，编号 30267/);
  expect(loaded).toEqual(['llama-2']);
  await mask.getByRole('radio', {name: 'ChatGLM3'}).check();
  await expect(mask.getByText('ChatGLM3 的词表没有随站提供')).toBeVisible();
});

test('the four methods are stepped, and show likelihood displacement', async ({page}) => {
  const preference = await open(page, PREFERENCE, 'pref');
  await preference.getByRole('button', {name: '选中的和被拒的很像'}).click();
  const dpo = preference.getByRole('region', {name: 'DPO', exact: true});
  await expect(dpo.getByRole('listitem').last()).toContainText('99.5%');
  await preference.getByRole('slider', {name: '走了几步梯度'}).focus();
  await page.keyboard.press('Home');
  await expect(dpo.getByRole('listitem').last()).toContainText('35.0%');
  await preference.getByRole('button', {name: '走一步'}).click();
  await expect(preference.getByRole('status')).toContainText('第 1 步');
  await expect(page).toHaveURL(/\?pref=alike&prefStep=1$/);
  await page.goto(`${PREFERENCE}?pref=binary&prefStep=0`);
  await expect(preference).toContainText('47 × 53');
});

const PLACES = [
  [MASK, 'mask'],
  [PREFERENCE, 'pref'],
] as const;

for (const [name, options] of [
  ['without JavaScript', {javaScriptEnabled: false}],
  ['in print', {}],
] as const) {
  test(`the figures say everything ${name}`, async ({browser}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [address, parameter] of PLACES) {
      await page.goto(address, {waitUntil: 'networkidle'});
      if (name === 'in print') await page.emulateMedia({media: 'print'});
      const found = figure(page, parameter);
      for (const control of await found.locator('[data-scripted]').all()) await expect(control).toBeHidden();
      await expect(found.locator(':is(textarea, input, select):visible')).toHaveCount(0);
      for (const folded of await found.locator('[data-folded]').all()) await expect(folded).toBeVisible();
      if (parameter === 'mask') {
        await expect(found.getByRole('list', {name: 'Llama 2 的词元和标签'}).getByRole('listitem')).toHaveCount(108);
        await expect(found.getByText('停不下来').first()).toBeVisible();
      } else await expect(found.getByRole('img')).toHaveCount(3);
    }
    await context.close();
  });
}

test('targets are as high as a finger needs, text is at least 12 px, nothing moves when the app starts', async ({
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
    const heights = await found
      .locator(
        ':is(button, select, textarea, summary):visible, input:not([type="radio"], [type="checkbox"]):visible, label:has(:is([type="radio"], [type="checkbox"])):visible',
      )
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
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
