/** Causes of a change by kind and origin, for every kind of part, with their percentage points by hand. */
import { describe, it } from 'node:test';
import {
  explainChange,
  scorePosture,
  whatIf,
  type Posture,
  type Recommendation,
  type ScoreOptions,
  type ScoreReport,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const action = (id: string, points: number | null, maxPoints = 10, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  subscore: 'identity',
  points,
  maxPoints,
  ...more,
});
const actions = (...recommendations: Recommendation[]): Posture => ({ recommendations });
const counts = (healthy: number, unhealthy: number) => ({ healthy, unhealthy, notApplicable: 0 });
const control = (id: string, healthy: number, unhealthy: number, more: object = {}) => ({
  id,
  maxPoints: 10,
  resources: counts(healthy, unhealthy),
  ...more,
});
const causesOf = (before: ScoreReport, after: ScoreReport) => {
  const change = explainChange(before, after);
  if (change.kind !== 'change') return change.reason;
  return change.causes.map(({ kind, origin, subject, deltaPercent, deltaPoints }) => [
    kind,
    origin,
    subject.kind,
    subject.id,
    deltaPercent,
    ...(deltaPoints === undefined ? [] : [deltaPoints]),
  ]);
};
const causes = (before: Posture, after: Posture, options?: ScoreOptions) =>
  causesOf(scorePosture(before, options), scorePosture(after, options));

describe('an action', () => {
  const rest = action('rest', 5);
  it('that is new or retired belongs to the catalogue', () => {
    // 5 of 10 and 15 of 20: half the sum of 1/10 and 1/20 a point, 10 over 200 a point of the maximum.
    same(causes(actions(rest), actions(rest, action('a', 10))), [
      ['new', 'catalogue', 'recommendation', 'a', 100 * (10 * 0.075 - 10 * 0.05), 10],
    ]);
    same(causes(actions(rest, action('a', 10)), actions(rest)), [['retired', 'catalogue', 'recommendation', 'a', -25, -10]]);
  });
  it('of a new maximum belongs to the catalogue, whatever its points', () => {
    same(causes(actions(rest), actions(action('rest', 5, 20))), [['maximum', 'catalogue', 'recommendation', 'rest', -25, 0]]);
    same(causes(actions(action('a', 5, 20)), actions(action('a', 9))), [['maximum', 'catalogue', 'recommendation', 'a', 65, 4]]);
  });
  it('whose maximum is guessed from its points moves by points, where the guess does not outweigh them', () => {
    const implied = (points: number, maxPoints: number) => action('a', points, maxPoints, { maxPointsImplied: true });
    const kinds = (before: Recommendation, after: Recommendation) => {
      const found = causes(actions(action('rest', 5), before), actions(action('rest', 5), after));
      return (found as unknown[][]).map((cause) => cause.slice(0, 4));
    };
    same(kinds(implied(4, 10), implied(2, 10.1)), [['points', 'regressed', 'recommendation', 'a']]);
    same(kinds(action('a', 0, 10, { maxPoints: null }), implied(3, 3)), [['points', 'improved', 'recommendation', 'a']]);
    same(kinds(implied(3, 3), action('a', 0, 10, { maxPoints: null })), [['points', 'regressed', 'recommendation', 'a']]);
    // One point of ten lowers a mean of one half: it is the maximum that does.
    same(kinds(action('a', 0, 10, { maxPoints: null }), implied(1, 10)), [['maximum', 'catalogue', 'recommendation', 'a']]);
  });
  it('moves by points, or by the status that gives them', () => {
    same(causes(actions(action('a', 1)), actions(action('A', 3))), [['points', 'improved', 'recommendation', 'A', 20, 2]]);
    same(causes(actions(action('a', 3)), actions(action('a', 1))), [['points', 'regressed', 'recommendation', 'a', -20, -2]]);
    const statuses: [string, string | undefined, number][] = [
      ['thirdParty', 'status', 90],
      ['alternateMitigation', 'status', 90],
      ['completed', 'points', 90],
    ];
    for (const [status, kind, percent] of statuses)
      same(causes(actions(action('a', 1)), actions(action('a', 1, 10, { status }))), [
        [kind, 'improved', 'recommendation', 'a', percent, 9],
      ]);
    same(causes(actions(action('a', 1, 10, { status: 'thirdParty' })), actions(action('a', 1))), [
      ['status', 'regressed', 'recommendation', 'a', -90, -9],
    ]);
  });
  it('leaves by its status, which is no retirement', () => {
    for (const status of ['riskAccepted', 'ignored', 'notScored'])
      same(causes(actions(rest, action('a', 10)), actions(rest, action('a', 10, 10, { status }))), [
        ['status', 'regressed', 'recommendation', 'a', -25, -10],
      ]);
    same(causes(actions(rest, action('a', 10, 10, { status: 'ignored' })), actions(rest, action('a', 10))), [
      ['status', 'improved', 'recommendation', 'a', 25, 10],
    ]);
  });
  it('that a what-if accepts is told by its row', () => {
    const posture = actions(rest, action('a', 10));
    same(causesOf(scorePosture(posture), whatIf(posture, [{ recommendationId: 'a', status: 'riskAccepted' }])), [
      ['status', 'regressed', 'recommendation', 'a', -25, -10],
    ]);
  });
  it('without points of its own moves by its status', () =>
    same(
      causes(
        actions(action('a', null, 10, { points: undefined as never, status: 'toAddress' })),
        actions(action('a', null, 10, { points: undefined as never, status: 'completed' })),
      ),
      [['status', 'improved', 'recommendation', 'a', 100, 10]],
    ));
  it('given twice in two scopes is two parts', () =>
    same(
      causes(
        actions(action('a', 1, 10, { scopeId: 's' }), action('a', 1, 10, { scopeId: 't' })),
        actions(action('a', 1, 10, { scopeId: 's' }), action('a', 3, 10, { scopeId: 't' })),
      ),
      [['points', 'improved', 'recommendation', 'a', 10, 2]],
    ));
});

