import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import PageShell from '@site/src/components/PageShell';
import type {ListedReference} from '@site/src/utils/referencePlaces';
import styles from './styles.module.css';

interface Props {
  readonly references: readonly ListedReference[];
}

/** All works cited, each with the sections that cite it. */
export default function ReferencesPage({references}: Props): ReactNode {
  const {collectAnchor} = useBrokenLinks();
  references.forEach((reference) => collectAnchor(reference.key));
  return (
    <PageShell title="参考文献" description="笔记引用的全部文献，每条都列出引用它的章节。">
      <p>共 {references.length} 条，按键名排序。每条下面列出引用它的章节。</p>
      <ul className={styles.list} data-long-list="">
        {references.map((reference) => (
          <li key={reference.key} id={reference.key}>
            <span lang="en">{reference.text}</span>{' '}
            {reference.url && (
              <a href={reference.url} rel="noreferrer" aria-label={`${reference.label}的原文`}>
                原文
              </a>
            )}
            <a
              className="hash-link"
              href={`#${reference.key}`}
              aria-label={`${reference.label}的链接`}
              title="这一条的链接"
            />
            {reference.places.length > 0 && (
              <div className={styles.places}>
                引用它的地方：
                {reference.places.map((place, index) => (
                  <span key={place.to}>
                    {index > 0 && '；'}
                    <Link to={place.to}>
                      {place.page}
                      {place.section && ` · ${place.section}`}
                    </Link>
                  </span>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
