import type {ReactNode} from 'react';
import {columnById, NAME} from '@site/src/data/models/columns';
import {sortedBy, type Sort} from './model';
import styles from './styles.module.css';

interface Props {
  readonly sort: readonly Sort[];
  readonly columns: readonly string[];
  readonly change: (sort: readonly Sort[]) => void;
}

/** The order of the rows in words, and the way to a second key for who has no Shift key. */
export default function SortBar({sort, columns, change}: Props): ReactNode {
  if (sort.length === 0) return null;
  const free = [NAME.id, ...columns].filter((id) => !sort.some(({column}) => column === id));
  return (
    <div className={styles.sort} role="group" aria-label="排序">
      {sort.map(({column, descending}, index) => {
        const {label} = columnById(column);
        return (
          <span key={column} className={styles.key}>
            {index === 0 ? '先按' : '再按'}{' '}
            <button
              type="button"
              onClick={() =>
                change(sort.map((key) => (key.column === column ? {column, descending: !descending} : key)))
              }>
              {label} {descending ? '↓' : '↑'}
              <span className="visually-hidden">
                {descending ? '（降序，点一下改成升序）' : '（升序，点一下改成降序）'}
              </span>
            </button>
            <button
              type="button"
              aria-label={`不按 ${label} 排`}
              onClick={() => change(sort.filter((key) => key.column !== column))}>
              ×
            </button>
          </span>
        );
      })}
      <select
        aria-label="再加一个排序的列"
        value=""
        onChange={(event) => change(sortedBy(sort, event.currentTarget.value, true))}>
        <option value="" disabled>
          再按……
        </option>
        {free.map((id) => (
          <option key={id} value={id}>
            {columnById(id).label}
          </option>
        ))}
      </select>
    </div>
  );
}
