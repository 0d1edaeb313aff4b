// cspell:ignore ruhexunlianjianglimoxing
// What typing into the search box costs the page's own thread, in a browser whose processor is slowed down four times.
import {launchBrowser} from './browser.mjs';
import {serveSite} from './serve.mjs';

const SLOWDOWN = 4;
const TYPED = ['ruhexunlianjianglimoxing', '奖励模型', 'LoRA 秩'];
/** Milliseconds between keys, long enough that each key's answer is drawn before the next, and short enough that typing goes on. */
const BETWEEN_KEYS = 350;
/** Milliseconds after which what waits for a rest is done too. */
const PAUSE = 1000;

/**
 * @param {{site: string, page: string}} options the built site, and the page to type on
 * @returns {Promise<{query: string, script: number[], task: number[], restMs: number}[]>} milliseconds a key: of the page's
 *   scripts, and of all that its thread did, drawing too; and once, when typing rests
 */
export async function keystrokes({site, page: address}) {
  const server = await serveSite({folder: () => site, port: 0, host: 'localhost'});
  const browser = await launchBrowser();
  try {
    const reports = [];
    for (const query of TYPED) {
      const page = await (await browser.newContext({viewport: {width: 360, height: 740}})).newPage();
      await page.goto(`http://localhost:${server.port}${address}`, {waitUntil: 'networkidle'});
      await page.keyboard.press('/');
      await page.getByRole('combobox').waitFor();
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', {timeDomain: 'threadTicks'});
      await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWDOWN});
      await page.waitForTimeout(PAUSE);
      const report = {query, script: [], task: [], restMs: 0};
      let before = await metrics(session);
      for (const key of query) {
        // `insertText` is what an input method does when a word is chosen.
        if (/[\x20-\x7e]/u.test(key)) await page.keyboard.press(key === ' ' ? 'Space' : key);
        else await page.keyboard.insertText(key);
        await page.waitForTimeout(BETWEEN_KEYS);
        const after = await metrics(session);
        report.script.push(1000 * (after.ScriptDuration - before.ScriptDuration));
        report.task.push(1000 * (after.TaskDuration - before.TaskDuration));
        before = after;
      }
      await page.waitForTimeout(PAUSE);
      const {TaskDuration} = await metrics(session);
      report.restMs = 1000 * (TaskDuration - before.TaskDuration);
      reports.push(report);
      await page.context().close();
    }
    return reports;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function metrics(session) {
  const {metrics: list} = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({name, value}) => [name, value]));
}
