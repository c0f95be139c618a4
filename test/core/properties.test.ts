/** What holds for every posture, and agreement with a second implementation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  explainChange,
  explainScore,
  percentOf,
  scorePosture,
  whatIf,
  type Posture,
  type PostureChange,
  type Score,
  type ScoreReport,
} from '../../src/core/index.js';
import {
  changesOf,
  classicAssessments,
  classicCounts,
  completePostures,
  listedActions,
  options,
  ownInfrastructure,
  postures,
  riskAssessments,
  riskAssets,
} from './arbitraries.js';
import { actionsPercent, classicPercent, combinedPercent } from './oracle.js';
import { runs } from '../support/runs.js';

const near = (actual: number | null, expected: number | null, message = '') =>
  assert.ok(
    actual === expected || (actual !== null && expected !== null && Math.abs(actual - expected) < 1e-9),
    `${message} ${actual} is not ${expected}`,
  );

const scoresOf = (report: ScoreReport): Score[] => [
  report.total,
  ...Object.values(report.parts),
  ...[...report.subscores, ...report.scopes, ...report.controls].map(({ score }) => score),
  ...Object.values(report.projections),
];

/** Every number anywhere in a value is finite. */
function assertFinite(value: unknown, path = 'report'): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) assertFinite(item, `${path}.${key}`);
}

const everything = (report: ScoreReport): PostureChange[] =>
  report.recommendations.map(({ id }) => ({ recommendationId: id, remediated: true }));

describe('every posture', () => {
  it('that is complete scores between 0 and 100, without NaN', () =>
    fc.assert(
      fc.property(completePostures, options, (posture, chosen) => {
        const report = scorePosture(posture, chosen);
        for (const score of scoresOf(report))
          if (score.kind === 'scored') assert.ok(score.percent >= 0 && score.percent <= 100 + 1e-9, `${score.percent}`);
        assertFinite(JSON.parse(JSON.stringify(report)));
      }),
      { numRuns: runs(300) },
    ));

  it('scores the same again', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) =>
        assert.deepEqual(scorePosture(posture, chosen), scorePosture(structuredClone(posture), chosen)),
      ),
      { numRuns: runs(100) },
    ));

  it('is not changed by being scored', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => {
        const before = JSON.stringify(posture);
        scorePosture(posture, chosen);
        assert.equal(JSON.stringify(posture), before);
      }),
      { numRuns: runs(100) },
    ));

  it('scores the same in any order of its rows', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => {
        const turned = Object.fromEntries(
          Object.entries(posture).map(([key, value]) => [key, Array.isArray(value) ? [...(value as unknown[])].reverse() : value]),
        ) as Posture;
        const [straight, reversed] = [scorePosture(posture, chosen), scorePosture(turned, chosen)];
        near(percentOf(reversed.total), percentOf(straight.total));
        for (const id of ['infrastructure', 'defenderXdr'] as const) near(percentOf(reversed.parts[id]), percentOf(straight.parts[id]), id);
        for (const { id, score } of straight.scopes)
          near(percentOf(reversed.scopes.find((scope) => scope.id === id)!.score), percentOf(score), id);
      }),
      { numRuns: runs(300) },
    ));

  it('does not care how large a point is', () =>
    fc.assert(
      fc.property(fc.oneof(listedActions, ownInfrastructure), fc.constantFrom(2, 10, 1024), (posture, factor) => {
        const times = (value: number | null | undefined) => (typeof value === 'number' ? value * factor : value);
        const recommendations = posture.recommendations!.map((item) => ({
          ...item,
          ...('points' in item ? { points: times(item.points) } : {}),
          maxPoints: times(item.maxPoints),
        }));
        near(percentOf(scorePosture({ recommendations }).total), percentOf(scorePosture(posture).total));
      }),
      { numRuns: runs(200) },
    ));

  it('never loses by a fix', () =>
    fc.assert(
      fc.property(fc.oneof(completePostures, classicCounts, riskAssessments), fc.nat(), (given, choice) => {
        // Points that contradict their own counts are recomputed where a what-if touches them: that is no fix.
        const posture = { ...given, controls: (given.controls ?? []).map((control) => ({ ...control, points: null })) };
        const before = scorePosture(posture);
        const rows = before.recommendations.filter(({ notCounted }) => notCounted === null);
        fc.pre(before.total.kind === 'scored' && rows.length > 0);
        const { id } = rows[choice % rows.length]!;
        const after = whatIf(posture, [{ recommendationId: id, remediated: true }]);
        for (const half of ['infrastructure', 'defenderXdr'] as const)
          assert.ok((percentOf(after.parts[half]) ?? 0) >= (percentOf(before.parts[half]) ?? 0) - 1e-9, `${half} lost by fixing ${id}`);
      }),
      { numRuns: runs(400) },
    ));

  it('has 100 % when everything is fixed and everything is scored', () =>
    fc.assert(
      fc.property(completePostures, (posture) => {
        const before = scorePosture(posture);
        const isAll = before.recommendations.every((row) => row.notCounted === null && (row.model !== 'actions' || row.maxPoints !== null));
        fc.pre(before.total.kind === 'scored' && isAll && !posture.assets?.length);
        const after = whatIf(posture, everything(before));
        near(percentOf(after.total), 100);
      }),
      { numRuns: runs(400) },
    ));

  it('leaves the score alone when nothing is changed', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => assert.deepEqual(whatIf(posture, [], chosen), scorePosture(posture, chosen))),
      { numRuns: runs(100) },
    ));
});

