import type {ReactNode} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import styles from './styles.module.css';

interface Props {
  /** Below static/. */
  readonly file: string;
  /** Where Colab opens it; written by remarkTraining, absent while the site has no repository on GitHub. */
  readonly colab?: string;
}

/** The ways to a notebook: open it in Colab, or take it along. */
export default function NotebookLinks({file, colab}: Props): ReactNode {
  const address = useBaseUrlUtils().withBaseUrl(`/${file}`);
  return (
    <p className={styles.links}>
      {colab && (
        <a href={colab} rel="noopener">
          在 Colab 打开
        </a>
      )}
      <a href={address} download>
        下载笔记本（.ipynb）
      </a>
    </p>
  );
}
