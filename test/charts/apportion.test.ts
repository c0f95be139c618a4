import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apportion, movedCount } from '../../src/charts/apportion.js';
import { runs } from '../support/runs.js';

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

test('three thirds are 34, 33 and 33, and one figure moved', () => {
  const thirds = [100 / 3, 100 / 3, 100 / 3];
  assert.deepEqual(apportion(thirds, 100), [34, 33, 33]);
  assert.equal(movedCount(thirds, [34, 33, 33]), 1);
});

test('what is left over goes to the largest remainders, also below zero', () => {
  assert.deepEqual(apportion([1.2, 1.7, -0.4], 3), [1, 2, 0]);
  assert.deepEqual(apportion([-1.6, 0.5], -2), [-2, 0]);
  assert.deepEqual(apportion([0.1 + 0.2, 0.7], 1), [0, 1]);
});

test('whole numbers stay as they are', () => {
  assert.deepEqual(apportion([3, -2, 0], 1), [3, -2, 0]);
  assert.equal(movedCount([3, -2, 0], [3, -2, 0]), 0);
  assert.deepEqual(apportion([], 0), []);
});

test('a total further away than one a value is reached all the same', () => {
  assert.deepEqual(apportion([0.5], 3), [3]);
  assert.deepEqual(apportion([0.5, 0.25], -3), [-1, -2]);
});

test('parts are whole, add up, and are less than one away where the total is the rounded sum', () => {
  const values = fc.array(fc.double({ min: -5000, max: 5000, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (exact) => {
      const total = Math.round(sumOf(exact)) || 0;
      const parts = apportion(exact, total);
      assert.equal(sumOf(parts), total);
      parts.forEach((part, index) => {
        assert.ok(Number.isInteger(part) && !Object.is(part, -0));
        assert.ok(Math.abs(part - exact[index]!) < 1 + 1e-6, `${exact[index]} became ${part}`);
      });
    }),
    { numRuns: runs(200) },
  );
});
