/** History, change and what is given for a half: UTC days, the later point, gaps, and nothing printed without its period. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOver, percentOf, scorePosture, type HistoryPoint, type Posture, type ScoreReport } from '../../src/core/index.js';
import { same } from '../support/same.js';

const xdr = { defenderXdr: { points: 30, maxPoints: 50 } };
const both = { ...xdr, infrastructure: { percent: 40 } };
const notesOf = ({ quality }: ScoreReport) => quality.filter(({ subject }) => subject.kind === 'history');
const historyOf = (history: unknown[], scores: Posture['scores'] = xdr, asOf: string | null = null) =>
  scorePosture({ asOf, scores, history: history as HistoryPoint[] }).history;

describe('days of a history', () => {
  it('are UTC days, oldest first, whatever the order and the zone', () => {
    const points = [
      { date: '2026-03-03T01:00:00+02:00', percent: 3 },
      { date: '2026-03-01', percent: 1 },
      { date: '2026-03-04', percent: 4 },
    ];
    const expected = [
      { date: '2026-03-01', percent: 1 },
      { date: '2026-03-02', percent: 3 },
      { date: '2026-03-04', percent: 4 },
    ];
    same(historyOf(points), expected);
    same(historyOf([...points].reverse()), expected);
  });
  it('hold the later of two points, and what only the earlier knows stays', () => {
    const subscores = [{ id: 'data', percent: 9 }];
    const points = [
      { date: '2026-03-01T08:00:00Z', percent: 1, subscores },
      { date: '2026-03-01T20:00:00Z', percent: 2, halves: { infrastructure: { percent: 5 } } },
      { date: '2026-03-01T22:00:00Z', percent: null, halves: { defenderXdr: { percent: 6 } } },
    ];
    const report = scorePosture({ scores: xdr, history: [points[1], points[2], points[0]] as HistoryPoint[] });
    same(report.history, [
      // The half that is the total gives it where the point itself does not.
      { date: '2026-03-01', percent: 6, subscores, halves: { infrastructure: { percent: 5 }, defenderXdr: { percent: 6 } } },
    ]);
    same(notesOf(report), [
      { code: 'twoPointsOnOneDay', subject: { kind: 'history', id: '2026-03-01' }, facts: { count: 1, ids: ['2026-03-01'] } },
    ]);
  });
  it('a later point without a score takes none away', () => {
    const report = scorePosture({
      scores: { total: { percent: 50 } },
      history: [
        { date: '2026-03-01T08:00:00Z', percent: 1 },
        { date: '2026-03-01T09:00:00Z', recommendations: [{ id: 'a' }] },
      ],
    });
    same(report.history, [{ date: '2026-03-01', percent: 1, recommendations: [{ id: 'a' }] }]);
    same(notesOf(report), []);
  });
  it('hold the points of the point that the percent is of, or none', () => {
    const [morning, evening] = ['2026-03-01T08:00:00Z', '2026-03-01T20:00:00Z'];
    const inPoints = { points: 5, maxPoints: 10 };
    same(
      historyOf([
        { date: morning, ...inPoints },
        { date: evening, percent: 60 },
      ]),
      [{ date: '2026-03-01', percent: 60 }],
    );
    same(
      historyOf([
        { date: morning, percent: 60 },
        { date: evening, ...inPoints },
      ]),
      [{ date: '2026-03-01', percent: 50, ...inPoints }],
    );
    const rows = { recommendations: [{ id: 'a' }] };
    same(
      historyOf([
        { date: morning, ...inPoints },
        { date: evening, ...rows },
      ]),
      [{ date: '2026-03-01', percent: 50, ...inPoints, ...rows }],
    );
  });
  it('hold the rows of the later point, whether or not it has a score', () => {
    const point = (hour: string, figure: number, percent?: number) => ({
      date: `2026-03-01T${hour}:00:00Z`,
      percent,
      subscores: [{ id: 'data', percent: figure }],
    });
    for (const percent of [undefined, 7]) {
      const [day] = historyOf([point('08', 10, 6), point('20', 20, percent)]);
      same([day!.percent, day!.subscores], [percent ?? 6, [{ id: 'data', percent: 20 }]]);
    }
  });
  it('of two points at one instant hold the one that is given later', () => {
    const points = [
      { date: '2026-03-01', points: 5, maxPoints: 10 },
      { date: '2026-03-01', points: 2, maxPoints: 10 },
    ];
    assert.equal(historyOf(points)[0]!.percent, 20);
    assert.equal(historyOf([...points, { date: '2026-03-01', percent: null }])[0]!.percent, 20);
  });
  it('that no calendar holds are noted and left out', () => {
    const report = scorePosture({ scores: xdr, history: [{ date: '2026-02-30', percent: 1 }, { date: null as never }] });
    same(report.history, []);
    same(notesOf(report), [{ code: 'invalidDate', subject: { kind: 'history' }, facts: { count: 2, ids: ['2026-02-30', 'null'] } }]);
  });
  it('keep the points where they have both, and the rows where there are any', () => {
    const rows = {
      scopes: [{ id: 's' }],
      controls: [{ id: 'c' }],
      recommendations: [{ id: 'r' }],
      subscores: [{ id: 'data', percent: 2 }],
    };
    same(historyOf([{ date: '2026-03-01', points: 5, maxPoints: 10, ...rows }]), [
      { date: '2026-03-01', percent: 50, points: 5, maxPoints: 10, ...rows },
    ]);
    same(historyOf([{ date: '2026-03-01', percent: 5 }]), [{ date: '2026-03-01', percent: 5 }]);
    same(historyOf([{ date: '2026-03-01', percent: Infinity }]), [{ date: '2026-03-01', percent: null }]);
  });
});

describe('the half that a history is of', () => {
  const point = { date: '2026-03-01', half: 'defenderXdr', points: 10, maxPoints: 40 };
  it('is the total where it is the only one', () => {
    const [day] = historyOf([point]);
    same([day!.percent, day!.points, day!.maxPoints], [25, 10, 40]);
    assert.equal(historyOf([{ ...point, half: 'infrastructure' }])[0]!.percent, null);
  });
  it('is not the total of two', () => {
    const [day] = historyOf([point], both);
    assert.equal(day!.percent, null);
    same(day!.halves, { defenderXdr: { percent: undefined, points: 10, maxPoints: 40 } });
  });
  it('the mean of both is', () => {
    const halves = { infrastructure: { percent: 40 }, defenderXdr: { points: 10, maxPoints: 40 } };
    assert.equal(historyOf([{ date: '2026-03-01', halves }], both)[0]!.percent, 32.5);
    assert.equal(historyOf([{ date: '2026-03-01', halves: { infrastructure: { percent: 40 } } }], both)[0]!.percent, null);
    assert.equal(historyOf([{ date: '2026-03-01', halves: { defenderXdr: { percent: 40 } } }], both)[0]!.percent, null);
    assert.equal(historyOf([{ date: '2026-03-01', percent: 70, halves }], both)[0]!.percent, 70);
  });
  it('the mean of both is, where each comes with a point of its own', () => {
    const cloud = (hour: string, percent: number) => ({ date: `2026-03-01T${hour}:00:00Z`, half: 'infrastructure', percent });
    const day = historyOf([cloud('08', 40), point], both)[0]!;
    same([day.percent, day.points], [32.5, undefined]);
    assert.equal(historyOf([point, cloud('08', 40), cloud('20', 60)], both)[0]!.percent, 42.5);
    assert.equal(historyOf([{ date: '2026-03-01', percent: 70 }, cloud('20', 60)], both)[0]!.percent, 70);
    // Of one half alone it stays that half's.
    assert.equal(historyOf([cloud('08', 40), { ...point, date: '2026-03-01T09:00:00Z' }])[0]!.percent, 25);
    assert.equal(historyOf([{ ...point, date: '2026-03-01T07:00:00Z' }, cloud('08', 40)])[0]!.percent, 25);
  });
});

describe('today’s score', () => {
  const asOf = '2026-03-02T10:00:00Z';
  it('is appended with its points, in its place', () => {
    const history = [
      { date: '2026-03-03', percent: 1 },
      { date: '2026-03-01', percent: 2 },
    ];
    same(historyOf(history, xdr, asOf), [
      { date: '2026-03-01', percent: 2 },
      { date: '2026-03-02', percent: 60, points: 30, maxPoints: 50, computed: true },
      { date: '2026-03-03', percent: 1 },
    ]);
    same(historyOf([], { total: { percent: 50 } }, asOf), [{ date: '2026-03-02', percent: 50, computed: true }]);
  });
  it('fills a day that is listed without a score, and keeps what that day holds', () => {
    const subscores = [{ id: 'data', percent: 9 }];
    same(historyOf([{ date: '2026-03-02', subscores }], xdr, asOf), [
      { date: '2026-03-02', percent: 60, subscores, points: 30, maxPoints: 50, computed: true },
    ]);
  });
  it('leaves the host’s figure standing and says where it differs', () => {
    const notes = (percent: number) => notesOf(scorePosture({ asOf, scores: xdr, history: [{ date: '2026-03-02', percent }] }));
    same(notes(60.004), []);
    same(notes(60.5), [
      {
        code: 'historyDiffers',
        subject: { kind: 'history', id: '2026-03-02' },
        facts: { date: '2026-03-02', historyPercent: 60.5, computedPercent: 60 },
      },
    ]);
    assert.equal(notes(59.99).length, 1);
  });
  it('is not appended without a date or without a score', () => {
    same(historyOf([]), []);
    same(historyOf([], {}, asOf), []);
    same(historyOf([], xdr, 'today'), []);
  });
  it('takes the present where the data have no date', () => {
    const report = scorePosture({ scores: xdr, history: [{ date: '2026-02-20', percent: 50 }] }, { now: asOf });
    same(
      report.history.map(({ date }) => date),
      ['2026-02-20', '2026-03-02'],
    );
    same(report.change, { deltaPercent: 10, since: '2026-02-20', days: 10 });
  });
});

describe('the change over some days', () => {
  const days = [
    { date: '2026-03-01', percent: 10 },
    { date: '2026-03-03', percent: null },
    { date: '2026-03-04', percent: 20 },
    { date: '2026-03-10', percent: 40 },
  ];
  const cases: [number, string | null, number][] = [
    [6, '2026-03-04', 20],
    [5, '2026-03-04', 20],
    [7, '2026-03-01', 30],
    [9, '2026-03-01', 30],
    [30, '2026-03-01', 30],
    [0, '2026-03-04', 20],
  ];
  for (const [changeDays, since, deltaPercent] of cases) {
    it(`${changeDays} days`, () => {
      const change = changeOver(days, 40, '2026-03-10', changeDays);
      same([change?.since ?? null, change?.deltaPercent], [since, deltaPercent]);
    });
  }
  it('is none without a score, a day or anything earlier', () => {
    assert.equal(changeOver(days, null, '2026-03-10', 30), null);
    assert.equal(changeOver(days, 40, null, 30), null);
    assert.equal(changeOver(days, 40, '2026-03-01', 30), null);
  });
  it('looks back as many days as are asked for', () => {
    const posture: Posture = { asOf: '2026-03-10', scores: { total: { percent: 40 } }, history: days as HistoryPoint[] };
    assert.equal(scorePosture(posture, { changeDays: 6 }).change!.since, '2026-03-04');
    assert.equal(scorePosture(posture).change!.since, '2026-03-01');
  });
});

describe('a score that is given', () => {
  const cases: [string, object, unknown][] = [
    ['points and a maximum stand over a percent', { percent: 1, points: 5, maxPoints: 10 }, 50],
    ['a percent serves where the points have no maximum', { percent: 12, points: 5 }, 12],
    ['a percent serves where the maximum has no points', { percent: 12, maxPoints: 5 }, 12],
    ['points alone have no maximum', { points: 5 }, 'missingMaximum'],
    ['a maximum alone has no data', { maxPoints: 5 }, 'noData'],
    ['nothing is nothing', { percent: null, points: null, maxPoints: null }, 'noData'],
    ['a percent that is no number', { percent: '5' }, 'invalidNumber'],
    ['points of an infinite maximum', { points: 1, maxPoints: Infinity }, 'invalidNumber'],
    ['a maximum too small to divide by', { points: 1, maxPoints: 1e-12 }, 'invalidNumber'],
    ['points below zero stay', { points: -5, maxPoints: 10 }, -50],
    ['points above the maximum stay', { points: 15, maxPoints: 10 }, 150],
  ];
  for (const [name, total, expected] of cases) {
    it(name, () => {
      const score = scorePosture({ scores: { total } as Posture['scores'] }).total;
      assert.equal(score.kind === 'scored' ? score.percent : score.reason, expected);
    });
  }
});

describe('the total of two halves', () => {
  it('keeps what a given total holds beyond them, and says no points then', () => {
    const report = scorePosture({ scores: { ...both, total: { percent: 70 } } });
    same(report.total, { kind: 'scored', percent: 70 });
    assert.equal(report.model, 'combined');
  });
  it('with a given total misses nothing, with one half alone names the other', () => {
    same(scorePosture({ scores: { ...xdr, total: { percent: 70 } } }).total, { kind: 'scored', percent: 70 });
    same(scorePosture({ scores: { ...xdr, total: { percent: 60 } } }).total, {
      kind: 'scored',
      percent: 60,
      points: 30,
      maxPoints: 50,
    });
    same(scorePosture({ scores: xdr }).total, {
      kind: 'scored',
      percent: 60,
      points: 30,
      maxPoints: 50,
      partial: true,
      missing: ['infrastructure'],
    });
    same(scorePosture({ scores: { infrastructure: { percent: 40 } } }).total, {
      kind: 'scored',
      percent: 40,
      partial: true,
      missing: ['defenderXdr'],
    });
  });
  it('a half that has nothing to score is not missing', () => {
    const controls = [{ id: 'c', maxPoints: 4, resources: { healthy: 0, unhealthy: 0, notApplicable: 3 } }];
    const report = scorePosture({ scores: xdr, controls });
    same(report.parts.infrastructure, { kind: 'notScored', reason: 'nothingToScore' });
    same(report.total, { kind: 'scored', percent: 60, points: 30, maxPoints: 50 });
  });
  it('halves the share on someone’s word, and the least a partial half can be', () => {
    const recommendations = [
      { id: 'a', subscore: 'data' as const, maxPoints: 10, status: 'thirdParty' },
      { id: 'b', subscore: 'data' as const, maxPoints: 10, points: 0 },
    ];
    const { total } = scorePosture({ scores: { infrastructure: { percent: 40 } }, recommendations });
    same(total, { kind: 'scored', percent: 45, selfDeclaredPercent: 25 });
  });
  it('says the most telling reason where there is none', () => {
    const reason = (posture: Posture, options = {}) => {
      const { total } = scorePosture(posture, options);
      return total.kind === 'scored' ? null : total.reason;
    };
    assert.equal(reason({ scopes: [{ id: 's', restricted: true }], recommendations: [{ id: 'a', maxPoints: 5 }] }), 'noPermission');
    assert.equal(reason({ controls: [{ id: 'c', maxPoints: 0 }], recommendations: [{ id: 'a', maxPoints: 5 }] }), 'zeroMaximum');
    assert.equal(reason({ scores: { defenderXdr: { points: 5 } } }), 'missingMaximum');
    assert.equal(reason({}), 'noData');
    assert.equal(reason({ scores: xdr }, { defenderXdr: false }), 'noData');
    assert.equal(reason({ scores: { ...xdr, total: { percent: NaN } } }), 'invalidNumber');
  });
  it('is told which halves are enabled by the options, over the settings, over the data', () => {
    const parts = (settings: Posture['settings'], options = {}) => {
      const { infrastructure, defenderXdr } = scorePosture({ scores: xdr, settings }, options).parts;
      return [infrastructure, defenderXdr].map((score) => (score.kind === 'scored' ? percentOf(score) : score.reason));
    };
    same(parts(null), ['notEnabled', 60]);
    same(parts({ infrastructure: true }), ['noData', 60]);
    same(parts({ infrastructure: true, defenderXdr: false }), ['noData', 'notEnabled']);
    same(parts({ infrastructure: true, defenderXdr: false }, { infrastructure: false, defenderXdr: true }), ['notEnabled', 60]);
  });
});
