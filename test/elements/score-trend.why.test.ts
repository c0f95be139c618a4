import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, scorePosture, type Posture, type Recommendation, type ScoreReport } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { languageFiles } from '../../src/format/language-files.js';
import { signedHundredths, whyBetween, type ExplainedChange } from '../../src/elements/score-trend/score-trend.causes.js';
import { dayAfterKey, moved } from '../../src/elements/score-trend/score-trend.handles.js';
import { controlGrowth, detectedChanges, unhealthyGrowth } from '../../src/elements/score-trend/score-trend.detect.js';
import { dayOf } from '../../src/elements/score-trend/score-trend.reports.js';
import { recommendationsOf, sumSentence } from '../../src/elements/score-trend/score-trend.why.js';
import { readPosture } from '../../src/sources/readPosture.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import { runs } from '../support/runs.js';

const today = '2026-03-31';
const before = '2026-03-01';
const words = createFormatter('en');

function reportOf(earlier: readonly Recommendation[], now: readonly Recommendation[], rest: Posture = {}): ScoreReport {
  const posture = {
    asOf: `${today}T00:00:00Z`,
    recommendations: now,
    history: [{ date: before, recommendations: earlier, percent: null }],
    ...rest,
  };
  return scorePosture(posture, { now: `${today}T12:00:00Z` });
}

const action = (id: string, points: number, maxPoints = 10, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  title: `Action ${id}`,
  subscore: 'identity',
  points,
  maxPoints,
  ...more,
});

function explained(report: ScoreReport, groupBy: 'origin' | 'control' = 'origin'): ExplainedChange {
  const why = whyBetween(report, [before, today], groupBy, words);
  assert.equal(why.kind, 'change');
  return why as ExplainedChange;
}

/** The number that a reader takes from the page: digits of any script, the language's decimal mark and its signs. */
function readBack(text: string, locale: string): number {
  const format = new Intl.NumberFormat(locale);
  const digits = new Map(
    Array.from({ length: 10 }, (_, digit) => [new Intl.NumberFormat(locale, { useGrouping: false }).format(digit), String(digit)]),
  );
  const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')!.value;
  const plain = [...text].map((sign) => digits.get(sign) ?? (sign === decimal ? '.' : sign === '\u2212' ? '-' : sign)).join('');
  return Math.round(Number(plain.replace(/[^-.\d]/g, '')) * 100);
}

