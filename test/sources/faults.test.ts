/** Bodies, numbers, dates and times that go wrong, over real HTTP and into the report (RELIABILITY.md, 1–16, 61–71, 85–88). */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { daysBetween, scorePosture, seriesOf } from '../../src/core/index.js';
import type { QualityCode, Score, ScoreReport } from '../../src/core/index.js';
import { connectEndpoint, connectGraph, type LoadResult, type PostureSource } from '../../src/sources/index.js';
import { armControl, armPage, armScore, guid } from '../fixtures/arm.js';
import { controlScore, page, profile, secureScore, state } from '../fixtures/graph.js';
import { postureOf } from '../fixtures/read.js';
import { fastClock, liveServer, send, type LiveServer } from '../support/live-server.js';

let server: LiveServer;
before(async () => {
  server = await liveServer();
});
after(() => server.close());
beforeEach(() => void server.seen.splice(0));

const clock = fastClock();
const load = (source: PostureSource): Promise<LoadResult> => source.load({ signal: new AbortController().signal });

/** What an endpoint with this body comes to. */
function loadBody(body: unknown, headers: Record<string, string> = {}): Promise<LoadResult> {
  server.answer = send(200, body, headers);
  return load(connectEndpoint(server.origin, { clock }));
}

async function reportOf(body: unknown, now = '2026-03-03T00:00:00Z'): Promise<ScoreReport> {
  const result = await loadBody(body);
  assert.ok(result.kind === 'posture', JSON.stringify(result));
  return scorePosture(result.posture, { now });
}

const has = ({ quality }: ScoreReport, code: QualityCode) => quality.some((note) => note.code === code);
const percentOf = (score: Score) => (score.kind === 'scored' ? score.percent : score.kind);
const row = (fields: Record<string, unknown>) =>
  page([{ id: 'a', currentScore: 10, maxScore: 20, createdDateTime: '2026-01-01T00:00:00Z', ...fields }]);

