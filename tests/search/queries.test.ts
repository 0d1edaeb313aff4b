import {describe, expect, it} from 'vitest';
import {loadNotes, otherPageAnchors} from '@site/src/utils/content';
import {heldOutQueries} from './heldout';
import {devQueries} from './heldout/dev';
import {freshQueries} from './heldout/fresh';
import {readersQueries} from './heldout/readers';
import {testQueries} from './heldout/test';
import {relevanceQueries, type QueryKind} from './queries';

const {notes} = loadNotes();
const lists = new Map(['/glossary', '/references'].map((page) => [page, otherPageAnchors(page)]));

/** Why an address is no section; null when it is one. Figures, equations and quizzes are found through their heading. */
function problem(address: string): string | null {
  const [page = '', anchor] = address.split('#');
  const note = notes.get(page);
  if (note) {
    return !anchor || note.headings.some(({id}) => id === anchor) ? null : `${page} has no heading #${anchor}`;
  }
  const anchors = lists.get(page);
  if (!anchors) return `there is no page ${page}`;
  return anchor && anchors.has(anchor) ? null : `${page} has no entry “${anchor ?? ''}”`;
}

/** Two queries that differ in case or width only are one. */
function folded(query: string): string {
  return query.normalize('NFKC').toLowerCase().trim();
}

describe('the relevance queries', () => {
  it('are many, and of every kind', () => {
    expect(relevanceQueries.length).toBeGreaterThanOrEqual(200);
    const counts = new Map<QueryKind, number>();
    for (const {kind} of relevanceQueries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(counts.size).toBe(14);
    expect([...counts].filter(([, count]) => count < 14)).toEqual([]);
  });

  it('are each asked once', () => {
    const asked = relevanceQueries.map(({query}) => folded(query));
    expect(asked.filter((query, position) => query === '' || asked.indexOf(query) !== position)).toEqual([]);
  });

  it('are answered by sections that exist, each named once', () => {
    const wrong = relevanceQueries.flatMap(({query, answers}) => [
      ...(answers.length === 0 ? [`${query}: no answer`] : []),
      ...answers.flatMap((address, position) => {
        const found = answers.indexOf(address) === position ? problem(address) : `${address} is named twice`;
        return found ? [`${query}: ${found}`] : [];
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it('leave no note out, nor the glossary or the references', () => {
    const reached = new Set(relevanceQueries.flatMap(({answers}) => answers.map((address) => address.split('#')[0])));
    expect([...notes.keys(), ...lists.keys()].filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('the queries held out', () => {
  const heldOut = [...heldOutQueries, ...devQueries, ...testQueries, ...freshQueries];

  it('are of every kind, each asked once and none of them in the suite', () => {
    expect(new Set(heldOutQueries.map(({kind}) => kind)).size).toBe(14);
    expect(new Set([...devQueries, ...testQueries].map(({kind}) => kind)).size).toBe(14);
    const asked = [...relevanceQueries, ...heldOut].map(({query}) => folded(query));
    expect(asked.filter((query, position) => asked.indexOf(query) !== position)).toEqual([]);
  });

  it('are answered by sections that exist, each named once', () => {
    const wrong = [...heldOut, ...readersQueries].flatMap(({query, answers}) =>
      answers.length === 0 || new Set(answers).size < answers.length
        ? [query]
        : answers.flatMap((address) => problem(address) ?? []),
    );
    expect(wrong).toEqual([]);
  });
});
