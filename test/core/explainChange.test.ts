/** Why a score changed: exact, symmetric, independent of any order (the published formula of attribution). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  explainChange,
  scorePosture,
  type ChangeCause,
  type ChangeExplanation,
  type Posture,
  type Recommendation,
  type ScoreOptions,
  type ScoreReport,
} from '../../src/core/index.js';

import { readPosture } from '../../src/sources/index.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import { completePostures, listedActions, classicAssessments, classicCounts, options, postures } from './arbitraries.js';
import { runs } from '../support/runs.js';

type Change = Extract<ChangeExplanation, { kind: 'change' }>;

const near = (actual: number, expected: number, message = '') =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${message} ${actual} is not ${expected}`);

function changeOf(before: Posture, after: Posture): Change {
  const change = explainChange(scorePosture(before), scorePosture(after));
  assert.equal(change.kind, 'change', JSON.stringify(change));
  return change as Change;
}

const keyOf = ({ kind, subject }: ChangeCause) => `${kind} ${subject.kind} ${subject.scopeId ?? ''} ${subject.id}`.toLowerCase();
/** Percentage points by kind and subject: points beyond the list and an offset of the same half are one entry. */
function byKey(causes: readonly ChangeCause[], sign = 1): Map<string, number> {
  const sums = new Map<string, number>();
  for (const cause of causes) sums.set(keyOf(cause), (sums.get(keyOf(cause)) ?? 0) + sign * cause.deltaPercent);
  return sums;
}

/** By subject alone: a stored report has lost the rows that tell a status from what was detected. */
const bySubject = (causes: readonly ChangeCause[]) => byKey(causes.map((cause) => ({ ...cause, kind: 'points' as const })));

function sameCauses(actual: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
  for (const key of new Set([...actual.keys(), ...expected.keys()])) near(actual.get(key) ?? 0, expected.get(key) ?? 0, key);
}
const sumOf = (change: Change) => change.causes.reduce((sum, cause) => sum + cause.deltaPercent, 0);
const action = (id: string, points: number, maxPoints: number, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  subscore: 'identity',
  points,
  maxPoints,
  ...more,
});
const only = (change: Change, id: string) => {
  const found = change.causes.filter(({ subject }) => subject.id === id);
  assert.equal(found.length, 1, `${id} has ${found.length} causes`);
  return found[0]!;
};

describe('the published formula, by hand', () => {
  it('a part contributes 100 × [Δc × (1/M₀ + 1/M₁)/2 − Δm × (C₀ + C₁)/2 / (M₀ × M₁)]', () => {
    // C 12 -> 19, M 30 -> 40; "a" gains 5 points, "b" is new with 2 of 10.
    const change = changeOf(
      { recommendations: [action('a', 2, 20), action('c', 10, 10)] },
      { recommendations: [action('a', 7, 20), action('c', 10, 10), action('b', 2, 10)] },
    );
    const g = (1 / 30 + 1 / 40) / 2;
    const perMaximum = (12 + 19) / 2 / (30 * 40);
    near(only(change, 'a').deltaPercent, 100 * 5 * g);
    near(only(change, 'b').deltaPercent, 100 * (2 * g - 10 * perMaximum));
    near(change.deltaPercent, (100 * 19) / 40 - (100 * 12) / 30);
    assert.equal(change.causes.length, 2);
    assert.deepEqual([only(change, 'a').kind, only(change, 'b').kind], ['points', 'new']);
    assert.equal(only(change, 'a').deltaPoints, 5);
  });

  it('a scope splits into its score and its weight, with the means over both dates', () => {
    const scope = (id: string, points: number, weight: number) => ({ id, name: id, weight, score: { points, maxPoints: 10 } });
    const change = changeOf({ scopes: [scope('x', 5, 10), scope('y', 8, 30)] }, { scopes: [scope('x', 7, 20), scope('y', 8, 30)] });
    const [W0, W1] = [40, 50];
    const g = (1 / W0 + 1 / W1) / 2;
    const mean = (0.5 * 10 + 0.8 * 30 + (0.7 * 20 + 0.8 * 30)) / 2;
    const ofScore = change.causes.filter(({ kind, subject }) => kind === 'points' && subject.kind === 'scope' && subject.id === 'x');
    const ofWeight = change.causes.filter(({ kind }) => kind === 'weight');
    near(ofScore[0]!.deltaPercent, 100 * 15 * g * 0.2);
    near(ofWeight[0]!.deltaPercent, 100 * 10 * (0.6 * g - mean / (W0 * W1)));
    near(change.deltaPercent, 100 * ((0.7 * 20 + 0.8 * 30) / 50 - (0.5 * 10 + 0.8 * 30) / 40));
  });

  it('a half that is switched on is one cause, all of it inventory', () => {
    const xdr = { defenderXdr: { points: 30, maxPoints: 100 } };
    const change = changeOf({ scores: xdr }, { scores: { ...xdr, infrastructure: { points: 70, maxPoints: 100 } } });
    assert.deepEqual(
      change.causes.map(({ kind, origin, subject }) => [kind, origin, subject.kind, subject.id]),
      [['new', 'inventory', 'part', 'infrastructure']],
    );
    near(change.causes[0]!.deltaPercent, 20);
  });
});

