import {expect, test, type Page} from '@playwright/test';
import {hold} from './pages';

// The light page (src/plugins/lean): what a reader does works without the app, and the app comes when a figure needs it.

const NOTE = '/gpt/instructgpt/reward-model';
const FIGURE = '/gpt/instructgpt';
const APP = /\/assets\/js\/(main|runtime~main)\.[\w]+\.js$/;

function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  return scripts;
}

const hydrated = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');

/** A reader who moves, with a figure in view. */
async function reach(page: Page): Promise<void> {
  await page.locator('[data-needs-app]').scrollIntoViewIfNeeded();
  await page.mouse.move(100, 100);
}

test('a note needs one small script and no app', async ({page}) => {
  const scripts = scriptsOf(page);
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  expect(scripts).toHaveLength(1);
  expect(scripts[0]).toMatch(/\/reading\.\w+\.js$/);
});

test('the colours change at once, and the next page has them', async ({page}) => {
  await page.goto(NOTE);
  const html = page.locator('html');
  const button = page.getByRole('button', {name: /切换颜色/});
  await button.click();
  await expect(html).toHaveAttribute('data-theme-choice', 'light');
  await button.click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.note-status')).toHaveText('颜色：深色');
  await page.goto('/glossary');
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

for (const javaScriptEnabled of [true, false]) {
  test(`the menu opens on a phone ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({browser}) => {
    const context = await browser.newContext({javaScriptEnabled, viewport: {width: 360, height: 740}, hasTouch: true});
    const page = await context.newPage();
    for (const address of [NOTE, '/', '/glossary', '/no-such-page']) {
      await page.goto(address);
      await page.getByRole('button', {name: '打开菜单'}).tap();
      const menu = page.locator('#site-menu');
      await expect(menu.getByRole('link', {name: '术语表'})).toBeVisible();
      await menu.getByRole('button', {name: '关闭菜单'}).tap();
      await expect(menu).toBeHidden();
    }
    await page.goto(NOTE);
    await page.getByRole('button', {name: '打开菜单'}).tap();
    await page.locator('#site-menu').getByRole('link', {name: 'GPT-2', exact: true}).tap();
    await expect(page).toHaveURL(/\/gpt\/gpt-2$/);
    await context.close();
  });
}

test('a reader without JavaScript who prefers dark reads dark', async ({browser}) => {
  const backgrounds = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const context = await browser.newContext({javaScriptEnabled: false, colorScheme});
      const page = await context.newPage();
      await page.goto('/gpt/gpt-1');
      const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await context.close();
      return background;
    }),
  );
  const brightness = backgrounds.map((colour) => Number(/\d+/.exec(colour)?.[0]));
  expect(brightness[0]).toBeGreaterThan(200);
  expect(brightness[1]).toBeLessThan(60);
});

test('a chapter of the menu folds without JavaScript', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  await page.goto('/intro');
  const link = page.locator('#site-menu').getByRole('link', {name: 'GPT-3', exact: true});
  await expect(link).toBeHidden();
  await page.locator('#site-menu summary[aria-label="GPT的各页"]').click();
  await expect(link).toBeVisible();
  await context.close();
});

test('the contents mark the section being read, and the way back to the top appears', async ({page}) => {
  await page.goto(NOTE);
  await expect(page.getByRole('link', {name: '回到页首'})).toBeHidden();
  await page.locator('#pairwise-loss').evaluate((heading) => heading.scrollIntoView());
  await expect(page.locator('[data-contents] .table-of-contents__link--active')).toHaveText('成对损失');
  await page.getByRole('link', {name: '回到页首'}).click();
  await expect(page.getByRole('link', {name: '回到页首'})).toBeHidden();
});

test('a link to a section is exact, whether its page has been laid out before the click or not', async ({page}) => {
  const html = page.locator('html');
  const link = page.locator('[data-contents] a[href="#further-reading"]:visible').first();
  const height = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
  const followed = async (): Promise<void> => {
    await link.click();
    await expect(html).not.toHaveAttribute('data-settling');
    await page.waitForTimeout(300);
    const top = await page.locator('#further-reading').evaluate((heading) => heading.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(50);
    expect(top).toBeLessThan(120);
  };
  await page.goto(NOTE);
  await expect(html).toHaveAttribute('data-settling', '');
  const estimated = await height();
  await link.hover();
  await expect(html).not.toHaveAttribute('data-settling');
  const whole = await height();
  expect(whole).not.toBe(estimated);
  await followed();
  expect(await height()).toBe(whole);
  // A browser that never rests lays nothing out beforehand.
  await page.addInitScript(() => Object.assign(window, {requestIdleCallback: () => 0}));
  await page.goto('about:blank');
  await page.goto(NOTE);
  await link.hover();
  await expect(html).toHaveAttribute('data-settling', '');
  await followed();
  expect(await height()).toBe(whole);
});

test('pages are rendered ahead under a mouse, and only fetched ahead under a finger', async ({page, browser}) => {
  const rules = 'script[type="speculationrules"]';
  await page.goto(NOTE, {waitUntil: 'networkidle'});
  await expect(page.locator(rules)).toHaveCount(1);
  const phone = await browser.newContext({viewport: {width: 360, height: 740}, isMobile: true, hasTouch: true});
  const held = await phone.newPage();
  await held.goto(NOTE, {waitUntil: 'networkidle'});
  await expect(held.locator(rules)).toHaveCount(0);
  const link = held.locator('main p a[href^="/"]:not([href*="#"]):visible').first();
  await link.scrollIntoViewIfNeeded();
  const href = (await link.getAttribute('href')) ?? '';
  await link.dispatchEvent('touchstart');
  await expect(held.locator(`link[rel="prefetch"][href$="${href}"]`)).toHaveCount(1);
  await phone.close();
});

test('a dark page has the same colours without scripts', async ({browser}) => {
  const colours = async (javaScriptEnabled: boolean): Promise<string[]> => {
    const context = await browser.newContext({colorScheme: 'dark', javaScriptEnabled});
    const page = await context.newPage();
    await page.goto(NOTE);
    const found = await page.evaluate(() =>
      ['html', 'article h1', 'article p', 'table tr:nth-child(2n)', 'nav.navbar', 'footer'].flatMap((selector) => {
        const element = document.querySelector(selector);
        if (!element) return [selector];
        const {color, backgroundColor} = getComputedStyle(element);
        return [`${selector} ${color} ${backgroundColor}`];
      }),
    );
    await context.close();
    return found;
  };
  expect(await colours(false)).toEqual(await colours(true));
});

test('a dark page is printed in the colours of a light one', async ({browser}) => {
  const printed = async (colorScheme: 'dark' | 'light', javaScriptEnabled: boolean): Promise<string[]> => {
    const context = await browser.newContext({colorScheme, javaScriptEnabled});
    const page = await context.newPage();
    await page.goto(NOTE);
    await page.emulateMedia({media: 'print'});
    const found = await page.evaluate(() =>
      ['html', 'article h1', 'article p', 'article svg text', 'article table th', 'article pre span[style]'].map(
        (selector) => {
          const element = document.querySelector(selector);
          if (!element) return selector;
          const {color, fill, backgroundColor, colorScheme: scheme} = getComputedStyle(element);
          return [selector, color, fill, backgroundColor, scheme].join(' ');
        },
      ),
    );
    await context.close();
    return found;
  };
  const light = await printed('light', true);
  expect(await printed('dark', true)).toEqual(light);
  expect(await printed('dark', false)).toEqual(light);
});

test('the key to the end of a page leads there', async ({page}) => {
  await page.goto(NOTE);
  await expect(page.locator('html')).toHaveAttribute('data-settling', '');
  await page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight - window.scrollY))
    .toBeLessThan(2);
});

for (const [address, width] of [
  [NOTE, 360],
  [NOTE, 1280],
  ['/glossary', 360],
  ['/references', 360],
] as const) {
  test(`a leap over what is not laid out moves nothing that is in view of ${address} at ${width}px`, async ({page}) => {
    await page.setViewportSize({width, height: 800});
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('data-settling', '');
    const [before, after, from, to] = await page.evaluate(async () => {
      const html = document.documentElement;
      window.scrollTo(0, html.scrollHeight / 2);
      const block = document
        .elementFromPoint(window.innerWidth / 2, 400)
        ?.closest(':is(.theme-doc-markdown, [data-long-list]) > *');
      const top = (): number => Math.round(block?.getBoundingClientRect().top ?? NaN);
      const [start, height] = [top(), html.scrollHeight];
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
      return [start, top(), height, html.scrollHeight];
    });
    expect(Math.abs((after ?? NaN) - (before ?? NaN))).toBeLessThan(2);
    expect(to).not.toBe(from);
    await expect(page.locator('html')).not.toHaveAttribute('data-settling');
  });
}

test('a letter of the glossary is where its link leads, and what is far away is not laid out before', async ({
  page,
}) => {
  await page.setViewportSize({width: 360, height: 800});
  await page.goto('/glossary');
  const isLaidOut = (letter: string): Promise<boolean> =>
    page.locator(`#letter-${letter}`).evaluate((heading) => heading.checkVisibility({contentVisibilityAuto: true}));
  expect(await isLaidOut('b')).toBe(true);
  expect(await isLaidOut('z')).toBe(false);
  await page.getByRole('navigation', {name: '按字母跳转'}).getByRole('link', {name: 'S', exact: true}).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-settling');
  const top = (): Promise<number> =>
    page.locator('#letter-s').evaluate((heading) => heading.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThan(50);
  await expect.poll(top).toBeLessThan(120);
});

test('an address with a section is laid out whole', async ({page}) => {
  await page.goto(`${NOTE}#further-reading`);
  await expect(page.locator('html')).not.toHaveAttribute('data-settling');
});

test('a figure in view stays a picture until the reader moves', async ({page}) => {
  const scripts = scriptsOf(page);
  await page.setViewportSize({width: 1280, height: 4000});
  await page.goto(FIGURE, {waitUntil: 'networkidle'});
  // A browser says so of a pointer that rests, too.
  await page.evaluate(() => void document.body.dispatchEvent(new PointerEvent('pointermove', {bubbles: true})));
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.dataset.hasHydrated)).not.toBe('true');
  expect(scripts.filter((script) => APP.test(script)).length).toBeLessThanOrEqual(2);
  await page.mouse.move(100, 100);
  await hydrated(page);
});

test('the app comes with the figure, and moves nothing', async ({page}) => {
  await page.addInitScript(() => {
    const seen = window as unknown as {shift: number};
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as {value: number}).value;
    }).observe({type: 'layout-shift', buffered: true});
  });
  await page.goto(FIGURE);
  // What a leap lays out is another matter.
  await page.evaluate(() => document.documentElement.removeAttribute('data-settling'));
  await reach(page);
  await hydrated(page);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as {shift: number}).shift)).toBeLessThan(0.001);
});

