// npm run bench: builds the peers from the same notes, measures them and this site in turn, writes src/data/performance.json.
import {parseArgs} from 'node:util';
import {ensureInstalled, stop} from './lib/install.mjs';

const HELP = `用法：npm run bench -- [选项]

  把同样的笔记建成三个网站（本站、Starlight、VitePress），轮流测量，打印中位数和比值，写进 src/data/performance.json，
  网站的 /about/performance 显示它。别的网站装在 .cache/bench/，不进项目的依赖。全部量完约要一小时；量的时候别用这台机器做别的事。

  --runs <数字>          每项量几次，默认 5
  --quick                每项一次，用来试
  --parts <名字,…>       只量一部分：load（打开页面）、taps（点按、下一页、返回）、builds（构建）。默认三样都量；
                         没量的部分保留上次的结果
  --pages <名字,…>       load 只量这些页：text、note、math、diagrams、figure、landing、references
  --throttling <名字>    simulate（默认，Lighthouse 推算慢网络）或 devtools（真的放慢，更久）
  --growth [页数]        再量一个约 1000 页的副本，很久
  --reuse                不重新构建要打开的网站，用上次的
  --out <文件>           结果写到哪里，默认 src/data/performance.json
  --help                 显示这段说明`;

const PARTS = ['load', 'taps', 'builds'];
const {options, growth} = readOptions(process.argv.slice(2));
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

/** `--growth` may stand alone or take a number, which parseArgs knows no form for. */
function readOptions(args) {
  const at = args.indexOf('--growth');
  let pages = null;
  if (at >= 0) {
    const hasNumber = /^\d+$/.test(args[at + 1] ?? '');
    pages = hasNumber ? Number(args[at + 1]) : 1000;
    args = args.toSpliced(at, hasNumber ? 2 : 1);
  }
  try {
    const {values} = parseArgs({
      args,
      options: {
        runs: {type: 'string', default: '5'},
        quick: {type: 'boolean', default: false},
        parts: {type: 'string', default: PARTS.join(',')},
        pages: {type: 'string'},
        throttling: {type: 'string', default: 'simulate'},
        reuse: {type: 'boolean', default: false},
        out: {type: 'string', default: 'src/data/performance.json'},
        help: {type: 'boolean', default: false},
      },
    });
    return {options: values, growth: pages};
  } catch (error) {
    return stop(`看不懂的选项：${error.message}\n运行 npm run bench -- --help 看有哪些选项。`);
  }
}

const runs = options.quick ? 1 : Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) stop(`--runs 是“${options.runs}”，要 1 或更大的整数，如 --runs 5。`);
const parts = options.parts.split(',');
const unknownPart = parts.find((part) => !PARTS.includes(part));
if (unknownPart !== undefined) stop(`没有叫“${unknownPart}”的部分。--parts 可以写 ${PARTS.join('、')}，用逗号隔开。`);
if (!['simulate', 'devtools'].includes(options.throttling))
  stop(`--throttling 是“${options.throttling}”，要 simulate 或 devtools。`);

ensureInstalled();
const {runBench} = await import('./bench/run.mjs');
try {
  await runBench({
    runs,
    parts,
    growth,
    pages: options.pages?.split(',') ?? null,
    throttling: options.throttling,
    reuse: options.reuse,
    out: options.out,
  });
} catch (error) {
  stop(error.message);
}
