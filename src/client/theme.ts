import {isHydrated} from './hydration';
import {nextChoice, type ColourChoice} from './colourChoice';
import {say} from './say';

const NAMES: Record<ColourChoice, string> = {light: '浅色', dark: '深色', system: '跟随系统'};

/** The colour button before hydration, in the way Docusaurus keeps the choice, so that the app finds it when it starts. */
export function startTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const {dataset} = document.documentElement;
  const apply = (choice: ColourChoice): void => {
    dataset.themeChoice = choice;
    dataset.theme = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
  };
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-colour-mode]') : null;
    if (!button) return;
    if (!isHydrated()) {
      const choice = nextChoice(dataset.themeChoice);
      apply(choice);
      remember(button.dataset.colourMode ?? 'theme', choice);
    }
    // After the app's own handler, whose state sets the attribute.
    window.setTimeout(() => say(`颜色：${NAMES[dataset.themeChoice as ColourChoice] ?? NAMES.system}`));
  });
  dark.addEventListener('change', () => {
    if (!isHydrated() && dataset.themeChoice === 'system') apply('system');
  });
}

function remember(key: string, choice: ColourChoice): void {
  try {
    if (choice === 'system') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, choice);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
