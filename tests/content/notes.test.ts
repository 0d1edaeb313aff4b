import {describe, expect, it} from 'vitest';
import {glossary} from '@site/src/data/glossary';
import {route} from '@site/src/data/route';
import {loadBibliography, loadNotes} from '@site/src/utils/content';

const {notes} = loadNotes();
const written = [...notes.values()];

describe('the route on the landing page', () => {
  const linked = route.flatMap((chapter) => chapter.pages.flatMap((page) => page.to ?? []));

  it('links every note, and only notes', () => {
    expect([...linked].sort()).toEqual([...notes.keys()].sort());
  });
});

describe('the glossary', () => {
  it('has no id and no name twice', () => {
    const ids = glossary.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = glossary.flatMap((entry) => [
      ...new Set(
        [entry.zh, entry.en, ...(entry.abbr ? [entry.abbr] : []), ...entry.aliases].map((name) => name.toLowerCase()),
      ),
    ]);
    expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
  });

  it.each(glossary.filter((entry) => entry.section))('$id points at a section that exists', ({section}) => {
    const [address = '', anchor] = (section ?? '').split('#');
    const note = notes.get(address);
    expect(note, address).toBeDefined();
    if (anchor) expect([...(note?.anchors ?? [])]).toContain(anchor);
  });
});

describe.each(written)('$path', (note) => {
  it('has a description of a readable length', () => {
    expect(note.description.length).toBeGreaterThanOrEqual(20);
    expect(note.description.length).toBeLessThanOrEqual(120);
  });

  it('has a figure, a worked example or formula, a quiz and sources', () => {
    const anchors = [...note.anchors];
    expect(anchors.filter((id) => id.startsWith('fig-')).length).toBeGreaterThan(0);
    expect(anchors.filter((id) => id.startsWith('quiz-')).length).toBeGreaterThanOrEqual(3);
    expect(note.citations.length).toBeGreaterThan(0);
  });
});

describe('the references', () => {
  it('are each cited somewhere', () => {
    const cited = new Set(written.flatMap((note) => note.citations.map(({key}) => key)));
    expect([...loadBibliography().keys()].filter((key) => !cited.has(key))).toEqual([]);
  });
});
