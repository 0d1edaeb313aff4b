interface Compilation {
  readonly hooks: {readonly processAssets: {tap(name: string, run: () => void): void}};
  emitAsset(name: string, source: unknown): void;
}

interface Compiler {
  readonly webpack: {readonly sources: {readonly RawSource: new (text: string) => unknown}};
  readonly hooks: {readonly thisCompilation: {tap(name: string, run: (compilation: Compilation) => void): void}};
}

/**
 * The bundler's configuration by which text files stand below the site's address, in the built site and by the development
 * server alike; what a Docusaurus plugin's `configureWebpack` gives for the client.
 *
 * @param plugin the plugin's name, for the bundler's messages
 * @param files text by path below the site's address, without a leading slash
 */
export function emitFiles(plugin: string, files: Readonly<Record<string, string>>): object {
  const apply = (compiler: Compiler): void => {
    compiler.hooks.thisCompilation.tap(plugin, (compilation) => {
      compilation.hooks.processAssets.tap(plugin, () => {
        for (const [name, text] of Object.entries(files))
          compilation.emitAsset(name, new compiler.webpack.sources.RawSource(text));
      });
    });
  };
  return {plugins: [{apply}]};
}
