import fs from 'node:fs';
import path from 'node:path';
import {glossary} from '../data/glossary';
import {parseBibliography, type Bibliography} from './bibliography';
import {readNoteIndex, type NoteIndex} from './noteIndex';

/** The one place where the transforms' inputs are read from disk; the transforms themselves read nothing. */

const root = process.cwd();
const docs = path.join(root, 'docs');
const bibliographyFile = path.join(root, 'references.bib');

let bibliography: {readonly stamp: number; readonly entries: Bibliography} | null = null;

export function loadBibliography(): Bibliography {
  const stamp = fs.statSync(bibliographyFile).mtimeMs;
  if (bibliography?.stamp !== stamp) {
    bibliography = {stamp, entries: parseBibliography(fs.readFileSync(bibliographyFile, 'utf8'))};
  }
  return bibliography.entries;
}

export function loadNotes(): NoteIndex {
  return readNoteIndex(docs);
}

/** Reads a file of the project for a note that shows it; null when there is none. */
export function readProjectFile(name: string): string | null {
  const file = path.resolve(root, name);
  return file.startsWith(root + path.sep) && fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

/** Anchors of the pages that are no notes; null for an address that is none of them. */
export function otherPageAnchors(address: string): ReadonlySet<string> | null {
  switch (address) {
    case '/':
      return new Set(['route']);
    case '/glossary':
      return new Set(glossary.map((entry) => entry.id));
    case '/references':
      return new Set([...loadBibliography().keys()]);
    default:
      return null;
  }
}

/** The texts that every note is compiled with: the references, the glossary and the transforms themselves. */
export function sharedSources(): string[] {
  const folders = ['src/remark', 'src/rehype', 'src/utils', 'src/llm', 'src/data/models'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const files = [
    bibliographyFile,
    path.join(root, 'src/data/glossary.ts'),
    path.join(root, 'src/data/shapes.ts'),
    path.join(root, 'src/notePipeline.ts'),
    ...folders,
  ];
  return files.map((file) => fs.readFileSync(file, 'utf8'));
}
