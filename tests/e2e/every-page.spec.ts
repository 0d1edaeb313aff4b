import {expect, test, type Browser, type Page} from '@playwright/test';
import {accessibilityProblems, targetProblems} from './accessibility';
import {pageViews, REPRESENTATIVES, sitemapPages, VIEWS, type View} from './pages';

/** Collects what a page must not do: speak on the console, ask another origin, miss a file. */
function watch(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin)
      problems.push(`other origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** What is wrong with the order of the headings: one h1, first, and no level left out on the way down. */
async function headingProblems(page: Page): Promise<string[]> {
  const levels = await page
    .locator('main :is(h1, h2, h3, h4, h5, h6)')
    .evaluateAll((headings) => headings.map(({tagName}) => Number(tagName[1])));
  const problems = levels.flatMap((level, index) =>
    index > 0 && level > (levels[index - 1] ?? 0) + 1 ? [`heading ${index + 1} is h${level}, a level too deep`] : [],
  );
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1)
    problems.unshift(`headings: one h1 first, found ${levels.map((level) => `h${level}`).join(' ')}`);
  return problems;
}

/** Lays out everything: what a browser has skipped so far cannot be judged, and it is not in `innerText`. */
async function layOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.removeAttribute('data-settling');
    const style = document.createElement('style');
    style.textContent = '*{content-visibility:visible!important}';
    document.head.append(style);
  });
}

/** The words of the page, without the spaces; the controls that do nothing without a script are in neither reading. */
async function wordsOf(page: Page): Promise<string> {
  const style = await page.addStyleTag({content: '[data-scripted]{display:none!important}'});
  const words = (await page.locator('main').innerText()).replace(/\s+/g, '');
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  return words;
}

/**
 * The same page with JavaScript off: nothing that it says with a script may be missing. It is loaded in the tab that has
 * it already: a window and a renderer of its own cost more than the page.
 */
async function plainProblems(page: Page, scripted: string): Promise<string[]> {
  const client = await page.context().newCDPSession(page);
  // What Playwright sends for a context without JavaScript.
  await client.send('Emulation.setScriptExecutionDisabled', {value: true});
  await page.goto(page.url());
  await layOut(page);
  const plain = (await page.locator('main').innerText()).replace(/\s+/g, '');
  const folds = (await page.locator('main [data-folded]').count()) > 0;
  if (plain.length <= 200) return [`without JavaScript the page says only: ${plain}`];
  // An interactive figure may fold what the static page shows in full; nothing may be missing from the static page.
  if (folds ? plain.length >= scripted.length : plain === scripted) return [];
  const start = [...plain].findIndex((letter, index) => letter !== scripted[index]);
  const from = Math.max(0, start < 0 ? plain.length : start);
  return [
    `without JavaScript the page says something else: “${plain.slice(from, from + 40)}” for “${scripted.slice(from, from + 40)}”`,
  ];
}

/** Serves the page with HTML added at the end of its content. */
async function alter(page: Page, added: string): Promise<void> {
  if (!added) return;
  await page.route(/\/[^.]*$/, async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    return route.fulfill({response, body: (await response.text()).replace('</main>', () => `${added}</main>`)});
  });
}

/**
 * Everything that is wrong with one page in one view, in words; one load with JavaScript and, where asked for, one without.
 * @param added HTML that is put at the end of the page's content first
 */
async function problemsOf(
  browser: Browser,
  address: URL,
  view: View,
  {everyText, plain}: {readonly everyText: boolean; readonly plain: boolean},
  added = '',
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: {width: view.width, height: view.height},
    colorScheme: view.scheme,
    hasTouch: view.width < 600,
  });
  const page = await context.newPage();
  const problems = watch(page, address.origin);
  await alter(page, added);
  await page.goto(address.href);
  if (view.width < 600) problems.push(...(await targetProblems(page)));
  await layOut(page);

  const theme = await page.evaluate(() => document.documentElement.dataset.theme);
  if (theme !== view.scheme) problems.push(`the page is ${theme}, the system ${view.scheme}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow !== 0) problems.push(`sideways scroll of ${overflow} px`);
  problems.push(...(await headingProblems(page)));
  const words = await wordsOf(page);
  problems.push(...(await accessibilityProblems(page, {everyText})));
  // Meanwhile the page had the time to ask and to speak; what it asked for late has to be there as well.
  await page.waitForLoadState('networkidle');
  if (plain) problems.push(...(await plainProblems(page, words)));
  await context.close();
  return problems;
}

