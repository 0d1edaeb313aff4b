import type {CharacterMap} from '../text/fold';
import type {PageGroup, SectionHit, Snippet} from '../types';
import {findMarks, markRanges, type MarkTerm} from './marks';
import type {TableSection} from './table';

/** A section with its place in the order of results. */
export interface RankedSection {
  readonly section: TableSection;
  readonly coverage: number;
  readonly score: number;
}

/**
 * A section joins the group of its page if no section that it passes on the way up is better by more than this factor; else it
 * opens a new group, so that reading from top to bottom stays reading from best to worst.
 */
const NEARLY_EQUAL = 1.08;

/** Sections, best first, by page. */
export function groupSections(
  ranked: readonly RankedSection[],
  terms: readonly MarkTerm[],
  map: CharacterMap,
  snippetOf: (section: number) => Snippet | null,
): PageGroup[] {
  const groups: {page: TableSection['page']; sections: RankedSection[]}[] = [];
  for (const one of ranked) {
    let passed = 0;
    let joined = false;
    for (let at = groups.length - 1; at >= 0 && passed <= one.score * NEARLY_EQUAL; at -= 1) {
      const group = groups[at];
      if (!group) break;
      if (group.page.address === one.section.page.address) {
        group.sections.push(one);
        joined = true;
        break;
      }
      passed = Math.max(passed, ...group.sections.map(({score}) => score));
    }
    if (!joined) groups.push({page: one.section.page, sections: [one]});
  }
  return groups.map(({page, sections}) => ({
    title: page.title,
    address: page.address,
    crumbs: page.crumbs,
    sections: sections.map(({section, score}): SectionHit => ({
      address: section.address,
      heading: section.heading,
      headingMarks: markRanges(findMarks(section.heading, terms, map)),
      path: section.path,
      snippet: snippetOf(section.number),
      score,
    })),
  }));
}
