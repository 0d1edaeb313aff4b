/** Where the published models lie between parameters, tokens and compute. No DOM, no React. */
import {MODELS, type Family, type Source} from '../../data/shapes';
import {CHINCHILLA_RATIO, chinchillaOptimum, trainingFlops} from '../../llm/compute';
import {countParameters} from '../../llm/parameters';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

export type PointFamily = Extract<Family, 'GPT-3' | 'LLaMA' | 'Llama 2'> | 'Chinchilla';

export interface Point {
  readonly id: string;
  readonly name: string;
  readonly family: PointFamily;
  /** N, derived from the shape where there is one. */
  readonly parameters: number;
  /** D */
  readonly tokens: number;
  /** 6ND */
  readonly flops: number;
  /** D/N */
  readonly ratio: number;
  /** The same compute divided by D = 20N. */
  readonly optimum: {readonly parameters: number; readonly tokens: number};
  readonly source: Source;
}

export const FAMILIES: readonly PointFamily[] = ['GPT-3', 'LLaMA', 'Llama 2', 'Chinchilla'];

function point(
  id: string,
  name: string,
  family: PointFamily,
  parameters: number,
  tokens: number,
  source: Source,
): Point {
  const flops = trainingFlops(parameters, tokens);
  return {
    id,
    name,
    family,
    parameters,
    tokens,
    flops,
    ratio: tokens / parameters,
    optimum: chinchillaOptimum(flops),
    source,
  };
}

/** Every model of the three families, and Chinchilla itself, whose shape the notes do not count. */
export const POINTS: readonly Point[] = [
  ...MODELS.flatMap(({id, name, family, shape, trainingTokens, sources}) => {
    const known = FAMILIES.find((other) => other === family);
    const source = sources.find(({of}) => of.includes('trainingTokens'))?.source;
    if (!known || trainingTokens === null || !source) return [];
    return [point(id, name, known, countParameters(shape).total, trainingTokens, source)];
  }),
  point('chinchilla-70b', 'Chinchilla 70B', 'Chinchilla', 70e9, 1.4e12, {
    title: 'Chinchilla 论文',
    url: 'https://arxiv.org/abs/2203.15556',
    where: '表 1',
    confidence: 'checked',
  }),
];

/** The part of the plane that is drawn. */
export const EXTENT = {parameters: [1e8, 3e11], tokens: [1e10, 1e13]} as const;

/** Compute of the lines of equal compute, in FLOP. */
export const ISO_FLOPS = [1e20, 1e21, 1e22, 1e23, 1e24, 1e25] as const;

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where N and D lie in a frame, both on logarithmic axes, to a tenth of a unit. */
export function place(frame: Frame, parameters: number, tokens: number): {readonly x: number; readonly y: number} {
  return {
    x: tenth(frame.left + part(parameters, EXTENT.parameters) * (frame.right - frame.left)),
    y: tenth(frame.bottom - part(tokens, EXTENT.tokens) * (frame.bottom - frame.top)),
  };
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

function part(value: number, [from, to]: readonly [number, number]): number {
  return Math.log10(value / from) / Math.log10(to / from);
}

export interface Segment {
  readonly from: {readonly parameters: number; readonly tokens: number};
  readonly to: {readonly parameters: number; readonly tokens: number};
}

/** D = 20N as far as it is drawn: from its first point in the extent to its last. */
export function chinchillaLine(): Segment {
  const [least, most] = EXTENT.parameters;
  const first = Math.max(least, EXTENT.tokens[0] / CHINCHILLA_RATIO);
  const last = Math.min(most, EXTENT.tokens[1] / CHINCHILLA_RATIO);
  return {
    from: {parameters: first, tokens: CHINCHILLA_RATIO * first},
    to: {parameters: last, tokens: CHINCHILLA_RATIO * last},
  };
}

/** The line 6ND = C as far as it is drawn, from its upper left end. */
export function isoLine(flops: number): Segment {
  const tokensAt = (parameters: number): number => flops / (6 * parameters);
  const first = Math.max(EXTENT.parameters[0], flops / (6 * EXTENT.tokens[1]));
  const last = Math.min(EXTENT.parameters[1], flops / (6 * EXTENT.tokens[0]));
  return {from: {parameters: first, tokens: tokensAt(first)}, to: {parameters: last, tokens: tokensAt(last)}};
}

/** The point nearest to a place in the frame, so that a finger need not hit it. */
export function nearestPoint(frame: Frame, x: number, y: number): Point {
  const distance = ({parameters, tokens}: Point): number => {
    const at = place(frame, parameters, tokens);
    return Math.hypot(at.x - x, at.y - y);
  };
  return POINTS.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}

const START = 'llama-2-7b';

/** The parameters of the address that the figure reads. */
export const ADDRESS = 'scaling';

export const codec: AddressCodec<string> = {
  start: START,
  parse: (search) => {
    const id = new URLSearchParams(search).get(ADDRESS);
    return POINTS.find((candidate) => candidate.id === id)?.id ?? START;
  },
  format: (search, id) => withParameters(search, {[ADDRESS]: id === START ? null : id}),
};

export function pointById(id: string): Point {
  const found = POINTS.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`expected the id of a point, found ${id}`);
  return found;
}
