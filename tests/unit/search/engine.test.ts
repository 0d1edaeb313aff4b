// cspell:ignore qhxx
import {gunzipSync} from 'node:zlib';
import {describe, expect, it, vi} from 'vitest';
import {WorkerProvider, type WorkerLike} from '@site/src/search/engine/client';
import {findMarks, markRanges} from '@site/src/search/engine/marks';
import type {Reply, Request} from '@site/src/search/engine/protocol';
import {makeSnippet} from '@site/src/search/engine/snippet';
import {StaticProvider} from '@site/src/search/engine/staticProvider';
import {httpLoader, IndexStore} from '@site/src/search/engine/store';
import {SearchError, type SearchAnswer, type SearchProvider} from '@site/src/search/types';
import {Places} from '@site/src/search/engine/places';
import {scoreOf, scoreSections} from '@site/src/search/engine/rank';
import type {TableSection} from '@site/src/search/engine/table';
import type {SlotHits} from '@site/src/search/engine/terms';
import {Glossary} from '@site/src/search/front/glossary';
import {planQuery, type Unit} from '@site/src/search/front/plan';
import {IndexBuilder} from '@site/src/search/builder/buildIndex';
import {pageFromHtml} from '@site/src/search/builder/sections';
import {addressesOf, PAGES, providerOver, smallIndex} from './fixture';

const files = smallIndex();
const {provider} = providerOver(files);
const search = (text: string, literal = false): Promise<SearchAnswer> => provider.search({text, literal});
const best = async (text: string): Promise<string | undefined> => addressesOf(await search(text))[0];

describe('the order', () => {
  const plan = (text: string): Unit[] => planQuery(text, new Glossary([], new Map())).units.filter(({seam}) => !seam);
  const slot = (hits: Partial<SlotHits>): SlotHits => ({
    sections: [],
    values: [],
    shares: (hits.sections ? Array.from(hits.sections) : []).map(() => 1),
    frequency: 1,
    assumed: 0,
    exact: true,
    begun: false,
    ...hits,
  });

  it('finds a section by what readers ask, and shows nothing of that', async () => {
    const builder = new IndexBuilder([]);
    for (const [address, html] of Object.entries(PAGES)) {
      const made = pageFromHtml(html, address);
      const asked = {'/a/reward': ['gradient', '往哪边挪'], '/a/ppo': ['page', '炼丹']}[address];
      if (made) builder.add(made, asked && new Map([[asked[0] ?? '', asked.slice(1)]]));
    }
    const {provider: own} = providerOver(builder.files());
    expect(addressesOf(await provider.search({text: '往哪边挪'}))).not.toContain('/a/reward#gradient');
    const answer = await own.search({text: '往哪边挪'});
    expect(addressesOf(answer)[0]).toBe('/a/reward#gradient');
    expect(addressesOf(await own.search({text: '炼丹'}))[0]).toBe('/a/ppo');
    expect(JSON.stringify(answer.groups)).not.toContain('往哪边挪');
  });

  it('takes a part of a compound for a part of the query', () => {
    const [unit] = plan('robots_user_agent');
    const hits = [[slot({sections: [0, 1], values: [0.2, 0.9], shares: [1, 0.6]})]];
    const {scored} = scoreSections([{unit: unit as Unit, hits}], new Places(10), 10);
    expect(scored.find(({section}) => section === 0)?.coverage).toBe(1);
    expect(scored.find(({section}) => section === 1)?.coverage).toBeCloseTo(0.6);
  });

  it('gives the best only, of equals the first, and says what the others have at most', () => {
    const [unit] = plan('robots_user_agent');
    const hits = [[slot({sections: [3, 2, 1, 0], values: [0.5, 0.1, 0.5, 0.9], shares: [1, 1, 1, 0.1]})]];
    const {scored, coverage} = scoreSections([{unit: unit as Unit, hits}], new Places(10), 1);
    expect(scored.map(({section}) => section)).toEqual([1]);
    expect(coverage).toBeCloseTo(1);
  });

  it('takes a section that a cut list leaves out for one that may have the term', () => {
    const [unit] = plan('流水线');
    const pairs = [slot({sections: [0], values: [0.5]}), slot({sections: [1], values: [0.5], assumed: 0.5})];
    const {scored} = scoreSections([{unit: unit as Unit, hits: [pairs]}], new Places(10), 10);
    const of = (section: number): number => scored.find((one) => one.section === section)?.coverage ?? 0;
    // The second pair has an even chance to stand in a section that its list leaves out; the first list is whole.
    expect(of(0)).toBeCloseTo(1 - of(1) / 2);
    expect(of(1)).toBeLessThan(0.51);
  });

  it('does not weigh a word by the number of its pairs', () => {
    const [long, short] = plan('流水 RLHF') as [Unit, Unit];
    const pairs = Array.from({length: 4}, () => slot({sections: [0], values: [0.5]}));
    const {weighed} = scoreSections(
      [
        {unit: long, hits: [pairs]},
        {unit: short, hits: [[slot({sections: [1], values: [0.5]})]]},
      ],
      new Places(10),
      10,
    );
    expect((weighed[0]?.weight ?? 0) / (weighed[1]?.weight ?? 0)).toBeCloseTo(2);
  });

  it('weighs what only meets less than words, and everyday words less than names', () => {
    const weightOf = (query: string, at: number): number => {
      const units = plan(query);
      const {weighed} = scoreSections(
        units.map((unit) => ({
          unit,
          hits: unit.alternatives.map(({slots}) => slots.map(() => slot({sections: [0], values: [0.5]}))),
        })),
        new Places(10),
        10,
      );
      return weighed[at]?.weight ?? 0;
    };
    const one = weightOf('流水', 0);
    // 准备 is a word; 备流 is where it meets the next one.
    expect(weightOf('准备流水', 0) / one).toBeCloseTo(Math.sqrt(2.65));
    expect(weightOf('流水 区别', 1) / one).toBeCloseTo(0.9);
    expect(weightOf('区别', 0) / one).toBeCloseTo(1);
  });

  it('puts what says it again after what explains it, unless its own heading is asked for', () => {
    const at = (address: string): TableSection => ({address}) as TableSection;
    for (const address of ['/p', '/p#self-test', '/p#further-reading']) {
      expect(scoreOf(at(address), 1, 0, 1)).toBeLessThan(scoreOf(at('/p#s-curve'), 1, 0, 1));
      expect(scoreOf(at(address), 1, 1.3, 1)).toBe(scoreOf(at('/p#s-curve'), 1, 1.3, 1));
    }
  });

  it('reads pinyin with marks between its syllables although one of them is a word of the notes', async () => {
    const builder = new IndexBuilder([]);
    const body = '<h2 id="a">过拟合</h2><p>过拟合。过拟合。</p><h2 id="b">作者</h2><p>He 2023</p>';
    const made = pageFromHtml(`<!doctype html><body><main><h1>一页</h1>${body}</main></body>`, '/p');
    if (made) builder.add(made);
    const answer = await providerOver(builder.files()).provider.search({text: "guo'ni'he"});
    expect(answer.rewrite).toEqual({to: '过拟合', reason: 'pinyin'});
    expect(addressesOf(answer)[0]).toBe('/p#a');
  });
});

