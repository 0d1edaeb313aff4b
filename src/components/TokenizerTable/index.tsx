import type {ReactNode} from 'react';
import tables from '@generated/tokenizers/default/tables.json';
import ScrollTable from '@site/src/components/ScrollTable';
import {chineseParts, codePart, englishParts} from '@site/src/data/tokenizerText';
import {characters} from '@site/src/labs/tokenizers/pieces';
import {tokenizers} from '@site/src/labs/tokenizers/registry';
import {rowsOf} from './model';
import styles from './styles.module.css';

/** Every tokenizer on the fixed text, counted when the site was built; those whose vocabulary is not shipped among them. */
export default function TokenizerTable(): ReactNode {
  const rows = rowsOf(tables, tokenizers);
  return (
    <>
      <ScrollTable className={styles.table}>
        <caption>固定文字上的词元数，按中文从多到少排</caption>
        <thead>
          <tr>
            <th scope="col">分词器</th>
            <th scope="col">词表</th>
            <th scope="col">中文词元</th>
            <th scope="col">词元 / 字符</th>
            <th scope="col">字节词元</th>
            <th scope="col">残字词元</th>
            <th scope="col">英文词元</th>
            <th scope="col">中文 ÷ 英文</th>
            <th scope="col">代码词元</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                {!row.shipped && <sup>*</sup>}
              </th>
              <td>{row.vocabulary.toLocaleString('en-US')}</td>
              <td>{row.chinese.tokens}</td>
              <td>{row.perCharacter.toFixed(2)}</td>
              <td>{row.chinese.bytePieces}</td>
              <td>{row.chinese.partialPieces}</td>
              <td>{row.english.tokens}</td>
              <td>{row.ratio.toFixed(2)}</td>
              <td>{row.code.tokens}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className={styles.note}>
        中文是 {chineseParts.length} 段共 {count(chineseParts)} 个字符，英文是同样内容的译文共 {count(englishParts)}{' '}
        个字符，代码 {count([codePart])}{' '}
        个字符。每段单独切，不加特殊词元。词表一列是词表文件里的词元数，聊天用的特殊词元不全算在内。
      </p>
      <p className={styles.note}>* 词表没有随站提供，原因见上面那张图的许可说明；这里是构建网站时算出的数。</p>
      <details className={styles.text}>
        <summary>比较用的文字</summary>
        {chineseParts.map((part, index) => (
          <div key={part.id}>
            <p>
              <b>{part.name}</b>　{part.text}
            </p>
            <p lang="en">{englishParts[index]?.text}</p>
          </div>
        ))}
        <p>
          <b>{codePart.name}</b>
        </p>
        <pre>
          <code>{codePart.text}</code>
        </pre>
      </details>
    </>
  );
}

function count(parts: readonly {readonly text: string}[]): number {
  return parts.reduce((sum, {text}) => sum + characters(text), 0);
}
