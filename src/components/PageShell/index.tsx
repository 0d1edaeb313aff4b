import type {ReactNode} from 'react';
import Layout from '@theme/Layout';
import styles from './styles.module.css';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** A page that is no note: title, text, the reading measure. */
export default function PageShell({title, description, children}: Props): ReactNode {
  return (
    <Layout title={title} description={description}>
      <main className={styles.page}>
        <h1>{title}</h1>
        {children}
      </main>
    </Layout>
  );
}
