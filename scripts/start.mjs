// npm start: installs what is missing, builds the site as it will be published, serves it, and builds again after an edit.
import fs from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {ensureInstalled, stop} from './lib/install.mjs';

const HELP = `用法：npm start -- [选项]

  构建整个站点并打开。编辑笔记后自动重新构建，页面自己刷新；链接、复制、无 JavaScript 的页面都和发布后一样。

  --port <数字>    端口，默认 3000
  --host <地址>    监听的地址，默认 localhost；0.0.0.0 让同一网络里的手机也能打开
  --no-open        不打开浏览器
  --no-watch       只构建和服务，不跟随编辑
  --dev            改用 Docusaurus 的开发服务器：改组件时热更新更快，但没有构建后的步骤
  --help           显示这段说明

  环境变量 SITE_URL、SITE_BASE_URL 决定发布的地址和子路径，SITE_REPOSITORY 是仓库地址。`;

let options;
try {
  ({values: options} = parseArgs({
    options: {
      port: {type: 'string', default: '3000'},
      host: {type: 'string', default: 'localhost'},
      open: {type: 'boolean', default: true},
      watch: {type: 'boolean', default: true},
      dev: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false},
    },
    allowNegative: true,
  }));
} catch (error) {
  stop(`看不懂的选项：${error.message}\n运行 npm start -- --help 看有哪些选项。`);
}
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const port = Number(options.port);
if (!Number.isInteger(port) || port < 0 || port > 65535)
  stop(`端口“${options.port}”不对，要 0 到 65535 的整数，如 --port 3001。`);

ensureInstalled();
const {buildSite, DOCUSAURUS, runBin} = await import('./lib/run.mjs');

if (options.dev) {
  const args = ['start', '--port', String(port), '--host', options.host];
  const {code} = await runBin(DOCUSAURUS, options.open ? args : [...args, '--no-open']);
  process.exit(code);
}

const {readableFailure} = await import('./lib/buildOutput.mjs');
const {serveSite} = await import('./lib/serve.mjs');
const baseUrl = process.env.SITE_BASE_URL ?? '/';
const folders = ['build', 'build-next'];
let current = folders[0];

// The port is taken before the build, so that a taken one is said at once.
let ready = false;
const server = await serveSite({folder: () => current, port, host: options.host, live: options.watch}).catch(
  (error) => {
    if (error.code === 'EADDRINUSE')
      stop(`端口 ${port} 已经被占用。关掉占用它的程序，或换一个：npm start -- --port ${port + 1}`);
    if (error.code === 'EACCES') stop(`没有权限用端口 ${port}。换一个大于 1024 的：npm start -- --port 3001`);
    stop(`服务器没有启动：${error.message}`);
  },
);

console.log('正在构建（第一次约一分钟）……');
const firstStarted = Date.now();
const first = await buildSite(current, {quiet: true});
if (first.code !== 0) {
  console.error(readableFailure(first.output));
  if (!options.watch) stop('构建没有通过，原因见上面。改好后再运行一次。');
  console.error('构建没有通过，原因见上面。改好文件会自动再试。');
} else {
  announce();
}
if (options.watch) await watch(firstStarted);

function announce() {
  if (ready) return;
  ready = true;
  const address = `http://${options.host === '0.0.0.0' ? 'localhost' : options.host}:${server.port}${baseUrl}`;
  console.log(
    `\n站点在 ${address}\n${options.watch ? '编辑 docs/ 或 src/ 后会自动重新构建并刷新。' : ''}按 Ctrl+C 结束。\n`,
  );
  if (options.open && process.stdout.isTTY && !process.env.CI) {
    import('open').then(({default: open}) => open(address)).catch(() => {});
  }
}

/**
 * Builds into the other folder after each edit and swaps when it is whole: readers never see half a site.
 *
 * @param {number} since edits after this time, ms of the epoch, are not in the first build
 */
async function watch(since) {
  const {watch: watchFiles} = await import('chokidar');
  let building = false;
  let again = false;
  const rebuild = async () => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    do {
      again = false;
      const started = Date.now();
      const next = folders.find((folder) => folder !== current);
      fs.rmSync(next, {recursive: true, force: true});
      const {code, output} = await buildSite(next, {quiet: true});
      if (code === 0) {
        current = next;
        console.log(`已重新构建（${((Date.now() - started) / 1000).toFixed(1)} 秒）。`);
        announce();
        server.reload();
      } else {
        console.error(`${readableFailure(output)}\n构建没有通过，页面还是上一次的样子。`);
      }
    } while (again);
    building = false;
  };
  let timer;
  const paths = ['docs', 'src', 'static', 'examples', 'references.bib', 'sidebars.ts', 'docusaurus.config.ts'].filter(
    (name) => fs.existsSync(name),
  );
  let known = false;
  watchFiles(paths, {alwaysStat: true, cwd: path.resolve('.')})
    .on('all', (_event, _name, stats) => {
      // Of what was there before, only what was edited while the first build ran.
      if (!known && !(stats?.isFile() && stats.mtimeMs > since)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), 150);
    })
    .on('ready', () => (known = true));
}
