// One page load under Lighthouse's phone, and what it cost.
import path from 'node:path';
import {pathToFileURL} from 'node:url';

/**
 * @typedef {object} PageLoad
 * @property {number} bytes everything transferred, prefetches included, bytes
 * @property {number} scriptBytes
 * @property {number} styleBytes
 * @property {number} fontBytes
 * @property {number} htmlBytes
 * @property {number} requests
 * @property {number} lcpMs largest contentful paint
 * @property {number} fcpMs first contentful paint
 * @property {number} tbtMs total blocking time
 * @property {number} cls cumulative layout shift
 * @property {number | null} cpuMs time on the CPU of the page's main thread, unthrottled; null when the trace has none
 * @property {number} performance Lighthouse's scores, 0 to 100
 * @property {number} accessibility
 * @property {number} bestPractices
 * @property {number} seo
 */

/**
 * @param {string} tools where Lighthouse is installed
 * @param {string} browser path of Chromium
 */
export async function openLighthouse(tools, browser) {
  const load = (name) => import(pathToFileURL(path.join(tools, 'node_modules', name)).href);
  const [{default: lighthouse}, chromeLauncher] = await Promise.all([
    load('lighthouse/core/index.js'),
    load('chrome-launcher/dist/index.js'),
  ]);

  /**
   * @param {string} url
   * @param {'simulate' | 'devtools'} throttling
   * @returns {Promise<PageLoad>}
   */
  return async function loadPage(url, throttling) {
    // A browser of its own for each load: nothing is cached, nothing warm.
    const chrome = await chromeLauncher.launch({
      chromePath: browser,
      chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      logLevel: 'silent',
    });
    try {
      const result = await lighthouse(url, {
        port: chrome.port,
        output: 'json',
        logLevel: 'silent',
        throttlingMethod: throttling,
        disableFullPageScreenshot: true,
      });
      if (!result || result.lhr.runtimeError)
        throw new Error(`Lighthouse 没有测成 ${url}：${result?.lhr.runtimeError?.message ?? '没有结果'}`);
      return readLoad(
        result.lhr,
        result.artifacts.Trace?.traceEvents ?? result.artifacts.traces?.defaultPass?.traceEvents,
      );
    } finally {
      await chrome.kill();
    }
  };
}

/** @returns {PageLoad} */
export function readLoad(lhr, traceEvents = []) {
  const requests = lhr.audits['network-requests'].details.items;
  const sum = (test) => requests.filter(test).reduce((total, {transferSize = 0}) => total + transferSize, 0);
  const numeric = (name) => lhr.audits[name].numericValue ?? null;
  const score = (name) => (lhr.categories[name]?.score == null ? null : Math.round(lhr.categories[name].score * 100));
  return {
    bytes: sum(() => true),
    // A prefetched script is script too, whatever the browser calls the request.
    scriptBytes: sum(
      ({resourceType, url, mimeType}) =>
        resourceType === 'Script' || /\.m?js(?:\?|$)/.test(url) || /javascript/.test(mimeType ?? ''),
    ),
    styleBytes: sum(({resourceType, url}) => resourceType === 'Stylesheet' || /\.css(?:\?|$)/.test(url)),
    fontBytes: sum(({resourceType, url}) => resourceType === 'Font' || /\.woff2?(?:\?|$)/.test(url)),
    htmlBytes: sum(({resourceType}) => resourceType === 'Document'),
    requests: requests.length,
    lcpMs: numeric('largest-contentful-paint'),
    fcpMs: numeric('first-contentful-paint'),
    tbtMs: numeric('total-blocking-time'),
    cls: numeric('cumulative-layout-shift'),
    cpuMs: mainThreadCpu(traceEvents),
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
  };
}

/**
 * Time on the CPU of the main thread that loaded the page: the sum of its tasks' thread durations, which another busy
 * program does not stretch as it stretches wall time.
 *
 * @param {readonly {name: string, pid: number, tid: number, tdur?: number, args?: any, ph: string}[]} events
 * @returns {number | null} ms
 */
export function mainThreadCpu(events) {
  const mains = new Set(
    events
      .filter(({name, args}) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({pid, tid}) => `${pid}:${tid}`),
  );
  const totals = new Map();
  for (const {name, ph, pid, tid, tdur} of events) {
    if (ph !== 'X' || !tdur || !/RunTask$/.test(name) || !mains.has(`${pid}:${tid}`)) continue;
    totals.set(`${pid}:${tid}`, (totals.get(`${pid}:${tid}`) ?? 0) + tdur);
  }
  return totals.size === 0 ? null : Math.max(...totals.values()) / 1000;
}
