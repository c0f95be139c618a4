import { writeFileSync } from 'node:fs';

const testsOf = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(testsOf)];

/** Sums a session up. A file that did not load or was killed counts as failed. */
function countOf(session) {
  const own = { passed: 0, failed: 0, skipped: 0 };
  for (const test of testsOf(session.testResults)) own[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  if (!session.passed && own.failed === 0) own.failed = 1;
  return own;
}

/** The runner's words for a browser that went away in the middle of a file. */
const isCrash = ({ errors = [] }) => errors.some(({ message }) => message.includes('the browser disconnected'));

function sumOf(sessions) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const own of sessions.map(countOf)) for (const key of Object.keys(total)) total[key] += own[key];
  return total;
}

/**
 * Sums a run up as a line for each engine, with the titles of the tests that it skipped, and as JSON in the file that SSW_RESULTS names,
 * which also has the number of files in which the browser crashed.
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      for (const engine of new Set(sessions.map(({ browser }) => browser.name))) {
        const own = sessions.filter(({ browser }) => browser.name === engine);
        const { passed, failed, skipped } = sumOf(own);
        console.log(`${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
        const titles = own.flatMap(({ testResults }) => testsOf(testResults)).filter((test) => test.skipped);
        for (const { name } of titles) console.log(`  skipped: ${name}`);
      }
      if (process.env.SSW_RESULTS)
        writeFileSync(process.env.SSW_RESULTS, JSON.stringify({ ...sumOf(sessions), crashed: sessions.filter(isCrash).length }));
    },
  };
}
