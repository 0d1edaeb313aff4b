import type {Root} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {SKIP, visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {attribute, attributeOf, isJsx, setAttribute} from '../utils/jsx';
import {failAt} from '../utils/noteError';
import {equationId, figureKind, type NumberedKind} from '../utils/noteIndex';

/**
 * Numbers figures, tables and equations in the order of the page.
 *
 * `<Figure id="fig-x">` becomes `<Figure id="fig-x" label="图 1">`; `$$ #eq-x` becomes
 * `<Equation id="eq-x" label="(1)">` around the formula. A formula without an id is left alone.
 */
export function remarkNumbering() {
  return (tree: Root, file: VFile): void => {
    const counters = new Map<NumberedKind, number>();
    const next = (kind: NumberedKind): number => {
      const number = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, number);
      return number;
    };
    visit(tree, (node, index, parent) => {
      if (isJsx(node, 'Figure')) {
        const id = attributeOf(node, 'id');
        if (!id || !/^(fig|tab)-/.test(id)) {
          failAt(file, node, `<Figure> 的 id 是“${id ?? ''}”。`, '图的 id 以 fig- 开头，表的 id 以 tab- 开头。');
        }
        const kind = figureKind(id);
        setAttribute(node, 'label', `${kind} ${next(kind)}`);
        return undefined;
      }
      if (node.type !== 'math' || !parent || index === undefined || !node.meta) return undefined;
      const id = equationId(node.meta);
      if (!id || !/^eq-/.test(id)) {
        failAt(file, node, `公式的 id 写成了“${node.meta}”。`, '写成 $$ #eq-english-id。');
      }
      const equation: MdxJsxFlowElement = {
        type: 'mdxJsxFlowElement',
        name: 'Equation',
        attributes: [attribute('id', id), attribute('label', `(${next('式')})`)],
        children: [{...node, meta: null}],
      };
      parent.children.splice(index, 1, equation as never);
      return [SKIP, index + 1];
    });
  };
}
