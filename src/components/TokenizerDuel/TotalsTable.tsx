import type {ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import type {Totals} from '@site/src/labs/tokenizers/pieces';
import type {TokenizerRecord} from '@site/src/labs/tokenizers/registry';
import {totalsRow} from './model';
import styles from './styles.module.css';

interface Props {
  readonly rows: readonly {readonly record: TokenizerRecord; readonly totals: Totals}[];
  readonly text: string;
  readonly price: number;
}

export default function TotalsTable({rows, text, price}: Props): ReactNode {
  return (
    <>
      <ScrollTable className={styles.totals}>
        <caption>这段文字的总数</caption>
        <thead>
          <tr>
            <th scope="col">分词器</th>
            <th scope="col">词元</th>
            <th scope="col">词元 / 字符</th>
            <th scope="col">字节词元</th>
            <th scope="col">残字词元</th>
            <th scope="col">占上下文</th>
            <th scope="col">费用（元）</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({record: {id, name, context, contextOf}, totals}) => {
            const row = totalsRow(totals, text, context, price);
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{row.tokens}</td>
                <td>{row.perCharacter}</td>
                <td>{row.bytePieces}</td>
                <td>{row.partialPieces}</td>
                <td>
                  {row.share}
                  <span className={styles.soft}>
                    {contextOf} {context}
                  </span>
                </td>
                <td>{row.cost}</td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <p className={styles.note}>
        占上下文：词元数除以所写模型的上下文长度。费用：词元数乘以上面填的价格，各分词器用同一个价格。
      </p>
    </>
  );
}
