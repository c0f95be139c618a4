import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentRows, assessmentTable } from '../../src/core/assessments.js';
import { explainChange, type ChangeExplanation } from '../../src/core/explainChange.js';
import type { ScoreOptions } from '../../src/core/options.js';
import type { Posture } from '../../src/core/posture.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { reportAsOf, seriesOf } from '../../src/core/series.js';
import { readPosture } from '../../src/sources/readPosture.js';
import { snapshotOf } from '../../src/state/snapshot.js';
import { ReportStore } from '../../src/state/store.js';
import { createTenant, payloadsOf, type TenantKind } from '../../src/testing/index.js';

const postureOf = (payload: unknown): Posture => {
  const read = readPosture(payload);
  assert.ok(read.kind === 'posture', JSON.stringify(read.problems));
  assert.deepEqual(read.problems, []);
  return read.posture;
};

const text = (explanation: ChangeExplanation) => {
  assert.ok(explanation.kind === 'change', JSON.stringify(explanation));
  const key = ({ kind, origin, subject }: (typeof explanation.causes)[number]) =>
    [kind, origin, subject.kind, subject.id, subject.scopeId ?? ''].join(' ').toLowerCase();
  return explanation.causes
    .filter(({ deltaPercent }) => Math.abs(deltaPercent) > 1e-9)
    .map((cause) => [key(cause), cause.deltaPercent] as const);
};

/** The causes told from the snapshot are those told from the report itself. */
function assertSameCauses(before: Posture, after: Posture, options: ScoreOptions = {}): number {
  const [first, second] = [scorePosture(before, options), scorePosture(after, options)];
  const kept = JSON.stringify(snapshotOf(first));
  const withHistory = { ...after, history: postureOf([JSON.parse(kept)]).history ?? [] };
  const today = scorePosture(withHistory, options);
  const back = reportAsOf(today, first.asOf!.slice(0, 10));
  assert.ok(back && back !== today, 'the snapshot is found');
  const [live, read] = [text(explainChange(first, second)), text(explainChange(back, today))];
  const figures = new Map(live);
  assert.deepEqual(read.map(([key]) => key).sort(), live.map(([key]) => key).sort());
  for (const [key, delta] of read) assert.ok(Math.abs(delta - figures.get(key)!) < 1e-9, `${key}: ${delta} instead of ${figures.get(key)}`);
  return read.length;
}

/** The same tenant later, with some of what is open done and some of the risks accepted. */
function later(posture: Posture): Posture {
  const rows = assessmentRows(assessmentTable(posture.assessments));
  return {
    ...posture,
    asOf: '2026-11-20T00:00:00.000Z',
    history: [],
    // Given totals are of the day before; the rows speak for themselves.
    scores: null,
    scopes: posture.scopes?.map((scope) => ({ ...scope, score: null })) ?? null,
    controls: posture.controls?.map((control) => ({ ...control, points: null, resources: null })) ?? null,
    recommendations:
      posture.recommendations?.map((row, index) => {
        if (row.points == null || row.maxPoints == null || row.controlId) return row;
        if (index % 7 === 0) return { ...row, points: row.maxPoints, status: 'completed' };
        return index % 11 === 0 ? { ...row, status: 'riskAccepted' } : row;
      }) ?? null,
    assessments: [...rows].map((row, index) => (index % 5 === 0 ? { ...row, status: 'healthy' as const } : row)),
  };
}

