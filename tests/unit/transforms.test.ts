import type {Root} from 'mdast';
import {VFile} from 'vfile';
import {describe, expect, it} from 'vitest';
import {remarkCodeRegion} from '@site/src/remark/remarkCodeRegion';
import {splitCitations} from '@site/src/utils/citationSyntax';
import {compileNote} from './note';

describe('citations', () => {
  it('splits text, several works and their places', () => {
    expect(splitCitations('见 [@a2020x, 表 6; @b2021y]。')).toEqual([
      {type: 'text', value: '见 ', offset: 0},
      {
        type: 'citation',
        works: [
          {key: 'a2020x', where: '表 6'},
          {key: 'b2021y', where: ''},
        ],
        offset: 2,
      },
      {type: 'text', value: '。', offset: 25},
    ]);
  });

  it('leaves text without citations alone', () => {
    expect(splitCitations('邮箱 a@b.c，数组 [1, 2]')).toHaveLength(1);
  });

  it('links to the list at the end of the page, which holds each work once', async () => {
    const output = await compileNote('甲 [@ouyang2022instructgpt, 表 6]。乙 [@ouyang2022instructgpt]。');
    expect(output.match(/href="#ref-ouyang2022instructgpt"/g)).toHaveLength(2);
    expect(output.match(/<ReferenceList|_components\.ReferenceList|ReferenceList entries/g)?.length).toBe(1);
    expect(output).toContain('Training');
  });

  it('writes nothing into code and formulas', async () => {
    expect(await compileNote('`[@nobody2020x]`')).toContain('[@nobody2020x]');
  });

  it('numbers facts and names their source', async () => {
    const output = await compileNote('<Fact cite="gao2022overoptimization" where="图 1" confidence="checked">3</Fact>');
    expect(output).toMatch(/id="fact-1" source="Gao 等，2022，图 1"/);
  });
});

describe('numbers', () => {
  it('counts figures, tables and equations apart, in order', async () => {
    const output = await compileNote(
      '<Figure id="fig-a">x</Figure>\n\n<Figure id="tab-a">x</Figure>\n\n<Figure id="fig-b">x</Figure>\n\n$$ #eq-a\na\n$$\n\n$$\nb\n$$\n\n$$ #eq-c\nc\n$$',
    );
    expect([...output.matchAll(/\slabel="([^"]+)"/g)].map((match) => match[1])).toEqual([
      '图 1',
      '表 1',
      '图 2',
      '(1)',
      '(2)',
    ]);
  });

  it('writes the number into a reference, with the page for another page', async () => {
    const output = await compileNote('$$ #eq-a\na\n$$\n\n由[式](#eq-a)和[图](/other#fig-x)得。', {
      others: {'/other': '<Figure id="fig-x">x</Figure>'},
    });
    expect(output).toContain('式 (1)');
    expect(output).toContain('《测试页》图 1');
  });
});

describe('terms', () => {
  const terms = (output: string): string[] =>
    [...output.matchAll(/<Term id="([^"]+)">/g)].map((match) => match[1] ?? '');

  it('marks the first use only, and the longer name', async () => {
    expect(terms(await compileNote('训练奖励模型。奖励模型给出奖励。'))).toEqual(['reward-model', 'reward']);
  });

  it('finds abbreviations and aliases, but not inside a word', async () => {
    expect(terms(await compileNote('这个 RM 好。'))).toEqual(['reward-model']);
    expect(terms(await compileNote('打分模型。'))).toEqual(['reward-model']);
    expect(terms(await compileNote('ARM64 与 RMSNorm。'))).toEqual([]);
  });

  it('leaves headings, links, code, captions and formulas alone', async () => {
    const body =
      '## 奖励模型 {/* #a */}\n\n[奖励模型](#a) `奖励模型` $\\text{奖励模型}$\n\n<Figure id="fig-a"><Caption>奖励模型</Caption></Figure>';
    expect(terms(await compileNote(body))).toEqual([]);
  });

  it('reaches into lists, tables and emphasis', async () => {
    expect(terms(await compileNote('- **奖励模型**是\n\n| 甲 |\n| --- |\n| 奖励 |'))).toEqual([
      'reward-model',
      'reward',
    ]);
  });
});

describe('code from a file', () => {
  it('shows the region without its indentation', async () => {
    const output = await compileNote('```ts file="src/loss.ts" region="loss"\n```');
    expect(output).toContain('code-frame');
    expect(output).toMatch(/return/);
    expect(output).not.toContain('#region');
    expect(output).toContain('src/loss.ts');
  });

  it('reads the marks of Python, without the blank lines around a function', () => {
    const source = 'import re\n\n# #region near\n\n\ndef near():\n    a = 1\n\n    return a\n\n\n# #endregion\n';
    const tree: Root = {
      type: 'root',
      children: [{type: 'code', lang: 'python', meta: 'file="near.py" region="near"', value: ''}],
    };
    remarkCodeRegion({readFile: (name) => (name === 'near.py' ? source : null)})(tree, new VFile());
    expect(tree.children[0]).toMatchObject({value: 'def near():\n    a = 1\n\n    return a'});
  });
});

describe('diagrams', () => {
  it('become SVG with text, without a request and without mermaid', async () => {
    const output = await compileNote(
      '<Figure id="fig-a" alt="甲到乙">\n\n```mermaid\nflowchart LR\n A["甲"] --> B["乙"]\n```\n\n</Figure>',
    );
    expect(output).toContain('svg');
    expect(output).toContain('aria-label=\\"甲到乙\\"');
    expect(output).not.toContain('googleapis');
    expect(output).not.toContain('language-mermaid');
  });
});

describe('finished markup', () => {
  it('is one piece of HTML, which the client of a light page need not have', async () => {
    const output = await compileNote('行内 $x^2$。\n\n$$\ny\n$$\n\n```python\na = 1\n```');
    expect(output.match(/<StaticHtml /g)).toHaveLength(3);
    expect([...output.matchAll(/ n="(\d)"/g)].map((match) => match[1])).toEqual(['1', '2', '3']);
    expect(output.match(/html=\{NOTE_HTML \? "/g)).toHaveLength(3);
    expect(output).toMatch(/tag="span" n="1" className="katex"/);
    expect(output).toMatch(/tag="pre" n="3" className="code-lines" tabIndex=\{0\}/);
    expect(output).not.toContain('katex-mathml" />');
  });

  it('is not made of anything else', async () => {
    expect(await compileNote('一段[字](#a)。\n\n## 甲 {/* #a */}\n\n- 乙')).not.toContain('StaticHtml');
  });
});

describe('figures', () => {
  it('come with the notes that name them, once, and with no others', async () => {
    const twice = await compileNote('<RlhfPipeline />\n\n<Figure id="fig-a">\n\n<RlhfPipeline />\n\n</Figure>');
    expect(twice.match(/import RlhfPipeline from ['"]@site\/src\/components\/RlhfPipeline['"]/g)).toHaveLength(1);
    expect(twice).not.toMatch(/RlhfPipeline\b.*_components/);
    expect(await compileNote('没有图。')).not.toContain('import RlhfPipeline');
  });
});
