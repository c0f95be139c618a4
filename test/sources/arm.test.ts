import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentRows, scorePosture } from '../../src/core/index.js';
import { armAssessment, armControl, armDefinition, armMetadata, armPage, armScore, guid, scopeId, subscription } from '../fixtures/arm.js';
import { noteOf, postureOf, problemsOf, recommendation, tableOf } from '../fixtures/read.js';

describe('ARM secureScores', () => {
  test('a subscription has its score and weight; the default name gives way to the guid', () => {
    const [scope] = postureOf(armPage([armScore()])).scopes!;
    assert.deepEqual(scope, {
      id: scopeId,
      name: scopeId.slice('/subscriptions/'.length),
      kind: 'subscription',
      environment: 'Azure',
      weight: 12,
      score: { points: 5.33, maxPoints: 10 },
    });
    assert.equal(postureOf(armPage([armScore({ displayName: 'Production' })])).scopes![0]?.name, 'Production');
  });

  test('connectors, management groups and initiatives are told by the id', () => {
    const connector = `${subscription}/resourceGroups/rg/providers/Microsoft.Security/securityConnectors/aws1`;
    const group = '/providers/Microsoft.Management/managementGroups/Root';
    const rows = [
      armScore({ environment: 'AWS' }, connector),
      armScore({}, group),
      armScore({ displayName: 'ISO 27001' }, subscription, 'iso'),
    ];
    assert.deepEqual(
      postureOf(armPage(rows)).scopes?.map(({ kind, name, environment }) => [kind, name, environment]),
      [
        ['connector', 'aws1', 'AWS'],
        ['managementGroup', 'root', null],
        ['initiative', 'ISO 27001', null],
      ],
    );
  });

  test('a bad figure is named with its path', () => {
    const payload = armPage([armScore(), armScore({ score: { current: 1, max: 'many' } }, '/subscriptions/b')]);
    assert.equal(postureOf(payload).scopes?.length, 1);
    assert.deepEqual(problemsOf(payload)[0], {
      path: 'value[1].properties.score.max',
      expected: 'a number',
      received: '"many"',
      message: 'value[1].properties.score.max: expected a number, received "many".',
    });
  });
});

describe('ARM secureScoreControls and definitions', () => {
  test('a control has current names, points, counts and its scope', () => {
    const names = [guid(1).toUpperCase(), guid(2), guid(3)] as const;
    const posture = postureOf(
      armPage([
        armControl(names[0], { displayName: 'Enable Advanced Threat Protection' }),
        armControl(names[1], { displayName: 'Additional best practices' }),
        armControl(names[2]),
      ]),
    );
    assert.deepEqual(
      posture.controls?.map(({ name }) => name),
      ['Enable enhanced security features', 'Implement security best practices', 'Encrypt data in transit'],
    );
    const { id, points, maxPoints, resources, scopeId: scope } = posture.controls![0]!;
    assert.deepEqual([id, points, maxPoints, scope], [guid(1), 3.33, 4, scopeId]);
    assert.deepEqual(resources, { healthy: 5, unhealthy: 1, notApplicable: 2 });
    assert.equal(posture.scopes?.[0]?.id, scopeId);
  });

  const empty = { healthyResourceCount: 0, unhealthyResourceCount: 0, score: { max: 0, current: 0, percentage: 0 } };

  test('a control with nothing to count takes its maximum from the definition, expanded or separate', () => {
    const definition = armDefinition(guid(1), [guid(7)]);
    for (const payload of [armControl(guid(1), { ...empty, definition }), [armPage([armControl(guid(1), empty)]), armPage([definition])]]) {
      const [control] = postureOf(payload).controls!;
      assert.deepEqual([control?.maxPoints, control?.recommendationIds], [4, [guid(7)]]);
    }
  });

  test('a maximum of 0 with counted resources stays 0', () => {
    const rows = [armControl(guid(1), { ...empty, unhealthyResourceCount: 1 }), armDefinition(guid(1), [])];
    assert.equal(postureOf(armPage(rows)).controls![0]?.maxPoints, 0);
  });
});

