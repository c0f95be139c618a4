/** Assessments as columns: what goes in comes out, and what is no assessment stays out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  AssessmentState,
  AssessmentTableBuilder,
  assessmentAt,
  assessmentRows,
  assessmentState,
  assessmentTable,
  ledgerPercent,
  scorePosture,
  type Assessment,
  type Posture,
} from '../../src/core/index.js';

const full = (recommendationId: string, resourceId: string, more: Partial<Assessment> = {}): Assessment => ({
  recommendationId,
  resourceId,
  scopeId: null,
  resourceName: null,
  resourceType: null,
  status: 'healthy',
  exemption: null,
  ...more,
});

describe('a table of assessments', () => {
  const rows = [
    full('r', 'a', { resourceName: 'A', resourceType: 'VM', scopeId: 's' }),
    full('r', 'b', { status: 'unhealthy', scopeId: 's' }),
    full('q', 'a', { resourceName: 'A', resourceType: 'VM', status: 'notApplicable' }),
    full('q', 'b', { status: 'notApplicable', exemption: 'waived' }),
    full('q', 'd', { status: 'notApplicable', exemption: 'mitigated' }),
  ];
  it('gives back its rows, all or some', () => {
    const table = assessmentTable(rows);
    assert.deepEqual(assessmentRows(table), rows);
    assert.deepEqual(assessmentRows(table, 1, 3), rows.slice(1, 3));
    assert.deepEqual(assessmentRows(table, -5, 99), rows);
    assert.deepEqual(assessmentAt(table, 4), rows[4]);
    assert.equal(assessmentTable(table), table);
  });
  it('compares ids without case and keeps the first spelling', () => {
    const table = assessmentTable([full('R', 'A'), full('r', 'a'), full('q', 'b'), full('R', 'a'), full('Q', 'A')]);
    assert.deepEqual(
      [table.recommendationIds, table.resourceIds],
      [
        ['R', 'q'],
        ['A', 'b'],
      ],
    );
    assert.deepEqual([...table.recommendation], [0, 0, 1, 0, 1]);
    assert.deepEqual([...table.resource], [0, 0, 1, 0, 0]);
  });
  it('leaves out what has no ids or no known status', () => {
    const odd = [null, {}, full('', 'a'), full('r', ''), full('r', 7 as never), full('r', 'a', { status: 'toString' as never })];
    assert.equal(assessmentTable([...(odd as Assessment[]), full('r', 'a', { scopeId: '' })]).length, 1);
    assert.equal(assessmentTable([full('r', 'a', { scopeId: '' })]).scopeIds[0], null);
    for (const none of [null, undefined, 'rows' as never, {} as never]) assert.equal(assessmentTable(none).length, 0);
  });
  it('grows as far as it has to', () => {
    const builder = new AssessmentTableBuilder(1);
    for (let index = 0; index < 100; index++)
      builder.add(`r${index % 3}`, `x${index}`, index % 2 ? 's' : null, assessmentState(index % 5 ? 'unhealthy' : 'healthy'), `n${index}`);
    assert.equal(builder.length, 100);
    const table = builder.build();
    assert.deepEqual([table.length, table.state.length, table.scope.length], [100, 100, 100]);
    for (const index of [0, 15, 16, 17, 63, 64, 99]) {
      const scopeId = index % 2 ? 's' : null;
      const status = index % 5 ? 'unhealthy' : 'healthy';
      assert.deepEqual(assessmentAt(table, index), full(`r${index % 3}`, `x${index}`, { scopeId, status, resourceName: `n${index}` }));
    }
  });
  it('has a state for each health and each exemption', () => {
    assert.deepEqual(
      [assessmentState('healthy'), assessmentState('unhealthy'), assessmentState('notApplicable')],
      [AssessmentState.healthy, AssessmentState.unhealthy, AssessmentState.notApplicable],
    );
    assert.equal(assessmentState('unhealthy', 'waived'), AssessmentState.exemptWaived);
    assert.equal(assessmentState('unhealthy', 'mitigated'), AssessmentState.exemptMitigated);
  });
});

describe('the ledger of a report', () => {
  it('adds up to the total, offset included', () => {
    const posture: Posture = {
      scores: { total: { percent: 70 }, defenderXdr: { points: 1, maxPoints: 4 }, infrastructure: { percent: 50 } },
    };
    const { ledger } = scorePosture(posture);
    assert.equal(ledger.offsetPercent, 32.5);
    assert.equal(ledgerPercent(ledger), 70);
    assert.equal(ledgerPercent(scorePosture({}).ledger), null);
  });
});
