import {
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type ToggleEvent,
} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import {columnById, presetOf, PRESETS, type Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import {useAddressState} from '../useAddressState';
import Body, {whatToHold, type Held} from './Body';
import Data from './Data';
import Head from './Head';
import {
  codecOf,
  columnRules,
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
import {UNSEEN, viewOf} from './view';
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
  const begin = (): void => setUsed(true);
  const [view, setView] = useState(UNSEEN);
  const [panels, setPanels] = useState({filter: false, columns: false});
  const [opened, setOpened] = useState<Opened | null>(null);
  const still = useMemo(() => (rows === null ? null : (JSON.parse(rows) as readonly ModelRow[])), [rows]);
  const heldRef = useRef<Held | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const isReordered = useRef(false);
  const beforeLive = useCallback(() => {
    const held = whatToHold();
    heldRef.current = held;
    setView(viewOf(table.current, held.target?.id, isReordered.current));
  }, []);
  const wanted = used || codec.format('', state) !== '';
  const {live, failed, preload} = useLive(wanted, {family, models, still, beforeLive});
  const root = useRef<HTMLDivElement>(null);
  // A panel that was opened before the app was there told nobody.
  useEffect(() => {
    const [filter, columns] = ['filter', 'columns'].map(
      (name) => root.current?.querySelector(`details[data-panel="${name}"][open]`) !== null,
    );
    if (!filter && !columns) return;
    setPanels({filter: filter === true, columns: columns === true});
    setUsed(true);
  }, []);

  // What was tapped or typed shows at once; the rows come a moment later, first those in view.
  const shown = useDeferredValue(live ? state : codec.start);
  const shownLive = useDeferredValue(live);
  const shownView = useDeferredValue(view);
  const {sort, filters, shots} = shown;
  const arranged = useMemo(() => shownLive?.arrange({sort, filters, shots}) ?? null, [shownLive, sort, filters, shots]);
  const isBusy = wanted && !failed && (!shownLive || shown !== state);
  const all = Number(count);
  const many = all >= MANY;
  const set = (values: Partial<TableState>): void => {
    // Another order or choice of rows begins at the top; with other columns the reader stays where they are.
    const reorders = Boolean(values.sort ?? values.filters);
    isReordered.current ||= reorders;
    if (live && !values.pins) setView(viewOf(table.current, undefined, reorders));
    begin();
    change({...state, ...values});
  };
  const filter = (values: Partial<Filters>): void => set({filters: {...state.filters, ...values}});
  const toggled =
    (name: keyof typeof panels) =>
    ({currentTarget: {open: isOpen}}: ToggleEvent<HTMLDetailsElement>): void => {
      begin();
      // The browser has opened it already; its hundred fields come after that frame.
      startTransition(() => setPanels((before) => ({...before, [name]: isOpen})));
    };
  const open = (id: string, column: string): void => {
    begin();
    setOpened({id, column});
  };
  const label = presetOf(shown.columns)?.label ?? '自选的列';
  const Parts = live?.parts;
  // What stands above the rows comes in the same moment as they do, so that the reader's place can be held.
  const Above = shownLive?.parts;
  const compared = shownLive ? state.pins.flatMap((id) => shownLive.rows.find((row) => row.id === id) ?? []) : [];

  return (
    // Nothing is controlled here: any touch inside means that the data will be needed.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={root}
      className={styles.models}
      data-needs-app={PARAMETERS}
      onFocus={begin}
      onPointerEnter={({pointerType}) => pointerType === 'mouse' && preload()}
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
            <details className={controls.disclosure} data-panel="filter" onToggle={toggled('filter')}>
              <summary>筛选{filterCount(state.filters) > 0 && `（${filterCount(state.filters)}）`}</summary>
              {!panels.filter ? null : Parts && live ? (
                <Parts.FilterPanel filters={state.filters} rows={live.rows} change={filter} />
              ) : (
                <p>正在取数据……</p>
              )}
            </details>
          )}
          <details className={controls.disclosure} data-panel="columns" onToggle={toggled('columns')}>
            <summary>选列</summary>
            {!panels.columns ? null : Parts ? (
              <Parts.ColumnPanel columns={state.columns} change={(columns) => set({columns})} />
            ) : (
              <p>正在取数据……</p>
            )}
          </details>
        </div>
        {Above && <Above.SortBar sort={state.sort} columns={state.columns} change={(sort) => set({sort})} />}
        {Above && state.columns.some((id) => columnById(id).benchmark !== null) && (
          <Above.ShotsChoice shots={state.shots} change={(shots: Shots) => set({shots})} />
        )}
      </div>
      <p className={styles.status} role="status">
        {failed
          ? '表的数据没有取到。检查网络，再点一次表。'
          : `${countText(arranged?.rows.length ?? all, arranged?.unknown ?? 0, all)}${isBusy && !shownLive ? '正在取数据……' : ''}`}
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
      {Above && compared.length > 1 && (
        <Above.Compare rows={compared} unpin={(id) => set({pins: pinned(state.pins, id)})} open={open} />
      )}
      <div className={styles.frame} role="region" aria-label="开源模型对比表，可滚动" tabIndex={0}>
        <style dangerouslySetInnerHTML={{__html: columnRules(shown.columns)}} />
        {/* With the roles that browsers take from a table whose rows are laid out otherwise. */}
        <table ref={table} role="table" data-columns={shown.columns.join(' ')} aria-busy={isBusy}>
          <caption>
            {label}
            <span className="visually-hidden">。格子里用方向键移动，按回车看来源。</span>
          </caption>
          <Head
            columns={shown.columns}
            sort={failed ? [] : state.sort}
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
            heldRef={heldRef}
            view={shownView}
            tableRef={table}
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
