import type {Bibliography, Reference} from './bibliography';
import type {NoteIndex} from './noteIndex';

/** A section that cites a work. */
export interface ReferencePlace {
  readonly to: string;
  readonly page: string;
  /** Null for the text before the first heading. */
  readonly section: string | null;
}

export interface ListedReference extends Reference {
  readonly places: readonly ReferencePlace[];
}

/** Every work that the notes cite, by key, with each section that cites it once. */
export function referencesWithPlaces(bibliography: Bibliography, index: NoteIndex): ListedReference[] {
  const places = new Map<string, Map<string, ReferencePlace>>();
  for (const note of index.notes.values()) {
    for (const citation of note.citations) {
      const to = citation.headingId ? `${note.path}#${citation.headingId}` : note.path;
      const known = places.get(citation.key) ?? new Map<string, ReferencePlace>();
      known.set(to, {to, page: note.title, section: citation.headingText});
      places.set(citation.key, known);
    }
  }
  return [...bibliography.values()]
    .map((reference) => ({...reference, places: [...(places.get(reference.key)?.values() ?? [])]}))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
