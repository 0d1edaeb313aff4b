/** The models by the day of their release, in lanes. No DOM, no React. */
import {datePart, LINES, MODELS, yearOf, type FigureModel} from '../ModelScatter/data';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** Models of one family that came on one day. */
export interface Release {
  readonly family: string;
  readonly date: string;
  /** As a fraction of years. */
  readonly at: number;
  readonly lineIndex: number;
  readonly models: readonly [FigureModel, ...FigureModel[]];
}

/** All that have a date, in its order. */
export const RELEASES: readonly Release[] = releasesOf(MODELS);

/** Those of which it is not known when they came. */
export const UNDATED: readonly FigureModel[] = MODELS.filter(({released}) => released === null);

function releasesOf(models: readonly FigureModel[]): Release[] {
  const found = new Map<string, {date: string; models: [FigureModel, ...FigureModel[]]}>();
  for (const model of models) {
    if (model.released === null) continue;
    const key = `${model.line.id} ${model.family} ${model.released}`;
    const release = found.get(key);
    if (release) release.models.push(model);
    else found.set(key, {date: model.released, models: [model]});
  }
  return [...found.values()]
    .map(({date, models: all}) => ({
      ...{family: all[0].family, date, at: yearOf(date), lineIndex: all[0].lineIndex, models: all},
    }))
    .sort((a, b) => a.at - b.at || a.lineIndex - b.lineIndex);
}

/** Years in which something came, oldest first. */
export const YEARS: readonly number[] = [...new Set(RELEASES.map(({at}) => Math.floor(at)))];

export interface TimelineState {
  /** A year, or null for all of them. */
  readonly year: number | null;
  /** The id of a line, or null for all of them. */
  readonly line: string | null;
}

export function shownReleases({year, line}: TimelineState): readonly Release[] {
  return RELEASES.filter(
    ({at, lineIndex}) => (year === null || Math.floor(at) === year) && (line === null || LINES[lineIndex]?.id === line),
  );
}

/** The releases shown, year by year. */
export function byYear(state: TimelineState): {year: number; releases: readonly Release[]}[] {
  const shown = shownReleases(state);
  return YEARS.map((year) => ({year, releases: shown.filter(({at}) => Math.floor(at) === year)})).filter(
    ({releases}) => releases.length > 0,
  );
}

/** “Qwen3，8 个” where several came at once, else the model's name. */
export function nameOf({family, models}: Release): string {
  return models.length > 1 ? `${family}，${models.length} 个` : models[0].name;
}

/** A day, or a month with the remark that no day is known. */
export function dateText(date: string): string {
  return date.length === 7 ? `${date}（日未核实）` : date;
}

/** About how wide a text is at a size of 1: Chinese characters are square, the rest a bit more than half of that. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 1 : 0.58), 0);
}

export interface Placed {
  readonly release: Release;
  readonly x: number;
  /** The row in its lane, from 0. */
  readonly row: number;
  /** Whether the name stands left of the mark, for want of room to the right. */
  readonly isLeft: boolean;
}

export interface Lane {
  readonly lineIndex: number;
  readonly items: readonly Placed[];
  readonly rows: number;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  /** Height of the letters, in units of the frame. */
  readonly font: number;
}

/** Room for the mark before a name, and after it. */
const MARK = 11;
const GAP = 6;

/** Each line that has something to show as a lane, its releases in as many rows as keep their names apart. */
export function lanesOf(state: TimelineState, frame: Frame): Lane[] {
  const shown = shownReleases(state);
  return LINES.flatMap((_, lineIndex) => {
    const own = shown.filter((release) => release.lineIndex === lineIndex);
    return own.length > 0 ? [laneOf(lineIndex, own, (at) => placeOf(at, state, frame), frame)] : [];
  });
}

/** Where a time lies: within the year that is shown, or on the axis of all years, whose early ones are narrow. */
export function placeOf(at: number, {year}: TimelineState, {left, right}: Frame): number {
  const part = year === null ? datePart(at) : at - year;
  return Math.round(10 * (left + part * (right - left))) / 10;
}

function laneOf(lineIndex: number, releases: readonly Release[], place: (at: number) => number, frame: Frame): Lane {
  /** What each row has taken so far. */
  const taken: {from: number; to: number}[][] = [];
  const items = releases.map((release) => {
    const x = place(release.at);
    const width = MARK + textWidth(nameOf(release)) * frame.font + GAP;
    const isLeft = x + width > frame.right + GAP;
    const span = isLeft ? {from: x - width, to: x + MARK} : {from: x - MARK, to: x + width};
    const free = taken.findIndex((row) => row.every((other) => other.to <= span.from || other.from >= span.to));
    const row = free < 0 ? taken.length : free;
    taken[row] = [...(taken[row] ?? []), span];
    return {release, x, row, isLeft};
  });
  return {lineIndex, items, rows: taken.length};
}

export interface YearRow {
  readonly year: number;
  readonly models: number;
  /** Of total parameters. */
  readonly medianTotal: number | null;
  readonly largest: FigureModel | null;
  /** Of training tokens, and of how many models they are known. */
  readonly medianTokens: number | null;
  readonly withTokens: number;
  readonly medianContext: number | null;
  /** Mixtures of experts. */
  readonly mixtures: number;
  /** Models that think first, or can. */
  readonly thinking: number;
}

/** What came in each year, in numbers. */
export function yearRows(): YearRow[] {
  return YEARS.map((year) => {
    const models = shownReleases({year, line: null}).flatMap((release) => release.models);
    const known = (field: 'total' | 'tokens' | 'context'): number[] =>
      models.flatMap((model) => model[field].value ?? []);
    const sized = models.filter(({total}) => total.value !== null);
    const tokens = known('tokens');
    return {
      year,
      models: models.length,
      medianTotal: median(known('total')),
      largest: sized.reduce<FigureModel | null>(
        (best, model) => (best && (best.total.value ?? 0) >= (model.total.value ?? 0) ? best : model),
        null,
      ),
      medianTokens: median(tokens),
      withTokens: tokens.length,
      medianContext: median(known('context')),
      mixtures: models.filter(({active}) => active.value !== null).length,
      thinking: models.filter(({kind}) => kind === 'reasoning' || kind === 'hybrid').length,
    };
  });
}

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 1 ? middle : middle - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

const START: TimelineState = {year: null, line: null};

/** The parameters of the address that the figure reads. */
export const ADDRESS = 'tl tl-line';

/** `?tl=2024&tl-line=qwen`. */
export const codec: AddressCodec<TimelineState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    return {
      year: YEARS.find((year) => String(year) === parameters.get('tl')) ?? null,
      line: LINES.find(({id}) => id === parameters.get('tl-line'))?.id ?? null,
    };
  },
  format: (search, {year, line}) => withParameters(search, {tl: year === null ? null : String(year), 'tl-line': line}),
};
