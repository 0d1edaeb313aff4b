import fs from 'node:fs';
import type {Page} from '@playwright/test';

/** Every page of the built sitemap, as addresses on the test server. */
export function sitemapPages(): string[] {
  const sitemap = fs.readFileSync('build/sitemap.xml', 'utf8');
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname);
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

export const VIEWS: readonly View[] = [
  {width: 360, height: 740, scheme: 'light'},
  {width: 360, height: 740, scheme: 'dark'},
  {width: 1280, height: 900, scheme: 'light'},
  {width: 1280, height: 900, scheme: 'dark'},
];

/**
 * One page of each kind; these are seen in all views, the others in one. For lists it is the glossary: the references,
 * three hundred entries alike, take the longest of all pages, and are judged text by text in their one view.
 */
export const REPRESENTATIVES: ReadonlySet<string> = new Set([
  '/',
  '/glossary',
  '/gpt',
  '/gpt/instructgpt',
  '/gpt/instructgpt/reward-model',
]);

/**
 * Which page is looked at in which view: the representatives in all, the rest spread over the views.
 * `first` is true once for every page.
 */
export function pageViews(): {page: string; view: View; first: boolean}[] {
  return sitemapPages().flatMap((page, position) => {
    const views = REPRESENTATIVES.has(page)
      ? VIEWS
      : VIEWS.slice(position % VIEWS.length, (position % VIEWS.length) + 1);
    return views.map((view, index) => ({page, view, first: index === 0}));
  });
}

/** Keeps what a page asks for at matching addresses waiting. @returns lets it go */
export async function hold(page: Page, address: RegExp): Promise<() => void> {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}
