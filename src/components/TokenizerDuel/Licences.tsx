import type {ReactNode} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {licenceFiles, tokenizers} from '@site/src/labs/tokenizers/registry';
import styles from './styles.module.css';

/** What each vocabulary is passed on under, and which are not passed on. */
export default function Licences(): ReactNode {
  const {withBaseUrl} = useBaseUrlUtils();
  const attributions = tokenizers.flatMap(({shipped, attribution}) => (shipped && attribution ? [attribution] : []));
  return (
    <>
      <p className={styles.note}>{attributions.join(' · ')}</p>
      <details className={styles.licences}>
        <summary>词表的许可，和没有随站提供的词表</summary>
        <ul>
          {tokenizers.map((tokenizer) => {
            const {id, name, licence} = tokenizer;
            const files = licenceFiles(id);
            return (
              <li key={id}>
                <b>{name}</b>：<a href={licence.url}>{licence.name}</a>。
                {tokenizer.shipped ? (
                  <>
                    随站附上：<a href={withBaseUrl(files.agreement)}>协议全文</a>、
                    <a href={withBaseUrl(files.notice)}>声明</a>。
                  </>
                ) : (
                  <>没有随站提供。{tokenizer.reason}</>
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}
