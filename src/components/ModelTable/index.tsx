import {useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import {columnById, presetOf, PRESETS, type Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import {useAddressState} from '../useAddressState';
import Body from './Body';
import Data from './Data';
import Head from './Head';
import {
  codecOf,
  countText,
  filterCount,
  NO_FILTERS,
  PARAMETERS,
  pinned,
  sortedBy,
  type Filters,
  type TableState,
} from './model';
import {useLive} from './useLive';
import styles from './styles.module.css';

interface Props {
  /** The columns to start with. */
  readonly preset?: string;
  /** Only these families, separated by commas. */
  readonly family?: string;
  /** Only these models: ids, separated by spaces. */
  readonly models?: string;
  /** Written by remarkModels: how many rows there are. */
  readonly count?: string;
  /** Written by remarkModels: the rows as JSON; null on the client of a light page, which has them as HTML. */
  readonly rows?: string | null;
}

/** From here on a table has filters, and scrolls inside its own frame. */
const MANY = 16;

/** What a reader has opened: the sources of a cell, or of all of a model. */
interface Opened {
  readonly id: string;
  readonly column: string;
}

/**
 * Models in a table that can be sorted, filtered and compared, every value with its source. The page holds the finished
 * rows; their data are fetched once the reader uses the table, and only then does React draw them.
 */
export default function ModelTable({preset = 'overview', family, models, count = '0', rows = null}: Props): ReactNode {
  const codec = useMemo(() => codecOf(preset), [preset]);
  const [state, change] = useAddressState(codec);
  const [used, setUsed] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const still = useMemo(() => (rows === null ? null : (JSON.parse(rows) as readonly ModelRow[])), [rows]);
  const {live, failed} = useLive(used || codec.format('', state) !== '', {family, models, still});
  const root = useRef<HTMLDivElement>(null);
  // A panel that was opened before the app was there told nobody.
  useEffect(() => {
    if (root.current?.querySelector('details[open]')) setUsed(true);
  }, []);

  // What was typed shows at once; the rows may come a moment later.
  const shown = useDeferredValue(live ? state : codec.start);
  const arranged = useMemo(() => live?.arrange(shown) ?? null, [live, shown]);
  const all = Number(count);
  const many = all >= MANY;
  const set = (values: Partial<TableState>): void => change({...state, ...values});
  const filter = (values: Partial<Filters>): void => set({filters: {...state.filters, ...values}});
  const begin = (): void => setUsed(true);
  const open = (id: string, column: string): void => {
    begin();
    setOpened({id, column});
  };
  const label = presetOf(shown.columns)?.label ?? '自选的列';
  const Parts = live?.parts;
  const compared = live ? state.pins.flatMap((id) => live.rows.find((row) => row.id === id) ?? []) : [];

  return (
    // Nothing is controlled here: any touch inside means that the data will be needed.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={root}
      className={styles.models}
      data-needs-app={PARAMETERS}
      onFocus={begin}
      onPointerDown={begin}
      data-many={many ? '' : undefined}>
      <div className={styles.tools} data-scripted="">
        <div className={controls.buttons} role="group" aria-label="看哪些列">
          {PRESETS.map(({id, label: name, columns}) => (
            <button
              key={id}
              type="button"
              className={controls.button}
              aria-pressed={columns.join() === state.columns.join()}
              onClick={() => set({columns})}>
              {name}
            </button>
          ))}
        </div>
        {many && (
          <label className={styles.find}>
            <span className="visually-hidden">找模型</span>
            <input
              className={controls.field}
              type="search"
              placeholder="找模型、系列、开发者、许可证"
              autoComplete="off"
              spellCheck={false}
              value={state.filters.text}
              onChange={(event) => filter({text: event.target.value})}
            />
          </label>
        )}
        <div className={styles.panels}>
          {many && (
            <details className={controls.disclosure} onToggle={begin}>
              <summary>筛选{filterCount(state.filters) > 0 && `（${filterCount(state.filters)}）`}</summary>
              {Parts && live ? (
                <Parts.FilterPanel filters={state.filters} rows={live.rows} change={filter} />
              ) : (
                <p>正在取数据……</p>
              )}
            </details>
          )}
          <details className={controls.disclosure} onToggle={begin}>
            <summary>选列</summary>
            {Parts ? (
              <Parts.ColumnPanel columns={state.columns} change={(columns) => set({columns})} />
            ) : (
              <p>正在取数据……</p>
            )}
          </details>
        </div>
        {Parts && <Parts.SortBar sort={state.sort} columns={state.columns} change={(sort) => set({sort})} />}
        {Parts && state.columns.some((id) => columnById(id).benchmark !== null) && (
          <Parts.ShotsChoice shots={state.shots} change={(shots: Shots) => set({shots})} />
        )}
      </div>
      <p className={styles.status} role="status">
        {failed
          ? '表的数据没有取到。检查网络，再点一次表。'
          : countText(arranged?.rows.length ?? all, arranged?.unknown ?? 0, all)}
        {live && arranged?.rows.length === 0 && (
          <button type="button" className={styles.inline} onClick={() => set({filters: NO_FILTERS})}>
            清除筛选
          </button>
        )}
      </p>
      <p className={styles.hint} data-scripted="">
        {compared.length === 0
          ? '点一格看它的来源；勾选 2–4 个模型，并排比较。'
          : `已勾选 ${compared.map(({name}) => name).join('、')}${compared.length === 1 ? '，再勾一个就能比较' : ''}。`}
        {compared.length > 0 && (
          <button type="button" className={styles.inline} onClick={() => set({pins: []})}>
            全部取消
          </button>
        )}
      </p>
      {Parts && compared.length > 1 && (
        <Parts.Compare rows={compared} unpin={(id) => set({pins: pinned(state.pins, id)})} open={open} />
      )}
      <div className={styles.frame} role="region" aria-label="开源模型对比表，可滚动" tabIndex={0}>
        <table aria-busy={(used || codec.format('', state) !== '') && !live && !failed}>
          <caption>
            {label}
            <span className="visually-hidden">。格子里用方向键移动，按回车看来源。</span>
          </caption>
          <Head
            columns={shown.columns}
            sort={live ? state.sort : []}
            sortBy={(column, more) => set({sort: sortedBy(state.sort, column, more)})}
          />
          <Body
            still={still}
            rows={arranged?.rows ?? null}
            columns={shown.columns}
            shots={shown.shots}
            pins={state.pins}
            pin={(id) => set({pins: pinned(state.pins, id)})}
            open={open}
          />
        </table>
      </div>
      <p className={styles.note}>
        ≠ 几处来源说法不同；* 来源另有说明；? 只见到一处，存疑；+1 还有别的成绩。— 不适用。K、M、B、T
        是千、百万、十亿、万亿；上下文按来源的写法，K 也可能是 1,024。
      </p>
      <Data parts={Parts} rows={arranged?.rows ?? null} columns={shown.columns} shots={shown.shots} begin={begin} />
      {Parts && opened && (
        <Parts.SourceDialog
          id={opened.id}
          column={opened.column}
          row={live.rows.find(({id}) => id === opened.id)}
          shots={state.shots}
          close={() => setOpened(null)}
        />
      )}
    </div>
  );
}
