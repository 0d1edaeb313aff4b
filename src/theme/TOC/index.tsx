// Replaces the theme's list beside the text: the original marks the section in view from React, which a reading page does
// not start; src/client/contents.ts does it for every page alike.
import type {ReactNode} from 'react';
import TOCItems from '@theme/TOCItems';
import type {Props} from '@theme/TOC';
import styles from './styles.module.css';

export default function TOC({className, ...props}: Props): ReactNode {
  return (
    <nav aria-label="本页目录" data-contents="" className={`${styles.contents} thin-scrollbar ${className ?? ''}`}>
      <TOCItems {...props} linkClassName="table-of-contents__link" />
    </nav>
  );
}
