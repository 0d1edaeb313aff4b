// Replaces the theme's bar: the original holds a drawer that only a hydrated page can open. Here the drawer is a popover
// (src/components/SiteMenu), which the browser opens by itself; a note's page has its sidebar in it, other pages the links.
import type {ReactNode} from 'react';
import {translate} from '@docusaurus/Translate';
import {useActiveDocContext} from '@docusaurus/plugin-content-docs/client';
import type {Props} from '@theme/Navbar/Layout';
import SiteMenu from '@site/src/components/SiteMenu';

export default function NavbarLayout({children}: Props): ReactNode {
  const hasSidebar = Boolean(useActiveDocContext(undefined).activeDoc?.sidebar);
  return (
    <>
      <nav
        aria-label={translate({id: 'theme.NavBar.navAriaLabel', message: 'Main'})}
        className="theme-layout-navbar navbar navbar--fixed-top">
        {children}
      </nav>
      {!hasSidebar && <SiteMenu />}
    </>
  );
}
