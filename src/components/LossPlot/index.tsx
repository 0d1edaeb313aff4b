import type {ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import {ceiling, smoothed, spread, unpacked, type Curve, type Point} from './model';
import styles from './styles.module.css';

interface Props {
  /** What `packed` gives; written by remarkTraining. */
  readonly curves?: string;
}

const LAYOUTS = {
  wide: {width: 640, height: 320, left: 28, right: 500, top: 24, bottom: 276},
  narrow: {width: 328, height: 280, left: 24, right: 224, top: 24, bottom: 236},
} as const;

const MEAN_OF = 5;
const LABEL_GAP = 16;

/** The losses of the last training run over its steps. A picture: nothing in it is to be used. */
export default function LossPlot({curves = '[]'}: Props): ReactNode {
  const all = unpacked(curves);
  return (
    <div className={styles.figure}>
      <Plot layout="wide" curves={all} />
      <Plot layout="narrow" curves={all} />
    </div>
  );
}

function Plot({layout, curves}: {readonly layout: keyof typeof LAYOUTS; readonly curves: readonly Curve[]}): ReactNode {
  const {width, height, left, right, top, bottom} = LAYOUTS[layout];
  const drawn = curves.map(({losses}) => smoothed(losses, MEAN_OF));
  const highest = ceiling(drawn);
  const steps = Math.max(1, ...curves.map(({losses}) => losses.length));
  const x = (step: number): number => round(left + (step / steps) * (right - left));
  const y = (loss: number): number => round(bottom - (loss / highest) * (bottom - top));
  const ends = drawn.map((points) => points.at(-1) ?? {step: 0, loss: 0});
  const places = spread(
    ends.map(({loss}) => y(loss)),
    LABEL_GAP,
    bottom,
  );
  return (
    <svg className={controls[layout]} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken(curves, drawn)}>
      {Array.from({length: highest + 1}, (_, loss) => (
        <g key={loss}>
          <path className={styles.grid} d={`M${left} ${y(loss)}H${right}`} />
          <text x={left - 6} y={y(loss) + 4} textAnchor="end">
            {loss}
          </text>
        </g>
      ))}
      {[0, Math.round(steps / 2), steps].map((step) => (
        <text key={step} x={x(step)} y={bottom + 17} textAnchor="middle">
          {step}
        </text>
      ))}
      <text x={2} y={12}>
        训练损失（nat）
      </text>
      <text x={(left + right) / 2} y={height - 6} textAnchor="middle">
        步
      </text>
      {drawn.map((points, index) => (
        <g key={curves[index]?.label} data-curve={index % 4}>
          <path
            className={styles.curve}
            d={points.map((point, at) => `${at ? 'L' : 'M'}${x(point.step)} ${y(point.loss)}`).join('')}
          />
          <path
            className={styles.leader}
            d={`M${x(ends[index]?.step ?? 0) + 2} ${y(ends[index]?.loss ?? 0)}L${right + 10} ${round(places[index] ?? 0)}`}
          />
          <text className={styles.label} x={right + 13} y={round(places[index] ?? 0) + 4}>
            {curves[index]?.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function spoken(curves: readonly Curve[], drawn: readonly (readonly Point[])[]): string {
  const told = curves.map(({label, losses}, index) => {
    const [first, last] = [drawn[index]?.at(0), drawn[index]?.at(-1)];
    return `${label}：${losses.length} 步，从 ${first?.loss.toFixed(2) ?? ''} 到 ${last?.loss.toFixed(2) ?? ''}`;
  });
  return `训练损失随步数变化的曲线，每 ${MEAN_OF} 步取平均。${told.join('；')}。`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
