import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scorePosture } from '../../src/core/scorePosture.js';
import type { Posture } from '../../src/core/posture.js';
import type { ScoreOptions } from '../../src/core/options.js';
import { createFormatter } from '../../src/format/english.js';
import type { ActiveScope } from '../../src/state/active-scope.js';
import { defaultThresholds } from '../../src/theme/bands.js';
import { dashOf, dialOf } from '../../src/elements/secure-score-gauge/secure-score-gauge.dial.js';
import { dialLabels } from '../../src/elements/secure-score-gauge/secure-score-gauge.labels.js';
import { changeOf } from '../../src/elements/secure-score-gauge/secure-score-gauge.extras.js';
import { marksOf } from '../../src/elements/secure-score-gauge/secure-score-gauge.marks.js';
import { isScoreAlone, type ScoredView } from '../../src/elements/secure-score-gauge/secure-score-gauge.score.js';
import { gaugeView, type GaugeInput } from '../../src/elements/secure-score-gauge/secure-score-gauge.view.js';

const formatter = createFormatter('en');

type ViewOptions = Partial<Pick<GaugeInput, 'changeDays' | 'tried' | 'projection'>> & {
  readonly options?: ScoreOptions;
  readonly scope?: ActiveScope;
  readonly target?: number;
};

const viewOf = (posture: Posture, { options, scope, target, changeDays = 30, ...more }: ViewOptions = {}) => {
  const report = scorePosture(posture, options);
  return gaugeView({
    report,
    formatter,
    activeScope: scope ?? null,
    thresholds: defaultThresholds,
    target: target ?? null,
    changeDays,
    change: changeOf(report, changeDays),
    ...more,
  });
};

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
    assert.equal(score.bound?.text, 'At most 100%');
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

describe('change, projection and bounds', () => {
  const history = [
    { date: '2026-08-01', percent: 40 },
    { date: '2026-10-20', percent: 50 },
    { date: '2026-11-12', percent: 55 },
  ];
  const posture: Posture = { asOf: '2026-11-20T06:00:00Z', scores: { total: { percent: 60 } }, history };

  for (const [days, delta, since] of [
    [7, 5, '2026-11-12'],
    [14, 10, '2026-10-20'],
    [30, 10, '2026-10-20'],
    [90, 20, '2026-08-01'],
  ] as const) {
    test(`over ${days} days the change is ${delta} pp`, () => {
      const { change, changeDays } = viewOf(posture, { changeDays: days });
      assert.deepEqual([change?.deltaPercent, change?.since, changeDays], [delta, since, days]);
    });
  }

  test('nothing is said of a change where there is no history, nor beside a part', () => {
    assert.equal(viewOf({ scores: { total: { percent: 60 } } }).change, undefined);
    const scope = { kind: 'subscore', id: 'identity', name: 'Identity' } as const;
    assert.equal(viewOf({ ...posture, scores: { subscores: [{ id: 'identity', percent: 3 }] } }, { scope }).change, undefined);
  });

  test('what is tried out stands over the projection that was chosen', () => {
    const tried = { kind: 'whatIf', percent: 64.5, deltaPercent: 4.5, recommendationIds: ['a'] } as const;
    assert.deepEqual(viewOf(posture, { tried, projection: 'planned' }).projection, {
      percent: 64.5,
      text: 'With your selection 64.5% (+4.50 pp)',
    });
    assert.equal(viewOf(posture, { projection: 'planned' }).projection, null);
  });

  test('a score that is only bounded is printed as a range or a bound, and its points as a least maximum', () => {
    const recommendations = [action('a', 5, 10), action('b', 5, null)];
    const score = scored({ settings: { infrastructure: false }, recommendations });
    assert.match(score.bound!.text, /^(At most|Between) /);
    assert.match(score.points, / of at least /);
    assert.ok(!score.valueText.includes('points'));
  });

  test('the number explains the part that is shown', () => {
    const scope = { kind: 'subscore', id: 'identity', name: 'Identity' } as const;
    const { explained } = viewOf({ scores: { subscores: [{ id: 'identity', percent: 3 }] } }, { scope });
    assert.deepEqual(explained, { kind: 'subscore', id: 'identity' });
  });
});

describe('a score alone', () => {
  const total = { scores: { total: { percent: 62 } } };
  const isAlone = (posture: Posture) => isScoreAlone(scorePosture(posture, { now: '2026-11-20T06:00:00Z' }));

  test('has nothing that the rest of the code would have to print', () => {
    assert.equal(isAlone(total), true);
    const { change, targets, comparisons, missing, coverage, selfDeclared, projection } = viewOf(total);
    assert.deepEqual([change, targets, comparisons, missing, coverage, selfDeclared, projection], [undefined, [], [], [], '', '', null]);
  });

  const more: readonly [name: string, posture: Posture][] = [
    ['a date', { ...total, asOf: '2026-11-20' }],
    ['a target', { ...total, targets: [{ percent: 80 }] }],
    ['a comparison', { ...total, comparisons: [{ basis: 'AllTenants', percent: 40 }] }],
    ['a history', { ...total, history: [{ date: '2026-11-01', percent: 50 }] }],
    ['an oddity', { scores: { total: { percent: 104 } } }],
    ['no score', { scores: { total: { points: 5, maxPoints: 0 } } }],
    ['one half', { scores: { defenderXdr: { points: 30, maxPoints: 60 } } }],
    ['actions', { recommendations: [action('a', 5, 10)] }],
  ];
  for (const [name, posture] of more) test(`is none with ${name}`, () => assert.equal(isAlone(posture), false));

  test('is none in a report of the host that says more in any one place', () => {
    const report = scorePosture(total);
    const of = (change: object) => isScoreAlone({ ...report, total: { ...report.total, ...change } as typeof report.total });
    assert.equal(of({}), true);
    for (const change of [{ partial: true }, { missing: ['defenderXdr'] }, { selfDeclaredPercent: 3 }]) assert.equal(of(change), false);
    assert.equal(isScoreAlone({ ...report, history: [{ date: '2026-11-01', percent: 50 }] }), false);
    assert.equal(isScoreAlone({ ...report, change: { deltaPercent: 1, since: '2026-11-01', days: 30 } }), false);
  });
});
