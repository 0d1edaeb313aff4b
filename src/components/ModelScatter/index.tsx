import {useMemo, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {KIND_TEXT} from '@site/src/utils/modelText';
import {LINES, MODELS, rowAddress, type FigureModel} from './data';
import {InlineMark} from './Mark';
import {
  ADDRESS,
  AXES,
  axisById,
  codec,
  isWhole,
  moved,
  neighbour,
  PAIRS,
  pointsOf,
  seriesText,
  valueAt,
  valueText,
  WHOLE,
  within,
  withoutPoint,
  type Axis,
  type Point,
  type Range,
  type ScatterState,
} from './model';
import Plot from './Plot';
import styles from './styles.module.css';

type Change = (values: Partial<ScatterState>) => void;

/**
 * Every model of src/data/models between two of its numbers: when it came, how large it is, on how much it was trained, how long
 * its context is, or a series of scores. Without scripts it shows the parameters by date.
 */
export default function ModelScatter(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const change: Change = (values) => setState({...state, ...values});
  const [x, y] = [axisById(state.x), axisById(state.y)];
  const points = useMemo(() => pointsOf(state), [state]);
  const plot = {
    ...{x, y, points, chosen: state.chosen, range: state.range},
    choose: (chosen: string) => change({chosen}),
    select: (range: Range) => change({range}),
  };
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <div className={controls.buttons} role="group" aria-label="常看的组合" data-scripted="">
        {PAIRS.map(({name, ...axes}) => (
          <button
            key={name}
            type="button"
            className={controls.button}
            aria-pressed={state.x === axes.x && state.y === axes.y}
            onClick={() => change({...axes, range: WHOLE})}>
            {name}
          </button>
        ))}
      </div>
      <div className={styles.axes} data-scripted="">
        <AxisChoice label="纵轴" value={state.y} choose={(id) => change({y: id, range: WHOLE})} />
        <AxisChoice label="横轴" value={state.x} choose={(id) => change({x: id, range: WHOLE})} />
      </div>
      <Legend lines={state.lines} change={change} />
      <Plot layout="wide" {...plot} />
      <Plot layout="narrow" {...plot} />
      <p className={styles.soft}>
        数字标着几个点叠在一处。纵轴：{y.note}横轴：{x.note}
      </p>
      <ModelChoice points={points} chosen={state.chosen} change={change} />
      <Readout state={state} x={x} y={y} points={points} />
      <RangeChoice x={x} y={y} range={state.range} change={change} />
      <InRange points={points} range={state.range} />
      <details className={controls.disclosure}>
        <summary>{points.length} 个点的表，和没画的模型</summary>
        <Table x={x} y={y} points={points} />
        <Missing state={state} />
      </details>
    </div>
  );
}

interface AxisChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (id: string) => void;
}

const GROUPS = [...new Set(AXES.flatMap(({group}) => group ?? []))];

