import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { percentOf, scorePosture } from '../../src/core/index.js';
import { readPosture } from '../../src/sources/readPosture.js';

const scores = [
  { tenantId: 't', subscriptionId: 's1', percentageScore: 0.5, currentScore: 5, maxScore: 10, weight: 10 },
  { tenantId: 't', subscriptionId: 's2', percentageScore: 0.8, currentScore: 8, maxScore: 10, weight: 30 },
];
const controls = [
  {
    tenantId: 't',
    subscriptionId: 's1',
    controlName: 'Enable MFA',
    controlId: 'c1',
    unhealthyResourceCount: 1,
    healthyResourceCount: 1,
    notApplicableResourceCount: 2,
    percentageScore: 0.5,
    currentScore: 5,
    maxScore: 10,
    weight: 2,
  },
];

describe('rows of the vendor’s sample queries', () => {
  const read = (...payloads: unknown[]) => {
    const result = readPosture(payloads);
    assert.ok(result.kind === 'posture');
    return scorePosture(result.posture);
  };

  test('scores by subscription are the Infrastructure half, not a Graph total', () => {
    const report = read({ totalRecords: 2, data: scores });
    assert.ok(Math.abs(percentOf(report.parts.infrastructure)! - 72.5) < 1e-9);
    assert.equal(report.parts.defenderXdr.kind, 'unknown');
  });

  test('as a table they are the same', () => {
    const columns = Object.keys(scores[0]!).map((name) => ({ name, type: 'string' }));
    const table = { totalRecords: 2, data: { columns, rows: scores.map((row) => Object.values(row)) } };
    assert.deepEqual(read(table).parts, read({ totalRecords: 2, data: scores }).parts);
  });

  test('controls join their subscriptions', () => {
    const report = read({ totalRecords: 2, data: scores }, { totalRecords: 1, data: controls });
    const [control] = report.controls;
    assert.equal(control!.name, 'Enable MFA');
    assert.deepEqual(control!.resources, { healthy: 1, unhealthy: 1, notApplicable: 2 });
    assert.equal(report.scopes.length, 2);
  });
});
