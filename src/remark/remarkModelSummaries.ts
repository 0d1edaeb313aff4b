import type {Root, Table} from 'mdast';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {models} from '../data/models';
import {modelSummary, type Summary} from '../data/models/summaries';
import {attributeOf, isJsx} from '../utils/jsx';
import {failAt} from '../utils/noteError';

/**
 * `<ModelSummary of="commercial" />` becomes a table that counts the models of the data set. No page carries the data, and
 * none can disagree with it. An unknown summary stops the build.
 */
export function remarkModelSummaries() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (!isJsx(node, 'ModelSummary') || !parent || index === undefined) return;
      try {
        parent.children.splice(index, 1, tableOf(modelSummary(attributeOf(node, 'of') ?? '', models)));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failAt(file, node, `<ModelSummary>：${error.message}。`, '写成 <ModelSummary of="commercial" />。');
      }
    });
  };
}

function tableOf({head, rows}: Summary): Table {
  return {
    type: 'table',
    align: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    children: [head, ...rows].map((row) => ({
      type: 'tableRow',
      children: row.map((value) => ({type: 'tableCell', children: [{type: 'text', value}]})),
    })),
  };
}
