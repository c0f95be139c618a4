/** What is odd about the data is said beside the result, with a stable code, its subject and the facts. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  qualityCodes,
  scorePosture,
  whatIf,
  type Control,
  type Posture,
  type QualityNote,
  type Recommendation,
  type Scope,
  type ScoreOptions,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const action = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  subscore: 'identity',
  maxPoints: 10,
  points: 5,
  ...more,
});
const notesOf = (posture: Posture, options?: ScoreOptions) => scorePosture(posture, options).quality;
const idsOf = (notes: readonly QualityNote[]) => notes.map(({ code, facts }) => [code, facts.ids]);

describe('an action', () => {
  const cases: [string, Partial<Recommendation>, string | null][] = [
    ['as it should be', {}, null],
    ['whose maximum is not known', { maxPoints: null }, 'unknownMaximum'],
    ['whose maximum was implied', { maxPointsImplied: true }, 'impliedMaximum'],
    ['above its maximum', { points: 10.5 }, 'pointsAboveMaximum'],
    ['at its maximum', { points: 10 }, null],
    ['below zero', { points: -1 }, 'negativePoints'],
    ['at zero', { points: 0 }, null],
    ['with points that are no number', { points: NaN }, 'invalidNumber'],
    ['with a maximum that is no number', { maxPoints: Infinity, preview: true }, 'invalidNumber'],
    ['with a count and no total', { implemented: 3 }, 'countWithoutTotal'],
    ['with a count and its total', { implemented: 3, total: 6 }, null],
    ['that is done or not', { implemented: true }, null],
    ['of an unknown status', { status: 'resolvedByMagic' }, 'unknownStatus'],
    ['of an unknown category', { subscore: 'other' }, 'unknownCategory'],
    ...[
      'toAddress',
      'planned',
      'riskAccepted',
      'thirdParty',
      'alternateMitigation',
      'completed',
      'ignored',
      'notScored',
      'notApplicable',
    ].map((status): [string, Partial<Recommendation>, null] => [status, { status }, null]),
  ];
  for (const [name, fields, code] of cases) {
    it(`${name}: ${code ?? 'no note'}`, () =>
      same(
        notesOf({ recommendations: [action('fine'), action('odd', fields)] }),
        code ? [{ code, subject: { kind: 'recommendation', id: 'odd' }, facts: { count: 1, ids: ['odd'] } }] : [],
      ));
  }
  it('of many the first twenty are named and all are counted', () => {
    const recommendations = Array.from({ length: 25 }, (_, index) => action(`a${index}`, { points: -1 }));
    const [note] = notesOf({ recommendations });
    same([note!.subject, note!.facts.count, (note!.facts.ids as string[]).length], [{ kind: 'recommendation' }, 25, 20]);
  });
});

describe('totals', () => {
  const recommendations = [action('a')];
  it('that differ from the listed parts say by how much', () => {
    same(notesOf({ recommendations, scores: { defenderXdr: { points: 8, maxPoints: 10 } } }), [
      { code: 'totalMismatch', subject: { kind: 'part', id: 'defenderXdr' }, facts: { unlistedPoints: 3, unlistedMaxPoints: 0 } },
    ]);
    same(notesOf({ recommendations, scores: { defenderXdr: { points: 5, maxPoints: 12 } } })[0]!.facts, {
      unlistedPoints: 0,
      unlistedMaxPoints: 2,
    });
    same(notesOf({ recommendations, scores: { defenderXdr: { points: 5, maxPoints: 10 } } }), []);
  });
  it('of a scope too, beyond the vendor’s own rounding', () => {
    const controls = [{ id: 'c', scopeId: 's', maxPoints: 10, resources: { healthy: 1, unhealthy: 2, notApplicable: 0 } }];
    const notes = (points: number, maxPoints: number) => notesOf({ scopes: [{ id: 's', score: { points, maxPoints } }], controls });
    same(notes(3.33, 10), []);
    same(notes(3.334, 10), []);
    same(notes(3.33, 12), [
      { code: 'totalMismatch', subject: { kind: 'scope', id: 's' }, facts: { unlistedPoints: 0, unlistedMaxPoints: 2 } },
    ]);
    same(
      notes(3.3, 10).map(({ code, facts }) => [code, facts.unlistedPoints]),
      [['totalMismatch', -0.03]],
    );
  });
  it('outside 0 to 100 stay, and are said for each of the three', () => {
    const outside = (scores: Posture['scores']) => notesOf({ scores }).filter(({ code }) => code === 'percentOutOfRange');
    same(outside({ total: { percent: 101 }, defenderXdr: { percent: -1 }, infrastructure: { percent: 100.5 } }), [
      { code: 'percentOutOfRange', subject: { kind: 'total' }, facts: { percent: 101 } },
      { code: 'percentOutOfRange', subject: { kind: 'part', id: 'infrastructure' }, facts: { percent: 100.5 } },
      { code: 'percentOutOfRange', subject: { kind: 'part', id: 'defenderXdr' }, facts: { percent: -1 } },
    ]);
    same(outside({ total: { percent: 100 }, defenderXdr: { percent: 0 } }), []);
  });
});

describe('controls and scopes', () => {
  const resources = { healthy: 1, unhealthy: 1, notApplicable: 0 };
  it('deprecated, doubled and unreadable ones are named', () => {
    const controls = [
      { id: 'a', maxPoints: 4, scopeId: 's', resources, deprecated: true },
      { id: 'A', maxPoints: 4, scopeId: 'S', resources },
      { id: 'a', maxPoints: 4, scopeId: 't', resources },
      { id: 'b', maxPoints: 4, scopeId: 's', points: 1, resources: { healthy: -1, unhealthy: 1, notApplicable: 0 } },
    ];
    same(idsOf(notesOf({ controls, scopes: ['s', 't'].map((id) => ({ id, weight: 1 })) })), [
      ['duplicateId', ['A']],
      ['deprecatedControl', ['a']],
      ['invalidNumber', ['b']],
    ]);
  });
  it('that are all in the score need no word', () => {
    same(notesOf({ scopes: [{ id: 'g' }, { id: 's', parentId: 'g', score: { points: 1, maxPoints: 2 } }] }), []);
  });
});

describe('old data', () => {
  const asOf = '2026-03-01T00:00:00Z';
  const controls = [{ id: 'c', maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }];
  const age = (posture: Posture, now?: string) =>
    notesOf({ asOf, ...posture }, now ? { now } : {})
      .filter(({ code }) => code === 'staleData')
      .map(({ subject, facts }) => [subject.kind, facts.ageHours, facts.cadenceHours, facts.asOf]);
  const recommendations = [action('a')];
  it('are stale after the vendor’s cadence: 48 hours for actions, 8 for controls', () => {
    same(age({ recommendations }, '2026-03-03T00:00:00Z'), []);
    same(age({ recommendations }, '2026-03-03T01:00:00Z'), [['payload', 49, 48, asOf]]);
    same(age({ controls }, '2026-03-01T08:00:00Z'), []);
    same(age({ controls }, '2026-03-01T09:00:00Z'), [['payload', 9, 8, asOf]]);
    same(age({ controls, recommendations }, '2026-03-01T09:00:00Z'), []);
  });
  it('are never stale without a present, or without a date', () => {
    same(age({ recommendations }), []);
    same(age({ recommendations, asOf: 'long ago' }, '2026-03-09T01:00:00Z'), []);
  });
});

describe('notes of the reader', () => {
  const note: QualityNote = { code: 'negativePoints', subject: { kind: 'recommendation', id: 'a' }, facts: { from: 'reader' } };
  it('come first, and are not repeated', () => {
    const notes = notesOf({
      notes: [note, { ...note }, {} as QualityNote, { code: 'sentinel' } as QualityNote],
      recommendations: [action('fine'), action('a', { points: -1 })],
    });
    same(notes, [note]);
  });
  it('about other subjects stay', () => {
    const others: QualityNote[] = [
      note,
      { ...note, subject: { kind: 'recommendation', id: 'b' } },
      { ...note, subject: { kind: 'control', id: 'a' } },
      { ...note, subject: { kind: 'recommendation', id: 'a', scopeId: 's' } },
      { ...note, code: 'sentinel' },
    ];
    assert.equal(notesOf({ notes: others }).length, 5);
  });
});

describe('the rest of a report', () => {
  it('is what the posture says, or nothing', () => {
    const posture: Posture = {
      asOf: '2026-03-01',
      tenantId: 't',
      tenantName: 'Tenant',
      targets: [{ percent: 80 }],
      comparisons: [{ basis: 'AllTenants', percent: 40 }],
      deviceExposure: { points: 30 },
    };
    const full = scorePosture(posture);
    same(
      [full.asOf, full.tenantId, full.tenantName, full.targets, full.comparisons, full.deviceExposure],
      ['2026-03-01', 't', 'Tenant', posture.targets, posture.comparisons, posture.deviceExposure],
    );
    const empty = scorePosture({});
    same(
      [empty.asOf, empty.tenantId, empty.tenantName, empty.targets, empty.comparisons, empty.deviceExposure],
      [null, null, null, [], [], null],
    );
    same([empty.model, empty.risk, empty.change, empty.quality], ['none', null, null, []]);
    same(empty.halves, {
      infrastructure: { model: null, simpleMeanPercent: null, weighting: null, unlisted: null },
      defenderXdr: { model: null, unlisted: null },
    });
  });
  it('names its model', () => {
    const controls = [{ id: 'c', maxPoints: 4, points: 1 }];
    const model = (posture: Posture) => scorePosture(posture).model;
    assert.equal(model({ recommendations: [action('a')] }), 'actions');
    assert.equal(model({ controls }), 'classic');
    assert.equal(model({ assets: [{ id: 'a' }] }), 'riskBased');
    assert.equal(model({ controls, recommendations: [action('a')] }), 'combined');
    assert.equal(model({ scores: { defenderXdr: { percent: 5 } } }), 'given');
    assert.equal(model({ scores: { total: { percent: 5 } } }), 'given');
  });
  it('takes a given total for the half there are data for', () => {
    const controls = [{ id: 'c', maxPoints: 4, points: 1 }];
    const parts = (posture: Posture) => {
      const { infrastructure, defenderXdr } = scorePosture({ ...posture, scores: { ...posture.scores, total: { percent: 60 } } }).parts;
      return [infrastructure, defenderXdr].map((score) => (score.kind === 'scored' ? score.percent : null));
    };
    same(parts({ recommendations: [action('a')] }), [null, 60]);
    same(parts({ scores: { subscores: [{ id: 'data', points: 1, maxPoints: 4 }] } }), [null, 60]);
    same(parts({ controls }), [60, null]);
    same(parts({ assets: [{ id: 'a', open: { high: 1 } }] }), [60, null]);
    same(parts({ scopes: [{ id: 's', score: { points: 1, maxPoints: 4 } }] }), [60, null]);
    same(parts({ controls, recommendations: [action('a')] }), [25, 50]);
    same(parts({ scores: { infrastructure: { percent: 30 } } }), [30, null]);
    same(parts({ scores: { subscores: [{ id: 'infrastructure', percent: 30 }] } }), [30, null]);
    same(parts({ scores: { defenderXdr: { percent: 30 } } }), [null, 30]);
  });
});

describe('every code', () => {
  it('is raised by the core or by a reader', () => {
    const root = join(import.meta.dirname, '../../src');
    const files = ['core', 'sources', 'schema'].flatMap((layer) => readdirSync(join(root, layer)).map((name) => join(root, layer, name)));
    const raising = files
      .filter((path) => path.endsWith('.ts') && !path.endsWith('core/quality.ts'))
      .map((path) => readFileSync(path, 'utf8'));
    const isRaised = (code: string) =>
      raising.some(
        (text) => text.includes(`'${code}'`) || text.includes(` ${code}: (`) || text.includes(`${code.replace('Weights', '')}Weights'`),
      );
    same(
      qualityCodes.filter((code) => !isRaised(code)),
      [],
    );
  });
});

describe('what is not known of', () => {
  const codes = (posture: Posture, code: string) => notesOf(posture).filter((note) => note.code === code);
  it('an action’s points keeps it out of every sum', () =>
    same(codes({ recommendations: [action('fine'), action('odd', { points: null })] }, 'unknownPoints'), [
      { code: 'unknownPoints', subject: { kind: 'recommendation', id: 'odd' }, facts: { count: 1, ids: ['odd'] } },
    ]));
  it('a control is its maximum or its points', () => {
    const controls = [
      { id: 'fine', maxPoints: 4, points: 1 },
      { id: 'open', points: 1 },
      { id: 'old', points: 1, deprecated: true },
      { id: 'bare', maxPoints: 4 },
    ];
    same(
      codes({ controls }, 'unknownMaximum').map(({ subject }) => subject),
      [{ kind: 'control', id: 'open' }],
    );
    same(
      codes({ controls }, 'unknownPoints').map(({ subject }) => subject),
      [{ kind: 'control', id: 'bare' }],
    );
  });
  it('an asset’s criticality counts as 1', () =>
    same(
      codes(
        {
          assets: [
            { id: 'a', criticality: 'crown jewel' },
            { id: 'b', criticality: 2 },
          ],
        },
        'unmappedCriticality',
      ).map(({ subject }) => subject),
      [{ kind: 'asset', id: 'a' }],
    ));
});

describe('points of a control', () => {
  const resources = { healthy: 5, unhealthy: 1, notApplicable: 2 };
  const control = (id: string, more: Partial<Control>): Control => ({ id, maxPoints: 4, points: 3.33, resources, ...more });
  const codesOf = (more: Partial<Control>) =>
    notesOf({ controls: [control('fine', {}), control('odd', more)] })
      .filter(({ subject }) => subject.kind === 'control')
      .map(({ code, subject }) => [code, subject.kind, subject.id]);
  it('beyond its maximum, below zero, or no number are said', () => {
    same(codesOf({}), []);
    same(codesOf({ points: 5, resources: null }), [['pointsAboveMaximum', 'control', 'odd']]);
    same(codesOf({ points: -2, resources: null }), [['negativePoints', 'control', 'odd']]);
    same(codesOf({ points: NaN }), [['invalidNumber', 'control', 'odd']]);
    same(codesOf({ maxPoints: -4 }), [['invalidNumber', 'control', 'odd']]);
  });
  it('that its resource counts do not make are said, a hundredth apart they are rounded otherwise', () => {
    same(codesOf({ points: 3 }), [['pointsDisagree', 'control', 'odd']]);
    same(codesOf({ points: 3.34 }), []);
    same(codesOf({ points: 3, resources: { healthy: 0, unhealthy: 0, notApplicable: 2 } }), []);
  });
});

describe('resource counts of a control', () => {
  const resources = { healthy: 1, unhealthy: 1, notApplicable: 0 };
  const controls: Control[] = [{ id: 'c', scopeId: 's', maxPoints: 4, resources, recommendationIds: ['r'] }];
  const row = (resourceId: string, status: 'healthy' | 'unhealthy') => ({ recommendationId: 'r', resourceId, scopeId: 's', status });
  const disagree = (posture: Posture) =>
    notesOf({ controls, ...posture })
      .filter(({ code }) => code === 'countsDisagree')
      .map(({ subject }) => subject);
  it('that differ from those of the assessments are said', () => {
    same(disagree({ assessments: [row('x', 'healthy'), row('y', 'unhealthy')] }), []);
    same(disagree({ assessments: [row('x', 'healthy')] }), [{ kind: 'control', id: 'c' }]);
  });
  it('below those of one of its recommendations are said', () => {
    const recommendation = (unhealthy: number, more: Partial<Recommendation> = {}): Recommendation => ({
      id: 'r',
      scopeId: 's',
      resources: { healthy: 0, unhealthy, notApplicable: 0 },
      ...more,
    });
    same(disagree({ recommendations: [recommendation(1)] }), []);
    same(disagree({ recommendations: [recommendation(2)] }), [{ kind: 'control', id: 'c' }]);
    same(disagree({ recommendations: [recommendation(2, { preview: true })] }), []);
    same(disagree({ recommendations: [recommendation(2, { status: 'riskAccepted' })] }), []);
  });
  it('are compared as they are, whatever a what-if assumes', () =>
    same(
      whatIf({ controls, assessments: [row('x', 'healthy'), row('y', 'unhealthy')] }, [{ recommendationId: 'r', remediated: true }])
        .quality,
      [],
    ));
});

describe('what refers to', () => {
  const about = (posture: Posture) => notesOf(posture).map(({ code, subject, facts }) => [code, subject.kind, facts.ids]);
  it('a scope that is not among the listed ones', () => {
    const posture: Posture = {
      scopes: [{ id: 's', parentId: 'root', score: { points: 1, maxPoints: 4 } }],
      recommendations: [action('a', { scopeId: 'S' }), action('b', { scopeId: 'Gone' }), action('c', { scopeId: 'gone' })],
    };
    same(about(posture), [['unknownScope', 'scope', ['root', 'Gone']]]);
    same(about({ recommendations: posture.recommendations! }), []);
  });
  it('a control that is not listed', () =>
    same(
      about({
        controls: [{ id: 'c', maxPoints: 4, points: 1 }],
        recommendations: [
          { id: 'r', controlId: 'gone' },
          { id: 'q', controlId: 'C' },
        ],
      }),
      [['unknownControl', 'control', ['gone']]],
    ));
});

describe('figures that were given', () => {
  const recommendations = [action('a')];
  const codes = (posture: Posture) =>
    notesOf(posture).map(({ code, subject, facts }) => [code, subject.kind, subject.id, facts.offsetPercent]);
  it('in percent and that the parts do not make stand, and are said', () => {
    same(codes({ recommendations, scores: { defenderXdr: { percent: 62 } } }), [['percentMismatch', 'part', 'defenderXdr', 12]]);
    same(codes({ recommendations, scores: { defenderXdr: { percent: 50.4 } } }), []);
    same(codes({ recommendations, scores: { defenderXdr: { points: 5, maxPoints: 10 }, subscores: [{ id: 'identity', percent: 40 }] } }), [
      ['percentMismatch', 'subscore', 'identity', -10],
    ]);
    const controls = [{ id: 'c', maxPoints: 4, points: 1 }];
    same(codes({ recommendations, controls, scores: { total: { percent: 40 } } }), [['percentMismatch', 'total', undefined, 2.5]]);
    same(codes({ assets: [{ id: 'a', open: { high: 1 } }], scores: { infrastructure: { percent: 60 } } }), [
      ['percentMismatch', 'part', 'infrastructure', 10],
      ['approximateModel', 'part', 'infrastructure', undefined],
    ]);
  });
  it('outside 0 to 100 are said of sub-scores and scopes too', () => {
    const scopes = [1, 2].map((id) => ({ id: `s${id}`, weight: 1, score: { percent: 100 * id } }));
    const outside = notesOf({ scopes, scores: { subscores: [{ id: 'data', percent: 104 }], defenderXdr: { percent: 50 } } });
    same(
      outside.filter(({ code }) => code === 'percentOutOfRange').map(({ subject }) => subject),
      [
        { kind: 'part', id: 'infrastructure' },
        { kind: 'subscore', id: 'data' },
        { kind: 'scope', id: 's2' },
      ],
    );
  });
  it('as −1 are said to be placeholders', () => {
    const scores = {
      total: { percent: -1 },
      infrastructure: { percent: -1 },
      subscores: [{ id: 'data' as const, points: -1, maxPoints: 5 }],
    };
    same(
      notesOf({ scores, scopes: [{ id: 's', score: { percent: -1 } }] })
        .filter(({ code }) => code === 'sentinel')
        .map(({ subject }) => subject),
      [{ kind: 'total' }, { kind: 'part', id: 'infrastructure' }, { kind: 'subscore', id: 'data' }, { kind: 'scope', id: 's' }],
    );
  });
});

describe('weights of scopes', () => {
  const codes = (weights: (number | null)[]) =>
    notesOf({
      scopes: weights.map((weight, index) => ({
        id: `s${index}`,
        weight,
        score: { points: 1, maxPoints: 4 },
        resources: { healthy: 1, unhealthy: index, notApplicable: 0 },
      })),
    }).map(({ code, facts }) => [code, facts.ids]);
  it('that are all zero weigh nothing', () => {
    same(codes([0, 0]), [['zeroWeights', ['s0', 's1']]]);
    same(codes([0, 2]), []);
  });
  it('that are missing or no weights are named', () => {
    same(codes([1, null]), [['fallbackWeights', ['s1']]]);
    same(codes([1, -2]), [
      ['invalidNumber', ['s1']],
      ['fallbackWeights', ['s1']],
    ]);
  });
});

describe('assessments', () => {
  const row = (resourceId: string, status: 'healthy' | 'unhealthy', scopeId = 's') => ({
    recommendationId: 'r',
    resourceId,
    scopeId,
    status,
  });
  const contradictory = (posture: Posture) => notesOf(posture).filter(({ code }) => code === 'contradictoryAssessments');
  it('of one resource that contradict each other are said once', () => {
    const assessments = [row('x', 'healthy'), row('X', 'unhealthy'), row('y', 'healthy'), row('Y', 'unhealthy'), row('z', 'healthy')];
    same(contradictory({ assessments }), [
      { code: 'contradictoryAssessments', subject: { kind: 'recommendation', id: 'r' }, facts: { rows: 2, count: 1, ids: ['r'] } },
    ]);
  });
  it('that agree, or are of two scopes, are no contradiction', () =>
    same(contradictory({ assessments: [row('x', 'healthy'), row('x', 'healthy'), row('x', 'unhealthy', 't')] }), []));
});

describe('a last sync', () => {
  const asOf = '2026-03-03T00:00:00Z';
  const now = '2026-03-03T01:00:00Z';
  const stale = (...dates: (string | null)[]) =>
    notesOf({ asOf, recommendations: dates.map((lastSynced, index) => action(`a${index}`, { lastSynced })) }, { now }).map(
      ({ code, facts }) => [code, facts.ids ?? facts.asOf],
    );
  it('of all actions longer ago than the cadence makes the data old', () =>
    same(stale('2026-02-01T00:00:00Z', '2026-02-28T00:00:00Z', null), [['staleData', '2026-02-28T00:00:00Z']]));
  it('of some of them names these', () => same(stale('2026-02-01T00:00:00Z', '2026-03-02T00:00:00Z', null), [['staleSync', ['a0']]]));
  it('within the cadence is no matter', () => same(stale('2026-03-02T00:00:00Z', 'long ago', null), []));
});

describe('notes', () => {
  it('about ten thousand odd rows are a few', () => {
    const recommendations = Array.from({ length: 10_000 }, (_, index) =>
      action(`a${index}`, {
        points: index % 2 ? -1 : 20,
        status: 'odd',
        deprecated: index % 3 === 0,
        scopeId: `s${index}`,
        lastSynced: '2020-01-01',
      }),
    );
    const controls = Array.from({ length: 1000 }, (_, index) => ({ id: `c${index}`, scopeId: 's', points: -1, deprecated: true }));
    assert.ok(notesOf({ recommendations, controls, scopes: [{ id: 's' }] }, { now: '2026-01-01' }).length < 12);
  });
  it('name deprecated recommendations, whatever their model', () =>
    same(
      notesOf({ recommendations: [action('a', { deprecated: true }), { id: 'r', model: 'classic', deprecated: true }] }).map(
        ({ code, facts }) => [code, facts.ids],
      ),
      [['deprecatedControl', ['a', 'r']]],
    ));
  it('of coverage count no empty group', () => {
    const scopes: Scope[] = [
      { id: 'g', kind: 'managementGroup' },
      { id: 's', score: { points: 1, maxPoints: 4 } },
      { id: 't', kind: 'subscription' },
    ];
    const coverage = (list: Scope[]) => notesOf({ scopes: list }).find(({ code }) => code === 'coverage')?.facts;
    same(coverage(scopes), { covered: 1, total: 2, restricted: 0 });
    same(coverage(scopes.slice(0, 2)), undefined);
    same(coverage([{ ...scopes[0]!, restricted: true }, scopes[1]!]), { covered: 1, total: 2, restricted: 1 });
  });
});
