/** Filtering and sorting of the rows, by a headless table. No DOM, no React. */
import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core';
import {storeReactivityBindings} from '@tanstack/table-core/store-reactivity-bindings';
import type {ModelRow} from '@site/src/data/models/row';
import {COLUMNS, NAME, type Shots} from '@site/src/data/models/columns';
import {verdict, type Filters, type TableState} from './model';

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export interface Arranged {
  /** The rows that the filters leave, in order. */
  readonly rows: readonly ModelRow[];
  /** How many rows are not listed only because a value is not known. */
  readonly unknown: number;
}

type Arrange = (state: Pick<TableState, 'filters' | 'sort' | 'shots'>) => Arranged;

const chinese = new Intl.Collator('zh-Hans', {numeric: true});

/** Larger later; names as a Chinese dictionary has them, with 7B before 13B. */
function ascending(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : chinese.compare(String(a), String(b));
}

/**
 * A row model over the rows. What it returns is called with each new state; steps whose input has not changed are not done
 * again. Rows without a value come last in either order, and equal rows stay in the order of the data.
 */
export function rowModel(data: readonly ModelRow[]): Arrange {
  // Which scores count is the reader's choice, and sorting has to follow it.
  let shots: Shots = 'any';
  const helper = createColumnHelper<typeof features, ModelRow>();
  const columns = [NAME, ...COLUMNS].map((column) =>
    helper.accessor((row): unknown => column.cell(row, shots).sort, {
      id: column.id,
      sortUndefined: 'last',
      sortFn: (a, b, id) => ascending(a.getValue<number | string>(id), b.getValue<number | string>(id)),
      filterFn: (row, _id, filters: Filters) => verdict(row.original, filters) === 'listed',
    }),
  );
  const build = () => constructTable({features, columns, data: [...data], getRowId: ({id}) => id});
  let table = build();
  return (state) => {
    // Values are kept with the rows, so another choice of scores needs other rows.
    if (state.shots !== shots) {
      shots = state.shots;
      table = build();
    }
    table.setColumnFilters([{id: NAME.id, value: state.filters}]);
    table.setSorting(state.sort.map(({column, descending}) => ({id: column, desc: descending})));
    const rows = table.getRowModel().rows.map(({original}) => original);
    return {rows, unknown: data.filter((row) => verdict(row, state.filters) === 'unknown').length};
  };
}
