import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { complaints } from '../../scripts/size-table.mjs';

describe('the table of sizes is held', () => {
  const committed = '| what | gzip kB | bar |\n| core | 8.00 | 10 |\n';
  test('a figure within 2 % of the committed one passes', () => assert.deepEqual(complaints([['core', 8.1, 10]], committed), []));
  test('a figure that moved further is named', () =>
    assert.match(complaints([['core', 8.2, 10]], committed).join(), /core: 8\.20 kB, committed 8/));
  test('a figure above its bar is named', () => assert.match(complaints([['core', 8.1, 8]], committed).join(), /above the bar of 8 kB/));
  test('a row that is not committed is named', () =>
    assert.match(complaints([['sources', 1, null]], committed).join(), /committed nothing/));
});
