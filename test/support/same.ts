import assert from 'node:assert/strict';

/** Numbers to nine decimals: what binary fractions add or lose beyond them depends on the order of a sum. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.round(value * 1e9) / 1e9 + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
  return value;
}

/** Deeply equal but for the noise of binary fractions. */
export const same = (actual: unknown, expected: unknown): void => assert.deepEqual(rounded(actual), rounded(expected));
