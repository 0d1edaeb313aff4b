/** State, address and numbers of the figure. The arithmetic is minhash.ts, the measured points are data. No DOM, no React. */
import {measuredCuts, settings, type Cut} from '@site/src/data/dataFunnel';
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {
  agreement,
  drawMaps,
  hitRate,
  jaccard,
  MAPS,
  sharedBands,
  shingles,
  signature,
  steepest,
  type HashMap,
  type Smallest,
} from './minhash';

export interface Sample {
  readonly id: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

const TEXT =
  '训练集损失继续下降，验证集损失却开始上升，两条曲线分开的地方就是该停的地方。微调数据很少时，常常一两轮就到了。先减少训练轮数，再减小可训练的参数，比如用低秩适配。';

export const samples: readonly Sample[] = [
  {
    id: 'edited',
    name: '转载，改了几个字',
    a: TEXT,
    b: TEXT.replace('继续下降', '还在下降').replace('常常一两轮就到了', '往往两轮就够了'),
  },
  {
    id: 'framed',
    name: '多了导航和页脚',
    a: TEXT,
    b: `首页 > 笔记 > 微调。${TEXT}上一篇：学习率。下一篇：评测。`,
  },
  {
    id: 'moved',
    name: '句子换了次序',
    a: TEXT,
    b: TEXT.split('。').filter(Boolean).reverse().join('。'),
  },
  {
    id: 'other',
    name: '说同一件事，自己写的',
    a: TEXT,
    b: '怎样看出过拟合？看两条损失曲线：训练的还在往下走，验证的已经往上走，就该停了。样本少的任务，训练一两遍就会这样。可以少训几遍，也可以换成 LoRA，让要学的参数少一些。',
  },
];

/** Longest text that the figure takes, in UTF-16 units; the fields enforce it. */
export const TEXT_LIMIT = 1000;
/** Longest text that goes into the address, in characters: longer addresses break when they are passed on. */
export const ADDRESS_LIMIT = 200;

export interface MinHashState {
  readonly a: string;
  readonly b: string;
  /** Characters in a shingle. */
  readonly size: number;
  readonly bands: number;
  readonly rows: number;
  /** The map that is looked at, from 0; below bands × rows. */
  readonly at: number;
}

const [first] = samples;
if (!first) throw new Error('expected a sample');

export const START: MinHashState = {
  a: first.a,
  b: first.b,
  size: settings.shingle,
  bands: settings.bands,
  rows: settings.rows,
  at: 0,
};

export const LIMITS = {
  size: {min: 1, max: 9},
  rows: {min: 1, max: 16},
} as const;

/** Bands that the maps are enough for. */
export function mostBands(rows: number): number {
  return Math.floor(MAPS / rows);
}

/** The state with some values changed, and those that depend on them brought back into their limits. */
export function changed(state: MinHashState, values: Partial<MinHashState>): MinHashState {
  const next = {...state, ...values};
  const bands = Math.min(next.bands, mostBands(next.rows));
  return {...next, bands, at: Math.min(next.at, bands * next.rows - 1)};
}

const PARAMETERS = {a: 'mhA', b: 'mhB', size: 'mhSize', bands: 'mhBands', rows: 'mhRows', at: 'mhAt'} as const;
/** For `data-needs-app`. */
export const ADDRESS = Object.values(PARAMETERS).join(' ');

export function fitsAddress(text: string): boolean {
  return [...text].length <= ADDRESS_LIMIT;
}

export const codec: AddressCodec<MinHashState> = {
  start: START,
  parse: (search) => {
    const given = new URLSearchParams(search);
    const number = (name: string, min: number, max: number, fallback: number): number => {
      const text = given.get(name);
      const value = Number(text);
      return text && Number.isInteger(value) && value >= min && value <= max ? value : fallback;
    };
    const text = (name: 'a' | 'b'): string =>
      [...(given.get(PARAMETERS[name]) ?? START[name])].slice(0, ADDRESS_LIMIT).join('');
    return changed(START, {
      a: text('a'),
      b: text('b'),
      size: number(PARAMETERS.size, LIMITS.size.min, LIMITS.size.max, START.size),
      rows: number(PARAMETERS.rows, LIMITS.rows.min, LIMITS.rows.max, START.rows),
      bands: number(PARAMETERS.bands, 1, MAPS, START.bands),
      // The reader counts from 1.
      at: number(PARAMETERS.at, 1, MAPS, START.at + 1) - 1,
    });
  },
  format: (search, state) => {
    const text = (name: 'a' | 'b'): string | null =>
      state[name] === START[name] || !fitsAddress(state[name]) ? null : state[name];
    const number = (name: 'size' | 'bands' | 'rows'): string | null =>
      state[name] === START[name] ? null : String(state[name]);
    return withParameters(search, {
      [PARAMETERS.a]: text('a'),
      [PARAMETERS.b]: text('b'),
      [PARAMETERS.size]: number('size'),
      [PARAMETERS.bands]: number('bands'),
      [PARAMETERS.rows]: number('rows'),
      [PARAMETERS.at]: state.at === START.at ? null : String(state.at + 1),
    });
  },
};

const maps = drawMaps();

export interface Compared {
  readonly shared: readonly string[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly jaccard: number;
  readonly smallestA: readonly Smallest[];
  readonly smallestB: readonly Smallest[];
  /** For each map whether the two signatures agree. */
  readonly agree: readonly boolean[];
}

/** Shingles and signatures of two texts. */
export function compare(a: string, b: string, size: number): Compared {
  const [one, two] = [shingles(a, size), shingles(b, size)];
  const [inA, inB] = [new Set(one), new Set(two)];
  const [smallestA, smallestB] = [signature(maps, one), signature(maps, two)];
  return {
    shared: one.filter((shingle) => inB.has(shingle)),
    onlyA: one.filter((shingle) => !inB.has(shingle)),
    onlyB: two.filter((shingle) => !inA.has(shingle)),
    jaccard: jaccard(one, two),
    smallestA,
    smallestB,
    agree: agreement(smallestA, smallestB),
  };
}

export interface Banded {
  /** Maps that are used. */
  readonly count: number;
  /** Of these, how many agree. */
  readonly agreeing: number;
  readonly shared: readonly boolean[];
  /** Whether the pair is a candidate. */
  readonly hit: boolean;
  /** How likely that was for this similarity. */
  readonly probability: number;
  readonly steepest: number;
}

export function banded({agree, jaccard: similarity}: Compared, {bands, rows}: MinHashState): Banded {
  const count = bands * rows;
  const shared = sharedBands(agree, bands, rows);
  return {
    count,
    agreeing: agree.slice(0, count).filter(Boolean).length,
    shared,
    hit: shared.some(Boolean),
    probability: hitRate(similarity, bands, rows),
    steepest: steepest(bands, rows),
  };
}

export interface Looked {
  readonly map: HashMap;
  readonly a: Smallest;
  readonly b: Smallest;
  readonly agrees: boolean;
}

/** One place of the signatures. */
export function lookAt({smallestA, smallestB, agree}: Compared, at: number): Looked {
  const [map, a, b] = [maps[at], smallestA[at], smallestB[at]];
  if (!map || !a || !b) throw new RangeError(`expected a map below ${MAPS}, found ${at}`);
  return {map, a, b, agrees: agree[at] ?? false};
}

/** The measured points for a cut into bands, when it was measured. */
export function measuredFor(bands: number, rows: number): Cut | null {
  return measuredCuts.find((cut) => cut.bands === bands && cut.rows === rows) ?? null;
}

/** The S-curve as points (s, probability), close enough to look round. */
export function curve(bands: number, rows: number): readonly (readonly [number, number])[] {
  return Array.from({length: 101}, (_, index) => [index / 100, hitRate(index / 100, bands, rows)]);
}

/** A share for the eye: one decimal, and never 0 or 100 for what is not. */
export function percent(share: number): string {
  if (share === 0) return '0';
  if (share === 1) return '100%';
  if (share < 0.0005) return '<0.1%';
  if (share > 0.9995) return '>99.9%';
  return `${(100 * share).toFixed(1)}%`;
}
