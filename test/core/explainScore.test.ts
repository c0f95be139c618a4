/** The explanation of a number computes that number. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { explainScore, percentOf, scorePosture, whatIf, type Explanation, type ExplanationTarget, type Posture, type ScoreReport } from '../../src/core/index.js';
import { completePostures, options, postures } from './arbitraries.js';
import { evaluateExplanation } from './evaluate.js';

const near = (actual: number | null, expected: number | null, message: string) =>
  assert.ok(actual === expected || (actual !== null && expected !== null && Math.abs(actual - expected) < 1e-9), `${message}: ${actual} is not ${expected}`);

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
    if (report.controls.filter((row) => row.id === id && (scopeId === null || row.scopeId === scopeId)).length === 1) yield [{ kind: 'control', id, scopeId }, percentOf(score)];
  }
  for (const row of report.recommendations) {
    const value = row.model === 'actions' ? row.points : row.notCounted !== null ? null : row.model === 'classic' ? row.potentialPoints : row.potentialPercent;
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
  it('for postures of every model', () => fc.assert(fc.property(postures, options, (posture, chosen) => check(scorePosture(posture, chosen))), { numRuns: 600 }));
  it('for a report that came back from JSON', () =>
    fc.assert(fc.property(postures, options, (posture, chosen) => check(JSON.parse(JSON.stringify(scorePosture(posture, chosen))) as ScoreReport)), { numRuns: 200 }));
  it('for a what-if', () =>
    fc.assert(
      fc.property(postures, options, (posture, chosen) => check(whatIf(posture, ['a0', 'r0', 'r1'].map((recommendationId) => ({ recommendationId, remediated: true as const })), chosen))),
      { numRuns: 200 },
    ));
  it('and so does what is left to win', () => fc.assert(fc.property(postures, options, (posture, chosen) => checkPotentials(scorePosture(posture, chosen))), { numRuns: 300 }));
  it('complete data leave nothing unlisted and nothing merely given', () =>
    fc.assert(
      fc.property(completePostures, (posture) => {
        for (const node of nodesOf(explainScore(scorePosture(posture), { kind: 'total' }))) {
          assert.notEqual(node.subject.kind, 'unlisted');
          assert.ok(!node.formula.includes('offsetPercent'), node.formula);
        }
      }),
      { numRuns: 300 },
    ));
});
