import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, scorePosture, type Posture } from '../../src/core/index.js';
import { dateOfDay } from '../../src/charts/time-scale.js';
import { formatterWith } from '../../src/format/formatter.js';
import { common } from '../../src/format/messages/common.js';
import { trend } from '../../src/format/messages/trend.js';
import { cursorView, nearestStop, placeAfterKey, seriesAfterKey, spokenCursor } from '../../src/elements/score-trend/score-trend.cursor.js';
import { trendDrawing } from '../../src/elements/score-trend/score-trend.drawing.js';
import { offeredRanges, rangeBounds, spanOf, trendHistory, weeklyHistory } from '../../src/elements/score-trend/score-trend.history.js';
import { trendView, type TrendView, type ViewInput } from '../../src/elements/score-trend/score-trend.view.js';

const formatter = formatterWith({ ...common, ...trend }, 'en');
const today = '2026-03-31';

/** One point for each percent, the last on `today`. */
const daily = (percents: readonly (number | null)[]): NonNullable<Posture['history']> =>
  percents.flatMap((percent, index) => (percent === null ? [] : [{ date: addDays(today, index - percents.length + 1), percent }]));

function viewOf(posture: Posture, set: Partial<ViewInput> = {}): TrendView {
  const report = scorePosture(posture, { now: `${today}T12:00:00Z` });
  return trendView({ report, history: trendHistory(report), formatter, range: 90, chosen: null, scope: null, ...set });
}

const rising = (count: number): number[] => Array.from({ length: count }, (_, index) => 40 + index / 10);

describe('the sentence of the trend', () => {
  const cases: readonly [string, readonly (number | null)[], RegExp][] = [
    [
      'a rise',
      [48, 50, 62],
      /^Secure score rose from 48% to 62% between Mar 29, 2026 and Mar 31, 2026\. Largest change \+12.00 pp on Mar 31, 2026\. Lowest 48%, highest 62%\.$/,
    ],
    ['a fall', [62, 64, 48], /^Secure score fell from 62% to 48% .* Lowest 48%, highest 64%\.$/],
    ['no change', [50, 55, 50], /^Secure score was 50% on Mar 29, 2026 and on Mar 31, 2026\./],
    ['two points', [48, 62], /rose from 48% to 62% .* There are only two days of data\.$/],
    ['a single point', [48], /^Secure score was 48% on Mar 31, 2026\. There is only one day of data; a line needs two\.$/],
    ['gaps', [48, 49, 50, null, null, 51, 52], / 2 days without data\.$/],
    ['nothing', [], /^There is no history yet\.$/],
    ['values outside of 0 to 100', [-5, 50, 120], /rose from −5% to 120%/],
  ];
  for (const [name, percents, expected] of cases) {
    it(`says ${name}`, () => assert.match(viewOf({ history: daily(percents) }).sentences.join(' '), expected));
  }
});

describe('ranges', () => {
  it('are offered where the history is longer than them', () => {
    const ranges = (count: number) => offeredRanges(viewOf({ history: daily(rising(count)) }).history);
    assert.deepEqual(ranges(0), []);
    assert.deepEqual(ranges(8), []);
    assert.deepEqual(ranges(9), [7, 'all']);
    assert.deepEqual(ranges(400), [7, 14, 30, 90, 365, 'all']);
  });

  it('end with the newest day and hold one day more than they are long', () => {
    const view = viewOf({ history: daily(rising(60)) }, { range: 7 });
    assert.equal(view.stops.length, 8);
    assert.match(view.sentences[0]!, /between Mar 24, 2026 and Mar 31, 2026/);
  });

  it('longer than the history are all of it', () => assert.equal(viewOf({ history: daily(rising(20)) }, { range: 365 }).range, 'all'));
});

