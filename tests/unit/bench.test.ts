import {createRequire} from 'node:module';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {VFile} from 'vfile';
import {describe, expect, it} from 'vitest';
import {notePipeline} from '@site/src/notePipeline';
import {growExported, readTimes, timed} from '../../scripts/bench/builds.mjs';
import {cleanHtml, toSource} from '../../scripts/bench/export.mjs';
import {mainThreadCpu, readLoad} from '../../scripts/bench/lighthouse.mjs';
import {benchPages} from '../../scripts/bench/pages.mjs';
import {peerSites} from '../../scripts/bench/peerSites.mjs';
import {terminalReport} from '../../scripts/bench/report.mjs';
import {median, medians, ratio} from '../../scripts/bench/stats.mjs';
import {expandNote, rewriteImages} from '../../scripts/bench/toMarkdown.mjs';
import {overlap, readPage} from '../../scripts/bench/words.mjs';
import {FRONT, noteSources} from './note';

// jsdom brings no types.
const {JSDOM} = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new (source: string) => {window: {document: Document}};
};

/** The note as a peer gets it. */
async function exported(
  body: string,
  rendered: Record<string, string> = {},
  peer: 'starlight' | 'vitepress' = 'starlight',
) {
  const sources = noteSources(FRONT + body);
  const file = new VFile({value: FRONT + body, path: 'docs/test.mdx'});
  const reader = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkMdx)
    .use(remarkDirective)
    .use(remarkGfm)
    .use(notePipeline(sources).remark);
  const tree = await reader.run(reader.parse(file), file);
  expandNote(tree as never, {
    glossary: sources.glossary,
    admonition: peerSites[peer].admonition,
    file: 'docs/test.mdx',
    renderedById: (id: string) => rendered[id] ?? null,
  });
  return toSource(tree as never);
}

