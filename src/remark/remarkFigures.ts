import type {Root, RootContent} from 'mdast';
import {visit} from 'unist-util-visit';
import {figureModules} from '../utils/componentNames';
import {isJsx} from '../utils/jsx';

/**
 * A note that names a figure becomes one that imports it, so that a page's code holds the figures of that page and no others.
 *
 * `<RlhfPipeline />` stays as it is, and `import RlhfPipeline from '@site/src/components/RlhfPipeline';` is put before the text.
 */
export function remarkFigures() {
  return (tree: Root): void => {
    const used = new Set<keyof typeof figureModules>();
    visit(tree, (node) => {
      if (isJsx(node) && node.name && Object.hasOwn(figureModules, node.name))
        used.add(node.name as keyof typeof figureModules);
    });
    tree.children.unshift(...[...used].sort().map((name) => importOf(name, figureModules[name])));
  };
}

/** What the parser makes of the line. */
function importOf(local: string, from: string): RootContent {
  const line = {
    type: 'mdxjsEsm',
    value: `import ${local} from '${from}';`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            specifiers: [{type: 'ImportDefaultSpecifier', local: {type: 'Identifier', name: local}}],
            source: {type: 'Literal', value: from, raw: `'${from}'`},
            attributes: [],
          },
        ],
      },
    },
  };
  return line as unknown as RootContent;
}
