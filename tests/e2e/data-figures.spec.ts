import {readFileSync} from 'node:fs';
import {expect, test, type Locator, type Page} from '@playwright/test';

const FUNNEL = '/data';
const MINHASH = '/data/deduplication';
const ROBOTS = '/data/law-and-robots';

interface Run {
  readonly stages: readonly {
    readonly stage: string;
    readonly label: string;
    readonly kept: number;
    readonly dropped: number;
  }[];
}
const run = JSON.parse(readFileSync('src/data/generated/dataFunnel.json', 'utf8')) as Run;

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

test('the funnel opens a stage by keyboard and keeps it in the address', async ({page}) => {
  const funnel = await open(page, FUNNEL, 'funnel');
  await funnel.getByRole('radio', {name: /^精确去重/}).focus();
  await page.keyboard.press('ArrowDown');
  const near = run.stages.find(({stage}) => stage === 'near');
  await expect(funnel.getByRole('status')).toHaveText(`近似去重：留下 ${near?.kept} 篇，去掉 ${near?.dropped} 篇。`);
  await expect(funnel.getByRole('region', {name: '近似去重'})).toContainText('留下的是 /');
  await expect(page).toHaveURL(/\?funnel=near$/);
  await page.reload();
  await expect(funnel.getByRole('region', {name: '近似去重'})).toBeVisible();
  await expect(funnel.getByRole('region', {name: '精确去重'})).toBeHidden();
});

test('MinHash follows what is typed and how the maps are cut', async ({page}) => {
  const minhash = await open(page, MINHASH, 'mhA');
  await minhash.getByRole('textbox', {name: '第一段'}).fill('一二三四五六');
  await minhash.getByRole('textbox', {name: '第二段'}).fill('二三四五六七');
  await expect(minhash).toContainText('J = 1/3 = 0.333');
  await minhash.getByRole('slider', {name: '每条行数 r'}).focus();
  await page.keyboard.press('Home');
  await expect(minhash.getByRole('status')).toContainText('用 14 条带、每条 1 行，成为候选的概率是 99.7%');
  await minhash.getByRole('button', {name: '28 × 4'}).click();
  await expect(minhash.locator('svg:visible circle')).toHaveCount(19);
  await expect(page).toHaveURL(/mhBands=28&mhRows=4/);
  await page.reload();
  await expect(minhash.getByRole('textbox', {name: '第二段'})).toHaveValue('二三四五六七');
  await expect(minhash.getByRole('status')).toContainText('用 28 条带、每条 4 行');
});

test('the robots tester says which rule decides, and opens where the address says', async ({page}) => {
  const tester = await open(page, ROBOTS, 'robots');
  await expect(tester.getByRole('status')).toContainText('可以取');
  await tester.getByRole('textbox', {name: '要取的地址'}).fill('/files/report.pdf');
  await expect(tester.getByRole('status')).toContainText('不许取');
  await expect(tester.locator('li[data-mark="decides"]')).toHaveText(/\/\*\.pdf\$.*7 个字节，对得上，由它决定/);
  await expect(page).toHaveURL(/robotsUrl=/);
  await tester.getByRole('button', {name: '两组合并'}).click();
  await expect(tester.getByRole('status')).toContainText('2 组写着同一个名字');
  await page.goto(`${ROBOTS}?robots=User-agent:%20*%0ADisallow:%20/&robotsUrl=/x&robotsAgent=b`);
  await expect(figure(page, 'robots').getByRole('textbox', {name: /^robots.txt/})).toHaveValue(
    'User-agent: *\nDisallow: /',
  );
  await expect(figure(page, 'robots').getByRole('status')).toContainText('不许取');
});

const PLACES = [
  [FUNNEL, 'funnel'],
  [MINHASH, 'mhA'],
  [ROBOTS, 'robots'],
] as const;

for (const [name, options] of [
  ['without JavaScript', {javaScriptEnabled: false}],
  ['in print', {}],
] as const) {
  test(`the figures say everything and have no dead controls ${name}`, async ({browser}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [address, parameter] of PLACES) {
      await page.goto(address, {waitUntil: 'networkidle'});
      if (name === 'in print') await page.emulateMedia({media: 'print'});
      for (const control of await figure(page, parameter).locator('[data-scripted]').all())
        await expect(control).toBeHidden();
      await expect(figure(page, parameter).locator(':is(textarea, input, select, button):visible')).toHaveCount(0);
      for (const folded of await figure(page, parameter).locator('[data-folded]').all())
        await expect(folded).toBeVisible();
      if (parameter === 'funnel') {
        for (const {label} of run.stages)
          await expect(figure(page, parameter).getByRole('region', {name: label, exact: true})).toBeVisible();
        if (name === 'in print') await expect(figure(page, parameter).locator('blockquote').last()).toBeVisible();
      }
      if (parameter === 'mhA' && name === 'in print')
        await expect(figure(page, parameter).getByRole('table')).toBeVisible();
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
    expect(before).toBeGreaterThan(300);

    const heights = await found
      .locator(
        ':is(button, select, textarea, summary):visible, input:not([type="radio"]):visible, label:has(input[type="radio"]):visible',
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