describe('a control', () => {
  const cloud = (...controls: object[]): Posture => ({ controls: controls as never });
  it('improves, regresses, or has other resources', () => {
    same(causes(cloud(control('c', 1, 3)), cloud(control('C', 2, 2))), [['points', 'improved', 'control', 'C', 25, 2.5]]);
    same(causes(cloud(control('c', 2, 2)), cloud(control('c', 1, 3))), [['points', 'regressed', 'control', 'c', -25, -2.5]]);
    same(causes(cloud(control('c', 2, 2)), cloud(control('c', 4, 1))), [['resources', 'inventory', 'control', 'c', 30, 3]]);
  });
  it('comes and goes with what is deployed; its maximum is the vendor’s', () => {
    const rest = control('rest', 1, 1);
    same(causes(cloud(rest), cloud(rest, control('c', 1, 0))), [['new', 'inventory', 'control', 'c', 25, 10]]);
    same(causes(cloud(rest, control('c', 1, 0)), cloud(rest)), [['retired', 'inventory', 'control', 'c', -25, -10]]);
    // 5 of 10 and 10 of 10 to 5 of 10 and 20 of 20.
    const grown = 100 * (10 * ((1 / 20 + 1 / 30) / 2) - (10 * 20) / (20 * 30));
    same(causes(cloud(rest, control('c', 1, 0)), cloud(rest, control('c', 1, 0, { maxPoints: 20 }))), [
      ['maximum', 'catalogue', 'control', 'c', grown, 10],
    ]);
  });
  it('is told apart by its scope', () => {
    const scopes = ['s', 't'].map((id) => ({ id, weight: 1 }));
    const both = (healthy: number): Posture => ({
      scopes,
      controls: [control('c', 1, 3, { scopeId: 's' }), control('c', healthy, 4 - healthy, { scopeId: 't' })],
    });
    same(causes(both(1), both(3)), [['points', 'improved', 'control', 'c', 25, 5]]);
  });
});

