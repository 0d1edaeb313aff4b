import {apart} from './apart';
import type {RelevanceQuery} from './ask';
import {crosslingual} from './crosslingual';
import {english} from './english';
import {homophone} from './homophone';
import {identifier} from './identifier';
import {initials} from './initials';
import {inside} from './inside';
import {mixed} from './mixed';
import {number} from './number';
import {pinyin} from './pinyin';
import {question} from './question';
import {simplified} from './simplified';
import {spaced} from './spaced';
import {traditional} from './traditional';

export type {QueryKind, RelevanceQuery} from './ask';

/**
 * What readers look for and where the notes answer it, by which the search is measured.
 *
 * Written from the notes alone. An answer is every section that a careful reader would be content with, so a query
 * is worth adding only when that can be settled by reading; a section that comes to answer one later is added to it.
 */
export const relevanceQueries: readonly RelevanceQuery[] = [
  ...simplified,
  ...traditional,
  ...spaced,
  ...apart,
  ...inside,
  ...mixed,
  ...english,
  ...identifier,
  ...homophone,
  ...pinyin,
  ...initials,
  ...question,
  ...crosslingual,
  ...number,
];
