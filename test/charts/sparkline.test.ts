import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sparklinePath } from '../../src/charts/sparkline.js';

const box = { width: 100, height: 20 };

describe('a sparkline', () => {
  test('runs from edge to edge in time', () => {
    const path = sparklinePath([{ at: 5, percent: 20 }, { at: 10, percent: 40 }, { at: 15, percent: 60 }], box); // prettier-ignore
    assert.deepEqual(path.match(/[\d.]+/g)!.map(Number), [0, 20, 50, 10, 100, 0]);
  });

  test('breaks where a value is not known', () => {
    const path = sparklinePath([{ at: 0, percent: 20 }, { at: 1, percent: null }, { at: 2, percent: 60 }], box); // prettier-ignore
    assert.equal(path.match(/M/g)!.length, 2);
    assert.ok(!path.includes('L'));
  });

  test('does not draw a tremble as a mountain', () => {
    const path = sparklinePath([{ at: 0, percent: 50 }, { at: 1, percent: 50.2 }], box); // prettier-ignore
    const [, first, , last] = path.match(/[\d.]+/g)!.map(Number);
    assert.ok(Math.abs(first! - last!) < 1);
  });

  test('is nothing for fewer than two values', () => {
    assert.equal(sparklinePath([{ at: 0, percent: 50 }], box), '');
    assert.equal(sparklinePath([], box), '');
  });
});
