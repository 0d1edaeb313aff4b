import type {ReactNode} from 'react';
import Layout from '@theme/Layout';
import styles from './styles.module.css';

interface Props {
  /** The title of the page's heading and, unless `documentTitle` says otherwise, of the document. */
  readonly title: string;
  readonly documentTitle?: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** A page that is no note: title, text, the reading measure. */
export default function PageShell({title, documentTitle = title, description, children}: Props): ReactNode {
  return (
    <Layout title={documentTitle} description={description}>
      <main className={styles.page}>
        <h1>{title}</h1>
        {children}
      </main>
    </Layout>
  );
}
