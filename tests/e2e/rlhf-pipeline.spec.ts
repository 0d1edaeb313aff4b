import {expect, test} from '@playwright/test';

const PAGE = '/gpt/instructgpt';

test('the steps answer to the keyboard and keep their place in the address', async ({page}) => {
  await page.goto(PAGE, {waitUntil: 'networkidle'});
  const tabs = page.getByRole('tablist', {name: '三个步骤'}).getByRole('tab');
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(page).toHaveURL(/\?step=rm/);
  await expect(page.getByRole('tabpanel')).toContainText('33,207');
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/\?step=ppo/);
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(new RegExp(`${PAGE}$`));
});

test('an address opens its step and its stage', async ({page}) => {
  await page.goto(`${PAGE}?step=ppo&walk=5`, {waitUntil: 'networkidle'});
  await expect(page.getByRole('tab', {selected: true}).first()).toContainText('PPO-ptx');
  await expect(page.getByRole('table', {name: /六对比较/})).toBeVisible();
  await page.getByRole('button', {name: '下一步'}).click();
  await expect(page).toHaveURL(/walk=6/);
});

test('each step links to the section that explains it', async ({page}) => {
  for (const [step, target] of [
    ['sft', '/gpt/instructgpt/sft-data'],
    ['rm', '/gpt/instructgpt/reward-model#pairwise-loss'],
    ['ppo', '/gpt/instructgpt/ppo-ptx#objective'],
  ]) {
    await page.goto(`${PAGE}?step=${step}`, {waitUntil: 'networkidle'});
    await expect(page.getByRole('tabpanel').first().getByRole('link')).toHaveAttribute('href', target ?? '');
  }
});

test('works by touch on a phone, with text of at least 12 px in the picture', async ({browser}) => {
  const context = await browser.newContext({viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true});
  const page = await context.newPage();
  await page.goto(`${PAGE}`, {waitUntil: 'networkidle'});
  await page.getByRole('tab', {name: /奖励模型/}).tap();
  await expect(page).toHaveURL(/step=rm/);
  const sizes = await page.locator('figure#fig-rlhf-pipeline svg text:visible').evaluateAll((texts) =>
    texts.map((text) => {
      const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
      return parseFloat(getComputedStyle(text).fontSize) * scale;
    }),
  );
  expect(sizes.length).toBeGreaterThan(9);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  await context.close();
});

for (const [name, options] of [
  ['without JavaScript', {javaScriptEnabled: false}],
  ['in print', {}],
] as const) {
  test(`all steps and stages are there ${name}`, async ({browser}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${PAGE}?walk=3`, {waitUntil: 'networkidle'});
    if (name === 'in print') await page.emulateMedia({media: 'print'});
    const text = await page.locator('figure#fig-rlhf-pipeline').innerText();
    for (const part of ['12,725', '33,207', '31,144', '提示', '示范', '六对比较', '策略更新', 'γ = 27.8'])
      expect(text).toContain(part);
    await context.close();
  });
}
