import type {ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {bytes, exact, percent} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  CARD,
  codec,
  CONTEXTS,
  NUMBER_FORMATS,
  PRESETS,
  presetById,
  rowsOf,
  type MlaState,
  type Row,
} from './model';
import styles from './styles.module.css';

/**
 * The key-value cache of a model with multi-head, grouped-query, multi-query and multi-head latent attention. Without
 * scripts it shows DeepSeek-V3 at 128K.
 */
export default function MlaFigure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const rows = rowsOf(state);
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Controls state={state} change={(values) => setState({...state, ...values})} />
      <Verdict state={state} rows={rows} />
      <div className={styles.rows}>
        {rows.map((row) => (
          <div key={row.kind} className={styles.row}>
            <span>
              <b>{row.name}</b>
              {row.asIs && '（这个模型）'}：每层 {row.formula} = {exact(row.perLayer)} 个数，一共 {bytes(row.total)}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} data-kind={row.kind} style={{width: `${100 * row.ofMha}%`}} />
            </span>
          </div>
        ))}
      </div>
      <Table rows={rows} />
      <p className={styles.legend}>
        没有 MLA 的模型，MLA 一行按 DeepSeek 的 512 + 64 假设；没有 GQA 的按 8 组。最后一栏不计权重，{CARD} GB 取 {CARD}{' '}
        GiB。形状来源：
        <SourceLinks sources={[presetById(state.model).source]} />。
      </p>
    </div>
  );
}

interface ControlProps {
  readonly state: MlaState;
  readonly change: (values: Partial<MlaState>) => void;
}

function Controls({state, change}: ControlProps): ReactNode {
  return (
    <div className={styles.controls} data-scripted="">
      <label>
        模型
        <select
          className={controls.field}
          value={state.model}
          onChange={(event) => change({model: event.target.value})}>
          {PRESETS.map(({id, name}) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
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
      <div className={styles.wide}>
        <Slider
          label="上下文"
          text={`${exact(state.context)} 个词元`}
          max={CONTEXTS.length - 1}
          value={CONTEXTS.indexOf(state.context)}
          change={(place) => change({context: CONTEXTS[place] ?? state.context})}
        />
      </div>
    </div>
  );
}

function Verdict({state, rows}: {readonly state: MlaState; readonly rows: readonly Row[]}): ReactNode {
  const {name, layers} = presetById(state.model);
  const own = rows.find(({asIs}) => asIs);
  if (!own) return null;
  return (
    <p className={styles.verdict} role="status">
      <b>{name}</b>，{layers} 层，{own.name}：{exact(own.perLayer)} × {layers} × {state.bytes} 字节 ={' '}
      {bytes(own.perToken)} / 词元；× {exact(state.context)} = <b>{bytes(own.total)}</b>
    </p>
  );
}

function Table({rows}: {readonly rows: readonly Row[]}): ReactNode {
  return (
    <div className={styles.table}>
      <ScrollTable>
        <caption className="visually-hidden">各种注意力的键值缓存</caption>
        <thead>
          <tr>
            <th scope="col">注意力</th>
            <th scope="col">每个词元</th>
            <th scope="col">一共</th>
            <th scope="col">与 MHA 比</th>
            <th scope="col">{CARD} GB 放几条</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{row.name}</th>
              <td>{bytes(row.perToken)}</td>
              <td>{bytes(row.total)}</td>
              <td>{percent(row.ofMha)}</td>
              <td>{exact(row.sequences)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
