import {createHash, randomUUID} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Where Docusaurus and its bundler keep theirs: `docusaurus clear`, or removing node_modules, empties it. */
const FOLDER = path.join('node_modules', '.cache', 'notes');

/** What is being made: two notes that show the same drawing are compiled side by side, and it is drawn once. */
const making = new Map<string, Promise<Buffer>>();

/**
 * Keeps what is costly to make under a name made of everything that it is made from, so that it never goes stale.
 *
 * @param kind a folder's name
 * @param from what the result depends on: inputs, and the packages whose versions count
 * @param make called when there is no such result yet
 * @param root the project's folder
 */
export async function cached(
  kind: string,
  from: {readonly inputs: readonly (string | Buffer)[]; readonly packages: readonly string[]},
  make: () => Promise<Buffer>,
  root = process.cwd(),
): Promise<Buffer> {
  const manifests = from.packages.map((name) => fs.readFile(path.join(root, 'node_modules', name, 'package.json')));
  const hash = createHash('sha256');
  for (const part of [...from.inputs, ...(await Promise.all(manifests))]) hash.update(part).update('\0');
  const file = path.join(root, FOLDER, kind, hash.digest('hex'));
  const running = making.get(file) ?? keptOrMade(file, make).finally(() => making.delete(file));
  making.set(file, running);
  return running;
}

async function keptOrMade(file: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const kept = await fs.readFile(file).catch(() => null);
  if (kept) return kept;
  const made = await make();
  await fs.mkdir(path.dirname(file), {recursive: true});
  // Whole or not at all: a build that is stopped half-way leaves no half file, and another that runs beside it has its own.
  const partial = `${file}.${randomUUID()}`;
  await fs.writeFile(partial, made);
  await fs.rename(partial, file);
  return made;
}
