/** Model D: the total of the halves there are, and what it says of those that are not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scorePosture, type Posture, type ScoreOptions } from '../../src/core/index.js';
import { ledgerPercent } from '../../src/core/ledger.js';

const cloud: Posture = {
  controls: [
    { id: 'c', scopeId: 's', maxPoints: 10, points: 6 },
    { id: 'd', scopeId: 's', maxPoints: 10, points: 2 },
  ],
};
const actions = [
  { id: 'a', subscore: 'identity', maxPoints: 10, points: 5 },
  { id: 'b', subscore: 'apps', maxPoints: 10, points: 7 },
] as const;
const unknownMaximum = { id: 'u', subscore: 'data', points: 4 } as const;

function totalOf(posture: Posture, options?: ScoreOptions) {
  const { total } = scorePosture(posture, options);
  assert.ok(total.kind === 'scored');
  return total;
}

describe('the total', () => {
  it('of both halves is their mean, and has no points', () => {
    const total = totalOf({ ...cloud, recommendations: actions });
    assert.equal(total.percent, 50);
    assert.deepEqual([total.points, total.maxPoints, total.partial, total.missing], [undefined, undefined, undefined, undefined]);
  });

  it('of one half is that, with its points, is partial and names what is missing', () => {
    const total = totalOf({ recommendations: actions });
    assert.deepEqual([total.percent, total.points, total.maxPoints], [60, 12, 20]);
    assert.deepEqual([total.partial, total.missing], [true, ['infrastructure']]);
    assert.deepEqual(totalOf(cloud).missing, ['defenderXdr']);
  });

  it('that is given stands, beside both halves or for the only one', () => {
    const scores = { total: { percent: 70 } };
    const both = totalOf({ ...cloud, recommendations: actions, scores });
    assert.deepEqual([both.percent, both.points, both.missing, both.partial], [70, undefined, undefined, undefined]);
    const alone = totalOf({ recommendations: actions, scores });
    assert.deepEqual([alone.percent, alone.points, alone.missing], [70, undefined, ['infrastructure']]);
  });

  it('is partial where one of its halves is', () => {
    const total = totalOf({ ...cloud, recommendations: [...actions, unknownMaximum] });
    assert.equal(total.partial, true);
    assert.equal(total.missing, undefined);
  });

  it('holds the mean of what rests on someone’s word', () => {
    const [a, b] = actions;
    const total = totalOf({ ...cloud, recommendations: [{ ...a, status: 'thirdParty' }, b] });
    // 10 of 20 points of one half of two.
    assert.equal(total.selfDeclaredPercent, 25);
    assert.equal(totalOf(cloud).selfDeclaredPercent, undefined);
  });

  it('that alone is given is all that its ledger holds', () => {
    const { total, ledger } = scorePosture({ scores: { total: { percent: 40 } } });
    assert.equal(total.kind === 'scored' && total.percent, 40);
    assert.equal(ledgerPercent(ledger), 40);
    assert.equal(ledgerPercent(scorePosture({}).ledger), null);
  });

  it('says the most telling reason why there is none', () => {
    const reasonOf = (posture: Posture) => scorePosture(posture).total;
    const restricted = { scopes: [{ id: 's', restricted: true }] };
    const unscored = { recommendations: [{ id: 'a', subscore: 'identity', maxPoints: 5, status: 'notScored' }] } as const;
    assert.equal(reasonOf({ ...restricted, ...unscored }).kind, 'restricted');
    assert.equal(reasonOf(unscored).kind, 'notScored');
    assert.deepEqual(reasonOf({ recommendations: [{ ...unknownMaximum, points: 0 }] }), { kind: 'unknown', reason: 'missingMaximum' });
    assert.deepEqual(reasonOf({}), { kind: 'unknown', reason: 'noData' });
  });
});

describe('a sub-score', () => {
  const rowOf = (id: string, posture: Posture, options?: ScoreOptions) => {
    const { score, potentialPercent } = scorePosture(posture, options).subscores.find((row) => row.id === id)!;
    return [score.kind === 'scored' ? score.percent : score.kind === 'unknown' && score.reason, potentialPercent];
  };
  const both = { ...cloud, recommendations: actions };

  it('says what it adds to the total when all of it is done', () => {
    assert.deepEqual(rowOf('identity', both), [50, 12.5]);
    assert.deepEqual(rowOf('apps', { recommendations: actions }), [70, 15]);
    // 12 of 20 points are open, of one half of two.
    assert.deepEqual(rowOf('infrastructure', both), [40, 30]);
    assert.deepEqual(rowOf('infrastructure', cloud), [40, 60]);
  });

  it('of which no parts are listed lacks what is left to 100 %', () => {
    const posture = { recommendations: actions, scores: { infrastructure: { percent: 20 } } };
    assert.deepEqual(rowOf('infrastructure', posture), [20, 40]);
    assert.deepEqual(rowOf('infrastructure', { recommendations: actions }), ['notEnabled', null]);
  });

  it('of a half that is switched off has no score, and no data is another thing', () => {
    assert.deepEqual(rowOf('identity', both, { defenderXdr: false }), ['notEnabled', null]);
    assert.deepEqual(rowOf('data', both), ['notEnabled', null]);
    assert.deepEqual(rowOf('data', both, { defenderXdr: true }), ['noData', null]);
  });
});

describe('a half that is switched off', () => {
  const history = [{ date: '2026-10-01', percent: 30, halves: { infrastructure: { percent: 20 }, defenderXdr: { percent: 40 } } }];
  const daysOf = (posture: Posture, options?: ScoreOptions) =>
    scorePosture({ asOf: '2026-10-20T00:00:00Z', history, ...posture }, options).history.map(({ percent }) => percent);

  it('takes its part out of the history too, where it had data', () => {
    assert.deepEqual(daysOf({ ...cloud, recommendations: actions }), [30, 50]);
    assert.deepEqual(daysOf({ ...cloud, recommendations: actions }, { infrastructure: false }), [40, 60]);
    assert.deepEqual(daysOf({ ...cloud, recommendations: actions }, { defenderXdr: false }), [20, 40]);
  });
});