describe('ARM assessments', () => {
  test('rows become columns, and one recommendation for each scope', () => {
    const other = '/subscriptions/bbbbbbbb-0000-1111-2222-333333333333';
    const rows = [
      armAssessment(guid(1), 'vm1'),
      armAssessment(guid(1).toUpperCase(), 'vm2', { status: { code: 'Unhealthy' } }),
      armAssessment(guid(1), 'vm3', {}, other),
    ];
    const posture = postureOf(armPage(rows));
    assert.deepEqual(
      posture.recommendations?.map(({ id, scopeId: scope }) => [id, scope]),
      [
        [guid(1), scopeId],
        [guid(1), other],
      ],
    );
    assert.deepEqual(
      assessmentRows(tableOf(posture)).map(({ status, scopeId: scope }) => [status, scope]),
      [
        ['healthy', scopeId],
        ['unhealthy', scopeId],
        ['healthy', other],
      ],
    );
    assert.deepEqual(tableOf(posture).recommendationIds, [guid(1)]);
  });

  test('a resource that comes again has its own scope, whatever came between', () => {
    const other = '/subscriptions/bbbbbbbb-0000-1111-2222-333333333333';
    const connector = `${subscription}/resourceGroups/rg/providers/Microsoft.Security/securityConnectors/aws1`;
    const machine = `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1`;
    const ofConnector = { ...armAssessment(guid(1), 'vm1', {}, connector) };
    ofConnector['properties'] = { status: { code: 'Healthy' }, resourceDetails: { source: 'AWS', id: machine } };
    const [vm1, vm2] = [armAssessment(guid(1), 'vm1'), armAssessment(guid(1), 'vm2', {}, other)];
    const posture = postureOf(armPage([vm1, vm2, vm1, vm1, ofConnector, vm1, vm2, vm1]));
    assert.deepEqual(
      assessmentRows(tableOf(posture)).map(({ scopeId: scope }) => scope),
      [scopeId, other, scopeId, scopeId, connector.toLowerCase(), scopeId, other, scopeId],
    );
  });

  test('a recommendation finds its control and its metadata, inside the row or apart', () => {
    const metadata = armMetadata(guid(1));
    const separate = [armPage([armAssessment(guid(1), 'vm1')]), armPage([armDefinition(guid(9), [guid(1)])]), metadata];
    const inside = [
      armPage([armAssessment(guid(1), 'vm1', { metadata: metadata['properties'] })]),
      armPage([armDefinition(guid(9), [guid(1)])]),
    ];
    for (const payload of [[...separate.slice(0, 2), armPage([metadata])], inside]) {
      const row = recommendation(postureOf(payload), guid(1));
      assert.deepEqual(
        [row.controlId, row.severity, row.userImpact, row.implementationCost, row.remediation, row.workload],
        [guid(9), 'medium', 'low', 'moderate', 'What to do.', 'Compute'],
      );
      assert.deepEqual([row.standard, row.subscore, row.model], [null, 'infrastructure', 'classic']);
    }
  });

  test('custom recommendations belong to another standard; previews are marked', () => {
    const rows = [
      armAssessment(guid(1), 'vm1', { metadata: { assessmentType: 'CustomerManaged' } }),
      armAssessment(guid(2), 'vm1', { metadata: { assessmentType: 'BuiltIn', preview: true } }),
      armAssessment(guid(3), 'vm1', { displayName: '[Preview]: Look' }),
    ];
    assert.deepEqual(
      postureOf(armPage(rows)).recommendations?.map(({ standard, preview }) => standard ?? preview),
      ['CustomerManaged', true, true],
    );
  });

  test('exemptions keep their kind', () => {
    const exempt = (additionalData?: unknown) => ({ status: { code: 'NotApplicable', cause: 'Exempt' }, additionalData });
    const rows = [
      armAssessment(guid(1), 'a', exempt()),
      armAssessment(guid(1), 'b', exempt({ exemptionCategory: 'Mitigated' })),
      armAssessment(guid(1), 'c', { status: { code: 'NotApplicable', cause: 'OffByPolicy' } }),
      armAssessment(guid(1), 'd', { status: { code: 'NotApplicable', cause: 'ExemptByPolicy' } }),
    ];
    assert.deepEqual(
      assessmentRows(tableOf(postureOf(armPage(rows)))).map(({ status, exemption }) => exemption ?? status),
      ['waived', 'mitigated', 'notApplicable', 'waived'],
    );
  });

  test('resource ids are found in every spelling, or in the id of the row', () => {
    const rows = ['id', 'Id', 'ResourceId'].map((key, index) =>
      armAssessment(guid(1), 'x', { resourceDetails: { Source: 'Azure', [key]: `/by/${index}`, ResourceName: 'X' } }),
    );
    const posture = postureOf(armPage([...rows, armAssessment(guid(1), 'machine', { resourceDetails: { source: 'OnPremise' } })]));
    assert.deepEqual(
      tableOf(posture).resourceIds.map((id) => id.split('/').pop()),
      ['0', '1', '2', 'machine'],
    );
    assert.equal(tableOf(posture).resourceNames[0], 'X');
  });

  test("the highest risk level of the rows is the recommendation's", () => {
    const rows = ['Low', 'Critical', 'Medium'].map((level, index) => armAssessment(guid(1), `vm${index}`, { risk: { level } }));
    assert.equal(recommendation(postureOf(armPage(rows)), guid(1)).riskLevel, 'critical');
  });

  test('assessments of a connector belong to it', () => {
    const connector = `${subscription}/resourcegroups/rg/providers/microsoft.security/securityconnectors/aws1`;
    const rows = [
      armAssessment(guid(1), 'a'),
      armAssessment(guid(1), 'b', { resourceDetails: { Source: 'Aws', Id: '/aws/b' } }, connector),
      armAssessment(guid(1), 'c'),
    ];
    assert.deepEqual(
      assessmentRows(tableOf(postureOf(armPage(rows)))).map((row) => row.scopeId),
      [scopeId, connector.toLowerCase(), scopeId],
    );
  });

  test('a bad status costs the row', () => {
    const payload = armPage([
      armAssessment(guid(1), 'a'),
      armAssessment(guid(1), 'b', { status: { code: 'Purple' } }),
      armAssessment(guid(1), 'c', { status: null }),
    ]);
    assert.equal(tableOf(postureOf(payload)).length, 1);
    assert.deepEqual(
      problemsOf(payload).map(({ path }) => path),
      ['value[1].properties.status.code', 'value[2].properties.status'],
    );
  });
});

