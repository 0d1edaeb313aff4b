import type {ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import type {Bin, Drawn} from './model';
import styles from './styles.module.css';

interface Layout {
  readonly layout: 'wide' | 'narrow';
}

/** In units that are about a pixel where the layout is shown. */
const SIZES = {
  wide: {width: 640, left: 10, right: 630},
  narrow: {width: 328, left: 8, right: 320},
} as const;

const TICKS = [-1, -0.5, 0, 0.5, 1];

const round = (value: number): number => Math.round(value * 10) / 10;

interface LevelsProps extends Layout {
  readonly name: string;
  readonly bins: readonly Bin[];
  readonly levels: readonly number[];
}

/** The histogram of weights divided by the largest of their block, with a line where each level is. */
export function LevelPlot({layout, name, bins, levels}: LevelsProps): ReactNode {
  const {width, left, right} = SIZES[layout];
  const [top, bottom, height] = [18, 176, 210];
  // The outermost bins hold each block's largest; they would flatten the rest.
  const most = Math.max(...bins.slice(1, -1).map(({share}) => share));
  const x = (value: number): number => round(left + ((value + 1) / 2) * (right - left));
  const y = (share: number): number => round(bottom - Math.min(1, share / most) * (bottom - top - 16));
  return (
    <svg
      className={controls[layout]}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`直方图：除以块内最大值之后的权重，从 −1 到 1，中间高，两头低。竖线是 ${name} 的 ${levels.length} 个档：${levels.map((level) => level.toFixed(2)).join('、')}。`}>
      <path
        className={styles.bars}
        d={bins.map(({from, to, share}) => `M${x(from)} ${bottom}V${y(share)}H${x(to)}V${bottom}`).join('')}
      />
      <path className={styles.level} d={levels.map((level) => `M${x(level)} ${top}V${bottom}`).join('')} />
      <path className={styles.axis} d={`M${left} ${bottom}H${right}`} />
      {TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 17} textAnchor={tick === -1 ? 'start' : tick === 1 ? 'end' : 'middle'}>
          {String(tick).replace('-', '−')}
        </text>
      ))}
      <text x={left} y={12}>
        {name} 的档
      </text>
    </svg>
  );
}

/** The first weights of a block before and after, both divided by its largest. */
export function BlockPlot({layout, drawn}: Layout & {readonly drawn: readonly Drawn[]}): ReactNode {
  const {width, left, right} = SIZES[layout];
  const [top, bottom, height] = [8, 148, 156];
  const step = (right - left) / drawn.length;
  const x = (index: number): number => round(left + (index + 0.5) * step);
  const y = (value: number): number => round((top + bottom) / 2 - (value * (bottom - top)) / 2);
  const half = round(step * 0.42);
  return (
    <svg
      className={controls[layout]}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`块里的前 ${drawn.length} 个权重：竖条是原来的值，横线是还原出来的值。`}>
      <path className={styles.axis} d={`M${left} ${y(0)}H${right}`} />
      <path
        className={styles.before}
        d={drawn.map(({before}, index) => `M${x(index)} ${y(0)}V${y(before)}`).join('')}
        strokeWidth={round(step * 0.5)}
      />
      <path
        className={styles.after}
        d={drawn.map(({after}, index) => `M${round(x(index) - half)} ${y(after)}h${round(2 * half)}`).join('')}
      />
    </svg>
  );
}
