import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import storybook from 'eslint-plugin-storybook';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The layers of the house, as import rules: what each room may not reach for. */
const noImport = (...patterns) => [
  'error',
  { patterns: patterns.map(([group, message]) => ({ group, message })) },
];
const uiPackages = [
  ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/*', '@xterm/*'],
  'core knows neither React nor the terminal.',
];
const domGlobals = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'HTMLElement',
  'Element',
].map((name) => ({ name, message: 'core runs in Node and in workers: no DOM.' }));

export default defineConfig([
  // The bench's peers have types only where bench/ has been installed.
  globalIgnores([
    'dist',
    'storybook-static',
    '.storybook/public',
    'examples',
    'coverage',
    'bench/peers',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An import of nothing but types must leave no import behind: the ladder is loaded lazily.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-console': 'error', 'max-lines': ['error', 400] },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': noImport(uiPackages, [
        ['**/react/**', '**/msw/**', '**/locales/**'],
        'core stands alone.',
      ]),
      'no-restricted-globals': ['error', ...domGlobals],
    },
  },
  {
    files: ['src/react/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      'no-restricted-imports': noImport(
        [
          ['**/core/*/**', '**/core/*', '!**/core/index.js', '!**/core/public.js'],
          "react reads core's index and public.ts only.",
        ],
        [['**/msw/**', 'msw', 'msw/*'], 'the mocks stay out of the components.'],
      ),
    },
  },
  {
    files: ['src/msw/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': noImport(uiPackages, [
        ['**/react/**'],
        'the simulated KFP runs without React.',
      ]),
    },
  },
  { files: ['stories/**/*.{ts,tsx}'], extends: [storybook.configs['flat/recommended']] },
]);