describe('a range of the reader', () => {
  const { history } = viewOf({ history: daily(rising(60)) });

  it('is two days, cut to the history', () => {
    assert.deepEqual(
      rangeBounds(history, '2026-03-10/2026-03-20').map((day) => dateOfDay(day)),
      ['2026-03-10', '2026-03-20'],
    );
    assert.deepEqual(
      rangeBounds(history, '2020-01-01/2030-01-01').map((day) => dateOfDay(day)),
      ['2026-01-31', today],
    );
    const view = viewOf({ history: daily(rising(60)) }, { range: '2026-03-10/2026-03-20' });
    assert.equal(view.stops.length, 11);
    assert.equal(view.ranges.at(-1)!.text, 'Mar 10, 2026 to Mar 20, 2026');
  });

  it('is empty where the history does not reach', () => {
    for (const range of ['2020-01-01/2020-02-01', '2030-01-01/2030-02-01'] as const) {
      const view = viewOf({ history: daily(rising(60)) }, { range });
      assert.deepEqual([view.sentences, view.stops.length], [['There are no data in this range.'], 0]);
      assert.equal(view.bounds.map(dateOfDay).join('/'), range);
      const { lines, ticks } = trendDrawing(view, { width: 800, height: 240 }, 'straight', formatter);
      assert.deepEqual(lines[0]!.dots, []);
      assert.ok(ticks.length > 1);
    }
  });

  it('is all of the history where it is none', () => {
    assert.equal(spanOf('2026-03-20/2026-03-10'), null);
    assert.equal(spanOf('2026-02-30/2026-03-10'), null);
    assert.deepEqual(rangeBounds(history, '2026-03-20/2026-03-10'), rangeBounds(history, 'all'));
    assert.equal(viewOf({ history: daily(rising(60)) }, { range: 'soon/later' }).range, 'all');
  });
});

describe('weekly points', () => {
  it('are the last known values of weeks from Monday to Sunday', () => {
    const history = weeklyHistory(
      trendHistory(scorePosture({ history: daily([...rising(16), null, null]) }, { now: `${today}T12:00:00Z` })),
    );
    assert.deepEqual(
      history.days.map(({ date }) => date),
      ['2026-03-15', '2026-03-22', '2026-03-29'],
    );
    assert.deepEqual([...history.series[0]!.y], [40.1, 40.8, 41.5]);
  });

  it('are one line where a week ends on another day than the next', () => {
    const percents = [50, null, null, null, null, null, null, null, null, null, null, null, null, 51];
    const history = weeklyHistory(trendHistory(scorePosture({ history: daily(percents) }, { now: `${today}T12:00:00Z` })));
    assert.ok(history.maximumGap >= 13);
  });

  it('are one line from the Monday of a week to the Sunday of the next', () => {
    const percents = rising(60).map((percent, index) => (index > 44 && index < 57 ? null : percent));
    const history = weeklyHistory(trendHistory(scorePosture({ history: daily(percents) }, { now: `${today}T12:00:00Z` })));
    const [monday, sunday] = history.days.slice(-3).map(({ date }) => date);
    assert.deepEqual([monday, sunday], ['2026-03-16', '2026-03-29']);
    assert.ok(history.maximumGap >= 13);
  });

  it('leave the changes to the days', () => {
    const report = scorePosture({ history: daily(rising(40)) }, { now: `${today}T12:00:00Z` });
    const history = weeklyHistory(trendHistory(report));
    const view = trendView({ report, history, formatter, range: 'all', chosen: null, scope: null });
    assert.equal(view.changes[0]!.change.since, addDays(today, -7));
  });
});

