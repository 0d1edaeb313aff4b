import type {MdxJsxAttribute, MdxJsxAttributeValueExpression} from 'mdast-util-mdx-jsx';

interface Estree {
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * `name={NOTE_HTML ? 'text' : null}`: an attribute for what only the page's HTML is made from. The bundler sets `NOTE_HTML`:
 * true for the server, and false for the client of a light page, which finds the result in the page and need not be sent a
 * second copy.
 */
export function htmlOnly(name: string, text: string): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: expression({
      type: 'ConditionalExpression',
      test: {type: 'Identifier', name: 'NOTE_HTML'},
      consequent: literal(text),
      alternate: literal(null),
    }),
  };
}

export function literal(value: string | number | null): Estree {
  return {type: 'Literal', value, raw: JSON.stringify(value)};
}

/** An expression as the value of an attribute. */
export function expression(node: Estree): MdxJsxAttributeValueExpression {
  const program = {
    type: 'Program',
    sourceType: 'module',
    comments: [],
    body: [{type: 'ExpressionStatement', expression: node}],
  };
  return {type: 'mdxJsxAttributeValueExpression', value: '', data: {estree: program as never}};
}
