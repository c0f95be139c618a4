import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spreadLabels, textWidth, visibleLabels } from '../../src/charts/label-layout.js';

const box = (id: string, x: number, priority: number) => ({ id, x, y: 0, width: 40, height: 12, priority });

test('the less important of two labels that collide is left out', () => {
  assert.deepEqual([...visibleLabels([box('comparison', 0, 1), box('target', 20, 2), box('points', 100, 3)])].sort(), ['points', 'target']);
});

test('labels outside the bounds or over an obstacle are left out', () => {
  const bounds = { x: 0, y: 0, width: 200, height: 40 };
  assert.deepEqual([...visibleLabels([box('outside', 170, 1), box('inside', 20, 1)], bounds)], ['inside']);
  assert.deepEqual([...visibleLabels([box('over', 20, 1)], bounds, [{ x: 0, y: 0, width: 30, height: 30 }])], []);
});

const labels = fc.array(
  fc.record({
    y: fc.double({ min: -20, max: 220, noNaN: true }),
    height: fc.integer({ min: 8, max: 20 }),
    priority: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 14 },
);

test('labels at line ends never overlap, stay inside and keep the order of the lines', () => {
  fc.assert(
    fc.property(labels, (list) => {
      const named = list.map((label, index) => ({ ...label, id: String(index) }));
      const placed = [...spreadLabels(named, 0, 200)].map(([id, center]) => ({ center, ...named[Number(id)]! }));
      for (const { center, height } of placed) assert.ok(center - height / 2 >= -1e-6 && center + height / 2 <= 200 + 1e-6);
      placed.sort((a, b) => a.center - b.center);
      placed.slice(1).forEach((label, index) => {
        const above = placed[index]!;
        assert.ok(above.center + above.height / 2 <= label.center - label.height / 2 + 1e-6);
        assert.ok(above.y <= label.y);
      });
    }),
  );
});

test('labels with room stay at their line', () => {
  const placed = spreadLabels(
    [
      { id: 'a', y: 50, height: 12, priority: 1 },
      { id: 'b', y: 120, height: 12, priority: 1 },
    ],
    0,
    200,
  );
  assert.deepEqual(
    [...placed],
    [
      ['a', 50],
      ['b', 120],
    ],
  );
});

test('without room the least important line loses its label', () => {
  const placed = spreadLabels(
    [
      { id: 'a', y: 5, height: 12, priority: 2 },
      { id: 'b', y: 6, height: 12, priority: 1 },
    ],
    0,
    20,
  );
  assert.deepEqual([...placed.keys()], ['a']);
});

test('Japanese is twice as wide as Latin, and marks of direction have no width', () => {
  assert.equal(textWidth('Total', 6), 30);
  assert.ok(Math.abs(textWidth('合計スコア', 6) - 58.5) < 0.1);
  assert.equal(textWidth('\u2068Total\u2069', 6), 30);
});
