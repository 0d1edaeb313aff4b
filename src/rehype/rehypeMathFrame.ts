import type {Root} from 'hast';
import {visit} from 'unist-util-visit';

/**
 * Lets the keyboard reach a displayed formula, because a long one scrolls in its own frame.
 *
 * `<span class="katex-display">` becomes the same with `tabindex`, a role and a name. Other elements stay as they are.
 */
export function rehypeMathFrame() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      const classes = element.properties.className;
      if (!Array.isArray(classes) || !classes.includes('katex-display')) return;
      element.properties = {...element.properties, tabIndex: 0, role: 'group', ariaLabel: '公式，可左右滚动'};
    });
  };
}
