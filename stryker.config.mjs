// Mutation testing of the scoring core: `npm run mutation` (scripts/mutation.mjs holds the bar and goes file by file).
const isPlanning = process.env.MUTATION_TESTS !== 'withoutPlans';
const slow = 'explainChange|explainScore|plan*|properties|series';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // Modules without a statement that runs (types and lists of exports) have nothing to mutate.
  mutate: ['src/core/**/*.ts'],
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', './test/support/mutation/loader.mjs'],
  mochaOptions: {
    // The tables first: they are quick, and the first failure ends a mutant.
    spec: [`test/core/!(${slow}).test.ts`, `test/core/!(plan*).test.ts`, ...(isPlanning ? ['test/core/plan*.test.ts'] : [])],
    // Whole generated tenants take seconds and hold nothing that the properties over random postures do not; one test reads the sources,
    // which are not as they were.
    grep: '^(?!.*generated tenant|.*planning for generated|.*every code is raised)',
    'no-package': true,
  },
  coverageAnalysis: 'perTest',
  // A mutant of a module's constants is active only while the module loads; each would need a process of its own.
  ignoreStatic: true,
  timeoutMS: 5_000,
  timeoutFactor: 2,
  concurrency: 2,
  reporters: ['json'],
  jsonReporter: { fileName: 'node_modules/.cache/mutation/mutation.json' },
  tempDirName: 'node_modules/.cache/mutation/sandbox',
  ignorePatterns: ['/dist', '/storybook-static', '/docs', '/demo', '/stories', '/bench', '/reports'],
  // The bar is held by scripts/mutation.mjs, which says what it measured.
  thresholds: { high: 95, low: 85, break: null },
};
