/** What the scatter plot of models shows: axes, points, ranges. No DOM, no React. */
import scores from '@generated/models/default/scores.json';
import type {ScoreSeries} from '../../data/models/compact';
import {BETTER_OF} from '../../data/models/types';
import {short} from '../../llm/format';
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {contextText, scoreConditions} from '@site/src/utils/modelText';
import {DATE_TICKS, dateAt, datePart, DATES, LINES, MODELS, printedOf, sureOf, yearOf, type FigureModel} from './data';

export interface Axis {
  /** As it stands in the address. */
  readonly id: string;
  readonly label: string;
  /** The heading of a group in the list of axes, or null. */
  readonly group: string | null;
  readonly scale: 'linear' | 'log' | 'date';
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** A tick, or the end of a range. */
  readonly text: (value: number) => string;
  /** What is measured, where the label does not say it all. */
  readonly note: string;
  readonly score: ScoreSeries | null;
}

const powers = (from: number, to: number, step = 10): number[] => {
  const ticks: number[] = [];
  for (let value = from; value <= to; value *= step) ticks.push(value);
  return ticks;
};

function monthText(year: number): string {
  // A thousandth of a year is a third of a day: the first day of a month must not become the last of the one before.
  const at = year + 0.001;
  return `${Math.floor(at)}-${String(Math.floor(12 * (at % 1)) + 1).padStart(2, '0')}`;
}

const VALUE_AXES: readonly Axis[] = [
  {
    ...{id: 'date', label: '发布日期', group: null, scale: 'date', ...DATES, score: null},
    ticks: DATE_TICKS,
    text: (value) => (Number.isInteger(value) ? String(value) : monthText(value)),
    note: '权重或论文首次公开的日期；只知道月份的画在月中；2023 年以前的年份画得窄。',
  },
  {
    ...{id: 'total', label: '总参数', group: null, scale: 'log', from: 1e8, to: 4e12, score: null},
    ticks: powers(1e8, 1e12),
    text: short,
    note: '发布者的说法。',
  },
  {
    ...{id: 'active', label: '激活参数', group: null, scale: 'log', from: 1e8, to: 4e12, score: null},
    ticks: powers(1e8, 1e12),
    text: short,
    note: '每个词元经过的参数。稠密模型是全部参数；混合专家模型是发布者给的激活参数。',
  },
  {
    ...{id: 'tokens', label: '训练词元', group: null, scale: 'log', from: 1e11, to: 1e14, score: null},
    ticks: powers(1e11, 1e14),
    text: short,
    note: '预训练的词元数，发布者的说法；“以上”“最多”之类的限定写在选中的模型旁边。',
  },
  {
    ...{id: 'context', label: '上下文', group: null, scale: 'log', from: 512, to: 16_777_216, score: null},
    ticks: powers(1024, 16_777_216, 16),
    text: (value) => contextText(Math.round(value)),
    note: '发布者给出的最长上下文，有的靠外推。',
  },
];

/** “5-shot，开发者自测，基座”: what must agree before two scores are compared. */
export function seriesText(series: ScoreSeries): string {
  return scoreConditions({...series, own: series.by === null, measuredBy: series.by ?? ''});
}

function seriesId({benchmark, of, by, shots, conditions}: ScoreSeries): string {
  const parts = [benchmark, shots ?? 'x', of, by ?? 'own', conditions];
  return parts
    .filter((part) => part !== '')
    .join('.')
    .replaceAll(/\s+/g, '');
}

const SCORE_AXES: readonly Axis[] = scores.map((series) => ({
  id: seriesId(series),
  label: `${series.benchmark}（%）`,
  group: series.benchmark,
  scale: 'linear',
  from: 0,
  to: 100,
  ticks: [0, 20, 40, 60, 80, 100],
  text: (value) => String(Math.round(value)),
  note:
    series.by === null
      ? `${series.benchmark}，${seriesText(series)}：条件写得一样，但每个点由自己的开发者测，题目的写法和取答案的办法仍可能不同。`
      : series.by === BETTER_OF
        ? `${series.benchmark}，${seriesText(series)}：来源取了两者里较高的，没说是谁测的，不能直接互比。`
        : `${series.benchmark}，${seriesText(series)}：全由${series.by}一家测，可以互比。`,
  score: series,
}));

