import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {derive, modelsOf} from '../llm/derived';
import {attributeOf, isJsx, setAttribute} from '../utils/jsx';
import {failAt} from '../utils/noteError';

const TABLES = new Set(['ParameterTable', 'KvCacheTable', 'ComputeTable']);

/**
 * Computes the numbers that a note takes from the shapes of models, and checks the models that its tables name.
 *
 * `<Derived of="parameters" model="llama-2-7b" />` gets `text`, `value` and `formula`; a table stays as it is. An unknown
 * model, quantity or format stops the build.
 */
export function remarkDerived() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if (!isJsx(node)) return;
      const fail = (error: unknown): never => {
        if (!(error instanceof RangeError)) throw error;
        const form =
          node.name === 'Derived' ? 'of="parameters" model="llama-2-7b" as="exact"' : 'models="llama-2-7b llama-2-13b"';
        return failAt(file, node, `<${node.name ?? ''}>：${error.message}。`, `写成 <${node.name ?? ''} ${form} />。`);
      };
      if (node.name === 'Derived') {
        try {
          const number = derive(
            attributeOf(node, 'of') ?? '',
            attributeOf(node, 'model') ?? '',
            attributeOf(node, 'as'),
          );
          for (const [name, value] of Object.entries(number)) setAttribute(node, name, value);
        } catch (error) {
          fail(error);
        }
      } else if (TABLES.has(node.name ?? '')) {
        try {
          const models = modelsOf(attributeOf(node, 'models') ?? '');
          const silent =
            node.name === 'ComputeTable' ? models.find((model) => model.trainingTokens === null) : undefined;
          if (silent) throw new RangeError(`${silent.name} 没有公布训练词元数，算不出 6ND`);
        } catch (error) {
          fail(error);
        }
      }
    });
  };
}
