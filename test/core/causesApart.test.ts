/** What people did, apart from what came and went: by hand, and over generated pairs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { causesApart } from '../../src/core/causesApart.js';
import { explainChange, scorePosture, type Posture } from '../../src/core/index.js';
import { same } from '../support/same.js';

/** One to four controls in one scope. */
const counted: fc.Arbitrary<Posture> = fc
  .array(fc.record({ healthy: fc.nat(20), unhealthy: fc.nat(20), notApplicable: fc.nat(3) }), { minLength: 1, maxLength: 4 })
  .map((list) => ({ controls: list.map((resources, index) => ({ id: `c${index}`, scopeId: 's', maxPoints: 2 + index, resources })) }));

const control = (healthy: number, unhealthy: number): Posture => ({
  controls: [{ id: 'C', scopeId: 's', maxPoints: 10, resources: { healthy, unhealthy, notApplicable: 0 } }],
});

function apart(before: Posture, after: Posture) {
  const [first, second] = [scorePosture(before), scorePosture(after)];
  const change = explainChange(first, second);
  if (change.kind !== 'change') return null;
  return { change, causes: causesApart(change.causes, first, second) };
}

const told = (before: Posture, after: Posture) =>
  apart(before, after)!.causes.map(({ kind, origin, subject, deltaPercent, deltaPoints }) => [
    kind,
    origin,
    subject.id,
    Math.round(deltaPercent * 1e6) / 1e6,
    Math.round(deltaPoints! * 1e6) / 1e6,
  ]);

describe('causes apart', () => {
  it('what came, healthy or not, is inventory', () => {
    same(told(control(5, 5), control(5, 15)), [['resources', 'inventory', 'C', -25, -2.5]]);
    same(told(control(5, 5), control(15, 5)), [['resources', 'inventory', 'C', 25, 2.5]]);
    same(told(control(5, 5), control(7, 9)), [['resources', 'inventory', 'C', -6.2, -0.62]]);
  });
  it('what went is inventory', () => {
    same(told(control(5, 15), control(5, 5)), [['resources', 'inventory', 'C', 25, 2.5]]);
    same(told(control(5, 5), control(2, 4)), [['resources', 'inventory', 'C', -16.7, -1.67]]);
  });
  it('what they cannot explain was done', () => {
    // Ten came: at most ten of the eleven more that are healthy. One turned, at the mean of 1/20 and 1/30: 0.0417 of a rise of 0.2333.
    same(told(control(8, 12), control(19, 11)), [
      ['points', 'improved', 'C', 4.160714, 0.416071],
      ['resources', 'inventory', 'C', 19.139286, 1.913929],
    ]);
    // None of the five that came is healthy, and one turned unhealthy: 0.0833 of a fall of 0.2333, which is 2.33 points.
    same(told(control(5, 5), control(4, 11)), [
      ['points', 'regressed', 'C', -8.321429, -0.832143],
      ['resources', 'inventory', 'C', -14.978571, -1.497857],
    ]);
  });
  it('the same resources are what was done, as they were', () =>
    same(told(control(5, 5), control(8, 2)), [['points', 'improved', 'C', 30, 3]]));
  it('a control of which nothing was left, or counted, is inventory', () => {
    same(told(control(5, 5), { controls: [{ ...control(5, 5).controls![0]!, points: 8, resources: null }] }), [
      ['resources', 'inventory', 'C', 30, 3],
    ]);
  });
  it('adds up exactly, and changes its sign with the dates', () => {
    let split = 0;
    fc.assert(
      fc.property(counted, counted, (before, after) => {
        const [there, back] = [apart(before, after), apart(after, before)];
        if (!there || !back) return;
        const sum = (causes: readonly { readonly deltaPercent: number }[]) =>
          causes.reduce((total, cause) => total + cause.deltaPercent, 0);
        assert.ok(Math.abs(sum(there.causes) - there.change.deltaPercent) < 1e-9);
        const figures = (causes: typeof there.causes, sign: number) =>
          causes.map(({ kind, subject, deltaPercent }) => `${kind} ${subject.scopeId} ${subject.id} ${(sign * deltaPercent).toFixed(6)}`);
        const apartOnly = (causes: typeof there.causes) =>
          causes.filter(({ kind, subject }) => kind === 'points' && subject.kind === 'control');
        assert.deepEqual(figures(apartOnly(there.causes), 1).sort(), figures(apartOnly(back.causes), -1).sort());
        split += there.causes.length - there.change.causes.length;
      }),
      { numRuns: 500, seed: 3 },
    );
    assert.ok(split > 100, `${split} causes in two`);
  });
});
