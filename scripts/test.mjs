// npm test: installs what is missing, a browser included, then runs everything. Ends with `N passed, N failed`.
import fs from 'node:fs';
import {parseArgs} from 'node:util';
import {ensureInstalled, stop} from './lib/install.mjs';

const {values: options} = parseArgs({options: {help: {type: 'boolean', default: false}}, strict: false});
if (options.help) {
  console.log(
    '用法：npm test\n\n  运行类型、代码检查、单元测试和内容检查，旁边是三次构建（根路径、子路径、不用轻页面）；然后是体积和浏览器测试。',
  );
  process.exit(0);
}

ensureInstalled();
const {buildSite, runBin} = await import('./lib/run.mjs');
const {readableFailure} = await import('./lib/buildOutput.mjs');
const {findBrowser} = await import('./lib/browser.mjs');
const {lintSteps} = await import('./lib/lintSteps.mjs');

const browser = await findBrowser({locked: true}).catch((error) => stop(error.message));
if (!browser) {
  stop(
    '没有找到可用的 Chromium。装一个 Chrome、Chromium 或 Edge，或把环境变量 CHROMIUM_PATH 设成它的路径，再运行一次。',
  );
}
console.log(`浏览器：${browser.path}（${browser.source}）`);

let passed = 0;
let failed = 0;
const broken = [];
fs.mkdirSync('.cache', {recursive: true});

/**
 * Runs one step: a line when it begins, and when it ends what it had to say and a line with the counts.
 * @param {() => Promise<{good: number, bad: number, output?: string}>} run
 */
async function step(name, run) {
  const started = Date.now();
  console.log(`▶ ${name}`);
  const {good, bad, output = ''} = await run();
  passed += good;
  failed += bad;
  if (bad > 0) broken.push(name);
  if (output.trim()) console.log(`\n${output.trim()}`);
  console.log(
    `${bad > 0 ? '✗' : '✓'} ${name}：${good} 通过，${bad} 失败，${((Date.now() - started) / 1000).toFixed(0)} 秒`,
  );
}

const one = (ok, output) => ({good: ok ? 1 : 0, bad: ok ? 0 : 1, output});

async function linters() {
  for (const lint of lintSteps)
    await step(lint.name, async () => {
      const {ok, output} = await lint.run();
      return one(ok, output);
    });
}

const unitTests = () =>
  step('单元测试（vitest）', async () => {
    fs.rmSync('.cache/vitest.json', {force: true});
    const {code, output} = await runBin(
      'vitest/vitest.mjs',
      ['run', '--reporter=dot', '--reporter=json', '--outputFile.json=.cache/vitest.json'],
      {quiet: true},
    );
    return counted('.cache/vitest.json', {code, output}, (report) => ({
      good: report.numPassedTests,
      bad: report.numFailedTests,
    }));
  });

// One after the other: Docusaurus keeps what it generates in one folder.
async function builds() {
  await step('构建（根路径）', () => built('build'));
  await step('构建（子路径 /notes/）', () =>
    built('.cache/build-sub', {SITE_URL: 'https://example.org', SITE_BASE_URL: '/notes/'}),
  );
  await step('构建（不用轻页面，SITE_LEAN=0）', () => built('.cache/build-plain', {SITE_LEAN: '0'}));
}

// A linter and a unit test need the sources alone, and each of them one core: a build runs beside them.
await Promise.all([linters().then(unitTests), builds()]);

await step('体积', async () => one((await import('./lib/sizes.mjs')).checkSizes('build')));

await step('浏览器测试（playwright）', async () => {
  fs.rmSync('.cache/playwright.json', {force: true});
  const {code} = await runBin('@playwright/test/cli.js', ['test'], {env: {TEST_BROWSER: browser.path}});
  return counted('.cache/playwright.json', {code}, (report) => ({
    good: report.stats.expected + report.stats.flaky,
    bad: report.stats.unexpected,
  }));
});

async function built(folder, env = {}) {
  const {code, output} = await buildSite(folder, {quiet: true, env});
  return one(code === 0, code === 0 ? '' : readableFailure(output));
}

/** A runner that died has failed, whatever it counted. */
function counted(file, {code, output}, read) {
  if (!fs.existsSync(file)) return {good: 0, bad: 1, output};
  const {good, bad} = read(JSON.parse(fs.readFileSync(file, 'utf8')));
  return {good, bad: code !== 0 && bad === 0 ? 1 : bad, output};
}

if (broken.length > 0) console.log(`\n没有通过：${broken.join('、')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
