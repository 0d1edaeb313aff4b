import type {Element, ElementContent, Root} from 'hast';
import katex from 'katex';
import {SKIP, visitParents} from 'unist-util-visit-parents';
import type {VFile} from 'vfile';
import {failAt} from '../utils/noteError';

/**
 * Typesets formulas at build time.
 *
 * `<code class="math-inline">` becomes `<span class="katex">`, `<pre><code class="math-display">` becomes
 * `<span class="katex-display">`, which the keyboard can reach, because a long formula scrolls in its own frame. What is
 * inside stays KaTeX's text: rehypeStatic hands it on as text, and to read a thousand formulas into elements and write them
 * again takes longer than to typeset them. A formula that KaTeX refuses or warns of stops the build.
 */
export function rehypeMath() {
  return (tree: Root, file: VFile): void => {
    visitParents(tree, 'element', (code, ancestors) => {
      const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
      const display = classes.includes('math-display');
      if (!display && !classes.includes('math-inline')) return undefined;
      // A displayed formula is a code block: the frame around it goes too.
      const parent = ancestors.at(display ? -2 : -1);
      const whole = display ? ancestors.at(-1) : code;
      const index = parent?.children.indexOf(whole as never) ?? -1;
      if (!parent || index < 0) return undefined;
      // A displayed formula has no place of its own; the element around it has.
      const position = code.position ?? ancestors.findLast((ancestor) => ancestor.position)?.position;
      parent.children[index] = typeset(textOf(code), display, (cause) =>
        failAt(
          file,
          position ? {type: 'math', position} : undefined,
          `KaTeX 不接受这个公式：${cause.replace(/\s+/g, ' ')}。`,
          '按提示修改公式；中文只能放在 \\text{} 里。',
        ),
      );
      return SKIP;
    });
  };
}

function textOf(code: Element): string {
  return code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

function typeset(source: string, displayMode: boolean, fail: (cause: string) => never): Element {
  let html = '';
  try {
    html = katex.renderToString(source, {displayMode, strict: 'error', throwOnError: true});
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const [outer, className = ''] = /^<span class="([^"]*)">/.exec(html) ?? [''];
  const inner = {type: 'raw', value: html.slice(outer.length, -'</span>'.length)} as unknown as ElementContent;
  return {
    type: 'element',
    tagName: 'span',
    properties: {
      className: className.split(' '),
      ...(displayMode ? {tabIndex: 0, role: 'group', ariaLabel: '公式，可左右滚动'} : {}),
    },
    children: [inner],
  };
}
