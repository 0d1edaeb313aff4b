// Replaces the theme's category, whose folded part is not in the page until a script puts it there: `details` folds and
// unfolds by itself, and its links are there for a reader without JavaScript and for the browser's own search.
import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {isActiveSidebarItem} from '@docusaurus/plugin-content-docs/client';
import {isSamePath} from '@docusaurus/theme-common/internal';
import DocSidebarItems from '@theme/DocSidebarItems';
import type {Props} from '@theme/DocSidebarItem/Category';
import styles from './styles.module.css';

export default function DocSidebarItemCategory({item, activePath, level, index: _index, ...props}: Props): ReactNode {
  const {href, label, items} = item;
  const active = isActiveSidebarItem(item, activePath);
  return (
    <li className={`menu__list-item ${styles.category}`}>
      {href ? (
        <Link
          className={`menu__link ${styles.label} ${active ? 'menu__link--active' : ''}`}
          to={href}
          aria-current={isSamePath(href, activePath) ? 'page' : undefined}>
          {label}
        </Link>
      ) : (
        <span className={`menu__link ${styles.label}`}>{label}</span>
      )}
      <details open={active || !item.collapsed}>
        <summary className={styles.toggle} aria-label={`${label}的各页`} />
        <ul className="menu__list">
          <DocSidebarItems items={items} activePath={activePath} level={level + 1} {...props} />
        </ul>
      </details>
    </li>
  );
}
