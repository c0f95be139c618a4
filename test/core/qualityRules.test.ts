/** What is odd about the data is said beside the result, with a stable code, its subject and the facts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scorePosture, type Posture, type QualityNote, type Recommendation, type ScoreOptions } from '../../src/core/index.js';
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
    same(parts({ assets: [{ id: 'a', open: { high: 1 } }] }), [50, null]);
    same(parts({ scopes: [{ id: 's', score: { points: 1, maxPoints: 4 } }] }), [60, null]);
    same(parts({ controls, recommendations: [action('a')] }), [25, 50]);
    same(parts({ scores: { infrastructure: { percent: 30 } } }), [30, null]);
    same(parts({ scores: { subscores: [{ id: 'infrastructure', percent: 30 }] } }), [30, null]);
    same(parts({ scores: { defenderXdr: { percent: 30 } } }), [null, 30]);
  });
});
