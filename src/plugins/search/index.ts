import fs from 'node:fs';
import path from 'node:path';
import type {LoadContext, Plugin} from '@docusaurus/types';
import {glossary} from '../../data/glossary';
import {shellHtml} from '../../search/box/shell';
import {IndexBuilder, type SearchTerm} from '../../search/builder/buildIndex';
import {pageFromHtml} from '../../search/builder/sections';
import {readBuiltPages} from '../../utils/builtPages';
import {loadNotes} from '../../utils/content';

/** Below the build's folder: where the box looks for the index and its style sheet. */
const FOLDER = 'search';

/**
 * Gives every page the search box, closed, and after the build makes the search index from the rendered pages. A thin shell:
 * what it computes is in src/search.
 */
export default function searchPlugin({siteDir, baseUrl}: LoadContext): Plugin {
  return {
    name: 'search',
    injectHtmlTags: () => ({preBodyTags: [shellHtml(`${baseUrl}search`)]}),
    postBuild({outDir, routesPaths}) {
      const builder = new IndexBuilder(searchTerms());
      const {notes} = loadNotes();
      for (const [address, html] of readBuiltPages(outDir, baseUrl, [...routesPaths].sort())) {
        const page = pageFromHtml(html, address);
        if (page) builder.add(page, notes.get(address)?.asked);
      }
      const folder = path.join(outDir, FOLDER);
      fs.rmSync(folder, {recursive: true, force: true});
      for (const {path: name, bytes} of builder.files()) {
        const to = path.join(folder, name);
        fs.mkdirSync(path.dirname(to), {recursive: true});
        fs.writeFileSync(to, bytes);
      }
      fs.copyFileSync(path.join(siteDir, 'src/search/box/box.css'), path.join(folder, 'box.css'));
      return Promise.resolve();
    },
  };
}

/** The glossary as the index takes it. */
function searchTerms(): SearchTerm[] {
  return glossary.map(({id, zh, en, abbr, aliases, section}) => ({
    names: [zh, en, ...(abbr === null ? [] : [abbr]), ...aliases],
    address: section,
    entry: `/glossary#${id}`,
  }));
}
