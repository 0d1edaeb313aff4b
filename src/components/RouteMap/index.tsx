import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import type {RouteChapter} from '@site/src/data/route';
import styles from './styles.module.css';

interface Props {
  readonly chapters: readonly RouteChapter[];
}

/** The whole route; what is not written yet is named without a link. */
export default function RouteMap({chapters}: Props): ReactNode {
  return (
    <ol className={styles.route}>
      {chapters.map((chapter) => (
        <li key={chapter.title}>
          <h3>{chapter.title}</h3>
          <p>{chapter.about}</p>
          <ul>
            {chapter.pages.map((page) => (
              <li key={page.title}>
                {page.to ? (
                  <Link to={page.to}>{page.title}</Link>
                ) : (
                  <span className={styles.unwritten}>{page.title}（还没写）</span>
                )}
                <span className={styles.about}>{page.about}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
