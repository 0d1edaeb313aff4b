import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import NotePopover from '@site/src/components/NotePopover';
import {glossary} from '@site/src/data/glossary';

interface Props {
  readonly id: string;
  readonly children: ReactNode;
}

/** A glossary term at its first use on a page. Written by remarkTerms, not by hand. */
export default function Term({id, children}: Props): ReactNode {
  const entry = glossary.find((candidate) => candidate.id === id);
  if (!entry) return children;
  const names = [entry.en, entry.abbr].filter((name) => name && name !== entry.zh).join('，');
  return (
    <NotePopover id={`term-${id}`} describes="（术语，可展开释义）" label={children}>
      <b>{entry.zh}</b>
      {names && <span lang="en">（{names}）</span>}
      <br />
      {entry.definition}
      <br />
      <Link to={`/glossary#${id}`}>术语表</Link>
      {entry.section && (
        <>
          {' · '}
          <Link to={entry.section}>详细讲解</Link>
        </>
      )}
    </NotePopover>
  );
}
