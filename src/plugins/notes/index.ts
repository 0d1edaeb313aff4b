import fs from 'node:fs';
import path from 'node:path';
import type {LoadContext, Plugin} from '@docusaurus/types';
import {glossary} from '../../data/glossary';
import {checkAnchors, idsInHtml, type AnchorRegistry} from '../../utils/anchors';
import {buildCacheKey} from '../../utils/buildCache';
import {readBuiltPages} from '../../utils/builtPages';
import {loadBibliography, loadNotes, readProjectFile, sharedSources} from '../../utils/content';
import {glossaryByLetter, type GlossaryGroup} from '../../utils/glossaryOrder';
import {referencesWithPlaces, type ListedReference} from '../../utils/referencePlaces';
import {site} from '../../utils/site';

interface Options {
  /** Whether the client's code holds the notes' finished markup; a light page has it already. */
  readonly clientHtml: boolean;
}

/** Without scripts nothing would unfold what a figure folds (src/css/custom.css), and its controls would do nothing. */
const UNFOLDED = '[data-folded]{display:revert!important}[data-scripted]{display:none!important}';

interface Content {
  readonly references: readonly ListedReference[];
  readonly glossary: readonly GlossaryGroup[];
}

/**
 * Makes /references and /glossary from the notes, and after the build checks that no registered address or anchor is gone.
 *
 * A thin shell: what it computes is in src/utils.
 */
export default function notesPlugin({siteDir, baseUrl}: LoadContext, {clientHtml}: Options): Plugin<Content> {
  return {
    name: 'notes',
    getPathsToWatch: () => [`${siteDir}/docs/**/*.mdx`, `${siteDir}/references.bib`],
    loadContent: () =>
      Promise.resolve({
        references: referencesWithPlaces(loadBibliography(), loadNotes()),
        glossary: glossaryByLetter(glossary),
      }),
    configureWebpack(config, isServer, {currentBundler}) {
      // See rehypeStatic.
      const define = new currentBundler.instance.DefinePlugin({NOTE_HTML: JSON.stringify(isServer || clientHtml)});
      // Docusaurus's type knows webpack; with `faster` it is Rspack, whose persistent cache has a version.
      const experiments = config.experiments as {cache?: {version?: string}} | undefined;
      if (!experiments?.cache) return {plugins: [define]};
      const key = buildCacheKey({baseUrl, notes: loadNotes(), shared: sharedSources(), readFile: readProjectFile});
      const version = `${experiments.cache.version ?? ''}-${clientHtml}-${key}`;
      return {plugins: [define], experiments: {cache: {...experiments.cache, version}}} as object;
    },
    injectHtmlTags() {
      return {
        headTags: [{tagName: 'noscript', innerHTML: `<style>${UNFOLDED}</style>`, attributes: {}}],
      };
    },
    async contentLoaded({content, actions}) {
      const references = await actions.createData('references.json', JSON.stringify(content.references));
      const groups = await actions.createData('glossary.json', JSON.stringify(content.glossary));
      actions.addRoute({
        path: `${baseUrl}references`,
        component: '@site/src/components/ReferencesPage',
        modules: {references},
        exact: true,
      });
      actions.addRoute({
        path: `${baseUrl}glossary`,
        component: '@site/src/components/GlossaryPage',
        modules: {groups},
        exact: true,
      });
    },
    postBuild({outDir, routesPaths}) {
      const registry = JSON.parse(fs.readFileSync(path.join(siteDir, 'anchors.json'), 'utf8')) as AnchorRegistry;
      const built = new Map<string, ReadonlySet<string>>();
      for (const [address, html] of readBuiltPages(outDir, baseUrl, routesPaths)) built.set(address, idsInHtml(html));
      const problems = checkAnchors(registry, built, new Set(site.redirects.map(({from}) => from)));
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return Promise.resolve();
    },
  };
}
