import {runBin} from './run.mjs';

function tool(name, script, args) {
  return {
    name,
    run: async () => {
      const {code, output} = await runBin(script, args, {quiet: true});
      return {ok: code === 0, output};
    },
  };
}

/** Each linter with why it is here; all of them allow no warning. What one has to say comes in one piece, at its end. */
export const lintSteps = [
  tool('类型（tsc）', 'typescript/bin/tsc', ['--noEmit']),
  tool('代码（eslint）', 'eslint/bin/eslint.js', [
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-location',
    '.cache/eslint',
  ]),
  tool('样式（stylelint）', 'stylelint/bin/stylelint.mjs', ['src/**/*.css', '--max-warnings=0']),
  tool('格式（prettier）', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  tool('拼写（cspell）', 'cspell/bin.mjs', [
    '--no-progress',
    '--no-summary',
    '--quiet',
    '{src,scripts,tests}/**/*.{ts,tsx,mjs,css}',
    '*.ts',
  ]),
  tool('没有用到的代码和依赖（knip）', 'knip/bin/knip.js', ['--no-progress']),
  {
    name: '中文排版（autocorrect）',
    run: async () => {
      const faults = (await import('./autocorrect.mjs')).typographyFaults();
      return {ok: faults.length === 0, output: faults.join('\n')};
    },
  },
];
