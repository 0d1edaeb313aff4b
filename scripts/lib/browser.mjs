// Finds a Chromium for the browser tests, or brings one with npm alone.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

const SYSTEM = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
};

/**
 * @param {{locked?: boolean}} options locked: rather the Chromium of the version that package-lock.json names, where there
 *   is one, than what the machine happens to have. It is a headless shell, without the windows of a full one: the browser
 *   tests take it two thirds of the processor time.
 * @returns {Promise<{path: string, source: string} | null>} in this order: CHROMIUM_PATH, a system browser, Playwright's
 *   cache, the Chromium that an npm package carries (Linux x64), a download by Playwright
 */
export async function findBrowser({locked = false} = {}) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM_PATH 指向 ${named}，那里没有文件。`);
    return {path: named, source: 'CHROMIUM_PATH'};
  }
  const shell = locked ? await packagedBrowser() : null;
  if (shell) return shell;
  const system = (SYSTEM[process.platform] ?? []).find((candidate) => fs.existsSync(candidate));
  if (system && !process.env.IGNORE_SYSTEM_BROWSER) return {path: system, source: '系统自带的浏览器'};
  const {chromium} = await import('@playwright/test');
  const cached = chromium.executablePath();
  if (cached && fs.existsSync(cached)) return {path: cached, source: 'Playwright 的缓存'};
  return (await packagedBrowser()) ?? (await downloadedBrowser(cached));
}

/** Opens a browser to measure in. @returns {Promise<import('@playwright/test').Browser>} */
export async function launchBrowser() {
  const found = await findBrowser();
  if (!found) throw new Error('没有找到浏览器。装一个 Chromium，或用 CHROMIUM_PATH 指出它在哪里。');
  const {chromium} = await import('@playwright/test');
  return chromium.launch({
    executablePath: found.path,
    // A container's shared memory may be 64 MB, and a browser that runs out of it is gone.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    // Set before the import: the package then unpacks the libraries that a bare machine lacks.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    copyChineseFont();
    const {default: chromium} = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    return {path: await chromium.executablePath(), source: 'npm 包 @sparticuz/chromium'};
  } catch {
    return null;
  }
}

/** The packaged browser has no Chinese font; without one every character is a box. */
function copyChineseFont() {
  const font = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const folder = path.join(os.tmpdir(), 'fonts');
  const to = path.join(folder, path.basename(font));
  fs.mkdirSync(folder, {recursive: true});
  if (!fs.existsSync(to)) fs.copyFileSync(font, to);
}

async function downloadedBrowser(expected) {
  const {runBin} = await import('./run.mjs');
  await runBin('@playwright/test/cli.js', ['install', 'chromium']);
  return expected && fs.existsSync(expected) ? {path: expected, source: 'Playwright 下载'} : null;
}