describe('why did the score change', () => {
  it('says every cause in its group, the greatest first', () => {
    const report = reportOf(
      [action('a', 2), action('b', 8), action('c', 5), action('gone', 1)],
      [action('a', 9), action('b', 4), action('c', 6), action('fresh', 0)],
    );
    const why = explained(report);
    assert.deepEqual(
      why.groups.map(({ id, name, rows }) => [id, name, rows.map((row) => row.name)]),
      [
        ['improved', 'We improved', ['Action a', 'Action c']],
        ['regressed', 'We regressed', ['Action b']],
        ['catalogue', 'The vendor changed the catalogue', ['Action fresh', 'Action gone']],
      ],
    );
    assert.deepEqual(
      why.groups.map(({ points }) => points),
      [800, -400, -100],
    );
  });

  it('groups by security control, by sub-score where there is none', () => {
    const controls = [{ id: 'mfa', name: 'Enable MFA', maxPoints: 10, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }];
    const report = scorePosture(
      {
        asOf: `${today}T00:00:00Z`,
        controls: [{ ...controls[0]!, resources: { healthy: 2, unhealthy: 0, notApplicable: 0 } }],
        history: [{ date: before, controls }],
      },
      { now: `${today}T12:00:00Z` },
    );
    assert.deepEqual(
      explained(report, 'control').groups.map(({ name, hundredths }) => [name, hundredths]),
      [['Enable MFA', 5000]],
    );
    const actions = reportOf([action('a', 2)], [action('a', 3)]);
    assert.deepEqual(
      explained(actions, 'control').groups.map(({ name }) => name),
      ['Identity'],
    );
  });

  const locales = ['en', 'de', 'fr', 'ar-EG', 'fa', 'hi', 'tr', 'sv'];
  const points = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), fc.constantFrom(7, 9, 13, 3));

  for (const locale of locales) {
    it(`prints figures that add up as printed in ${locale}`, () => {
      const formatter = createFormatter(locale);
      fc.assert(
        fc.property(fc.array(points, { minLength: 1, maxLength: 25 }), fc.boolean(), (rows, hasNew) => {
          const rowsOf = (side: 0 | 1): Recommendation[] =>
            rows.map((row, index) => action(String(index), Math.min(row[side], row[2] * 100) / 100, row[2]));
          const report = reportOf(rowsOf(0), [...rowsOf(1), ...(hasNew ? [action('new', 1, 3)] : [])]);
          const why = whyBetween(report, [before, today], 'origin', formatter);
          assert.equal(why.kind, 'change');
          const { first, last, hundredths, groups } = why as ExplainedChange;
          const read = (value: number): number => readBack(signedHundredths(value, formatter), locale);
          const causes = groups.flatMap((group) => group.rows);
          const percent = (value: number): number => readBack(formatter.percent(value / 100, { digits: 2, fixed: true }), locale);
          const sum = causes.reduce((total, row) => total + read(row.hundredths), 0);
          assert.equal(percent(first) + sum, percent(last));
          assert.equal(read(hundredths), sum);
          for (const group of groups)
            assert.equal(
              read(group.hundredths),
              group.rows.reduce((total, row) => total + read(row.hundredths), 0),
            );
          assert.ok(causes.every((row) => Math.abs(row.hundredths - row.cause.deltaPercent * 100) < 2));
        }),
        { numRuns: runs(40) },
      );
    });
  }

  it('adds up on a whole generated tenant, between any two days', () => {
    const read = readPosture(
      payloadsOf(createTenant({ seed: 'why', kind: 'healthy', asOf: '2026-11-20T06:00:00Z', subscriptions: 1, resources: 12 })),
    );
    assert.ok(read.kind === 'posture');
    const report = scorePosture(read.posture, { now: '2026-11-20T06:00:00Z' });
    const days = report.history.map(({ date }) => date);
    for (const [from, to] of [
      [0, 89],
      [30, 60],
      [54, 55],
      [60, 75],
    ] as const) {
      const why = whyBetween(report, [days[from]!, days[to]!], 'origin', words);
      assert.equal(why.kind, 'change', JSON.stringify(why));
      const { first, last, groups } = why as ExplainedChange;
      const sum = groups.reduce((total, group) => total + group.hundredths, 0);
      assert.equal(first + sum, last);
      assert.equal(signedHundredths(sum, words), signedHundredths(last - first, words));
    }
  });

  it('names recommendations of a control also where the days hold controls alone, and what was done where nothing is open', () => {
    const mfa = (healthy: number) => [
      { id: 'mfa', name: 'MFA', maxPoints: 10, resources: { healthy, unhealthy: 2 - healthy, notApplicable: 0 } },
    ];
    const row = (id: string, healthy: number): Recommendation => ({
      id,
      title: id,
      subscore: 'infrastructure',
      model: 'classic',
      controlId: 'MFA',
      resources: { healthy, unhealthy: 2 - healthy, notApplicable: 0 },
    });
    const opened = (now: readonly Recommendation[], to: string): readonly string[] => {
      const history = [before, addDays(before, 1)].map((date, healthy) => ({ date, controls: mfa(healthy) }));
      const report = scorePosture(
        {
          asOf: `${today}T00:00:00Z`,
          controls: mfa(Math.min(...now.map(({ resources }) => resources!.healthy))),
          recommendations: now,
          history,
        },
        { now: `${today}T12:00:00Z` },
      );
      const why = whyBetween(report, [before, to], 'origin', words) as ExplainedChange;
      return recommendationsOf(why.groups[0]!.rows[0]!.cause, why, report).map(({ id }) => id);
    };
    assert.deepEqual(opened([row('done', 2), row('open', 1)], addDays(before, 1)), ['open']);
    assert.deepEqual(opened([row('done', 2), row('also done', 2)], today), ['done', 'also done']);
  });

  it('keeps both decimals and the sign of the language', () => {
    assert.equal(signedHundredths(230, words), '+2.30');
    assert.equal(signedHundredths(-30, words), '\u22120.30');
    assert.equal(signedHundredths(0, words), '0.00');
    assert.equal(signedHundredths(-30, createFormatter('de')), '\u22120,30');
  });

  const onlyChange = (formatter: typeof words): string =>
    formatter.text('why.onlyChange', { change: formatter.text('change.value', { change: formatter.change(4.25) }) });

  it('says the change as the list of changes prints it too, where rounding both scores makes it another', async () => {
    const sum = (from: number, to: number, formatter = words): string =>
      sumSentence(explained(reportOf([action('a', from, 100)], [action('a', to, 100)])), formatter);
    assert.equal(sum(57.3654, 61.6112), 'Score on Mar 1, 2026 57.37%, on Mar 31, 2026 61.61%: +4.24 pp (+4.25 pp before rounding).');
    assert.equal(sum(57.365, 61.615), 'Score on Mar 1, 2026 57.37%, on Mar 31, 2026 61.62%: +4.25 pp.');
    for (const [locale, load] of Object.entries(languageFiles)) {
      const formatter = createFormatter(locale, { messages: (await load()).messages });
      for (const sentence of [sum(57.3654, 61.6112, formatter), sum(57, 61, formatter), onlyChange(formatter)])
        assert.doesNotMatch(sentence, /\.\.|\{/, locale);
    }
  });

  it('says what is missing where the history holds totals only', () => {
    const history = [
      { date: before, percent: 48 },
      { date: today, percent: 62 },
    ];
    const report = scorePosture({ asOf: `${today}T00:00:00Z`, scores: { total: { percent: 62 } }, history }, { now: `${today}T12:00:00Z` });
    const why = whyBetween(report, [before, today], 'origin', words);
    assert.ok(why.kind === 'notComparable');
    assert.equal(why.sentences[0], 'The score itself changed by +14.00 pp.');
    assert.match(why.sentences[1]!, /holds no security controls and no recommended actions for Mar 1, 2026/);
  });

  it('says the change of totals also between days without one, and of a single day that it is the only one', () => {
    const withTotals = (...history: NonNullable<Posture['history']>) =>
      scorePosture({ asOf: `${today}T00:00:00Z`, scores: { total: { percent: 62 } }, history }, { now: `${today}T12:00:00Z` });
    const sentences = (report: ScoreReport, from: string): string => {
      const why = whyBetween(report, [from, today], 'origin', words);
      return why.kind === 'notComparable' ? why.sentences.join(' ') : '';
    };
    const gaps = withTotals({ date: before, percent: 48 }, { date: addDays(before, 2), percent: null });
    assert.match(sentences(gaps, addDays(before, 5)), /^The score itself changed by \+14\.00 pp\. The history/);
    assert.doesNotMatch(sentences(gaps, addDays(before, -1)), /itself changed/);
    assert.equal(sentences(withTotals(), today), 'There is only one day of data; a line needs two.');
  });

  it('has a sentence for every reason', () => {
    for (const reason of ['notScored', 'onlyTotals', 'modelDiffers', 'tenantDiffers', 'residual', 'sameDay'] as const)
      assert.match(words.text(`why.missing.${reason}`), /\.$/);
  });

  it('asks for two days that are apart', () => {
    const why = whyBetween(reportOf([action('a', 1)], [action('a', 2)]), [today, today], 'origin', words);
    assert.ok(why.kind === 'notComparable');
    assert.match(why.sentences.join(' '), /further apart/);
  });

  it('says which day stands in for one without rows', () => {
    const report = reportOf([action('a', 1)], [action('a', 2)]);
    const why = whyBetween(report, [addDays(before, 3), today], 'origin', words) as ExplainedChange;
    assert.deepEqual(why.standIns, [{ wanted: '2026-03-04', found: before }]);
  });
  it('takes a date of another zone for its UTC day', () => {
    const report = reportOf([action('a', 1)], [action('a', 2)], { asOf: '2026-04-01T02:00:00+05:00' });
    assert.equal(dayOf(report), today);
    assert.deepEqual((whyBetween(report, [before, today], 'origin', words) as ExplainedChange).standIns, []);
  });
});