describe('the exporter', () => {
  it('keeps a heading with its id', async () => {
    expect(await exported('## 为什么 {/* #why */}\n')).toContain('## 为什么 {#why}');
  });

  it('keeps bold text before Chinese text bold in plain CommonMark', async () => {
    expect(await exported('**重点。**后面\n')).toContain('**重点。**&#x540E;面');
  });

  it('writes out citations and the list of works', async () => {
    const out = await exported('它更好 [@ouyang2022instructgpt, 表 6]。\n');
    expect(out).toContain('它更好（[Ouyang 等，2022，表 6](#ref-ouyang2022instructgpt)）。');
    expect(out).toContain('## 参考文献 {#references}');
    expect(out).toMatch(/<li id="ref-ouyang2022instructgpt">.*Training Language Models.*原文/);
  });

  it('gives a term its card in the browser’s own popover', async () => {
    const out = await exported('先训练奖励模型。\n');
    expect(out).toContain('popovertarget="term-reward-model">奖励模型<span class="sr-only">');
    expect(out).toContain('<b>奖励模型</b><span lang="en">（reward model，RM）</span><br>打分的模型。');
  });

  it('gives a fact its source, and marks what is not checked', async () => {
    const out = await exported(
      '取 <Fact cite="ouyang2022instructgpt" where="附录 C.4" confidence="secondary">0.02</Fact>。\n',
    );
    expect(out).toContain(
      '<b>转引，未见原文</b><br>出处：<a href="#ref-ouyang2022instructgpt">Ouyang 等，2022，附录 C.4</a>',
    );
    expect(out).toContain('<sup>转引，未见原文</sup>');
  });

  it('numbers equations and what points at them', async () => {
    const out = await exported('$$ #eq-a\nx = 1\n$$\n\n由[式](#eq-a)可知 $a_{1}$。\n');
    expect(out).toContain('<div id="eq-a" class="equation">\n\n$$\nx = 1\n$$\n\n[(1)](#eq-a)\n\n</div>');
    expect(out).toContain('由[式 (1)](#eq-a)可知 $a_{1}$。');
  });

  it('numbers figures and keeps a diagram’s source', async () => {
    const out = await exported(
      '<Figure id="fig-a" alt="图">\n\n```mermaid\nflowchart TB\n  A --> B\n```\n\n<Caption>说明。</Caption>\n\n</Figure>\n',
    );
    expect(out).toContain(
      '<figure id="fig-a">\n\n```mermaid\nflowchart TB\n  A --> B\n```\n\n<figcaption>\n\n**图 1**　说明。',
    );
    expect(out).toContain('</figcaption>\n\n</figure>');
  });

  it('fills in code regions and says what nothing ran', async () => {
    const out = await exported('```ts file="src/loss.ts" region="loss"\n```\n\n```python sketch\nx = 1\n```\n');
    expect(out).toContain('src/loss.ts\n\n```ts\nreturn -Math.log(p);\n```');
    expect(out).toContain('示意，没有程序运行过它\n\n```python\nx = 1\n```');
  });

  it('writes out a computed number, and a model’s name as a link to its row', async () => {
    const out = await exported(
      '有 <Derived of="parameters" model="llama-2-7b" /> 个，见 <Model id="llama-2-7b" />。\n',
    );
    expect(out).toMatch(/有 <data value="6738415616" title="[^"]+">6,738,415,616<\/data> 个/);
    expect(out).toContain('[Llama 2 7B](/models?pin=llama-2-7b#model-llama-2-7b)');
  });

  it('keeps a line that is only a model’s name a paragraph', async () => {
    expect(await exported('<Model id="llama-2-7b" />\n\n后面。\n')).toMatch(/^\[Llama 2 7B\]\(\S+\)\n\n后面。/m);
  });

  it('keeps the ways to a notebook', async () => {
    expect(await exported('<NotebookLinks file="notebooks/a.ipynb" />\n')).toContain(
      '<a href="/notebooks/a.ipynb" download>下载笔记本（.ipynb）</a>',
    );
  });

  it('turns a quiz with choices into question, choices and answers to unfold', async () => {
    const out = await exported(
      '<Quiz id="quiz-a">\n\n几对？\n\n<Choice>18 对。<Why>这是 9 × 2。</Why></Choice>\n<Choice correct>36 对。<Why>对。</Why></Choice>\n\n</Quiz>\n',
    );
    expect(out).toContain('<section id="quiz-a">\n\n**自测**\n\n几对？\n\n- 18 对。\n- 36 对。');
    expect(out).toContain('<details><summary>看答案和理由</summary>');
    expect(out).toMatch(/- \*\*错\*\*　18 对。<br>这是 9 × 2。\n- \*\*对\*\*　36 对。<br>对。/);
  });

  it('turns a quiz with a number into its answer, reason and hints', async () => {
    const out = await exported(
      '<Quiz id="quiz-b" answer={0.5} tolerance={0.01} unit="分">\n\n多少？\n\n<Hint when={2}>反了。</Hint>\n<Why>因为。</Why>\n\n</Quiz>\n',
    );
    expect(out).toContain('**0.5 分**（误差不超过 0.01 都算对）\n\n因为。\n\n如果得到 2：反了。');
  });

  it('writes call-outs in each peer’s way', async () => {
    expect(await exported(':::warning[小心]\n\n话。\n\n:::\n')).toContain(':::caution[小心]\n\n话。\n\n:::');
    expect(await exported(':::note[小心]\n\n话。\n\n:::\n', {}, 'vitepress')).toContain('::: info 小心\n\n话。\n\n:::');
  });

  it('takes a component’s rendered HTML, and says what to do when there is none', async () => {
    const note = '<Figure id="fig-p" alt="图">\n\n<RlhfPipeline />\n\n</Figure>\n';
    expect(await exported(note, {'fig-p': '<div>三步</div>'})).toContain('<div>三步</div>');
    await expect(exported(note)).rejects.toThrow(
      /docs\/test\.mdx 里的 <RlhfPipeline> 没有导出规则.*id fig-p.*toMarkdown\.mjs/s,
    );
  });

  it('splits what Vue would read as an expression, outside formulas and code', () => {
    const text = (value: string) => ({type: 'text', value});
    const children = [
      text('a {{b}} '),
      {type: 'inlineMath', value: 'x_{{i}}'},
      text(' '),
      {type: 'inlineCode', value: '{{c}}'},
    ];
    const out = toSource({type: 'root', children: [{type: 'paragraph', children}]} as never);
    expect(out).toBe('a {<!-- -->{b}} $x_{{i}}$ `{{c}}`\n');
  });

  it('moves pictures beside a note, and no others', () => {
    const image = (url: string) => ({type: 'image', url, alt: '图'});
    const tree = {type: 'root', children: [image('./a.png'), image('/img/b.png'), image('https://example.org/c.png')]};
    rewriteImages(tree as never, (address: string) => `/note-img/${address}`);
    expect(tree.children.map(({url}) => url)).toEqual(['/note-img/./a.png', '/img/b.png', 'https://example.org/c.png']);
  });

  it('cleans built HTML of this site’s classes, scripts and captions', () => {
    const {document} = new JSDOM(
      '<figure id="f"><div class="x_1" data-a="1" style="color:red">一<!-- -->二\n\n三<script>1</script></div>' +
        '<span class="katex"><math><mi>x</mi><annotation>x</annotation></math><span>x</span></span>' +
        '<figcaption>说明</figcaption><a class="hash-link" href="#f"></a></figure>',
    ).window;
    expect(cleanHtml(document.getElementById('f') as Element)).toBe(
      '<div><div>一二 三</div><math><mi>x</mi></math></div>',
    );
  });
});

