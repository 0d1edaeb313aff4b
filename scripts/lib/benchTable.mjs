// How long a reader's tap on the built table of models waits, in a real browser, on a CPU as slow as told.
import {launchBrowser} from './browser.mjs';
import {serveSite} from './serve.mjs';

/**
 * @typedef {object} Tap
 * @property {string} name
 * @property {string} [on] what is tapped, a selector inside the table's figure; without it a key is pressed
 * @property {string} [key]
 * @property {string} done the body of a function of `figure` and `before` (its first row, its number of rows), true once the
 *   rows on the screen are the right ones
 */

/** @type {readonly Tap[]} */
const TAPS = [
  {
    name: '第一下：按上下文排序',
    on: 'th:has-text("上下文") button',
    done: 'return figure.querySelector("tbody td button") && figure.querySelector("tbody tr").id !== before.first;',
  },
  {
    name: '按总参数排序',
    on: 'th:has-text("总参数") button',
    done: 'return figure.querySelector("tbody tr").id !== before.first;',
  },
  {
    name: '换成“架构”的列',
    on: 'button:has-text("架构")',
    done: 'return figure.querySelectorAll("thead th").length > 12;',
  },
  {
    name: '换回“概览”的列',
    on: 'button:has-text("概览")',
    done: 'return figure.querySelectorAll("thead th").length === 9;',
  },
  {name: '打开筛选', on: 'summary', done: 'return figure.querySelector("details[open] fieldset");'},
  {
    name: '只看可以商用的',
    on: 'fieldset input',
    done: 'return /列出/.test(figure.querySelector("[role=status]").textContent);',
  },
  {
    name: '找模型，打一个字母',
    key: 'q',
    done: 'return figure.querySelector("[role=status]").textContent !== before.status;',
  },
  {
    name: '删掉这个字母',
    key: 'Backspace',
    done: 'return figure.querySelector("[role=status]").textContent !== before.status;',
  },
  {name: '勾一个模型', on: 'tbody button[data-pin]', done: 'return figure.querySelector("tbody [aria-pressed=true]");'},
  {name: '点一格看来源', on: 'tbody td button', done: 'return figure.querySelector("dialog[open]");'},
];

const FIGURE = '[data-needs-app~="cols"]';

/** Runs in the page. Times count from the input itself; an answer counts once its frame has been painted. */
function watchTap({selector, done}) {
  const figure = document.querySelector(selector);
  const isDone = new Function('figure', 'before', done);
  const CHANGING =
    '[aria-pressed="true"], [aria-sort], [aria-busy="true"], [role="status"], details[open], dialog[open]';
  const look = () =>
    [...figure.querySelectorAll(CHANGING)].map((node) => node.tagName + node.textContent.slice(0, 40)).join() +
    (figure.querySelector('input[type="search"]')?.value ?? '');
  const before = {
    first: figure.querySelector('tbody tr')?.id,
    status: figure.querySelector('[role="status"]').textContent,
  };
  const looked = look();
  let start = null;
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, (event) => (start ??= event.timeStamp), {capture: true, once: true});
  window.benchTap = new Promise((resolve) => {
    let first = null;
    const frame = () => {
      const answered = start !== null && first === null && look() !== looked;
      const finished = start !== null && isDone(figure, before);
      // After the frame: it has then been painted.
      if (answered || finished)
        setTimeout(() => {
          first ??= performance.now() - start;
          if (finished) resolve({first, done: performance.now() - start});
        });
      if (!finished) requestAnimationFrame(frame);
    };
    frame();
  });
}

/**
 * @param {{site: string, rate: number, runs: number, phone: boolean}} options
 *   rate: how many times slower than this machine the CPU is
 * @returns {Promise<{name: string, first: number, done: number}[]>} medians, ms: until the first visible answer, and until
 *   the rows in view are right
 */
export async function measureTaps({site, rate, runs, phone}) {
  const server = await serveSite({folder: () => site, port: 0, host: '127.0.0.1'});
  const browser = await launchBrowser();
  const times = TAPS.map(() => ({first: [], done: []}));
  try {
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({
        viewport: phone ? {width: 360, height: 740} : {width: 1280, height: 900},
        hasTouch: phone,
        isMobile: phone,
      });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/models`, {waitUntil: 'networkidle'});
      await page.locator(FIGURE).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 10);
      await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', {rate});
      for (const [index, {on, key, done}] of TAPS.entries()) {
        const target = page.locator(`${FIGURE} ${on ?? 'input[type="search"]'}`).first();
        if (on === undefined) await target.focus();
        else await target.scrollIntoViewIfNeeded();
        // The rows of the tap before are all drawn.
        await page.waitForFunction((selector) => !document.querySelector(`${selector} tr[aria-hidden]`), FIGURE);
        await page.waitForTimeout(300);
        await page.evaluate(watchTap, {selector: FIGURE, done});
        if (key !== undefined) await page.keyboard.press(key);
        else if (phone) await target.tap();
        else await target.click();
        const measured = await page.evaluate(() => window.benchTap);
        times[index].first.push(measured.first);
        times[index].done.push(measured.done);
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return TAPS.map(({name}, index) => ({name, first: median(times[index].first), done: median(times[index].done)}));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