describe('the handles', () => {
  const days = Float64Array.of(100, 101, 102, 110, 117, 118);

  it('move by point, by week and to the ends', () => {
    assert.equal(dayAfterKey(days, 101, 'ArrowRight'), 102);
    assert.equal(dayAfterKey(days, 100, 'ArrowLeft'), 100);
    assert.equal(dayAfterKey(days, 110, 'PageUp'), 117);
    assert.equal(dayAfterKey(days, 102, 'PageUp'), 110);
    assert.equal(dayAfterKey(days, 118, 'PageDown'), 117);
    assert.equal(dayAfterKey(days, 101, 'Home'), 100);
    assert.equal(dayAfterKey(days, 101, 'End'), 118);
    assert.equal(dayAfterKey(days, 101, 'a'), null);
    assert.equal(dayAfterKey(new Float64Array(), 1, 'End'), null);
  });

  it('take each other along', () => {
    assert.deepEqual(moved({ from: 100, to: 110 }, 'from', 117), { from: 117, to: 117 });
    assert.deepEqual(moved({ from: 102, to: 110 }, 'to', 100), { from: 100, to: 100 });
    assert.deepEqual(moved({ from: 102, to: 110 }, 'to', 117), { from: 102, to: 117 });
  });
});

describe('what was detected', () => {
  const control = (healthy: number, unhealthy: number) => ({
    id: 'mfa',
    name: 'Enable MFA',
    maxPoints: 10,
    resources: { healthy, unhealthy, notApplicable: 0 },
  });
  const scored = (posture: Posture): ScoreReport => scorePosture(posture, { now: `${today}T12:00:00Z` });

  it('are statuses, resources, and what is listed', () => {
    const changes = detectedChanges(
      scored({ recommendations: [action('a', 0, 10, { status: 'toAddress' }), action('b', 1)], controls: [control(4, 1)] }),
      scored({ recommendations: [action('a', 0, 10, { status: 'planned' }), action('c', 1)], controls: [control(4, 4)] }),
    );
    assert.deepEqual(changes.statuses, [{ name: 'Action a', before: 'toAddress', after: 'planned' }]);
    assert.deepEqual(changes.resources, [{ name: 'Enable MFA', added: 3, removed: 0 }]);
    assert.deepEqual([changes.listed, changes.gone], [['Action c'], ['Action b']]);
  });

  it('are none where one of the days does not hold such rows', () => {
    const changes = detectedChanges(scored({ recommendations: [action('a', 1)] }), scored({ controls: [control(4, 4)] }));
    assert.deepEqual([changes.resources, changes.listed, changes.gone], [[], [], []]);
  });

  it('name the recommendations that have grown unhealthy, the greatest first', () => {
    const rows = (one: number, other: number): Posture => ({
      controls: [control(9, 9)],
      recommendations: [
        { id: 'x', title: 'X', controlId: 'mfa', resources: { healthy: 5, unhealthy: one, notApplicable: 0 } },
        { id: 'y', title: 'Y', controlId: 'mfa', resources: { healthy: 5, unhealthy: other, notApplicable: 0 } },
      ],
    });
    const grown = unhealthyGrowth(scored(rows(1, 1)), scored(rows(3, 8)), 5);
    assert.deepEqual(
      grown.map(({ row: { title }, count, total }) => [title, count, total]),
      [
        ['Y', 7, 8],
        ['X', 2, 3],
      ],
    );
  });

  it('name the scope of a control where there are several', () => {
    const scopes = ['Production', 'Test'].map((name) => ({ id: name, name, kind: 'subscription' as const }));
    const scored = (...healthy: readonly number[]): ScoreReport => {
      const resourcesOf = (count: number) => ({ healthy: count, unhealthy: 1, notApplicable: 0 });
      const controls = scopes.map(({ id }, place) => ({
        id: 'mfa',
        name: 'MFA',
        scopeId: id,
        maxPoints: 10,
        resources: resourcesOf(healthy[place]!),
      }));
      return scorePosture({ asOf: `${today}T00:00:00Z`, scopes, controls }, { now: `${today}T12:00:00Z` });
    };
    assert.deepEqual(
      detectedChanges(scored(1, 1), scored(2, 3)).resources.map(({ name, added }) => [name, added]),
      [
        ['MFA · Production', 1],
        ['MFA · Test', 2],
      ],
    );
  });

  it('name the security controls that have, for a history without recommendations', () => {
    const controlsOf = (...unhealthy: readonly number[]) =>
      unhealthy.map((count, place) => ({
        id: `c${place}`,
        name: `Control ${place}`,
        maxPoints: 10,
        resources: { healthy: 4, unhealthy: count, notApplicable: 0 },
      }));
    const scored = (controls: NonNullable<Posture['controls']>): ScoreReport =>
      scorePosture({ asOf: `${today}T00:00:00Z`, controls }, { now: `${today}T12:00:00Z` });
    assert.deepEqual(
      controlGrowth(scored(controlsOf(1, 2, 3)), scored(controlsOf(2, 2, 7, 9)), 5).map(({ row: { name }, count, total }) => [
        name,
        count,
        total,
      ]),
      [
        ['Control 2', 4, 7],
        ['Control 0', 1, 2],
      ],
    );
  });
});