describe('the words check', () => {
  it('counts formulas, code and diagrams, and leaves them out of the words', () => {
    const page = readPage(
      '<main><h1>题</h1><p>一<button popovertarget="t">词<span class="sr-only">说明</span></button>二 <span class="katex">x</span></p><div class="code-frame"><div class="code-head"><span class="code-language">ts</span></div><pre>a</pre></div><div class="diagram"><svg><text>图</text></svg></div></main>',
    );
    expect(page).toEqual({words: '一词二', formulas: 1, code: 1, diagrams: 1});
  });

  it('gives 1 for the same words in another order of parts, less for missing ones', () => {
    expect(overlap('', '')).toBe(1);
    expect(overlap('奖励模型', '奖励模型')).toBe(1);
    expect(overlap('奖励模型', '奖励')).toBeCloseTo(1 / 3);
    expect(overlap('甲乙', '丙丁')).toBe(0);
  });
});

describe('the statistics', () => {
  it('take the middle, and leave out what is missing', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, null, 2, 3])).toBe(2.5);
    expect(median([null, undefined, Number.NaN])).toBeNull();
    expect(
      medians([
        {a: 1, b: null},
        {a: 3, b: null},
      ]),
    ).toEqual({a: 2, b: null});
  });

  it('know no ratio to nothing', () => {
    expect(ratio(1, 2)).toBe(0.5);
    expect(ratio(0, 0)).toBe(1);
    expect(ratio(3, 0)).toBeNull();
    expect(ratio(null, 2)).toBeNull();
  });

  it('add up the thread time of the page’s main thread alone', () => {
    const task = (tid: number, tdur: number) => ({name: 'RunTask', ph: 'X', pid: 1, tid, tdur});
    const main = {name: 'thread_name', ph: 'M', pid: 1, tid: 1, args: {name: 'CrRendererMain'}};
    expect(mainThreadCpu([main, task(1, 2000), task(1, 500), task(2, 9000)])).toBe(2.5);
    expect(mainThreadCpu([main])).toBeNull();
  });

  it('count a prefetched script as script', () => {
    const item = (url: string, resourceType: string, transferSize: number) => ({url, resourceType, transferSize});
    const audit = (numericValue: number) => ({numericValue});
    const load = readLoad({
      categories: {performance: {score: 0.987}},
      audits: {
        'network-requests': {
          details: {
            items: [
              item('/a', 'Document', 10),
              item('/a.js', 'Script', 20),
              item('/b.js', 'Other', 5),
              item('/c.css', 'Stylesheet', 3),
            ],
          },
        },
        'largest-contentful-paint': audit(1),
        'first-contentful-paint': audit(1),
        'total-blocking-time': audit(0),
        'cumulative-layout-shift': audit(0),
      },
    });
    expect(load).toMatchObject({bytes: 38, scriptBytes: 25, styleBytes: 3, htmlBytes: 10, performance: 99, seo: null});
  });
});

