/** The calculation page says what the core computes today. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildCalculation, pageUrl } from '../../scripts/build-calculation.js';

describe('the calculation page', () => {
  it('is what its builder makes of the template', async () => assert.equal(readFileSync(pageUrl, 'utf8'), await buildCalculation()));
  it('has the published numbers', async () => {
    const page = await buildCalculation();
    for (const number of ['53.5243 %', '60.3333 %', '46.7153 %', '0.31 points', '5.6923 points', '0.5355 points', '1.5 points'])
      assert.ok(page.includes(number), number);
  });
});