test('a tap before the app is there is done when it is', async ({page}) => {
  const release = await hold(page, APP);
  await page.goto(FIGURE);
  const figure = page.locator('[data-needs-app]');
  await expect(figure).not.toHaveAttribute('aria-busy');
  await page.getByRole('tab', {name: /奖励模型/}).click();
  // It shows at once that it was heard.
  await expect(figure).toHaveAttribute('aria-busy', 'true');
  await expect(figure).toHaveCSS('outline-style', 'dashed');
  await expect(page).toHaveURL(new RegExp(`${FIGURE}$`));
  release();
  await expect(page).toHaveURL(/step=rm/);
  await expect(page.getByRole('tabpanel')).toContainText('33,207');
  await expect(figure).not.toHaveAttribute('aria-busy');
});

test('what was done before the app came stays, and it says nothing on the console', async ({page}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'IntersectionObserver', {
      value: class {
        observe() {}
        disconnect() {}
        unobserve() {}
      },
    });
  });
  await page.goto(FIGURE, {waitUntil: 'networkidle'});
  await page.getByRole('button', {name: /切换颜色/}).click();
  const quiz = page
    .locator('[data-quiz]')
    .filter({has: page.getByRole('radio')})
    .first();
  await quiz.getByRole('radio').first().check();
  const verdict = await quiz.getByRole('status').innerText();
  await quiz.locator('summary').click();
  await page.getByRole('tab', {name: /奖励模型/}).click();
  await hydrated(page);
  await expect(page).toHaveURL(/step=rm/);
  await expect(quiz.getByRole('status')).toHaveText(verdict);
  await expect(quiz.locator('details')).toHaveAttribute('open', '');
  await expect(quiz.getByRole('radio').first()).toBeChecked();
  await page.getByRole('button', {name: /切换颜色/}).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'dark');
  expect(said).toEqual([]);
});

