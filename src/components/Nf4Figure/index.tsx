import {useMemo, type ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {kurtosis, matrixErrors, sample, weightCount, weightSource} from '@site/src/data/weights';
import {exact, percent} from '@site/src/llm/format';
import {bitsPerParameter} from '@site/src/llm/quantization';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  BLOCKS,
  blocksOf,
  changed,
  codec,
  DRAWN,
  FORMATS,
  nf4Numbers,
  relativeError,
  type Format,
  type Nf4Numbers,
  type Nf4State,
} from './model';
import {BlockPlot, LevelPlot} from './Plots';
import styles from './styles.module.css';

const IDS = Object.keys(FORMATS) as Format[];

/**
 * NF4, 4-bit integers and floats on real weights: levels over the histogram, one block before and after, bits and error.
 * Without scripts it shows NF4 in blocks of 64 with double quantisation, as QLoRA has it.
 */
export default function Nf4Figure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const numbers = useMemo(() => nf4Numbers(state), [state]);
  const change = (values: Partial<Nf4State>): void => setState(changed(state, values));
  const name = FORMATS[state.format];
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Controls state={state} change={change} />
      <LevelPlot layout="wide" name={name} bins={numbers.bins} levels={numbers.levels} />
      <LevelPlot layout="narrow" name={name} bins={numbers.bins} levels={numbers.levels} />
      <p className={styles.soft}>
        {exact(numbers.counted)} 个权重，每 {exact(state.block)}{' '}
        个除以其中最大的绝对值。两端的格子里是各块的最大值，画到顶为止。竖线是 {name} 的 {numbers.levels.length} 个档。
      </p>
      <Summary state={state} numbers={numbers} />
      <Block state={state} numbers={numbers} change={change} />
      <ErrorTable double={state.double} />
      <p className={styles.soft}>
        权重取自 {weightSource.model}（{weightSource.package}，{weightSource.licence}）的 {weightSource.tensor}，
        {exact(weightCount)} 个，峰度 {kurtosis.toFixed(1)}（正态分布是 3）。{weightSource.note}。
      </p>
    </div>
  );
}

interface ControlProps {
  readonly state: Nf4State;
  readonly change: (values: Partial<Nf4State>) => void;
}

function Controls({state, change}: ControlProps): ReactNode {
  return (
    <div className={styles.controls} data-scripted="">
      <div className={controls.buttons} role="group" aria-label="格式">
        {IDS.map((id) => (
          <button
            key={id}
            type="button"
            className={controls.button}
            aria-pressed={state.format === id}
            onClick={() => change({format: id})}>
            {FORMATS[id]}
          </button>
        ))}
      </div>
      <Slider
        label="块的大小"
        text={`${exact(state.block)} 个权重`}
        max={BLOCKS.length - 1}
        value={BLOCKS.indexOf(state.block)}
        change={(place) => change({block: BLOCKS[place] ?? state.block})}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={state.double} onChange={(event) => change({double: event.target.checked})} />
        双重量化：缩放因子再量化成 8 位
      </label>
    </div>
  );
}

function Summary({state, numbers}: {readonly state: Nf4State; readonly numbers: Nf4Numbers}): ReactNode {
  const {bits, errors, matrix, entropy} = numbers;
  const {block, double, format} = state;
  return (
    <div className={styles.summary} role="status">
      <p>
        <b>每个权重 {bits.chosen.toFixed(3)} 位</b>：
        {double
          ? `4 + 8/${block} + 32/(${block} × 256)，比不做双重量化的 ${bits.single.toFixed(3)} 省 ${bits.saved.toFixed(3)}。`
          : `4 + 32/${block}。做双重量化是 ${bits.double.toFixed(3)}，省 ${bits.saved.toFixed(3)}。`}
      </p>
      <p>
        <b>误差</b>（均方根，除以权重的均方根）：
        {IDS.map((id) => `${FORMATS[id]} ${percent(errors[id])}`).join('，')}。
        {matrix && `整个矩阵上 NF4 ${percent(matrix.nf4)}，int4 ${percent(matrix.int4)}。`}
      </p>
      <p>
        {FORMATS[format]} 的编号平均带 {entropy.toFixed(2)} 位信息，满分 4 位。
      </p>
    </div>
  );
}

function Block({state, numbers, change}: ControlProps & {readonly numbers: Nf4Numbers}): ReactNode {
  const {drawn, absmax, absmaxKept} = numbers;
  const count = blocksOf(state.block);
  return (
    <section className={styles.block}>
      <BlockPlot layout="wide" drawn={drawn} />
      <BlockPlot layout="narrow" drawn={drawn} />
      <p className={styles.soft}>
        样本的第 {state.at + 1} 块（共 {exact(count)} 块）{state.block > DRAWN && `的前 ${DRAWN} 个权重`}
        。竖条是原来的值，横线是还原出来的。缩放因子 {absmax.toFixed(4)}
        {state.double && `，双重量化后 ${absmaxKept.toFixed(4)}`}。
      </p>
      <div data-scripted="">
        <Slider
          label="看第几块"
          text={String(state.at + 1)}
          min={1}
          max={count}
          value={state.at + 1}
          change={(place) => change({at: place - 1})}
        />
      </div>
    </section>
  );
}

function ErrorTable({double}: {readonly double: boolean}): ReactNode {
  const errors = useMemo(
    () => BLOCKS.map((block) => ({block, own: IDS.map((id) => [id, relativeError(id, block, double)] as const)})),
    [double],
  );
  return (
    <details className={controls.disclosure}>
      <summary>每种块的位数和误差</summary>
      <div className={styles.table}>
        <ScrollTable>
          <thead>
            <tr>
              <th scope="col">块</th>
              <th scope="col">位</th>
              <th scope="col">双重量化</th>
              {IDS.map((id) => (
                <th key={id} scope="col">
                  {FORMATS[id]}
                </th>
              ))}
              <th scope="col">整个矩阵 NF4</th>
              <th scope="col">整个矩阵 int4</th>
            </tr>
          </thead>
          <tbody>
            {errors.map(({block, own}) => {
              const matrix = matrixErrors.find((one) => one.block === block);
              return (
                <tr key={block}>
                  <th scope="row">{exact(block)}</th>
                  <td>{bitsPerParameter({block, group: null}).toFixed(3)}</td>
                  <td>{bitsPerParameter({block, group: 256}).toFixed(3)}</td>
                  {own.map(([id, error]) => (
                    <td key={id}>{percent(error)}</td>
                  ))}
                  <td>{matrix ? percent(matrix.nf4) : '—'}</td>
                  <td>{matrix ? percent(matrix.int4) : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      </div>
      <p className={styles.soft}>
        中间三列在样本的 {exact(sample.length)} 个权重上算，{double ? '做' : '不做'}双重量化；这里第二次量化用 8
        位整数，论文用 8 位浮点。后两列不做双重量化，在全部 {exact(weightCount)} 个权重上算。
      </p>
    </details>
  );
}
