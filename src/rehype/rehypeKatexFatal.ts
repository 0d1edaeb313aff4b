import type {Root} from 'hast';
import type {VFile} from 'vfile';
import {failAt} from '../utils/noteError';

/**
 * Stops the build at a formula that KaTeX refuses or warns of: rehype-katex by itself only leaves a message.
 *
 * Input becomes output unchanged.
 */
export function rehypeKatexFatal() {
  return (_tree: Root, file: VFile): void => {
    const message = file.messages.find((candidate) => candidate.source === 'rehype-katex');
    if (!message) return;
    // A displayed formula has no place of its own; the element around it has.
    const place = message.ancestors?.findLast((ancestor) => ancestor.position)?.position;
    const cause = message.cause instanceof Error ? message.cause.message : message.reason;
    failAt(
      file,
      place ? {type: 'math', position: place} : undefined,
      `KaTeX 不接受这个公式：${cause.replace(/\s+/g, ' ')}。`,
      '按提示修改公式；中文只能放在 \\text{} 里。',
    );
  };
}
