import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundChange, roundDecimal, roundInside } from '../../src/format/rounding.js';

const inside = fc.double({ min: 0, max: 100, noNaN: true });
const digits = fc.integer({ min: 0, max: 3 });

test('a percent is rounded half away from zero, on decimals', () => {
  const cases: [number, number, number][] = [
    [60.333333, 2, 60.33],
    [1.005, 2, 1.01],
    [28.499999999999996, 0, 29],
    [62.5, 0, 63],
    [-1.005, 2, -1.01],
    [150.4, 0, 150],
    [-20, 0, -20],
  ];
  for (const [value, places, expected] of cases) assert.equal(roundDecimal(value, places), expected, `${value} to ${places}`);
});

test('what is open stays visible at both ends', () => {
  assert.equal(roundInside(99.996, 2, 100), 99.99);
  assert.equal(roundInside(99.6, 0, 100), 99);
  assert.equal(roundInside(0.004, 2, 100), 0.01);
  assert.equal(roundInside(0.3, 0, 100), 1);
  assert.equal(roundInside(5.999, 2, 6), 5.99);
  assert.equal(roundInside(0, 2, 100), 0);
  assert.equal(roundInside(100, 2, 100), 100);
  assert.equal(roundInside(100.4, 0, 100), 100);
  assert.ok(Object.is(roundInside(-0.0001, 2, 100), 0));
});

test('no number between the ends is rounded onto one', () => {
  fc.assert(
    fc.property(inside, digits, (value, places) => {
      const rounded = roundInside(value, places, 100);
      assert.equal(rounded >= 100, value >= 100);
      assert.equal(rounded <= 0, value <= 0);
      assert.ok(Math.abs(rounded - value) <= 10 ** -places + 1e-9);
    }),
  );
});

test('a greater percent is never printed as a smaller one', () => {
  fc.assert(
    fc.property(inside, inside, digits, (one, other, places) => {
      const [low, high] = one <= other ? [one, other] : [other, one];
      assert.ok(roundInside(low, places, 100) <= roundInside(high, places, 100));
    }),
  );
});

test('a change that is not zero keeps its sign', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), digits, (value, places) => {
      assert.equal(Math.sign(roundChange(value, places)) || 0, Math.sign(value) || 0);
    }),
  );
});