describe('kinds of cause', () => {
  const rest = action('rest', 5, 10);
  const cases: [string, Posture, Posture, string, string][] = [
    ['points up', { recommendations: [rest, action('a', 1, 5)] }, { recommendations: [rest, action('a', 2, 5)] }, 'points', 'improved'],
    ['points down', { recommendations: [rest, action('a', 2, 5)] }, { recommendations: [rest, action('A', 1, 5)] }, 'points', 'regressed'],
    [
      'a status',
      { recommendations: [rest, action('a', 0, 5, { status: 'toAddress' })] },
      { recommendations: [rest, action('a', 0, 5, { status: 'thirdParty' })] },
      'status',
      'improved',
    ],
    [
      'an accepted risk',
      { recommendations: [rest, action('a', 4, 5, { status: 'toAddress' })] },
      { recommendations: [rest, action('a', 4, 5, { status: 'riskAccepted' })] },
      'status',
      'regressed',
    ],
    [
      'another maximum',
      { recommendations: [rest, action('a', 1, 5)] },
      { recommendations: [rest, action('a', 1, 6)] },
      'maximum',
      'catalogue',
    ],
    ['a retired action', { recommendations: [rest, action('a', 1, 5)] }, { recommendations: [rest] }, 'retired', 'catalogue'],
    [
      'a control with more resources',
      { controls: [{ id: 'a', maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }] },
      { controls: [{ id: 'a', maxPoints: 4, resources: { healthy: 1, unhealthy: 2, notApplicable: 0 } }] },
      'resources',
      'inventory',
    ],
    [
      'a control that was fixed',
      { controls: [{ id: 'a', maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }] },
      { controls: [{ id: 'a', maxPoints: 4, resources: { healthy: 2, unhealthy: 0, notApplicable: 0 } }] },
      'points',
      'improved',
    ],
    ['an asset', { assets: [{ id: 'a', open: { high: 2 } }] }, { assets: [{ id: 'a', open: { high: 1 } }] }, 'points', 'improved'],
  ];
  for (const [name, before, after, kind, origin] of cases) {
    it(`${name}: ${kind}, ${origin}`, () => {
      const change = changeOf(before, after);
      assert.deepEqual(
        change.causes.map((cause) => [cause.kind, cause.origin]),
        [[kind, origin]],
      );
      near(sumOf(change), change.deltaPercent);
    });
  }
});

describe('what cannot be compared says why', () => {
  const scored = { recommendations: [action('a', 1, 5)] };
  const cases: [string, Posture, Posture, string, ScoreOptions?][] = [
    ['nothing scored', {}, scored, 'notScored'],
    ['two tenants', { ...scored, tenantId: 'one' }, { ...scored, tenantId: 'two' }, 'tenantDiffers'],
    [
      'two cloud models',
      { controls: [{ id: 'c', maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }] },
      { assets: [{ id: 'a', open: { high: 1 } }] },
      'modelDiffers',
    ],
    ['a total beside its parts', { scores: { total: { percent: 40 } } }, { recommendations: [action('a', 1, 2)] }, 'onlyTotals'],
    [
      'other rules',
      { assets: [{ id: 'a', open: { high: 1 } }] },
      { assets: [{ id: 'a', open: { high: 1 } }] },
      'modelDiffers',
      { factors: 'printed' },
    ],
  ];
  for (const [name, before, after, reason, options] of cases) {
    it(`${name}: ${reason}`, () =>
      assert.deepEqual(explainChange(scorePosture(before), scorePosture(after, options)), { kind: 'notComparable', reason }));
  }

  it('a total alone changed by itself', () => {
    const change = changeOf({ scores: { total: { percent: 50 } } }, { scores: { total: { percent: 60 } } });
    assert.deepEqual(
      change.causes.map(({ kind, origin, subject }) => [kind, origin, subject.kind]),
      [['points', 'improved', 'total']],
    );
    near(change.causes[0]!.deltaPercent, 10);
  });
});

