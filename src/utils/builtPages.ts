import fs from 'node:fs';
import path from 'node:path';

/**
 * The pages of a finished build, one after the other in the order of their routes; a route without a page of its own is
 * passed over.
 *
 * @returns the address below the site's, with a leading slash, and the page's HTML
 */
export function* readBuiltPages(
  outDir: string,
  baseUrl: string,
  routes: readonly string[],
): Generator<readonly [address: string, html: string]> {
  for (const route of routes) {
    const address = `/${route.slice(baseUrl.length)}`;
    const file = [`${address}.html`, path.join(address, 'index.html')]
      .map((name) => path.join(outDir, name))
      .find((name) => fs.existsSync(name));
    if (file) yield [address, fs.readFileSync(file, 'utf8')];
  }
}
