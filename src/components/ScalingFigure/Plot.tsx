import type {PointerEvent, ReactNode} from 'react';
import {scientific, short} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import {
  chinchillaLine,
  EXTENT,
  ISO_FLOPS,
  isoLine,
  nearestPoint,
  place,
  POINTS,
  type Frame,
  type Point,
  type PointFamily,
  type Segment,
} from './model';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'wide' | 'narrow';
  readonly chosen: Point;
  readonly choose: (id: string) => void;
}

/** Width, height and frame of each layout, in units that are about a pixel where the layout is shown. */
const LAYOUTS: Record<Props['layout'], {readonly width: number; readonly height: number; readonly frame: Frame}> = {
  wide: {width: 640, height: 440, frame: {left: 56, right: 628, top: 26, bottom: 392}},
  narrow: {width: 328, height: 380, frame: {left: 44, right: 320, top: 24, bottom: 334}},
};

const PARAMETER_TICKS = [1e8, 1e9, 1e10, 1e11];
const TOKEN_TICKS = [1e10, 1e11, 1e12, 1e13];

/** Parameters across, tokens upward, both logarithmic. A tap or click chooses the nearest model; the list above it too. */
export default function Plot({layout, chosen, choose}: Props): ReactNode {
  const {width, height, frame} = LAYOUTS[layout];
  const at = (parameters: number, tokens: number): {x: number; y: number} => place(frame, parameters, tokens);
  const pick = (event: PointerEvent<SVGSVGElement>): void => {
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const {x, y} = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    choose(nearestPoint(frame, x, y).id);
  };
  const selected = at(chosen.parameters, chosen.tokens);
  const best = at(chosen.optimum.parameters, chosen.optimum.tokens);
  return (
    <svg
      className={`${controls[layout]} ${styles.plot}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="对数坐标：横轴参数量，纵轴训练词元数。GPT-3 八个尺寸都在 3,000 亿词元，大的在 D = 20N 线下方；LLaMA 和 Llama 2 多在线上方。数字见下面的表。"
      onPointerUp={pick}>
      {PARAMETER_TICKS.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${at(tick, 1).x} ${frame.top}V${frame.bottom}`} />
          <text x={at(tick, 1).x} y={frame.bottom + 16} textAnchor="middle">
            {short(tick)}
          </text>
        </g>
      ))}
      {TOKEN_TICKS.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${frame.left} ${at(1, tick).y}H${frame.right}`} />
          <text x={frame.left - 5} y={at(1, tick).y + 4} textAnchor="end">
            {short(tick)}
          </text>
        </g>
      ))}
      <text x={(frame.left + frame.right) / 2} y={height - 6} textAnchor="middle">
        参数量 N
      </text>
      <text x={2} y={13}>
        词元数 D
      </text>
      {ISO_FLOPS.map((flops) => (
        <Iso key={flops} flops={flops} frame={frame} />
      ))}
      <path className={styles.chinchilla} d={lineOf(frame, chinchillaLine())} />
      <text className={styles.chinchillaName} x={at(2.6e9, 1e10).x} y={at(1e9, 3.1e10).y}>
        D = 20N
      </text>
      {chosen.id !== 'chinchilla-70b' && (
        <>
          <path className={styles.same} d={`M${selected.x} ${selected.y}L${best.x} ${best.y}`} />
          <circle className={styles.optimum} cx={best.x} cy={best.y} r={4} />
        </>
      )}
      {POINTS.map(({id, family, parameters, tokens}) => {
        const {x, y} = at(parameters, tokens);
        return (
          <g key={id} transform={`translate(${x} ${y})`} data-family={family} className={styles.point}>
            <Mark family={family} />
          </g>
        );
      })}
      <circle className={styles.ring} cx={selected.x} cy={selected.y} r={11} />
      <text
        className={styles.name}
        x={selected.x + (selected.x > (frame.left + frame.right) / 2 ? -14 : 14)}
        y={selected.y - 12}
        textAnchor={selected.x > (frame.left + frame.right) / 2 ? 'end' : 'start'}>
        {chosen.name}
      </text>
    </svg>
  );
}

function lineOf(frame: Frame, {from, to}: Segment): string {
  const start = place(frame, from.parameters, from.tokens);
  const end = place(frame, to.parameters, to.tokens);
  return `M${start.x} ${start.y}L${end.x} ${end.y}`;
}

/** A line of equal compute with its name at the lower right, where no model lies. */
function Iso({flops, frame}: {readonly flops: number; readonly frame: Frame}): ReactNode {
  const line = isoLine(flops);
  const end = place(frame, line.to.parameters, line.to.tokens);
  const onRight = line.to.parameters === EXTENT.parameters[1];
  return (
    <>
      <path className={styles.iso} d={lineOf(frame, line)} />
      <text x={onRight ? end.x - 3 : end.x - 8} y={onRight ? end.y - 8 : end.y - 5} textAnchor="end">
        {scientific(flops)}
      </text>
    </>
  );
}

/** The families differ in shape as well as in colour. */
export function Mark({family}: {readonly family: PointFamily}): ReactNode {
  switch (family) {
    case 'GPT-3':
      return <circle r={5.5} />;
    case 'LLaMA':
      return <rect x={-5} y={-5} width={10} height={10} />;
    case 'Llama 2':
      return <path d="M0 -7L6.5 5H-6.5Z" />;
    case 'Chinchilla':
      return <path d="M0 -7L7 0L0 7L-7 0Z" />;
  }
}