/** A day later: some rows edited, some gone, some from another posture. */
const edited = (posture: Posture, other: Posture, seed: number): Posture => {
  let state = seed;
  const chance = (percent: number) => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * 100 < percent;
  const pick = <T>(list: readonly T[] | null | undefined, from: readonly T[] | null | undefined, edit: (item: T) => T): T[] => [
    ...(list ?? []).filter(() => !chance(10)).map((item) => (chance(40) ? edit(item) : item)),
    ...(from ?? []).filter(() => chance(15)),
  ];
  const scores = chance(20) ? { ...posture.scores, ...other.scores } : posture.scores;
  return {
    ...posture,
    ...(scores ? { scores } : {}),
    ...(chance(10) ? { settings: { defenderXdr: chance(50), infrastructure: chance(50) } } : {}),
    recommendations: pick(posture.recommendations, other.recommendations, (item) => ({
      ...item,
      ...(item.points != null && item.maxPoints != null ? { points: chance(50) ? item.maxPoints : 0 } : {}),
      ...(chance(30) ? { status: 'thirdParty' } : {}),
      ...(chance(20) && item.maxPoints != null ? { maxPoints: item.maxPoints + 1 } : {}),
    })),
    controls: pick(posture.controls, other.controls, (item) => ({
      ...item,
      maxPoints: chance(80) ? (item.maxPoints ?? 0) : 5,
      resources: item.resources ? { ...item.resources, healthy: item.resources.healthy + 1 } : null,
    })),
    scopes: pick(posture.scopes, other.scopes, (item) => ({ ...item, weight: chance(70) ? 7 : null })),
    assets: pick(posture.assets, other.assets, (item) => ({ ...item, open: { ...item.open, high: chance(50) ? 0 : 3 } })),
    assessments: pick(
      posture.assessments as never[],
      other.assessments as never[],
      (item) => ({ ...(item as object), status: 'healthy' }) as never,
    ),
  };
};

const pairsOf = (source: fc.Arbitrary<Posture>) =>
  fc.tuple(source, source, fc.nat()).map(([posture, other, seed]) => [posture, edited(posture, other, seed)] as const);

function shuffled(posture: Posture): Posture {
  const reversed = (list: unknown) => (Array.isArray(list) ? [...(list as unknown[])].reverse() : list);
  return Object.fromEntries(Object.entries(posture).map(([key, value]) => [key, reversed(value)])) as Posture;
}

/** An id given twice counts once, the first: its order is part of the data. */
const hasDoubles = (posture: Posture) =>
  [posture.recommendations, posture.controls, posture.scopes, posture.assets].some((list) => {
    const keys = (list ?? []).map((item) => `${item.id} ${'scopeId' in item ? item.scopeId : ''}`.toLowerCase());
    return new Set(keys).size < keys.length;
  });

