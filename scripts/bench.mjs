// npm run bench: builds the peers from the same notes, measures them and this site in turn, writes src/data/performance.json.
import {parseArgs} from 'node:util';
import {ensureInstalled, stop} from './lib/install.mjs';

const HELP = `用法：npm run bench -- [选项]

  把同样的笔记建成三个网站（本站、Starlight、VitePress），轮流测量，打印中位数和比值，写进 src/data/performance.json，
  网站的 /about/performance 显示它。别的网站装在 .cache/bench/，不进项目的依赖。全部量完约要一小时；量的时候别用这台机器做别的事。

  --runs <数字>          每项量几次，默认 5
  --quick                每项一次，用来试
  --parts <名字,…>       只量一部分：load（打开页面）、taps（点按、下一页、返回）、builds（构建）、growth（越长越大的
                         副本）。默认量前三样；没量的部分保留上次的结果
  --peers <名字,…>       和谁比：starlight、vitepress，默认两个都比；none 只量本站。少比一个时，结果默认写到
                         .cache/bench/result.json，不动网站显示的那份
  --pages <名字,…>       load 只量这些页：text、note、math、diagrams、figure、landing、comparison、references
  --throttling <名字>    simulate（默认，Lighthouse 推算慢网络）或 devtools（真的放慢，更久）
  --growth <页数,…>      growth 量多大的副本，默认 51,250,1000；打印每页用多少时间。本站约每页一秒，1000 页很久
  --reuse                不重新构建要打开的网站，用上次的
  --out <文件>           结果写到哪里，默认 src/data/performance.json
  --help                 显示这段说明`;

const PARTS = ['load', 'taps', 'builds', 'growth'];
const PEERS = ['starlight', 'vitepress'];
const options = readOptions(process.argv.slice(2));
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

function readOptions(args) {
  try {
    const {values} = parseArgs({
      args,
      options: {
        runs: {type: 'string', default: '5'},
        quick: {type: 'boolean', default: false},
        parts: {type: 'string', default: 'load,taps,builds'},
        peers: {type: 'string', default: PEERS.join(',')},
        pages: {type: 'string'},
        throttling: {type: 'string', default: 'simulate'},
        growth: {type: 'string', default: '51,250,1000'},
        reuse: {type: 'boolean', default: false},
        out: {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    });
    return values;
  } catch (error) {
    return stop(`看不懂的选项：${error.message}\n运行 npm run bench -- --help 看有哪些选项。`);
  }
}

const runs = options.quick ? 1 : Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) stop(`--runs 是“${options.runs}”，要 1 或更大的整数，如 --runs 5。`);
const parts = options.parts.split(',');
const unknownPart = parts.find((part) => !PARTS.includes(part));
if (unknownPart !== undefined) stop(`没有叫“${unknownPart}”的部分。--parts 可以写 ${PARTS.join('、')}，用逗号隔开。`);
const peers = options.peers === 'none' ? [] : options.peers.split(',');
const unknownPeer = peers.find((peer) => !PEERS.includes(peer));
if (unknownPeer !== undefined)
  stop(`不会和“${unknownPeer}”比。--peers 可以写 ${PEERS.join('、')}，用逗号隔开，或 none。`);
const growth = options.growth.split(',').map(Number);
if (!growth.every((pages) => Number.isInteger(pages) && pages > 0))
  stop(`--growth 是“${options.growth}”，要用逗号隔开的页数，如 --growth 51,250,1000。`);
if (!['simulate', 'devtools'].includes(options.throttling))
  stop(`--throttling 是“${options.throttling}”，要 simulate 或 devtools。`);

ensureInstalled();
const {runBench} = await import('./bench/run.mjs');
try {
  await runBench({
    runs,
    parts,
    peers,
    growth,
    pages: options.pages?.split(',') ?? null,
    throttling: options.throttling,
    reuse: options.reuse,
    out: options.out ?? (peers.length === PEERS.length ? 'src/data/performance.json' : '.cache/bench/result.json'),
  });
} catch (error) {
  stop(error.message);
}
