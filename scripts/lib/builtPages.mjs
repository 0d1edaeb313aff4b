import fs from 'node:fs';
import path from 'node:path';

/**
 * Pages of a built site, by its files.
 *
 * @param {string} site folder
 * @returns {{address: string, file: string}[]} in order of address
 */
export function builtPages(site) {
  const pages = [];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(path.join(site, folder), {withFileTypes: true})) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!['assets', 'search', 'img'].includes(name)) visit(name);
      } else if (name.endsWith('.html') && !['404.html', 'search.html'].includes(name)) {
        const address = `/${name.replace(/(?:^|(?<=\/))index\.html$|\.html$/u, '')}`;
        pages.push({address: address === '/' ? '/' : address.replace(/\/$/u, ''), file: path.join(site, name)});
      }
    }
  };
  visit('');
  return pages.sort((a, b) => (a.address < b.address ? -1 : 1));
}
