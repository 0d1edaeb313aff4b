import AxeBuilder from '@axe-core/playwright';
import {expect, test, type Page} from '@playwright/test';
import {pageViews, sitemapPages} from './pages';

/** Collects what a page must not do: speak on the console, ask another origin, miss a file. */
function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== 'localhost:4173')
      problems.push(`other origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

test('the sitemap lists the notes', () => {
  expect(sitemapPages().length).toBeGreaterThanOrEqual(13);
});

for (const {page: address, view} of pageViews()) {
  test(`${address} at ${view.width}px, ${view.scheme}`, async ({browser}) => {
    const context = await browser.newContext({
      viewport: {width: view.width, height: view.height},
      colorScheme: view.scheme,
      hasTouch: view.width < 600,
    });
    const page = await context.newPage();
    const problems = watch(page);
    await page.goto(address, {waitUntil: 'networkidle'});

    // What is not laid out yet cannot be judged.
    await expect(page.locator('html')).not.toHaveAttribute('data-settling');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(view.scheme);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'sideways scroll').toBe(0);

    const levels = await page
      .locator('main :is(h1, h2, h3, h4, h5, h6)')
      .evaluateAll((headings) => headings.map(({tagName}) => Number(tagName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels
      .slice(1)
      .forEach((level, index) => expect(level, `heading ${index + 2}`).toBeLessThanOrEqual((levels[index] ?? 0) + 1));

    const axe = await new AxeBuilder({page})
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(
      axe.violations.map(
        ({id, nodes}) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 160))
            .join(' | ')}`,
      ),
    ).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
}

for (const address of sitemapPages()) {
  test(`${address} says the same without JavaScript`, async ({browser}) => {
    const texts = await Promise.all(
      [true, false].map(async (javaScriptEnabled) => {
        const context = await browser.newContext({viewport: {width: 1280, height: 900}, javaScriptEnabled});
        const page = await context.newPage();
        await page.goto(address, {waitUntil: 'networkidle'});
        // Controls that do nothing without a script are not there without one.
        if (javaScriptEnabled) await page.addStyleTag({content: '[data-scripted]{display:none!important}'});
        const text = (await page.locator('main').innerText()).replace(/\s+/g, '');
        await context.close();
        return text;
      }),
    );
    const [withScript = '', without = ''] = texts;
    expect(without.length).toBeGreaterThan(200);
    // An interactive figure may fold what the static page shows in full; nothing may be missing from the static page.
    const figure = await staticOnly(address);
    if (figure) expect(without.length).toBeGreaterThanOrEqual(withScript.length);
    else expect(without).toBe(withScript);
  });
}

/** Pages whose figure folds its steps once it is alive. */
function staticOnly(address: string): Promise<boolean> {
  return Promise.resolve(address === '/gpt/instructgpt');
}
