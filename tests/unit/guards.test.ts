import {describe, expect, it} from 'vitest';
import {compileNote, failure} from './note';

describe('a note that would harm a reader or the next editor fails with file, line and remedy', () => {
  it.each([
    [
      'a heading without an id',
      '## 奖励模型',
      /docs\/test\.mdx:6:1 标题“奖励模型”没有 id。 改法：在标题末尾写 \{\/\* #english-id \*\/\}/,
    ],
    ['an id that is not kebab-case', '## 甲 {/* #Reward_Model */}', /:6:1 id “Reward_Model”不是英文 kebab-case/],
    ['an id used twice', '## 甲 {/* #same */}\n\n## 乙 {/* #same */}', /:8:1 id “same”在第 6 行已经用过/],
    [
      'an id of a figure used by a heading',
      '## 甲 {/* #fig-a */}\n\n<Figure id="fig-a">x</Figure>',
      /:8:1 id “fig-a”在第 6 行已经用过/,
    ],
    ['a first-level heading', '# 甲 {/* #a */}', /正文里有一级标题/],
    ['an unknown component', '<Chart />', /:6:1 没有叫 <Chart> 的组件。 改法：可用的有 Figure/],
    ['an image without alternative text', '![](/img/logo.svg)', /:6:1 图片 \/img\/logo\.svg 没有替代文字/],
    ['plain http', '[甲](http://example.org)', /:6:1 链接 http:\/\/example\.org 用的是 http。 改法：换成 https/],
    ['a fence without a language', '```\nx\n```', /:6:1 代码块没有写语言/],
    ['a fence in an unknown language', '```klingon\nx\n```', /:6:1 代码块的语言 klingon 没有着色规则/],
    ['an unknown citation', '见 [@nobody2020x]。', /:6:1 引用了 references\.bib 里没有的 nobody2020x/],
    ['an unknown citation like a known one', '见 [@ouyang2020x]。', /也许是 ouyang2022instructgpt？/],
    [
      'a fact with an unknown source',
      '<Fact cite="nobody" where="表 1" confidence="checked">3</Fact>',
      /:6:1 引用了 references\.bib 里没有的 nobody/,
    ],
    [
      'a fact without a place',
      '<Fact cite="ouyang2022instructgpt" confidence="checked">3</Fact>',
      /:6:1 <Fact> 没有写 cite 或 where/,
    ],
    [
      'a fact of unknown confidence',
      '<Fact cite="ouyang2022instructgpt" where="表 1" confidence="maybe">3</Fact>',
      /confidence 是“maybe”/,
    ],
    ['a formula that KaTeX refuses', '文字\n\n$$\n\\frac{1}{\n$$', /docs\/test\.mdx:8:1 KaTeX 不接受这个公式/],
    [
      'a formula that KaTeX warns of',
      '行内 $损失$ 一个。',
      /docs\/test\.mdx:6:4 KaTeX 不接受这个公式：.*LaTeX-incompatible input/,
    ],
    ['a formula with an id of the wrong kind', '$$ #loss\na\n$$', /:6:1 公式的 id 写成了“#loss”/],
    ['a figure with an id of the wrong kind', '<Figure id="chart">x</Figure>', /:6:1 <Figure> 的 id 是“chart”/],
    [
      'a diagram that does not parse',
      '<Figure id="fig-a" alt="图">\n\n```mermaid\nflowchart TB\n A[ --> B\n```\n\n</Figure>',
      /:8:1 mermaid 读不懂这张图：Parse error on line/,
    ],
    ['a diagram without alternative text', '```mermaid\nflowchart TB\n A --> B\n```', /:6:1 mermaid 图没有替代文字/],
    [
      'a diagram of a type that is not drawn',
      '<Figure id="fig-a" alt="图">\n\n```mermaid\npie\n "a" : 1\n```\n\n</Figure>',
      /:8:1 这张图画不出来/,
    ],
    ['a link to a page that does not exist', '[甲](/nowhere)', /:6:1 链接指向 \/nowhere，没有这一页/],
    ['a link to an anchor that does not exist', '[甲](#nowhere)', /:6:1 \/test 上没有锚点 #nowhere/],
    ['a link to a term that does not exist', '[甲](/glossary#no-term)', /\/glossary 上没有锚点 #no-term/],
    ['a relative link', '[甲](./other.mdx)', /站内链接 \.\/other\.mdx 不是绝对路径/],
    ['a reference to something without a number', '## 甲 {/* #a */}\n\n见[图](#a)。', /:8:2 “图”指向的 #a 没有编号/],
    ['a missing file', '```ts file="src/none.ts"\n```', /:6:1 没有文件 src\/none\.ts/],
    [
      'a missing region',
      '```ts file="src/loss.ts" region="gain"\n```',
      /:6:1 src\/loss\.ts 里没有区域 gain。.*现有的区域：loss/,
    ],
    ['a region and a body', '```ts file="src/loss.ts" region="loss"\nx\n```', /既写了 file="src\/loss\.ts"，又有内容/],
  ])('%s', async (_name, body, message) => {
    expect(await failure(body)).toMatch(message);
  });

  it.each([
    [
      'under an id that is no heading',
      'klx: [为什么要罚]',
      /docs\/test\.mdx:5:3 asked 里的“klx”不是这一页二到四级标题的 id。 改法：可用的有 page、kl；/,
    ],
    ['under a heading without a section', 'deep: [为什么要罚]', /:5:3 asked 里的“deep”不是这一页二到四级标题的 id/],
    ['that are no list', 'kl: 为什么要罚', /:5:7 asked 里 kl 的问法不是列表。 改法：写成 kl: \[/],
    ['that are an empty list', 'kl: []', /:5:7 asked 里 kl 的问法不是列表/],
    ['that are no text', 'kl: [为什么要罚, 175]', /:5:15 asked 里 kl 有一项不是文字：175。 改法：给它加上引号/],
    ['that are empty', "kl: [' ']", /:5:8 asked 里 kl 有一项是空的。 改法：删去它/],
    [
      'that stand there twice',
      'page: [KL 是什么]\n  kl: [为什么要罚, kl 是什么]',
      /:6:15 asked 里的“kl 是什么”写了两次，前一次在 front matter 的第 4 行。 改法：留给答得最好的那一节/,
    ],
  ])('questions of readers %s', async (_name, asked, message) => {
    const front = `---\ntitle: 有\ndescription: 有\nasked:\n  ${asked}\n---\n\n`;
    expect(await failure('## 甲 {/* #kl */}\n\n##### 乙 {/* #deep */}', {front})).toMatch(message);
  });

  it('questions of readers that are no table', async () => {
    const front = '---\ntitle: 有\ndescription: 有\nasked: [为什么要罚]\n---\n\n';
    expect(await failure('文字', {front})).toMatch(/docs\/test\.mdx:4:8 asked 不是“标题 id: \[问法\]”的表/);
  });

  it('a heading whose id means a page’s first lines', async () => {
    expect(await failure('## 甲 {/* #page */}')).toMatch(/:6:1 id “page”在 front matter 的 asked 里是别的意思/);
  });

  it.each(['title', 'description'])('front matter without %s', async (name) => {
    const front = `---\n${name === 'title' ? 'description' : 'title'}: 有\n---\n\n`;
    expect(await failure('文字', {front})).toMatch(new RegExp(`docs/test\\.mdx:1:1 front matter 里没有 ${name}`));
  });
});

describe('a note as it should be', () => {
  it('compiles', async () => {
    await expect(
      compileNote(
        '## 甲 {/* #a */}\n\n见 [@ouyang2022instructgpt, 表 6]。\n\n[演示](http://192.0.2.1 "http: 原文只有这个地址")\n',
      ),
    ).resolves.toContain('Ouyang 等，2022，表 6');
  });

  it('compiles with what readers ask, and shows nothing of it', async () => {
    const front = '---\ntitle: 有\ndescription: 有\nasked:\n  page: [三行说清]\n  kl: [为什么要罚]\n---\n\n';
    const compiled = await compileNote('文字\n\n## 甲 {/* #kl */}', {front});
    expect(compiled).toContain('文字');
    expect(compiled).not.toMatch(/三行说清|为什么要罚/);
  });
});
