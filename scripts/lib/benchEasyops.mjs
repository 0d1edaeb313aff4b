// The common plugin, @easyops-cn/docusaurus-search-local, run without a browser: its own index builder, and its own search worker.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {gzipSync} from 'node:zlib';
import {createJiti} from 'jiti';
import {oneByOne} from './benchEach.mjs';

const PLUGIN = '@easyops-cn/docusaurus-search-local';

/** The plugin's options: its defaults, but for the language. */
const CONFIG = {
  language: ['en', 'zh'],
  hashed: false,
  docsRouteBasePath: [''],
  blogRouteBasePath: ['blog'],
  indexDocs: true,
  indexBlog: false,
  indexPages: true,
  docsDir: ['docs'],
  blogDir: ['blog'],
  docsPluginIdForPreferredVersion: undefined,
  removeDefaultStopWordFilter: [],
  removeDefaultStemmer: false,
  searchResultLimits: 8,
  searchResultContextMaxLength: 50,
  ignoreFiles: [],
  ignoreCssSelectors: [],
  searchBarShortcutKeymap: 'mod+k',
  zhUserDict: undefined,
  zhUserDictPath: undefined,
  fuzzyMatchingDistance: 1,
};

/**
 * @param {{installed: string, work: string, pages: {address: string, file: string}[]}} options
 *   installed: folder whose node_modules has the plugin; work: folder to write to
 * @returns {Promise<import('../bench-search.mjs').Engine>}
 */
export async function easyops({installed, work, pages}) {
  const require = createRequire(path.join(installed, 'package.json'));
  const server = (name) => require(`${PLUGIN}/dist/server/server/utils/${name}`);
  fs.mkdirSync(work, {recursive: true});
  const started = performance.now();
  const documents = await server('scanDocuments').scanDocuments(
    pages.map(({address, file}) => ({
      filePath: file,
      url: address,
      type: fs.readFileSync(file, 'utf8').includes('theme-doc-markdown') ? 'docs' : 'page',
    })),
    CONFIG,
  );
  const json = JSON.stringify(server('buildIndex').buildIndex(documents, CONFIG));
  const buildMs = performance.now() - started;
  server('generate').generate(CONFIG, work);

  // The worker asks the browser for its index and speaks through comlink; neither is there.
  fs.writeFileSync(path.join(work, 'comlink.cjs'), 'exports.expose = () => undefined;');
  globalThis.location ??= new URL('http://localhost/');
  const client = createJiti(import.meta.url, {
    alias: {
      comlink: path.join(work, 'comlink.cjs'),
      lunr: path.join(installed, 'node_modules/lunr/lunr.js'),
      '@generated/@easyops-cn/docusaurus-search-local/default/generated-constants.js': path.join(
        work,
        'generated-constants.js',
      ),
    },
  });
  const entry = path.join(installed, 'node_modules', PLUGIN, 'dist/client/client/theme/worker.js');
  const {SearchWorker} = await client.import(entry);
  const worker = new SearchWorker();
  const searchAll = async (queries, limit) => {
    const fetchBefore = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response(json));
    try {
      return await oneByOne(queries, async (query) => {
        const results = await worker.search('/', '', query, limit);
        return [...new Set(results.map(({document}) => document.u + (document.h ?? '')))];
      });
    } finally {
      globalThis.fetch = fetchBefore;
    }
  };
  const bytes = gzipSync(json, {level: 9}).length;
  return {
    name: '常用插件 0.55',
    buildMs,
    searchAll,
    bytesOf: () => Promise.resolve(bytes),
    close: () => Promise.resolve(),
  };
}
