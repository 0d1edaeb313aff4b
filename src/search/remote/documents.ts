import type {SearchPage} from '../builder/sections';
import type {SectionDocument} from './meilisearch';

/** What of a section is searched, the most important first, and how the server shall cut Chinese. */
export const SETTINGS = {
  searchableAttributes: ['heading', 'page', 'path', 'text'],
  displayedAttributes: ['address', 'heading', 'path', 'page', 'pageAddress', 'crumbs', 'text'],
  localizedAttributes: [{attributePatterns: ['*'], locales: ['cmn', 'eng']}],
};

/** The documents of a page, one a section. */
export function documentsOf(page: SearchPage): SectionDocument[] {
  return page.sections.map(({address, heading, path, text}) => ({
    // A key may hold nothing but these characters; addresses are English, so two stay two.
    id: address.replace(/^\//u, '').replace(/[^\w-]/gu, '_') || 'home',
    address,
    heading,
    path,
    page: page.title,
    pageAddress: page.address,
    crumbs: page.crumbs,
    text,
  }));
}
