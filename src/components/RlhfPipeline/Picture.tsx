import type {ReactNode} from 'react';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'row' | 'column';
  /** The chosen step, or null while all three count alike. */
  readonly chosen: number | null;
}

interface Box {
  readonly title: string;
  readonly lines: readonly string[];
  /** What leaves the box for the next one; null in the last. */
  readonly out: string | null;
}

const BOXES: readonly Box[] = [
  {title: '1 监督微调', lines: ['人写示范', '12,725 条训练提示', 'GPT-3 → SFT 模型'], out: 'SFT 模型'},
  {title: '2 奖励模型', lines: ['人给 4–9 个回答排名', '33,207 条训练提示', '6B，输出一个标量'], out: '奖励模型'},
  {title: '3 PPO-ptx', lines: ['模型写，奖励模型打分', '31,144 条训练提示', '策略 → InstructGPT'], out: null},
];

// The row is shown from 600 px on, where its smallest text (14 units) has to be at least 12 px: its width stays under 700.
const BOX = {width: 178, height: 108};
const GAP = {row: 64, column: 46};
const MARGIN = 4;

/** The three steps and what passes between them. Text is text: it can be selected and found. */
export default function Picture({layout, chosen}: Props): ReactNode {
  const row = layout === 'row';
  const step = (row ? BOX.width : BOX.height) + GAP[layout];
  const length = BOXES.length * step - GAP[layout] + 2 * MARGIN;
  const width = row ? length : BOX.width + 2 * MARGIN;
  const height = row ? BOX.height + 2 * MARGIN : length;
  return (
    <svg
      className={row ? styles.row : styles.column}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label="三个步骤：监督微调、奖励模型、PPO-ptx，从前一步传到后一步">
      {BOXES.map((box, index) => {
        const x = MARGIN + (row ? index * step : 0);
        const y = MARGIN + (row ? 0 : index * step);
        return (
          <g key={box.title} transform={`translate(${x} ${y})`} className={styles.box} data-chosen={chosen === index}>
            <rect width={BOX.width} height={BOX.height} rx={8} />
            <text x={12} y={28} className={styles.title}>
              {box.title}
            </text>
            {box.lines.map((line, position) => (
              <text key={line} x={12} y={53 + 21 * position}>
                {line}
              </text>
            ))}
            {box.out === null ? null : row ? (
              <g transform={`translate(${BOX.width} ${BOX.height / 2})`}>
                <path d={`M4 0H${GAP.row - 8}m-8 -5l8 5l-8 5`} className={styles.arrow} />
                <text x={GAP.row / 2 - 1} y={-10} textAnchor="middle" className={styles.out}>
                  {box.out}
                </text>
              </g>
            ) : (
              <g transform={`translate(${BOX.width / 2} ${BOX.height})`}>
                <path d={`M0 4V${GAP.column - 8}m-5 -8l5 8l5 -8`} className={styles.arrow} />
                <text x={12} y={GAP.column / 2 + 4} className={styles.out}>
                  {box.out}
                </text>
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}
