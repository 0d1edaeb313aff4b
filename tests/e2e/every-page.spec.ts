import AxeBuilder from '@axe-core/playwright';
import {expect, test, type Page} from '@playwright/test';
import {pageViews, REPRESENTATIVES, sitemapPages} from './pages';

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

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds. Contrast takes nine tenths of its time: the text of every note has the same few colours, so they are
 * judged on one page of each kind, and elsewhere only in the figures, which have colours of their own.
 */
async function accessibilityProblems(page: Page, wholeContrast: boolean): Promise<string[]> {
  const all = new AxeBuilder({page}).withTags(LEVELS);
  const runs = wholeContrast ? [all] : [all.disableRules('color-contrast')];
  if (!wholeContrast && (await page.locator('main figure').count()) > 0)
    runs.push(new AxeBuilder({page}).withRules('color-contrast').include('main figure'));
  const results = [];
  // One after the other: they share the page.
  for (const run of runs) results.push(await run.analyze());
  return results.flatMap(({violations}) =>
    violations.map(
      ({id, nodes}) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    ),
  );
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

    expect(await accessibilityProblems(page, REPRESENTATIVES.has(address))).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
}

for (const address of sitemapPages()) {
  test(`${address} says the same without JavaScript`, async ({browser}) => {
    const [scripted, plain] = await Promise.all(
      [true, false].map(async (javaScriptEnabled) => {
        const context = await browser.newContext({viewport: {width: 1280, height: 900}, javaScriptEnabled});
        const page = await context.newPage();
        await page.goto(address);
        await expect(page.locator('html')).not.toHaveAttribute('data-settling');
        // Controls that do nothing without a script are not there without one.
        if (javaScriptEnabled) await page.addStyleTag({content: '[data-scripted]{display:none!important}'});
        const text = (await page.locator('main').innerText()).replace(/\s+/g, '');
        const folds = (await page.locator('main [data-folded]').count()) > 0;
        await context.close();
        return {text, folds};
      }),
    );
    if (!scripted || !plain) throw new Error('the page was not read twice');
    expect(plain.text.length).toBeGreaterThan(200);
    // An interactive figure may fold what the static page shows in full; nothing may be missing from the static page.
    if (plain.folds) expect(plain.text.length).toBeGreaterThanOrEqual(scripted.text.length);
    else expect(plain.text).toBe(scripted.text);
  });
}
