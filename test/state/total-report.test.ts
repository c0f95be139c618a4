import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessmentTable } from '../../src/core/assessments.js';
import type { Posture } from '../../src/core/posture.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { totalReport } from '../../src/state/total-report.js';
import { runs } from '../support/runs.js';

const options = { now: '2026-11-20T06:00:00.000Z' };
const withReferences = (report: object) => {
  const { ledger, posture, options: given } = report as ReturnType<typeof scorePosture>;
  return { ...report, ledger, posture, options: given };
};

describe('the report of a total alone', () => {
  test('is what the core makes of it, references included', () => {
    const figure = fc.option(fc.double({ min: -5, max: 150, noNaN: true }));
    const total = fc.record({ percent: figure, points: figure, maxPoints: figure }, { requiredKeys: [] });
    const targets = fc.array(fc.record({ percent: fc.double({ min: 0, max: 100, noNaN: true }) }), { maxLength: 2 });
    let made = 0;
    fc.assert(
      fc.property(total, targets, (given, goals) => {
        const posture: Posture = { scores: { total: given }, targets: goals, assessments: assessmentTable([]) };
        const report = totalReport(posture, options);
        if (!report) return;
        made++;
        assert.deepEqual(withReferences(report), withReferences(scorePosture(posture, options)));
        assert.equal(JSON.stringify(report), JSON.stringify(scorePosture(posture, options)));
      }),
      { numRuns: runs(500) },
    );
    assert.ok(made > 20, `${made} were made`);
  });

  const assessments = assessmentTable([]);
  const scores = { total: { percent: 62 } };
  for (const [name, posture] of Object.entries({
    'a date': { scores, assessments, asOf: '2026-11-20T00:00:00Z' },
    'a half': { scores: { ...scores, defenderXdr: { percent: 3 } }, assessments },
    recommendations: { scores, assessments, recommendations: [{ id: 'a', points: 1, maxPoints: 2 }] },
    history: { scores, assessments, history: [{ date: '2026-11-19', percent: 3 }] },
    'a percent above 100': { scores: { total: { percent: 124 } }, assessments },
    'no maximum': { scores: { total: { points: 3, maxPoints: 0 } }, assessments },
    nothing: { assessments },
  } satisfies Record<string, Posture>)) {
    test(`leaves ${name} to the core`, () => assert.equal(totalReport(posture, options), null));
  }

  test('leaves choices of scoring to the core', () => {
    assert.equal(totalReport({ scores, assessments }, { ...options, infrastructure: false }), null);
    assert.notEqual(totalReport({ scores, assessments }, options), null);
  });
});
