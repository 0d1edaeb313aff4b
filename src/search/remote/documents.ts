import {askedOf, type Asked} from '../builder/asked';
import type {SearchPage} from '../builder/sections';
import type {SectionDocument} from './meilisearch';

/** What of a section is searched, the most important first, and how the server shall cut Chinese. */
export const SETTINGS = {
  searchableAttributes: ['heading', 'asked', 'page', 'path', 'text'],
  displayedAttributes: ['address', 'heading', 'path', 'page', 'pageAddress', 'crumbs', 'text'],
  localizedAttributes: [{attributePatterns: ['*'], locales: ['cmn', 'eng']}],
};

/**
 * The documents of a page, one a section.
 *
 * @param asked what readers ask that its sections answer; searched, never shown
 */
export function documentsOf(page: SearchPage, asked: Asked | undefined): SectionDocument[] {
  return page.sections.map((section) => {
    const {address, heading, path, text} = section;
    return {
      // A key may hold nothing but these characters; addresses are English, so two stay two.
      id: address.replace(/^\//u, '').replace(/[^\w-]/gu, '_') || 'home',
      address,
      heading,
      path,
      page: page.title,
      pageAddress: page.address,
      crumbs: page.crumbs,
      asked: askedOf(section, asked),
      text,
    };
  });
}
