import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scorePosture } from '../../src/core/index.js';
import { readPosture } from '../../src/sources/readPosture.js';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
const assessment = (name: string, machine: string, code: string) => ({
  id: `${subscription}/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/${machine}/providers/Microsoft.Security/assessments/${name}`,
  name,
  type: 'Microsoft.Security/assessments',
  properties: {
    displayName: name,
    status: { code },
    resourceDetails: { source: 'Azure', id: `${subscription}/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/${machine}` },
  },
});
const definition = {
  id: '/providers/Microsoft.Security/secureScoreControlDefinitions/c',
  name: 'c',
  type: 'Microsoft.Security/secureScoreControlDefinitions',
  properties: {
    displayName: 'Enable MFA',
    maxScore: 10,
    assessmentDefinitions: ['one', 'two'].map((name) => ({ id: `/providers/Microsoft.Security/assessmentMetadata/${name}` })),
  },
};
const assessments = {
  value: [
    assessment('one', 'a', 'Healthy'),
    assessment('one', 'b', 'Healthy'),
    assessment('two', 'a', 'Unhealthy'),
    assessment('two', 'b', 'NotApplicable'),
  ],
};

test('assessments and definitions alone are scored by the all-or-nothing rule', () => {
  const read = readPosture([assessments, { value: [definition] }]);
  assert.ok(read.kind === 'posture');
  const [control] = scorePosture(read.posture).controls;
  assert.equal(control!.name, 'Enable MFA');
  assert.deepEqual(control!.resources, { healthy: 1, unhealthy: 1, notApplicable: 0 });
  assert.equal(control!.score.kind === 'scored' && control!.score.points, 5);
});

test('where the vendor sent the controls of a scope, definitions add none', () => {
  const answered = {
    value: [
      {
        id: `${subscription}/providers/Microsoft.Security/secureScores/ascScore/secureScoreControls/other`,
        name: 'other',
        type: 'Microsoft.Security/secureScores/secureScoreControls',
        properties: {
          displayName: 'Other',
          healthyResourceCount: 1,
          unhealthyResourceCount: 0,
          notApplicableResourceCount: 0,
          score: { max: 4, current: 4 },
          weight: 1,
        },
      },
    ],
  };
  const read = readPosture([assessments, { value: [definition] }, answered]);
  assert.ok(read.kind === 'posture');
  assert.deepEqual(
    read.posture.controls!.map(({ id }) => id),
    ['other'],
  );
});
