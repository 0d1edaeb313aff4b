import type {Element, Root} from 'hast';
import {toHtml} from 'hast-util-to-html';
import type {MdxJsxAttribute} from 'mdast-util-mdx-jsx';
import {SKIP, visit} from 'unist-util-visit';
import {attribute} from '../utils/jsx';
import {expression, htmlOnly, literal} from '../utils/noteHtml';

/** What was made at build time and has nothing for React in it. */
const STATIC_CLASSES = new Set(['katex', 'katex-display', 'diagram', 'code-lines']);

/**
 * Hands finished markup to the page as one piece of HTML: formulas, diagrams and coloured code.
 *
 * `<span class="katex">…</span>` becomes `<StaticHtml tag="span" class="katex" n="3" html={NOTE_HTML ? '…' : null}>`
 * (see `htmlOnly`). Other elements stay as they are.
 */
export function rehypeStatic() {
  return (tree: Root): void => {
    let count = 0;
    visit(tree, 'element', (element, index, parent) => {
      const classes = element.properties.className;
      if (!Array.isArray(classes) || !classes.some((name) => STATIC_CLASSES.has(String(name)))) return undefined;
      if (!parent || index === undefined) return undefined;
      count += 1;
      const inline = element.tagName === 'span' && !classes.includes('katex-display');
      const replacement = {
        type: inline ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
        name: 'StaticHtml',
        attributes: [
          attribute('tag', element.tagName),
          attribute('n', String(count)),
          ...outerAttributes(element),
          // A formula is text already, see rehypeMath.
          htmlOnly('html', toHtml(element.children, {allowDangerousHtml: true})),
        ],
        children: [],
      };
      parent.children.splice(index, 1, replacement as never);
      return [SKIP, index + 1];
    });
  };
}

function outerAttributes({properties}: Element): MdxJsxAttribute[] {
  return Object.entries(properties).map(([name, value]) =>
    name === 'tabIndex'
      ? {type: 'mdxJsxAttribute', name, value: expression(literal(Number(value)))}
      : attribute(ATTRIBUTES[name] ?? name, Array.isArray(value) ? value.join(' ') : String(value)),
  );
}

/** What hast and React call differently. */
const ATTRIBUTES: Readonly<Record<string, string>> = {ariaLabel: 'aria-label'};