describe('scopes and halves', () => {
  const scope = (id: string, percent: number, weight: number) => ({
    id,
    name: id.toUpperCase(),
    weight,
    score: { points: percent, maxPoints: 100 },
  });
  it('a scope of which only its score is known changes by itself', () =>
    same(causes({ scopes: [scope('s', 20, 1), scope('t', 50, 1)] }, { scopes: [scope('s', 40, 1), scope('t', 50, 1)] }), [
      ['points', 'improved', 'scope', 's', 10],
    ]));
  it('a scope that comes or goes, or weighs more, is inventory', () => {
    same(causes({ scopes: [scope('s', 20, 1)] }, { scopes: [scope('s', 20, 1), scope('t', 60, 1)] }), [
      ['new', 'inventory', 'scope', 't', 20],
    ]);
    same(causes({ scopes: [scope('s', 20, 1), scope('t', 60, 1)] }, { scopes: [scope('s', 20, 1)] }), [
      ['retired', 'inventory', 'scope', 't', -20],
    ]);
    same(causes({ scopes: [scope('s', 20, 1), scope('t', 60, 1)] }, { scopes: [scope('s', 20, 1), scope('t', 60, 3)] }), [
      // W 2 and 4, g 3/8, the mean of both dates 40 and 50 by weight.
      ['weight', 'inventory', 'scope', 't', 2 * (60 * 0.375 - (80 + 200) / 2 / 8)],
    ]);
  });
  it('weights on two scales are compared by their shares', () => {
    const counted = (id: string, healthy: number, unhealthy: number, weight?: number): Posture => ({
      scopes: [{ id, name: id, ...(weight !== undefined && { weight }) }],
      controls: [control('a', healthy, unhealthy, { scopeId: id })],
    });
    const both = (one: Posture, other: Posture): Posture => ({
      scopes: [...one.scopes!, ...other.scopes!],
      controls: [...one.controls!, ...other.controls!],
    });
    // One scope alone weighs 1, two without weights their 120 and 80 resources: shares of 1 and 0, then 0.6 and 0.4; the means are 20 and 36.
    const [alone, two] = [counted('s', 24, 96), both(counted('s', 24, 96), counted('t', 48, 32))];
    same(causes(alone, two), [
      ['weight', 'inventory', 'scope', 's', -0.4 * (20 - 28)],
      ['new', 'inventory', 'scope', 't', 0.4 * (60 - 28)],
    ]);
    same(causes(two, alone), [
      ['weight', 'inventory', 'scope', 's', 0.4 * (20 - 28)],
      ['retired', 'inventory', 'scope', 't', -0.4 * (60 - 28)],
    ]);
    // The vendor's weights of the same shares change nothing.
    const weighed = both(counted('s', 24, 96, 6000), counted('t', 48, 32, 4000));
    same(causes(two, weighed), []);
    // A weight that is given to a scope alone is on the vendor's scale: only the new scope moves the mean.
    same(causes(counted('s', 24, 96, 6000), weighed), [['new', 'inventory', 'scope', 't', 16]]);
    same(causes(counted('s', 24, 96), counted('s', 36, 84, 6000)), [['points', 'improved', 'control', 'a', 10, 1]]);
    const fromJson = (posture: Posture) => JSON.parse(JSON.stringify(scorePosture(posture))) as ScoreReport;
    same(causesOf(fromJson(alone), fromJson(two)), causes(alone, two));
  });
  it('a half that is given changes by itself, by what it holds or as a whole', () => {
    const given = (infrastructure: number, defenderXdr: number): Posture => ({
      scores: { infrastructure: { percent: infrastructure }, defenderXdr: { percent: defenderXdr } },
    });
    same(causes(given(40, 50), given(30, 70)), [
      ['points', 'regressed', 'part', 'infrastructure', -5],
      ['points', 'improved', 'part', 'defenderXdr', 10],
    ]);
    same(causes({ scores: { defenderXdr: { percent: 50 } } }, given(40, 50)), [['new', 'inventory', 'part', 'infrastructure', -5]]);
    same(causes(given(40, 50), { scores: { infrastructure: { percent: 40 } } }), [['retired', 'inventory', 'part', 'defenderXdr', -5]]);
  });
  it('a half that is a mere figure on one date is one figure, whatever the weights of its scopes on the other', () => {
    const listed: Posture = { scopes: [scope('s', 20, 300), scope('t', 60, 700)] };
    const given: Posture = { scores: { infrastructure: { percent: 40 } } };
    same(causes(given, listed), [['points', 'improved', 'part', 'infrastructure', 8]]);
    same(causes(listed, given), [['points', 'regressed', 'part', 'infrastructure', -8]]);
    // With the percent of a half beside its scopes too.
    same(causes(given, { ...listed, scores: { infrastructure: { percent: 55 } } }), [['points', 'improved', 'part', 'infrastructure', 15]]);
    same(causes({ scores: { defenderXdr: { points: 4, maxPoints: 20 } } }, actions(action('a', 5), action('b', 3))), [
      ['points', 'improved', 'part', 'defenderXdr', 20],
    ]);
  });
  it('a scope whose controls one date does not list is one figure', () => {
    const inScope = (healthy: number): Posture => ({
      scopes: [{ id: 's', name: 'S' }],
      controls: [control('a', healthy, 4 - healthy, { scopeId: 's' }), control('b', 2, 2, { scopeId: 's' })],
    });
    same(causes({ scopes: [scope('s', 20, 1)] }, inScope(3)), [['points', 'improved', 'scope', 's', 42.5]]);
    same(causes(inScope(3), { scopes: [scope('s', 20, 1)] }), [['points', 'regressed', 'scope', 's', -42.5]]);
  });
  it('what a given figure holds beyond the list is unlisted', () => {
    const listed = action('a', 5);
    same(
      causes(
        { recommendations: [listed], scores: { defenderXdr: { points: 10, maxPoints: 20 } } },
        { recommendations: [listed], scores: { defenderXdr: { points: 12, maxPoints: 20 } } },
      ),
      [['unlisted', 'catalogue', 'unlisted', 'defenderXdr', 10, 2]],
    );
    same(
      causes(
        { recommendations: [listed], scores: { defenderXdr: { percent: 60 } } },
        { recommendations: [listed], scores: { defenderXdr: { percent: 65 } } },
      ),
      [['unlisted', 'catalogue', 'unlisted', 'defenderXdr', 5]],
    );
    const total = (percent: number): Posture => ({
      scores: { total: { percent }, defenderXdr: { percent: 50 }, infrastructure: { percent: 50 } },
    });
    same(causes(total(60), total(55)), [['unlisted', 'catalogue', 'unlisted', 'total', -5]]);
  });
});

