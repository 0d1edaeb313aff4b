// Pagefind in a browser, where it runs: its index of the built site, and its JavaScript interface.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from '@playwright/test';
import {findBrowser} from './browser.mjs';
import {serveSite} from './serve.mjs';

/** Pages whose sections are listed: each costs a file. */
const PAGES = 8;

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
  const found = await findBrowser();
  const browser = await chromium.launch({executablePath: found?.path, args: ['--no-sandbox', '--disable-gpu']});
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://localhost:${server.port}/`);
    return page;
  };
  const ask = (page, query) =>
    page.evaluate(
      async ([text, most, script]) => {
        const api = await import(script);
        const {results} = await api.search(text);
        const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
        return data.flatMap(({url, sub_results: sections}) =>
          sections.length > 0 ? sections.map((section) => section.url) : [url],
        );
      },
      [query, PAGES, '/pagefind/pagefind.js'],
    );
  const shared = await open();
  return {
    name: 'Pagefind 1.6',
    buildMs,
    search: async (query, limit) => [...new Set(await ask(shared, query))].slice(0, limit),
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
      await ask(page, query);
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
