import {useMemo, useState, type ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import type {ModelRow} from '@site/src/data/models/row';
import {compare} from './model';
import styles from './styles.module.css';

interface Props {
  readonly rows: readonly ModelRow[];
  readonly unpin: (id: string) => void;
  readonly open: (id: string, column: string) => void;
}

/** Pinned models side by side; rows in which they differ are marked, and can be shown alone. */
export default function Compare({rows, unpin, open}: Props): ReactNode {
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const all = useMemo(() => compare(rows), [rows]);
  const different = all.filter(({differs}) => differs);
  return (
    <section className={styles.compare} aria-label="并排比较">
      <p>
        {all.length} 项里有 {different.length} 项不同（行首有 ≠）。
        <label>
          <input type="checkbox" checked={onlyDifferent} onChange={() => setOnlyDifferent(!onlyDifferent)} />
          只看不同
        </label>
      </p>
      <ScrollTable>
        <caption className="visually-hidden">{rows.map(({name}) => name).join('、')} 并排比较</caption>
        <thead>
          <tr>
            <td />
            {rows.map(({id, name}) => (
              <th key={id} scope="col">
                <a href={`#model-${id}`}>{name}</a>
                <button type="button" aria-label={`不再比较 ${name}`} onClick={() => unpin(id)}>
                  ×
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(onlyDifferent ? different : all).map(({key, label, detail, texts, differs, field}) => (
            <tr key={key} data-differs={differs ? '' : undefined}>
              <th scope="row">
                {differs && (
                  <>
                    <span aria-hidden="true">≠ </span>
                    <span className="visually-hidden">不同：</span>
                  </>
                )}
                {label}
                {detail !== null && <small>{detail}</small>}
              </th>
              {texts.map((text, index) => {
                const id = rows[index]?.id ?? '';
                return (
                  <td key={id}>
                    {field ? (
                      <button type="button" onClick={() => open(id, field)}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
