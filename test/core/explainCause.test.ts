/** The arithmetic of a cause gives its percentage points, and shows where they come from. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { causesApart } from '../../src/core/causesApart.js';
import {
  explainCause,
  explainChange,
  scorePosture,
  type ChangeCause,
  type Explanation,
  type Posture,
  type ScoreReport,
} from '../../src/core/index.js';
import { same } from '../support/same.js';
import { classicCounts, listedActions, postures } from './arbitraries.js';
import { evaluateExplanation } from './evaluate.js';

const both = (before: Posture, after: Posture) => {
  const [first, second] = [scorePosture(before), scorePosture(after)];
  const change = explainChange(first, second);
  return { first, second, causes: change.kind === 'change' ? change.causes : [] };
};
const explained = (before: Posture, after: Posture): (Explanation | null)[] => {
  const { first, second, causes } = both(before, after);
  return causes.map((cause) => explainCause(first, second, cause));
};
const formulas = (before: Posture, after: Posture) =>
  explained(before, after).map((node) => [node!.formula, node!.inputs, node!.children.map(({ label, value }) => [label, value])]);

const action = (id: string, points: number, maxPoints = 10) => ({ id, subscore: 'identity' as const, points, maxPoints });

describe('the arithmetic of a cause', () => {
  it('is its points at the mean worth of a point', () =>
    // 4 of 20 and 9 of 20: five points of 5 pp each.
    same(formulas({ recommendations: [action('a', 4), action('b', 0)] }, { recommendations: [action('a', 9), action('b', 0)] }), [
      [
        'morePoints * pointFactor',
        { partShare: 1, firstPoints: 4, lastPoints: 9, firstMaximum: 20, lastMaximum: 20, morePoints: 5, pointFactor: 5 },
        [['pointFactor', 5]],
      ],
    ]));
  it('is a computed node in percentage points, with shares for factors', () => {
    const [node] = explained({ recommendations: [action('a', 4)] }, { recommendations: [action('a', 9)] });
    const common = { source: 'computed', rounding: null, notes: [], potential: null };
    same(
      [node!, ...node!.children].map(({ label, unit, reason, source, rounding, notes, potential }: Explanation) => ({
        label,
        unit,
        reason,
        source,
        rounding,
        notes,
        potential,
      })),
      [
        { label: 'a', unit: 'percent', reason: 'cause.points', ...common },
        { label: 'pointFactor', unit: 'share', reason: null, ...common },
      ],
    );
  });
  it('takes off what a greater maximum costs', () => {
    const [node] = explained({ recommendations: [action('a', 4)] }, { recommendations: [action('a', 6, 20)] });
    same(
      [node!.formula, node!.value, node!.inputs.morePoints, node!.inputs.moreMaximum, node!.children.map(({ label }) => label)],
      ['morePoints * pointFactor - moreMaximum * maximumFactor', -10, 2, 10, ['pointFactor', 'maximumFactor']],
    );
  });
  it('of a weight is the distance from the mean', () => {
    const scope = (id: string, percent: number, weight: number) => ({ id, weight, score: { points: percent, maxPoints: 100 } });
    same(formulas({ scopes: [scope('s', 20, 1), scope('t', 60, 1)] }, { scopes: [scope('s', 20, 1), scope('t', 60, 3)] }), [
      [
        'partShare * moreWeight * (percent - mean) * weightFactor',
        { partShare: 1, moreWeight: 2, percent: 60, mean: 280 / 6, weightFactor: 0.375 },
        [],
      ],
    ]);
  });
  it('of a mere figure is its difference', () => {
    const given = (infrastructure: number): Posture => ({
      scores: { infrastructure: { percent: infrastructure }, defenderXdr: { percent: 50 } },
    });
    same(formulas(given(40), given(70)), [['partShare * (now - before)', { partShare: 0.5, now: 70, before: 40 }, []]]);
  });
  it('is none for a cause of other reports', () => {
    const { first, second } = both({ recommendations: [action('a', 4)] }, { recommendations: [action('a', 9)] });
    const stranger: ChangeCause = { kind: 'points', origin: 'improved', subject: { kind: 'control', id: 'x', name: 'X' }, deltaPercent: 1 };
    assert.equal(explainCause(first, second, stranger), null);
  });
  it('is none where a report does not hold what it was made of', () => {
    const assets = (high: number): Posture => ({ assets: [{ id: 'vm', open: { high } }] });
    const { first, second, causes } = both(assets(1), assets(4));
    const { ledger: _, ...stripped } = first;
    assert.ok(causes.length > 0 && causes.every((cause) => explainCause(first, second, cause)));
    for (const cause of causes) {
      assert.equal(explainCause(stripped as ScoreReport, second, cause), null);
      assert.equal(explainCause(second, stripped as ScoreReport, cause), null);
    }
  });

  for (const [name, source] of [
    ['actions', listedActions],
    ['controls', classicCounts],
    ['assets and all', postures],
  ] as const)
    it(`gives the percentage points of every cause: ${name}`, () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(source, source, (before, after) => {
          const { first, second, causes } = both(before, after);
          for (const cause of [...causes, ...causesApart(causes, first, second)]) {
            const node = explainCause(first, second, cause);
            assert.ok(node, JSON.stringify(cause));
            assert.equal(node.value, cause.deltaPercent);
            const value = evaluateExplanation(node)!;
            const size = Math.max(1, Math.abs(cause.deltaPercent));
            assert.ok(Math.abs(value - cause.deltaPercent) < 1e-6 * size, `${node.formula} is ${value}, not ${cause.deltaPercent}`);
            for (const factor of node.children) {
              const share = evaluateExplanation(factor)!;
              assert.ok(
                Math.abs(share - factor.value!) <= 1e-9 * Math.max(1, Math.abs(share)),
                `${factor.label} is ${share}, not ${factor.value}`,
              );
            }
            seen.add(`${cause.kind} ${cause.subject.kind}`);
          }
        }),
        { numRuns: 400, seed: 5 },
      );
      assert.ok(seen.size > 2, [...seen].join(', '));
    });
});
