import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import {expect, it} from 'vitest';
import {firstLoad, grown} from '../../scripts/lib/sizes.mjs';

it('counts what a page loads at once, and nothing that it only names', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sizes-'));
  const write = (name: string, content: string): number => {
    fs.writeFileSync(path.join(folder, name), content);
    return name.endsWith('woff2') ? content.length : zlib.brotliCompressSync(content).length;
  };
  const script = write('r.js', 'x'.repeat(500));
  const css = write('s.css', 'y'.repeat(400));
  const font = write('f.woff2', 'z'.repeat(300));
  write('app.js', 'a'.repeat(9000));
  const html = write(
    'p.html',
    '<meta name=app-scripts content=/app.js><link rel=stylesheet href=/s.css /><link rel="preload" as="font" href="/f.woff2"><script type=module src=/r.js></script><script>1</script>',
  );
  expect(firstLoad(folder, '/p')).toEqual({html, css, script, font});
  fs.rmSync(folder, {recursive: true});
});

it('names what grew past its budget, beyond the slack', () => {
  const budget = {'/a': {html: 20000, css: 100, script: 0, font: 0}, '/gone': {html: 1, css: 1, script: 1, font: 1}};
  const now = (html: number, css: number): Record<string, Record<string, number>> => ({
    '/a': {html, css, script: 0, font: 0},
  });
  expect(grown({'/a': budget['/a']}, now(21024, 1124))).toEqual([]);
  expect(grown({'/a': budget['/a']}, now(21025, 1125))).toEqual([
    expect.stringContaining('/a 的 html 从 20000 字节长到 21025 字节'),
    expect.stringContaining('/a 的 css 从 100 字节长到 1125 字节'),
  ]);
  expect(grown(budget, now(1, 1))).toEqual([expect.stringContaining('/gone 没有构建出来')]);
});
