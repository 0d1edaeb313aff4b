import {expect, test} from '@playwright/test';

const PAGE = '/foundations/tokenization';

test('a vocabulary is loaded when it is chosen, in a worker, and cuts what is typed', async ({page}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const name = /assets\/tokenizers\/([^/]+)\.[0-9a-f]{8}\.json$/.exec(request.url())?.[1];
    if (name) loaded.push(name);
  });
  await page.goto(PAGE, {waitUntil: 'networkidle'});
  const figure = page.locator('[data-needs-app~="tok"]');
  await figure.scrollIntoViewIfNeeded();
  // `fill` selects and then types: the app must not come in between.
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  await figure.getByRole('textbox').fill('镇上的喆');
  await expect(figure.getByRole('button', {name: /^载入 3 个词表/})).toBeVisible();
  expect(loaded).toEqual([]);
  for (const name of [/^GPT-2/, /^Qwen 2.5/]) await figure.getByRole('checkbox', {name}).uncheck();
  await figure.getByRole('button', {name: /^载入 1 个词表（共 1\d\d KB）/}).click();
  const chips = figure.getByRole('list', {name: 'Llama 2 切出的词元'}).getByRole('button');
  // The ids that llama-tokenizer-js tests for 镇, and 喆 as its three bytes.
  await expect(chips.nth(1)).toHaveAccessibleName('第 2 个：“镇”，编号 30411，字节 E9 95 87');
  await expect(chips.last()).toHaveAccessibleName(/字节词元，编号 137，字节 86$/);
  expect(loaded).toEqual(['llama-2']);
  await chips.nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chips.nth(2)).toBeFocused();
  await expect(page).toHaveURL(/\?tok=llama-2&tokText=/);
});

test('an address opens its text without loading anything', async ({page}) => {
  await page.goto(`${PAGE}?tok=yi&tokText=%E9%95%87&tokPrice=3`, {waitUntil: 'networkidle'});
  const figure = page.locator('[data-needs-app~="tok"]');
  await expect(figure.getByRole('textbox')).toHaveValue('镇');
  await expect(figure.getByRole('button', {name: /^载入 1 个词表/})).toBeVisible();
});

test('without JavaScript three real cuts and both tables are there', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(PAGE);
  for (const [name, count] of [
    ['GPT-2', 65],
    ['Llama 2', 49],
    ['Qwen 2.5', 26],
  ] as const)
    await expect(page.getByRole('list', {name: `${name} 切出的词元`}).getByRole('listitem')).toHaveCount(count);
  await expect(page.getByRole('table', {name: /固定文字上的词元数/}).getByRole('row')).toHaveCount(12);
  await expect(page.getByRole('textbox', {name: '输入文字，或选一段：'})).toBeHidden();
  await context.close();
});

test('chips are large enough for a finger', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  await page.goto(PAGE, {waitUntil: 'networkidle'});
  const heights = await page
    .locator('[data-needs-app~="tok"] :is(button, label:has(input)):visible')
    .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(100);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await context.close();
});
