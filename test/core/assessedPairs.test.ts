/** Rows by recommendation and scope: found while a table is filled, or from its columns. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assessedPairs, rowsOf } from '../../src/core/assessedPairs.js';
import { AssessmentState, AssessmentTableBuilder, assessmentTable, type Assessment, type AssessmentTable } from '../../src/core/index.js';
import { runs } from '../support/runs.js';
import { assessments } from './arbitraries.js';

const row = (recommendationId: string, resourceId: string, scopeId?: string): Assessment => ({
  recommendationId,
  resourceId,
  ...(scopeId !== undefined && { scopeId }),
  status: 'unhealthy',
});

/** Another object with the same columns, as it comes out of a worker: nothing is known about it. */
const unknown = (table: AssessmentTable): AssessmentTable => ({ ...table });

const described = (table: AssessmentTable) => {
  const pairs = assessedPairs(table);
  const { recommendations, scopes, homes, placesAtHome, sizes, keys, scopeKeys } = pairs;
  const rows = recommendations.map((_, pair) => rowsOf(pairs, pair));
  return { recommendations, scopes, homes, placesAtHome, sizes, keys, scopeKeys, rows };
};

describe('pairs of a recommendation and a scope', () => {
  const table = assessmentTable([
    row('A', 'vm1', 'S'),
    row('b', 'vm1', 's'),
    row('a', 'vm2', 's'),
    row('a', 'vm3', 'T'),
    row('a', 'vm4'),
    row('c', 'vm4'),
  ]);
  const { find } = assessedPairs(table);

  it('are numbered as they come, with their rows in order, whatever the case of ids', () =>
    assert.deepEqual(described(table).rows, [[0, 2], [1], [3], [4], [5]]));

  it('of a recommendation are found in all scopes', () => assert.deepEqual(find('a', null), [0, 2, 3]));
  it('are found in a scope, after those of no scope', () => assert.deepEqual(find('a', 's'), [3, 0]));
  it('are found in no scope, where the scope has none', () => assert.deepEqual(find('a', 'u'), [3]));
  it('are found in a scope alone', () => assert.deepEqual(find('b', 's'), [1]));
  it('are found in no scope alone', () => assert.deepEqual(find('c', 's'), [4]));
  it('are none in another scope', () => assert.deepEqual(find('b', 't'), []));
  it('are none of what is not assessed', () => {
    assert.deepEqual(find('d', null), []);
    assert.deepEqual(find('d', 's'), []);
  });
});

describe('places of resources', () => {
  it('count from zero in each scope; a resource in two scopes has one in each', () => {
    const both = assessmentTable([row('a', 'x', 's'), row('a', 'y', 's'), row('a', 'z', 't'), row('a', 'y', 't'), row('b', 'y', 't')]);
    const { homes, placesAtHome, placeElsewhere, sizes } = assessedPairs(both);
    assert.deepEqual(homes, [0, 0, 1]);
    assert.deepEqual(placesAtHome, [0, 1, 0]);
    assert.equal(placeElsewhere(1, 1), 1);
    assert.deepEqual(sizes, [2, 2]);
  });
});

describe('what a reader finds', () => {
  it('is what a pass over the columns finds', () =>
    fc.assert(
      fc.property(assessments, (rows) => {
        const table = assessmentTable(rows);
        assert.deepEqual(described(unknown(table)), described(table));
      }),
      { numRuns: runs(200) },
    ));

  it('stays with its table when the reader goes on', () => {
    const builder = new AssessmentTableBuilder(1);
    for (let index = 0; index < 40; index++) builder.add('a', `vm${index}`, 's', AssessmentState.healthy);
    const first = builder.build();
    const before = described(first);
    builder.add('a', 'vm40', 's', AssessmentState.healthy);
    builder.add('b', 'vm40', 't', AssessmentState.healthy);
    const second = builder.build();
    assert.deepEqual(described(first), before);
    assert.deepEqual(described(second).rows, [Array.from({ length: 41 }, (_, index) => index), [41]]);
  });
});
