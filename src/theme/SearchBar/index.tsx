import type {ReactNode} from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import styles from './styles.module.css';

/**
 * A link to the page of results that src/client/search.ts turns into the search box. It is there and works before and without
 * hydration, so it holds no state.
 */
export default function SearchBar(): ReactNode {
  const {siteConfig} = useDocusaurusContext();
  const remote = siteConfig.customFields?.search;
  return (
    <a
      href={useBaseUrl('/search')}
      className={styles.open}
      data-search-open=""
      {...(remote ? {'data-search-remote': JSON.stringify(remote)} : {})}>
      <svg className={styles.icon} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M13 13l5 5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      <span className={styles.word}>搜索</span>
      <kbd className={styles.key} aria-hidden="true">
        /
      </kbd>
    </a>
  );
}
