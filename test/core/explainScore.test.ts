/** The explanation of a number computes that number. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  explainScore,
  percentOf,
  scorePosture,
  whatIf,
  type Explanation,
  type ExplanationTarget,
  type Posture,
  type ScoreReport,
} from '../../src/core/index.js';
import { completePostures, options, postures } from './arbitraries.js';
import { evaluateExplanation } from './evaluate.js';
import { runs } from '../support/runs.js';

const near = (actual: number | null, expected: number | null, message: string) =>
  assert.ok(
    actual === expected || (actual !== null && expected !== null && Math.abs(actual - expected) < 1e-9),
    `${message}: ${actual} is not ${expected}`,
  );

function* nodesOf(node: Explanation): Generator<Explanation> {
  yield node;
  if (node.potential) yield* nodesOf(node.potential);
  for (const child of node.children) yield* nodesOf(child);
}

/** Every number of a report that can be asked about, with what the report says. */
function* targetsOf(report: ScoreReport): Generator<[ExplanationTarget, number | null]> {
  yield [{ kind: 'total' }, percentOf(report.total)];
  for (const id of ['infrastructure', 'defenderXdr'] as const) yield [{ kind: 'part', id }, percentOf(report.parts[id])];
  for (const { id, score } of report.subscores) yield [{ kind: 'subscore', id }, percentOf(score)];
  for (const { id, score } of report.scopes) yield [{ kind: 'scope', id }, percentOf(score)];
  for (const { id, scopeId, score } of report.controls) {
    if (report.controls.filter((row) => row.id === id && (scopeId === null || row.scopeId === scopeId)).length === 1)
      yield [{ kind: 'control', id, scopeId }, percentOf(score)];
  }
  for (const row of report.recommendations) {
    const value =
      row.model === 'actions'
        ? row.points
        : row.notCounted !== null
          ? null
          : row.model === 'classic'
            ? row.potentialPoints
            : row.potentialPercent;
    yield [{ kind: 'recommendation', id: row.id, scopeId: row.scopeId ?? null }, value];
  }
}

function check(report: ScoreReport): void {
  for (const [target, expected] of targetsOf(report)) {
    const tree = explainScore(report, target);
    const message = JSON.stringify(target);
    near(tree.value, expected, message);
    for (const node of nodesOf(tree)) near(evaluateExplanation(node), node.value, `${message} ${node.label} ${node.formula}`);
    assert.equal(tree.value === null, tree.formula === 'none', message);
    assert.ok(tree.value !== null || tree.reason !== null, message);
  }
}

function checkPotentials(report: ScoreReport): void {
  for (const row of report.controls) {
    const { potential } = explainScore(report, { kind: 'control', id: row.id, scopeId: row.scopeId });
    if (potential?.unit === 'percent' && row.scopeId !== null) near(potential.value, row.potentialPercent, `potential of ${row.id}`);
  }
  for (const row of report.recommendations) {
    const { potential } = explainScore(report, { kind: 'recommendation', id: row.id, scopeId: row.scopeId ?? null });
    if (potential?.unit === 'percent') near(potential.value, row.potentialPercent, `potential of ${row.id}`);
  }
}

describe('every explanation evaluates to the number of the report', () => {
  it('for postures of every model', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => check(scorePosture(posture, chosen))),
      { numRuns: runs(600) },
    ));
  it('for a report that came back from JSON', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => check(JSON.parse(JSON.stringify(scorePosture(posture, chosen))) as ScoreReport)),
      { numRuns: runs(200) },
    ));
  it('for a what-if', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) =>
        check(
          whatIf(
            posture,
            ['a0', 'r0', 'r1'].map((recommendationId) => ({ recommendationId, remediated: true as const })),
            chosen,
          ),
        ),
      ),
      { numRuns: runs(200) },
    ));
  it('and so does what is left to win', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => checkPotentials(scorePosture(posture, chosen))),
      { numRuns: runs(300) },
    ));
  it('complete data leave nothing unlisted and nothing merely given', () =>
    fc.assert(
      fc.property(completePostures, (posture) => {
        for (const node of nodesOf(explainScore(scorePosture(posture), { kind: 'total' }))) {
          assert.notEqual(node.subject.kind, 'unlisted');
          assert.ok(!node.formula.includes('offsetPercent'), node.formula);
        }
      }),
      { numRuns: runs(300) },
    ));
});

const explained = (posture: Posture, target: ExplanationTarget) => explainScore(scorePosture(posture), target);
const outline = (node: Explanation): unknown[] => [node.label, node.formula, ...node.children.map(outline)];