describe('a snapshot', () => {
  for (const kind of ['healthy', 'poor', 'defenderXdrNotEnabled'] satisfies TenantKind[]) {
    for (const subscriptions of kind === 'defenderXdrNotEnabled' ? [1, 3] : [0, 1, 3]) {
      test(`of a ${kind} tenant with ${subscriptions} subscriptions tells why the score changed`, () => {
        const tenant = createTenant({
          seed: `${kind}${subscriptions}`,
          kind,
          asOf: '2026-11-10T00:00:00.000Z',
          days: 2,
          subscriptions,
          users: 50,
        });
        const read = readPosture(payloadsOf(tenant));
        assert.ok(read.kind === 'posture');
        const before = { ...later(read.posture), asOf: '2026-11-10T00:00:00.000Z', recommendations: read.posture.recommendations ?? null };
        const count = assertSameCauses({ ...before, assessments: read.posture.assessments ?? null }, later(read.posture));
        assert.ok(count > 0);
      });
    }
  }

  test('of figures by hand, a total and a half among them, tells the same', () => {
    const rows = (points: number) => [
      { id: 'a', title: 'A', subscore: 'identity', maxPoints: 10, points },
      { id: 'b', title: 'B', subscore: 'apps', maxPoints: 5, points: 1, status: 'thirdParty' },
    ];
    const scores = { infrastructure: { percent: 40 }, defenderXdr: { points: 8, maxPoints: 20 } };
    const before = postureOf({ asOf: '2026-11-10T00:00:00Z', scores, recommendations: rows(2) });
    const after = postureOf({
      asOf: '2026-11-20T00:00:00Z',
      scores: { ...scores, defenderXdr: { points: 11, maxPoints: 20 } },
      recommendations: rows(5),
    });
    assert.ok(assertSameCauses(before, after) > 0);
  });

  test('of scopes that nobody weighs keeps no weights: they would be on another scale than the vendor’s', () => {
    const at = (asOf: string, ...healthy: number[]): Posture => ({
      asOf,
      scopes: healthy.map((_, index) => ({ id: `s${index}`, name: `S${index}` })),
      controls: healthy.map((count, index) => ({
        id: 'c',
        name: 'C',
        scopeId: `s${index}`,
        maxPoints: 10,
        resources: { healthy: count, unhealthy: 40 * (index + 1) - count, notApplicable: 0 },
      })),
    });
    const [before, after] = ['2026-11-10T00:00:00Z', '2026-11-20T00:00:00Z'] as const;
    assert.ok(assertSameCauses(at(before, 10, 30), at(after, 20, 30)) > 0);
    assert.ok(assertSameCauses(at(before, 10), at(after, 20, 30)) > 0);
    assert.ok(assertSameCauses(at(before, 10), at(after, 20)) > 0);
    const weights = (posture: Posture) => snapshotOf(scorePosture(posture))!.scopes!.map(({ weight }) => weight);
    assert.deepEqual(weights(at(before, 10, 30)), [undefined, undefined]);
    assert.deepEqual(weights({ ...at(before, 10), scopes: [{ id: 's0', weight: 67 }] }), [67]);
  });

  test('is small plain JSON: the texts of the catalogue stay out', () => {
    const row = {
      id: 'a',
      title: 'A',
      subscore: 'identity',
      maxPoints: 10,
      points: 5,
      description: 'long',
      remediation: '<p>long</p>',
      threats: ['x'],
    };
    const snapshot = snapshotOf(scorePosture(postureOf({ asOf: '2026-11-20T06:00:00Z', recommendations: [row] })));
    assert.deepEqual(snapshot, JSON.parse(JSON.stringify(snapshot)));
    assert.deepEqual(snapshot, {
      date: '2026-11-20T06:00:00Z',
      percent: 50,
      points: 5,
      maxPoints: 10,
      halves: { defenderXdr: { percent: 50, points: 5, maxPoints: 10 } },
      subscores: [{ id: 'identity', percent: 50, points: 5, maxPoints: 10 }],
      scopes: [],
      controls: [],
      recommendations: [{ id: 'a', title: 'A', subscore: 'identity', model: 'actions', maxPoints: 10, points: 5 }],
    });
  });

  test('is a point of every line it has figures for', () => {
    const tenant = createTenant({ seed: 'lines', kind: 'healthy', asOf: '2026-11-10T00:00:00.000Z', days: 1, subscriptions: 2, users: 50 });
    const read = readPosture(payloadsOf(tenant));
    assert.ok(read.kind === 'posture');
    const first = scorePosture({ ...read.posture, history: [] });
    const history = postureOf([JSON.parse(JSON.stringify(snapshotOf(first)))]).history ?? [];
    const today = scorePosture({ ...read.posture, asOf: '2026-11-20T00:00:00.000Z', history });
    const scope = first.scopes[0]!;
    for (const target of [
      { kind: 'total' },
      { kind: 'part', id: 'infrastructure' },
      { kind: 'part', id: 'defenderXdr' },
      { kind: 'subscore', id: 'identity' },
      { kind: 'scope', id: scope.id },
    ] as const) {
      const [then, now] = seriesOf(today, target);
      assert.equal(then!.date, '2026-11-10');
      assert.ok(
        then!.percent !== null && Math.abs(then!.percent - now!.percent!) < 0.01,
        `${target.kind}: ${then!.percent} and ${now!.percent}`,
      );
    }
  });

  test('of a report from JSON is made of its own rows', () => {
    const rows = [{ id: 'a', title: 'A', subscore: 'identity', maxPoints: 10, points: 5 }];
    const report = scorePosture(postureOf({ asOf: '2026-11-20T06:00:00Z', recommendations: rows }));
    const snapshot = snapshotOf(JSON.parse(JSON.stringify(report)) as typeof report);
    assert.equal(snapshot?.percent, 50);
    assert.deepEqual([snapshot?.recommendations?.[0]?.points, snapshot?.recommendations?.[0]?.maxPoints], [5, 10]);
  });

  test('without a date is none; the present of the options is one', () => {
    const posture = postureOf({ recommendations: [{ id: 'a', title: 'A', subscore: 'identity', maxPoints: 10, points: 5 }] });
    assert.equal(snapshotOf(scorePosture(posture)), null);
    assert.equal(snapshotOf(scorePosture(posture, { now: '2026-11-20T06:00:00Z' }))?.date, '2026-11-20T06:00:00Z');
  });

  test('is what the store gives of the report on the screen', async () => {
    const store = new ReportStore();
    assert.equal(await store.snapshot(), null);
    store.setData({ asOf: '2026-11-20T06:00:00Z', scores: { total: { percent: 50 } } });
    await store.reading;
    assert.deepEqual(await store.snapshot(), snapshotOf(store.report!));
  });
});