describe('the build cost', () => {
  it('reads the children’s line of the shell’s times', () => {
    expect(readTimes('0m0.00s 0m0.01s\n1m2.50s 0m3.06s\n')).toBeCloseTo(65.56);
    expect(() => readTimes('?')).toThrow('认不出 CPU 时间');
  });

  it.skipIf(process.platform === 'win32')('gives a failed program’s code, and CPU time of one that works', async () => {
    const log = '/dev/null';
    expect((await timed(process.execPath, ['-e', 'process.exit(3)'], {cwd: '.', log})).code).toBe(3);
    const busy = await timed(process.execPath, ['-e', 'for (const end = Date.now() + 300; Date.now() < end;);'], {
      cwd: '.',
      log,
    });
    expect(busy.code).toBe(0);
    expect(busy.cpuS).toBeGreaterThan(0);
  });

  it('copies the notes, not the other pages, each copy a chapter', () => {
    const page = (address: string) => ({
      address,
      file: address.slice(1),
      title: '',
      label: address,
      description: '',
      markdown: '',
    });
    const grown = growExported({pages: [page('/a'), page('/b'), page('/glossary')], sidebar: [], pictures: []}, 6, 2);
    expect(grown.pages.map(({address}) => address)).toEqual([
      '/a',
      '/b',
      '/glossary',
      '/copy-1/a',
      '/copy-1/b',
      '/copy-2/a',
      '/copy-2/b',
    ]);
    expect(grown.sidebar.map(({label, items}) => [label, items.length])).toEqual([
      ['copy-1', 2],
      ['copy-2', 2],
    ]);
  });
});

describe('the pages that are opened', () => {
  it('are the ones that exist, the diagrams page the one with most diagrams', () => {
    const page = (address: string, markdown = '') => ({
      address,
      file: '',
      title: '',
      label: '',
      description: '',
      markdown,
    });
    const fence = '```mermaid\nflowchart TB\n```\n';
    const found = benchPages([
      page('/'),
      page('/glossary'),
      page('/gpt/a', fence + '$x$'),
      page('/gpt/b', fence + fence),
    ]);
    expect(found.map(({id, address}) => [id, address])).toEqual([
      ['text', '/glossary'],
      ['math', '/gpt/a'],
      ['diagrams', '/gpt/b'],
      ['landing', '/'],
    ]);
  });
});

describe('the terminal report', () => {
  it('shows ratios, lost taps and what was not measured', () => {
    const text = terminalReport({
      pages: [
        {
          id: 'note',
          name: '笔记',
          address: '/n',
          sites: {ours: {bytes: 50_000, scriptBytes: 10_000}, starlight: {bytes: 100_000}},
        },
      ],
      taps: [{id: 'menu', ms: null, reason: '点得太早', plainMs: 120, plainReason: null}],
      navigation: {
        ours: {nextMs: 100, backMs: 50, forwardMs: 60, bfcache: false, reasons: ['unload-listener']},
        plain: {nextMs: 400, backMs: null, bfcache: null},
      },
      builds: null,
      growth: [{pages: 250, sites: {ours: {pages: 261, wallS: 130, cpuS: 200, pageCpuMs: 766.3, megabytes: 99}}}],
    } as never);
    expect(text).toMatch(/全部 KB +50\.0 +100\.0 +0\.50/);
    expect(text).toMatch(/menu +点得太早 +120/);
    expect(text).toContain('下一页之比 0.25');
    expect(text).toMatch(/返回 50 毫秒，再前进 60 毫秒（没有用往返缓存）：unload-listener/);
    expect(text).toMatch(/本站 +261 +130 +200 +766 +99/);
    expect(text).not.toContain('改一篇再构建');
  });
});
