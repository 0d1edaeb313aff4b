import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {ignores: ['build/', 'build-next/', '.docusaurus/', '.cache/', 'node_modules/', 'test-results/']},
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: {'react-hooks': reactHooks},
    rules: {...reactHooks.configs.recommended.rules, '@typescript-eslint/consistent-type-imports': 'error'},
  },
  {
    rules: {
      // Frames that scroll sideways must be reachable with the keyboard, although they are no controls.
      'jsx-a11y/no-noninteractive-tabindex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
    },
  },
  {
    // Laid out otherwise than as a table, a table keeps its meaning in every browser only by roles that say the same again.
    files: ['src/components/ModelTable/*.tsx'],
    rules: {
      'jsx-a11y/no-redundant-roles': 'off',
      'jsx-a11y/no-interactive-element-to-noninteractive-role': 'off',
    },
  },
);
