// Installs the locked dependencies when they are missing or stale. Uses nothing but Node itself: it runs before any
// package is there.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const MINIMUM = [20, 20];

/** Ends the program with a plain sentence. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** @returns {string | null} why this Node cannot run the project, or null */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
  return enough
    ? null
    : `这里的 Node 是 ${version}，需要 ${MINIMUM.join('.')} 或更新。请从 https://nodejs.org 安装长期支持版，再运行一次。`;
}

/** Installs what package-lock.json says unless exactly that is already there. */
export function ensureInstalled(root = process.cwd()) {
  const problem = nodeProblem();
  if (problem) stop(problem);
  const lock = path.join(root, 'package-lock.json');
  if (!fs.existsSync(lock)) stop('没有 package-lock.json，不知道该装哪些版本。请重新克隆项目。');
  if (isInstalled(root)) return;
  console.log('正在安装依赖（第一次约一分钟）……');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    stop(
      '依赖没有装上，原因见上面 npm 的输出。检查网络；在中国大陆可以先运行\n  npm config set registry https://registry.npmmirror.com\n再运行一次。',
    );
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own list of what it installed. Packages for other
 * systems may be missing.
 */
export function isInstalled(root) {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(installed)) return false;
  const has = JSON.parse(fs.readFileSync(installed, 'utf8')).packages;
  const wants = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(
    ([place, {version, optional}]) => place === '' || (has[place] ? has[place].version === version : optional),
  );
}
