import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Heading from '@theme/Heading';

interface Props {
  /** JSON: an array of {key, text, url}. Written by remarkCitations. */
  readonly entries: string;
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly url: string | null;
}

/** The works that a page cites, at its end. */
export default function ReferenceList({entries}: Props): ReactNode {
  const list = JSON.parse(entries) as readonly Entry[];
  const {collectAnchor} = useBrokenLinks();
  list.forEach((entry) => collectAnchor(`ref-${entry.key}`));
  return (
    <section className="references">
      <Heading as="h2" id="references">
        参考文献
      </Heading>
      <ul>
        {list.map((entry) => (
          <li key={entry.key} id={`ref-${entry.key}`}>
            <span lang="en">{entry.text}</span>{' '}
            {entry.url && (
              <a href={entry.url} rel="noreferrer">
                原文
              </a>
            )}{' '}
            · <Link to={`/references#${entry.key}`}>哪里还引用了它</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
