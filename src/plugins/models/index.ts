import type {Plugin} from '@docusaurus/types';
import {models} from '../../data/models';
import {modelsCsv, modelsJson, modelsSchema, SCHEMA_FILE} from '../../data/models/served';

interface Compilation {
  readonly hooks: {readonly processAssets: {tap(name: string, run: () => void): void}};
  emitAsset(name: string, source: unknown): void;
}

interface Compiler {
  readonly webpack: {readonly sources: {readonly RawSource: new (text: string) => unknown}};
  readonly hooks: {readonly thisCompilation: {tap(name: string, run: (compilation: Compilation) => void): void}};
}

/**
 * Serves the data on models as files below the site's address, in the built site and by the development server alike:
 * `data/models.json`, `data/models.csv` and `data/models.schema.json`. They stand beside the notes under `/data`.
 *
 * A thin shell: what the files hold is made in src/data/models/served.ts.
 */
export default function modelsPlugin(): Plugin {
  return {
    name: 'models',
    configureWebpack(_config, isServer) {
      if (isServer) return {};
      const files = {
        'data/models.json': modelsJson(models),
        'data/models.csv': modelsCsv(models),
        [SCHEMA_FILE]: `${JSON.stringify(modelsSchema(), null, 2)}\n`,
      };
      return {
        plugins: [
          {
            apply: (compiler: Compiler): void => {
              compiler.hooks.thisCompilation.tap('models', (compilation) => {
                compilation.hooks.processAssets.tap('models', () => {
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
