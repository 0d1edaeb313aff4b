import type {ReactNode} from 'react';
import {columnById, NAME} from '@site/src/data/models/columns';
import type {Sort} from './model';

interface Props {
  readonly columns: readonly string[];
  readonly sort: readonly Sort[];
  readonly sortBy: (column: string, more: boolean) => void;
}

/** The head of the table: a button in each column sorts by it, and with Shift by it as well. */
export default function Head({columns, sort, sortBy}: Props): ReactNode {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {[NAME.id, ...columns].map((id) => {
          const {label, numeric} = columnById(id);
          const place = sort.findIndex(({column}) => column === id);
          const key = sort[place];
          // One column at a time has the attribute; further keys say it in words.
          const order = key?.descending ? 'descending' : 'ascending';
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              data-n={numeric ? '' : undefined}
              aria-sort={place === 0 ? order : undefined}>
              <button type="button" data-scripted="" onClick={(event) => sortBy(id, event.shiftKey)}>
                {label}
                {key && (
                  <span aria-hidden="true">
                    {key.descending ? '↓' : '↑'}
                    {sort.length > 1 && place + 1}
                  </span>
                )}
                {key && place > 0 && (
                  <span className="visually-hidden">
                    ，第 {place + 1} 个排序，{key.descending ? '降序' : '升序'}
                  </span>
                )}
              </button>
              <span data-folded="">{label}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
