import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scorePosture } from '../../src/core/scorePosture.js';
import type { Posture } from '../../src/core/posture.js';
import type { ScoreOptions } from '../../src/core/options.js';
import { createFormatter } from '../../src/format/english.js';
import type { ActiveScope } from '../../src/state/store.js';
import { defaultThresholds } from '../../src/theme/bands.js';
import { dashOf, dialOf, marksOf } from '../../src/elements/secure-score-gauge/secure-score-gauge.dial.js';
import { dialLabels } from '../../src/elements/secure-score-gauge/secure-score-gauge.labels.js';
import { gaugeView, type ScoredView } from '../../src/elements/secure-score-gauge/secure-score-gauge.view.js';

const formatter = createFormatter('en');

const viewOf = (posture: Posture, { options, scope, target }: { options?: ScoreOptions; scope?: ActiveScope; target?: number } = {}) =>
  gaugeView({
    report: scorePosture(posture, options),
    formatter,
    activeScope: scope ?? null,
    thresholds: defaultThresholds,
    target: target ?? null,
  });

const scored = (posture: Posture) => {
  const { score } = viewOf(posture);
  assert.equal(score.kind, 'scored');
  return score as ScoredView;
};

const action = (id: string, points: number, maxPoints: number | null) => ({
  id,
  title: id,
  subscore: 'data' as const,
  model: 'actions' as const,
  points,
  maxPoints,
});

describe('what the gauge prints', () => {
  test('percent, points and band make one sentence', () => {
    const score = scored({ scores: { total: { points: 31, maxPoints: 50 } } });
    assert.equal(score.parts.text, '62%');
    assert.equal(score.points, '31 of 50 points');
    assert.equal(score.valueText, '62%, 31 of 50 points, Fair');
  });

  for (const [percent, text] of [
    [0, '0%'],
    [0.001, '0.01%'],
    [99.999, '99.99%'],
    [100, '100%'],
    [124, '124%'],
    [-12, '−12%'],
  ] as const) {
    test(`${percent} is printed as ${text}`, () => assert.equal(scored({ scores: { total: { percent } } }).parts.text, text));
  }

  test('a total without the other half names what to enable', () => {
    const view = viewOf({ scores: { defenderXdr: { points: 30, maxPoints: 60 } } });
    assert.deepEqual(view.missing, ['Enable Microsoft Defender for Cloud to score Infrastructure.']);
    assert.equal((view.score as ScoredView).bound, null);
    assert.equal((view.score as ScoredView).bandText, 'Fair');
  });

  test('an unknown maximum makes the percent an upper bound without a band', () => {
    const view = viewOf({ recommendations: [action('a', 7, 7), action('b', 0, null)] });
    const score = view.score as ScoredView;
    assert.equal(score.bound?.atMostText, 'At most 100%');
    assert.equal(score.bandText, '');
    assert.ok(view.missing.includes('Partial: some maximum scores are not known.'));
  });

  test('what is not scored is no zero', () => {
    const { score } = viewOf({ scores: { total: { points: 0, maxPoints: 0 } } });
    assert.deepEqual(score, { kind: 'unscored', word: 'Not scored', reason: 'This is worth no points.' });
    assert.deepEqual(viewOf({}).score, { kind: 'unscored', word: '–', reason: 'There are no data for this score.' });
  });

  test('a comparison of one half is not shown beside the mean of both', () => {
    const comparisons = [
      { basis: 'AllTenants', percent: 41, half: 'defenderXdr' as const },
      { basis: 'TotalSeats', percent: 47 },
    ];
    const both: Posture = { scores: { infrastructure: { percent: 40 }, defenderXdr: { percent: 60 } }, comparisons };
    assert.deepEqual(viewOf(both).comparisons.map(({ percent }) => percent), [47]); // prettier-ignore
    const one: Posture = { scores: { defenderXdr: { percent: 60 } }, comparisons };
    assert.deepEqual(viewOf(one).comparisons.map(({ text }) => text), ['All organizations: 41%', 'Organizations of a similar size: 47%']); // prettier-ignore
  });

  test('the active sub-score takes the place of the total and says so', () => {
    const posture: Posture = {
      scores: { total: { percent: 50 }, subscores: [{ id: 'identity', points: 9, maxPoints: 12 }] },
      targets: [{ percent: 80 }],
    };
    const view = viewOf(posture, { scope: { kind: 'subscore', id: 'identity', name: 'Identity' } });
    assert.equal(view.heading, 'Identity');
    assert.equal(view.scope?.text, 'Shown for Identity');
    assert.equal((view.score as ScoredView).parts.text, '75%');
    assert.deepEqual(view.targets, []);
    assert.equal(viewOf(posture, { scope: { kind: 'workload', id: 'x', name: 'X' } }).scope, null);
  });

  test('the target of the element stands over those of the data', () => {
    const posture: Posture = { scores: { total: { percent: 50 } }, targets: [{ percent: 80, date: '2027-03-01' }] };
    assert.deepEqual(viewOf(posture).targets.map(({ text }) => text), ['Your target 80% by Mar 1, 2027']); // prettier-ignore
    assert.deepEqual(viewOf(posture, { target: 70 }).targets.map(({ text }) => text), ['Your target 70%']); // prettier-ignore
  });
});

describe('the drawing', () => {
  test('nothing is drawn for 0 and below, the whole arc for 100 and above', () => {
    for (const variant of ['arc', 'ring'] as const) {
      assert.equal(dashOf(dialOf(variant), 0), null);
      assert.equal(dashOf(dialOf(variant), -12), null);
      assert.equal(dashOf(dialOf(variant), 100)?.array, '100 100');
      assert.equal(dashOf(dialOf(variant), 124)?.array, '100 100');
    }
  });

  test('a ring of 99.9 stays open: its round ends count', () => {
    const ring = dialOf('ring');
    const drawn = Number(dashOf(ring, 99.9)?.array.split(' ')[0]);
    assert.ok(Math.abs(drawn + 2 * ring.capPercent - 99.9) < 0.01);
  });

  test('a comparison that would touch another one is only listed', () => {
    assert.deepEqual(marksOf(dialOf('arc'), [40, 41, 60], []).map(Boolean), [true, false, true]); // prettier-ignore
  });

  test('labels need a width: the longer the points, the wider the gauge', () => {
    const short = dialLabels(viewOf({ scores: { total: { points: 31, maxPoints: 50 } } }), 'arc');
    const long = dialLabels(viewOf({ scores: { total: { points: 36780.45, maxPoints: 48300.5 } } }), 'arc');
    assert.equal(short.points?.step, 160);
    assert.ok(long.points!.step > short.points!.step);
  });

  test('two targets that would overlap keep the first one’s label', () => {
    const labels = dialLabels(viewOf({ scores: { total: { percent: 50 } }, targets: [{ percent: 80 }, { percent: 82 }] }), 'arc');
    assert.deepEqual(labels.targets.map(({ label }) => label !== null), [true, false]); // prettier-ignore
  });
});
