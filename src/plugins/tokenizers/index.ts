import type {LoadContext, Plugin} from '@docusaurus/types';
import {cachedTokenizers, type BuiltTokenizers} from './build';

interface Compilation {
  readonly hooks: {readonly processAssets: {tap(name: string, run: () => void): void}};
  emitAsset(name: string, source: unknown): void;
}

interface Compiler {
  readonly webpack: {readonly sources: {readonly RawSource: new (text: string) => unknown}};
  readonly hooks: {readonly thisCompilation: {tap(name: string, run: (compilation: Compilation) => void): void}};
}

/**
 * Shortens the tokenizers' vocabularies and puts them beside the site's other assets, where a reader's choice loads them;
 * cuts the fixed text, for the tables that are in the page. A thin shell: see build.ts.
 */
export default function tokenizersPlugin({siteDir}: LoadContext): Plugin<BuiltTokenizers> {
  return {
    name: 'tokenizers',
    loadContent: () => cachedTokenizers(siteDir),
    async contentLoaded({content, actions}) {
      // Read as `@generated/tokenizers/default/tables.json`.
      await actions.createData('tables.json', content.tables);
    },
    configureWebpack(_config, isServer, _utils, {files}) {
      if (isServer) return {};
      return {
        plugins: [
          {
            apply: (compiler: Compiler): void => {
              compiler.hooks.thisCompilation.tap('tokenizers', (compilation) => {
                compilation.hooks.processAssets.tap('tokenizers', () => {
                  for (const [name, text] of Object.entries(files))
                    compilation.emitAsset(name, new compiler.webpack.sources.RawSource(text));
                });
              });
            },
          },
        ],
      } as never;
    },
  };
}
