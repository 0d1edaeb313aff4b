import type {Section} from './sections';

/** What readers ask, by the id of the heading whose section answers it; PAGE stands for the lines before the first one. */
export type Asked = ReadonlyMap<string, readonly string[]>;

/** The key of a page's first lines. */
export const PAGE = 'page';

/** What readers ask that a section answers. */
export function askedOf({address, level}: Section, asked: Asked | undefined): readonly string[] {
  return asked?.get(level === 1 ? PAGE : (address.split('#')[1] ?? '')) ?? [];
}
