// Replaces the theme's button, which a script has to show and to serve: this is a link, and src/client/contents.ts only
// says when the page has been scrolled far enough for it to be worth its place.
import type {ReactNode} from 'react';
import styles from './styles.module.css';

export default function BackToTopButton(): ReactNode {
  return (
    <a href="#top" className={styles.top} aria-label="回到页首" title="回到页首">
      ↑
    </a>
  );
}
