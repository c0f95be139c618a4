import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimate } from '../../src/charts/decimate.js';
import { linearScale } from '../../src/charts/linear-scale.js';
import { pointsOf } from '../../src/charts/points.js';
import { areaPath, linePath, runsOf } from '../../src/charts/series-path.js';

const straight = { scaleX: (x: number) => x, scaleY: (y: number) => y, curve: 'straight' } as const;
const step = { ...straight, curve: 'step' } as const;

test('a day without a value breaks the line, a lone day is a dot', () => {
  assert.equal(linePath({ x: [0, 1, 2, 3, 4], y: [5, 6, NaN, 7, NaN] }, straight), 'M0,5L1,6M3,7Z');
  assert.equal(linePath({ x: [0, 1], y: [5, 6] }, step), 'M0,5L1,5L1,6');
  assert.equal(linePath({ x: [], y: [] }, straight), '');
  assert.deepEqual(runsOf({ x: [0, 1], y: [NaN, NaN] }), []);
});

test('an area is closed for each run', () => {
  assert.equal(areaPath({ x: [0, 1, 2, 3, 4], y: [5, 6, NaN, 7, 8] }, straight), 'M0,5L1,6L1,0L0,0ZM3,7L4,8L4,0L3,0Z');
});

test('coordinates have one decimal', () => {
  assert.equal(linePath({ x: [0, 1], y: [1 / 3, -0.01] }, straight), 'M0,0.3L1,0');
});

test('a missing day is a gap, zero is not', () => {
  const days = [
    { date: '2024-03-01', percent: 0 },
    { date: '2024-03-02', percent: null },
    { date: '2024-03-03', percent: 50 },
    { date: '2024-03-06', percent: 60 },
    { date: 'never', percent: 1 },
  ];
  const points = pointsOf(days, ({ percent }) => percent);
  assert.equal(points.x.length, 4);
  const origin = points.x[0]!;
  const { x, y } = decimate(points, { columns: 100, maximumGap: 1 });
  assert.equal(linePath({ x: x.map((day) => day - origin), y }, straight), 'M0,0ZM2,50ZM5,60Z');
});

const values = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(NaN) }),
  { minLength: 1, maxLength: 600 },
);

test('decimation keeps the extremes of every pixel column, the ends, the order and real points only', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (y, columns) => {
      const x = y.map((_, index) => index);
      const kept = decimate({ x, y }, { columns });
      const last = y.length - 1;
      // What is not known at an end is not drawn, so it need not be kept.
      const isKnown = (value: number) => !Number.isNaN(value);
      if (y.some(isKnown)) {
        assert.ok(kept.x[0]! <= y.findIndex(isKnown));
        assert.ok(kept.x.at(-1)! >= y.findLastIndex(isKnown));
      }
      assert.ok(kept.x.every((value, index) => index === 0 || value > kept.x[index - 1]!));
      assert.ok(kept.x.every((value, index) => Object.is(kept.y[index], y[value])));
      assert.ok(kept.x.length <= (columns + 2) * 4);
      const columnOf = (index: number) => (last === 0 ? 0 : Math.floor((index * columns) / last));
      for (let column = 0; column <= columns; column++) {
        const known = y.filter((value, index) => columnOf(index) === column && !Number.isNaN(value));
        const left = [...kept.y].filter((value, index) => columnOf(kept.x[index]!) === column && !Number.isNaN(value));
        if (known.length === 0) continue;
        assert.equal(Math.min(...left), Math.min(...known));
        assert.equal(Math.max(...left), Math.max(...known));
        // Where the line comes into a column and leaves it.
        assert.deepEqual([left[0], left.at(-1)], [known[0], known.at(-1)]);
      }
    }),
  );
});

test('a range keeps one neighbour on each side, so that lines run out of the picture', () => {
  const x = Array.from({ length: 1000 }, (_, index) => index);
  const kept = decimate({ x, y: x }, { columns: 50, from: 100, to: 900 });
  assert.equal(kept.x[0], 99);
  assert.equal(kept.x.at(-1), 900);
  assert.deepEqual([...decimate({ x: [], y: [] }, { columns: 10 }).x], []);
});

test('a gap wider than a column stays a gap among many points', () => {
  const x = Array.from({ length: 10_000 }, (_, index) => (index < 5000 ? index : index + 2000));
  const kept = decimate({ x, y: x }, { columns: 100, maximumGap: 1 });
  assert.equal(runsOf(kept).length, 2);
});

test('a hundred thousand points become a short path', () => {
  const y = Float64Array.from({ length: 100_000 }, (_, index) => 50 + 40 * Math.sin(index / 900));
  const points = decimate({ x: y.map((_, index) => index), y }, { columns: 800 });
  const path = linePath(points, { scaleX: linearScale([0, 99_999], [0, 800]), scaleY: linearScale([0, 100], [200, 0]), curve: 'straight' });
  assert.ok(path.length < 50_000);
});

test('a dense line is strokes up and down in whole pixels and reaches every extreme, its area the highest point of each', () => {
  const dense = { ...straight, isDense: true };
  assert.equal(linePath({ x: [0, 0.3, 0.4, 1.2, 2], y: [5, 9, 1, 4, 6] }, dense), 'M0,5V9V1L1,4L2,6');
  assert.equal(linePath({ x: [0, 0.4, 1.2], y: [5, 9, 4] }, { ...dense, curve: 'step' }), 'M0,5V9L1,9L1,4');
  assert.equal(linePath({ x: [0, 0.2], y: [5, 5] }, dense), 'M0,5V5');
  // Heights of a picture grow downwards: the highest point is the least.
  assert.equal(areaPath({ x: [0, 0.3, 0.4, 1.2, 2], y: [5, 9, 1, 4, 6] }, dense, 50), 'M0,1L1,4L2,6L2,50L0,50Z');
  assert.equal(areaPath({ x: [3], y: [5] }, dense, 50), 'M3,5L3,50L3,50Z');
});

test('a dense line keeps the extremes of every pixel', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 2000 }), (y) => {
      const scaleX = linearScale([0, y.length - 1], [0, 50]);
      const points = decimate({ x: y.map((_, index) => index), y }, { columns: 50 });
      const path = linePath(points, { scaleX, scaleY: (value) => value, curve: 'straight', isDense: true });
      const heights = new Map<number, number[]>();
      let at = 0;
      for (const [, first, second, alone] of path.matchAll(/[ML](\d+),(\d+)|V(\d+)/g)) {
        if (first !== undefined) at = Number(first);
        heights.set(at, [...(heights.get(at) ?? []), Number(alone ?? second)]);
      }
      for (const [index, value] of y.entries()) {
        const pixel = scaleX(index);
        const drawn = [Math.floor(pixel), Math.ceil(pixel), Math.floor(pixel) + 1].flatMap((place) => heights.get(place) ?? []);
        assert.ok(Math.min(...drawn) <= value && Math.max(...drawn) >= value);
      }
      assert.equal(Math.min(...[...heights.values()].flat()), Math.min(...y));
      assert.equal(Math.max(...[...heights.values()].flat()), Math.max(...y));
    }),
  );
});
