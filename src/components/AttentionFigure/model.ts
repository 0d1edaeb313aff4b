/**
 * One attention head over one short sentence, small enough to redo by hand. Rotation, softmax and products are those of the
 * Llama 2 forward pass (src/labs/llama2/model.ts); the numbers in EMBEDDINGS and WEIGHTS were chosen by hand so that 它 finds 猫.
 * No DOM, no React.
 */
import {add, at, dot, linear, rotary, softmax, weightedSum, type Mat, type Vec} from '@site/src/labs/llama2/model';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export const TOKENS = ['猫', '追', '老鼠', '因为', '它', '饿'] as const;
export const SIZE = 4;
export const ROPE_BASE = 10000;
/** The sinusoids reach ±1 and would drown such small embeddings, so the figure adds them at this scale. */
export const ABSOLUTE_SCALE = 0.3;

/** What each of the four numbers of an embedding stands for. */
export const FEATURES = ['像主语', '是动作', '找指称', '常数'] as const;

/** [6 tokens, 4] */
export const EMBEDDINGS: Mat = [
  [1, 0, 0, 1],
  [0, 1, 0, 1],
  [0.4, 0, 0, 1],
  [0, 0, 0, 1],
  [0.2, 0, 1, 1],
  [0, 0.8, 0, 1],
];

export type Projection = 'query' | 'key' | 'value';

/** Each [4, 4], one row an output, as in y = W x. */
export const WEIGHTS: Readonly<Record<Projection, Mat>> = {
  query: [
    [0, 0, 0, 1],
    [0, 2, 4, 0],
    [0, 0, 0, 0],
    [1, 0, 0, 0],
  ],
  key: [
    [0, 0, 0, 1],
    [2, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 2, 0, 0],
  ],
  value: [
    [2, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 0.5],
  ],
};

export const POSITIONS = ['rope', 'absolute', 'none'] as const;
export type Position = (typeof POSITIONS)[number];
export const MAX_SHIFT = 12;

export interface Head {
  /** What the projections read: the embeddings, with absolute positions added where these are used. [6, 4] */
  readonly inputs: Mat;
  /** Before the rotation. [6, 4] */
  readonly queries: Mat;
  readonly keys: Mat;
  readonly values: Mat;
  /** What the dot product takes: rotated with RoPE, else as they are. [6, 4] */
  readonly turnedQueries: Mat;
  readonly turnedKeys: Mat;
  /** q·k / √4, before the mask: a row is a query, a column a key. [6, 6] */
  readonly scores: Mat;
  /** After the causal mask and the softmax; each row sums to 1. [6, 6] */
  readonly weights: Mat;
  /** Σ weight × value. [6, 4] */
  readonly outputs: Mat;
}

/**
 * PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i+1) = cos of the same (Vaswani et al. 2017, arXiv:1706.03762, section 3.5).
 *
 * @param position from 0
 * @param size d, even
 * @returns d numbers between −1 and 1
 */
export function sinusoid(position: number, size: number): Vec {
  return Array.from({length: size}, (_, j) => {
    const angle = position / 10000 ** ((j - (j % 2)) / size);
    return j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

/**
 * The head's every number.
 *
 * @param shift added to all six positions, from 0
 */
export function attend(position: Position, shift: number): Head {
  const inputs = EMBEDDINGS.map((x, t) => {
    if (position !== 'absolute') return x;
    return add(
      x,
      sinusoid(t + shift, SIZE).map((value) => ABSOLUTE_SCALE * value),
    );
  });
  const project = (name: Projection): Mat => inputs.map((x) => linear(WEIGHTS[name], x));
  const turn = (rows: Mat): Mat =>
    position === 'rope' ? rows.map((row, t) => rotary(row, t + shift, ROPE_BASE)) : rows;
  const queries = project('query');
  const keys = project('key');
  const values = project('value');
  const turnedQueries = turn(queries);
  const turnedKeys = turn(keys);
  const scores = turnedQueries.map((q) => turnedKeys.map((k) => dot(q, k) / Math.sqrt(SIZE)));
  const weights = scores.map((row, t) => softmax(row.map((score, s) => (s > t ? -Infinity : score))));
  const outputs = weights.map((row) => weightedSum(row, values));
  return {inputs, queries, keys, values, turnedQueries, turnedKeys, scores, weights, outputs};
}

/** How far the shift moves a score that the mask leaves, at most. */
export function largestChange(position: Position, shift: number): number {
  const here = attend(position, shift).scores;
  const there = attend(position, 0).scores;
  return Math.max(
    ...here.flatMap((row, t) => row.slice(0, t + 1).map((score, s) => Math.abs(score - at(at(there, t), s)))),
  );
}

/** Two decimals with a real minus sign, and no minus before zero. */
export function two(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-(0\.00)$/, '$1')
    .replace('-', '−');
}

export const vector = (values: Vec): string => `[${values.map(two).join(', ')}]`;

/** `1.00×0.50 + (−0.30)×2.00`, the dot product written out; negative factors in brackets where a sign comes before them. */
export function products(a: Vec, b: Vec): string {
  const bracketed = (value: number): string => two(value).replace(/^−.*/, '($&)');
  return a.map((x, i) => `${i === 0 ? two(x) : bracketed(x)}×${bracketed(at(b, i))}`).join(' + ');
}

export interface State {
  /** Which token asks. */
  readonly query: number;
  /** Which token it looks at. */
  readonly key: number;
  readonly position: Position;
  readonly shift: number;
  /** What the cells hold. */
  readonly cells: 'weights' | 'scores';
}

/** 它 looks at 猫. */
export const START: State = {query: 4, key: 0, position: 'rope', shift: 0, cells: 'weights'};

/** What the address says: `attend=5-1` is the fifth token looking at the first; what is missing or wrong is the default. */
export function parseState(search: string): State {
  const parameters = new URLSearchParams(search);
  const pair = /^([1-6])-([1-6])$/.exec(parameters.get('attend') ?? '');
  const shift = Number(parameters.get('shift'));
  return {
    query: pair ? Number(pair[1]) - 1 : START.query,
    key: pair ? Number(pair[2]) - 1 : START.key,
    position: POSITIONS.find((name) => name === parameters.get('position')) ?? START.position,
    shift: Number.isInteger(shift) && shift >= 0 && shift <= MAX_SHIFT ? shift : START.shift,
    cells: parameters.get('cells') === 'scores' ? 'scores' : START.cells,
  };
}

/** The address for a state; other parameters stay, and defaults are left out. */
export function formatState(search: string, {query, key, position, shift, cells}: State): string {
  return withParameters(search, {
    attend: query === START.query && key === START.key ? null : `${query + 1}-${key + 1}`,
    position: position === START.position ? null : position,
    shift: shift === START.shift ? null : String(shift),
    cells: cells === START.cells ? null : cells,
  });
}

export const ADDRESS: AddressCodec<State> = {start: START, parse: parseState, format: formatState};

/** Where a key leads in the 6 × 6 cells, or null for a key that moves nothing. The edges stop it. */
export function moveCell(query: number, key: number, pressed: string): readonly [number, number] | null {
  const last = TOKENS.length - 1;
  switch (pressed) {
    case 'ArrowLeft':
      return [query, Math.max(key - 1, 0)];
    case 'ArrowRight':
      return [query, Math.min(key + 1, last)];
    case 'ArrowUp':
      return [Math.max(query - 1, 0), key];
    case 'ArrowDown':
      return [Math.min(query + 1, last), key];
    case 'Home':
      return [query, 0];
    case 'End':
      return [query, last];
    default:
      return null;
  }
}