export const AXES: readonly Axis[] = [...VALUE_AXES, ...SCORE_AXES];

export function axisById(id: string): Axis {
  const axis = AXES.find((candidate) => candidate.id === id);
  if (!axis) throw new RangeError(`没有坐标轴 ${id}；有 ${AXES.map((candidate) => candidate.id).join('、')}`);
  return axis;
}

/** A value on an axis and its part of the axis, 0 to 1; values beyond an end stand at the end. */
export function partOf({scale, from, to}: Axis, value: number): number {
  const parts = {
    linear: (value - from) / (to - from),
    log: Math.log(value / from) / Math.log(to / from),
    date: datePart(value),
  };
  const part = parts[scale];
  return Math.min(1, Math.max(0, part));
}

/** The value at a part of an axis, 0 to 1. */
export function valueAt({scale, from, to}: Axis, part: number): number {
  if (scale === 'date') return dateAt(part);
  return scale === 'log' ? from * (to / from) ** part : from + part * (to - from);
}

/** A model's values on an axis: none where it is not known, two where its developer gives two scores. */
export function valuesOn(axis: Axis, model: FigureModel): readonly number[] {
  if (axis.score) return axis.score.values.filter(([index]) => index === model.index).map(([, value]) => value);
  switch (axis.id) {
    case 'date':
      return model.released === null ? [] : [yearOf(model.released)];
    case 'total':
      return known(model.total.value);
    case 'active':
      // With dense models every parameter is active; what a mixture's developer did not say stays unknown.
      return known(model.active.why === '不适用' ? model.total.value : model.active.value);
    case 'tokens':
      return known(model.tokens.value);
    default:
      return known(model.context.value);
  }
}

function known(value: number | null): number[] {
  return value === null ? [] : [value];
}

/** A value as a reader should see it, with what its source adds and how sure it is. */
export function valueText(axis: Axis, model: FigureModel, value: number): string {
  if (axis.score) return `${axis.score.benchmark} ${value}%`;
  switch (axis.id) {
    case 'date':
      return `${model.released ?? ''} 发布${marks(model, 'released')}`;
    case 'total':
      return `总参数 ${short(value)}${marks(model, 'parametersTotal')}`;
    case 'active':
      return model.active.why === '不适用'
        ? `稠密，参数 ${short(value)}${marks(model, 'parametersTotal')}`
        : `激活参数 ${short(value)}${marks(model, 'parametersActive')}`;
    case 'tokens':
      return `训练词元 ${short(value)}${marks(model, 'trainingTokens')}`;
    default:
      return `上下文 ${contextText(value)}${marks(model, 'context')}`;
  }
}

function marks(model: FigureModel, field: Parameters<typeof sureOf>[1]): string {
  const said = [printedOf(model, field), sureOf(model, field)].filter(Boolean).join('；');
  return said && `（${said}）`;
}

/** Why a model has no point on an axis. */
export function missingText(axis: Axis, model: FigureModel): string {
  if (axis.score) return '没有这一组成绩';
  switch (axis.id) {
    case 'date':
      return '发布日期未核实';
    case 'total':
      return `总参数${model.total.why}`;
    case 'active':
      return `激活参数${model.active.why === '不适用' ? model.total.why : model.active.why}`;
    case 'tokens':
      return `训练词元${model.tokens.why}`;
    default:
      return `上下文${model.context.why}`;
  }
}

export interface Point {
  readonly model: FigureModel;
  readonly xValue: number;
  readonly yValue: number;
  /** As parts of the axes, 0 to 1, upward. */
  readonly x: number;
  readonly y: number;
}

export interface ScatterState {
  readonly x: string;
  readonly y: string;
  /** The id of the chosen model, or null. */
  readonly chosen: string | null;
  /** Ends of the range as parts of the axes; the whole plot when nothing is chosen. */
  readonly range: Range;
  /** Ids of the lines that are shown; all when it is empty. */
  readonly lines: readonly string[];
}

