import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, expect, it, vi} from 'vitest';
import {cached} from '@site/src/utils/contentCache';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'cache-'));
const manifest = path.join(root, 'node_modules/tool/package.json');
fs.mkdirSync(path.dirname(manifest), {recursive: true});
fs.writeFileSync(manifest, '{"version":"1.0.0"}');
afterAll(() => fs.rmSync(root, {recursive: true}));

it('makes a thing once, and again when anything that it is made from changes', async () => {
  const make = vi.fn(() => Promise.resolve(Buffer.from(`made ${make.mock.calls.length}`)));
  const get = async (...inputs: string[]): Promise<string> =>
    (await cached('things', {inputs, packages: ['tool']}, make, root)).toString();
  expect(await get('a', 'b')).toBe('made 1');
  expect(await get('a', 'b')).toBe('made 1');
  expect(await get('ab', '')).toBe('made 2');
  fs.writeFileSync(manifest, '{"version":"1.0.1"}');
  expect(await get('a', 'b')).toBe('made 3');
});

it('keeps nothing of what failed', async () => {
  const from = {inputs: ['c'], packages: []};
  await expect(cached('things', from, () => Promise.reject(new Error('no')), root)).rejects.toThrow('no');
  expect((await cached('things', from, () => Promise.resolve(Buffer.from('yes')), root)).toString()).toBe('yes');
});

it('makes once what is asked for twice at a time, and leaves nothing else behind', async () => {
  const from = {inputs: ['twice'], packages: ['tool']};
  let made = 0;
  const make = async (): Promise<Buffer> => {
    made += 1;
    await new Promise((resolve) => void setTimeout(resolve, 5));
    return Buffer.from('one');
  };
  const results = await Promise.all([1, 2, 3].map(() => cached('twice', from, make, root)));
  expect(results.map(String)).toEqual(['one', 'one', 'one']);
  expect(made).toBe(1);
  expect(fs.readdirSync(path.join(root, 'node_modules/.cache/notes/twice'))).toHaveLength(1);
});
