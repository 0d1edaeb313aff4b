import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readableFailure} from '../../scripts/lib/buildOutput.mjs';
import {isInstalled} from '../../scripts/lib/install.mjs';
import {serveSite} from '../../scripts/lib/serve.mjs';

function start(...args: string[]): {code: number | null; output: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return {code: status, output: stdout + stderr};
}

describe('npm start says in a plain sentence what is wrong', () => {
  it('explains itself', () => {
    const {code, output} = start('--help');
    expect(code).toBe(0);
    for (const option of ['--port', '--host', '--dev', '--no-watch']) expect(output).toContain(option);
  });

  it('with a taken port', async () => {
    const other = http.createServer();
    await new Promise<void>((resolve) => void other.listen(0, 'localhost', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    // The other server lives in this process, so the child must not block it: it only has to keep the port.
    const {code, output} = start('--port', String(port), '--no-open');
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`端口 ${port} 已经被占用`);
    expect(output).not.toContain('    at ');
  });

  it.each([
    [['--port', 'abc'], '端口“abc”不对'],
    [['--port', '70000'], '端口“70000”不对'],
    [['--bogus'], '看不懂的选项'],
  ])('with %j', (args, message) => {
    const {code, output} = start(...args);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).not.toContain('    at ');
  });
});

describe('the dependencies are installed', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'installed-'));
  const write = (name: string, packages: object): void =>
    fs.writeFileSync(path.join(root, name), JSON.stringify({packages}));
  const wanted = {
    '': {},
    'node_modules/a': {version: '1.0.0'},
    'node_modules/b-win32': {version: '1.0.0', optional: true},
  };

  it('only when every package is there in its version; those of other systems may be missing', () => {
    write('package-lock.json', wanted);
    expect(isInstalled(root)).toBe(false);
    fs.mkdirSync(path.join(root, 'node_modules'));
    write('node_modules/.package-lock.json', {'node_modules/a': {version: '1.0.0'}});
    expect(isInstalled(root)).toBe(true);
    write('node_modules/.package-lock.json', {'node_modules/a': {version: '0.9.0'}});
    expect(isInstalled(root)).toBe(false);
    write('node_modules/.package-lock.json', {});
    expect(isInstalled(root)).toBe(false);
    fs.rmSync(root, {recursive: true});
  });
});

describe('a failed build', () => {
  const message = 'docs/a.mdx:402:1 引用了 references.bib 里没有的 nobody。 改法：检查拼写。';

  it('is told by the message of the guard rail alone, once', () => {
    const output = `Error: MDX compilation failed\n        │ Cause: ${message}\n        │ Details: {}\n        │     at f (x.js:1:2)\n│ Cause: ${message}\n`;
    expect(readableFailure(output)).toBe(message);
  });

  it('is told in full without stack frames otherwise', () => {
    expect(readableFailure('\u001b[31m boom\u001b[0m\n    at f (x.js:1:2)\n')).toBe('boom');
  });

  it('tells of anchors that are gone', () => {
    const gone = 'anchors.json: /a#y 发布过，现在页面上没有。改法：恢复这个 id。';
    expect(readableFailure(`[ERROR] Error: x\n${gone}\n    at g (y.js:1:2)`)).toBe(gone);
  });
});

describe('the server', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => stop?.());

  async function serve(live: boolean) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'notes-'));
    fs.writeFileSync(path.join(folder, 'a.html'), '<html><body>甲</body></html>');
    fs.writeFileSync(path.join(folder, '404.html'), '没有这一页');
    fs.writeFileSync(path.join(folder, 'data.json'), '{}');
    const server = await serveSite({folder: () => folder, port: 0, host: 'localhost', live});
    stop = server.close;
    return {get: (address: string) => fetch(`http://localhost:${server.port}${address}`), server};
  }

  it('answers as a static host does', async () => {
    const {get} = await serve(false);
    expect(await (await get('/a')).text()).toBe('<html><body>甲</body></html>');
    const missing = await get('/b');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe('没有这一页');
  });

  it('adds the reloading script to pages alone, and only when asked', async () => {
    const {get} = await serve(true);
    const page = await (await get('/a')).text();
    expect(page).toContain('甲');
    expect(page).toContain('EventSource');
    expect(await (await get('/data.json')).text()).toBe('{}');
  });

  it('tells open pages to reload', async () => {
    const {get, server} = await serve(true);
    const stream = (await get('/__reload')).body?.getReader();
    await stream?.read();
    server.reload();
    const {value} = (await stream?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('data: reload');
    await stream?.cancel();
  });
});
