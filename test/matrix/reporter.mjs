// Keeps what a run found out about the cells of the matrix, for docs/matrix.md: a file for each engine in the folder that SSW_CELLS names.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cellsOf = (suite) => [
  ...suite.suites.filter(({ name }) => name === 'matrix').flatMap(({ tests }) => tests),
  ...suite.suites.flatMap(cellsOf),
];

/** `Firefox/140.0` out of the user agent. */
function versionIn(userAgent) {
  const [, version] = /(?:Chrome|Firefox|Version)\/([\d.]+)/.exec(userAgent ?? '') ?? [];
  return version ?? 'of an unknown version';
}

export function matrixReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const folder = process.env.SSW_CELLS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      for (const { browser, testResults, userAgent } of sessions) {
        if (!testResults) continue;
        const cells = Object.fromEntries(cellsOf(testResults).map(({ name, passed }) => [name, passed]));
        const name = browser.name.toLowerCase();
        writeFileSync(join(folder, `${name}.json`), JSON.stringify({ version: versionIn(userAgent), cells }, null, 2));
      }
    },
  };
}