test('without its app a figure shows everything', async ({page}) => {
  await page.route(APP, (route) => route.abort());
  await page.goto(FIGURE);
  await reach(page);
  await expect(page.locator('.note-status')).toContainText('没有加载成功');
  for (const panel of await page.locator('[data-folded]').all()) await expect(panel).toBeVisible();
  await expect(page.getByRole('tablist')).toBeHidden();
});

test('links stay plain navigations when the app is there', async ({page}) => {
  await page.goto(FIGURE);
  await reach(page);
  await hydrated(page);
  const scripts = scriptsOf(page);
  await page.evaluate(() => Object.assign(window, {samePage: true}));
  await page.locator('main').getByRole('link', {name: '奖励模型'}).first().click();
  await expect(page).toHaveURL(/reward-model/);
  expect(await page.evaluate(() => 'samePage' in window)).toBe(false);
  expect(scripts.filter((script) => APP.test(script))).toEqual([]);
});

for (const scripts of [true, false])
  test(`a link says that it was heard ${scripts ? 'while its page is on the way' : 'before any script is there'}`, async ({
    browser,
  }) => {
    // Under a finger nothing is rendered ahead, which would be there at once.
    const context = await browser.newContext({viewport: {width: 412, height: 823}, hasTouch: true, isMobile: true});
    const page = await context.newPage();
    const release = scripts ? () => {} : await hold(page, /\/reading\.\w+\.js$/);
    await page.goto('/gpt/gpt-1', {waitUntil: scripts ? 'networkidle' : 'commit'});
    const link = page.locator('main a[href="/gpt/gpt-2"]').first();
    await link.scrollIntoViewIfNeeded();
    // Kept by the page itself: from outside, all that asks about it waits for the next one.
    await link.evaluate((element) => {
      const look = (): object => ({
        marked: document.querySelectorAll('[data-leaving]').length,
        link: getComputedStyle(element).backgroundColor,
        line: getComputedStyle(document.documentElement, '::before').height,
      });
      sessionStorage.setItem('before', JSON.stringify(look()));
      new MutationObserver(() => {
        if (element.hasAttribute('data-leaving')) sessionStorage.setItem('heard', JSON.stringify(look()));
      }).observe(element, {attributeFilter: ['data-leaving']});
      document.addEventListener('visibilitychange', () => sessionStorage.setItem('after', JSON.stringify(look())));
    });
    await link.tap();
    await expect(page).toHaveURL(/\/gpt\/gpt-2$/);
    const kept = (name: string): Promise<Record<string, unknown>> =>
      page.evaluate((key) => JSON.parse(sessionStorage.getItem(key) ?? '{}'), name);
    const before = await kept('before');
    const heard = await kept('heard');
    expect(before.marked).toBe(0);
    expect(heard).toMatchObject({marked: 2, line: '3px'});
    expect(heard.link).not.toBe(before.link);
    // Who comes back finds the page as it was.
    expect(await kept('after')).toEqual(before);
    release();
    await context.close();
  });

