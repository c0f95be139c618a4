import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandColor, bandOf, bandOfPercent } from '../../src/theme/bands.js';
import { seriesColor, seriesDash } from '../../src/theme/series.js';
import { tokenDescriptions } from '../../src/theme/tokens.docs.js';
import { tokenNames } from '../../src/theme/tokens.js';
import { tokenStyles } from '../../src/theme/tokens.styles.js';

test('a threshold belongs to the band above it', () => {
  const bands = [-5, 0, 49.999, 50, 69.999, 70, 84.999, 85, 100, 120].map((percent) => bandOfPercent(percent));
  assert.deepEqual(bands, ['atRisk', 'atRisk', 'atRisk', 'fair', 'fair', 'good', 'good', 'veryGood', 'veryGood', 'veryGood']);
  assert.equal(bandOfPercent(50, [20, 40, 60]), 'good');
});

test('what is not scored, or only bounded, has no band', () => {
  assert.equal(bandOf({ kind: 'unknown', reason: 'notEnabled' }), 'neutral');
  assert.equal(bandOf({ kind: 'scored', percent: 46, partial: true, percentAtLeast: 13.5 }), 'neutral');
  assert.equal(bandOf({ kind: 'scored', percent: 46, partial: true, missing: ['infrastructure'] }), 'atRisk');
  assert.equal(bandColor('veryGood'), 'var(--_band-very-good)');
});

test('36 series differ in colour or dashes', () => {
  const looks = Array.from({ length: 36 }, (_, index) => `${seriesColor(index)} ${seriesDash(index)}`);
  assert.equal(new Set(looks).size, 36);
  assert.equal(seriesDash(0), '');
});

test('every token is described and read with its default, and none is declared on the host', () => {
  assert.deepEqual(
    tokenDescriptions.map(({ name }) => name),
    tokenNames.map((name) => `--secure-score-${name}`),
  );
  for (const { name, initial } of tokenDescriptions) assert.ok(tokenStyles.cssText.includes(`var(${name},${initial})`), name);
  assert.doesNotMatch(tokenStyles.cssText, /:host/);
});
