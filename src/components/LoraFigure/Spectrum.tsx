import type {ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'wide' | 'narrow';
  /** Of ΔW, descending. */
  readonly values: readonly number[];
  readonly rank: number;
  /** Of (α/r)BA, descending. */
  readonly learned: readonly number[];
}

/** In units that are about a pixel where the layout is shown. */
const SIZES = {
  wide: {width: 640, left: 44, right: 632},
  narrow: {width: 328, left: 40, right: 322},
} as const;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The singular values of ΔW, those that are kept in colour; a dash for each of LoRA's. */
export default function Spectrum({layout, values, rank, learned}: Props): ReactNode {
  const {width, left, right} = SIZES[layout];
  const [top, bottom, height] = [22, 150, 186];
  const most = 1.05 * Math.max(values[0] ?? 1, learned[0] ?? 0);
  const step = (right - left) / values.length;
  const x = (index: number): number => round(left + index * step);
  const y = (value: number): number => round(bottom - (value / most) * (bottom - top));
  const bars = (from: number, to: number): string =>
    values
      .slice(from, to)
      .map(
        (value, index) =>
          `M${round(x(from + index) + step * 0.1)} ${bottom}V${y(value)}h${round(step * 0.8)}V${bottom}`,
      )
      .join('');
  return (
    <svg
      className={controls[layout]}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`ΔW 的 ${values.length} 个奇异值，从 ${(values[0] ?? 0).toPrecision(3)} 降到 ${(values.at(-1) ?? 0).toPrecision(3)}。留下前 ${rank} 个。横线是 LoRA 学到的 ${learned.length} 个，最大 ${(learned[0] ?? 0).toPrecision(3)}。`}>
      <text x={2} y={13}>
        奇异值
      </text>
      {[0, 0.5, 1].map((part) => {
        const value = (values[0] ?? 0) * part;
        return (
          <g key={part}>
            <path className={styles.grid} d={`M${left} ${y(value)}H${right}`} />
            <text x={left - 5} y={y(value) + 4} textAnchor="end">
              {value.toPrecision(2)}
            </text>
          </g>
        );
      })}
      <path className={styles.kept} d={bars(0, rank)} />
      <path className={styles.dropped} d={bars(rank, values.length)} />
      <path
        className={styles.learned}
        d={learned.map((value, index) => `M${x(index)} ${y(value)}h${round(step)}`).join('')}
      />
      {[1, Math.round(values.length / 2), values.length].map((place) => (
        <text key={place} x={round(x(place - 1) + step / 2)} y={bottom + 16} textAnchor="middle">
          {place}
        </text>
      ))}
      <text x={(left + right) / 2} y={height - 4} textAnchor="middle">
        第几个
      </text>
    </svg>
  );
}
