export type ColourChoice = 'light' | 'dark' | 'system';

/** The order in which the button goes round. */
const NEXT: Record<ColourChoice, ColourChoice> = {system: 'light', light: 'dark', dark: 'system'};

/** What the button switches to; anything unknown counts as following the system. */
export function nextChoice(choice: string | undefined): ColourChoice {
  return NEXT[choice as ColourChoice] ?? NEXT.system;
}
