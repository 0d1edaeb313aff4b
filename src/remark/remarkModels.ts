import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {presetById, PRESETS} from '../data/models/columns';
import {modelRecord, models} from '../data/models';
import {rowsOf} from '../data/models/rows';
import type {Model} from '../data/models/types';
import {attributeOf, isJsx, setAttribute, type JsxElement} from '../utils/jsx';
import {failAt} from '../utils/noteError';
import {htmlOnly} from '../utils/noteHtml';

/**
 * Gives what a note says of models its data, so that no page carries the whole data set.
 *
 * `<Model id="llama-2-7b" />` becomes `<Model id="llama-2-7b" name="Llama 2 7B" />`, and `<ModelTable family="Yi" />` gets
 * the rows of that family, for the page's HTML alone, and their number. An unknown id, family or preset stops the build.
 */
export function remarkModels() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if (!isJsx(node)) return;
      const attempt = <T>(change: string, run: () => T): T => {
        try {
          return run();
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          return failAt(file, node, `<${node.name ?? ''}>：${error.message}。`, change);
        }
      };
      if (node.name === 'Model') {
        const id = attributeOf(node, 'id');
        if (!id) failAt(file, node, '<Model> 没有 id。', '写成 <Model id="llama-2-7b" />。');
        const change = '换成其中一个，或在 src/data/models 里加一条记录。';
        setAttribute(
          node,
          'name',
          attempt(change, () => modelRecord(id).name),
        );
      } else if (node.name === 'ModelTable') {
        const change =
          '写成 <ModelTable />（全部）、<ModelTable family="Qwen2, Qwen2.5" /> 或 <ModelTable models="yi-6b yi-34b" />。';
        const rows = rowsOf(attempt(change, () => tableModels(node)));
        setAttribute(node, 'count', String(rows.length));
        node.attributes.push(htmlOnly('rows', JSON.stringify(rows)));
      }
    });
  };
}

/** The models that a table is about, in the order of the data; listed ones as they are listed. */
function tableModels(node: JsxElement): readonly Model[] {
  const family = attributeOf(node, 'family');
  const list = attributeOf(node, 'models');
  const preset = attributeOf(node, 'preset');
  if (preset !== null && !presetById(preset))
    throw new RangeError(`没有预设 ${preset}；有 ${PRESETS.map(({id}) => id).join('、')}`);
  if (family !== null && list !== null) throw new RangeError('family 和 models 只能写一个');
  if (list !== null) return list.split(/\s+/).filter(Boolean).map(modelRecord);
  if (family === null) return models;
  const known = new Set(models.map((model) => model.family));
  const names = family.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new RangeError(`没有系列 ${unknown}；有 ${[...known].join('、')}`);
  return models.filter((model) => names.includes(model.family));
}
