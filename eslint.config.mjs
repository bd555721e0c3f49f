import tseslint from 'typescript-eslint';

// Only src/forge may read the clock or chance; everything else is handed them (design §4).
const passedIn = [
  { object: 'Date', property: 'now', message: 'The clock is passed in (src/forge/clock.ts).' },
  { object: 'Math', property: 'random', message: 'Randomness is passed in (src/forge/random.ts).' },
];

export default tseslint.config(
  { ignores: ['node_modules/**', '.local/**', 'dist/**', 'src/catalogue/generated/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', 15],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/forge/**'],
    rules: { 'no-restricted-properties': ['error', ...passedIn] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test file is a list of claims: describe blocks are long by nature.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
