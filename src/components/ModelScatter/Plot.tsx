import {useMemo, useRef, useState, type PointerEvent, type ReactNode} from 'react';
import controls from '@site/src/components/controls/controls.module.css';
import {Mark} from './Mark';
import {
  isWhole,
  partOf,
  place,
  rangeBetween,
  spotsOf,
  tapped,
  TOUCHING,
  type Axis,
  type Frame,
  type Point,
  type Range,
} from './model';
import styles from './styles.module.css';

interface Props {
  readonly layout: 'wide' | 'narrow';
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly Point[];
  readonly chosen: string | null;
  readonly range: Range;
  readonly choose: (id: string) => void;
  readonly select: (range: Range) => void;
}

/** Width, height and frame of each layout, in units that are about a pixel where the layout is shown. */
const LAYOUTS: Record<Props['layout'], {readonly width: number; readonly height: number; readonly frame: Frame}> = {
  wide: {width: 640, height: 460, frame: {left: 50, right: 622, top: 26, bottom: 412}},
  narrow: {width: 328, height: 420, frame: {left: 42, right: 318, top: 24, bottom: 374}},
};

/** A mouse that moved less than this meant a click. */
const CLICK = 6;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Both axes as chosen; a mark for each model, one with a number where several lie over one another. A tap or click chooses the
 * nearest; a mouse or pen that drags chooses a range. Fingers scroll, so they have the sliders for that.
 */
export default function Plot({layout, x, y, points, chosen, range, choose, select}: Props): ReactNode {
  const {width, height, frame} = LAYOUTS[layout];
  const spots = useMemo(() => spotsOf(points, frame), [points, frame]);
  const start = useRef<Place | null>(null);
  const [dragged, setDragged] = useState<Range | null>(null);

  const placeOf = (event: PointerEvent<SVGSVGElement>): Place | null => {
    const matrix = event.currentTarget.getScreenCTM();
    return matrix && new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  };
  const drag = (event: PointerEvent<SVGSVGElement>): Range | null => {
    const at = placeOf(event);
    if (!at || !start.current || event.pointerType === 'touch') return null;
    const far = Math.hypot(at.x - start.current.x, at.y - start.current.y) > CLICK;
    return far ? rangeBetween(frame, start.current, at) : null;
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    start.current = placeOf(event);
    if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    const found = drag(event);
    const at = placeOf(event);
    if (found) select(found);
    else if (at && start.current) {
      const point = tapped(points, frame, at.x, at.y, chosen);
      if (point) choose(point.model.id);
    }
    start.current = null;
    setDragged(null);
  };

  const box = dragged ?? (isWhole(range) ? null : range);
  const mine = points.filter(({model}) => model.id === chosen).map((point) => ({point, at: place(frame, point)}));
  return (
    <svg
      className={`${controls[layout]} ${styles.plot}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`横轴${x.label}，纵轴${y.label}，${points.length} 个点。每个点的数在下面的表里。`}
      onPointerDown={down}
      onPointerMove={(event) => setDragged(drag(event))}
      onPointerUp={up}
      onPointerCancel={() => {
        start.current = null;
        setDragged(null);
      }}>
      <Grid x={x} y={y} frame={frame} isNarrow={layout === 'narrow'} />
      <text x={(frame.left + frame.right) / 2} y={height - 8} textAnchor="middle">
        {x.label}
        {x.scale === 'log' && '（对数）'}
      </text>
      <text x={2} y={13}>
        {y.label}
        {y.scale === 'log' && '（对数）'}
      </text>
      {box && <Box range={box} frame={frame} />}
      {spots.map((spot) => (
        <Mark key={spot.points[0]?.model.id} line={spot.points[0]?.model.lineIndex ?? 0} x={spot.x} y={spot.y} />
      ))}
      {spots.map(
        (spot) =>
          spot.points.length > 1 && (
            <text key={spot.points[0]?.model.id} className={styles.count} x={spot.x + TOUCHING + 2} y={spot.y - 3}>
              {spot.points.length}
            </text>
          ),
      )}
      {mine.map(({point, at}) => (
        // Once more, so that it lies above the marks of other lines.
        <g key={`${point.xValue} ${point.yValue}`}>
          <Mark line={point.model.lineIndex} x={at.x} y={at.y} />
          <circle className={styles.ring} cx={at.x} cy={at.y} r={11} />
        </g>
      ))}
      {mine[0] && <Name at={mine[0].at} text={mine[0].point.model.name} frame={frame} />}
    </svg>
  );
}

interface GridProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly frame: Frame;
  readonly isNarrow: boolean;
}

/** How far a label at the right end may reach beyond the frame. */
const OVERHANG = 8;

/** On a phone only every second of many ticks has its label. */
const MANY = 6;

function Grid({x, y, frame, isNarrow}: GridProps): ReactNode {
  const every = isNarrow && x.ticks.length > MANY ? 2 : 1;
  return (
    <>
      {x.ticks.map((tick, index) => {
        const at = place(frame, {x: partOf(x, tick), y: 0}).x;
        return (
          <g key={tick}>
            <path className={styles.grid} d={`M${at} ${frame.top}V${frame.bottom}`} />
            {index % every === 0 && (
              <text
                x={at === frame.right ? at + OVERHANG : at}
                y={frame.bottom + 17}
                textAnchor={at === frame.right ? 'end' : 'middle'}>
                {x.text(tick)}
              </text>
            )}
          </g>
        );
      })}
      {y.ticks.map((tick) => {
        const at = place(frame, {x: 0, y: partOf(y, tick)}).y;
        return (
          <g key={tick}>
            <path className={styles.grid} d={`M${frame.left} ${at}H${frame.right}`} />
            <text x={frame.left - 5} y={at + 4} textAnchor="end">
              {y.text(tick)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function Box({range, frame}: {readonly range: Range; readonly frame: Frame}): ReactNode {
  const from = place(frame, {x: range.x[0], y: range.y[1]});
  const to = place(frame, {x: range.x[1], y: range.y[0]});
  return <rect className={styles.box} x={from.x} y={from.y} width={to.x - from.x} height={to.y - from.y} />;
}

function Name({at, text, frame}: {readonly at: Place; readonly text: string; readonly frame: Frame}): ReactNode {
  const isLeft = at.x > (frame.left + frame.right) / 2;
  return (
    <text className={styles.name} x={at.x + (isLeft ? -14 : 14)} y={at.y - 10} textAnchor={isLeft ? 'end' : 'start'}>
      {text}
    </text>
  );
}
