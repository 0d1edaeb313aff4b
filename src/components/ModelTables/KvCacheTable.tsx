import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import {modelsOf} from '@site/src/llm/derived';
import {bytes, exact} from '@site/src/llm/format';
import {attentionVariants, kvBytes, kvBytesPerToken} from '@site/src/llm/kvCache';
import Notes from './Notes';
import styles from './styles.module.css';

interface Props {
  /** Ids of models, separated by spaces. */
  readonly models: string;
}

const USED = ['layers', 'heads', 'kvHeads', 'headSize', 'context'];

/** The key-value cache of each model as it is, and as if it had multi-head or multi-query attention. */
export default function KvCacheTable({models: list}: Props): ReactNode {
  const models = modelsOf(list);
  return (
    <div className={styles.table}>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">模型</th>
            <th scope="col">注意力</th>
            <th scope="col">每个词元</th>
            <th scope="col">满上下文</th>
          </tr>
        </thead>
        {models.map(({id, name, shape}) => (
          <tbody key={id}>
            {attentionVariants(shape)
              // A model that has multi-head attention is its own first variant.
              .filter((variant) => variant.id !== 'gqa' || shape.kvHeads !== shape.heads)
              .map(({id: kind, kvHeads}, index, all) => (
                <tr key={kind}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={all.length}>
                      {name}
                    </th>
                  )}
                  <td>
                    {kind.toUpperCase()} {kvHeads}（{kvHeads === shape.kvHeads ? '原样' : '假设'}）
                  </td>
                  <td>{bytes(kvBytesPerToken({...shape, kvHeads}))}</td>
                  <td>{bytes(kvBytes({...shape, kvHeads}, shape.context))}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </ScrollTable>
      <Notes
        remarks={[
          `注意力后面的数是键值头数。每个数 2 字节（16 位），一条序列。满上下文：${contexts(models)}。1 GiB = 1,024 MiB。“假设”是只换键值头数、其余不变。`,
        ]}
        models={models}
        sources={models.flatMap(({sources}) =>
          sources.filter(({of}) => of.some((field) => USED.includes(field))).map(({source}) => source),
        )}
        about={['shape']}
      />
    </div>
  );
}

function contexts(models: ReturnType<typeof modelsOf>): string {
  const lengths = new Set(models.map(({shape}) => shape.context));
  if (lengths.size === 1) return `${exact(models[0]?.shape.context ?? 0)} 个词元`;
  return models.map(({name, shape}) => `${name} ${exact(shape.context)}`).join('、') + ' 个词元';
}
