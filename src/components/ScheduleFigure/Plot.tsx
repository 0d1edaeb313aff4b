import type {ReactNode} from 'react';
import {short} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import {axisPart, rateAt, rateAxis, samples, type Curve, type ScheduleState} from './model';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'wide' | 'narrow';
  readonly curves: readonly Curve[];
  readonly state: ScheduleState;
}

/** In units that are about a pixel where the layout is shown. */
const LAYOUTS = {
  wide: {width: 640, height: 340, left: 24, right: 628, top: 28, bottom: 294},
  narrow: {width: 328, height: 284, left: 24, right: 316, top: 28, bottom: 238},
} as const;

const TICKS = {
  linear: {wide: [0, 0.5e12, 1e12, 1.5e12, 2e12], narrow: [0, 1e12, 2e12]},
  log: {wide: [1e7, 1e8, 1e9, 1e10, 1e11, 1e12], narrow: [1e7, 1e8, 1e9, 1e10, 1e11, 1e12]},
} as const;

/** The curves, and a dot with its letter on each where the slider stands. */
export default function Plot({layout, curves, state: {axis, tokens}}: Props): ReactNode {
  const {width, height, left, right, top, bottom} = LAYOUTS[layout];
  const highest = rateAxis(curves);
  const x = (part: number): number => left + part * (right - left);
  const y = (rate: number): number => bottom - (rate / highest) * (bottom - top);
  const rates = steps(highest, highest < 3.5e-4 ? 1e-4 : 2e-4);
  return (
    <svg
      className={controls[layout]}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`学习率随训练词元数变化的曲线：${curves.map(({name}) => name).join('；') || '没有选中模型'}。先直线上升，再按余弦下降。数字见下面的表。`}>
      {rates.map((rate) => (
        <g key={rate}>
          <path className={styles.grid} d={`M${left} ${y(rate)}H${right}`} />
          <text x={left - 5} y={y(rate) + 4} textAnchor="end">
            {Math.round(rate / 1e-4)}
          </text>
        </g>
      ))}
      {TICKS[axis][layout].map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${x(axisPart(axis, tick))} ${top}V${bottom}`} />
          <text x={x(axisPart(axis, tick))} y={bottom + 16} textAnchor={tick === 2e12 ? 'end' : 'middle'}>
            {short(tick)}
          </text>
        </g>
      ))}
      <text x={2} y={13}>
        学习率（×10⁻⁴）
      </text>
      <text x={(left + right) / 2} y={height - 8} textAnchor="middle">
        已训练的词元数
      </text>
      {curves.map((curve) => (
        <path
          key={curve.id}
          className={styles.curve}
          data-family={curve.family}
          strokeDasharray={dashOf(curve)}
          d={samples(curve, axis)
            .map(({part, rate}, index) => `${index ? 'L' : 'M'}${round(x(part))} ${round(y(rate))}`)
            .join('')}
        />
      ))}
      <path className={styles.cursor} d={`M${x(axisPart(axis, tokens))} ${top}V${bottom}`} />
      {dots(curves, tokens, y, axisPart(axis, tokens) > 0.6 ? -1 : 1).map(({curve, at, shift}) => (
        <g key={curve.id} transform={`translate(${round(x(axisPart(axis, tokens)) + shift * 2 * DOT)} ${round(at)})`}>
          <circle className={styles.dot} data-family={curve.family} r={DOT} />
          <text className={styles.letter} y={4.5} textAnchor="middle">
            {curve.letter}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The radius of a dot, which has to hold a letter. */
const DOT = 8.5;

/** Where the dots lie; one that would cover another moves aside by so many dots. */
function dots(
  curves: readonly Curve[],
  tokens: number,
  y: (rate: number) => number,
  direction: 1 | -1,
): {readonly curve: Curve; readonly at: number; readonly shift: number}[] {
  const placed: {curve: Curve; at: number; shift: number}[] = [];
  for (const curve of curves) {
    const rate = rateAt(curve, tokens);
    if (rate === null) continue;
    const at = y(rate);
    const taken = placed.filter((other) => Math.abs(other.at - at) < 2 * DOT).map(({shift}) => Math.abs(shift));
    const free =
      Array.from({length: placed.length + 1}, (_, index) => index).find((index) => !taken.includes(index)) ?? 0;
    placed.push({curve, at, shift: direction * free});
  }
  return placed;
}

function steps(end: number, step: number): number[] {
  return Array.from({length: Math.floor(end / step + 1e-9) + 1}, (_, index) => index * step);
}

const DASHES = ['', '7 3', '2 3', '9 3 2 3'] as const;

/** Curves of one family differ in their dashes, and every curve has a letter: colour alone says nothing. */
export function dashOf({letter}: Curve): string | undefined {
  return DASHES[(letter.charCodeAt(0) - 65) % DASHES.length] || undefined;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
