import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainChange, reportAsOf, scorePosture } from '../../src/core/index.js';
import { readPosture } from '../../src/sources/index.js';
import {
  createTenant,
  payloadsOf,
  type GraphSecureScore,
  type Tenant,
  type TenantKind,
  type TenantOptions,
} from '../../src/testing/index.js';

const asOf = '2026-03-10T09:00:00.000Z';
const kinds: readonly TenantKind[] = ['healthy', 'poor', 'defenderXdrNotEnabled'];
const tenantOf = (kind: TenantKind, options: Partial<TenantOptions> = {}) => createTenant({ seed: 'larkspur', kind, asOf, ...options });

function reportOf(tenant: Tenant, payloads: readonly unknown[] = payloadsOf(tenant)) {
  const reading = readPosture(payloads);
  assert.equal(reading.kind, 'posture');
  assert.deepEqual(reading.problems, []);
  return scorePosture(reading.kind === 'posture' ? reading.posture : {}, { now: asOf });
}

const near = (actual: number, expected: number, message?: string) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${message ?? ''} ${actual} is not ${expected}`);
const percentOf = ({ currentScore, maxScore }: GraphSecureScore) => (100 * currentScore) / maxScore;

describe('the generator', () => {
  test('makes the same tenant from the same seed, and another from another', () => {
    assert.deepEqual(payloadsOf(tenantOf('healthy')), payloadsOf(tenantOf('healthy')));
    assert.notDeepEqual(tenantOf('healthy').expected, tenantOf('healthy', { seed: 'tansy' }).expected);
  });

  test('counts all dates back from asOf', () => {
    const days = tenantOf('healthy').graph.secureScores.map(({ createdDateTime }) => createdDateTime);
    assert.equal(days.length, 90);
    assert.deepEqual([days[0], days[1], days.at(-1)], ['2026-03-10T00:00:00Z', '2026-03-09T00:00:00Z', '2025-12-11T00:00:00Z']);
    assert.ok(tenantOf('healthy').graph.secureScores[0]!.controlScores.every(({ lastSynced }) => lastSynced < asOf));
  });

  test('follows the options for days, subscriptions and pages', () => {
    const tenant = tenantOf('healthy', { days: 1, subscriptions: 1, profilePageSize: 100, name: 'One' });
    assert.equal(tenant.graph.secureScores.length, 1);
    assert.equal(tenant.arm.subscriptions.length, 1);
    assert.equal(tenant.host.history.length, 0);
    assert.equal(tenant.host.tenantName, 'One');
    assert.equal(payloadsOf(tenant).length, 1 + Math.ceil(tenant.graph.profiles.length / 100) + 4 + 1);
    assert.equal(tenantOf('healthy', { subscriptions: 0 }).expected.infrastructure, null);
  });

  for (const [kind, percent] of [
    ['healthy', 78],
    ['poor', 38],
    ['defenderXdrNotEnabled', 62],
  ] as const) {
    test(`makes a ${kind} tenant of about ${percent} %, whatever the seed`, () => {
      for (const seed of ['a', 'b', 'c', 'd', 'e']) {
        const { totalPercent } = tenantOf(kind, { seed, days: 1 }).expected;
        assert.ok(Math.abs(totalPercent - percent) < 4, `${seed}: ${totalPercent}`);
      }
    });
  }
});

describe('the Graph payloads', () => {
  test('hold at least 70 scored actions in four categories, out of a catalogue of more than 400', () => {
    const { secureScores, profiles } = tenantOf('healthy').graph;
    assert.ok(secureScores[0]!.controlScores.length >= 70);
    assert.deepEqual([...new Set(secureScores[0]!.controlScores.map(({ controlCategory }) => controlCategory))].sort(), [
      'Apps',
      'Data',
      'Device',
      'Identity',
    ]);
    assert.ok(profiles.length > 400);
    assert.equal(new Set(profiles.map(({ id }) => id.toLowerCase())).size, profiles.length);
  });

  test('add up on every day: the points listed are the total, the maxima are its maximum', () => {
    const { secureScores, profiles } = tenantOf('healthy', { riskAccepted: 'keepMaximum' }).graph;
    const maxima = new Map(profiles.map(({ id, maxScore }) => [id, maxScore]));
    for (const { createdDateTime, controlScores, currentScore, maxScore } of secureScores) {
      near(
        controlScores.reduce((sum, { score }) => sum + score, 0),
        currentScore,
        createdDateTime,
      );
      near(
        controlScores.reduce((sum, { controlName }) => sum + maxima.get(controlName)!, 0),
        maxScore,
        createdDateTime,
      );
    }
  });

  test('carry the quirks of the wire: numbers as text, HTML, null dates, mixed cases, ties', () => {
    const { secureScores, profiles } = tenantOf('healthy').graph;
    const scores = secureScores[0]!.controlScores;
    assert.ok(
      scores.some(({ on }) => on === 'true') && scores.some(({ count, total }) => typeof count === 'string' && typeof total === 'string'),
    );
    assert.ok(scores.some(({ count, total }) => count !== undefined && total === undefined));
    assert.ok(scores.some(({ implementationStatus }) => implementationStatus.startsWith('<p>')));
    assert.ok(profiles.every(({ lastModifiedDateTime }) => lastModifiedDateTime === null));
    assert.ok(['<ol>', '<p>', '<em>', '<a href="https://'].every((tag) => profiles.some(({ remediation }) => remediation.includes(tag))));
    assert.ok(['low', 'Low', null].every((impact) => profiles.some(({ userImpact }) => userImpact === impact)));
    assert.ok(profiles.filter(({ rank }) => rank === 10).length > 50);
    assert.deepEqual([...new Set(profiles.flatMap(({ controlStateUpdates }) => controlStateUpdates.map(({ state }) => state)))].sort(), [
      'Default',
      'Ignored',
      'Planned',
      'Reviewed',
      'ThirdParty',
    ]);
  });

  test('tell a plausible history: a climb, a regression, a change of the catalogue', () => {
    const days = [...tenantOf('healthy').graph.secureScores].reverse();
    const changes = days.slice(1).map((day, index) => percentOf(day) - percentOf(days[index]!));
    assert.ok(percentOf(days.at(-1)!) - percentOf(days[0]!) > 10);
    assert.ok(Math.min(...changes) < -1, 'something slips');
    assert.ok(changes.filter((change) => change > 0).length > 15);
    assert.equal(new Set(days.map(({ maxScore }) => maxScore)).size > 1, true);
  });

  test('compare by basis, with the average that their category points give', () => {
    const [first] = tenantOf('healthy').graph.secureScores;
    assert.deepEqual(
      first!.averageComparativeScores.map(({ basis }) => basis),
      ['AllTenants', 'TotalSeats', 'IndustryTypes'],
    );
    for (const comparison of first!.averageComparativeScores) {
      const sum = (end: string) =>
        ['apps', 'data', 'device', 'identity'].reduce((total, category) => total + Number(comparison[`${category}${end}`]), 0);
      assert.ok(Math.abs(comparison.averageScore - (100 * sum('Score')) / sum('ScoreMax')) < 0.006);
    }
  });
});

describe('the Azure payloads', () => {
  interface ControlProperties {
    readonly displayName: string;
    readonly healthyResourceCount: number;
    readonly unhealthyResourceCount: number;
    readonly notApplicableResourceCount: number;
    readonly score: { readonly max: number; readonly current: number; readonly percentage: number };
  }
  interface AssessmentProperties {
    readonly resourceDetails: { readonly id?: string; readonly Id?: string };
    readonly status: { readonly code: 'Healthy' | 'Unhealthy' | 'NotApplicable'; readonly cause?: string };
    readonly metadata: { readonly preview?: boolean };
  }
  interface DefinitionProperties {
    readonly maxScore: number;
    readonly assessmentDefinitions: readonly { readonly id: string }[];
  }

  test('have the fifteen controls with their maxima', () => {
    const maxima = tenantOf('healthy').arm.subscriptions[0]!.secureScoreControlDefinitions.map(
      ({ properties }) => (properties as unknown as DefinitionProperties).maxScore,
    );
    assert.deepEqual(
      maxima.sort((one, other) => other - one),
      [10, 8, 6, 6, 4, 4, 4, 4, 4, 3, 2, 2, 1, 0, 0],
    );
  });

  for (const kind of kinds) {
    test(`count each control of a ${kind} tenant by the all-or-nothing rule over its assessments`, () => {
      for (const { secureScoreControls, secureScoreControlDefinitions, assessments } of tenantOf(kind).arm.subscriptions) {
        for (const control of secureScoreControls) {
          const definition = secureScoreControlDefinitions.find(({ name }) => name === control.name)!
            .properties as unknown as DefinitionProperties;
          const members = new Set(definition.assessmentDefinitions.map(({ id }) => id.split('/').at(-1)));
          const codes = new Map<string, Set<string>>();
          for (const { name, properties } of assessments) {
            const { resourceDetails, status, metadata } = properties as unknown as AssessmentProperties;
            if (!members.has(name) || metadata.preview) continue;
            const resource = (resourceDetails.id ?? resourceDetails.Id)!.toLowerCase();
            codes.set(resource, (codes.get(resource) ?? new Set()).add(status.code));
          }
          const resources = [...codes.values()];
          const unhealthy = resources.filter((each) => each.has('Unhealthy')).length;
          const healthy = resources.filter((each) => !each.has('Unhealthy') && each.has('Healthy')).length;
          const properties = control.properties as unknown as ControlProperties;
          assert.deepEqual(
            [properties.healthyResourceCount, properties.unhealthyResourceCount, properties.notApplicableResourceCount],
            [healthy, unhealthy, resources.length - healthy - unhealthy],
            properties.displayName,
          );
          assert.equal(properties.score.max, healthy + unhealthy === 0 ? 0 : definition.maxScore);
          assert.ok(
            healthy + unhealthy === 0 ||
              Math.abs(properties.score.current - (definition.maxScore * healthy) / (healthy + unhealthy)) <= 0.005 + 1e-12,
          );
        }
      }
    });
  }

  test('spell resource details both ways and give causes for what does not apply', () => {
    const all = tenantOf('healthy').arm.subscriptions.flatMap(({ assessments }) =>
      assessments.map(({ properties }) => properties as unknown as AssessmentProperties),
    );
    assert.ok(all.some(({ resourceDetails }) => resourceDetails.Id) && all.some(({ resourceDetails }) => resourceDetails.id));
    assert.ok(all.some(({ status }) => status.cause === 'Exempt') && all.some(({ status }) => status.cause === 'OffByPolicy'));
    assert.ok(all.every(({ status }) => (status.code === 'NotApplicable') === (status.cause !== undefined)));
  });

  test('leave a control in which nothing applies out of a poor tenant’s score', () => {
    const control = tenantOf('poor').arm.subscriptions[0]!.secureScoreControls.find(({ properties }) =>
      String(properties['displayName']).includes('DDoS'),
    )!;
    assert.equal((control.properties as unknown as ControlProperties).score.max, 0);
    assert.ok((control.properties as unknown as ControlProperties).notApplicableResourceCount > 0);
  });
});

describe('what readers and the core make of it', () => {
  for (const kind of kinds) {
    test(`the score of a ${kind} tenant is the one that the generator adds up`, () => {
      const tenant = tenantOf(kind);
      const { total, parts, scopes } = reportOf(tenant);
      assert.equal(total.kind, 'scored');
      if (total.kind === 'scored') near(total.percent, tenant.expected.totalPercent);
      assert.equal(parts.defenderXdr.kind, tenant.expected.defenderXdr ? 'scored' : 'unknown');
      for (const expected of tenant.expected.infrastructure!.scopes) {
        const scope = scopes.find(({ id }) => id.endsWith(expected.id))!;
        assert.equal(scope.score.kind, 'scored');
        if (scope.score.kind === 'scored') near(scope.score.points!, expected.points);
        assert.deepEqual(scope.unlisted, { points: 0, maxPoints: 0 });
        assert.equal(scope.weight, expected.weight);
      }
    });
  }

  for (const riskAccepted of ['exclude', 'keepMaximum'] as const) {
    test(`nothing is unlisted where all profiles are there and accepted risks are treated alike (${riskAccepted})`, () => {
      const reading = readPosture(payloadsOf(tenantOf('healthy', { riskAccepted })));
      assert.equal(reading.kind, 'posture');
      if (reading.kind !== 'posture') return;
      const report = scorePosture(reading.posture, { now: asOf, riskAccepted });
      assert.deepEqual(report.halves.defenderXdr.unlisted, { points: 0, maxPoints: 0 });
      assert.equal(
        report.quality.some(({ code }) => code === 'totalMismatch' || code === 'countsDisagree'),
        false,
      );
    });
  }

  test('a poor tenant lacks profiles, so some maxima are unknown and categories partial', () => {
    const report = reportOf(tenantOf('poor'));
    const codes = new Set(report.quality.map(({ code }) => code));
    assert.ok(codes.has('profilesNotPagedIn') && codes.has('unknownMaximum') && codes.has('impliedMaximum'));
    assert.ok(report.subscores.some(({ score }) => score.kind === 'scored' && score.partial));
  });

  test('names, targets and the history come from the host’s own record', () => {
    const report = reportOf(tenantOf('healthy', { name: 'Larkspur' }));
    assert.equal(report.tenantName, 'Larkspur');
    assert.deepEqual(report.scopes.map(({ name }) => name).sort(), ['Development', 'Production', 'Shared services']);
    assert.equal(report.targets.length, 1);
    assert.equal(report.history.length, 90);
  });

  for (const kind of kinds) {
    test(`the change of a ${kind} tenant since any day is told in full: nothing unlisted, no half as one figure`, () => {
      const now = reportOf(tenantOf(kind, { profilePages: Infinity }));
      const seen = new Set<string>();
      for (const { date } of now.history.filter((_, index) => index % 11 === 0)) {
        const change = explainChange(reportAsOf(now, date)!, now);
        assert.ok(change.kind === 'change', date);
        for (const { kind: cause, subject } of change.causes) {
          assert.ok(cause !== 'unlisted' && subject.kind !== 'part', `${date}: ${cause} ${subject.id}`);
          seen.add(cause);
        }
      }
      assert.ok(
        ['points', 'resources', 'weight'].every((cause) => seen.has(cause)),
        [...seen].join(', '),
      );
    });
  }
});
