/** Model C, rule by rule: factors, criticality, groups, and where the model may not be mixed with another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  factorPresets,
  percentOf,
  riskLevels,
  scorePosture,
  explainScore,
  whatIf,
  type Asset,
  type Posture,
  type ScoreOptions,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const near = (actual: number | null | undefined, expected: number) =>
  assert.ok(actual != null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
const percent = (assets: Asset[], options?: ScoreOptions) => percentOf(scorePosture({ assets }, options).total);
const notes = (posture: Posture, options?: ScoreOptions) =>
  scorePosture(posture, options).quality.map(({ code, subject, facts }) => [code, subject.id, facts.ids ?? facts.model]);

describe('the factors', () => {
  it('of the presets are the text’s order and the picture’s', () => {
    same(riskLevels, ['critical', 'high', 'medium', 'low']);
    same(factorPresets.default, { critical: 0.1, high: 0.5, medium: 0.9, low: 0.99 });
    same(factorPresets.printed, { critical: 0.99, high: 0.9, medium: 0.5, low: 0.1 });
  });
  const assets = [{ id: 'a', open: { critical: 1, high: 2, medium: 1, low: 2 } }];
  it('multiply, one for each open recommendation', () => {
    near(percent(assets), 100 * 0.1 * 0.25 * 0.9 * 0.9801);
    near(percent(assets, { factors: 'printed' }), 100 * 0.99 * 0.81 * 0.5 * 0.01);
    near(percent(assets, { factors: { critical: 1, high: 0.5, medium: 1, low: 1 } }), 25);
  });
  it('of a host are used where they are at least 0 and at most 1', () => {
    near(percent(assets, { factors: { critical: 0, high: 1, medium: 1, low: 1 } }), 0);
    near(percent(assets, { factors: { critical: -0.1, high: 2, medium: NaN, low: -1 } }), 100 * 0.1 * 0.25 * 0.9 * 0.9801);
    near(percent(assets, { factors: 'unheard-of' as 'printed' }), 100 * 0.1 * 0.25 * 0.9 * 0.9801);
  });
});

describe('the criticality of an asset', () => {
  const assets = (criticality: Asset['criticality']): Asset[] => [
    { id: 'a', open: { high: 1 }, criticality: criticality! },
    { id: 'b', open: {} },
  ];
  const weights = { criticalityWeights: { 'very high': 3, none: 0 } };
  it('is a number, 1 by default, or a word that the host maps', () => {
    near(percent(assets(null)), 75);
    near(percent(assets(3)), 62.5);
    near(percent(assets('very high'), weights), 62.5);
  });
  it('that is no positive number or a word nobody maps is 1, and noted', () => {
    for (const odd of ['very high', 0, -2, Infinity]) {
      near(percent(assets(odd)), 75);
      same(notes({ assets: assets(odd) }), [
        ['approximateModel', 'infrastructure', 'riskBased'],
        ['unmappedCriticality', 'a', ['a']],
      ]);
    }
    for (const odd of ['none', 'toString']) near(percent(assets(odd), weights), 75);
  });
  it('an asset that is given twice counts once, as it is given first, and is noted', () => {
    const report = scorePosture({ assets: [{ id: 'x', open: { high: 1 } }, { id: 'y' }, { id: 'X' }] });
    same([percentOf(report.total), report.risk!.open.high], [75, 1]);
    same(
      report.quality.filter(({ code }) => code === 'duplicateId').map(({ subject }) => subject),
      [{ kind: 'asset', id: 'X' }],
    );
    same(explainScore(report, { kind: 'total' }).children[0]!.children.length, 2);
  });
  it('an asset whose counts are no numbers is left out, and noted', () => {
    const bad: Asset[] = [
      { id: 'x', open: { low: NaN } },
      { id: 'y', open: { low: -1 } },
    ];
    near(percent([...bad, { id: 'a', open: { high: 1 } }]), 50);
    same(notes({ assets: [...bad, { id: 'a', open: { high: 1 } }] }), [
      ['approximateModel', 'infrastructure', 'riskBased'],
      ['invalidNumber', undefined, ['x', 'y']],
    ]);
    same(scorePosture({ assets: bad }).parts.infrastructure, { kind: 'unknown', reason: 'invalidNumber' });
  });
});

describe('the risk report', () => {
  const assets: Asset[] = [
    { id: 'a', environment: 'AWS', workload: 'Compute', open: { high: 1, low: 2 } },
    { id: 'b', environment: 'AWS', workload: 'Data', open: { critical: 1 }, criticality: 3 },
    { id: 'd', workload: 'Data', open: { medium: 1 } },
  ];
  it('counts by level, and scores by environment and by workload', () => {
    const report = scorePosture({ assets }).risk!;
    same(report.open, { critical: 1, high: 1, medium: 1, low: 2 });
    const rounded = (groups: typeof report.workloads) =>
      groups.map(({ id, assets: count, score }) => [id, count, Number(percentOf(score)!.toFixed(6))]);
    same(rounded(report.environments), [['AWS', 2, Number(((100 * (0.5 * 0.9801 + 0.3)) / 4).toFixed(6))]]);
    same(rounded(report.workloads), [
      ['Compute', 1, 49.005],
      ['Data', 2, 30],
    ]);
  });
  it('is there where the model feeds the half, and not elsewhere', () => {
    const controls = [{ id: 'c', maxPoints: 4, resources: { healthy: 1, unhealthy: 3, notApplicable: 0 } }];
    const mixed: Posture = { assets, controls };
    assert.equal(scorePosture(mixed).risk, null);
    near(percentOf(scorePosture(mixed).total), 25);
    assert.equal(scorePosture(mixed).halves.infrastructure.model, 'classic');
    same(notes(mixed), [['modelsMixed', 'infrastructure', 'classic']]);
    const risk = scorePosture(mixed, { infrastructureModel: 'riskBased' });
    near(percentOf(risk.total), (100 * (0.5 * 0.9801 + 0.3 + 0.9)) / 5);
    assert.equal(risk.halves.infrastructure.model, 'riskBased');
    same([risk.halves.infrastructure.weighting, risk.halves.infrastructure.simpleMeanPercent], [null, null]);
    assert.equal(risk.controls[0]!.potentialPercent, null);
    same(notes(mixed, { infrastructureModel: 'riskBased' }), [
      ['approximateModel', 'infrastructure', 'riskBased'],
      ['modelsMixed', 'infrastructure', 'riskBased'],
    ]);
  });
  it('a given half stands where there are no assets', () => {
    const report = scorePosture({ scores: { infrastructure: { percent: 40 } } }, { infrastructureModel: 'riskBased' });
    near(percentOf(report.parts.infrastructure), 40);
    assert.equal(report.halves.infrastructure.model, 'given');
  });
});

describe('assets from assessments', () => {
  const posture: Posture = {
    recommendations: [
      { id: 'r1', model: 'riskBased', riskLevel: 'High', title: 'One' },
      { id: 'r2', model: 'riskBased', riskLevel: 'low' },
      { id: 'r3', model: 'riskBased', riskLevel: 'critical', preview: true },
      { id: 'r4', model: 'riskBased', riskLevel: 'critical', deprecated: true },
      { id: 'r5', model: 'riskBased', riskLevel: 'somewhat' },
    ],
    assessments: [
      { recommendationId: 'R1', resourceId: 'a', scopeId: 's', status: 'unhealthy', resourceType: 'VM' },
      { recommendationId: 'r2', resourceId: 'A', scopeId: 's', status: 'unhealthy' },
      { recommendationId: 'r1', resourceId: 'b', scopeId: 's', status: 'unhealthy', exemption: 'waived' },
      { recommendationId: 'r2', resourceId: 'b', scopeId: 's', status: 'unhealthy' },
      { recommendationId: 'r1', resourceId: 'd', scopeId: 's', status: 'healthy', resourceType: 'Disk' },
      ...['r3', 'r4', 'r5'].map((recommendationId) => ({ recommendationId, resourceId: 'd', scopeId: 's', status: 'unhealthy' as const })),
    ],
  };
  const options: ScoreOptions = { infrastructureModel: 'riskBased' };
  it('hold the open recommendations of the four levels', () => {
    const report = scorePosture(posture, options);
    near(percentOf(report.total), (100 * (0.5 * 0.99 + 0.99 + 1)) / 3);
    same(report.risk!.open, { critical: 0, high: 1, medium: 0, low: 2 });
    same(
      report.risk!.workloads.map(({ id, assets }) => [id, assets]),
      [
        ['VM', 1],
        ['Disk', 1],
      ],
    );
  });
  it('hold nothing of what is listed and not scored: the rows say so, and the score agrees', () => {
    for (const more of [{ standard: 'PCI' }, { status: 'notScored' }, { preview: true }, { deprecated: true }]) {
      const { total, recommendations } = scorePosture(
        {
          recommendations: [
            { id: 'r', riskLevel: 'high', model: 'riskBased' },
            { id: 'other', riskLevel: 'high', model: 'riskBased', ...more },
          ],
          assessments: ['r', 'other'].map((recommendationId) => ({ recommendationId, resourceId: 'vm', status: 'unhealthy' as const })),
        },
        { infrastructureModel: 'riskBased' },
      );
      same([percentOf(total), recommendations.map(({ notCounted }) => notCounted !== null)], [50, [false, true]]);
    }
  });
  it('lose them by a what-if, for all or for some resources', () => {
    const after = (changes: Parameters<typeof whatIf>[1]) => percentOf(whatIf(posture, changes, options).total);
    near(after([{ recommendationId: 'r1', remediated: true }]), (100 * (0.99 + 0.99 + 1)) / 3);
    near(after([{ recommendationId: 'r2', remediated: ['B'] }]), (100 * (0.5 * 0.99 + 1 + 1)) / 3);
    near(after([{ recommendationId: 'r2', remediated: true }]), (100 * (0.5 + 1 + 1)) / 3);
    near(after([{ recommendationId: 'r3', remediated: true }]), percentOf(scorePosture(posture, options).total)!);
    near(after([{ recommendationId: 'r1', status: 'planned' }]), percentOf(scorePosture(posture, options).total)!);
  });
  it('given beside them are closed by the rows of a what-if, never below none', () => {
    const assets: Asset[] = [
      { id: 'A', open: { high: 2 } },
      { id: 'b', open: {} },
    ];
    near(percentOf(whatIf({ ...posture, assets }, [{ recommendationId: 'r1', remediated: true }], options).total), 75);
    near(percentOf(whatIf({ ...posture, assets }, [{ recommendationId: 'r2', remediated: true }], options).total), 62.5);
  });
  it('without any risk level there are none', () => {
    const report = scorePosture({ ...posture, recommendations: [] }, options);
    same(report.parts.infrastructure, { kind: 'unknown', reason: 'noData' });
  });
  it('make rows with the increase of doing each alone', () => {
    const report = scorePosture(posture, options);
    const base = percentOf(report.total)!;
    const row = (id: string) => report.recommendations.find((item) => item.id === id)!;
    for (const id of ['r1', 'r2'])
      near(row(id).potentialPercent, percentOf(whatIf(posture, [{ recommendationId: id, remediated: true }], options).total)! - base);
    same([row('r1').model, row('r1').title, row('r2').title], ['riskBased', 'One', 'r2']);
    same([row('r3').notCounted, row('r4').notCounted], ['preview', 'deprecated']);
  });
});

describe('a row of the risk-based model', () => {
  const options: ScoreOptions = { infrastructureModel: 'riskBased' };
  const risky = (id: string, more: object = {}) => ({ id, model: 'riskBased', riskLevel: 'medium', ...more }) as const;
  const row = (
    recommendationId: string,
    resourceId: string,
    status: 'healthy' | 'unhealthy' | 'notApplicable',
    scopeId: string | null = 's',
  ) => ({
    recommendationId,
    resourceId,
    scopeId,
    status,
  });
  const rowsOf = (posture: Posture) => scorePosture(posture, options).recommendations;

  it('has the status that a person gave, else that of its resources', () => {
    const recommendations = [risky('open'), risky('done'), risky('never'), risky('told', { status: 'planned' })];
    const assessments = [
      row('open', 'a', 'unhealthy'),
      row('open', 'b', 'healthy'),
      row('done', 'a', 'healthy'),
      row('told', 'a', 'healthy'),
    ];
    same(
      rowsOf({ recommendations, assessments }).map(({ id, status, notCounted }) => [id, status, notCounted]),
      [
        ['open', 'toAddress', null],
        ['done', 'completed', null],
        ['never', 'toAddress', 'unknownPoints'],
        ['told', 'planned', null],
      ],
    );
  });

  it('counts its resources; without rows it keeps what was counted elsewhere', () => {
    const assessments = [
      row('r', 'a', 'unhealthy'),
      row('r', 'b', 'unhealthy'),
      row('r', 'c', 'healthy'),
      row('r', 'd', 'notApplicable'),
      { ...row('r', 'e', 'unhealthy'), exemption: 'waived' as const },
    ];
    const counted = { healthy: 4, unhealthy: 5, notApplicable: 6 };
    const [assessed, bare] = rowsOf({ recommendations: [risky('r'), risky('bare', { resources: counted })], assessments });
    same(assessed!.resources, { healthy: 1, unhealthy: 2, notApplicable: 2 });
    same(bare!.resources, counted);
  });

  it('without one of the four levels wins nothing that is known', () => {
    const recommendations = [risky('r', { riskLevel: 'somewhat' }), risky('known')];
    const [odd] = rowsOf({ recommendations, assessments: [row('r', 'a', 'unhealthy'), row('known', 'a', 'unhealthy')] });
    same([odd!.notCounted, odd!.potentialPercent, odd!.status], ['unknownPoints', null, 'toAddress']);
  });

  it('that names a scope is of the rows there; one that names none of the rows in none, else of all', () => {
    const assessments = [row('r', 'a', 'unhealthy'), row('r', 'b', 'unhealthy', 't'), row('r', 'c', 'healthy', 't')];
    const counts = (posture: Posture) => rowsOf(posture).map(({ resources }) => resources && [resources.healthy, resources.unhealthy]);
    const inScopes = [risky('r', { scopeId: 'S' }), risky('r', { scopeId: 't' }), risky('r', { scopeId: 'u' })];
    same(counts({ recommendations: inScopes, assessments }), [[0, 1], [1, 1], null]);
    same(counts({ recommendations: [risky('r')], assessments }), [[1, 2]]);
    same(counts({ recommendations: [risky('r')], assessments: [...assessments, row('r', 'd', 'unhealthy', null)] }), [[0, 1]]);
  });

  it('wins for the half what closing it wins, and half of that for the total of two', () => {
    const action = { id: 'x', subscore: 'identity', maxPoints: 10, points: 5 } as const;
    const [first] = rowsOf({
      recommendations: [risky('r'), action],
      assessments: [row('r', 'a', 'unhealthy'), row('r', 'b', 'healthy')],
    }).filter(({ id }) => id === 'r');
    // One of two assets is at 0.9.
    near(first!.potentialPercentOfScope, 5);
    near(first!.potentialPercent, 2.5);
  });

  it('wins nothing that is known where no asset can be read', () => {
    const [unread] = rowsOf({
      assets: [{ id: 'a', open: { low: NaN } }],
      recommendations: [risky('r')],
      assessments: [row('r', 'a', 'unhealthy')],
    });
    same([unread!.potentialPercent, unread!.potentialPercentOfScope], [null, null]);
  });

  it('closes at an asset only what is open there', () => {
    const assets: Asset[] = [
      { id: 'a', open: { medium: 1 } },
      { id: 'b', open: { medium: 1 } },
    ];
    const posture = { assets, recommendations: [risky('r')], assessments: [row('r', 'a', 'unhealthy'), row('r', 'b', 'healthy')] };
    near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: true }], options).total), 95);
    near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: ['b'] }], options).total), 90);
  });

  it('names its assets and their scopes as the rows do', () => {
    const assessments = [{ ...row('r', 'a', 'unhealthy'), resourceName: 'Machine' }, row('r', 'b', 'healthy', null)];
    const { ledger } = scorePosture({ recommendations: [risky('r')], assessments }, options);
    same(
      ledger.halves[0]!.scopes[0]!.parts.map(({ name, scopeId }) => [name, scopeId]),
      [
        ['Machine', 's'],
        ['b', null],
      ],
    );
  });
});

describe('a given total of assets', () => {
  const posture: Posture = {
    scores: { infrastructure: { percent: 80 } },
    recommendations: [{ id: 'r', model: 'riskBased', riskLevel: 'high' }],
    assets: [{ id: 'a', open: { high: 1 } }, { id: 'b' }],
    assessments: [{ recommendationId: 'r', resourceId: 'a', status: 'unhealthy' }],
  };
  it('stands, and a what-if moves it by what it would move the formula', () => {
    near(percentOf(scorePosture(posture).parts.infrastructure), 80);
    near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: true }]).parts.infrastructure), 105);
    assert.equal(scorePosture(posture).halves.infrastructure.model, 'riskBased');
  });
  it('is explained by the formula and what it holds beyond it', () => {
    const node = explainScore(scorePosture(posture), { kind: 'part', id: 'infrastructure' });
    same(
      [node.value, node.source, node.inputs, node.formula],
      [80, 'given', { offsetPercent: 5 }, '100 * sum(share * criticality) / sum(criticality) + offsetPercent'],
    );
  });
  it('that is no number leaves the half unknown', () =>
    same(scorePosture({ ...posture, scores: { infrastructure: { percent: NaN } } }).parts.infrastructure, {
      kind: 'unknown',
      reason: 'invalidNumber',
    }));
});

it('a factor of 0 takes all, and closing the one recommendation of it gives all back', () => {
  const posture: Posture = {
    recommendations: [{ id: 'r', model: 'riskBased', riskLevel: 'critical' }],
    assets: [{ id: 'a', open: { critical: 1, high: 1 } }],
    assessments: [{ recommendationId: 'r', resourceId: 'a', status: 'unhealthy' }],
  };
  const options: ScoreOptions = { factors: { critical: 0, high: 0.5, medium: 1, low: 1 } };
  const report = scorePosture(posture, options);
  near(percentOf(report.total), 0);
  near(report.recommendations[0]!.potentialPercent, 50);
  near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: true }], options).total), 50);
  near(explainScore(report, { kind: 'recommendation', id: 'r' }).value, 50);
});
