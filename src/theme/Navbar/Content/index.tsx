// Replaces the theme's: the server leaves its menu button out, since only a hydrated page could serve it. This one opens
// a popover and is there from the start.
import type {ReactNode} from 'react';
import {useThemeConfig} from '@docusaurus/theme-common';
import {splitNavbarItems} from '@docusaurus/theme-common/internal';
import NavbarColorModeToggle from '@theme/Navbar/ColorModeToggle';
import NavbarLogo from '@theme/Navbar/Logo';
import NavbarItem, {type Props as NavbarItemConfig} from '@theme/NavbarItem';
import SearchBar from '@theme/SearchBar';
import {SITE_MENU_ID} from '@site/src/components/SiteMenu';
import styles from './styles.module.css';

export default function NavbarContent(): ReactNode {
  const [left, right] = splitNavbarItems(useThemeConfig().navbar.items as NavbarItemConfig[]);
  return (
    <div className="navbar__inner">
      <div className="navbar__items">
        <button type="button" className={styles.menu} popoverTarget={SITE_MENU_ID} aria-label="打开菜单">
          <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 6h18M3 12h18M3 18h18" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
        <NavbarLogo />
        <Items items={left} />
      </div>
      <div className="navbar__items navbar__items--right">
        <Items items={right} />
        <NavbarColorModeToggle />
        <SearchBar />
      </div>
    </div>
  );
}

function Items({items}: {readonly items: readonly NavbarItemConfig[]}): ReactNode {
  return items.map((item, index) => <NavbarItem key={index} {...item} />);
}
