// npm run bench:table: how long the row model of the table of models takes to filter and sort 200 rows; with --browser, how
// long a tap on the built table waits as well.
import fs from 'node:fs';
import {parseArgs} from 'node:util';
import {createJiti} from 'jiti';

const {values: options} = parseArgs({
  options: {
    browser: {type: 'boolean', default: false},
    site: {type: 'string', default: 'build'},
    runs: {type: 'string', default: '3'},
    help: {type: 'boolean', default: false},
  },
});
if (options.help) {
  console.log(`用法：npm run bench:table -- [选项]

  --browser     也在浏览器里点建好的 /models，手机与电脑，处理器原速与慢 4 倍
  --site 目录   哪个建好的网站（默认 build，先运行 npm run build）
  --runs 数字   每一下点几次，取中位数（默认 3）`);
  process.exit(0);
}
if (options.browser && !fs.existsSync(`${options.site}/models.html`)) {
  console.error(`${options.site} 里没有 models.html。先运行 npm run build，再量。`);
  process.exit(1);
}

const jiti = createJiti(import.meta.url, {alias: {'@site': process.cwd()}});
const {models} = await jiti.import('../src/data/models/index.ts');
const {rowsOf} = await jiti.import('../src/data/models/rows.ts');
const {parseState, startOf} = await jiti.import('../src/components/ModelTable/model.ts');
const {rowModel} = await jiti.import('../src/components/ModelTable/rowModel.ts');

const ROWS = 200;
const RUNS = 200;
/** A frame at 60 Hz. */
const TARGET_MS = 16;

const known = rowsOf(models);
const rows = Array.from({length: ROWS}, (_, index) => ({...known[index % known.length], id: `row-${index}`}));
const steps = [
  ['按一列数字排序', '?sort=-parametersTotal'],
  ['按一列文字排序', '?sort=developer'],
  ['按三列排序', '?sort=commercialUse,-context,name'],
  ['按一列成绩排序', '?sort=-C-Eval'],
  ['按文字筛选', '?find=qwen'],
  ['四个条件筛选，再按两列排序', '?use=free,conditional&size=7-&ctx=32768&date=2024-&sort=-released,name'],
  ['换少样本个数（整个重建）', '?shots=5&sort=-CMMLU'],
];

console.log(`${ROWS} 行，每项 ${RUNS} 次；目标：中位数不超过 ${TARGET_MS} 毫秒。`);
const arrange = rowModel(rows);
const start = startOf('overview');
let slow = 0;
for (const [name, search] of steps) {
  const state = parseState(search, start);
  const times = [];
  let left = 0;
  for (let run = 0; run < RUNS; run++) {
    // Back to the start in between: a row model keeps what it has once worked out.
    arrange(start);
    const begun = performance.now();
    left = arrange(state).rows.length;
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor(part * (RUNS - 1))].toFixed(2).padStart(6);
  if (Number(at(0.5)) > TARGET_MS) slow += 1;
  console.log(`中位 ${at(0.5)} 毫秒，95% ${at(0.95)} 毫秒，剩 ${String(left).padStart(3)} 行　${name}`);
}
if (slow > 0) console.log(`${slow} 项超过 ${TARGET_MS} 毫秒。`);

if (options.browser) {
  const {measureTaps} = await import('./lib/benchTable.mjs');
  for (const phone of [false, true])
    for (const rate of [1, 4]) {
      console.log(`\n${phone ? '手机 360 × 740' : '电脑 1280 × 900'}，处理器慢 ${rate} 倍：先看到回应，再看到行`);
      for (const {name, first, done} of await measureTaps({
        site: options.site,
        rate,
        runs: Number(options.runs),
        phone,
      }))
        console.log(`${first.toFixed(0).padStart(5)} 毫秒 ${done.toFixed(0).padStart(5)} 毫秒　${name}`);
    }
}
