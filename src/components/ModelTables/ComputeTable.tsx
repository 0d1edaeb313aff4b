import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import {A100_PEAK, type Source} from '@site/src/data/shapes';
import {trainingFlops, trainingFlopsWithAttention, utilisation} from '@site/src/llm/compute';
import {modelsOf} from '@site/src/llm/derived';
import {exact, percent, scientific, short} from '@site/src/llm/format';
import {countParameters} from '@site/src/llm/parameters';
import Notes from './Notes';
import styles from './styles.module.css';

interface Props {
  /** Ids of models with published training tokens, separated by spaces. */
  readonly models: string;
}

/** Parameters, tokens, 6ND, and the utilisation that it gives with the published GPU hours and the card's peak. */
export default function ComputeTable({models: list}: Props): ReactNode {
  const models = modelsOf(list);
  const measured = models.some(({hardware}) => hardware);
  const peaks = new Set(
    models.flatMap(({hardware}) => (hardware ? [`${hardware.card} ${hardware.peakFlops / 1e12} TFLOP/s`] : [])),
  );
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            <th scope="col">
              <i>N</i>
            </th>
            <th scope="col">
              <i>D</i>
            </th>
            <th scope="col">
              6<i>ND</i>
            </th>
            {measured && (
              <>
                <th scope="col">GPU 小时</th>
                <th scope="col">利用率</th>
                <th scope="col">连注意力</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {models.map(({id, name, shape, trainingTokens, hardware}) => {
            const {total} = countParameters(shape);
            const tokens = trainingTokens ?? NaN;
            const flops = trainingFlops(total, tokens);
            const used = (operations: number): string =>
              hardware ? percent(utilisation(operations, hardware.gpuHours, hardware.peakFlops)) : '—';
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{short(total)}</td>
                <td>{short(tokens)}</td>
                <td>{scientific(flops)}</td>
                {measured && (
                  <>
                    <td>{hardware ? exact(hardware.gpuHours) : '未公布'}</td>
                    <td>{used(flops)}</td>
                    <td>{used(trainingFlopsWithAttention(total, tokens, shape, shape.context))}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <Notes
        remarks={[
          'N 是由形状推出的参数量。',
          ...(measured
            ? [
                `利用率 = 6ND ÷（GPU 小时 × 3600 × 峰值），峰值按 BF16：${[...peaks].join('、')}。“连注意力”把 6N 换成 6N + 12·L·h·d_h·T（L 层数，h 查询头数，d_h 头维度，T 上下文；PaLM 论文附录 B，不计因果掩码省下的一半）。`,
              ]
            : []),
        ]}
        models={models}
        sources={models.flatMap(({sources, hardware}): Source[] => [
          ...sources.filter(({of}) => of.includes('trainingTokens')).map(({source}) => source),
          ...(hardware ? [hardware.source, A100_PEAK.source] : []),
        ])}
        about={['compute']}
      />
    </div>
  );
}