function AxisChoice({label, value, choose}: AxisChoiceProps): ReactNode {
  return (
    <label>
      {label}
      <select className={controls.field} value={value} onChange={(event) => choose(event.target.value)}>
        {AXES.filter(({group}) => group === null).map((axis) => (
          <option key={axis.id} value={axis.id}>
            {axis.label}
          </option>
        ))}
        {GROUPS.map((group) => (
          <optgroup key={group} label={`${group} 成绩`}>
            {AXES.filter((axis) => axis.group === group).map(
              (axis) =>
                axis.score && (
                  <option key={axis.id} value={axis.id}>
                    {group}：{seriesText(axis.score)}（{axis.score.values.length} 个）
                  </option>
                ),
            )}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function Legend({lines, change}: {readonly lines: readonly string[]; readonly change: Change}): ReactNode {
  return (
    <fieldset className={styles.legend}>
      <legend>
        系列<span data-scripted="">：选几个，只看它们；不选，全看</span>
      </legend>
      {LINES.map(({id, name}, index) => (
        <label key={id}>
          <input
            type="checkbox"
            data-scripted=""
            checked={lines.includes(id)}
            onChange={(event) =>
              change({
                lines: LINES.map((line) => line.id).filter((other) =>
                  other === id ? event.target.checked : lines.includes(other),
                ),
              })
            }
          />
          <InlineMark line={index} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

interface ModelChoiceProps {
  readonly points: readonly Point[];
  readonly chosen: string | null;
  readonly change: Change;
}

function ModelChoice({points, chosen, change}: ModelChoiceProps): ReactNode {
  const step = (by: 1 | -1): void => change({chosen: neighbour(points, chosen, by)});
  return (
    <div className={styles.choice} data-scripted="">
      <label>
        模型
        <select
          className={controls.field}
          value={chosen ?? ''}
          onChange={(event) => change({chosen: event.target.value || null})}>
          <option value="">在图上点一个，或在这里选</option>
          {LINES.map((line) => (
            <optgroup key={line.id} label={line.name}>
              {MODELS.filter((model) => model.line.id === line.id).map((model) => (
                <option key={model.id} value={model.id}>
                  {model.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className={controls.buttons}>
        <button type="button" className={controls.button} onClick={() => step(-1)}>
          ← 左边一个
        </button>
        <button type="button" className={controls.button} onClick={() => step(1)}>
          右边一个 →
        </button>
      </div>
    </div>
  );
}

interface ReadoutProps {
  readonly state: ScatterState;
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly Point[];
}

/** As tall whatever is chosen: what stands below must not move. */
function Readout({state, x, y, points}: ReadoutProps): ReactNode {
  const model = MODELS.find(({id}) => id === state.chosen);
  return (
    <div className={styles.readout} role="status" data-scripted="">
      {model ? <Chosen model={model} state={state} x={x} y={y} points={points} /> : '还没有选模型。'}
    </div>
  );
}

function Chosen({model, state, x, y, points}: ReadoutProps & {readonly model: FigureModel}): ReactNode {
  const own = points.filter((point) => point.model.id === model.id);
  const lacking = withoutPoint({...state, lines: [model.line.id]}).find((other) => other.model.id === model.id);
  const first = own[0];
  const same = points.filter(
    (point) => point.model.id !== model.id && point.xValue === first?.xValue && point.yValue === first.yValue,
  );
  return (
    <>
      <InlineMark line={model.lineIndex} /> <ModelLink model={model} />，{KIND_TEXT[model.kind]}
      {!model.open && '，权重没有公开'}：
      {own
        .map((point) => `${valueText(y, model, point.yValue)}，${valueText(x, model, point.xValue)}`)
        .join('；另一处：')}
      {own.length === 0 && (lacking ? `图上没有，因为${lacking.why}` : '图上没有，因为它的系列没有选')}。
      {same.length > 0 && `同一点还有 ${same.map((point) => point.model.name).join('、')}。`}
    </>
  );
}

function ModelLink({model}: {readonly model: FigureModel}): ReactNode {
  return (
    // The row is no heading, which is all that the check of links knows.
    <Link to={rowAddress(model)} data-noBrokenLinkCheck>
      {model.name}
    </Link>
  );
}

interface RangeProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly range: Range;
  readonly change: Change;
}

const ENDS = [
  [0, '从'],
  [1, '到'],
] as const;

function RangeChoice({x, y, range, change}: RangeProps): ReactNode {
  return (
    <details className={controls.disclosure} data-scripted="">
      <summary>选一个范围（也可在图上拖）</summary>
      <div className={styles.sliders}>
        {(
          [
            ['x', x],
            ['y', y],
          ] as const
        ).map(([name, axis]) =>
          ENDS.map(([end, word]) => (
            <Slider
              key={`${name}${end}`}
              label={`${axis.label}${word}`}
              text={axis.text(rounded(axis, valueAt(axis, range[name][end])))}
              max={100}
              value={Math.round(100 * range[name][end])}
              change={(value) => change({range: moved(range, name, end, value / 100)})}
            />
          )),
        )}
      </div>
      <button type="button" className={controls.button} onClick={() => change({range: WHOLE})}>
        取消范围
      </button>
    </details>
  );
}

/** The end of a range to two digits where the axis is logarithmic: more would be noise. */
function rounded(axis: Axis, value: number): number {
  return axis.scale === 'log' && axis.id !== 'context' ? Number(value.toPrecision(2)) : value;
}

function InRange({points, range}: {readonly points: readonly Point[]; readonly range: Range}): ReactNode {
  if (isWhole(range)) return null;
  const models = [...new Map(within(points, range).map(({model}) => [model.id, model])).values()];
  return (
    <div className={styles.inRange} role="group" aria-label="范围里的模型">
      <p>范围里有 {models.length} 个模型：</p>
      <ul>
        {models.map((model) => (
          <li key={model.id}>
            <InlineMark line={model.lineIndex} /> <ModelLink model={model} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Table({x, y, points}: {readonly x: Axis; readonly y: Axis; readonly points: readonly Point[]}): ReactNode {
  return (
    <div className={styles.table}>
      <ScrollTable>
        <caption>
          {y.label}与{x.label}
        </caption>
        <thead>
          <tr>
            <th scope="col">模型</th>
            <th scope="col">{x.label}</th>
            <th scope="col">{y.label}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({model, xValue, yValue}) => (
            <tr key={`${model.id} ${xValue} ${yValue}`}>
              <th scope="row">
                <ModelLink model={model} />
              </th>
              <td>{valueText(x, model, xValue)}</td>
              <td>{valueText(y, model, yValue)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

/** The models without a point, by reason. */
function Missing({state}: {readonly state: ScatterState}): ReactNode {
  const byReason = new Map<string, FigureModel[]>();
  for (const {model, why} of withoutPoint(state)) byReason.set(why, [...(byReason.get(why) ?? []), model]);
  return [...byReason].map(([why, models]) => (
    <p key={why} className={styles.soft}>
      没有画，{why}（{models.length} 个）：{models.map(({name}) => name).join('、')}。
    </p>
  ));
}
