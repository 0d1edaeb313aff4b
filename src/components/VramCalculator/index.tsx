import type {ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import {useAddressState} from '@site/src/components/useAddressState';
import {CARD_SIZES} from '@site/src/data/cards';
import {decoders} from '@site/src/data/decoderShapes';
import {bytes, exact, percent, short} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  BATCHES,
  CACHE_NAMES,
  CACHES,
  codec,
  decimal,
  FAMILIES,
  LENGTHS,
  METHOD_NAMES,
  OPTIMIZER_NAMES,
  PRECISION_NAMES,
  RANKS,
  TARGET_NAMES,
  TASKS,
  vramNumbers,
  WEIGHT_NAMES,
  type Part,
  type VramNumbers,
  type VramState,
} from './model';
import styles from './styles.module.css';

/**
 * The memory of a training step or of inference as a stacked bar, each part with its formula and source, beside the memory
 * of common cards. Without scripts it shows QLoRA on Llama 2 7B.
 */
export default function VramCalculator(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const numbers = vramNumbers(state);
  const change = (values: Partial<VramState>): void => setState({...state, ...values});
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <div className={styles.controls} data-scripted="">
        <Choice label="算什么" names={TASKS} value={state.task} choose={(task) => change({task})} />
        <ModelMenu value={state.model} choose={(model) => change({model})} />
        {state.task === 'train' ? (
          <TrainingControls state={state} numbers={numbers} change={change} />
        ) : (
          <InferenceControls state={state} change={change} />
        )}
        <PowerSlider
          label={state.task === 'train' ? '一批' : '同时'}
          unit="条"
          values={BATCHES}
          value={state.batch}
          choose={(batch) => change({batch})}
        />
        <PowerSlider
          label="每条"
          unit="个词元"
          values={LENGTHS}
          value={state.length}
          choose={(length) => change({length})}
        />
      </div>
      <Summary state={state} numbers={numbers} />
      <Bar numbers={numbers} />
      <Parts parts={numbers.parts} />
      <p className={styles.soft}>
        1 GB = 10⁹ 字节，1 GiB = 2³⁰ 字节。竖线是常见显卡的显存：厂商写的 GB 实际是 GiB，所以“24 GB”的卡有 25.8 × 10⁹
        字节。没有算进去的：CUDA 上下文、分配器留着不还的碎片。各项不都在同一刻，合计比这几项的峰值略高。显存大小来源：
        <SourceLinks sources={CARD_SIZES.map(({source}) => source)} />。
      </p>
    </div>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly names: Readonly<Record<Id, string>>;
  readonly value: Id;
  readonly choose: (id: Id) => void;
  /** A second line on each button. */
  readonly below?: (id: Id) => string;
}

