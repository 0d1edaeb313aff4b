// Installs the peers and Lighthouse, each in a folder of its own below .cache/bench, only for the bench.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{name: string, packages: Record<string, string>}} Peer */

/** @returns {Record<'starlight' | 'vitepress' | 'tools', Peer>} the pinned versions */
export function readPeers() {
  return JSON.parse(fs.readFileSync(new URL('./peers.json', import.meta.url), 'utf8'));
}

/**
 * Installs exactly the pinned versions unless they are there.
 * @param {string} folder
 * @param {Peer} peer
 * @throws {Error} when npm fails, with what to do
 */
export function ensurePeer(folder, peer) {
  const manifest = JSON.stringify(
    {
      private: true,
      type: 'module',
      dependencies: peer.packages,
      // One KaTeX for the formulas and their stylesheet.
      ...(peer.packages.katex ? {overrides: {katex: '$katex'}} : {}),
    },
    null,
    2,
  );
  const file = path.join(folder, 'package.json');
  const mark = path.join(folder, 'node_modules', '.installed');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === manifest) return;
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(file, manifest);
  console.log(`正在安装 ${peer.name}（只为这次测量，在 ${path.relative('.', folder)}）……`);
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    throw new Error(
      `${peer.name} 没有装上，原因见上面 npm 的输出。检查网络；在中国大陆可以先运行\n  npm config set registry https://registry.npmmirror.com`,
    );
  }
  fs.writeFileSync(mark, manifest);
}
