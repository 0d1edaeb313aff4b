import type {ReactNode} from 'react';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import PageShell from '@site/src/components/PageShell';
import styles from './index.module.css';

/** The page of results. src/search/box mounts the results; without JavaScript it says where else to look. */
export default function SearchPage(): ReactNode {
  return (
    <PageShell title="搜索" description="在全部笔记里搜索：中文、英文、拼音、标识符，或一个完整的问题。">
      <Head>
        <meta name="robots" content="noindex, follow" />
      </Head>
      <div data-search-page="">
        <form action={useBaseUrl('/search')} role="search" className={styles.form}>
          <label htmlFor="search-page-input" className="visually-hidden">
            搜索笔记
          </label>
          <input
            id="search-page-input"
            className={styles.input}
            type="search"
            name="q"
            placeholder="搜索笔记"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
          />
          <button type="submit" className={styles.submit}>
            搜索
          </button>
        </form>
        {/* React leaves alone what it did not make: the results come from a script that does not wait for it. */}
        <div data-search-results="" dangerouslySetInnerHTML={{__html: ''}} suppressHydrationWarning />
      </div>
      <noscript>
        <p>
          搜索在你的浏览器里进行，需要 JavaScript。没有它，可以看<Link to="/#route">全部目录</Link>，或在
          <Link to="/glossary">术语表</Link>里按拼音查找；浏览器自带的页内查找也能用。
        </p>
      </noscript>
    </PageShell>
  );
}
