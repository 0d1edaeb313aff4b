import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {metaValue} from '../utils/fenceMeta';
import {failAt} from '../utils/noteError';

export interface RemarkCodeRegionOptions {
  /** The text of a file of the project, or null. */
  readonly readFile: (name: string) => string | null;
}

/**
 * Shows a named region of a file of the project.
 *
 * A fence ```` ```ts file="src/a.ts" region="loss" ```` without a body becomes a fence with the lines between
 * `#region loss` and `#endregion`, with their common indentation and the blank lines at both ends taken off: formatters of
 * Python put two around a function, and a mark is no part of one. The marks stand in the comments of the file's own
 * language: `// #region loss`, `# #region loss`. Other fences stay as they are.
 */
export function remarkCodeRegion(options: RemarkCodeRegionOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'code', (node) => {
      const name = metaValue(node.meta, 'file');
      if (name === null) return;
      const region = metaValue(node.meta, 'region');
      if (node.value.trim()) failAt(file, node, `代码块既写了 file="${name}"，又有内容。`, '内容留空，代码取自文件。');
      const source = options.readFile(name);
      if (source === null) failAt(file, node, `没有文件 ${name}。`, '路径从项目根目录写起，检查拼写。');
      const lines = region === null ? source.trimEnd().split('\n') : regionLines(source, region);
      if (!lines) {
        const known = [...source.matchAll(/#region\s+([\w-]+)/g)].map((match) => match[1]).join('、') || '没有';
        failAt(
          file,
          node,
          `${name} 里没有区域 ${region}。`,
          `在文件里写 #region ${region} 和 #endregion；现有的区域：${known}。`,
        );
      }
      node.value = dedent(withoutBlankEnds(lines)).join('\n');
    });
  };
}

function regionLines(source: string, region: string): string[] | null {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => new RegExp(`#region\\s+${region}\\s*$`).test(line));
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => /#endregion\b/.test(line));
  return length < 0 ? null : lines.slice(start + 1, start + 1 + length);
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim());
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line.trim()) + 1);
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}
