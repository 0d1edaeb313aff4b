import {useDeferredValue, useId, useMemo, useState, type ReactNode} from 'react';
import Slider from '@site/src/components/controls/Slider';
import controls from '@site/src/components/controls/controls.module.css';
import {useAddressState} from '@site/src/components/useAddressState';
import {
  ADDRESS,
  announce,
  curves,
  extent,
  GROUPS,
  LIMITS,
  measure,
  METHODS,
  methodIds,
  PARAMETER_NAMES,
  percent,
  results,
  START,
  STEPS,
  type MethodId,
  type PreferenceState,
  type Results,
} from './model';
import {mean, divergence} from './objectives';
import Plot, {Legend} from './Plot';
import {scenario, scenarios, type Scenario} from './scenarios';
import styles from './styles.module.css';

interface ControlProps {
  readonly state: PreferenceState;
  readonly change: (values: Partial<PreferenceState>) => void;
}

/**
 * PPO, DPO, ORPO and GRPO on one prompt with five answers, by exact gradient steps from the same reference policy, beside the
 * policy that maximizes the regularized reward.
 */
export default function PreferenceFigure(): ReactNode {
  const [state, setState] = useAddressState(ADDRESS);
  const [touched, setTouched] = useState(false);
  const change = (values: Partial<PreferenceState>): void => {
    setTouched(true);
    setState({...state, ...values});
  };
  // A slider must not wait for four runs.
  const {scenario: id, beta, lambda, epsilon, rate, group, scaled, inner} = useDeferredValue(state);
  const found = useMemo(
    () => results({scenario: id, beta, lambda, epsilon, rate, group, scaled, inner}),
    [id, beta, lambda, epsilon, rate, group, scaled, inner],
  );
  const chosen = scenario(id);
  return (
    <div className={styles.figure} data-needs-app={PARAMETER_NAMES}>
      <Scenarios state={state} change={change} />
      <Setting chosen={chosen} found={found} />
      <Steps state={state} change={change} />
      <div className={styles.panels}>
        {methodIds.map((method) => (
          <Panel key={method} method={method} chosen={chosen} found={found} step={state.step} />
        ))}
      </div>
      <p className={styles.note}>
        条：这一步的概率。细竖线：参考模型 π<sub>ref</sub>。菱形：目标 π*，正比于 π<sub>ref</sub>·exp(r/β)。
      </p>
      <Plots state={state} change={change} chosen={chosen} found={found} />
      <Sliders state={state} change={change} />
      <p role="status" className="visually-hidden">
        {touched && announce(state, found)}
      </p>
    </div>
  );
}

function Scenarios({state, change}: ControlProps): ReactNode {
  const {look} = scenario(state.scenario);
  return (
    <>
      <div className={controls.buttons} role="group" aria-label="例子" data-scripted="">
        {scenarios.map(({id, name}) => (
          <button
            key={id}
            type="button"
            className={controls.button}
            aria-pressed={id === state.scenario}
            onClick={() => change({scenario: id})}>
            {name}
          </button>
        ))}
      </div>
      <p className={styles.look}>
        <b>看什么：</b>
        {look}
      </p>
    </>
  );
}