describe('over ten thousand pairs', () => {
  it('the causes add up to the change', () => {
    let compared = 0;
    let tried = 0;
    const models: [fc.Arbitrary<Posture>, number][] = [
      [listedActions, 3000],
      [classicCounts, 2000],
      [classicAssessments, 1500],
      [postures, 3500],
    ];
    for (const [source, count] of models) {
      fc.assert(
        fc.property(pairsOf(source), ([before, after]) => {
          tried++;
          const [first, second] = [scorePosture(before), scorePosture(after)];
          const change = explainChange(first, second);
          if (change.kind === 'notComparable') return assert.notEqual(change.reason, 'residual');
          compared++;
          near(sumOf(change), change.deltaPercent);
          assert.ok(Math.abs(change.residual) <= 1e-9);
          assert.ok(change.causes.every(({ deltaPercent }) => Number.isFinite(deltaPercent)));
        }),
        { numRuns: runs(count) },
      );
    }
    assert.ok(compared > 0.4 * tried, `only ${compared} of ${tried} could be compared`);
  });

  it('swapping the dates changes every sign', () =>
    fc.assert(
      fc.property(pairsOf(postures), options, ([before, after], chosen) => {
        const [first, second] = [scorePosture(before, chosen), scorePosture(after, chosen)];
        const [forth, back] = [explainChange(first, second), explainChange(second, first)];
        assert.equal(forth.kind, back.kind);
        if (forth.kind !== 'change' || back.kind !== 'change') return;
        const turned: Record<string, string> = { new: 'retired', retired: 'new' };
        const mirrored = back.causes.map((cause) => ({ ...cause, kind: (turned[cause.kind] ?? cause.kind) as ChangeCause['kind'] }));
        sameCauses(byKey(mirrored, -1), byKey(forth.causes));
        assert.equal(mirrored.length, forth.causes.length);
      }),
      { numRuns: runs(400) },
    ));

  it('the order of the rows does not matter', () =>
    fc.assert(
      fc.property(pairsOf(postures), ([before, after]) => {
        fc.pre(!hasDoubles(before) && !hasDoubles(after));
        const straight = explainChange(scorePosture(before), scorePosture(after));
        const other = explainChange(scorePosture(shuffled(before)), scorePosture(after));
        assert.equal(other.kind, straight.kind);
        if (straight.kind !== 'change' || other.kind !== 'change') return;
        sameCauses(byKey(other.causes), byKey(straight.causes));
      }),
      { numRuns: runs(400) },
    ));

  it('nothing is unlisted where everything is listed', () =>
    fc.assert(
      fc.property(completePostures, completePostures, fc.nat(), (posture, other, seed) => {
        const change = explainChange(scorePosture(posture), scorePosture(edited(posture, other, seed)));
        if (change.kind === 'change')
          assert.deepEqual(
            change.causes.filter(({ kind }) => kind === 'unlisted'),
            [],
          );
      }),
      { numRuns: runs(500) },
    ));

  it('reports that came back from JSON have the same causes', () =>
    fc.assert(
      fc.property(pairsOf(postures), ([before, after]) => {
        const reports = [scorePosture(before), scorePosture(after)] as const;
        fc.pre(reports.every((report) => report.halves.infrastructure.model !== 'riskBased'));
        const [first, second] = reports.map((report) => JSON.parse(JSON.stringify(report)) as ScoreReport) as [ScoreReport, ScoreReport];
        const [live, stored] = [explainChange(...reports), explainChange(first, second)];
        assert.equal(stored.kind, live.kind);
        if (live.kind !== 'change' || stored.kind !== 'change') return;
        sameCauses(bySubject(stored.causes), bySubject(live.causes));
        near(sumOf(stored), live.deltaPercent);
      }),
      { numRuns: runs(400) },
    ));
});

describe('generated tenants', () => {
  for (const kind of ['healthy', 'poor', 'defenderXdrNotEnabled'] as const) {
    it(`each day of a ${kind} tenant follows from the day before`, () => {
      const reports = [1, 2, 3, 4].map((days) => {
        const tenant = createTenant({
          seed: 'change',
          kind,
          asOf: `2026-03-0${days}T00:00:00Z`,
          days: 30,
          subscriptions: 2,
          resources: 20,
          users: 50,
        });
        const read = readPosture(payloadsOf(tenant));
        assert.equal(read.kind, 'posture');
        return scorePosture((read as Extract<typeof read, { kind: 'posture' }>).posture);
      });
      for (let day = 1; day < reports.length; day++) {
        const change = explainChange(reports[day - 1]!, reports[day]!);
        assert.equal(change.kind, 'change', JSON.stringify(change));
        near(sumOf(change as Change), (change as Change).deltaPercent);
      }
    });
  }
});

it('parts without any maximum leave a stored half on its given figure', () => {
  const posture: Posture = {
    recommendations: [
      action('a0', 0, 0, { subscore: 'apps' }),
      { id: 'a1', model: 'actions', subscore: 'apps', points: 0, maxPoints: null },
    ],
    scores: { defenderXdr: { percent: 0 } },
  };
  const stored = JSON.parse(JSON.stringify(scorePosture(posture))) as ScoreReport;
  assert.deepEqual(explainChange(stored, stored), { kind: 'change', deltaPercent: 0, causes: [], residual: 0 });
});

it('a stored half takes the accepted risks of its own actions only', () => {
  const posture: Posture = {
    recommendations: [
      action('a0', 0, 0.1, { subscore: 'apps', status: 'riskAccepted' }),
      action('i0', 0, 0.1, { subscore: 'infrastructure', status: 'riskAccepted' }),
    ],
    scores: { subscores: [{ id: 'apps', points: 0, maxPoints: 0.1 }] },
  };
  const after: Posture = { ...posture, scores: { total: { percent: 0.1 } } };
  const [live, stored] = [false, true].map((isStored) => {
    const [first, second] = [posture, after].map((each) => {
      const report = scorePosture(each);
      return isStored ? (JSON.parse(JSON.stringify(report)) as ScoreReport) : report;
    });
    return explainChange(first!, second!);
  });
  assert.ok(live?.kind === 'change' && stored?.kind === 'change');
  sameCauses(bySubject(stored.causes), bySubject(live.causes));
});
