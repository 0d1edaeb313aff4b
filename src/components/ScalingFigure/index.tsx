import type {ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import ScrollTable from '@site/src/components/ScrollTable';
import {useAddressState} from '@site/src/components/useAddressState';
import {scientific, short} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import {ADDRESS, codec, FAMILIES, pointById, POINTS, type Point} from './model';
import Plot, {Mark} from './Plot';
import styles from './styles.module.css';

/**
 * The published sizes of GPT-3, LLaMA and Llama 2 by parameters and tokens, with lines of equal compute and Chinchilla's
 * D = 20N. The chosen model's numbers stand beside it; all of them are in a table below.
 */
export default function ScalingFigure(): ReactNode {
  const [id, choose] = useAddressState(codec);
  const chosen = pointById(id);
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <label className={styles.choice} data-scripted="">
        模型
        <select className={controls.field} value={id} onChange={(event) => choose(event.target.value)}>
          {FAMILIES.map((family) => (
            <optgroup key={family} label={family}>
              {POINTS.filter((point) => point.family === family).map((point) => (
                <option key={point.id} value={point.id}>
                  {point.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <ul className={styles.legend}>
        {FAMILIES.map((family) => (
          <li key={family}>
            <svg
              viewBox="-8 -8 16 16"
              width="16"
              height="16"
              aria-hidden="true"
              className={styles.point}
              data-family={family}>
              <Mark family={family} />
            </svg>
            {family}
          </li>
        ))}
      </ul>
      <Plot layout="wide" chosen={chosen} choose={choose} />
      <Plot layout="narrow" chosen={chosen} choose={choose} />
      <p className={styles.legend}>
        细斜线：计算量 6ND 相等，单位 FLOP。粗线：Chinchilla 的 D = 20N。空心圆：选中的模型若沿等计算量线改到 D =
        20N，会落在这里。
      </p>
      <Details point={chosen} />
      <details className={controls.disclosure}>
        <summary>全部 {POINTS.length} 个模型的表</summary>
        <Table />
      </details>
    </div>
  );
}

function Details({point}: {readonly point: Point}): ReactNode {
  const {name, parameters, tokens, flops, ratio, optimum, source} = point;
  return (
    <div className={styles.details} role="status">
      <p>
        <b>{name}</b>：N = {short(parameters)}，D = {short(tokens)}，6ND = {scientific(flops)} FLOP，D/N ={' '}
        {ratioText(ratio)}。
      </p>
      <p>
        {verdict(ratio)}同样的计算量按 D = 20N 分配，是 {short(optimum.parameters)} 个参数、{short(optimum.tokens)}{' '}
        个词元。
      </p>
      <p>
        词元数来源：
        <SourceLinks sources={[source]} />。
        {point.family === 'Chinchilla' ? '参数量是论文写的 70B。' : '参数量由形状推出。'}
      </p>
    </div>
  );
}

function ratioText(ratio: number): string {
  return ratio >= 100 ? Math.round(ratio).toLocaleString('en-US') : ratio.toFixed(1);
}

function verdict(ratio: number): string {
  const times = ratio / 20;
  if (times > 1.1) return `每个参数的词元数是 20 的 ${times.toFixed(1)} 倍：参数少、数据多，推理时省。`;
  if (times < 0.9) return `每个参数的词元数只有 20 的 ${(100 * times).toFixed(0)}%：参数多、数据少。`;
  return '每个参数的词元数约为 20。';
}

function Table(): ReactNode {
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            <th scope="col">N</th>
            <th scope="col">D</th>
            <th scope="col">D/N</th>
            <th scope="col">6ND（FLOP）</th>
            <th scope="col">D 的来源</th>
          </tr>
        </thead>
        <tbody>
          {POINTS.map(({id, name, parameters, tokens, flops, ratio, source}) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{short(parameters)}</td>
              <td>{short(tokens)}</td>
              <td>{ratioText(ratio)}</td>
              <td>{scientific(flops)}</td>
              <td>
                {source.title}，{source.where}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