describe('answers', () => {
  it('put the section first whose heading is the query', async () => {
    expect(await best('成对损失')).toBe('/a/reward#pairwise-loss');
    expect(await best('KL惩罚')).toBe('/a/ppo#kl');
  });

  it('join what the page says and what the heading says', async () => {
    expect(await best('PPO 局限')).toBe('/a/ppo#limits');
  });

  it('find numbers, identifiers and formula source as they are typed', async () => {
    expect(await best('33207')).toBe('/a/reward#gradient');
    expect(await best('45tb')).toBe('/a/reward#gradient');
    expect(await best('torch.nn')).toBe('/a/reward#code');
    expect(await best('layer norm')).toBe('/a/reward#code');
    expect(await best('train_policy.py')).toBe('/a/reward#pairwise-loss');
    expect(await best('\\log \\sigma')).toBe('/a/reward#pairwise-loss');
  });

  it('find English by its plural, its stem and its beginning', async () => {
    expect(await best('labeler')).toBe('/a/ppo#limits');
    expect(await best('labellers')).toBe('/a/ppo#limits');
    expect(await best('label')).toBe('/a/ppo#limits');
  });

  it('say what a query was taken for, and do not guess when told so', async () => {
    const guessed = await search('weitiao');
    expect(guessed.rewrite).toEqual({to: '微调', reason: 'pinyin'});
    expect(guessed.synonyms).toContain('fine-tuning');
    const literal = await search('weitiao', true);
    expect(literal).toMatchObject({rewrite: null, found: false, literal: true});
  });

  it('answer what something is from the glossary', async () => {
    expect(await best('奖励模型是什么')).toBe('/glossary#reward-model');
  });

  it('show why: marks in heading and snippet, the path, words to mark', async () => {
    const answer = await search('梯度');
    const hit = answer.groups[0]?.sections[0];
    expect(hit).toMatchObject({heading: '梯度', headingMarks: [[0, 2]], path: ['成对损失']});
    expect(answer.terms).toContain('梯度');
    const kl = (await search('参考模型')).groups[0]?.sections[0]?.snippet;
    expect(kl?.marks.map(([start, end]) => kl.text.slice(start, end))).toEqual(['参考模型']);
  });

  it('say when nothing fits, what was tried, and what is near', async () => {
    const answer = await search('奖赏函数论');
    expect(answer.found).toBe(false);
    expect(answer.total).toBe(0);
    expect(answer.tried).toContain('奖赏函数论');
    expect((await search('zzzz')).groups).toEqual([]);
  });

  it('read from top to bottom from best to worst', async () => {
    const scores = (await search('奖励模型')).groups.flatMap(({sections}) => sections.map(({score}) => score));
    scores.slice(1).forEach((score, at) => expect(score).toBeLessThanOrEqual((scores[at] ?? 0) * 1.08));
  });

  it('fetch each file once, and only what the query needs', async () => {
    const {provider: fresh, asked} = providerOver(files);
    await fresh.search({text: '微调'});
    const first = asked.length;
    await fresh.search({text: '微调'});
    expect(asked).toHaveLength(first);
    expect(asked.some((path) => path.includes('words-'))).toBe(false);
    await fresh.search({text: 'qhxx'});
    expect(asked.some((path) => path.includes('words-q'))).toBe(true);
    expect(asked.some((path) => path.includes('words-w'))).toBe(false);
  });

  it('look at a long list of other people’s works only where one says all that was asked', async () => {
    const builder = new IndexBuilder([]);
    const works = Array.from(
      {length: 80},
      (_, at) => `<li id="work-${at}"><span>Writer${at}, A. (2020). Scaling and tuning.</span> 原文</li>`,
    );
    const pages: [string, string][] = [
      ['/a', '<h1>甲</h1><h2 id="one">微调</h2><p>微调（tuning）的步骤。</p>'],
      ['/list', `<h1>参考文献</h1><ul>${works.join('')}</ul>`],
    ];
    for (const [address, main] of pages) {
      const made = pageFromHtml(`<!doctype html><body><main>${main}</main></body>`, address);
      if (made) builder.add(made);
    }
    const {provider: fresh, asked} = providerOver(builder.files());
    const tables = (): string[] => asked.flatMap((path) => /table-\d+/u.exec(path) ?? []);
    expect(addressesOf(await fresh.search({text: '微调 步骤'}))[0]).toBe('/a#one');
    expect(tables()).toEqual(['table-0']);
    expect(addressesOf(await fresh.search({text: 'Writer71 2020'}))[0]).toBe('/list#work-71');
    expect(tables()).toHaveLength(2);
  });

  it('stop when nobody waits any more', async () => {
    await expect(provider.search({text: '微调'}, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe('files that fail', () => {
  it('fail the search with a reason, and are tried again', async () => {
    let down = true;
    const store = new IndexStore((path) => {
      if (down) return Promise.reject(new SearchError('offline', path));
      const file = files.find((one) => one.path === path);
      return file ? Promise.resolve(file.bytes) : Promise.reject(new SearchError('missing', path));
    });
    await expect(store.core()).rejects.toMatchObject({kind: 'offline'});
    down = false;
    await expect(store.core()).resolves.toHaveProperty('firsts');
  });

  it('are told apart: another format, no JSON, no gzip', async () => {
    const core = (text: string): IndexStore => new IndexStore(() => Promise.resolve(new TextEncoder().encode(text)));
    await expect(core('{"version":99,"folder":"x"}').core()).rejects.toMatchObject({kind: 'format'});
    await expect(core('<!doctype html>').core()).rejects.toMatchObject({kind: 'format'});
    const broken = new IndexStore((path) =>
      Promise.resolve(path === 'core.bin' ? (files[0]?.bytes ?? new Uint8Array()) : Uint8Array.of(0x1f, 0x8b, 1)),
    );
    await expect(broken.readings()).rejects.toMatchObject({kind: 'format'});
  });

  it('may come unpacked, if a server did that on the way', async () => {
    const store = new IndexStore((path) => {
      const bytes = files.find((one) => one.path === path)?.bytes ?? new Uint8Array();
      return Promise.resolve(new Uint8Array(gunzipSync(bytes)));
    });
    await expect(store.core()).resolves.toHaveProperty('firsts');
  });

  it('are all asked for anew once one is gone: the site was published again', async () => {
    const builder = new IndexBuilder([]);
    const made = pageFromHtml('<body><main><h1>新</h1><p>微调在新的一页。</p></main></body>', '/new');
    if (made) builder.add(made);
    const newer = builder.files();
    let published = false;
    const fresh = new StaticProvider((path) => {
      const file = (published ? newer : files).find((one) => one.path === path);
      return file ? Promise.resolve(file.bytes) : Promise.reject(new SearchError('missing', path));
    });
    expect((await fresh.search({text: '奖励模型'})).found).toBe(true);
    published = true;
    await expect(fresh.search({text: '微调'})).rejects.toMatchObject({kind: 'missing'});
    expect(addressesOf(await fresh.search({text: '微调'}))).toEqual(['/new']);
  });

  it('say which address did not answer', async () => {
    const answer = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response('', {status: 404}));
    await expect(httpLoader('https://example.org/notes/search/')('x.bin')).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('https://example.org/notes/search/x.bin') as string,
    });
    answer.mockRejectedValueOnce(new TypeError('no network'));
    await expect(httpLoader('/')('x.bin')).rejects.toMatchObject({kind: 'offline'});
    answer.mockRestore();
  });
});

describe('marks', () => {
  const words = (text: string, ...terms: string[]): string[] =>
    markRanges(
      findMarks(
        text,
        terms.map((term) => ({text: term, weight: 1})),
        new Map([['獎', '奖']]),
      ),
    ).map(([start, end]) => text.slice(start, end));

  it('find terms whatever their width, case or script', () => {
    expect(words('ＫＬ 散度', 'kl')).toEqual(['ＫＬ']);
    expect(words('獎励模型', '奖励模型')).toEqual(['獎励模型']);
    expect(words('共 33,207 条', '33207')).toEqual(['33,207']);
  });

  it('fall back to the longest piece of a Chinese term', () => {
    expect(words('损失的掩码', '损失掩码')).toEqual(['损失', '掩码']);
  });

  it('take whole words, with their endings, and short ones only alone', () => {
    expect(words('labelers and transformer', 'labeler')).toEqual(['labelers']);
    expect(words('transformer RM', 'rm')).toEqual(['RM']);
    expect(words('fine-tuning', 'fine tuning')).toEqual(['fine-tuning']);
  });

  it('do not overlap', () => {
    expect(words('奖励模型', '奖励', '励模型')).toEqual(['奖励模型']);
  });
});

describe('snippets', () => {
  it('show the place with the most terms, from the beginning of a sentence', () => {
    const text = `奖励只出现在开头。${'无关的话。'.repeat(40)}这里奖励和惩罚都有。${'后面。'.repeat(30)}`;
    const {text: shown, marks} = makeSnippet(
      text,
      [
        {text: '奖励', weight: 1},
        {text: '惩罚', weight: 1},
      ],
      new Map(),
    );
    expect(shown.startsWith('…这里奖励和惩罚都有。')).toBe(true);
    expect(marks.map(([start, end]) => shown.slice(start, end))).toEqual(['奖励', '惩罚']);
  });

  it('are the beginning where no term stands', () => {
    expect(makeSnippet('短文。', [{text: '没有', weight: 1}], new Map())).toEqual({text: '短文。', marks: []});
  });
});

describe('the worker', () => {
  class FakeWorker implements WorkerLike {
    readonly sent: Request[] = [];
    readonly #message: ((event: {data: Reply}) => void)[] = [];
    readonly #error: (() => void)[] = [];
    postMessage(message: Request): void {
      this.sent.push(message);
    }
    addEventListener(type: 'message' | 'error', listener: ((event: {data: Reply}) => void) | (() => void)): void {
      if (type === 'message') this.#message.push(listener);
      else this.#error.push(listener as () => void);
    }
    reply(data: Reply): void {
      this.#message.forEach((listener) => listener({data}));
    }
    fail(): void {
      this.#error.forEach((listener) => listener());
    }
  }
  const here = (): Promise<SearchProvider> => Promise.resolve(provider);

  it('is asked by number, and its errors keep their kind', async () => {
    const worker = new FakeWorker();
    const client = new WorkerProvider('/search/', () => worker, here);
    const answer = client.search({text: '微调'});
    expect(worker.sent).toEqual([
      {kind: 'start', base: '/search/'},
      {kind: 'search', id: 1, query: {text: '微调'}},
    ]);
    worker.reply({id: 1, error: {kind: 'offline', message: 'x'}});
    await expect(answer).rejects.toMatchObject({kind: 'offline'});
  });

  it('is told when nobody waits any more', async () => {
    const worker = new FakeWorker();
    const controller = new AbortController();
    const answer = new WorkerProvider('/search/', () => worker, here).search({text: '微调'}, controller.signal);
    controller.abort();
    await expect(answer).rejects.toThrow(/abort/i);
    expect(worker.sent.at(-1)).toEqual({kind: 'abort', id: 1});
  });

  it('is done without if it cannot start or its script cannot be loaded', async () => {
    const none = new WorkerProvider(
      '/search/',
      () => {
        throw new Error('no workers');
      },
      here,
    );
    expect((await none.search({text: '微调'})).found).toBe(true);
    const worker = new FakeWorker();
    const waiting = new WorkerProvider('/search/', () => worker, here).search({text: '微调'});
    worker.fail();
    expect((await waiting).found).toBe(true);
  });
});
