import {useMemo, type ReactNode} from 'react';
import {useAddressState} from '@site/src/components/useAddressState';
import {loraAlpha, loraRank, made, matrices, tinyModel} from '@site/src/data/loraDelta';
import {exact, percent} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import Slider from '@site/src/components/controls/Slider';
import {
  ADDRESS,
  CELLS,
  changed,
  codec,
  loraNumbers,
  SHADES,
  type LoraNumbers,
  type LoraState,
  type Picture,
} from './model';
import Spectrum from './Spectrum';
import styles from './styles.module.css';

/**
 * The ΔW of a full fine-tune, its singular values, what is left of it at a rank, and what LoRA learned for the same matrix.
 * Without scripts it shows LoRA's own rank.
 */
export default function LoraFigure(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const numbers = useMemo(() => loraNumbers(state), [state]);
  const {matrix, svd, learnedSvd, most} = numbers.analysis;
  const change = (values: Partial<LoraState>): void => setState(changed(state, values));
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <div data-scripted="">
        {matrices.length > 1 && (
          <div className={controls.buttons} role="group" aria-label="矩阵">
            {matrices.map(({name}, place) => (
              <button
                key={name}
                type="button"
                className={controls.button}
                aria-pressed={place === state.matrix}
                onClick={() => change({matrix: place})}>
                {shortName(name)}
              </button>
            ))}
          </div>
        )}
        <Slider
          label="留下几个奇异值 r"
          text={String(state.rank)}
          max={most}
          value={state.rank}
          change={(rank) => change({rank})}
        />
      </div>
      <Spectrum layout="wide" values={svd.values} rank={state.rank} learned={learnedSvd.values.slice(0, loraRank)} />
      <Spectrum layout="narrow" values={svd.values} rank={state.rank} learned={learnedSvd.values.slice(0, loraRank)} />
      <p className={styles.soft}>
        {matrix.name}，{exact(matrix.rows)} × {exact(matrix.columns)}。彩色：留下的奇异值。灰色：丢掉的。横线：LoRA
        学到的 (α/r)BA 的 {loraRank} 个奇异值。
      </p>
      <Pictures numbers={numbers} rank={state.rank} />
      <Summary state={state} numbers={numbers} />
      <Learned numbers={numbers} />
      <p className={styles.soft}>
        这是例子里的小模型（{tinyModel.layers} 层，隐藏维度 {tinyModel.hidden}），在 CPU 上从随机初始化训练；由 {made}{' '}
        写出，数取三位。奇异值分解在这一页里算。大模型的 ΔW 是不是也这样，要另外量。
      </p>
    </div>
  );
}

/** model.layers.1.mlp.up_proj is 第 2 层 up_proj. */
function shortName(name: string): string {
  const layer = /layers\.(\d+)\./.exec(name)?.[1];
  const last = name.split('.').at(-1) ?? name;
  return layer === undefined ? last : `第 ${Number(layer) + 1} 层 ${last}`;
}

const TITLES: Readonly<Record<Picture['id'], (rank: number) => string>> = {
  delta: () => '全量微调的 ΔW',
  truncated: (rank) => `只留 ${rank} 个奇异值`,
  learned: () => 'LoRA 学到的 (α/r)BA',
};

function Pictures({numbers: {pictures}, rank}: {readonly numbers: LoraNumbers; readonly rank: number}): ReactNode {
  return (
    <div className={styles.pictures}>
      {pictures.map(({id, shades}) => (
        <div key={id}>
          <svg className={styles.cells} viewBox={`0 0 ${CELLS} ${CELLS}`} role="img" aria-label={TITLES[id](rank)}>
            {shades.map(({sign, step, path}) => (
              <path key={sign + step} d={path} data-sign={sign} fillOpacity={step / SHADES} />
            ))}
          </svg>
          <span className={styles.soft}>{TITLES[id](rank)}</span>
        </div>
      ))}
      <p className={styles.soft}>
        左上角 {CELLS} × {CELLS} 个数，三幅用同一把尺子：
        <i data-sign="plus" /> 正，
        <i data-sign="minus" /> 负，颜色越浓，绝对值越大。
      </p>
    </div>
  );
}

interface NumbersProps {
  readonly numbers: LoraNumbers;
}

function Summary({state, numbers}: NumbersProps & {readonly state: LoraState}): ReactNode {
  const {error, kept, parameters, share, weightError, analysis} = numbers;
  const {rows, columns} = analysis.matrix;
  return (
    <div className={styles.summary} role="status">
      <p>
        <b>r = {state.rank}</b>：相对误差 <b>{percent(error)}</b>，平方和留下 {percent(kept)}。
      </p>
      <p>
        参数 r(d + k) = {state.rank} × ({exact(rows)} + {exact(columns)}) = {exact(parameters)}，是 d·k ={' '}
        {exact(rows * columns)} 的 {percent(share)}。
      </p>
      <p>
        若把原来的 W 也只留 {state.rank} 个奇异值，误差是 {percent(weightError)}
        {error < weightError && '：差比权重更接近低秩'}。
      </p>
    </div>
  );
}

function Learned({numbers}: NumbersProps): ReactNode {
  const {matrix, svd, learned, learnedSize, deltaSize, distance, cosine, overlap, chance} = numbers.analysis;
  const best = Math.sqrt(svd.values.slice(loraRank).reduce((sum, value) => sum + value ** 2, 0)) / deltaSize;
  const [before, added] = [matrix.corner, learned[0]?.[0] ?? 0];
  return (
    <dl className={styles.learnedList}>
      <div>
        <dt>LoRA 的设置</dt>
        <dd>
          r = {loraRank}，α = {loraAlpha}，缩放 α/r = {loraAlpha / loraRank}
        </dd>
      </div>
      <div>
        <dt>(α/r)BA 的大小</dt>
        <dd>
          {learnedSize.toPrecision(3)}，是 ΔW（{deltaSize.toPrecision(3)}）的 {(learnedSize / deltaSize).toFixed(2)} 倍
        </dd>
      </div>
      <div>
        <dt>与 ΔW 的相对距离</dt>
        <dd>
          {percent(distance)}；秩 {loraRank} 最好能到 {percent(best)}
        </dd>
      </div>
      <div>
        <dt>与 ΔW 的夹角余弦</dt>
        <dd>{cosine.toFixed(3).replace('-', '−')}</dd>
      </div>
      <div>
        <dt>前 {loraRank} 个输出方向重合</dt>
        <dd>
          {percent(overlap)}；随机方向约 {percent(chance)}
        </dd>
      </div>
      <div>
        <dt>合并，左上角一个数</dt>
        <dd>
          W₀ + (α/r)BA = {signed(before)} {added < 0 ? '−' : '+'} {Math.abs(added).toPrecision(3)} ={' '}
          {signed(before + added)}
        </dd>
      </div>
    </dl>
  );
}

function signed(value: number): string {
  return value.toPrecision(3).replace('-', '−');
}
