import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arcLabelAnchor, arcMark, arcNotch, arcPath, arcPoint, gaugeLayout } from '../../src/charts/arc.js';

const { arc, width, height } = gaugeLayout('arc', { size: 200 });
const ring = gaugeLayout('ring', { size: 200 }).arc;
const numbersOf = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);
const near = (actual: number, expected: number, tolerance = 0.11) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is near ${expected}`);

/** Length along the circle, from the points that the path goes through. */
function drawnDegrees(path: string, { centerX, centerY }: typeof arc): number {
  const points = [...path.matchAll(/(?:M|0 0 1 )(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) =>
    Math.atan2(Number(x) - centerX, centerY - Number(y)),
  );
  return points.slice(1).reduce((sum, angle, index) => sum + ((((angle - points[index]!) * 180) / Math.PI + 360) % 360), 0);
}

test('nothing is drawn for 0 %, for less, and for what is no number', () => {
  for (const share of [0, -0.2, NaN]) assert.equal(arcPath(arc, 0, share), '');
});

test('100 % ends exactly where the track ends, and more is drawn as 100 %', () => {
  assert.equal(arcPath(arc, 0, 1.04), arcPath(arc, 0, 1));
  const [x, y] = numbersOf(arcPath(arc, 0, 1)).slice(-2) as [number, number];
  near(x, arcPoint(arc, 1).x);
  near(y, arcPoint(arc, 1).y);
});

test('a full ring closes at twelve o’clock', () => {
  const numbers = numbersOf(arcPath(ring, 0, 1));
  assert.deepEqual(numbers.slice(0, 2), numbers.slice(-2));
  near(numbers[0]!, 100);
});

test('the drawn angle is the share of the sweep', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.constantFrom(arc, ring), (share, shape) => {
      near(drawnDegrees(arcPath(shape, 0, share), shape), share * shape.sweep, 0.2);
    }),
  );
});

test('the arc with its thickness and round ends stays inside the view box', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const { x, y } = arcPoint(arc, share);
      const half = arc.thickness / 2;
      assert.ok(x - half >= -1e-9 && x + half <= width + 1e-9 && y - half >= -1e-9 && y + half <= height + 1e-9);
    }),
  );
  assert.ok(height < width);
});

test('a target crosses the arc, a comparison points at it from inside', () => {
  const { from, to } = arcNotch(arc, 0.5);
  near(from.x, 100);
  near(to.x, 100);
  assert.ok(from.y - to.y > arc.thickness);
  const [tipX, tipY, , leftY] = numbersOf(arcMark(arc, 0.5, 6)) as [number, number, number, number];
  near(tipX, 100);
  assert.ok(tipY > arcPoint(arc, 0.5).y + arc.thickness / 2 && leftY > tipY);
});

test('labels grow away from the arc', () => {
  assert.deepEqual(
    [0.2, 0.5, 0.8].map((share) => arcLabelAnchor(arc, share).anchor),
    ['end', 'middle', 'start'],
  );
});
