// Replaces the theme's choice between two sidebars by the width of the window: one and the same tree stands in
// src/components/SiteMenu, a drawer on narrow screens, so that it is in the page before any script runs.
import type {ReactNode} from 'react';
import DocSidebarDesktop from '@theme/DocSidebar/Desktop';
import type {Props} from '@theme/DocSidebar';

export default function DocSidebar(props: Props): ReactNode {
  return <DocSidebarDesktop {...props} />;
}
