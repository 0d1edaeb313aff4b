// A real tab, driven over the DevTools protocol. Playwright would do but for three things that are measured here: it
// switches the back/forward cache off, hides prerendered pages, and waits for a page to settle before it taps.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Lighthouse's slow phone: 4× slower CPU, 150 ms round trips with 1.6 Mbit/s. */
export const SLOW = {cpu: 4, latencyMs: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8};

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--remote-debugging-pipe',
];

/**
 * @param {string} browser path of Chromium
 * @returns {Promise<Connection>}
 */
export async function launch(browser) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-profile-'));
  const child = spawn(browser, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const failed = new Promise((_, reject) => {
    child.once('error', (error) => reject(new Error(`浏览器 ${browser} 没有启动：${error.message}`)));
  });
  const connection = new Connection(child.stdio[3], child.stdio[4], async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    try {
      fs.rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    } catch {
      // A process of the browser's that is slow to go still writes there; a temporary folder may stay.
    }
  });
  await Promise.race([connection.send('Browser.getVersion'), failed]);
  return connection;
}

/** Messages of the DevTools protocol over a pipe, each ended by a zero byte. */
class Connection {
  #next = 0;
  #waiting = new Map();
  #listeners = new Set();
  #write;

  constructor(write, read, close) {
    this.#write = write;
    this.close = close;
    let held = '';
    read.setEncoding('utf8');
    read.on('data', (chunk) => {
      held += chunk;
      const messages = held.split('\0');
      held = messages.pop() ?? '';
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
    // A browser that is gone answers nothing more: who waits is told.
    read.on('close', () => {
      this.#waiting.forEach(({reject}) => reject(new Error('浏览器已经关闭。')));
      this.#waiting.clear();
    });
    write.on('error', () => {});
  }

  /** @param {(message: {method: string, params: any, sessionId?: string}) => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = (this.#next += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#write.write(`${JSON.stringify({id, method, params, sessionId})}\0`);
    });
  }

  #receive(message) {
    if (message.id === undefined) {
      this.#listeners.forEach((listener) => listener(message));
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${message.error.message}（${message.error.code}）`));
    else waiting?.resolve(message.result);
  }
}

/**
 * @typedef {object} Tab
 * @property {(method: string, params?: object) => Promise<any>} send to the page that is shown now
 * @property {(expression: string) => Promise<any>} evaluate in the page that is shown now
 * @property {(listener: (name: string, payload: any, at: number) => void) => () => void} onReport what the page's own
 *   script reports, with the time of arrival, ms since 1970
 * @property {() => Promise<void>} close
 */

/**
 * Opens a tab in a fresh profile of cookies and cache. All of its pages, prerendered ones too, are as slow as told.
 *
 * @param {Connection} connection
 * @param {{width: number, height: number, script: string, slow: typeof SLOW | null}} options
 *   script: runs in every document before its own; `benchReport(text)` is there
 * @returns {Promise<Tab>}
 */
export async function openTab(connection, {width, height, script, slow}) {
  const {browserContextId} = await connection.send('Target.createBrowserContext');
  await connection.send('Browser.grantPermissions', {
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    browserContextId,
  });
  const {targetId: pageTarget} = await connection.send('Target.createTarget', {url: 'about:blank', browserContextId});
  const {targetInfos} = await connection.send('Target.getTargets', {filter: [{type: 'tab'}]});
  const tabTarget = targetInfos.find((info) => info.browserContextId === browserContextId)?.targetId;
  if (!tabTarget) throw new Error('浏览器没有给出标签页。Chromium 太旧，换 115 以后的版本。');

  /** This tab's pages by target; one that is rendered ahead of a click is hidden until it takes the shown one's place. */
  const pages = new Map();
  const listeners = new Set();
  let tabSession = '';
  const setUp = async (sessionId) => {
    const send = (method, params) => connection.send(method, params, sessionId);
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Network.enable'),
      send('Runtime.addBinding', {name: 'benchReport'}),
      send('Page.addScriptToEvaluateOnNewDocument', {source: script}),
      send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: width < 600}),
      send('Emulation.setTouchEmulationEnabled', {enabled: width < 600}),
      ...(slow
        ? [
            send('Emulation.setCPUThrottlingRate', {rate: slow.cpu}),
            send('Network.emulateNetworkConditions', {
              offline: false,
              latency: slow.latencyMs,
              downloadThroughput: slow.bytesPerSecond,
              uploadThroughput: slow.bytesPerSecond,
            }),
          ]
        : []),
      // Not after the answers: a page that is rendered ahead answers nothing before it may go on.
      send('Runtime.runIfWaitingForDebugger'),
    ]);
  };
  const stop = connection.listen(({method, params, sessionId}) => {
    if (method === 'Target.attachedToTarget' && sessionId === tabSession) {
      const ready = setUp(params.sessionId);
      // A page that is rendered ahead may be given up before it is set up.
      ready.catch(() => {});
      pages.set(params.targetInfo.targetId, {
        sessionId: params.sessionId,
        hidden: Boolean(params.targetInfo.subtype),
        ready,
      });
    } else if (method === 'Target.detachedFromTarget' && sessionId === tabSession) {
      for (const [target, page] of pages) if (page.sessionId === params.sessionId) pages.delete(target);
    } else if (method === 'Target.targetInfoChanged' && pages.has(params.targetInfo.targetId)) {
      pages.get(params.targetInfo.targetId).hidden = Boolean(params.targetInfo.subtype);
    } else if (method === 'Runtime.bindingCalled' && params.name === 'benchReport') {
      const at = performance.timeOrigin + performance.now();
      const {name, ...payload} = JSON.parse(params.payload);
      listeners.forEach((listener) => listener(name, payload, at));
    }
  });
  await connection.send('Target.setDiscoverTargets', {discover: true});
  ({sessionId: tabSession} = await connection.send('Target.attachToTarget', {targetId: tabTarget, flatten: true}));
  await connection.send(
    'Target.setAutoAttach',
    {autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{type: 'page'}]},
    tabSession,
  );
  const first = pages.get(pageTarget);
  if (!first) throw new Error('浏览器没有让标签页接受调试。Chromium 太旧，换 115 以后的版本。');
  await first.ready;

  const shown = () => {
    const page = [...pages.values()].find(({hidden}) => !hidden);
    if (!page) throw new Error('标签页里没有显示中的页面。');
    return page.sessionId;
  };
  const send = (method, params) => connection.send(method, params, shown());
  return {
    send,
    async evaluate(expression) {
      const {result, exceptionDetails} = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    onReport(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stop();
      await connection.send('Target.disposeBrowserContext', {browserContextId});
    },
  };
}
