import {
  CORE_NAME,
  FORMAT_VERSION,
  type CoreFile,
  type FamiliarFile,
  type Postings,
  type ReadingsFile,
  type TableFile,
  type TextFile,
  type VocabularyFile,
  type WordsFile,
} from '../format';
import {decodeShard} from '../text/shards';
import {SearchError} from '../types';

/** Brings one file of the index. @throws SearchError when it cannot */
export type FileLoader = (path: string) => Promise<Uint8Array>;

/**
 * The index's files, each loaded once. A file that failed is forgotten, so that the next query tries again.
 */
export class IndexStore {
  #core: Promise<CoreFile> | null = null;
  readonly #files = new Map<string, Promise<unknown>>();

  constructor(private readonly load: FileLoader) {}

  core(): Promise<CoreFile> {
    this.#core ??= this.#loadCore().catch((error: unknown) => {
      this.#core = null;
      throw error;
    });
    return this.#core;
  }

  readings(): Promise<ReadingsFile> {
    return this.#json<ReadingsFile>('readings');
  }

  words(letter: string): Promise<WordsFile> {
    return this.#json<WordsFile>(`words-${letter}`);
  }

  familiar(): Promise<FamiliarFile> {
    return this.#json<FamiliarFile>('familiar');
  }

  vocabulary(number: number): Promise<VocabularyFile> {
    return this.#json<VocabularyFile>(`vocabulary-${number}`);
  }

  table(block: number): Promise<TableFile> {
    return this.#json<TableFile>(`table-${block}`);
  }

  text(block: number): Promise<TextFile> {
    return this.#json<TextFile>(`text-${block}`);
  }

  shard(number: number): Promise<ReadonlyMap<string, Postings>> {
    return this.#file(`terms-${number}`, decodeShard);
  }

  async #loadCore(): Promise<CoreFile> {
    const core = parse(await unpack(await this.load(CORE_NAME), CORE_NAME), CORE_NAME) as Partial<CoreFile>;
    if (core.version !== FORMAT_VERSION || typeof core.folder !== 'string')
      throw new SearchError('format', `搜索索引是第 ${core.version ?? '?'} 版格式，这里只认第 ${FORMAT_VERSION} 版。`);
    return core as CoreFile;
  }

  #json<T>(name: string): Promise<T> {
    return this.#file(name, (bytes) => parse(bytes, name) as T);
  }

  #file<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.#files.get(name);
    if (known) return known as Promise<T>;
    const loading = this.#load(name, decode);
    this.#files.set(name, loading);
    loading.catch(() => this.#files.delete(name));
    return loading;
  }

  async #load<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const {folder} = await this.core();
    const path = `${folder}/${name}.bin`;
    const bytes = await unpack(await this.load(path), path);
    try {
      return decode(bytes);
    } catch (error) {
      throw new SearchError('format', `搜索索引的 ${path} 读不懂：${String(error)}`);
    }
  }
}

function parse(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new SearchError('format', `搜索索引的 ${path} 不是 JSON：${String(error)}`);
  }
}

/** Gunzips, unless a server has done so on the way. */
async function unpack(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    if (typeof DecompressionStream === 'undefined') {
      // Safari before 16.4 and Firefox before 113.
      const {gunzipSync} = await import('fflate');
      return gunzipSync(bytes);
    }
    return await throughStream(bytes);
  } catch (error) {
    throw new SearchError('format', `搜索索引的 ${path} 解不开：${String(error)}`);
  }
}

/**
 * Gunzips by the platform's own stream. Written to and read by hand: a query unpacks dozens of small files, and by way of a Blob
 * and a Response each takes twice the time.
 */
async function throughStream(bytes: Uint8Array): Promise<Uint8Array> {
  const {readable, writable} = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is said where they are read.
  writer.write(bytes as BufferSource).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Loads by HTTP from below a base address that ends with a slash. */
export function httpLoader(base: string): FileLoader {
  return async (path) => {
    const address = `${base}${path}`;
    let response: Response;
    try {
      // This file alone keeps its name when the site changes.
      response = await fetch(address, path === CORE_NAME ? {cache: 'no-cache'} : {});
    } catch (error) {
      throw new SearchError('offline', `取不到 ${address}：${String(error)}`);
    }
    if (!response.ok) throw new SearchError('missing', `取不到 ${address}：服务器答复 ${response.status}。`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
