/** The shown rows and columns as text to take along. No DOM, no React. */
import {columnById, NAME, type Column, type Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import {csvText} from '@site/src/utils/csv';
import {markText} from './Row';

export interface Shown {
  readonly rows: readonly ModelRow[];
  readonly columns: readonly string[];
  readonly shots: Shots;
  /** Where the table is. */
  readonly address: string;
}

function columnsOf({columns}: Shown): readonly Column[] {
  return columns.map(columnById);
}

/** A table for GitHub and the like, with the marks explained below it where there are any. */
export function shownAsMarkdown(shown: Shown): string {
  const columns = [NAME, ...columnsOf(shown)];
  let marked = false;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const body = shown.rows.map((row) =>
    line(
      columns.map((column) => {
        const {text, detail, marks} = column.cell(row, shown.shots);
        const mark = markText(marks);
        marked ||= mark !== '';
        return `${text}${mark && ` ${mark.replaceAll('*', '\\*')}`}${detail === null ? '' : `（${detail}）`}`;
      }),
    ),
  );
  return [
    line(columns.map(({label}) => label)),
    line(columns.map(({numeric}) => (numeric ? '---:' : '---'))),
    ...body,
    '',
    ...(marked ? ['≠ 几处来源说法不同；\\* 来源另有说明；? 存疑；+1 还有别的成绩。', ''] : []),
    `每个值的来源：${shown.address}`,
    '',
  ].join('\n');
}

/** The bare value of a cell, for programs: 7000000000 rather than 7B. */
function bareValue(row: ModelRow, column: Column, shots: Shots): string | number | boolean | null {
  if (column.field) return row.values[column.field] ?? null;
  const {why, text, sort} = column.cell(row, shots);
  if (why !== null) return null;
  return column.benchmark ? Number(sort) : text;
}

/** Two columns for each that is shown: its value, and what belongs to it (why there is none, how it was measured, marks). */
export function shownAsCsv(shown: Shown): string {
  const columns = columnsOf(shown);
  const head = ['id', NAME.label, ...columns.flatMap(({label}) => [label, `${label}（说明）`])];
  const body = shown.rows.map((row) => [
    row.id,
    row.name,
    ...columns.flatMap((column) => [bareValue(row, column, shown.shots), remark(row, column, shown.shots)]),
  ]);
  return csvText([head, ...body]);
}

function remark(row: ModelRow, column: Column, shots: Shots): string | null {
  const {why, detail, marks} = column.cell(row, shots);
  return (
    [why, detail, marks.also && '来源说法不同', marks.remark && '来源另有说明', marks.doubtful && '存疑']
      .filter(Boolean)
      .join('；') || null
  );
}

export function shownAsJson(shown: Shown): string {
  const columns = columnsOf(shown);
  const models = shown.rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...Object.fromEntries(
      columns.map((column) => {
        const note = remark(row, column, shown.shots);
        return [column.id, {value: bareValue(row, column, shown.shots), ...(note !== null && {note})}];
      }),
    ),
  }));
  return `${JSON.stringify({from: shown.address, models}, null, 2)}\n`;
}
