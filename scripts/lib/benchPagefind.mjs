// Pagefind in a browser, where it runs: its index of the built site, and its JavaScript interface.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {launchBrowser} from './browser.mjs';
import {serveSite} from './serve.mjs';

/** Pages whose sections are listed: each costs a file. */
const PAGES = 8;
/** Pagefind keeps all that it has loaded and decoded: after so many queries a new page begins afresh. */
const QUERIES_A_PAGE = 60;

/**
 * @param {{installed: string, work: string, pages: {address: string, file: string}[], port: number}} options
 * @returns {Promise<import('../bench-search.mjs').Engine>}
 */
export async function pagefind({installed, work, pages, port}) {
  // The package has an entry for `import` alone, which cannot be resolved from another folder by name.
  const pagefindApi = await import(pathToFileURL(path.join(installed, 'node_modules/pagefind/lib/index.js')).href);
  const started = performance.now();
  const {index} = await pagefindApi.createIndex({
    rootSelector: 'main',
    // What our own index leaves out too; without this it would find navigation and formulas twice.
    excludeSelectors: ['nav', '.katex-html', '[popover]', '.hash-link', '.visually-hidden', '.theme-doc-toc-mobile'],
  });
  for (const {address, file} of pages) {
    await index.addHTMLFile({url: address, content: fs.readFileSync(file, 'utf8')});
  }
  fs.rmSync(work, {recursive: true, force: true});
  await index.writeFiles({outputPath: path.join(work, 'pagefind')});
  await pagefindApi.close();
  const buildMs = performance.now() - started;
  fs.writeFileSync(path.join(work, 'index.html'), '<!doctype html><html lang="zh-Hans"><title>Pagefind</title></html>');

  const server = await serveSite({folder: () => work, port, host: 'localhost'});
  const browser = await launchBrowser();
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://localhost:${server.port}/`);
    return page;
  };
  return {
    name: 'Pagefind 1.6',
    buildMs,
    searchAll: async (queries, limit) => {
      const answers = [];
      for (let at = 0; at < queries.length; at += QUERIES_A_PAGE) {
        const page = await open();
        answers.push(...(await ask(page, queries.slice(at, at + QUERIES_A_PAGE))));
        await page.context().close();
      }
      return answers.map(({found: addresses, ms}) => ({found: [...new Set(addresses)].slice(0, limit), ms}));
    },
    bytesOf: async (query) => {
      const page = await open();
      let bytes = 0;
      const bodies = [];
      page.on('response', (response) =>
        bodies.push(
          response
            .body()
            .then((body) => (bytes += body.length))
            .catch(() => 0),
        ),
      );
      await ask(page, [query]);
      await Promise.all(bodies);
      await page.context().close();
      return bytes;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Asks some queries in one visit of a page: going there and back for each takes longer than the search does. */
function ask(page, queries) {
  return page.evaluate(
    async ([texts, most, script]) => {
      const api = await import(script);
      const answers = [];
      for (const text of texts) {
        const started = performance.now();
        const {results} = await api.search(text);
        const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
        const found = data.flatMap(({url, sub_results: sections}) =>
          sections.length > 0 ? sections.map((section) => section.url) : [url],
        );
        answers.push({found, ms: performance.now() - started});
      }
      return answers;
    },
    [queries, PAGES, '/pagefind/pagefind.js'],
  );
}
