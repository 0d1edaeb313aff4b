import {describe, expect, it} from 'vitest';
import {judge, readNumber} from '@site/src/components/Quiz/model';
import {checkAnchors, extendRegistry, idsInHtml} from '@site/src/utils/anchors';
import {parseFrontMatter} from '@site/src/utils/asked';
import {buildCacheKey} from '@site/src/utils/buildCache';
import {parseBibliography} from '@site/src/utils/bibliography';
import {glossaryByLetter} from '@site/src/utils/glossaryOrder';
import {indexNote, notePath} from '@site/src/utils/noteIndex';
import {referencesWithPlaces} from '@site/src/utils/referencePlaces';
import {nodeProblem} from '../../scripts/lib/install.mjs';
import {FRONT} from './note';

describe('the quiz', () => {
  it.each([
    ['0.127', 0.127],
    ['１，０２４', 1024],
    ['1,024', 1024],
    ['−3', -3],
    ['3.14×10^23', 3.14e23],
    ['3.14e23', 3.14e23],
    ['85%', 85],
    ['.5', 0.5],
  ])('reads %s', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', '约 3', '1.2.3', 'e5', '--1'])('does not read “%s”', (text) => expect(readNumber(text)).toBeNull());

  it('judges by tolerance, and explains a known mistake', () => {
    const hints = [{when: 2.127, tolerance: 0.01}];
    expect(judge('0.128', 0.127, 0.002, hints)).toEqual({kind: 'right'});
    expect(judge('0.13', 0.127, 0.002, hints)).toEqual({kind: 'wrong'});
    expect(judge('2.13', 0.127, 0.002, hints)).toEqual({kind: 'hint', index: 0});
    expect(judge(' ', 0.127, 0, hints)).toEqual({kind: 'empty'});
    expect(judge('三', 3, 0, hints)).toEqual({kind: 'unreadable', text: '三'});
    expect(judge('0.3', 0.2, 0.1, [])).toEqual({kind: 'right'});
  });
});

describe('anchors', () => {
  const registry = {'/a': ['x', 'y'], '/gone': []};

  it('names every page and id that is gone, and how to mend it', () => {
    const problems = checkAnchors(registry, new Map([['/a', new Set(['x'])]]), new Set());
    expect(problems).toEqual([
      'anchors.json: /a#y 发布过，现在页面上没有。改法：恢复这个 id，或在原处写 <Anchor id="y" />。',
      'anchors.json: /gone 发布过，现在没有这一页。改法：恢复它，或在 src/utils/site.ts 的 redirects 里写它搬到了哪里。',
    ]);
  });

  it('accepts a redirect and new ids', () => {
    expect(checkAnchors(registry, new Map([['/a', new Set(['x', 'y', 'new'])]]), new Set(['/gone']))).toEqual([]);
  });

  it('only ever adds', () => {
    const note = indexNote(`${FRONT}## 甲 {/* #first */}\n\n[@k2020a]`, 'docs/a.mdx', '/a');
    expect(extendRegistry(registry, {notes: new Map([['/a', note]])})).toEqual({
      '/a': ['first', 'references', 'x', 'y'],
      '/gone': [],
    });
  });

  it('reads ids with any quotes', () => {
    expect([...idsInHtml('<h2 id=a><p id="b" class=c><i data-id="no"></i>')]).toEqual(['a', 'b']);
  });
});

describe('the bibliography', () => {
  const entry = (fields: string): string => `@article{k2020a, title={T}, ${fields}}`;

  it.each([
    [entry('author={A, B}, url={https://e.org}'), /k2020a 没有作者或年份/],
    [entry('author={A, B}, year={2020}, url={http://e.org}'), /k2020a 没有 https 地址/],
    [
      `${entry('author={A, B}, year={2020}, url={https://e.org}')}\n${entry('author={A, B}, year={2020}, url={https://e.org}')}`,
      /两个条目叫 k2020a/,
    ],
  ])('refuses an incomplete entry', (source, message) => expect(() => parseBibliography(source)).toThrow(message));

  it('shortens names', () => {
    const label = (authors: string): string | undefined =>
      parseBibliography(entry(`author={${authors}}, year={2020}, url={https://e.org}`)).get('k2020a')?.label;
    expect(label('Fu, Yao')).toBe('Fu，2020');
    expect(label('Fu, Yao and Peng, Hao')).toBe('Fu 与 Peng，2020');
    expect(label('Fu, Yao and Peng, Hao and Khot, T')).toBe('Fu 等，2020');
    expect(label('{OpenAI}')).toBe('OpenAI，2020');
  });

  it('lists each citing section once', () => {
    const bibliography = parseBibliography(entry('author={A, B}, year={2020}, url={https://e.org}'));
    const note = indexNote(
      `${FRONT}[@k2020a]\n\n## 甲 {/* #x */}\n\n[@k2020a, 表 1] [@k2020a, 表 2]`,
      'docs/a.mdx',
      '/a',
    );
    expect(referencesWithPlaces(bibliography, {notes: new Map([['/a', note]])})[0]?.places).toEqual([
      {to: '/a', page: '测试页', section: null},
      {to: '/a#x', page: '测试页', section: '甲'},
    ]);
  });
});

describe('what readers ask', () => {
  const source = `---\ntitle: 测试页\ndescription: 有\nasked:\n  page: [三行说清]\n  kl: [为什么要罚, '2048']\n---\n\n文字`;

  it('is read by heading', () => {
    expect([...indexNote(source, 'docs/a.mdx', '/a').asked]).toEqual([
      ['page', ['三行说清']],
      ['kl', ['为什么要罚', '2048']],
    ]);
    expect(indexNote(FRONT, 'docs/a.mdx', '/a').asked.size).toBe(0);
  });

  it('is left out of the front matter that readers are sent', async () => {
    const read = {frontMatter: {title: '甲', asked: {page: ['三行说清']}}, content: '文字'};
    const params = {filePath: 'a.mdx', fileContent: source, defaultParseFrontMatter: () => Promise.resolve(read)};
    expect(await parseFrontMatter(params)).toEqual({frontMatter: {title: '甲'}, content: '文字'});
  });
});

describe('the key of the build cache', () => {
  const note = (body: string) => indexNote(FRONT + body, 'docs/a.mdx', '/a');
  const key = (body: string, change: {baseUrl?: string; shared?: string[]; file?: string} = {}): string =>
    buildCacheKey({
      baseUrl: change.baseUrl ?? '/',
      notes: {notes: new Map([['/a', note(body)]])},
      shared: change.shared ?? ['bib'],
      readFile: () => change.file ?? 'code',
    });
  const body = '## 甲 {/* #x */}\n\n```ts file="a.ts"\n```\n\n文字';

  it('stays when only words change', () => expect(key(`${body}改了`)).toBe(key(body)));

  it.each([
    ['the base', key(body, {baseUrl: '/notes/'})],
    ['the references', key(body, {shared: ['other']})],
    ['a shown file', key(body, {file: 'new code'})],
    ['an anchor', key(body.replace('#x', '#y'))],
  ])('changes with %s', (_name, other) => expect(other).not.toBe(key(body)));
});

describe('small things', () => {
  it('gives addresses', () => {
    expect(notePath('docs', 'docs/gpt/index.mdx')).toBe('/gpt');
    expect(notePath('docs', 'docs/gpt/gpt-1.mdx')).toBe('/gpt/gpt-1');
  });

  it('orders terms by pinyin', () => {
    const entry = (zh: string) => ({id: zh, zh, en: '', abbr: null, aliases: [], definition: '', section: null});
    expect(
      glossaryByLetter([entry('预训练'), entry('KL 散度'), entry('奖励模型'), entry('对齐')]).map(({letter}) => letter),
    ).toEqual(['D', 'J', 'K', 'Y']);
  });

  it.each([
    ['18.19.0', false],
    ['20.19.9', false],
    ['20.20.0', true],
    ['22.0.0', true],
  ])('Node %s is new enough: %s', (version, enough) => {
    expect(nodeProblem(version) === null).toBe(enough);
  });
});
