import {useMemo, type ReactNode} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {DATE_TICKS, LINES, rowAddress} from '@site/src/components/ModelScatter/data';
import {Mark} from '@site/src/components/ModelScatter/Mark';
import {dateText, lanesOf, nameOf, placeOf, type Lane, type TimelineState} from './model';
import styles from './styles.module.css';

interface Props {
  readonly state: TimelineState;
}

const WIDTH = 640;
const FRAME = {left: 96, right: 632, font: 12.5};
const ROW = 21;
const LANE_GAP = 7;
const TOP = 24;

/**
 * Lanes from left to right, a name for each release. For the eye and the mouse: the list below it has the same links for the
 * keyboard and for screen readers, and is all there is on a phone.
 */
export default function Picture({state}: Props): ReactNode {
  const {withBaseUrl} = useBaseUrlUtils();
  const lanes = useMemo(() => lanesOf(state, FRAME), [state]);
  const tops = topsOf(lanes);
  const height = tops.at(-1) ?? TOP;
  const at = (time: number): number => placeOf(time, state, FRAME);
  return (
    <div className={styles.picture} aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${height}`}>
        {ticksOf(state).map(({time, text}) => (
          <g key={time}>
            <path className={styles.grid} d={`M${at(time)} ${TOP - 6}V${height}`} />
            <text x={at(time) + 3} y={13}>
              {text}
            </text>
          </g>
        ))}
        {lanes.map((lane, index) => (
          <g key={lane.lineIndex} transform={`translate(0 ${tops[index]})`}>
            <path className={styles.grid} d={`M0 ${-LANE_GAP / 2}H${WIDTH}`} />
            <text className={styles.lane} x={0} y={ROW / 2 + 4}>
              {LINES[lane.lineIndex]?.name}
            </text>
            {lane.items.map(({release, x, row, isLeft}) => {
              const [first, ...others] = release.models;
              const y = row * ROW + ROW / 2;
              return (
                <a
                  key={`${release.family} ${release.date}`}
                  href={withBaseUrl(rowAddress(first, others))}
                  tabIndex={-1}>
                  <title>{`${dateText(release.date)}：${release.models.map(({name}) => name).join('、')}`}</title>
                  <Mark line={lane.lineIndex} x={x} y={y} />
                  <text x={isLeft ? x - 10 : x + 10} y={y + 4} textAnchor={isLeft ? 'end' : 'start'}>
                    {nameOf(release)}
                  </text>
                </a>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Where each lane begins, and at last where the picture ends. */
function topsOf(lanes: readonly Lane[]): number[] {
  const tops = [TOP];
  for (const {rows} of lanes) tops.push((tops.at(-1) ?? TOP) + rows * ROW + LANE_GAP);
  return tops;
}

/** Years, or the months of one year. */
function ticksOf({year}: TimelineState): {time: number; text: string}[] {
  // The last tick is the end of the axis: a year that nothing is from.
  if (year === null) return DATE_TICKS.slice(0, -1).map((tick) => ({time: tick, text: String(tick)}));
  return Array.from({length: 12}, (_, month) => ({time: year + month / 12, text: `${month + 1}月`}));
}
