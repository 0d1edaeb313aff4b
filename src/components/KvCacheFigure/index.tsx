import {useId, useState, type ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {CARDS, modelById} from '@site/src/data/shapes';
import {bytes, exact, percent} from '@site/src/llm/format';
import {possibleKvHeads} from '@site/src/llm/kvCache';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  BATCHES,
  changed,
  CHOICES,
  codec,
  CONTEXTS,
  GIB,
  isAllowed,
  kvNumbers,
  LIMITS,
  NUMBER_FORMATS,
  stateOf,
  type Bar,
  type KvChange,
  type KvNumbers,
  type KvState,
} from './model';
import styles from './styles.module.css';

/**
 * The key-value cache of a model with multi-head, grouped-query and multi-query attention, beside the memory of common
 * cards. Without scripts it shows Llama 2 70B.
 */
export default function KvCacheFigure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const numbers = kvNumbers(state);
  const change = (values: KvChange): void => setState(changed(state, values));
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Controls state={state} change={change} start={(id) => setState(stateOf(id))} />
      <Formula state={state} numbers={numbers} />
      <Bars numbers={numbers} />
      <Table numbers={numbers} />
    </div>
  );
}

interface ControlProps {
  readonly state: KvState;
  readonly change: (values: KvChange) => void;
  readonly start: (id: string) => void;
}

function Controls({state, change, start}: ControlProps): ReactNode {
  return (
    <div className={styles.controls} data-scripted="">
      <label className={styles.wide}>
        模型
        <select className={controls.field} value={state.model} onChange={(event) => start(event.target.value)}>
          {CHOICES.map(({id, name}) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <NumberField label="层数" field="layers" value={state.layers} change={change} />
      <NumberField label="查询头数" field="heads" value={state.heads} change={change} />
      <label>
        键值头数
        <select
          className={controls.field}
          value={state.kvHeads}
          onChange={(event) => change({kvHeads: Number(event.target.value)})}>
          {possibleKvHeads(state.heads).map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <NumberField label="头维度" field="headSize" value={state.headSize} change={change} />
      <label className={styles.wide}>
        每个数
        <select
          className={controls.field}
          value={state.bytes}
          onChange={(event) => change({bytes: Number(event.target.value)})}>
          {NUMBER_FORMATS.map((format) => (
            <option key={format.bytes} value={format.bytes}>
              {format.name}
            </option>
          ))}
        </select>
      </label>
      <PowerSlider
        label="上下文"
        unit="个词元"
        values={CONTEXTS}
        value={state.context}
        choose={(context) => change({context})}
      />
      <PowerSlider
        label="同时"
        unit="条序列"
        values={BATCHES}
        value={state.batch}
        choose={(batch) => change({batch})}
      />
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly field: 'layers' | 'heads' | 'headSize';
  readonly value: number;
  readonly change: (values: KvChange) => void;
}

/** A whole number. What is typed stays while it is not one, such as an emptied field; the figure keeps its last number. */
function NumberField({label, field, value, change}: NumberFieldProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const problem = useId();
  return (
    <label>
      {label}
      <input
        className={controls.field}
        type="number"
        inputMode="numeric"
        min={1}
        max={LIMITS[field]}
        step={1}
        value={draft ?? value}
        aria-invalid={draft !== null}
        aria-describedby={draft === null ? undefined : problem}
        onChange={(event) => {
          const next = Number(event.target.value);
          const allowed = event.target.value !== '' && isAllowed(field, next);
          setDraft(allowed ? null : event.target.value);
          if (allowed) change({[field]: next});
        }}
        onBlur={() => setDraft(null)}
      />
      {draft !== null && (
        <span id={problem} className={styles.problem}>
          要 1 到 {LIMITS[field]} 的整数，仍按 {value} 算。
        </span>
      )}
    </label>
  );
}

interface PowerSliderProps {
  readonly label: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly choose: (value: number) => void;
}

function PowerSlider({label, unit, values, value, choose}: PowerSliderProps): ReactNode {
  return (
    <div className={styles.wide}>
      <Slider
        label={label}
        text={`${exact(value)} ${unit}`}
        max={values.length - 1}
        value={values.indexOf(value)}
        change={(place) => choose(values[place] ?? value)}
      />
    </div>
  );
}

function Formula({state, numbers}: {readonly state: KvState; readonly numbers: KvNumbers}): ReactNode {
  const own = numbers.bars.find(({asIs}) => asIs);
  if (!own) return null;
  return (
    <p className={styles.formula} role="status">
      <b>{nameOf(state)}</b>：2 × {state.layers} 层 × {state.kvHeads} 个键值头 × 头维度 {state.headSize} × {state.bytes}{' '}
      字节 = {bytes(own.perToken)} / 词元；× {exact(state.context)} 个词元 × {state.batch} 条 ={' '}
      <b>{bytes(own.total)}</b>
    </p>
  );
}

/** The model's name, marked where the shape is no longer the model's. */
function nameOf(state: KvState): string {
  const {name, shape} = modelById(state.model);
  const same = (['layers', 'heads', 'kvHeads', 'headSize'] as const).every((field) => shape[field] === state[field]);
  return same ? name : `${name}，形状已改`;
}

function Bars({numbers: {bars, lines}}: {readonly numbers: KvNumbers}): ReactNode {
  return (
    <div className={styles.bars}>
      <div className={styles.lines} aria-hidden="true">
        {lines.map(({id, at, row, gibibytes}) => (
          <span key={id} className={styles.line} style={{left: `${100 * at}%`}} data-row={row ?? undefined}>
            {row !== null && <span className={styles.card}>{gibibytes} GB</span>}
          </span>
        ))}
      </div>
      <div className={styles.rows}>
        {bars.map((bar) => (
          <div key={bar.id} className={styles.row}>
            <span className={styles.label}>
              <b>{bar.name}</b>，{bar.kvHeads} 个键值头{bar.asIs && '（当前）'}：{bytes(bar.total)}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} data-kind={bar.id} style={{width: `${100 * bar.length}%`}} />
            </span>
          </div>
        ))}
      </div>
      <p className={styles.legend}>
        竖线是常见显卡的显存：16 GB（T4）、24 GB（RTX 4090）、40 GB（A100）、80
        GB（A100、H100），比横轴长的不画。权重还要另占显存。显存大小来源：
        <SourceLinks sources={CARDS.map(({source}) => source)} />。
      </p>
    </div>
  );
}

const TABLE_CARDS = [24, 80] as const;

function Table({numbers: {bars}}: {readonly numbers: KvNumbers}): ReactNode {
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">注意力</th>
            <th scope="col">每个词元</th>
            <th scope="col">一共</th>
            <th scope="col">与 MHA 比</th>
            {TABLE_CARDS.map((size) => (
              <th key={size} scope="col">
                占 {size} GB 卡
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.id}>
              <th scope="row">{bar.name}</th>
              <td>{bytes(bar.perToken)}</td>
              <td>{bytes(bar.total)}</td>
              <td>{part(bar)}</td>
              {TABLE_CARDS.map((size) => (
                <td key={size}>{bar.total > size * GIB ? '放不下' : percent(bar.total / (size * GIB))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

function part({ofMha}: Bar): string {
  return ofMha === 1 ? '1' : `1/${Math.round(1 / ofMha)}`;
}
