import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';

interface Props {
  readonly id: string;
  /** Written by remarkModels. */
  readonly name?: string;
}

/** The name of a model, leading to its row in the table of models, where it is pinned. */
export default function Model({id, name}: Props): ReactNode {
  return (
    // Docusaurus knows the anchors of headings, not of rows; that the row is there is tested in the built site.
    <Link to={`/models?pin=${id}#model-${id}`} data-noBrokenLinkCheck>
      {name}
    </Link>
  );
}