function Choice<Id extends string>({label, names, value, choose, below}: ChoiceProps<Id>): ReactNode {
  return (
    <div className={styles.full} role="group" aria-label={label}>
      <div className={controls.buttons}>
        {(Object.keys(names) as Id[]).map((id) => (
          <button
            key={id}
            type="button"
            className={controls.button}
            aria-pressed={id === value}
            onClick={() => choose(id)}>
            {names[id]}
            {below && <small className={styles.below}>{below(id)}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}

function ModelMenu({value, choose}: {readonly value: string; readonly choose: (id: string) => void}): ReactNode {
  return (
    <label>
      模型
      <select className={controls.field} value={value} onChange={(event) => choose(event.target.value)}>
        {FAMILIES.map((family) => (
          <optgroup key={family} label={family}>
            {decoders
              .filter((decoder) => decoder.family === family)
              .map(({id, name}) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

interface MenuProps<Id extends string> {
  readonly label: string;
  readonly names: Readonly<Record<Id, string>>;
  readonly value: Id;
  readonly choose: (id: Id) => void;
  readonly disabled?: boolean;
}

function Menu<Id extends string>({label, names, value, choose, disabled}: MenuProps<Id>): ReactNode {
  return (
    <label>
      {label}
      <select
        className={controls.field}
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.target.value as Id)}>
        {(Object.keys(names) as Id[]).map((id) => (
          <option key={id} value={id}>
            {names[id]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ControlProps {
  readonly state: VramState;
  readonly change: (values: Partial<VramState>) => void;
}

function TrainingControls({state, numbers, change}: ControlProps & {readonly numbers: VramNumbers}): ReactNode {
  const totals = new Map(numbers.methods.map(({id, total}) => [id, total]));
  const full = state.method === 'full';
  return (
    <>
      <Choice
        label="方法"
        names={METHOD_NAMES}
        value={state.method}
        choose={(method) => change({method})}
        below={(id) => decimal(totals.get(id) ?? 0)}
      />
      <Menu
        label="优化器"
        names={OPTIMIZER_NAMES}
        value={state.optimizer}
        choose={(optimizer) => change({optimizer})}
      />
      <Menu label="精度" names={PRECISION_NAMES} value={state.precision} choose={(precision) => change({precision})} />
      <Menu
        label="LoRA 加在"
        names={TARGET_NAMES}
        value={state.targets}
        choose={(targets) => change({targets})}
        disabled={full}
      />
      <div data-off={full || undefined}>
        <Slider
          label="LoRA 的秩 r"
          text={full ? '不用' : String(state.rank)}
          max={RANKS.length - 1}
          value={RANKS.indexOf(state.rank)}
          change={(place) => change({rank: RANKS[place] ?? state.rank})}
        />
      </div>
      <Check
        label="激活检查点：只留每层的输入"
        checked={state.checkpointing}
        change={(checkpointing) => change({checkpointing})}
      />
      <Check label="FlashAttention：不留注意力权重" checked={state.flash} change={(flash) => change({flash})} />
    </>
  );
}

function InferenceControls({state, change}: ControlProps): ReactNode {
  return (
    <>
      <Menu label="权重" names={WEIGHT_NAMES} value={state.weights} choose={(weights) => change({weights})} />
      <label>
        KV 缓存
        <select
          className={controls.field}
          value={state.cache}
          onChange={(event) => change({cache: Number(event.target.value)})}>
          {CACHES.map((size) => (
            <option key={size} value={size}>
              {CACHE_NAMES[size]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}

function Check({label, checked, change}: CheckProps): ReactNode {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => change(event.target.checked)} />
      {label}
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
    <div>
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

function Summary({state, numbers}: {readonly state: VramState; readonly numbers: VramNumbers}): ReactNode {
  const {name, parameters, total, trainable, card} = numbers;
  const trains = state.task === 'train';
  return (
    <p className={styles.summary} role="status">
      <b>
        {name}，{trains ? METHOD_NAMES[state.method] : '推理'}
      </b>
      ，{exact(state.batch)} 条 × {exact(state.length)} 个词元：合计 <b>{decimal(total)}</b>（{bytes(total)}）。
      {trainable !== null &&
        `可训练参数 ${short(trainable)}，占 ${percent(trainable / (trainable === parameters ? parameters : parameters + trainable))}。`}
      {card
        ? `比它大的最小的卡：${card.gibibytes} GB（${card.names}），还剩 ${decimal(card.gibibytes * 1024 ** 3 - total)}。`
        : '一张 80 GB 的卡也放不下。'}
    </p>
  );
}

/** A label at an edge stands beside its line, the others over it. */
function side(at: number): 'left' | 'right' | undefined {
  if (at > 0.93) return 'left';
  return at < 0.07 ? 'right' : undefined;
}

/** A share of the sum; tiny ones need no digits. */
function shareText(share: number): string {
  return share < 0.001 ? '不到 0.1%' : percent(share);
}

/** Segments narrower than this part of the axis have no number in them. */
const NUMBERED = 0.05;

function Bar({numbers: {parts, lines, total}}: {readonly numbers: VramNumbers}): ReactNode {
  return (
    <div className={styles.plot} role="img" aria-label={`堆叠条，合计 ${decimal(total)}；各部分见下面的列表`}>
      {lines.map(({gibibytes, at, row}) => (
        <span
          key={gibibytes}
          className={styles.line}
          style={{left: `${100 * at}%`}}
          data-row={row ?? undefined}
          data-side={side(at)}>
          {row !== null && <span className={styles.card}>{gibibytes} GB</span>}
        </span>
      ))}
      <div className={styles.bar}>
        {parts.map(({id, width}, index) => (
          <span key={id} className={styles.segment} data-part={id} style={{width: `${100 * width}%`}}>
            {width >= NUMBERED && index + 1}
          </span>
        ))}
      </div>
    </div>
  );
}

function Parts({parts}: {readonly parts: readonly Part[]}): ReactNode {
  return (
    <ol className={styles.parts}>
      {parts.map(({id, name, bytes: size, share, formula, sources}, index) => (
        <li key={id}>
          <span className={styles.swatch} data-part={id} aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <p className={styles.part}>
              <b>{name}</b>
              <span>
                {decimal(size)}，{shareText(share)}
              </span>
            </p>
            <p className={styles.soft}>
              {formula}。{sources.length > 0 && <SourceLinks sources={sources} />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
