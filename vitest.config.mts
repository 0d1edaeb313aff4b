import path from 'node:path';
import {defineConfig} from 'vitest/config';

export default defineConfig({
  oxc: {jsx: {runtime: 'automatic'}},
  resolve: {
    alias: {
      '@site': path.resolve(import.meta.dirname),
      // Docusaurus resolves these while it bundles; a unit test has no bundle.
      '@docusaurus/useBrokenLinks': path.resolve(import.meta.dirname, 'tests/unit/stubs/useBrokenLinks.ts'),
      '@docusaurus/Link': path.resolve(import.meta.dirname, 'tests/unit/stubs/Link.tsx'),
      '@docusaurus/useBaseUrl': path.resolve(import.meta.dirname, 'tests/unit/stubs/useBaseUrl.ts'),
      // Written while the site is built; the stub computes the same.
      '@generated/tokenizers/default/tables.json': path.resolve(
        import.meta.dirname,
        'tests/unit/stubs/tokenizerTables.ts',
      ),
      ...Object.fromEntries(
        ['models', 'scores', 'shapes'].map((name) => [
          `@generated/models/default/${name}.json`,
          path.resolve(import.meta.dirname, `tests/unit/stubs/compact-${name}.ts`),
        ]),
      ),
      '@generated/tokenizers/default/chats.json': path.resolve(
        import.meta.dirname,
        'tests/unit/stubs/tokenizerChats.ts',
      ),
    },
  },
  test: {
    // What is tested is that it comes out right, not how soon: a busy machine must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share modules and the DOM of one worker: half of the time went into making them anew for each. A file that
    // stubs something puts it back.
    isolate: false,
    setupFiles: ['tests/unit/setup.ts'],
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/content/**/*.test.ts', 'tests/search/**/*.test.ts'],
    environment: 'node',
    env: {TZ: 'UTC'},
    css: {modules: {classNameStrategy: 'non-scoped'}},
  },
});
