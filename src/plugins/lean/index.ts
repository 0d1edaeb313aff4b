import path from 'node:path';
import type {LoadContext, Plugin} from '@docusaurus/types';
import {bundleScript, type Bundle} from './bundle';
import {EARLY_SCRIPT, speculationRules} from './template';

/**
 * The light page: see README.md. Works together with `ssrTemplate: leanTemplate` in the configuration; leave both out and
 * the site is Docusaurus as it comes.
 */
export default function leanPlugin({siteDir, generatedFilesDir, baseUrl}: LoadContext): Plugin<Bundle> {
  let bundle: Bundle | null = null;
  return {
    name: 'lean',
    getPathsToWatch: () => [`${siteDir}/src/client/**/*.ts`],
    // The options are all here: without this a configuration is looked for in every folder above every stylesheet. The plugins
    // stay Docusaurus's: the order in which sheets are put together hangs on the options too.
    configurePostCss: (options) => ({...options, config: false}),
    async loadContent() {
      bundle = await bundleScript(path.join(siteDir, 'src/client/reading.ts'), path.join(generatedFilesDir, 'lean'));
      return bundle;
    },
    injectHtmlTags({content}) {
      return {
        headTags: [
          {tagName: 'script', attributes: {}, innerHTML: EARLY_SCRIPT},
          {tagName: 'script', attributes: {type: 'module', src: `${baseUrl}assets/js/${content.entry}`}},
          {tagName: 'script', attributes: {type: 'speculationrules'}, innerHTML: speculationRules(baseUrl)},
        ],
      };
    },
    async postBuild({outDir}) {
      if (!bundle) throw new Error('the small script was not bundled before the pages were built');
      // Imported here: the development server has no lean page, and no need of what cuts stylesheets and fonts.
      const {finishPages} = await import('./finish');
      await finishPages({
        outDir,
        baseUrl,
        bundle,
        katexCss: require.resolve('katex/dist/katex.min.css'),
      });
    },
  };
}