describe('Azure Resource Graph and Defender for Endpoint', () => {
  const rows = [armScore(), armControl(guid(1)), armAssessment(guid(2), 'vm1')].map((row) => ({
    ...row,
    type: String(row['type']).toLowerCase(),
  }));

  test("objects and tables of the same rows are the same posture as the API's own", () => {
    const columns = ['id', 'name', 'type', 'properties'];
    const table = {
      columns: columns.map((name) => ({ name, type: 'string' })),
      rows: rows.map((row) => columns.map((name) => (row as Record<string, unknown>)[name])),
    };
    const expected = JSON.stringify(postureOf(armPage(rows)));
    assert.equal(JSON.stringify(postureOf({ totalRecords: 3, count: 3, data: rows, facets: [], resultTruncated: 'false' })), expected);
    assert.equal(JSON.stringify(postureOf({ totalRecords: 3, count: 3, data: table, facets: [], resultTruncated: 'false' })), expected);
  });

  test('kinds are told by the id where the type was not selected', () => {
    const posture = postureOf({ data: rows.map(({ id, properties }: Record<string, unknown>) => ({ id, properties })) });
    assert.deepEqual([posture.scopes?.length, posture.controls?.length, tableOf(posture).length], [1, 1, 1]);
  });

  test('rows of other resources are not recognised, missing rows are noted', () => {
    assert.equal(problemsOf({ data: [{ name: 'nsg', type: 'microsoft.network/networksecuritygroups' }] })[0]?.path, 'data[0]');
    assert.deepEqual(
      noteOf(postureOf({ totalRecords: 47, count: 3, data: rows, resultTruncated: 'true' }), 'coverage')?.facts['total'],
      47,
    );
  });

  test('a device score is points without a maximum', () => {
    const posture = postureOf({ time: '2026-03-02T09:15:58Z', score: 340 });
    assert.deepEqual(posture.deviceExposure, { points: 340, asOf: '2026-03-02T09:15:58Z' });
  });
});

test('a subscription read from its parts scores as the API says', () => {
  const rows = [
    armScore({ score: { max: 8, current: 3.33, percentage: 0.4163 } }),
    armControl(guid(1)),
    armControl(guid(2), { healthyResourceCount: 0, unhealthyResourceCount: 2, score: { max: 4, current: 0, percentage: 0 } }),
  ];
  const report = scorePosture(postureOf(armPage(rows)));
  assert.equal(report.total.kind === 'scored' && report.total.percent, (100 * 3.33) / 8);
});