describe('the axis', () => {
  it('is 0 to 100 until the reader zooms, and says so then', () => {
    assert.deepEqual(viewOf({ history: daily([48, 50, 62]) }).domain, [0, 100]);
    const view = viewOf({ history: daily([48, 50, 62]) }, { zoomed: true });
    assert.deepEqual(
      [view.domain, view.gridValues],
      [
        [45, 65],
        [45, 50, 55, 60, 65],
      ],
    );
    assert.equal(view.sentences.at(-1), 'The axis runs from 45% to 65%.');
    const drawing = trendDrawing(view, { width: 800, height: 240 }, 'straight', formatter);
    assert.equal(drawing.lines[0]!.area, '');
  });

  it('has room for labels of twice the size', () => {
    const view = viewOf({ history: daily(rising(60)) });
    const [usual, large] = [1, 2].map((scale) => trendDrawing(view, { width: 800, height: 400, scale }, 'straight', formatter));
    assert.ok(large!.left > usual!.left * 1.5 && large!.bottom < usual!.bottom);
    assert.ok(large!.ticks.length <= usual!.ticks.length);
  });
});

describe('series', () => {
  const history = daily(rising(10)).map((point) => ({ ...point, subscores: [{ id: 'identity' as const, percent: 70 }] }));

  it('are the total, and sub-scores where the history has them', () => {
    const view = viewOf({ history });
    assert.deepEqual(
      view.series.map(({ id, isShown }) => [id, isShown]),
      [
        ['total', true],
        ['identity', false],
      ],
    );
  });

  it('end with what the report itself says of its day', () => {
    const report = scorePosture({ history }, { now: `${today}T12:00:00Z` });
    const days = report.history.map((day, index) => (index < 9 ? day : { date: day.date, percent: day.percent, computed: true }));
    const subscores = [{ id: 'identity', score: { kind: 'scored', percent: 71, achieved: 71, possible: 100 } }];
    const { series } = trendHistory({ ...report, history: days, subscores } as unknown as typeof report);
    assert.deepEqual([...series[1]!.y.subarray(8)], [70, 71]);
  });

  it('follow the sub-score that the page is narrowed to', () => {
    const view = viewOf({ history }, { scope: { kind: 'subscore', id: 'identity', name: 'Identity' } });
    assert.deepEqual(
      view.shown.map(({ id }) => id),
      ['identity'],
    );
    assert.match(view.sentences[0]!, /^Identity was 70%/);
  });

  it('say when the history cannot be narrowed', () => {
    const view = viewOf({ history }, { scope: { kind: 'subscore', id: 'data', name: 'Data' } });
    assert.match(view.sentences[0]!, /does not tell Data apart/);
    assert.deepEqual(
      view.shown.map(({ id }) => id),
      ['total'],
    );
  });

  it('add the half that has a history to a total that has none', () => {
    const half = daily(rising(10)).map(({ date, percent }) => ({ date, halves: { defenderXdr: { percent } } }));
    const scores = { infrastructure: { percent: 30 }, defenderXdr: { percent: 50 } };
    const view = viewOf({ asOf: today, history: half, scores, settings: { infrastructure: true, defenderXdr: true } });
    assert.deepEqual(
      view.shown.map(({ id, known }) => [id, known]),
      [
        ['total', 1],
        ['defenderXdr', 10],
      ],
    );
    assert.match(view.sentences[0]!, /^Microsoft Defender XDR rose/);
  });
});

describe('levels to compare with', () => {
  const posture: Posture = {
    history: daily(rising(10)),
    targets: [{ percent: 80 }],
    comparisons: [
      { basis: 'AllTenants', percent: 47 },
      { basis: 'TotalSeats', percent: 51, half: 'defenderXdr' },
    ],
  };

  it('are the target and comparisons of the same thing', () => {
    assert.deepEqual(
      viewOf(posture).references.map(({ text }) => text),
      ['Your target 80%', 'All organizations 47%'],
    );
  });

  it('take in comparisons of the only half', () => {
    const view = viewOf({ ...posture, asOf: today, scores: { defenderXdr: { percent: 41 } }, settings: { infrastructure: false } });
    assert.equal(view.references.length, 3);
  });
});

