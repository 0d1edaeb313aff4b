// Replaces the theme's collapsible contents of a page: the original opens only after hydration, `details` always.
import type {ReactNode} from 'react';
import TOCItems from '@theme/TOCItems';
import type {Props} from '@theme/TOCCollapsible';
import styles from './styles.module.css';

export default function TOCCollapsible({toc, className, minHeadingLevel, maxHeadingLevel}: Props): ReactNode {
  return (
    <details className={`${styles.contents} ${className ?? ''}`}>
      <summary>本页目录</summary>
      <TOCItems
        toc={toc}
        minHeadingLevel={minHeadingLevel}
        maxHeadingLevel={maxHeadingLevel}
        className="table-of-contents"
      />
    </details>
  );
}
