export type ColourChoice = 'light' | 'dark' | 'system';

// Both functions also run in the page's head, by themselves (`EARLY_SCRIPT`): they refer to nothing but each other.

/** What the button switches to, going round; anything unknown counts as following the system. */
export function nextChoice(choice: string | undefined): ColourChoice {
  if (choice === 'light') return 'dark';
  return choice === 'dark' ? 'system' : 'light';
}

/**
 * Goes on to the next choice, and keeps it in the way Docusaurus does, so that the app finds it when it starts.
 *
 * @param key under which the choice is kept
 */
export function switchColour(key: string): void {
  const {dataset} = document.documentElement;
  const choice = nextChoice(dataset.themeChoice);
  const dark = choice === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark';
  dataset.themeChoice = choice;
  dataset.theme = dark ? 'dark' : 'light';
  try {
    if (choice === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
