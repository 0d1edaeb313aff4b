import type {VFile} from 'vfile';
import type {Node} from 'unist';

/**
 * Stops the build with a message that says what was found, where, and how to mend it.
 *
 * The position is written into the text as well, because Docusaurus shows only the text of an error that comes
 * out of the MDX compiler.
 *
 * @throws always a VFileMessage: `path:line:column 发现…。改法：…`
 */
export function failAt(file: VFile, node: Node | undefined, found: string, mend: string): never {
  const start = node?.position?.start;
  const where = `${file.path ? relativePath(file.path) : '（未知文件）'}:${start?.line ?? 1}:${start?.column ?? 1}`;
  return file.fail(`${where} ${found} 改法：${mend}`, node ? {place: node.position} : undefined);
}

function relativePath(path: string): string {
  const root = `${process.cwd()}/`;
  return path.startsWith(root) ? path.slice(root.length) : path;
}
