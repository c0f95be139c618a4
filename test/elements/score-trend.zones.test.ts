import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { addDays, scorePosture, type Posture } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { trendDrawing } from '../../src/elements/score-trend/score-trend.drawing.js';
import { trendCsv } from '../../src/elements/score-trend/score-trend.files.js';
import { trendHistory, weeklyHistory, type TrendRange } from '../../src/elements/score-trend/score-trend.history.js';
import { whyBetween } from '../../src/elements/score-trend/score-trend.causes.js';
import { trendView } from '../../src/elements/score-trend/score-trend.view.js';

const formatter = createFormatter('en');

const before = process.env['TZ'];
after(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** Over the changes to summer time of 2026 in New York and Berlin, and over the day that Apia left out in 2011. */
const periods = [
  ['2026-03-01', 45],
  ['2011-12-20', 20],
] as const;

function postureFrom(first: string, days: number): Posture {
  const row = (index: number) => [{ id: 'mfa', title: 'Require MFA', points: index / 10, maxPoints: 10 }];
  const last = addDays(first, days - 1);
  return {
    asOf: `${last}T23:30:00Z`,
    recommendations: row(days - 1),
    history: Array.from({ length: days - 1 }, (_, index) => ({
      date: `${addDays(first, index)}T00:30:00Z`,
      percent: index,
      recommendations: row(index),
    })),
  };
}

/** Everything that is printed about days. */
function printed(first: string, days: number): unknown {
  const posture = postureFrom(first, days);
  const report = scorePosture(posture, { now: posture.asOf! });
  const history = trendHistory(report);
  const ranges: readonly TrendRange[] = ['all', 7, `${addDays(first, 5)}/${addDays(first, 12)}`];
  return [history, weeklyHistory(history)].flatMap((one) =>
    ranges.map((range) => {
      const view = trendView({ report, history: one, formatter, range, chosen: null, scope: null });
      const { ticks, lines, scaleX } = trendDrawing(view, { width: 800, height: 240 }, 'step', formatter);
      const why = whyBetween(report, [first, addDays(first, 12)], 'origin', formatter);
      return {
        sentences: view.sentences,
        changes: view.changes,
        days: [...one.x],
        ticks,
        lines,
        at: scaleX(one.x[3]!),
        csv: trendCsv(view, formatter),
        why: why.kind === 'change' && why.hundredths,
      };
    }),
  );
}

describe('the trend is the same in every time zone', () => {
  const zones: readonly (readonly [string, number])[] = [
    ['America/New_York', 300],
    ['Europe/Berlin', -60],
    ['Pacific/Apia', -780],
    ['Asia/Kathmandu', -345],
  ];
  const inZone = (zone: string): unknown => {
    process.env['TZ'] = zone;
    return periods.map(([first, days]) => printed(first, days));
  };

  for (const [zone, offset] of zones) {
    it(`as in UTC: ${zone}`, () => {
      const utc = inZone('UTC');
      const there = inZone(zone);
      assert.equal(new Date(2026, 0, 1).getTimezoneOffset(), offset);
      assert.deepEqual(there, utc);
    });
  }
});