describe('changes', () => {
  const periods = (count: number) => viewOf({ history: daily(rising(count)) }).changes.map(({ change }) => [change.days, change.since]);

  it('are given for 7, 14, 30 and 90 days', () => {
    assert.deepEqual(periods(100), [
      [7, '2026-03-24'],
      [14, '2026-03-17'],
      [30, '2026-03-01'],
      [90, '2025-12-31'],
    ]);
  });
  it('of a short history have its own period, once', () =>
    assert.deepEqual(periods(11), [
      [7, '2026-03-24'],
      [10, '2026-03-21'],
    ]));
  it('of one day are none', () => assert.deepEqual(periods(1), []));
  it('take the newest day before the period where its first day is missing', () => {
    const view = viewOf({ history: daily([10, 11, 12, null, 14, 15, 16, 17, 18, 19]) });
    assert.deepEqual(view.changes[0]!.change, { deltaPercent: 7, since: '2026-03-24', days: 7 });
    const gap = viewOf({ history: daily([10, 11, null, 13, 14, 15, 16, 17, 18, 19]) });
    assert.deepEqual(gap.changes[0]!.change, { deltaPercent: 8, since: '2026-03-23', days: 8 });
  });
});

describe('the cursor', () => {
  const view = viewOf({ history: daily([48, 50, null, null, 51, ...rising(20)]) });
  const dateAt = (place: number | null) => view.history.days[view.stops[place!]!]!.date;

  it('moves by point, by week and to the ends, and stays inside', () => {
    const last = view.stops.length - 1;
    assert.equal(placeAfterKey(view, last, 'ArrowRight'), last);
    assert.equal(placeAfterKey(view, 0, 'ArrowRight'), 1);
    assert.equal(dateAt(placeAfterKey(view, last, 'ArrowLeft')), '2026-03-30');
    assert.equal(dateAt(placeAfterKey(view, last, 'PageDown')), '2026-03-24');
    assert.equal(dateAt(placeAfterKey(view, 0, 'PageUp')), addDays(dateAt(0), 7));
    assert.equal(placeAfterKey(view, last, 'Home'), 0);
    assert.equal(placeAfterKey(view, 0, 'End'), last);
    assert.equal(placeAfterKey(view, 0, 'ArrowLeft'), 0);
    assert.equal(placeAfterKey(view, 0, 'a'), null);
    assert.equal(placeAfterKey(view, 0, 'constructor'), null);
  });

  it('says the date, the value and the change against the point before', () => {
    assert.equal(spokenCursor(cursorView(view, 1, formatter)!, formatter), 'Mar 8, 2026: Secure score 50% (+2.00 pp)');
    assert.equal(spokenCursor(cursorView(view, 0, formatter)!, formatter), 'Mar 7, 2026: Secure score 48%');
    assert.equal(cursorView(view, 2, formatter)!.rows[0]!.changeText, '+1.00 pp');
  });

  it('counts the change of a series from its own known day before', () => {
    const history = daily([50, 51, 52]).map((point, index) =>
      index === 1 ? point : { ...point, subscores: [{ id: 'apps' as const, percent: 70 + index }] },
    );
    const both = viewOf({ history }, { chosen: ['total', 'apps'] });
    assert.deepEqual(
      cursorView(both, 2, formatter)!.rows.map(({ changeText }) => changeText),
      ['+1.00 pp', '+2.00 pp'],
    );
    assert.equal(cursorView(both, 1, formatter)!.rows[1]!.percent, null);
  });

  it('goes from series to series, and speaks of that one alone', () => {
    const history = daily(rising(5)).map((point) => ({ ...point, subscores: [{ id: 'apps' as const, percent: 70 }] }));
    const both = viewOf({ history }, { chosen: ['total', 'apps'] });
    assert.equal(seriesAfterKey(both, null, 'ArrowDown'), 'total');
    assert.equal(seriesAfterKey(both, 'total', 'ArrowDown'), 'apps');
    assert.equal(seriesAfterKey(both, 'apps', 'ArrowDown'), 'apps');
    assert.equal(seriesAfterKey(both, 'apps', 'ArrowUp'), 'total');
    assert.equal(seriesAfterKey(both, 'apps', 'ArrowLeft'), null);
    assert.equal(spokenCursor(cursorView(both, 1, formatter)!, formatter, 'apps'), 'Mar 28, 2026: Apps 70% (0.00 pp)');
  });

  it('is pulled to the nearest day with data', () => assert.equal(nearestStop(view, view.history.x[1]! + 0.6), 1));
});

