import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {useThemeConfig} from '@docusaurus/theme-common';
import styles from './styles.module.css';

interface Props {
  /** The tree of a note's chapter; other pages have only the site's own links. */
  readonly children?: ReactNode;
}

/** The id by which the button in the navigation bar opens the menu. */
export const SITE_MENU_ID = 'site-menu';

/** Marks the links of the bar that lead to chapters. */
const CHAPTER = 'navbar-chapter';

/**
 * The site's menu. On a narrow screen it is a drawer that the browser's own popover opens and closes, with or without
 * JavaScript; on a wide one the tree of notes stands beside the text and the links are in the bar.
 */
export default function SiteMenu({children}: Props): ReactNode {
  const {items} = useThemeConfig().navbar;
  // The tree has the chapters already.
  const links = children ? items.filter(({className}) => className !== CHAPTER) : items;
  return (
    <aside
      id={SITE_MENU_ID}
      popover="auto"
      aria-label="菜单"
      className={`${styles.drawer} ${children ? `theme-doc-sidebar-container ${styles.beside}` : ''}`}>
      <div className={styles.head}>
        <b>菜单</b>
        <button
          type="button"
          className={styles.close}
          popoverTarget={SITE_MENU_ID}
          popoverTargetAction="hide"
          aria-label="关闭菜单">
          ✕
        </button>
      </div>
      <ul className={`menu__list ${styles.links}`}>
        {links.map(({label, to}) => (
          <li key={String(to)} className="menu__list-item">
            <Link className="menu__link" to={String(to)}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </aside>
  );
}
