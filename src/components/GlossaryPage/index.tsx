import type {CSSProperties, ReactNode} from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import PageShell from '@site/src/components/PageShell';
import type {GlossaryGroup} from '@site/src/utils/glossaryOrder';
import styles from './styles.module.css';

interface Props {
  readonly groups: readonly GlossaryGroup[];
}

/** All terms by pinyin and letter. */
export default function GlossaryPage({groups}: Props): ReactNode {
  const {collectAnchor} = useBrokenLinks();
  const entries = groups.flatMap((group) => group.entries);
  entries.forEach((entry) => collectAnchor(entry.id));
  return (
    <PageShell title="术语表" description="大语言模型常用术语的中英文对照、缩写、别名和释义，按拼音和字母排列。">
      <p>共 {entries.length} 条。正文里第一次出现的术语带虚线，点一下就能看到同样的释义。</p>
      <nav aria-label="按字母跳转" className={styles.letters}>
        {groups.map(({letter}) => (
          <a key={letter} href={`#letter-${letter.toLowerCase()}`}>
            {letter}
          </a>
        ))}
      </nav>
      <div data-long-list="">
        {groups.map(({letter, entries: terms}) => (
          <section key={letter} style={{'--entries': terms.length} as CSSProperties}>
            <h2 id={`letter-${letter.toLowerCase()}`}>{letter}</h2>
            <dl>
              {terms.map((entry) => (
                <div key={entry.id} id={entry.id} className={styles.entry}>
                  <dt>
                    {entry.zh}
                    {entry.en !== entry.zh && <span lang="en">　{entry.en}</span>}
                    {entry.abbr && <span lang="en">（{entry.abbr}）</span>}
                    <a
                      className="hash-link"
                      href={`#${entry.id}`}
                      aria-label={`${entry.zh}的链接`}
                      title="这一条的链接"
                    />
                  </dt>
                  <dd>
                    {entry.definition}
                    {entry.aliases.length > 0 && (
                      <span className={styles.aliases}> 也写作：{entry.aliases.join('、')}。</span>
                    )}
                    {entry.section && (
                      <>
                        {' '}
                        <Link to={entry.section} aria-label={`${entry.zh}的讲解`}>
                          讲解
                        </Link>
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </PageShell>
  );
}
