import {useId, type ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {scientific, short} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  axisPart,
  axisTokens,
  codec,
  CURVES,
  rateAt,
  SLIDER_STEPS,
  toggled,
  type Curve,
  type ScheduleState,
} from './model';
import Plot, {dashOf} from './Plot';
import styles from './styles.module.css';

/** The published learning-rate schedules of GPT-3, LLaMA and Llama 2, in tokens, with a slider that reads them off. */
export default function ScheduleFigure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const curves = CURVES.filter(({id}) => state.chosen.includes(id));
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Choices state={state} setState={setState} />
      <Plot layout="wide" curves={curves} state={state} />
      <Plot layout="narrow" curves={curves} state={state} />
      <div data-scripted="">
        <Slider
          label="训练到"
          text={`${short(state.tokens)} 词元`}
          max={SLIDER_STEPS}
          value={Math.round(SLIDER_STEPS * axisPart(state.axis, state.tokens))}
          change={(place) => setState({...state, tokens: axisTokens(state.axis, place / SLIDER_STEPS)})}
        />
      </div>
      <Readings curves={curves} tokens={state.tokens} />
      <details className={controls.disclosure}>
        <summary>全部 {CURVES.length} 条计划的表与来源</summary>
        <Published />
      </details>
    </div>
  );
}

interface ControlProps {
  readonly state: ScheduleState;
  readonly setState: (state: ScheduleState) => void;
}

function Choices({state, setState}: ControlProps): ReactNode {
  const name = useId();
  return (
    <div data-scripted="">
      <fieldset className={styles.choices}>
        <legend>画哪些</legend>
        {CURVES.map((curve) => (
          <label key={curve.id}>
            <input
              type="checkbox"
              checked={state.chosen.includes(curve.id)}
              onChange={() => setState(toggled(state, curve.id))}
            />
            <Sample curve={curve} />
            {curve.letter} {curve.name}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.axes}>
        <legend>横轴</legend>
        {(['linear', 'log'] as const).map((axis) => (
          <label key={axis}>
            <input type="radio" name={name} checked={state.axis === axis} onChange={() => setState({...state, axis})} />
            {axis === 'linear' ? '均匀' : '对数，看清预热'}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function Sample({curve}: {readonly curve: Curve}): ReactNode {
  return (
    <svg className={styles.sample} viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
      <path className={styles.curve} data-family={curve.family} strokeDasharray={dashOf(curve)} d="M0 5H28" />
    </svg>
  );
}

function Readings({curves, tokens}: {readonly curves: readonly Curve[]; readonly tokens: number}): ReactNode {
  return (
    <div className={styles.readings} role="status">
      <p>在 {short(tokens)} 词元处的学习率：</p>
      <ul>
        {curves.map((curve) => {
          const rate = rateAt(curve, tokens);
          return (
            <li key={curve.id}>
              {curve.letter} {curve.name}：
              {rate === null
                ? '训练已结束'
                : `${scientific(rate)}，是峰值的 ${(100 * (rate / curve.schedule.peak)).toFixed(0)}%`}
            </li>
          );
        })}
        {curves.length === 0 && <li>没有选中模型。</li>}
      </ul>
    </div>
  );
}

function Published(): ReactNode {
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            <th scope="col">峰值</th>
            <th scope="col">预热到</th>
            <th scope="col">余弦到</th>
            <th scope="col">终值</th>
            <th scope="col">训练到</th>
          </tr>
        </thead>
        <tbody>
          {CURVES.map(({id, letter, name, schedule, totalTokens}) => (
            <tr key={id}>
              <th scope="row">
                {letter} {name}
              </th>
              <td>{scientific(schedule.peak, 2)}</td>
              <td>{short(schedule.warmupTokens)}</td>
              <td>{short(schedule.decayEndTokens)}</td>
              <td>{scientific(schedule.peak * schedule.floor, 2)}</td>
              <td>{short(totalTokens)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <ul className={styles.notes}>
        {[...new Map(CURVES.map((curve) => [curve.schedule.assumed, curve])).values()].map(({family, schedule}) => (
          <li key={family}>{schedule.assumed}</li>
        ))}
        <li>
          来源：
          <SourceLinks sources={CURVES.map(({schedule}) => schedule.source)} />。
        </li>
      </ul>
    </div>
  );
}
