import type {Link, Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {textOf} from '../utils/jsx';
import {failAt} from '../utils/noteError';
import type {NoteIndex} from '../utils/noteIndex';

export interface RemarkLinksOptions {
  /** All notes; asked for once a file, so that an edit of another note is seen. */
  readonly notes: () => NoteIndex;
  /** The anchors of a page that is no note, or null when there is no such page. */
  readonly otherPage: (address: string) => ReadonlySet<string> | null;
  /** The address of the note in a file. */
  readonly addressOf: (file: string) => string;
}

const REFERENCE_WORDS = new Set(['式', '图', '表']);

/**
 * Checks links inside the site at their source, and writes the numbers of figures, tables and equations.
 *
 * `[式](#eq-loss)` becomes `[式 (3)](#eq-loss)`; `[图](/gpt/gpt-1#fig-x)` becomes `[《GPT-1》图 2](…)`. Other links
 * stay as they are. A page or an anchor that does not exist stops the build.
 */
export function remarkLinks(options: RemarkLinksOptions) {
  return (tree: Root, file: VFile): void => {
    const {notes} = options.notes();
    const here = options.addressOf(file.path);
    visit(tree, 'link', (link) => {
      if (/^[a-z][a-z+.-]*:/i.test(link.url)) return;
      if (!/^[/#]/.test(link.url)) {
        failAt(file, link, `站内链接 ${link.url} 不是绝对路径。`, '从 / 写起，不带 .mdx，如 /gpt/gpt-1#pretraining。');
      }
      const [rawPath = '', anchor] = link.url.split('#');
      const address = rawPath === '' ? here : rawPath.replace(/(.)\/$/, '$1');
      const note = notes.get(address);
      const anchors = note?.anchors ?? options.otherPage(address);
      if (!anchors)
        failAt(
          file,
          link,
          `链接指向 ${address}，没有这一页。`,
          `检查拼写；现有的页：${[...notes.keys()].join('、')}。`,
        );
      if (anchor && !anchors.has(anchor)) {
        failAt(file, link, `${address} 上没有锚点 #${anchor}。`, `那一页的锚点有：${[...anchors].join('、')}。`);
      }
      if (!anchor || !REFERENCE_WORDS.has(textOf(link))) return;
      const target = note?.numbered.get(anchor);
      if (!target)
        failAt(file, link, `“${textOf(link)}”指向的 #${anchor} 没有编号。`, '指向 fig-、tab- 或 eq- 开头的 id。');
      fillNumber(
        link,
        target.kind === '式' ? `(${target.number})` : `${target.number}`,
        target.kind,
        address === here ? null : (note?.title ?? null),
      );
    });
  };
}

function fillNumber(link: Link, number: string, kind: string, title: string | null): void {
  link.children = [{type: 'text', value: `${title ? `《${title}》` : ''}${kind} ${number}`}];
}
