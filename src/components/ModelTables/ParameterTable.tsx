import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import type {Model} from '@site/src/data/shapes';
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
  kvHeads: '键值头数',
  vocabulary: '词表',
};

/** Shapes, the parameters that follow from them, the published number, and how far the two are apart. */
export default function ParameterTable({models: list}: Props): ReactNode {
  const models = modelsOf(list);
  const fields = SHAPE_FIELDS.filter(
    (field) => field !== 'kvHeads' || models.some(({shape}) => shape.kvHeads !== shape.heads),
  );
  const finer = models.some((model) => model.finer);
  const vocabularies = new Set(models.map(({shape}) => shape.vocabulary));
  const columns = fields.filter((field) => field !== 'vocabulary' || vocabularies.size > 1);
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            {columns.map((field) => (
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
                {columns.map((field) => (
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
        remarks={remarksOf(models, vocabularies.size === 1)}
        models={models}
        sources={models.flatMap((model) => [
          ...model.sources
            .filter(({of}) => of.some((field) => fields.some((shown) => shown === field)))
            .map(({source}) => source),
          model.published.source,
          ...(model.finer ? [model.finer.source] : []),
          ...(model.checkpoint ? [{...model.checkpoint.source, where: 'total_size'}] : []),
        ])}
        about={['shape', 'size']}
      />
    </div>
  );
}

/** The value computed with; a star where the publisher printed another, which the notes below the table name. */
function shapeCell({shape, printed}: Model, field: (typeof SHAPE_FIELDS)[number]): string {
  return printed[field] === undefined ? exact(shape[field]) : `${exact(shape[field])}*`;
}

function remarksOf(models: readonly Model[], oneVocabulary: boolean): string[] {
  const printed = models.flatMap(({name, printed: other}) =>
    SHAPE_FIELDS.flatMap((field) => {
      const value = other[field];
      return value === undefined ? [] : [`${name} 的${NAMES[field]}，原表印的是 ${exact(value)}`];
    }),
  );
  const weights = models.flatMap(({name, shape, checkpoint}) => {
    if (!checkpoint) return [];
    const same = checkpoint.value === countParameters(shape).total ? '与推出的数相同' : '与推出的数不同';
    return [
      `${name}：${checkpoint.source.title}里 ${checkpoint.source.where}，得 ${checkpoint.printed} 个参数，${same}。`,
    ];
  });
  return [
    ...(oneVocabulary && models[0] ? [`词表都是 ${exact(models[0].shape.vocabulary)} 个词元。`] : []),
    ...(printed.length > 0 ? [`* ${printed.join('；')}。`] : []),
    ...weights,
  ];
}
