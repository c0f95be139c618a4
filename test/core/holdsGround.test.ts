/** What a host may hand over by mistake: no throw, and no number that the data do not hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  explainScore,
  factorPresets,
  percentOf,
  planToTarget,
  scorePosture,
  summarizeReport,
  whatIf,
  type Posture,
  type PostureChange,
  type ScoreOptions,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const action = { id: 'a', subscore: 'apps', maxPoints: 10 } as const;
const posture: Posture = { asOf: '2026-03-10', recommendations: [{ ...action, points: 5 }] };

describe('options that are none', () => {
  it('null is no options at all', () => {
    const none = null as unknown as ScoreOptions;
    same(scorePosture(posture, none).total, scorePosture(posture).total);
    same(percentOf(whatIf(posture, [{ recommendationId: 'a', remediated: true }], none).total), 100);
    same(planToTarget(posture, 80, none), planToTarget(posture, 80));
  });

  it('factors and weights of criticality', () => {
    const assets = [{ id: 'x', criticality: 'high', open: { critical: 1 } }, { id: 'y' }];
    const percent = (options: object) => percentOf(scorePosture({ assets }, options).total);
    for (const factors of [null, 'constructor', '__proto__', 'none', 5, {}])
      assert.equal(percent({ factors }), 50 * (1 + factorPresets.default.critical), String(factors));
    assert.equal(percent({ criticalityWeights: null }), percent({}));
    assert.equal(percent({ criticalityWeights: { HIGH: 3 } }), 25 * (1 + 3 * factorPresets.default.critical));
  });

  it('any number of days: since the beginning, where it is more than there are', () => {
    const history = [
      { date: '2026-01-01', percent: 20 },
      { date: '2026-03-01', percent: 40 },
    ];
    for (const changeDays of [Infinity, 1e12, NaN])
      same(scorePosture({ ...posture, history }, { changeDays }).change, { deltaPercent: 30, since: '2026-01-01', days: 68 });
    const report = scorePosture({ ...posture, history });
    for (const historyDays of [Infinity, 1e12]) assert.equal(summarizeReport(report, { historyDays }).history.length, 3);
  });
});

describe('counts that are none', () => {
  for (const implemented of [NaN, Infinity, '5' as unknown as number]) {
    it(`${typeof implemented} ${implemented} is not known, and no zero, whatever the status`, () => {
      for (const status of ['toAddress', 'planned', undefined]) {
        const { parts, quality } = scorePosture({ recommendations: [{ ...action, implemented, total: 10, ...(status && { status }) }] });
        same(parts.defenderXdr, { kind: 'unknown', reason: 'noData' });
        assert.ok(quality.some(({ code }) => code === 'unknownPoints'));
      }
    });
  }
});

describe('changes that assume nothing', () => {
  const changes = [{}, { remediated: [] }, { remediated: false }, { remediated: null, status: null }].map(
    (change) => ({ recommendationId: 'r', ...change }) as PostureChange,
  );
  it('touch nothing, so that the vendor’s figures stand', () => {
    const control = {
      controls: [{ id: 'c', maxPoints: 4, points: 3, resources: { healthy: 5, unhealthy: 1, notApplicable: 0 } }],
      recommendations: [{ id: 'r', controlId: 'c' }],
    };
    const final = { recommendations: [{ ...action, id: 'r', points: 3, status: 'completed', pointsAreFinal: true }] };
    for (const change of changes) {
      assert.equal(percentOf(whatIf(control, [change]).total), 75);
      assert.equal(percentOf(whatIf(final, [change]).total), 30);
    }
  });
});

it('notes without facts are left out', () => {
  const notes = [{ code: 'sentinel', subject: { kind: 'total' } }] as unknown as Posture['notes'];
  const report = scorePosture({ ...posture, notes: notes! });
  same(report.quality, []);
  assert.equal(explainScore(report, { kind: 'total' }).value, 50);
});
