import type {ReactNode} from 'react';
import {METHODS, methodIds, type Curve, type MethodId} from './model';
import styles from './styles.module.css';

interface Props {
  readonly title: string;
  readonly drawn: readonly Curve[];
  readonly extent: readonly [number, number];
  /** π*'s value. */
  readonly target: number;
  readonly step: number;
  readonly steps: number;
  readonly format: (value: number) => string;
}

/** In units that are about a pixel where it is shown. */
const FRAME = {width: 320, height: 220, left: 44, right: 310, top: 26, bottom: 190};

/** Steps across, one number of the four policies upward; the dashed level is π*'s. */
export default function Plot({title, drawn, extent: [low, high], target, step, steps, format}: Props): ReactNode {
  const {width, height, left, right, top, bottom} = FRAME;
  const x = (value: number): number => tenth(left + (value / steps) * (right - left));
  const y = (value: number): number => tenth(bottom - ((value - low) / (high - low)) * (bottom - top));
  const last = drawn
    .map(({method, points}) => `${METHODS[method].name} ${format(points.at(-1)?.[1] ?? NaN)}`)
    .join('，');
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}，横轴是步数，0 到 ${steps}。最后：${last}。目标 ${format(target)}。`}>
      {[low, (low + high) / 2, high].map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${y(tick)}H${right}`} />
          <text x={left - 5} y={y(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {[0, steps / 2, steps].map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 17} textAnchor={tick === steps ? 'end' : 'middle'}>
          {tick}
        </text>
      ))}
      <text x={2} y={14}>
        {title}
      </text>
      <path className={styles.targetLine} d={`M${left} ${y(target)}H${right}`} />
      <path className={styles.step} d={`M${x(step)} ${top}V${bottom}`} />
      {drawn.map(({method, points}) => (
        <path
          key={method}
          className={styles.curve}
          data-method={method}
          d={points.map(([at, value], index) => `${index ? 'L' : 'M'}${x(at)} ${y(value)}`).join('')}
        />
      ))}
    </svg>
  );
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

/** How each method's line looks. */
export function Legend(): ReactNode {
  return (
    <ul className={styles.legend}>
      {methodIds.map((method) => (
        <li key={method}>
          <Sample method={method} />
          {METHODS[method].name}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
          <path className={styles.targetLine} d="M0 4H28" />
        </svg>
        π*
      </li>
    </ul>
  );
}

function Sample({method}: {readonly method: MethodId}): ReactNode {
  return (
    <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
      <path className={styles.curve} data-method={method} d="M0 4H28" />
    </svg>
  );
}
