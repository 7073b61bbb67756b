// Lints of the scripts in `frontend/` and `end2end/`; `cargo xtask lint` runs them.

import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const BROWSER_TESTS = ['end2end/**/*.mjs'];
/** Node waits for these itself. */
const TEST_FUNCTIONS = [{ from: 'package', package: 'node:test', name: ['after', 'before', 'describe', 'it', 'suite', 'test'] }];
const UNIT_TESTS = ['frontend/tests/*.mjs'];

export default [
  { ignores: ['**/node_modules/', 'target/'] },
  js.configs.recommended,
  {
    files: ['frontend/**/*.js', ...UNIT_TESTS, ...BROWSER_TESTS],
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: [
          'frontend/tsconfig.json',
          'frontend/tsconfig.worker.json',
          'frontend/tsconfig.search-worker.json',
          'end2end/tsconfig.json',
        ],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: TEST_FUNCTIONS }],
      // A comment in the block gives the reason.
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // Chrome 90 evaluates it wrongly, and the build leaves optional chains as they are.
      'no-restricted-syntax': ['error', { selector: 'CallExpression[optional=true] > SpreadElement', message: 'no spread in an optional call' }],
    },
  },
  {
    // TypeScript knows each script's globals and reports others.
    files: ['frontend/*/*.js'],
    rules: { 'no-undef': 'off' },
  },
  {
    // Functions that tests pass to a page or worker run there.
    files: [...UNIT_TESTS, ...BROWSER_TESTS],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.serviceworker } },
  },
];
