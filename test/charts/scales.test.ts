import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linearScale } from '../../src/charts/linear-scale.js';
import { nearestIndex } from '../../src/charts/nearest.js';
import { niceDomain, niceTicks } from '../../src/charts/ticks.js';
import { dateOfDay, dayNumber, dayReader, timeTicks } from '../../src/charts/time-scale.js';
import { waterfall, waterfallExtent } from '../../src/charts/waterfall.js';

const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });

test('a scale goes there and back', () => {
  fc.assert(
    fc.property(number, number, number, (from, to, value) => {
      fc.pre(Math.abs(to - from) > 0.01);
      const scale = linearScale([from, to], [10, 310]);
      assert.ok(Math.abs(scale.invert(scale(value)) - value) < 1e-6 * (1 + Math.abs(value)));
    }),
  );
  assert.equal(linearScale([0, 100], [200, 0])(25), 150);
  assert.equal(linearScale([5, 5], [0, 100])(5), 50);
});

test('ticks are round, inside and not too many', () => {
  assert.deepEqual(niceTicks(0, 100, 5), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(niceTicks(61.2, 62.9, 4), [61.5, 62, 62.5]);
  assert.deepEqual(niceTicks(0.1, 0.7, 4), [0.2, 0.4, 0.6]);
  assert.deepEqual(niceDomain(61.2, 62.9), [61, 63]);
  assert.deepEqual(niceDomain(40, 40), [39, 41]);
  fc.assert(
    fc.property(number, fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 10 }), (from, span, count) => {
      const ticks = niceTicks(from, from + span, count);
      assert.ok(ticks.length <= count + 1);
      for (const tick of ticks) assert.ok(tick >= from - span * 1e-6 && tick <= from + span * (1 + 1e-6));
    }),
  );
});

test('days are counted in UTC, equally far apart over summer time', () => {
  assert.equal(dayNumber('1970-01-01'), 0);
  assert.equal(dayNumber('2024-03-11') - dayNumber('2024-03-10'), 1);
  assert.equal(dayNumber('2024-02-29T23:59:59Z'), dayNumber('2024-02-29'));
  assert.ok(Number.isNaN(dayNumber('2024-02-30')));
  assert.ok(Number.isNaN(dayNumber('2024-13-01')));
  assert.ok(Number.isNaN(dayNumber('0x12-01-01')));
  fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => assert.equal(dayNumber(dateOfDay(day)), day)));
});

const ticksOf = (from: string, to: string, maximum?: number) => timeTicks(dayNumber(from), dayNumber(to), maximum);

test('time ticks stand on days, Mondays, months and years', () => {
  assert.deepEqual(
    ticksOf('2024-03-04', '2024-03-08').map(({ date }) => date),
    ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'],
  );
  const weeks = ticksOf('2024-03-01', '2024-03-31');
  assert.deepEqual(
    weeks.map(({ date }) => date),
    ['2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25'],
  );
  assert.ok(weeks.every(({ unit, date }) => unit === 'week' && new Date(date).getUTCDay() === 1));
  assert.deepEqual(
    ticksOf('2024-01-15', '2024-04-14', 4).map(({ date }) => date),
    ['2024-02-01', '2024-03-01', '2024-04-01'],
  );
  assert.deepEqual(
    ticksOf('2023-06-01', '2024-05-31').map(({ date }) => date),
    ['2023-07-01', '2023-10-01', '2024-01-01', '2024-04-01'],
  );
  assert.ok(ticksOf('1750-01-01', '2024-01-01').every(({ unit, date }) => unit === 'year' && date.endsWith('-01-01')));
});

test('there is always a tick, never more than asked for, and all are inside', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -80_000, max: 80_000 }),
      fc.integer({ min: 0, max: 120_000 }),
      fc.integer({ min: 1, max: 12 }),
      (from, span, maximum) => {
        const ticks = timeTicks(from, from + span, maximum);
        assert.ok(ticks.length >= 1 && ticks.length <= maximum, String(ticks.length));
        assert.ok(ticks.every(({ day }) => day >= from && day <= from + span));
      },
    ),
  );
});

test('the nearest point is found', () => {
  assert.equal(nearestIndex([], 3), -1);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1 }),
      fc.double({ min: -600, max: 600, noNaN: true }),
      (values, value) => {
        const sorted = values.sort((a, b) => a - b);
        const found = Math.abs(sorted[nearestIndex(sorted, value)]! - value);
        assert.equal(found, Math.min(...sorted.map((other) => Math.abs(other - value))));
      },
    ),
  );
});

test('a waterfall ends where its changes add up to', () => {
  const bars = waterfall(60, [2, -5, 1.5]);
  assert.deepEqual(bars, [
    { from: 60, to: 62 },
    { from: 62, to: 57 },
    { from: 57, to: 58.5 },
  ]);
  assert.deepEqual(waterfallExtent(60, bars), [57, 62]);
});

test('dates read one after another are the same days as each by itself', () => {
  const day = fc.integer({ min: 15_000, max: 15_100 }).map(dateOfDay);
  const other = fc.constantFrom(
    '2011-02-29',
    '2011-02-30',
    '2011-02-00',
    '2011-02-3x',
    '2011-02-1',
    '2011-02-28T23:00:00-02:00',
    '2012-02-29',
    '',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: day }, other)), (dates) => {
      assert.deepEqual(dates.map(dayReader()), dates.map(dayNumber));
    }),
  );
});
