import type {ReactNode} from 'react';
import {COLUMNS} from '@site/src/data/models/columns';
import styles from './styles.module.css';

interface Props {
  readonly columns: readonly string[];
  readonly change: (columns: readonly string[]) => void;
}

const GROUPS = [
  {legend: '模型', columns: COLUMNS.filter(({field, benchmark}) => field === null && benchmark === null)},
  {legend: '数据', columns: COLUMNS.filter(({field}) => field !== null)},
  {legend: '成绩', columns: COLUMNS.filter(({benchmark}) => benchmark !== null)},
] as const;

/** Which columns to show. A new one comes last. */
export default function ColumnPanel({columns, change}: Props): ReactNode {
  return (
    <div className={styles.filters}>
      {GROUPS.map((group) => (
        <fieldset key={group.legend}>
          <legend>{group.legend}</legend>
          {group.columns.map(({id, label, description}) => (
            <label key={id} title={description}>
              <input
                type="checkbox"
                checked={columns.includes(id)}
                // A table without columns says nothing: the last one stays.
                disabled={columns.length === 1 && columns[0] === id}
                onChange={() => change(columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id])}
              />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
