// Replaces the theme's logo: drawn in the page, in the colours of the theme, it needs no request, and no script to change
// with the colours. static/img/logo.svg is the same drawing as a file.
import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {useThemeConfig} from '@docusaurus/theme-common';
import type {Props} from '@theme/Logo';
import styles from './styles.module.css';

export default function Logo({imageClassName, titleClassName, ...props}: Props): ReactNode {
  const {title} = useThemeConfig().navbar;
  return (
    <Link to="/" {...props}>
      <svg className={`${styles.logo} ${imageClassName ?? ''}`} viewBox="0 0 32 32" aria-hidden="true">
        <path d="M5 6h9a3 3 0 0 1 2 1 3 3 0 0 1 2-1h9v19h-8a3 3 0 0 0-3 2 3 3 0 0 0-3-2H5zM9 12h4M9 16h4M9 20h3" />
        <path className={styles.graph} d="m20.6 18.4 2.8-4.8" />
        <circle cx="20" cy="20" r="1.8" />
        <circle cx="24" cy="12" r="1.8" />
      </svg>
      {title && <b className={titleClassName}>{title}</b>}
    </Link>
  );
}
