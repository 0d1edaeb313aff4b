import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import {exampleMessages} from '../../data/chatExample';
import {chineseParts, codePart, englishParts, firstSample} from '../../data/tokenizerText';
import {allTexts} from '../../labs/chat/labels';
import {templates} from '../../labs/chat/templates';
import {createEngine, type Engine} from '../../labs/tokenizers/engine';
import type {Alphabet} from '../../labs/tokenizers/pieces';
import {
  packPiece,
  totalsByPart,
  type ChatTables,
  type TokenizerTables,
  type VocabularyAsset,
} from '../../labs/tokenizers/tables';
import {tokenizers, type TokenizerId} from '../../labs/tokenizers/registry';
import {packVocabulary, type TokenizerJson} from '../../labs/tokenizers/vocabularyFile';
import {narrowTo} from './narrow';
import {readSource} from './sources';

/** The tokenizers that the figure shows before the reader does anything. */
export const FIRST_SHOWN: readonly TokenizerId[] = ['gpt-2', 'llama-2', 'qwen-2.5'];

export interface BuiltTokenizers {
  readonly tables: TokenizerTables;
  readonly chats: ChatTables;
  /** The files to serve, by their place below the site's address. */
  readonly files: Readonly<Record<string, string>>;
}

const PARTS = [...chineseParts, ...englishParts, codePart];

/** An engine for the fixed text and the texts of the example conversation, and for no other. */
export function fixedTextEngine(
  id: TokenizerId,
  source: TokenizerJson,
  alphabet: Alphabet,
): {readonly engine: Engine; readonly chatTexts: readonly string[]} {
  const chatTexts = templates
    .filter((template) => template.tokenizer === id)
    .flatMap((template) =>
      [exampleMessages, exampleMessages.slice(1)].flatMap((messages) => allTexts(template, messages)),
    );
  const texts = [...PARTS.map(({text}) => text), firstSample.text, ...chatTexts];
  return {engine: createEngine(packVocabulary(narrowTo(source, texts, alphabet), ''), alphabet), chatTexts};
}

/**
 * Packs every vocabulary and cuts the fixed text with it, one after the other because each takes some hundred megabytes.
 *
 * @param siteDir the project; the notices are in its `static/licenses`
 */
export async function buildTokenizers(siteDir: string): Promise<BuiltTokenizers> {
  const files: Record<string, string> = {};
  const assets: Partial<Record<TokenizerId, VocabularyAsset>> = {};
  const totals = {} as Record<TokenizerId, TokenizerTables['totals'][TokenizerId]>;
  const first: Partial<Record<TokenizerId, TokenizerTables['first'][TokenizerId]>> = {};
  const chats: Partial<Record<TokenizerId, ChatTables[TokenizerId]>> = {};
  for (const {id, alphabet, shipped} of tokenizers) {
    const source = await readSource(id);
    const {engine, chatTexts} = fixedTextEngine(id, source, alphabet);
    totals[id] = totalsByPart(engine, PARTS);
    if (FIRST_SHOWN.includes(id)) first[id] = engine.cut(firstSample.text).map(packPiece);
    if (chatTexts.length > 0)
      chats[id] = Object.fromEntries(chatTexts.map((chatText) => [chatText, engine.cut(chatText).map(packPiece)]));
    if (!shipped) continue;
    const text = JSON.stringify(packVocabulary(source, readNotice(siteDir, id)));
    const name = `assets/tokenizers/${id}.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
    files[name] = text;
    assets[id] = {path: `/${name}`, bytes: Buffer.byteLength(text), gzip: zlib.gzipSync(text).length};
  }
  return {tables: {assets, totals, first}, chats, files};
}

/**
 * The same from the cache, where nothing that it depends on has changed: the packages (by the lockfile), the notices, the
 * fixed text and the code.
 */
export async function cachedTokenizers(siteDir: string): Promise<BuiltTokenizers> {
  const folder = path.join(siteDir, 'node_modules/.cache/tokenizers');
  const name = `${inputsOf(siteDir)}.json`;
  const cache = path.join(folder, name);
  if (fs.existsSync(cache)) return JSON.parse(fs.readFileSync(cache, 'utf8')) as BuiltTokenizers;
  const built = await buildTokenizers(siteDir);
  fs.mkdirSync(folder, {recursive: true});
  // Tests run beside each other: a file under this name is always whole.
  const unfinished = `${cache}.${process.pid}`;
  fs.writeFileSync(unfinished, JSON.stringify(built));
  fs.renameSync(unfinished, cache);
  for (const other of fs.readdirSync(folder))
    if (other.endsWith('.json') && other !== name) fs.rmSync(path.join(folder, other), {force: true});
  return built;
}

function inputsOf(siteDir: string): string {
  const folders = ['src/labs/chat', 'src/labs/tokenizers', 'src/plugins/tokenizers', 'static/licenses'];
  const inputs = folders
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(siteDir, folder), {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .concat(
      ['src/data/chatExample.ts', 'src/data/tokenizerText.ts', 'package-lock.json'].map((file) =>
        path.join(siteDir, file),
      ),
    )
    .sort();
  const hash = createHash('sha256');
  for (const file of inputs) hash.update(path.relative(siteDir, file)).update('\0').update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function readNotice(siteDir: string, id: TokenizerId): string {
  return fs.readFileSync(path.join(siteDir, 'static/licenses', id, 'NOTICE.txt'), 'utf8').trim();
}
