/** Days and instants: UTC, strict, without a clock. And the vendor's decimal rounding beyond the published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, instantOf, roundRatio, utcDay } from '../../src/core/index.js';

describe('an instant', () => {
  const cases: [string, string | null][] = [
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    [' 2026-11-20 ', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T10:20', '2026-11-20T10:20:00.000Z'],
    ['2026-11-20 10:20:30', '2026-11-20T10:20:30.000Z'],
    ['2026-11-20t10:20:30z', '2026-11-20T10:20:30.000Z'],
    ['2026-11-20T10:20:30.5Z', '2026-11-20T10:20:30.500Z'],
    ['2026-11-20T10:20:30.1234567Z', '2026-11-20T10:20:30.123Z'],
    ['2026-11-20T10:20:30 Z', '2026-11-20T10:20:30.000Z'],
    ['2026-11-20T10:20:30+02:30', '2026-11-20T07:50:30.000Z'],
    ['2026-11-20T10:20:30-0130', '2026-11-20T11:50:30.000Z'],
    ['2026-11-20T23:59:60Z', '2026-11-21T00:00:00.000Z'],
    ['0002-01-01', '0002-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-12-31', '2026-12-31T00:00:00.000Z'],
    ['2026-04-30', '2026-04-30T00:00:00.000Z'],
    ['2026-02-29', null],
    ['1900-02-29', null],
    ['2026-04-31', null],
    ['2026-06-31', null],
    ['2026-09-31', null],
    ['2026-11-31', null],
    ['2026-01-32', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-01-00', null],
    ['0001-01-01T00:00:00Z', null],
    ['2026-11-20T24:00:00Z', null],
    ['2026-11-20T10:60:00Z', null],
    ['2026-11-20T10:20:61Z', null],
    ['x2026-11-20', null],
    ['2026-11-20x', null],
    ['20.11.2026', null],
    ['', null],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${expected}`, () => {
      const instant = instantOf(text);
      assert.equal(instant === null ? null : new Date(instant).toISOString(), expected);
    });
  }
  it('of a day is what the calendar of the engine says, for days that it gives back unchanged', () => {
    const part = (most: number, length: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(length, '0'));
    fc.assert(
      fc.property(part(9999, 4), part(13, 2), part(32, 2), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const instant = Date.parse(text);
        const exists = +year >= 2 && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
        assert.equal(instantOf(text), exists ? instant : null, text);
      }),
      { numRuns: 2000 },
    );
  });
  it('comes from text alone', () => {
    for (const value of [null, undefined, 20261120, new Date(0), {}]) assert.equal(instantOf(value), null);
  });
});

describe('a day', () => {
  it('is the UTC day of its instant', () => {
    assert.equal(utcDay('2026-11-20T23:30:00-02:00'), '2026-11-21');
    assert.equal(utcDay('2026-11-21T01:00:00+02:00'), '2026-11-20');
    assert.equal(utcDay('yesterday'), null);
  });
  it('is so many days from another, over leap days and backwards', () => {
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2026-03-01', '2026-02-28'), -1);
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  });
});

describe('a ratio rounded in decimals, half to even', () => {
  const cases: [number, number, number, number][] = [
    [1, 8, 2, 0.12],
    [3, 8, 2, 0.38],
    [5, 8, 2, 0.62],
    [1, 3, 0, 0],
    [2, 3, 0, 1],
    [1, 2, 0, 0],
    [3, 2, 0, 2],
    [-1, 8, 2, -0.12],
    [-3, 8, 2, -0.38],
    [3, -8, 2, -0.38],
    [-3, -8, 2, 0.38],
    // 1.005 is a decimal here, not the binary fraction a little below it.
    [1.005, 1, 2, 1],
    [1.015, 1, 2, 1.02],
    [1.5, 0.4, 2, 3.75],
    [7.53, 8, 4, 0.9412],
    [2.5, 1.25, 1, 2],
    [0.000000000001, 0.000000000004, 2, 0.25],
  ];
  for (const [numerator, denominator, decimals, expected] of cases)
    it(`${numerator} / ${denominator} to ${decimals} is ${expected}`, () =>
      assert.equal(roundRatio(numerator, denominator, decimals), expected));
  it('takes thirds, which have no shortest decimal below twelve places', () => assert.equal(roundRatio(1 / 3, 1, 4), 0.3333));
});