export interface Range {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

export const WHOLE: Range = {x: [0, 1], y: [0, 1]};

export function isWhole({x, y}: Range): boolean {
  return x[0] <= 0 && x[1] >= 1 && y[0] <= 0 && y[1] >= 1;
}

/** The points of the lines shown, from left to right and upward: the order in which the keyboard goes. */
export function pointsOf({x, y, lines}: Pick<ScatterState, 'x' | 'y' | 'lines'>): Point[] {
  const [xAxis, yAxis] = [axisById(x), axisById(y)];
  return shown(lines)
    .flatMap((model) =>
      valuesOn(xAxis, model).flatMap((xValue) =>
        valuesOn(yAxis, model).map((yValue) => ({
          model,
          xValue,
          yValue,
          x: partOf(xAxis, xValue),
          y: partOf(yAxis, yValue),
        })),
      ),
    )
    .sort((a, b) => a.xValue - b.xValue || a.yValue - b.yValue || a.model.index - b.model.index);
}

/** The models of the lines shown that lack a value on an axis, with the reason. */
export function withoutPoint({
  x,
  y,
  lines,
}: Pick<ScatterState, 'x' | 'y' | 'lines'>): {model: FigureModel; why: string}[] {
  const axes = [axisById(x), axisById(y)];
  return shown(lines).flatMap((model) => {
    const lacking = axes.filter((axis) => valuesOn(axis, model).length === 0);
    return lacking.length > 0 ? [{model, why: lacking.map((axis) => missingText(axis, model)).join('，')}] : [];
  });
}

function shown(lines: readonly string[]): readonly FigureModel[] {
  return lines.length === 0 ? MODELS : MODELS.filter(({line}) => lines.includes(line.id));
}

/** The points within a range, its ends included. */
export function within(points: readonly Point[], {x, y}: Range): Point[] {
  // A thousandth, so that a point on the edge of what was dragged is in.
  const inside = (value: number, [from, to]: readonly [number, number]): boolean =>
    value >= from - 0.001 && value <= to + 0.001;
  return points.filter((point) => inside(point.x, x) && inside(point.y, y));
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Points that lie over one another in a frame, drawn as one mark with their number. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly points: readonly Point[];
}

/** Closer than this, in units of the frame, two marks cannot be told apart. */
export const TOUCHING = 5;

/** The spots of a frame: each point joins the nearest spot of its own line that it would cover. */
export function spotsOf(points: readonly Point[], frame: Frame): Spot[] {
  const spots: {x: number; y: number; points: Point[]}[] = [];
  for (const point of points) {
    const {x, y} = place(frame, point);
    const same = spots.find(
      (spot) =>
        Math.hypot(spot.x - x, spot.y - y) < TOUCHING && spot.points[0]?.model.lineIndex === point.model.lineIndex,
    );
    if (same) same.points.push(point);
    else spots.push({x, y, points: [point]});
  }
  return spots;
}

/** Where a point lies in a frame, to a tenth of a unit. */
export function place({left, right, top, bottom}: Frame, {x, y}: Pick<Point, 'x' | 'y'>): {x: number; y: number} {
  return {x: tenth(left + x * (right - left)), y: tenth(bottom - y * (bottom - top))};
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

/** As far as a finger may miss, in units of the frame. */
const REACH = 24;

/**
 * The point that a tap at a place of the frame means: the nearest within reach. Taps on one place go through all points there,
 * because the one chosen last is passed over for the next in the order of their distance.
 */
export function tapped(
  points: readonly Point[],
  frame: Frame,
  x: number,
  y: number,
  chosen: string | null,
): Point | null {
  const near = points
    .map((point) => {
      const at = place(frame, point);
      return {point, distance: Math.hypot(at.x - x, at.y - y)};
    })
    .filter(({distance}) => distance <= REACH)
    .sort((a, b) => a.distance - b.distance || a.point.model.index - b.point.model.index);
  const first = near[0];
  if (!first) return null;
  const heap = near.filter(({distance}) => distance - first.distance < TOUCHING);
  const last = heap.findIndex(({point}) => point.model.id === chosen);
  return heap[(last + 1) % heap.length]?.point ?? null;
}

/** The range between two places of a frame, whichever comes first, cut to the frame. */
export function rangeBetween(
  {left, right, top, bottom}: Frame,
  a: {readonly x: number; readonly y: number},
  b: {readonly x: number; readonly y: number},
): Range {
  const cut = (value: number): number => thousandth(Math.min(1, Math.max(0, value)));
  const xs = [a.x, b.x].map((x) => cut((x - left) / (right - left))).sort((one, other) => one - other);
  const ys = [a.y, b.y].map((y) => cut((bottom - y) / (bottom - top))).sort((one, other) => one - other);
  return {x: [xs[0] ?? 0, xs[1] ?? 1], y: [ys[0] ?? 0, ys[1] ?? 1]};
}

function thousandth(value: number): number {
  return Math.round(1000 * value) / 1000;
}

/** A range with one end moved; an end pushed past the other takes it along. */
export function moved(range: Range, axis: 'x' | 'y', end: 0 | 1, part: number): Range {
  const other = range[axis][1 - end] ?? 0;
  const ends = end === 0 ? ([part, Math.max(part, other)] as const) : ([Math.min(part, other), part] as const);
  return {...range, [axis]: ends};
}

/** The neighbour of the chosen point in the order of the points; the first or last where none is chosen or drawn. */
export function neighbour(points: readonly Point[], chosen: string | null, step: 1 | -1): string | null {
  if (points.length === 0) return null;
  const at = points.findIndex(({model}) => model.id === chosen);
  const next = at < 0 ? (step > 0 ? 0 : points.length - 1) : (at + step + points.length) % points.length;
  // Two scores of one model are two points: step over the second.
  const found = points[next]?.model.id ?? null;
  return found === chosen && points.length > 1
    ? (points[(next + step + points.length) % points.length]?.model.id ?? null)
    : found;
}

/** Pairs of axes that are worth a look, for one tap. */
export const PAIRS: readonly {readonly name: string; readonly x: string; readonly y: string}[] = [
  {name: '日期与参数', x: 'date', y: 'total'},
  {name: '参数与词元', x: 'total', y: 'tokens'},
  {name: '总参数与激活', x: 'total', y: 'active'},
  {name: '日期与上下文', x: 'date', y: 'context'},
  {name: '参数与 MMLU', x: 'total', y: 'MMLU.5.base.own'},
];

const START: ScatterState = {x: 'date', y: 'total', chosen: null, range: WHOLE, lines: []};

/** The parameters of the address that the figure reads. */
export const ADDRESS = 'sx sy sm sr sl';

/** `?sx=total&sy=tokens&sm=llama-2-7b&sr=0.2,0.5,0,1&sl=qwen.llama`. */
export const codec: AddressCodec<ScatterState> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const axis = (name: string, start: string): string => AXES.find(({id}) => id === parameters.get(name))?.id ?? start;
    const lines = (parameters.get('sl') ?? '').split('.').filter((id) => LINES.some((line) => line.id === id));
    return {
      x: axis('sx', START.x),
      y: axis('sy', START.y),
      chosen: MODELS.find(({id}) => id === parameters.get('sm'))?.id ?? null,
      range: parseRange(parameters.get('sr')),
      lines,
    };
  },
  format: (search, {x, y, chosen, range, lines}) =>
    withParameters(search, {
      sx: x === START.x ? null : x,
      sy: y === START.y ? null : y,
      sm: chosen,
      sr: isWhole(range) ? null : [...range.x, ...range.y].join(','),
      sl: lines.length === 0 ? null : lines.join('.'),
    }),
};

function parseRange(text: string | null): Range {
  const parts = (text ?? '').split(',').map(Number);
  const [x0 = NaN, x1 = NaN, y0 = NaN, y1 = NaN] = parts;
  const valid = parts.length === 4 && parts.every((part) => part >= 0 && part <= 1) && x0 <= x1 && y0 <= y1;
  return valid ? {x: [x0, x1], y: [y0, y1]} : WHOLE;
}
