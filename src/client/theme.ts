import {isHydrated} from './hydration';
import {switchColour, type ColourChoice} from './colourChoice';
import {say} from './say';

const NAMES: Record<ColourChoice, string> = {light: '浅色', dark: '深色', system: '跟随系统'};

/** The colour button before hydration. */
export function startTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const {dataset} = document.documentElement;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-colour-mode]') : null;
    if (!button) return;
    if (!isHydrated()) switchColour(button.dataset.colourMode ?? 'theme');
    // After the app's own handler, whose state sets the attribute.
    window.setTimeout(sayColour);
  });
  dark.addEventListener('change', ({matches}) => {
    if (!isHydrated() && dataset.themeChoice === 'system') dataset.theme = matches ? 'dark' : 'light';
  });
}

export function sayColour(): void {
  say(`颜色：${NAMES[document.documentElement.dataset.themeChoice as ColourChoice] ?? NAMES.system}`);
}
