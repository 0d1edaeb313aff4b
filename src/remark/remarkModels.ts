import type {Link, PhrasingContent, Root, Table, TableRow, Text} from 'mdast';
import type {Node} from 'unist';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {modelRecord, models} from '../data/models';
import {presetById, PRESETS} from '../data/models/columns';
import {modelCount} from '../data/models/counts';
import {rowsOf} from '../data/models/rows';
import {sources} from '../data/models/sources';
import {modelSummary} from '../data/models/summaries';
import {BENCHMARKS, type Model, type Score} from '../data/models/types';
import {attributeOf, isJsx, setAttribute, type JsxElement} from '../utils/jsx';
import {failAt} from '../utils/noteError';
import {htmlOnly} from '../utils/noteHtml';

/**
 * What a note says about models comes from the data set, so that no page carries the data and none disagrees with it:
 *
 * - `<Model id="llama-2-7b" />` becomes `<Model id="llama-2-7b" name="Llama 2 7B" />`;
 * - `<ModelCount of="models" />` becomes the number;
 * - `<Scores models="llama-2-7b" benchmarks="C-Eval MMLU" />` becomes a table of every score, whoever measured it;
 * - `<ModelSummary of="commercial" />` becomes a table of such numbers;
 * - `<ModelTable family="Yi" />` gets the rows of that family, for the page's HTML alone, and their number.
 *
 * An unknown id, count, summary, benchmark, family or preset stops the build.
 */
export function remarkModels() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, position, parent) => {
      if (!isJsx(node)) return;
      const write = writers[node.name ?? ''];
      if (!write) return;
      try {
        const written = write.write(node);
        if (written && parent && position !== undefined) {
          parent.children[position] = {...written, position: node.position} as (typeof parent.children)[number];
        }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failAt(file, node, `<${node.name ?? ''}>：${error.message}。`, write.mend);
      }
    });
  };
}

interface Writer {
  /** What stands in its place, or null when the element itself was completed. @throws RangeError */
  readonly write: (node: JsxElement) => Node | null;
  readonly mend: string;
}

const writers: Readonly<Record<string, Writer>> = {
  Model: {
    write: (node) => {
      setAttribute(node, 'name', modelRecord(required(node, 'id')).name);
      return null;
    },
    mend: '写成 <Model id="llama-2-7b" />，或在 src/data/models 里加一条记录。',
  },
  ModelTable: {
    write: (node) => {
      const rows = rowsOf(tableModels(node));
      setAttribute(node, 'count', String(rows.length));
      node.attributes.push(htmlOnly('rows', JSON.stringify(rows)));
      return null;
    },
    mend: '写成 <ModelTable />（全部）、<ModelTable family="Qwen2, Qwen2.5" /> 或 <ModelTable models="yi-6b yi-34b" />。',
  },
  ModelCount: {
    write: (node) => text(modelCount(required(node, 'of'))),
    mend: '写成 <ModelCount of="models" />。',
  },
  ModelSummary: {
    write: (node) => {
      const {head, rows} = modelSummary(required(node, 'of'), models);
      return tableOf(
        head.map((_, column) => (column === 0 ? 'left' : 'right')),
        [head, ...rows].map((cells) => cells.map((value) => [text(value)])),
      );
    },
    mend: '写成 <ModelSummary of="commercial" />。',
  },
  Scores: {
    write: (node) => scoresTable(required(node, 'models').split(/\s+/), required(node, 'benchmarks').split(/\s+/)),
    mend: '写成 <Scores models="llama-2-7b" benchmarks="C-Eval MMLU" />。',
  },
};

function required(node: JsxElement, name: string): string {
  const value = attributeOf(node, name)?.trim();
  if (!value) throw new RangeError(`没有 ${name}`);
  return value;
}

function scoresTable(ids: readonly string[], benchmarks: readonly string[]): Table {
  const unknown = benchmarks.find((name) => !BENCHMARKS.some((benchmark) => benchmark === name));
  if (unknown) throw new RangeError(`没有题集 ${unknown}；有 ${BENCHMARKS.join('、')}`);
  const many = ids.length > 1;
  const rows = ids.flatMap((id) => {
    const {name, scores} = modelRecord(id);
    return benchmarks.flatMap((benchmark) =>
      scores
        .filter((score) => score.benchmark === benchmark)
        .map((score) => [...(many ? [[text(name)]] : []), ...scoreCells(score)]),
    );
  });
  if (rows.length === 0) throw new RangeError(`${ids.join('、')} 没有 ${benchmarks.join('、')} 的成绩`);
  const head = [...(many ? ['模型'] : []), '题集', '分', '例子', '谁测的', '出处'].map((heading) => [text(heading)]);
  return tableOf([...(many ? [null] : []), null, 'right', 'right', null, null], [head, ...rows]);
}

function tableOf(align: Table['align'], rows: readonly (readonly PhrasingContent[][])[]): Table {
  return {type: 'table', align, children: rows.map(row)};
}

function scoreCells(score: Score): PhrasingContent[][] {
  const {title, url} = sources[score.source.id];
  const link: Link = {type: 'link', url, children: [text(title)]};
  return [
    [text(score.benchmark)],
    [text(String(score.value))],
    [text(score.shots === null ? '未写明' : String(score.shots))],
    [text(score.own ? `${score.measuredBy}（自己）` : score.measuredBy)],
    [link, text(`，${[score.source.where, score.conditions].filter(Boolean).join('；')}`)],
  ];
}

function row(cells: readonly PhrasingContent[][]): TableRow {
  return {type: 'tableRow', children: cells.map((children) => ({type: 'tableCell', children}))};
}

function text(value: string): Text {
  return {type: 'text', value};
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
