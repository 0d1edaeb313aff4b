import type {ReactNode} from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

interface Props {
  readonly id: string;
}

/** An old id that stays where it was, so that links from elsewhere keep working. */
export default function Anchor({id}: Props): ReactNode {
  useBrokenLinks().collectAnchor(id);
  return <span id={id} />;
}