describe('a what-if of a report', () => {
  const whole = (report: ScoreReport) => ({ ...report, ledger: report.ledger });

  it('is that of its posture, and another one of it adds its changes to those', () =>
    fc.assert(
      fc.property(
        postures.chain((posture) => fc.tuple(fc.constant(posture), options, changesOf(posture), changesOf(posture))),
        ([posture, chosen, some, more]) => {
          const after = whatIf(scorePosture(posture, chosen), some);
          assert.deepEqual(whole(after), whole(whatIf(posture, some, chosen)));
          assert.deepEqual(whole(whatIf(after, more)), whole(whatIf(posture, [...some, ...more], chosen)));
        },
      ),
      { numRuns: runs(400) },
    ));
});

describe('a second implementation agrees', () => {
  it('on the actions', () =>
    fc.assert(
      fc.property(listedActions, (posture) =>
        near(percentOf(scorePosture(posture).parts.defenderXdr), actionsPercent(posture.recommendations!)),
      ),
      { numRuns: runs(1000) },
    ));
  it('on the classic score from assessments', () =>
    fc.assert(
      fc.property(classicAssessments, (posture) => near(percentOf(scorePosture(posture).parts.infrastructure), classicPercent(posture))),
      { numRuns: runs(1000) },
    ));
  it('on the combined score', () =>
    fc.assert(
      fc.property(classicAssessments, listedActions, (cloud, apps) => {
        const posture = { ...cloud, recommendations: [...cloud.recommendations!, ...apps.recommendations!] };
        near(percentOf(scorePosture(posture).total), combinedPercent([classicPercent(cloud), actionsPercent(apps.recommendations!)]));
      }),
      { numRuns: runs(500) },
    ));
});

const hostileNumbers = fc.constantFrom<unknown>(NaN, Infinity, -Infinity, -1, -0, 1e308, 5e-324, null, undefined, '7', true, {}, []);

/** A posture of which some leaves were replaced by what does not belong there. */
const hostile: fc.Arbitrary<Posture> = fc
  .tuple(fc.oneof(postures, riskAssets), fc.array(fc.tuple(fc.nat(), hostileNumbers), { minLength: 1, maxLength: 8 }))
  .map(([posture, edits]) => {
    const copy = structuredClone(posture);
    const leaves: [Record<string, unknown>, string][] = [];
    const collect = (node: unknown): void => {
      if (!node || typeof node !== 'object') return;
      for (const [key, value] of Object.entries(node)) {
        if (value === null || typeof value !== 'object') leaves.push([node as Record<string, unknown>, key]);
        else collect(value);
      }
    };
    collect(copy);
    for (const [place, value] of edits) {
      const leaf = leaves[place % Math.max(1, leaves.length)];
      if (leaf) leaf[0][leaf[1]] = value;
    }
    return copy;
  });

