/** The page of the public interface says what the built package has. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { apiReport, file } from '../../scripts/api-report.mjs';
import { tags } from '../../scripts/entries.mjs';

describe('the public interface', () => {
  test('is what docs/api.md says; if it should be so, run npm run api and look at docs/versioning.md', async () =>
    assert.equal(readFileSync(file, 'utf8'), await apiReport()));

  test('the page names every tag, and for functions their signature', () => {
    const page = readFileSync(file, 'utf8');
    for (const tag of tags) assert.ok(page.includes(`### \`<${tag}>\``), tag);
    assert.match(page, /function scorePosture\(posture: Posture, options\?: ScoreOptions\): ScoreReport;/);
    assert.doesNotMatch(page, /#private|protected |import\("/);
  });
});