describe('an asset', () => {
  const asset = (id: string, high: number, criticality = 1) => ({ id, open: { high }, criticality });
  const assets = (...list: object[]): Posture => ({ assets: list as never });
  it('improves, weighs more, comes and goes; it has no points', () => {
    same(causes(assets(asset('a', 1), asset('b', 0)), assets(asset('a', 0), asset('b', 0))), [['points', 'improved', 'asset', 'a', 25]]);
    same(causes(assets(asset('b', 0)), assets(asset('a', 1), asset('b', 0))), [['new', 'inventory', 'asset', 'a', -25]]);
    same(causes(assets(asset('a', 1), asset('b', 0)), assets(asset('b', 0))), [['retired', 'inventory', 'asset', 'a', 25]]);
    const grown = 100 * ((0.5 * (1 / 2 + 1 / 3)) / 2 - (1.5 + 2) / 2 / 6);
    same(causes(assets(asset('a', 1), asset('b', 0)), assets(asset('a', 1, 2), asset('b', 0))), [
      ['weight', 'inventory', 'asset', 'a', grown],
    ]);
  });
});

describe('what can be compared', () => {
  const one = actions(action('a', 1));
  it('is one tenant’s, whatever the case of its id, and where both know it', () => {
    same(causes({ ...one, tenantId: 'T' }, { ...one, tenantId: 't' }), []);
    same(causes({ ...one, tenantId: 'T' }, one), []);
    same(causes(one, { ...one, tenantId: 'T' }), []);
    same(causes({ ...one, tenantId: 'T' }, { ...one, tenantId: 'u' }), 'tenantDiffers');
  });
  it('has a score on both dates', () => {
    same(causes({}, one), 'notScored');
    same(causes(one, {}), 'notScored');
  });
  it('is scored by the same rules', () => {
    const by = (options: ScoreOptions) => causesOf(scorePosture(one), scorePosture(one, options));
    same(by({}), []);
    same(by({ riskAccepted: 'exclude', mitigatedExemption: 'notApplicable', factors: 'default', criticalityWeights: {} }), []);
    same(by({ now: '2026-03-01', changeDays: 3 }), []);
    same(by({ riskAccepted: 'keepMaximum' }), 'modelDiffers');
    same(by({ mitigatedExemption: 'healthy' }), 'modelDiffers');
    same(by({ factors: 'printed' }), 'modelDiffers');
    same(by({ criticalityWeights: { high: 2 } }), 'modelDiffers');
    same(causes({ controls: [control('c', 1, 1)] }, { assets: [{ id: 'a' }] }), 'modelDiffers');
    same(causes({ assets: [{ id: 'a' }] }, { controls: [control('c', 1, 1)] }), 'modelDiffers');
    const own: Posture = { recommendations: [{ id: 'a', subscore: 'infrastructure', maxPoints: 4, points: 1 }] };
    same(causes(own, { controls: [control('c', 1, 1)] }), 'modelDiffers');
    same(causes({ assets: [{ id: 'a' }] }, own), 'modelDiffers');
    // A figure that was given may be of any model, and a half that is missing is of none.
    const given: Posture = { scores: { infrastructure: { percent: 40 } } };
    same(causes({ controls: [control('c', 1, 1)] }, given), [['points', 'regressed', 'part', 'infrastructure', -10]]);
    same(causes({ controls: [control('c', 1, 1)] }, { scores: { defenderXdr: { percent: 50 } } }), []);
  });
  it('totals alone compare with totals alone', () => {
    const total = (percent: number): Posture => ({ scores: { total: { percent } } });
    same(causes(total(40), total(50)), [['points', 'improved', 'total', '', 10]]);
    same(causes(total(40), total(40)), []);
    same(causes(total(40), one), 'onlyTotals');
    same(causes(one, total(40)), 'onlyTotals');
  });
});