function Setting({
  chosen: {prompt, answers, pairs},
  found,
}: {
  readonly chosen: Scenario;
  readonly found: Results;
}): ReactNode {
  const letter = (index: number): string => answers[index]?.letter ?? '';
  const seen = new Set(pairs.flatMap(({a, b}) => [a, b]));
  const unseen = answers.filter((_, index) => !seen.has(index)).map((answer) => answer.letter);
  return (
    <>
      <table className={styles.setting}>
        <caption>提示：“{prompt}” 五个可能的回答</caption>
        <thead>
          <tr>
            <th scope="col">回答</th>
            <th scope="col">奖励 r</th>
            <th scope="col">
              π<sub>ref</sub>
            </th>
            <th scope="col">π*</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({letter: name, text, reference, reward}, index) => (
            <tr key={name}>
              <th scope="row">
                {name} {text}
              </th>
              <td>{String(reward).replace('-', '−')}</td>
              <td>{percent(reference)}</td>
              <td>{percent(found.target.policy[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        比较数据（DPO、ORPO 用）：
        {pairs
          .map(({a, b, chosen}) => `${letter(a)} 对 ${letter(b)}，选 ${letter(a)} 的占 ${(100 * chosen).toFixed(0)}%`)
          .join('；')}
        。{unseen.length > 0 && `${unseen.join('、')} 从不出现。`}
      </p>
    </>
  );
}

function Steps({state, change}: ControlProps): ReactNode {
  const {step} = state;
  const move = (by: number): void => change({step: Math.min(Math.max(step + by, 0), STEPS)});
  return (
    <div>
      <Slider
        label="走了几步梯度"
        text={`${step} / ${STEPS}`}
        {...LIMITS.step}
        value={step}
        change={(value) => change({step: value})}
      />
      <div className={controls.buttons} data-scripted="">
        <button type="button" className={controls.button} disabled={step === 0} onClick={() => change({step: 0})}>
          从头
        </button>
        <button type="button" className={controls.button} disabled={step === 0} onClick={() => move(-1)}>
          退一步
        </button>
        <button type="button" className={controls.button} disabled={step === STEPS} onClick={() => move(1)}>
          走一步
        </button>
        <button type="button" className={controls.button} disabled={step === STEPS} onClick={() => move(20)}>
          走 20 步
        </button>
      </div>
    </div>
  );
}

interface PanelProps {
  readonly method: MethodId;
  readonly chosen: Scenario;
  readonly found: Results;
  readonly step: number;
}

function Panel({method, chosen, found, step}: PanelProps): ReactNode {
  const {name, about} = METHODS[method];
  const policy = found.runs[method][step] ?? found.reference;
  return (
    <section className={styles.panel} data-method={method} aria-label={name}>
      <p className={styles.panelName}>
        <b>{name}</b> <span className={styles.note}>{about}</span>
      </p>
      <ul>
        {chosen.answers.map(({letter}, index) => {
          const probability = policy[index] ?? 0;
          const percentOf = (value: number): string => `${(100 * value).toFixed(1)}%`;
          return (
            <li key={letter}>
              <span>{letter}</span>
              <span className={styles.track} aria-hidden="true">
                <i className={styles.bar} style={{width: percentOf(probability)}} />
                <i className={styles.reference} style={{left: percentOf(found.reference[index] ?? 0)}} />
                <i className={styles.target} style={{left: percentOf(found.target.policy[index] ?? 0)}} />
              </span>
              <span className={styles.number}>{percent(probability)}</span>
            </li>
          );
        })}
      </ul>
      <p className={styles.numbers}>
        平均奖励 {signed(mean(policy, found.rewards))}，KL {divergence(policy, found.reference).toFixed(2)} nat
      </p>
    </section>
  );
}

function signed(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

interface PlotsProps extends ControlProps {
  readonly chosen: Scenario;
  readonly found: Results;
}

function Plots({state, change, chosen, found}: PlotsProps): ReactNode {
  const name = useId();
  const {watched, step} = state;
  const plot = (metric: 'reward' | 'divergence' | 'probability', title: string, format: (value: number) => string) => {
    const drawn = curves(metric, found, watched);
    const target = measure(metric, found.target.policy, found, watched);
    return (
      <Plot
        key={metric}
        title={title}
        drawn={drawn}
        extent={extent(metric, drawn, target)}
        target={target}
        step={step}
        steps={STEPS}
        format={format}
      />
    );
  };
  return (
    <>
      <Legend />
      <div className={styles.plots}>
        {plot('reward', '平均奖励', signed)}
        {plot('divergence', '对参考模型的 KL（nat）', (value) => value.toFixed(2))}
        {plot(
          'probability',
          `${chosen.answers[watched]?.letter ?? ''} 的概率`,
          (value) => `${(100 * value).toFixed(0)}%`,
        )}
        <fieldset className={styles.watched} data-scripted="">
          <legend>画谁的概率</legend>
          {chosen.answers.map(({letter, text}, index) => (
            <label key={letter}>
              <input type="radio" name={name} checked={index === watched} onChange={() => change({watched: index})} />
              {letter} {text}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  );
}

function Sliders({state, change}: ControlProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.sliders}>
      <Slider
        label="β：KL 的分量（PPO、DPO、GRPO）"
        text={state.beta.toFixed(1)}
        {...LIMITS.beta}
        value={state.beta}
        change={(beta) => change({beta: round(beta)})}
      />
      <Slider
        label="λ：几率比的分量（ORPO）"
        text={state.lambda.toFixed(1)}
        {...LIMITS.lambda}
        value={state.lambda}
        change={(lambda) => change({lambda: round(lambda)})}
      />
      <Slider
        label="ε：裁剪（PPO、GRPO）"
        text={state.epsilon.toFixed(2)}
        {...LIMITS.epsilon}
        value={state.epsilon}
        change={(epsilon) => change({epsilon: round(epsilon)})}
      />
      <Slider
        label="η：学习率（都用）"
        text={state.rate.toFixed(1)}
        {...LIMITS.rate}
        value={state.rate}
        change={(rate) => change({rate: round(rate)})}
      />
      <Slider
        label="一批走几步（PPO、GRPO）"
        text={String(state.inner)}
        {...LIMITS.inner}
        value={state.inner}
        change={(inner) => change({inner})}
      />
      <div className={styles.group}>
        <label htmlFor={id}>
          组的大小 G（GRPO）<b>{state.group}</b>
        </label>
        <select
          id={id}
          className={controls.field}
          data-scripted=""
          value={state.group}
          onChange={(event) => change({group: Number(event.target.value)})}>
          {GROUPS.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
        <label className={styles.check}>
          <input
            type="checkbox"
            data-scripted=""
            checked={state.scaled}
            onChange={(event) => change({scaled: event.target.checked})}
          />
          <span>
            GRPO 除以组内标准差<span data-folded="">：{state.scaled ? '是' : '否'}</span>
          </span>
        </label>
      </div>
      <div data-scripted="">
        <button
          type="button"
          className={controls.button}
          onClick={() => change({...START, scenario: state.scenario, watched: state.watched})}>
          恢复缺省
        </button>
      </div>
    </div>
  );
}

/** Away with 0.30000000000000004, which would go into the address. */
function round(value: number): number {
  return Math.round(100 * value) / 100;
}