test('a first tap on the page is answered before the app is asked for', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 4000});
  await page.goto(FIGURE, {waitUntil: 'networkidle'});
  const button = await page.getByRole('button', {name: /切换颜色/}).boundingBox();
  if (!button) throw new Error('there is no button for the colours');
  const started = (): Promise<number> => page.locator('script[src*="/main."]').count();
  // A finger that comes down without having moved over the page before.
  const finger = (type: string): Promise<unknown> =>
    page.evaluate(
      ([kind, x, y]) => document.elementFromPoint(x, y)?.dispatchEvent(new PointerEvent(kind, {bubbles: true})),
      [type, button.x + 5, button.y + 5] as const,
    );
  await finger('pointerdown');
  await page.waitForTimeout(300);
  expect(await started()).toBe(0);
  await finger('pointerup');
  await hydrated(page);
  expect(await started()).toBe(1);
});

test('a tap before any script is there is done when it comes', async ({page}) => {
  const release = await hold(page, /\/reading\.\w+\.js$/);
  await page.goto(NOTE, {waitUntil: 'commit'});
  await page.getByRole('button', {name: /切换颜色/}).click();
  // This needs no script but the one in the page's head.
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  const choices = page
    .locator('[data-quiz]')
    .filter({has: page.getByRole('radio')})
    .first();
  await choices.getByRole('radio').first().check();
  const number = page.locator('[data-quiz][data-answer]').first();
  await number.getByRole('textbox').fill('9');
  await number.getByRole('button', {name: '核对'}).click();
  await expect(number.getByRole('status')).toBeEmpty();
  release();
  await expect(page.locator('.note-status')).toHaveText('颜色：浅色');
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  await expect(choices.getByRole('status')).not.toBeEmpty();
  await expect(number.getByRole('status')).toContainText('不对');
  await expect(page).toHaveURL(new RegExp(`${NOTE}$`));
});

