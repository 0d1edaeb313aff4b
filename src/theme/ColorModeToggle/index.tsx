// Replaces the theme's button, which stays disabled until the page is hydrated: this one works from the start.
// src/client/theme.ts serves it before React is there; afterwards React does, whose state has to know.
import type {ReactNode} from 'react';
import siteStorage from '@generated/site-storage';
import useIsBrowser from '@docusaurus/useIsBrowser';
import type {ColorMode} from '@docusaurus/theme-common';
import IconDarkMode from '@theme/Icon/DarkMode';
import IconLightMode from '@theme/Icon/LightMode';
import IconSystemColorMode from '@theme/Icon/SystemColorMode';
import type {Props} from '@theme/ColorModeToggle';
import {nextChoice} from '@site/src/client/colourChoice';
import styles from './styles.module.css';

export default function ColorModeToggle({className, value, onChange}: Props): ReactNode {
  const alive = useIsBrowser();
  return (
    <button
      type="button"
      className={`${styles.toggle} ${className ?? ''}`}
      data-scripted=""
      data-colour-mode={`theme${siteStorage.namespace}`}
      title="颜色：浅色、深色或跟随系统"
      aria-label="切换颜色：浅色、深色或跟随系统"
      onClick={
        alive
          ? () => {
              const next = nextChoice(value ?? 'system');
              onChange((next === 'system' ? null : next) as ColorMode);
            }
          : undefined
      }>
      <IconLightMode aria-hidden className={`${styles.icon} ${styles.light}`} />
      <IconDarkMode aria-hidden className={`${styles.icon} ${styles.dark}`} />
      <IconSystemColorMode aria-hidden className={`${styles.icon} ${styles.system}`} />
    </button>
  );
}