describe('the drawing', () => {
  const size = { width: 800, height: 240 };
  const drawn = (percents: readonly (number | null)[], width = 800) =>
    trendDrawing(viewOf({ history: daily(percents) }), { ...size, width }, 'straight', formatter);

  it('keeps values outside of 0 to 100 at the ends of the axis', () => {
    const drawing = drawn([-50, 50, 180]);
    assert.equal(drawing.scaleY(180), drawing.top);
    assert.equal(drawing.scaleY(-50), drawing.bottom);
    assert.match(drawing.endLabels[0]!.text, /180%/);
  });

  it('breaks the line at gaps and marks lone points', () => {
    const drawing = drawn([48, null, 50, 51, null, 49, 50]);
    assert.equal(drawing.lines[0]!.path.match(/M/g)!.length, 3);
    assert.equal(drawing.lines[0]!.dots.length, 2);
  });

  it('leaves many lone points to the line', () => {
    const lone = Array.from({ length: 400 }, (_, index) => (index % 3 === 2 ? 50 : null));
    const drawing = trendDrawing(viewOf({ history: daily([...rising(400), ...lone]) }, { range: 'all' }), size, 'straight', formatter);
    const few = drawn([...rising(40), null, 50, null, 50, 51]);
    assert.equal(few.lines[0]!.dots.length, 2);
    assert.equal(drawing.lines[0]!.dots.length, 1);
  });

  it('takes the usual distance of snapshots, not the least, as no gap', () => {
    const weekly = [0, 7, 14, 15, 21, 28].map((days) => ({ date: addDays(today, days - 28), percent: 50 + days }));
    const drawing = trendDrawing(viewOf({ history: weekly }), size, 'straight', formatter);
    assert.equal(drawing.lines[0]!.path.match(/M/g)!.length, 1);
  });

  it('joins weekly snapshots', () => {
    const weekly = [0, 7, 14, 21].map((days) => ({ date: addDays(today, days - 21), percent: 50 + days }));
    const drawing = trendDrawing(viewOf({ history: weekly }), size, 'straight', formatter);
    assert.equal(drawing.lines[0]!.path.match(/M/g)!.length, 1);
  });

  it('fills the area of a single series only', () => {
    const history = daily(rising(5)).map((point) => ({ ...point, subscores: [{ id: 'apps' as const, percent: 70 }] }));
    assert.notEqual(drawn(rising(5)).lines[0]!.area, '');
    const both = trendDrawing(viewOf({ history }, { chosen: ['total', 'apps'] }), size, 'straight', formatter);
    assert.deepEqual(
      both.lines.map(({ area }) => area),
      ['', ''],
    );
  });

  it('has ticks that do not touch at 288 pixels', () => {
    for (const count of [5, 30, 90, 400, 4000]) {
      const { ticks } = trendDrawing(
        viewOf({ history: daily(rising(count)) }, { range: 'all' }),
        { ...size, width: 288 },
        'straight',
        formatter,
      );
      assert.ok(ticks.length > 0 && ticks.length <= 4, `${count}: ${ticks.length}`);
    }
  });

  it('draws no more than four points for a pixel of a hundred thousand', () => {
    const view = viewOf({ history: daily(Array.from({ length: 100_000 }, (_, index) => 50 + 40 * Math.sin(index))) }, { range: 'all' });
    const { lines } = trendDrawing(view, size, 'straight', formatter);
    assert.equal(view.stops.length, 100_000);
    assert.ok(lines[0]!.path.length < 800 * 4 * 14);
  });
});
