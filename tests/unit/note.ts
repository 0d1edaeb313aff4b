import {compile} from '@mdx-js/mdx';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import {VFile} from 'vfile';
import {notePipeline, type NoteSources} from '@site/src/notePipeline';
import {parseBibliography} from '@site/src/utils/bibliography';
import {indexNote, type Note} from '@site/src/utils/noteIndex';

export const FRONT = `---
title: 测试页
description: 一页用来测试的笔记。
---

`;

const bibliography = parseBibliography(`@article{ouyang2022instructgpt,
  title = {Training Language Models to Follow Instructions with Human Feedback},
  author = {Ouyang, Long and Wu, Jeff and Jiang, Xu},
  year = {2022}, journal = {arXiv:2203.02155}, url = {https://arxiv.org/abs/2203.02155}
}
@article{gao2022overoptimization,
  title = {Scaling Laws for Reward Model Overoptimization},
  author = {Gao, Leo and Schulman, John and Hilton, Jacob},
  year = {2022}, journal = {arXiv:2210.10760}, url = {https://arxiv.org/abs/2210.10760}
}`);

/** What the transforms ask for while they compile one note: the other pages, files and works are the few named here. */
export function noteSources(source: string, others: Record<string, string> = {}): NoteSources {
  const notes = new Map<string, Note>();
  const add = (address: string, text: string): void =>
    void notes.set(address, indexNote(text, `docs${address}.mdx`, address));
  for (const [address, text] of Object.entries(others)) add(address, FRONT + text);
  try {
    add('/test', source);
  } catch {
    // A note that does not parse is the compiler's to report.
  }
  return {
    glossary: [
      {
        id: 'reward-model',
        zh: '奖励模型',
        en: 'reward model',
        abbr: 'RM',
        aliases: ['打分模型'],
        definition: '打分的模型。',
        section: null,
      },
      {id: 'reward', zh: '奖励', en: 'reward', abbr: null, aliases: [], definition: '一个数。', section: null},
    ],
    bibliography: () => bibliography,
    notes: () => ({notes}),
    otherPage: (address) => (address === '/glossary' ? new Set(['reward-model']) : null),
    addressOf: () => '/test',
    readFile: (name) =>
      name === 'src/loss.ts' ? 'const a = 1;\n  // #region loss\n  return -Math.log(p);\n  // #endregion\n' : null,
  };
}

/** Compiles a note with the site's own transforms. */
export async function compileNote(
  body: string,
  {front = FRONT, others = {}, repository}: {front?: string; others?: Record<string, string>; repository?: string} = {},
): Promise<string> {
  const source = front + body;
  const {before, remark, rehype} = notePipeline({...noteSources(source, others), repository});
  const file = new VFile({value: source, path: 'docs/test.mdx'});
  const result = await compile(file, {
    remarkPlugins: [...before, remarkFrontmatter, remarkDirective, remarkGfm, ...remark],
    rehypePlugins: rehype,
    jsx: true,
  });
  return String(result);
}

/** The message with which a note fails, or an error when it does not. */
export async function failure(body: string, options?: Parameters<typeof compileNote>[1]): Promise<string> {
  try {
    await compileNote(body, options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the note compiled although it should not');
}
