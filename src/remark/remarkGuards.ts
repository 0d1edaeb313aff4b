import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {parse as parseYaml} from 'yaml';
import {PAGE} from '../search/builder/asked';
import {findAskedProblem} from '../utils/asked';
import {componentNames} from '../utils/componentNames';
import {attributeOf, headingId, isJsx, textOf} from '../utils/jsx';
import {failAt} from '../utils/noteError';

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Stops the build at what would harm a reader or the next editor: a heading without an id of its own, an id used
 * twice, an unknown component, missing front matter, readers' questions that lead nowhere, an image without alternative
 * text, plain http.
 *
 * Input becomes output unchanged.
 */
export function remarkGuards() {
  return (tree: Root, file: VFile): void => {
    const seen = new Map<string, number>();
    const headings: {id: string; depth: number}[] = [];
    const claim = (id: string, node: Parameters<typeof failAt>[1]): void => {
      if (!KEBAB.test(id))
        failAt(file, node, `id “${id}”不是英文 kebab-case。`, '用小写英文、数字和连字符，如 reward-model。');
      const before = seen.get(id);
      if (before) failAt(file, node, `id “${id}”在第 ${before} 行已经用过。`, '换一个没有用过的 id。');
      seen.set(id, node?.position?.start.line ?? 1);
    };
    checkFrontMatter(tree, file);
    visit(tree, (node) => {
      if (node.type === 'heading') {
        const id = headingId(node);
        if (!id) failAt(file, node, `标题“${textOf(node).trim()}”没有 id。`, '在标题末尾写 {/* #english-id */}。');
        if (node.depth === 1)
          failAt(file, node, '正文里有一级标题。', '页面标题写在 front matter 的 title，正文从 ## 开始。');
        claim(id, node);
        if (id === PAGE) failAt(file, node, `id “${PAGE}”在 front matter 的 asked 里是别的意思。`, '换一个 id。');
        headings.push({id, depth: node.depth});
      } else if (node.type === 'image') {
        if (!node.alt?.trim()) failAt(file, node, `图片 ${node.url} 没有替代文字。`, '写成 ![图里有什么](地址)。');
      } else if (node.type === 'link' || node.type === 'definition') {
        if (node.url.startsWith('http://') && !/^http[:：]\s*\S/.test(node.title ?? '')) {
          failAt(
            file,
            node,
            `链接 ${node.url} 用的是 http。`,
            '换成 https；只有 http 时在链接标题里写理由，如 [名字](地址 "http: 理由")。',
          );
        }
      } else if (node.type === 'code') {
        if (!node.lang) failAt(file, node, '代码块没有写语言。', '在 ``` 后写语言，纯文本写 text。');
      } else if (isJsx(node)) {
        const name = node.name ?? '';
        if (/^[A-Z]/.test(name) && !componentNames.has(name)) {
          failAt(
            file,
            node,
            `没有叫 <${name}> 的组件。`,
            `可用的有 ${[...componentNames].join('、')}；新组件在 src/utils/componentNames.ts 登记。`,
          );
        }
        const id = attributeOf(node, 'id');
        // The id of a <Model> says which model, and is on the page as often as the model is named.
        if (id && name !== 'Model') claim(id, node);
        if (name === 'img' && !attributeOf(node, 'alt'))
          failAt(file, node, '<img> 没有 alt。', '写 alt="图里有什么"。');
        const href = attributeOf(node, 'href') ?? attributeOf(node, 'to') ?? '';
        if (href.startsWith('http://')) failAt(file, node, `链接 ${href} 用的是 http。`, '换成 https。');
      }
    });
    checkAsked(tree, file, headings);
  };
}

function checkFrontMatter(tree: Root, file: VFile): void {
  const first = tree.children[0];
  const data: unknown = file.data.frontMatter ?? (first?.type === 'yaml' ? parseYaml(first.value) : null);
  for (const name of ['title', 'description'] as const) {
    const value = data && typeof data === 'object' && name in data ? (data as Record<string, unknown>)[name] : null;
    if (typeof value !== 'string' || !value.trim()) {
      failAt(file, first, `front matter 里没有 ${name}。`, `在开头两条 --- 之间写 ${name}: …。`);
    }
  }
}

function checkAsked(tree: Root, file: VFile, headings: Parameters<typeof findAskedProblem>[1]): void {
  const first = tree.children[0];
  const problem = first?.type === 'yaml' ? findAskedProblem(first.value, headings) : null;
  if (!problem) return;
  // The front matter begins on the line below its fence.
  const place = {line: (first?.position?.start.line ?? 1) + problem.line, column: problem.column};
  failAt(file, {type: 'yaml', position: {start: place, end: place}}, problem.found, problem.mend);
}
