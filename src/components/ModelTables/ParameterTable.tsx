import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import type {Model, Shape} from '@site/src/data/shapes';
import {modelsOf} from '@site/src/llm/derived';
import {exact, signedPercent} from '@site/src/llm/format';
import {countParameters, relativeDifference} from '@site/src/llm/parameters';
import Notes from './Notes';
import styles from './styles.module.css';

interface Props {
  /** Ids of models, separated by spaces. */
  readonly models: string;
}

const SHAPE_FIELDS = ['layers', 'hidden', 'ffn', 'heads', 'kvHeads', 'vocabulary'] as const;
const NAMES: Record<(typeof SHAPE_FIELDS)[number], string> = {
  layers: '层数',
  hidden: '隐藏维度',
  ffn: 'FFN 宽度',
  heads: '头数',
  kvHeads: 'KV 头数',
  vocabulary: '词表',
};

/** Shapes, the parameters that follow from them, the published number, and how far the two are apart. */
export default function ParameterTable({models: list}: Props): ReactNode {
  const models = modelsOf(list);
  const fields = SHAPE_FIELDS.filter(
    (field) => field !== 'kvHeads' || models.some(({shape}) => shape.kvHeads !== shape.heads),
  );
  const finer = models.some((model) => model.finer);
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {NAMES[field]}
              </th>
            ))}
            <th scope="col">推出的参数量</th>
            <th scope="col">公布</th>
            <th scope="col">差</th>
            {finer && <th scope="col">细数</th>}
            {finer && <th scope="col">差</th>}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => {
            const {total} = countParameters(model.shape);
            return (
              <tr key={model.id}>
                <th scope="row">{model.name}</th>
                {fields.map((field) => (
                  <td key={field}>{shapeCell(model, field)}</td>
                ))}
                <td>{exact(total)}</td>
                <td>{model.published.printed}</td>
                <td>{signedPercent(relativeDifference(total, model.published.value))}</td>
                {finer && <td>{model.finer?.printed ?? '—'}</td>}
                {finer && <td>{model.finer ? signedPercent(relativeDifference(total, model.finer.value)) : '—'}</td>}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <Notes
        models={models}
        sources={models.flatMap((model) => [
          ...model.sources
            .filter(({of}) => of.some((field) => fields.some((shown) => shown === field)))
            .map(({source}) => source),
          model.published.source,
          ...(model.finer ? [model.finer.source] : []),
        ])}
        about={['shape', 'size']}
      />
    </div>
  );
}

/** The value computed with; behind it, in brackets, what the publisher printed instead. */
function shapeCell({shape, printed}: Model, field: keyof Shape & (typeof SHAPE_FIELDS)[number]): string {
  const other = printed[field];
  return other === undefined ? exact(shape[field]) : `${exact(shape[field])}（原表 ${exact(other)}）`;
}
