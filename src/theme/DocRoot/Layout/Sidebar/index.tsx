// Replaces the theme's frame around the sidebar: the original hides and shows it with state, this one is the site's menu,
// a popover on narrow screens.
import type {ReactNode} from 'react';
import {useLocation} from '@docusaurus/router';
import DocSidebar from '@theme/DocSidebar';
import type {Props} from '@theme/DocRoot/Layout/Sidebar';
import SiteMenu from '@site/src/components/SiteMenu';
import styles from './styles.module.css';

export default function DocRootLayoutSidebar({sidebar}: Props): ReactNode {
  const {pathname} = useLocation();
  return (
    <SiteMenu>
      <div className={styles.viewport}>
        <DocSidebar sidebar={sidebar} path={pathname} onCollapse={() => {}} isHidden={false} />
      </div>
    </SiteMenu>
  );
}
