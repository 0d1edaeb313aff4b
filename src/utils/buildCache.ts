import {createHash} from 'node:crypto';
import type {NoteIndex} from './noteIndex';

export interface BuildCacheInputs {
  readonly baseUrl: string;
  readonly notes: NoteIndex;
  /** The texts that every note depends on: references, glossary, transforms. */
  readonly shared: readonly string[];
  readonly readFile: (name: string) => string | null;
}

/**
 * A key for the bundler's cache of compiled notes. A note's result depends on more than its own text: on what it may link
 * to, on the references and the glossary, on the files whose code it shows, and on the site's base. While the key stays,
 * an edit of one note compiles that note alone.
 */
export function buildCacheKey({baseUrl, notes, shared, readFile}: BuildCacheInputs): string {
  const hash = createHash('sha256');
  const add = (part: string): void => void hash.update(part).update('\0');
  add(baseUrl);
  shared.forEach(add);
  for (const note of [...notes.notes.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    add(JSON.stringify([note.path, note.title, [...note.anchors].sort(), [...note.numbered]]));
    note.files.forEach((name) => add(readFile(name) ?? ''));
  }
  return hash.digest('hex').slice(0, 16);
}