for (const address of ['/', '/glossary', FIGURE, '/models', '/finetuning/lora']) {
  test(`${address} looks with its own styles as with all styles`, async ({page}) => {
    await page.goto(address);
    // A colour on its way to another is neither, and what is folded or far away has no size until it is laid out.
    await page.addStyleTag({
      content:
        '*, ::before, ::after {transition: none !important; animation: none !important; content-visibility: visible !important}',
    });
    await page.evaluate(async () => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
      await document.fonts.ready;
    });
    const {count, different} = await page.evaluate(async () => {
      // One of each kind of element tells for all.
      const kinds = new Map<string, Element>();
      const classOf = (element: Element | null): string => element?.getAttribute('class') ?? '';
      for (const element of document.querySelectorAll('body *')) {
        const {tagName, parentElement, previousElementSibling, nextElementSibling} = element;
        const places = [previousElementSibling, nextElementSibling].map((other) => other?.tagName);
        const names = element.getAttributeNames().filter((name) => !['href', 'id', 'd'].includes(name));
        kinds.set([tagName, classOf(element), classOf(parentElement), ...places, ...names].join('|'), element);
      }
      const properties = [...getComputedStyle(document.body)];
      const looks = (): string[] =>
        [...kinds.values()].flatMap((element) =>
          ['', '::before', '::after'].map((part) => {
            const style = getComputedStyle(element, part);
            if (part && style.content === 'none') return '';
            return properties.map((property) => style.getPropertyValue(property)).join('|');
          }),
        );
      const before = looks();
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = document.querySelector<HTMLMetaElement>('meta[name="app-styles"]')?.content ?? '';
      await new Promise((resolve, reject) => {
        sheet.onload = resolve;
        sheet.onerror = reject;
        document.head.append(sheet);
      });
      const after = looks();
      const names = [...kinds.keys()];
      return {
        count: names.length,
        different: names.filter((_, at) => [0, 1, 2].some((part) => before[at * 3 + part] !== after[at * 3 + part])),
      };
    });
    expect(count).toBeGreaterThan(50);
    expect(different).toEqual([]);
  });
}
