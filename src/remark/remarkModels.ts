import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {modelRecord} from '../data/models';
import {attributeOf, isJsx, setAttribute} from '../utils/jsx';
import {failAt} from '../utils/noteError';

/**
 * `<Model id="llama-2-7b" />` becomes `<Model id="llama-2-7b" name="Llama 2 7B" />`, so that no page carries the data set
 * to show a name. An unknown id stops the build.
 */
export function remarkModels() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if (!isJsx(node, 'Model')) return;
      const id = attributeOf(node, 'id');
      if (!id) failAt(file, node, '<Model> 没有 id。', '写成 <Model id="llama-2-7b" />。');
      try {
        setAttribute(node, 'name', modelRecord(id).name);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failAt(file, node, `<Model>：${error.message}。`, '换成其中一个，或在 src/data/models 里加一条记录。');
      }
    });
  };
}