/** Anything at all in place of the parts of a posture. */
const garbage = fc.record({
  scopes: fc.anything(),
  controls: fc.anything(),
  recommendations: fc.anything(),
  assets: fc.anything(),
  history: fc.anything(),
  comparisons: fc.anything(),
  targets: fc.anything(),
  notes: fc.anything(),
  scores: fc.anything(),
  settings: fc.anything(),
  asOf: fc.anything(),
}) as fc.Arbitrary<Posture>;

const rows = fc.array(
  fc.oneof(
    fc.anything(),
    fc.record({
      id: fc.oneof(fc.anything(), fc.string()),
      scopeId: fc.anything(),
      parentId: fc.anything(),
      maxPoints: hostileNumbers,
      points: hostileNumbers,
      score: fc.anything(),
      resources: fc.anything(),
    }),
  ),
  { maxLength: 4 },
);
const listsOfGarbage = fc.record({
  scopes: rows,
  controls: rows,
  recommendations: rows,
  assets: rows,
  history: rows,
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Posture>;

function holdsItsGround(posture: Posture): void {
  const report = scorePosture(posture);
  for (const score of scoresOf(report)) {
    if (score.kind !== 'scored') assert.ok(score.reason);
    else assertFinite(score, 'score');
  }
  for (const { potentialPercent, potentialPoints } of [...report.controls, ...report.recommendations])
    assertFinite([potentialPercent, potentialPoints], 'potential');
  explainScore(report, { kind: 'total' });
  explainChange(report, report);
}

describe('bad input is unknown with a reason, never a throw and never a wrong number', () => {
  it('for numbers that are none', () => fc.assert(fc.property(hostile, holdsItsGround), { numRuns: runs(1000) }));
  it('for anything in place of a posture', () =>
    fc.assert(
      fc.property(fc.anything(), (value) => void scorePosture(value as Posture)),
      { numRuns: runs(300) },
    ));
  it('for anything in place of its parts', () => fc.assert(fc.property(garbage, holdsItsGround), { numRuns: runs(500) }));
  it('for anything in place of its rows', () => fc.assert(fc.property(listsOfGarbage, holdsItsGround), { numRuns: runs(500) }));

  const cases: [string, unknown, string][] = [
    ['points without a maximum', { scores: { total: { points: 5 } } }, 'missingMaximum'],
    ['a maximum of NaN', { scores: { total: { points: 5, maxPoints: NaN } } }, 'invalidNumber'],
    ['a negative maximum', { scores: { total: { points: 5, maxPoints: -10 } } }, 'invalidNumber'],
    ['an infinite percent', { scores: { total: { percent: Infinity } } }, 'invalidNumber'],
    ['points as text', { scores: { total: { points: '5', maxPoints: 10 } } }, 'invalidNumber'],
    ['a maximum of zero', { scores: { total: { points: 0, maxPoints: 0 } } }, 'zeroMaximum'],
  ];
  for (const [name, posture, reason] of cases) {
    it(`${name}: ${reason}`, () => {
      const { total } = scorePosture(posture as Posture);
      assert.ok(total.kind !== 'scored');
      assert.equal(total.reason, reason);
    });
  }

  it('a cycle in the scope tree', () => {
    const scope = (id: string, parentId: string) => ({ id, parentId, score: { points: 5, maxPoints: 10 } });
    const report = scorePosture({ scopes: [scope('a', 'b'), scope('b', 'c'), scope('c', 'a'), scope('d', 'a')] });
    near(percentOf(report.total), 50);
    assert.ok(report.quality.some(({ code }) => code === 'scopeCycle'));
  });
});
