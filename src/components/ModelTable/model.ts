/** What the table of models shows: its state, how that stands in the address, filters, differences. No DOM, no React. */
import {FIELDS, fields} from '@site/src/data/models/fields';
import type {ModelRow, RowScore} from '@site/src/data/models/row';
import {ATTENTIONS, COMMERCIAL, type Attention, type Commercial, type Field} from '@site/src/data/models/types';
import {exact} from '@site/src/llm/format';
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {fieldTextOf, scoreConditions} from '@site/src/utils/modelText';
import {
  columnById,
  isColumn,
  NAME,
  NO_SCORE,
  presetById,
  presetOf,
  PRESETS,
  type Shots,
} from '@site/src/data/models/columns';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface Filters {
  /** Words, each of which a row has to have somewhere in its names. */
  readonly text: string;
  readonly developers: readonly string[];
  readonly commercial: readonly Commercial[];
  readonly attention: readonly Attention[];
  /** Total parameters in billions; null is no limit. */
  readonly smallest: number | null;
  readonly largest: number | null;
  /** The shortest context, in tokens. */
  readonly context: number | null;
  /** Years of the release, both included. */
  readonly since: number | null;
  readonly until: number | null;
  /** Only models whose weights can be had. */
  readonly open: boolean;
}

export interface TableState {
  readonly columns: readonly string[];
  /** The first decides; the others where it finds two rows equal. */
  readonly sort: readonly Sort[];
  readonly filters: Filters;
  readonly shots: Shots;
  /** Ids of the models to compare, in the order in which they were pinned. */
  readonly pins: readonly string[];
}

/** As many as a screen holds side by side. */
export const MOST_PINS = 4;
export const CONTEXTS = [8192, 32_768, 131_072, 262_144, 1_000_000] as const;
export const SHOTS: readonly Shots[] = ['any', 0, 3, 4, 5, 8, 'unstated'];
export const YEARS = {first: 2018, last: 2026} as const;

export const NO_FILTERS: Filters = {
  text: '',
  developers: [],
  commercial: [],
  attention: [],
  smallest: null,
  largest: null,
  context: null,
  since: null,
  until: null,
  open: false,
};

/** The parameters of the address that hold the table's state, for `data-needs-app`. */
export const PARAMETERS = 'cols sort find dev use att size ctx date open shots pin';

/** Where a table starts: a preset, in the order of the data. */
export function startOf(preset: string): TableState {
  const {columns} = presetById(preset) ?? PRESETS[0];
  return {columns, sort: [], filters: NO_FILTERS, shots: 'any', pins: []};
}

/** How the state of a table that starts with a preset stands in the address. */
export function codecOf(preset: string): AddressCodec<TableState> {
  const start = startOf(preset);
  return {
    start,
    parse: (search) => parseState(search, start),
    format: (search, state) => formatState(search, state, start),
  };
}

/** What the address says. What is missing, unknown or out of range is left out. */
export function parseState(search: string, start: TableState): TableState {
  const parameters = new URLSearchParams(search);
  const list = (name: string): string[] => [...new Set((parameters.get(name) ?? '').split(',').filter(Boolean))];
  const among = <T extends string>(name: string, known: readonly T[]): T[] =>
    known.filter((one) => list(name).includes(one));
  const preset = presetById(parameters.get('cols') ?? '');
  const chosen = list('cols').filter(isColumn);
  const [smallest, largest] = range(parameters.get('size'), 0, 1e5);
  const [since, until] = range(parameters.get('date'), YEARS.first, YEARS.last);
  const context = Number(parameters.get('ctx'));
  const shots = parameters.get('shots');
  return {
    columns: preset?.columns ?? (chosen.length > 0 ? chosen : start.columns),
    sort: list('sort').flatMap((text) => {
      const column = text.replace(/^-/, '');
      return column === NAME.id || isColumn(column) ? [{column, descending: text.startsWith('-')}] : [];
    }),
    filters: {
      text: parameters.get('find') ?? '',
      developers: list('dev'),
      commercial: among('use', COMMERCIAL),
      attention: among('att', ATTENTIONS),
      smallest,
      largest,
      context: CONTEXTS.find((tokens) => tokens === context) ?? null,
      since,
      until,
      open: parameters.get('open') === '1',
    },
    shots: SHOTS.find((one) => String(one) === shots) ?? 'any',
    pins: list('pin').slice(0, MOST_PINS),
  };
}