describe('reports that came back from JSON', () => {
  const stored = (posture: Posture) => JSON.parse(JSON.stringify(scorePosture(posture))) as ScoreReport;
  const pairs: [string, Posture, Posture][] = [
    [
      'actions with an unlisted rest',
      { ...actions(action('a', 1), action('b', 2)), scores: { defenderXdr: { points: 5, maxPoints: 40 } } },
      { ...actions(action('a', 4), action('b', 2)), scores: { defenderXdr: { points: 9, maxPoints: 50 } } },
    ],
    [
      'accepted risks that the total holds',
      { ...actions(action('a', 1), action('b', 2, 10, { status: 'ignored' })), scores: { defenderXdr: { points: 1, maxPoints: 20 } } },
      { ...actions(action('a', 4), action('b', 2, 10, { status: 'ignored' })), scores: { defenderXdr: { points: 4, maxPoints: 20 } } },
    ],
    [
      'scopes with weights',
      {
        scopes: [
          { id: 's', weight: 1 },
          { id: 't', weight: 3 },
        ],
        controls: [control('c', 1, 1, { scopeId: 's' }), control('c', 1, 3, { scopeId: 't' })],
      },
      {
        scopes: [
          { id: 's', weight: 2 },
          { id: 't', weight: 3 },
        ],
        controls: [control('c', 2, 0, { scopeId: 's' }), control('c', 1, 3, { scopeId: 't' })],
      },
    ],
    [
      'scopes with figures of their own',
      {
        scopes: [
          { id: 's', weight: 1, score: { percent: 40 } },
          { id: 't', weight: 3, score: { points: 3, maxPoints: 12 } },
        ],
        controls: [control('c', 1, 1, { scopeId: 't' })],
      },
      {
        scopes: [
          { id: 's', weight: 1, score: { percent: 45 } },
          { id: 't', weight: 3, score: { points: 6, maxPoints: 12 } },
        ],
        controls: [control('c', 1, 3, { scopeId: 't' })],
      },
    ],
    [
      'controls of no scope beside scopes',
      { controls: [control('c', 1, 1, { scopeId: 's' }), control('c', 1, 3)] },
      { controls: [control('c', 2, 0, { scopeId: 's' }), control('c', 1, 3)] },
    ],
    [
      'own actions for Infrastructure',
      actions(action('a', 1, 10, { subscore: 'infrastructure' }), action('b', 1)),
      actions(action('a', 5, 10, { subscore: 'infrastructure' }), action('b', 3)),
    ],
    [
      'given halves and totals',
      { scores: { total: { percent: 50 }, infrastructure: { percent: 30 }, defenderXdr: { points: 5, maxPoints: 10 } } },
      { scores: { total: { percent: 60 }, infrastructure: { percent: 35 }, defenderXdr: { points: 7, maxPoints: 10 } } },
    ],
    [
      'a half given in percent beside its list',
      { ...actions(action('a', 1)), scores: { defenderXdr: { percent: 20 } } },
      { ...actions(action('a', 3)), scores: { defenderXdr: { percent: 45 } } },
    ],
  ];
  for (const [name, before, after] of pairs) {
    it(name, () => same(causesOf(stored(before), stored(after)), causes(before, after)));
  }
  it('of assets have lost them', () => {
    const posture: Posture = { assets: [{ id: 'a', open: { high: 1 } }] };
    same(causesOf(stored(posture), stored(posture)), 'onlyTotals');
  });
});
