import { writeFileSync } from 'node:fs';

const count = (suite) => {
  const own = { passed: 0, failed: 0, skipped: 0 };
  for (const test of suite?.tests ?? []) own[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of (suite?.suites ?? []).map(count)) for (const key of Object.keys(own)) own[key] += child[key];
  return own;
};

/** Sums a run up as one line, and as JSON in the file that SSW_RESULTS names. A file that did not load or was killed counts as failed. */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const own = count(session.testResults);
        if (!session.passed && own.failed === 0) own.failed = 1;
        for (const key of Object.keys(total)) total[key] += own[key];
      }
      console.log(`browser tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
      if (process.env.SSW_RESULTS) writeFileSync(process.env.SSW_RESULTS, JSON.stringify(total));
    },
  };
}
