import path from 'node:path';

/** The small script, ready to be copied into the site. */
export interface Bundle {
  /** The folder that holds the script and what it loads on demand. */
  readonly folder: string;
  /** The file of the script in that folder. */
  readonly entry: string;
}

/**
 * Bundles a script of the site with the bundler that Docusaurus itself uses.
 *
 * @param entry the script's source
 * @param folder where the result goes; emptied first
 * @throws Error with the bundler's own messages when the script does not compile
 */
export async function bundleScript(entry: string, folder: string): Promise<Bundle> {
  // Imported here: the development server, which has no lean page, should not wait for a second bundler.
  const {rspack} = await import('@rspack/core');
  const compiler = rspack({
    mode: 'production',
    target: ['web', 'es2022'],
    entry: {reading: entry},
    devtool: false,
    output: {
      path: folder,
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      cssChunkFilename: '[name].[contenthash:8].css',
      module: true,
      chunkFormat: 'module',
      chunkLoading: 'import',
      workerChunkLoading: 'import',
      publicPath: 'auto',
      clean: true,
    },
    experiments: {outputModule: true, css: true},
    resolve: {extensions: ['.ts', '.js'], alias: {'@site': path.resolve('.')}},
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'builtin:swc-loader',
          options: {jsc: {parser: {syntax: 'typescript'}, target: 'es2022'}},
        },
        {test: /\.css$/, type: 'css'},
      ],
    },
  });
  const result = await new Promise<{entry: string | undefined; errors: string}>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || !stats) reject(error ?? new Error('the bundler gave no result'));
      else {
        const files = stats.toJson({all: false, entrypoints: true}).entrypoints?.reading?.assets ?? [];
        resolve({
          entry: files.map(({name}) => name).find((name) => name.endsWith('.js')),
          errors: stats.hasErrors() ? stats.toString({all: false, errors: true}) : '',
        });
      }
    });
  });
  await new Promise((resolve) => void compiler.close(resolve));
  if (result.errors || !result.entry) throw new Error(`${entry} 没有编译成功。\n${result.errors}`);
  return {folder, entry: result.entry};
}