test('the sitemap lists the notes', () => {
  expect(sitemapPages().length).toBeGreaterThanOrEqual(13);
});

for (const {page: address, view, first} of pageViews()) {
  // What a page says does not depend on the view: it is read without JavaScript in the first one.
  test(`${address} at ${view.width}px, ${view.scheme}${first ? ', with and without JavaScript' : ''}`, async ({
    browser,
    baseURL,
  }) => {
    // Elsewhere two texts of every look are judged; one page of each kind is judged text by text, light and dark, and the
    // references in the one view that they are seen in.
    const everyText = REPRESENTATIVES.has(address) ? view === VIEWS[0] || view === VIEWS[3] : address === '/references';
    expect(await problemsOf(browser, new URL(address, baseURL), view, {everyText, plain: first})).toEqual([]);
  });
}

// A check that finds nothing on a page full of faults would find nothing anywhere.
for (const everyText of [false, true]) {
  test(`every fault of a page is found, ${everyText ? 'judging every text' : 'judging two texts of every look'}`, async ({
    browser,
    baseURL,
  }) => {
    const view = VIEWS[everyText ? 3 : 0] as View;
    const faint = view.scheme === 'light' ? 'color:#aaa' : 'color:#555';
    const home = new URL('/', baseURL);
    const other = home.origin.replace('localhost', '127.0.0.1');
    const found = await problemsOf(
      browser,
      home,
      view,
      {everyText, plain: true},
      `<p>有。</p><p style="${faint}" id="faint-prose">看不清的一段。</p><p>有。</p>
       <figure><table><tr><td>第一格</td></tr><tr><td style="${faint}" id="faint-cell">看不清的一格</td></tr><tr><td>第三格</td></tr></table>
       <div style="background:#808080"><span id="grey-ground">灰底上的字</span></div></figure>
       <p>这一段文字里有一个看不出来的<a href="/gpt" style="color:${view.scheme === 'light' ? '#333' : '#ccc'};text-decoration:none" id="hidden-link">链接</a>，读者找不到它。</p>
       <input id="nameless"><img src="/img/favicon.svg" id="wordless">
       <div style="width:2000px">宽</div><h5>太深的标题</h5><h1>第二个</h1>
       <img alt="" src="${other}/img/favicon.svg"><img alt="" src="/img/no-such.svg">
       <script>console.info('说话');document.querySelector('main').append('只有脚本才有的话');
       setTimeout(() => fetch('/late-and-missing'), 300);setTimeout(() => {throw new Error('晚到的错误')}, 300)</script>`,
    );
    const all = found.join('\n');
    for (const fault of [
      /color-contrast: .*faint-prose/,
      /color-contrast: .*faint-cell/,
      /color-contrast: .*grey-ground/,
      /link-in-text-block: .*hidden-link/,
      /label: .*nameless/,
      /image-alt: .*wordless/,
      /sideways scroll of \d+ px/,
      /is h5, a level too deep/,
      /headings: one h1 first, found h1 .*h1/,
      /other origin: http:\/\/127\.0\.0\.1:/,
      /404: .*no-such\.svg/,
      /404: .*late-and-missing/,
      /console info: 说话/,
      /error: 晚到的错误/,
      /without JavaScript the page says something else: .*只有脚本才有的话/,
    ])
      expect(all).toMatch(fault);
  });
}
