import type {ReactNode} from 'react';
import type {Cut} from '@site/src/data/dataFunnel';
import controls from '@site/src/components/controls/controls.module.css';
import {curve, percent} from './model';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'wide' | 'narrow';
  readonly bands: number;
  readonly rows: number;
  readonly measured: Cut | null;
  /** Of the two texts. */
  readonly similarity: number;
  readonly probability: number;
  readonly steepest: number;
}

/** In units that are about a pixel where the layout is shown. */
const LAYOUTS = {
  wide: {width: 640, height: 340, left: 48, right: 628, top: 26, bottom: 292},
  narrow: {width: 328, height: 290, left: 42, right: 318, top: 26, bottom: 244},
} as const;

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Similarity across, probability of becoming candidates upward: the formula, what was measured, and this pair. */
export default function Plot({layout, bands, rows, measured, similarity, probability, steepest}: Props): ReactNode {
  const {width, height, left, right, top, bottom} = LAYOUTS[layout];
  const x = (value: number): number => round(left + value * (right - left));
  const y = (value: number): number => round(bottom - value * (bottom - top));
  const points = measured ? `圆点是实测，竖线是 95% 区间；` : '';
  return (
    <svg
      className={controls[layout]}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`S 曲线：横轴 Jaccard 相似度，纵轴成为候选的概率，${bands} 条带，每条 ${rows} 行，在 ${steepest.toFixed(2)} 附近最陡。${points}菱形是上面两段文字：相似度 ${similarity.toFixed(3)}，概率 ${percent(probability)}。`}>
      {TICKS.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${x(tick)} ${top}V${bottom}M${left} ${y(tick)}H${right}`} />
          <text x={x(tick)} y={bottom + 17} textAnchor="middle">
            {tick}
          </text>
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {100 * tick}%
          </text>
        </g>
      ))}
      <text x={(left + right) / 2} y={height - 8} textAnchor="middle">
        相似度 s
      </text>
      <text x={2} y={14}>
        成为候选的概率
      </text>
      <path className={styles.steepest} d={`M${x(steepest)} ${top}V${bottom}`} />
      <path
        className={styles.curve}
        d={curve(bands, rows)
          .map(([s, rate], index) => `${index ? 'L' : 'M'}${x(s)} ${y(rate)}`)
          .join('')}
      />
      {measured?.points.map(({similarity: s, hits, pairs, low, high}) => (
        <g key={s}>
          <path
            className={styles.interval}
            d={`M${x(s)} ${y(low)}V${y(high)}M${x(s) - 4} ${y(low)}h8M${x(s) - 4} ${y(high)}h8`}
          />
          <circle className={styles.point} cx={x(s)} cy={y(hits / pairs)} r={3} />
        </g>
      ))}
      <path className={styles.pair} d={`M${x(similarity)} ${round(y(probability) - 8)}l8 8l-8 8l-8 -8Z`} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