/** `7-14`, `7-` and `-14` are ranges. */
function range(text: string | null, min: number, max: number): [number | null, number | null] {
  const [from = '', to = ''] = /^([\d.]*)-([\d.]*)$/.exec(text ?? '')?.slice(1) ?? [];
  const limit = (part: string): number | null => {
    const value = Number(part);
    return part !== '' && value >= min && value <= max ? value : null;
  };
  return [limit(from), limit(to)];
}

/** The address for the state: what is as at the start is left out, other parameters stay. */
export function formatState(search: string, state: TableState, start: TableState): string {
  const {columns, sort, filters, shots, pins} = state;
  const list = (values: readonly string[]): string | null => (values.length > 0 ? values.join(',') : null);
  const limits = (from: number | null, to: number | null): string | null =>
    from === null && to === null ? null : `${from ?? ''}-${to ?? ''}`;
  const same = columns.join() === start.columns.join();
  const text = withParameters(search, {
    cols: same ? null : (presetOf(columns)?.id ?? list(columns)),
    sort: list(sort.map(({column, descending}) => (descending ? `-${column}` : column))),
    find: filters.text === '' ? null : filters.text,
    dev: list(filters.developers),
    use: list(filters.commercial),
    att: list(filters.attention),
    size: limits(filters.smallest, filters.largest),
    ctx: filters.context === null ? null : String(filters.context),
    date: limits(filters.since, filters.until),
    open: filters.open ? '1' : null,
    shots: shots === 'any' ? null : String(shots),
    pin: list(pins),
  });
  // A comma may stand in a query as it is, and a reader can then read the address.
  return text.replaceAll('%2C', ',');
}

/** A click on a column's head: its first order, the other one, none. With `more` it becomes a further key. */
export function sortedBy(sort: readonly Sort[], column: string, more = false): readonly Sort[] {
  const before = sort.find((key) => key.column === column);
  const first = columnById(column).numeric || column === 'released';
  const next = !before
    ? {column, descending: first}
    : before.descending === first
      ? {column, descending: !first}
      : null;
  if (!more) return next && (before === undefined || sort.length === 1) ? [next] : onlyKey(sort, column, next);
  const others = sort.filter((key) => key.column !== column);
  if (!next) return others;
  return before ? sort.map((key) => (key.column === column ? next : key)) : [...others, next];
}

/** A plain click on one key of several leaves that key alone, as it was. */
function onlyKey(sort: readonly Sort[], column: string, next: Sort | null): readonly Sort[] {
  if (sort.length > 1) return sort.filter((key) => key.column === column);
  return next ? [next] : [];
}

/** Pins a model, or takes its pin away; with all places taken the oldest pin makes room. */
export function pinned(pins: readonly string[], id: string): readonly string[] {
  if (pins.includes(id)) return pins.filter((one) => one !== id);
  return [...pins, id].slice(-MOST_PINS);
}

/** `unknown`: the row would be listed if the values that its filters ask for were known. */
export type Verdict = 'listed' | 'unknown' | 'out';

/** Whether a row passes each filter; null where the value is not known. One test for each filter that is set. */
function tests({values, developer, open}: ModelRow, filters: Filters): (boolean | null)[] {
  const {developers, commercial, attention, smallest, largest, context, since, until} = filters;
  const known = <T>(value: T | undefined, pass: (value: T) => boolean): boolean | null =>
    value === undefined ? null : pass(value);
  const year = values.released === undefined ? undefined : Number(values.released.slice(0, 4));
  return [
    ...(developers.length > 0 ? [developers.includes(developer)] : []),
    ...(filters.open ? [open] : []),
    ...(commercial.length > 0 ? [known(values.commercialUse, (value) => commercial.includes(value))] : []),
    ...(attention.length > 0 ? [known(values.attention, (value) => attention.includes(value))] : []),
    ...(smallest !== null ? [known(values.parametersTotal, (value) => value >= smallest * 1e9)] : []),
    ...(largest !== null ? [known(values.parametersTotal, (value) => value <= largest * 1e9)] : []),
    ...(context !== null ? [known(values.context, (value) => value >= context)] : []),
    ...(since !== null ? [known(year, (value) => value >= since)] : []),
    ...(until !== null ? [known(year, (value) => value <= until)] : []),
  ];
}

/** What the filters say of a row. */
export function verdict(row: ModelRow, filters: Filters): Verdict {
  const results = [...tests(row, filters), matches(row, filters.text)];
  if (results.includes(false)) return 'out';
  return results.includes(null) ? 'unknown' : 'listed';
}