describe('A body', () => {
  const bodies: readonly [name: string, body: string, plain: string, graph: string, path?: string][] = [
    ['without anything', '', 'bad-response', 'bad-response'],
    ['of blanks', ' \n ', 'bad-response', 'bad-response'],
    ['that is null', 'null', 'bad-response', 'bad-response', ''],
    ['that is a bare list', '[]', 'posture', 'bad-response', ''],
    ['with null for rows', '{"value":null}', 'bad-response', 'bad-response', 'value'],
    ['with an object for rows', '{"value":{}}', 'bad-response', 'bad-response', 'value'],
    ['without rows', '{"value":[]}', 'posture', 'posture'],
    ['that is a page of HTML under the name of JSON', '<html>Sign in</html>', 'bad-response', 'bad-response'],
    ['that ends too early', '{"value":[{"id":"x"}', 'incomplete', 'incomplete'],
    ['with a byte order mark', '\ufeff{"value":[]}', 'posture', 'posture'],
    ['that is no JSON', '{"value":[],}', 'bad-response', 'bad-response'],
  ];
  for (const [name, body, plain, graph, path] of bodies) {
    test(`${name}: ${plain}; where Graph is asked, ${graph}`, async () => {
      const kindOf = (result: LoadResult) => (result.kind === 'failed' ? result.error.code : result.kind);
      assert.equal(kindOf(await loadBody(body)), plain);
      const asked = await load(connectGraph({ endpoint: server.origin, clock }));
      assert.equal(kindOf(asked), graph);
      if (path !== undefined) assert.equal(asked.kind === 'failed' && asked.error.problems?.[0]?.path, path);
    });
  }

  test('without rows is empty: not 0 %, not 100 %', async () => assert.equal((await reportOf('{"value":[]}')).total.kind, 'unknown'));

  test('with keys of prototypes changes none', async () => {
    const body =
      '{"value":[{"id":"a","currentScore":10,"maxScore":20,"createdDateTime":"2026-01-01T00:00:00Z","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}';
    assert.equal(percentOf((await reportOf(body)).total), 50);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  test('with fields that we do not know is read without a word', async () => {
    const result = await loadBody(row({ newField: { x: 1 } }));
    assert.ok(result.kind === 'posture');
    assert.deepEqual(result.problems, []);
    assert.ok(!JSON.stringify(result.posture).includes('newField'));
  });

  test('with an error of the service and status 200 says what the service says', async () => {
    const result = await loadBody({ error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } });
    assert.match((result.kind === 'failed' && result.error.message) || '', /Insufficient privileges/);
  });
});

describe('A score of', () => {
  const figures: readonly [score: unknown, max: unknown, percent: number | string, note?: QualityCode][] = [
    [0, 20, 0],
    [10, 20, 50],
    [20, 20, 100],
    ['10', '20', 50, 'numberAsString'],
    [' 10 ', '2e1', 50, 'numberAsString'],
    [0, 0, 'notScored'],
    [10, 0, 'notScored'],
    [null, 20, 'unknown'],
    [10, null, 'unknown'],
    [-1, 20, -5, 'percentOutOfRange'],
    [30, 20, 150, 'percentOutOfRange'],
    [0.1, 0.3, 100 / 3],
  ];
  for (const [currentScore, maxScore, percent, note] of figures) {
    test(`${JSON.stringify(currentScore)} of ${JSON.stringify(maxScore)} is ${percent}${note ? `, noted as ${note}` : ''}`, async () => {
      const report = await reportOf(row({ currentScore, maxScore }));
      const found = percentOf(report.total);
      if (typeof percent === 'number') assert.ok(Math.abs((found as number) - percent) < 1e-9, String(found));
      else assert.equal(found, percent);
      if (note) assert.ok(has(report, note), JSON.stringify(report.quality));
      assert.doesNotMatch(JSON.stringify(report), /NaN|Infinity/);
    });
  }

  for (const bad of ['ten', '', '10%', '0x10', '1_0', true, {}, [10]]) {
    test(`${JSON.stringify(bad)} costs its row, with path and reason`, async () => {
      const result = await loadBody(page([secureScore('2026-03-01'), secureScore('2026-03-02', { currentScore: bad })]));
      assert.ok(result.kind === 'posture');
      assert.equal(result.problems[0]?.path, 'value[1].currentScore');
      assert.equal(result.posture.asOf, '2026-03-01T00:00:00Z');
    });
  }
});

describe('A date of', () => {
  for (const [createdDateTime, day, note] of [
    ['2026-11-20T00:00:00Z', '2026-11-20', null],
    ['2019-03-19T22:37:14.628799Z', '2019-03-19', null],
    ['2026-03-08T00:00:00Z', '2026-03-08', null],
    ['2026-02-30T00:00:00Z', null, 'invalidDate'],
    ['', null, null],
    [null, null, null],
    ['0001-01-01T00:00:00Z', null, 'nullDate'],
  ] as const) {
    test(`${JSON.stringify(createdDateTime)} is ${day}`, async () => {
      const report = await reportOf(row({ createdDateTime }), '2026-11-21T00:00:00Z');
      assert.equal(report.asOf?.slice(0, 10) ?? null, day);
      assert.equal(percentOf(report.total), 50);
      if (note) assert.ok(has(report, note));
    });
  }
});

describe('A time to come back', () => {
  for (const [header, waits] of [
    ['5', [5000]],
    ['0', [1000]],
    ['120', []],
    ['Sat, 21 Nov 2026 00:00:10 GMT', [10_000]],
    ['soon', [1000]],
    ['', [1000]],
  ] as const) {
    test(`of ${JSON.stringify(header)}: ${waits.length === 0 ? 'gives up, and says when' : `${waits[0]} ms`}`, async () => {
      const own = fastClock();
      server.answer = (request, response, count) =>
        (count === 1 ? send(429, {}, { 'retry-after': header }) : send(200, { value: [] }))(request, response, count);
      const result = await load(connectEndpoint(server.origin, { clock: own, random: () => 0 }));
      assert.deepEqual(own.waits, waits);
      if (waits.length > 0) assert.equal(result.kind, 'posture');
      else assert.equal(result.kind === 'failed' && result.error.retryAfterSeconds, 120);
    });
  }

  test('is kept to by the other requests of the source', async () => {
    const own = fastClock();
    server.answer = (request, response, count) =>
      (count === 1 ? send(429, {}, { 'retry-after': '7' }) : send(200, { value: [] }))(request, response, count);
    await load(
      connectEndpoint(
        Array.from({ length: 6 }, (_, index) => `${server.origin}/${index}`),
        { clock: own, random: () => 0 },
      ),
    );
    assert.ok(own.waits.every((milliseconds) => milliseconds <= 7000) && own.waits.includes(7000));
  });
});

test('an endpoint that nobody listens at is named by its host, and asked twice', async () => {
  const gone = await liveServer();
  await gone.close();
  const own = fastClock();
  const result = await load(connectEndpoint(`${gone.origin}/posture?code=secret`, { clock: own }));
  assert.ok(result.kind === 'failed');
  assert.deepEqual([result.error.code, result.error.host, own.waits.length], ['network', new URL(gone.origin).host, 1]);
  assert.doesNotMatch(JSON.stringify(result), /secret|posture/);
});

describe('Data of', () => {
  const day = '2026-03-02';
  const actions = (...controlScores: unknown[]) => secureScore(day, { currentScore: null, maxScore: null, controlScores });
  const ignored = { controlStateUpdates: [state('Ignored', '2026-01-01T00:00:00Z')] };

  test('no controls at all are empty', async () => {
    const report = await reportOf([page([]), page([]), armPage([])]);
    assert.deepEqual([report.total.kind, report.recommendations.length], ['unknown', 0]);
  });

  test('actions none of which counts: nothing is scored, and they are listed', async () => {
    const report = await reportOf([
      page([actions(controlScore('a'), controlScore('b'), controlScore('c', { IsApplicable: 'false' }))]),
      page([profile('a', ignored), profile('b', { deprecated: true }), profile('c')]),
    ]);
    assert.equal(report.total.kind, 'notScored');
    assert.deepEqual(
      report.recommendations.map(({ id, notCounted }) => [id, notCounted]),
      [
        ['a', 'riskAccepted'],
        ['b', 'deprecated'],
        ['c', 'notScored'],
      ],
    );
  });

  test('0 of 0 resources have no percent', async () => {
    const nothing = { healthyResourceCount: 0, unhealthyResourceCount: 0, score: { max: 0, current: 0, percentage: 0 } };
    const report = await reportOf(armPage([armScore({ score: { max: 0, current: 0, percentage: 0 } }), armControl(guid(1), nothing)]));
    assert.equal(report.total.kind, 'notScored');
    assert.equal(report.controls[0]?.score.kind, 'notScored');
    assert.doesNotMatch(JSON.stringify(report), /NaN|Infinity/);
  });

  test('an action above its maximum, and one below 0, are shown as they are, with a note', async () => {
    const report = await reportOf([
      page([actions(controlScore('a', { score: 9 }), controlScore('b', { score: -2 }))]),
      page([profile('a'), profile('b')]),
    ]);
    assert.deepEqual(
      report.recommendations.map(({ points }) => points),
      [9, -2],
    );
    assert.ok(has(report, 'pointsAboveMaximum') && has(report, 'negativePoints'));
  });

  test('an action without points is in no total, and counted', async () => {
    const report = await reportOf([
      page([actions(controlScore('a', { score: 5 }), controlScore('b', { score: null }))]),
      page([profile('a'), profile('b')]),
    ]);
    assert.equal(percentOf(report.total), 100);
    assert.deepEqual([report.recommendations[1]?.points, report.recommendations[1]?.notCounted], [null, 'unknownPoints']);
    assert.ok(has(report, 'unknownPoints'));
  });

  test('an unknown category is a group of its own and part of the total', async () => {
    const report = await reportOf([
      page([actions(controlScore('a', { score: 5, controlCategory: 'Gadgets' }), controlScore('b'))]),
      page([profile('a', { controlCategory: 'Gadgets' }), profile('b')]),
    ]);
    assert.equal(percentOf(report.total), 50);
    assert.equal(percentOf(report.subscores.find(({ id }) => id === 'other')!.score), 100);
    assert.ok(has(report, 'unknownCategory'));
  });

  test('doubled ids are both there, with a note', async () => {
    const report = await reportOf(page([actions(controlScore('a', { score: 5, scoreInPercentage: 100 }), controlScore('a'))]));
    assert.equal(report.recommendations.length, 2);
    assert.ok(has(report, 'duplicateId'));
  });

  test('an unknown status is shown as given, counts with its points, and is noted', async () => {
    const updates = { controlStateUpdates: [state('Someday', '2026-01-01T00:00:00Z')] };
    const report = await reportOf([page([actions(controlScore('a', { score: 2 }))]), page([profile('a', updates)])]);
    assert.equal(report.recommendations[0]?.status, 'Someday');
    assert.equal(percentOf(report.total), 40);
    assert.ok(has(report, 'unknownStatus'));
  });

  test('one bad row among 500 cost one: the others are there, and it is named', async () => {
    const rows: unknown[] = Array.from({ length: 500 }, (_, index) => controlScore(`action${index}`));
    rows[42] = 'nonsense';
    const result = await loadBody(page([actions(...rows)]));
    assert.ok(result.kind === 'posture');
    assert.equal(result.posture.recommendations?.length, 499);
    assert.match(result.problems[0]!.message, /controlScores\[42\]: expected an object, received "nonsense"/);
  });

  test('a preview are listed and not scored', async () => {
    const preview = {
      recommendations: [
        { id: 'a', title: 'A', maxPoints: 5, points: 0, preview: true },
        { id: 'b', title: 'B', maxPoints: 5, points: 5 },
      ],
    };
    const report = await reportOf(preview);
    assert.equal(percentOf(report.total), 100);
    assert.deepEqual(
      report.recommendations.map(({ notCounted }) => notCounted),
      ['preview', null],
    );
  });
});

describe('A history', () => {
  const days = (...dates: readonly string[]) =>
    page(dates.map((date, index) => ({ ...secureScore(date.slice(0, 10), { currentScore: 10 + index }), createdDateTime: date })));

  test('of one day or none has no change', async () => {
    const now = '2026-03-10T00:00:00Z';
    for (const body of [page([secureScore('2026-03-10')]), page([])]) assert.equal((await reportOf(body, now)).change, null);
  });

  test('keeps its gaps: no day between is made up', async () => {
    const report = await reportOf(days('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z'), '2026-03-09T00:00:00Z');
    assert.deepEqual(
      seriesOf(report, { kind: 'total' }).map(({ date }) => date),
      ['2026-03-01', '2026-03-02', '2026-03-09'],
    );
  });

  test('with two points on one day keeps the last, and says so', async () => {
    const body = {
      history: [
        { date: '2026-03-01T08:00:00Z', percent: 40 },
        { date: '2026-03-01T20:00:00Z', percent: 42 },
        { date: '2026-03-02', percent: 43 },
      ],
    };
    const report = await reportOf(body);
    assert.deepEqual(
      report.history.map(({ date, percent }) => [date, percent]),
      [
        ['2026-03-01', 42],
        ['2026-03-02', 43],
      ],
    );
    assert.ok(has(report, 'twoPointsOnOneDay'));
  });

  const zone = process.env['TZ'];
  after(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  for (const name of ['America/New_York', 'Europe/Berlin', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']) {
    test(`of two payloads the later date stands in ${name}, also without a zone`, () => {
      process.env['TZ'] = name;
      const scores = { value: [{ azureTenantId: 't', currentScore: 1, maxScore: 2, createdDateTime: '2026-03-02T10:00:00Z' }] };
      const dateOf = (asOf: string) => postureOf([scores, { asOf, targets: [] }]).asOf;
      assert.equal(dateOf('2026-03-02T09:00:00'), '2026-03-02T10:00:00Z');
      assert.equal(dateOf('2026-03-02T11:00:00'), '2026-03-02T11:00:00');
    });
    test(`over a change of clocks has the same days in ${name}`, async () => {
      process.env['TZ'] = name;
      for (const [from, count] of [
        [Date.UTC(2026, 2, 6), 5],
        [Date.UTC(2026, 2, 27), 5],
        [Date.UTC(2026, 9, 23), 5],
      ] as const) {
        const dates = Array.from({ length: count }, (_, index) => new Date(from + index * 86_400_000).toISOString());
        const report = await reportOf(days(...dates), dates.at(-1));
        const found = seriesOf(report, { kind: 'total' }).map(({ date }) => date);
        assert.deepEqual(
          found,
          dates.map((date) => date.slice(0, 10)),
        );
        for (let index = 1; index < found.length; index++) assert.equal(daysBetween(found[index - 1]!, found[index]!), 1);
      }
    });
  }
});