describe('what an explanation says', () => {
  const given = { infrastructure: { points: 23.53, maxPoints: 39 }, defenderXdr: { points: 128, maxPoints: 274 } };

  it('the total is the mean of its halves', () => {
    const tree = explained({ asOf: '2026-03-02T00:00:00Z', scores: given }, { kind: 'total' });
    assert.equal(tree.formula, '(infrastructure + defenderXdr) / 2');
    assert.equal(tree.value!.toFixed(2), '53.52');
    assert.equal(tree.asOf, '2026-03-02T00:00:00Z');
    assert.deepEqual(
      tree.children.map(({ formula, source, inputs }) => [formula, source, inputs]),
      [
        ['100 * points / maxPoints', 'given', { points: 23.53, maxPoints: 39 }],
        ['100 * points / maxPoints', 'given', { points: 128, maxPoints: 274 }],
      ],
    );
  });

  it('a missing half is a child without a number', () => {
    const tree = explainScore(scorePosture({ scores: given }, { infrastructure: false }), { kind: 'total' });
    assert.equal(tree.formula, 'defenderXdr');
    assert.deepEqual([tree.children[0]!.value, tree.children[0]!.formula, tree.children[0]!.reason], [null, 'none', 'notEnabled']);
  });

  it('a given total beyond its halves has an offset', () => {
    const tree = explained({ scores: { ...given, total: { percent: 60 } } }, { kind: 'total' });
    assert.equal(tree.formula, '(infrastructure + defenderXdr) / 2 + offsetPercent');
    near(tree.inputs.offsetPercent!, 60 - ((100 * 23.53) / 39 + (100 * 128) / 274) / 2, 'offset');
  });

  it('a control has the vendor’s rounding, and its potential has none', () => {
    const posture = { controls: [{ id: 'c', name: 'Updates', maxPoints: 6, resources: { healthy: 4, unhealthy: 74, notApplicable: 0 } }] };
    const tree = explained(posture, { kind: 'control', id: 'C' });
    const [points] = tree.children;
    assert.deepEqual([points!.value, points!.rounding], [0.31, { decimals: 2, mode: 'halfToEven' }]);
    near(tree.potential!.children[0]!.value, (6 * 74) / 78, 'potential');
  });

  it('points that do not follow from the counts are given', () => {
    const posture = { controls: [{ id: 'c', maxPoints: 6, points: 2, resources: { healthy: 4, unhealthy: 74, notApplicable: 0 } }] };
    assert.deepEqual(outline(explained(posture, { kind: 'control', id: 'c' })), ['c', '100 * points / maxPoints', ['points', 'given']]);
  });

  it('a control over several scopes is for display only', () => {
    const control = (scopeId: string) => ({ id: 'c', scopeId, maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } });
    const tree = explained({ controls: [control('a'), control('b')] }, { kind: 'control', id: 'c' });
    assert.deepEqual([tree.formula, tree.value, tree.reason], ['sum(points)', 4, 'displayOnly']);
    near(tree.potential!.value, 50, 'potential');
  });

  it('the vendor’s total beyond the list is one more child', () => {
    const recommendations = [{ id: 'a', subscore: 'identity' as const, maxPoints: 10, points: 5 }];
    const tree = explained({ scores: { defenderXdr: given.defenderXdr }, recommendations }, { kind: 'part', id: 'defenderXdr' });
    const unlisted = tree.children.at(-1)!;
    assert.deepEqual([unlisted.subject.kind, unlisted.value, unlisted.inputs.maxPoints], ['unlisted', 123, 264]);
  });

  const actionCases: [string, object, string, string, string | null][] = [
    ['binary', { implemented: true }, 'maxPoints * implemented', 'computed', null],
    ['percentage', { implemented: 5, total: 20 }, 'maxPoints * implemented / total', 'computed', null],
    ['given by the vendor', { points: 3 }, 'given', 'given', null],
    ['self-declared', { points: 0, status: 'thirdParty' }, 'maxPoints', 'selfDeclared', null],
    ['completed', { status: 'completed' }, 'maxPoints', 'computed', null],
    ['accepted', { points: 3, status: 'riskAccepted' }, '0', 'computed', 'riskAccepted'],
    ['not scored', { points: 3, status: 'notScored' }, 'none', 'computed', 'notScored'],
    ['without a maximum', { points: 3, maxPoints: null }, 'given', 'given', 'missingMaximum'],
  ];
  for (const [name, fields, formula, source, reason] of actionCases) {
    it(`an action that is ${name}`, () => {
      const tree = explained(
        { recommendations: [{ id: 'a', subscore: 'apps', maxPoints: 10, ...fields }] },
        { kind: 'recommendation', id: 'a' },
      );
      assert.deepEqual([tree.formula, tree.source, tree.reason], [formula, source, reason]);
    });
  }

  it('a self-declared share is of the value explained', () => {
    const recommendations = [
      { id: 'a', subscore: 'apps' as const, maxPoints: 10, status: 'thirdParty' },
      { id: 'b', subscore: 'apps' as const, maxPoints: 30, points: 10 },
    ];
    assert.equal(explained({ recommendations }, { kind: 'subscore', id: 'apps' }).selfDeclaredPercent, 25);
  });

  it('notes about a subject stand at its node', () => {
    const tree = explained(
      { recommendations: [{ id: 'a', subscore: 'apps', maxPoints: 10, points: 12 }] },
      { kind: 'recommendation', id: 'a' },
    );
    assert.deepEqual(
      tree.notes.map(({ code }) => code),
      ['pointsAboveMaximum'],
    );
  });

  it('what the report does not hold has no number', () => {
    for (const kind of ['part', 'subscore', 'scope', 'control', 'recommendation'] as const) {
      const { formula, value, reason } = explained({}, { kind, id: '__proto__' });
      assert.deepEqual([formula, value, reason], ['none', null, 'noData']);
    }
  });
});