/** Whether each word is somewhere in a model's names; capitals, spaces and hyphens do not matter. */
function matches(row: ModelRow, text: string): boolean {
  const bare = (part: string): string => part.toLowerCase().replace(/[\s\-_]/g, '');
  const {id, name, family, developer, basis, values} = row;
  const all = bare([id, name, family, developer, basis, values.licenceWeights].join('\n'));
  return text.split(/\s+/).every((word) => all.includes(bare(word)));
}

/** How many filters are set, beside the text. */
export function filterCount(filters: Filters): number {
  const {developers, commercial, attention, smallest, largest, context, since, until, open} = filters;
  return [
    developers.length > 0,
    commercial.length > 0,
    attention.length > 0,
    smallest !== null || largest !== null,
    context !== null,
    since !== null || until !== null,
    open,
  ].filter(Boolean).length;
}

export interface ComparedRow {
  readonly key: string;
  readonly label: string;
  /** How the scores of this row were measured. */
  readonly detail: string | null;
  readonly texts: readonly string[];
  /** Whether two known values differ. What is unknown or does not apply is no difference. */
  readonly differs: boolean;
  readonly field: Field | null;
}

/**
 * Models side by side, a row for each property that one of them has. Scores share a row only if benchmark, examples,
 * measurer, checkpoint and conditions agree.
 */
export function compare(rows: readonly ModelRow[]): readonly ComparedRow[] {
  const plain = ['developer', 'family', 'kind', 'open', 'basedOn'].map((id): ComparedRow => {
    const {label, cell} = columnById(id);
    const cells = rows.map((row) => cell(row, 'any'));
    const texts = cells.map(({text}) => text);
    return {key: id, label, detail: null, texts, differs: new Set(texts).size > 1, field: null};
  });
  const sourced = FIELDS.flatMap((field): ComparedRow[] => {
    const values = rows.map((row) => row.values[field]);
    if (rows.every((row) => row.values[field] === undefined && row.gaps[field] === undefined)) return [];
    const known = new Set(values.filter((value) => value !== undefined));
    const texts = rows.map((row) => fieldTextOf(field, row.values[field], row.gaps[field]));
    return [{key: field, label: fields[field].label, detail: null, texts, differs: known.size > 1, field}];
  });
  return [...plain.filter(({texts}) => texts.some((text) => text !== '—')), ...sourced, ...comparedScores(rows)];
}

function comparedScores(rows: readonly ModelRow[]): ComparedRow[] {
  const keyOf = ({benchmark, shots, own, measuredBy, of, conditions}: RowScore): string =>
    JSON.stringify([benchmark, shots, own ? null : measuredBy, of, conditions]);
  const found = new Map<string, RowScore>();
  for (const {scores} of rows) for (const score of scores) if (!found.has(keyOf(score))) found.set(keyOf(score), score);
  const compared = [...found].map(([key, score]) => {
    const same = rows.map(({scores}) => scores.find((one) => keyOf(one) === key));
    const known = new Set(same.flatMap((one) => one?.value ?? []));
    return {
      key,
      label: score.benchmark,
      detail: scoreConditions(score),
      texts: same.map((one) => (one ? String(one.value) : NO_SCORE)),
      differs: known.size > 1,
      field: null,
    };
  });
  const known = ({texts}: ComparedRow): number => texts.filter((text) => text !== NO_SCORE).length;
  // What can be compared comes first.
  return compared.sort((a, b) => known(b) - known(a));
}

/** 列出 12 个，共 130 个模型。 */
export function countText(listed: number, unknown: number, all: number): string {
  const shown = listed === all ? `共 ${exact(all)} 个模型。` : `列出 ${exact(listed)} 个，共 ${exact(all)} 个模型。`;
  return unknown === 0 ? shown : `${shown}另有 ${exact(unknown)} 个没有公布或没有核实要筛的值，没有列出。`;
}

/**
 * The style rules that give each column of a table its share of a row: as wide as it needs, in em, and more in proportion
 * where there is room. The first column, of names, has its own (styles.module.css).
 *
 * @param columns of the table that bears their ids, separated by spaces, as `data-columns`
 */
export function columnRules(columns: readonly string[]): string {
  const table = `[data-columns="${columns.join(' ')}"]`;
  const widths = columns.map((id) => columnById(id).width);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width, index) => `${table} tr>:nth-child(${index + 2}){flex:${width} 0 ${width}em}`);
  return [`${table}{min-width:calc(var(--first) + ${exactly(whole)}em)}`, ...shares].join('');
}

/** Without the dust of adding binary fractions. */
function exactly(sum: number): number {
  return Number(sum.toFixed(4));
}
