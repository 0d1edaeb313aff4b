import {
  FORMAT_VERSION,
  MANIFEST_NAME,
  type CoreFile,
  type LexiconFile,
  type Manifest,
  type Postings,
  type TableFile,
  type TextFile,
  type VocabularyFile,
} from '../format';
import {decodeShard} from '../text/shards';
import {SearchError} from '../types';

/** Brings one file of the index. @throws SearchError when it cannot */
export type FileLoader = (path: string) => Promise<Uint8Array>;

/**
 * The index's files, each loaded once. A file that failed is forgotten, so that the next query tries again; so is the manifest,
 * since a site that was published anew has its index in another folder.
 */
export class IndexStore {
  #manifest: Promise<Manifest> | null = null;
  readonly #files = new Map<string, Promise<unknown>>();

  constructor(private readonly load: FileLoader) {}

  manifest(): Promise<Manifest> {
    this.#manifest ??= this.#loadManifest().catch((error: unknown) => {
      this.#manifest = null;
      throw error;
    });
    return this.#manifest;
  }

  core(): Promise<CoreFile> {
    return this.#json<CoreFile>('core');
  }

  lexicon(): Promise<LexiconFile> {
    return this.#json<LexiconFile>('lexicon');
  }

  vocabulary(): Promise<VocabularyFile> {
    return this.#json<VocabularyFile>('vocabulary');
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

  async #loadManifest(): Promise<Manifest> {
    const manifest = parse(await this.load(MANIFEST_NAME), MANIFEST_NAME) as Partial<Manifest>;
    if (manifest.version !== FORMAT_VERSION || typeof manifest.folder !== 'string')
      throw new SearchError(
        'format',
        `搜索索引是第 ${manifest.version ?? '?'} 版格式，这里只认第 ${FORMAT_VERSION} 版。`,
      );
    return manifest as Manifest;
  }

  #json<T>(name: string): Promise<T> {
    return this.#file(name, (bytes) => parse(bytes, name) as T);
  }

  #file<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.#files.get(name);
    if (known) return known as Promise<T>;
    const loading = this.#load(name, decode);
    this.#files.set(name, loading);
    loading.catch(() => {
      this.#files.delete(name);
      this.#manifest = null;
    });
    return loading;
  }

  async #load<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const {folder} = await this.manifest();
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
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new SearchError('format', `搜索索引的 ${path} 解不开：${String(error)}`);
  }
}

/** Loads by HTTP from below a base address that ends with a slash. */
export function httpLoader(base: string): FileLoader {
  return async (path) => {
    const address = `${base}${path}`;
    let response: Response;
    try {
      // The manifest alone keeps its name when the site changes.
      response = await fetch(address, path === MANIFEST_NAME ? {cache: 'no-cache'} : {});
    } catch (error) {
      throw new SearchError('offline', `取不到 ${address}：${String(error)}`);
    }
    if (!response.ok) throw new SearchError('missing', `取不到 ${address}：服务器答复 ${response.status}。`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
