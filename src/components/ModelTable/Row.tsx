import {memo, type ReactNode} from 'react';
import {columnById, type Cell, type Marks, type Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';

interface Props {
  readonly row: ModelRow;
  readonly columns: readonly string[];
  readonly shots: Shots;
  readonly pinned: boolean;
  /** Which of the row's buttons the Tab key stops at; −1 for none. */
  readonly tabStop: number;
  /** As it is in the page, before React draws it: the cells are text, and one can still click them. */
  readonly still?: boolean;
}

/** One model. Its buttons: the pin, the name, and every cell. */
export default memo(function Row({row, columns, shots, pinned, tabStop, still = false}: Props): ReactNode {
  const stop = (index: number): 0 | -1 => (index === tabStop ? 0 : -1);
  const opener = (index: number, children: ReactNode): ReactNode =>
    still ? (
      children
    ) : (
      <button type="button" tabIndex={stop(index)}>
        {children}
      </button>
    );
  return (
    <tr role="row" id={`model-${row.id}`} data-pinned={pinned ? '' : undefined}>
      <th role="rowheader" scope="row">
        <button
          type="button"
          data-pin=""
          data-scripted=""
          tabIndex={stop(0)}
          aria-pressed={pinned}
          aria-label={`比较 ${row.name}`}
        />
        {still ? <span>{row.name}</span> : opener(1, row.name)}
      </th>
      {columns.map((id, index) => {
        const column = columnById(id);
        const cell = column.cell(row, shots);
        return (
          <td
            key={id}
            role="cell"
            data-n={column.numeric ? '' : undefined}
            data-t={column.breaks ? '' : undefined}
            data-gap={cell.why === null ? undefined : ''}>
            {opener(index + 2, <Content cell={cell} />)}
          </td>
        );
      })}
    </tr>
  );
});

function Content({cell: {text, detail, marks}}: {readonly cell: Cell}): ReactNode {
  const mark = markText(marks);
  return (
    <>
      {text}
      {mark && <sup>{mark}</sup>}
      {detail && <small>{detail}</small>}
    </>
  );
}

/** The marks of a cell; the note below the table says what they mean. */
export function markText({also, remark, doubtful, more}: Marks): string {
  return [also ? '≠' : '', remark ? '*' : '', doubtful ? '?' : '', more > 0 ? `+${more}` : ''].join('');
}
