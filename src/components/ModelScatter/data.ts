/** The compact data on models, unpacked for the figures. No DOM, no React. */
import compact from '@generated/models/default/models.json';
import {PLOTTED, unpack, type CompactLine, type Plotted, type Value} from '../../data/models/compact';
import type {Kind} from '../../data/models/types';
import {short} from '../../llm/format';

export interface FigureModel {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly line: CompactLine;
  readonly lineIndex: number;
  readonly family: string;
  readonly kind: Kind;
  readonly open: boolean;
  /** ISO date, or a month; null where it is not known. */
  readonly released: string | null;
  readonly total: Value<number>;
  readonly active: Value<number>;
  readonly tokens: Value<number>;
  readonly context: Value<number>;
}

export const LINES: readonly CompactLine[] = compact.lines;

export const MODELS: readonly FigureModel[] = compact.rows.map(
  ([id, name, lineIndex, family, kind, open, released, total, active, tokens, context], index) => {
    const line = LINES[lineIndex];
    if (!line) throw new RangeError(`模型 ${id} 的系列编号是 ${lineIndex}，只有 ${LINES.length} 个系列`);
    return {
      ...{index, id, name, line, lineIndex, family, kind, open: open === 1},
      released: released || null,
      total: unpack(total),
      active: unpack(active),
      tokens: unpack(tokens),
      context: unpack(context),
    };
  },
);

/** What a source adds to a value, or null. */
export function printedOf({id}: FigureModel, field: Plotted): string | null {
  return compact.printed[id]?.[field] ?? null;
}

const SURE: Readonly<Record<string, string>> = {B: '转述', C: '存疑'};

/** How sure a value is where it was not read in the publisher's own text; empty where it was. */
export function sureOf({index}: FigureModel, field: Plotted): string {
  return SURE[compact.rows[index]?.[11][PLOTTED.indexOf(field)] ?? ''] ?? '';
}

/** As many models as the table of models pins side by side. */
const MOST_PINS = 4;

/** The address of a model's row in the table of models, where it is pinned, and the first of those named with it. */
export function rowAddress({id}: Pick<FigureModel, 'id'>, others: readonly Pick<FigureModel, 'id'>[] = []): string {
  const pins = [id, ...others.map((other) => other.id)].slice(0, MOST_PINS);
  return `/models?pin=${pins.join(',')}#model-${id}`;
}

/** A time as a fraction of years, 2023-07-18 → 2023.54; a month without a day counts as its middle. */
export function yearOf(date: string): number {
  const [year = NaN, month = NaN, day = 15] = date.split('-').map(Number);
  const start = Date.UTC(year, 0, 1);
  return year + (Date.UTC(year, month - 1, day) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** Where the years begin that most models are from, and how much of an axis those before them get. */
const CROWDED_FROM = 2023;
const BEFORE = 0.22;

/** The span of the axis of dates, in years. */
export const DATES = {from: 2018, to: 2027} as const;

/** The years with a line of their own: the early ones stand too close for theirs. */
export const DATE_TICKS = [2018, 2023, 2024, 2025, 2026, 2027] as const;

/**
 * The part of the axis of dates at which a time lies: up to 2023 the years are drawn narrow, because six models in seven came
 * later. Both pieces are linear.
 */
export function datePart(at: number): number {
  const {from, to} = DATES;
  return at < CROWDED_FROM
    ? (BEFORE * (at - from)) / (CROWDED_FROM - from)
    : BEFORE + ((1 - BEFORE) * (at - CROWDED_FROM)) / (to - CROWDED_FROM);
}

/** The time at a part of the axis of dates. */
export function dateAt(part: number): number {
  const {from, to} = DATES;
  return part < BEFORE
    ? from + (part / BEFORE) * (CROWDED_FROM - from)
    : CROWDED_FROM + ((part - BEFORE) / (1 - BEFORE)) * (to - CROWDED_FROM);
}

/** Parameters, tokens: 6.74B, 2T. */
export function countText(value: Value<number>): string {
  return value.value === null ? value.why : short(value.value);
}
