import type {Node, Parent} from 'unist';
import type {MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** True for `<Name …>` in a note, whether it stands in a line or on its own. */
export function isJsx(node: Node, name?: string): node is JsxElement {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    (name === undefined || (node as JsxElement).name === name)
  );
}

/** The text of an attribute; an expression `{…}` gives its source; null when the attribute is not there. */
export function attributeOf(element: JsxElement, name: string): string | null {
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (attribute.value === null || attribute.value === undefined) return '';
    return typeof attribute.value === 'string' ? attribute.value : attribute.value.value;
  }
  return null;
}

/** Adds a string attribute, or replaces it. */
export function setAttribute(element: JsxElement, name: string, value: string): void {
  element.attributes = element.attributes.filter(
    (attribute) => attribute.type !== 'mdxJsxAttribute' || attribute.name !== name,
  );
  element.attributes.push(attribute(name, value));
}

export function attribute(name: string, value: string): MdxJsxAttribute {
  return {type: 'mdxJsxAttribute', name, value};
}

/** All text below a node, without comments and expressions. */
export function textOf(node: Node): string {
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return '';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? (node as Parent).children.map(textOf).join('') : '';
}

/** The id in a heading's closing comment `{/* #id * /}`, or null. */
export function headingId(heading: Parent): string | null {
  const last = heading.children.at(-1);
  if (last?.type !== 'mdxTextExpression') return null;
  return /^\/\*\s*#(\S+)\s*\*\/$/.exec((last as unknown as {value: string}).value.trim())?.[1] ?? null;
}
