// Keeps what a run found out about the cells of the matrix, for docs/matrix.md: a file for each engine in the folder that SSW_CELLS names.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cellsOf = (suite) => [
  ...suite.suites.filter(({ name }) => name === 'matrix').flatMap(({ tests }) => tests),
  ...suite.suites.flatMap(cellsOf),
];

const ofVersion = /^version \| (.*)$/;

/** What the tests of one session found: cells by their titles, and the version of the engine. */
function partOf(testResults) {
  const tests = cellsOf(testResults);
  const version = tests.map(({ name }) => ofVersion.exec(name)?.[1]).find(Boolean) ?? 'of an unknown version';
  const cells = tests.filter(({ name }) => !ofVersion.test(name)).map(({ name, passed }) => [name, passed]);
  return { version, cells: Object.fromEntries(cells) };
}

export function matrixReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const folder = process.env.SSW_CELLS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      for (const { browser, testResults } of sessions) {
        if (testResults) writeFileSync(join(folder, `${browser.name.toLowerCase()}.json`), JSON.stringify(partOf(testResults), null, 2));
      }
    },
  };
}
