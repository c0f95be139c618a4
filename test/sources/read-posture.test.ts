import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readPosture } from '../../src/sources/index.js';
import { armPage, armScore } from '../fixtures/arm.js';
import { controlScore, page, profile, secureScore } from '../fixtures/graph.js';
import { noteOf, postureOf, problemsOf, recommendation } from '../fixtures/read.js';
import { runs } from '../support/runs.js';

const firstMessage = (payload: unknown) => problemsOf(payload)[0]?.message ?? '';

describe('What is no payload', () => {
  const invalid: readonly [name: string, payload: unknown, words: RegExp][] = [
    ['nothing', undefined, /received nothing/],
    ['null', null, /received null/],
    ['the text null', 'null', /received null/],
    ['a number', 7, /the number 7/],
    ['a function', () => 1, /a function/],
    ['an empty text', '', /no text at all/],
    ['a login page', '\n<html>Sign in</html>', /expected JSON, received text that looks like HTML/],
    ['a cut body', '{"value":[{"id":"x"}', /incomplete/],
    ['a body cut inside a string', '{"value":[{"id":"x\\"', /incomplete/],
    ['broken JSON', '{"value":]}', /not JSON/],
    ['a text of words', 'Service unavailable', /CSV/],
    ['an object of unknown keys', { a: 1 }, /known format/],
    ['rows of unknown shape', { value: [{ a: 1 }] }, /value\[0\]/],
    ['a null list', { value: null }, /^value: expected a list, received null/],
    ['an object for a list', { value: {} }, /^value: expected a list, received an object/],
    [
      'an error of the service',
      { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } },
      /Authorization_RequestDenied: Insufficient privileges/,
    ],
  ];
  for (const [name, payload, words] of invalid) {
    test(`${name} is invalid, with the reason`, () => {
      assert.equal(readPosture(payload).kind, 'invalid');
      assert.match(firstMessage(payload), words);
    });
  }
});

describe('What is a payload', () => {
  for (const payload of ['{"value":[]}', '\ufeff{"value":[]}', [], { recommendations: [] }, { data: [] }]) {
    test(`recognised but empty is a posture: ${JSON.stringify(payload)}`, () => {
      assert.deepEqual(postureOf(payload).recommendations, []);
    });
  }

  test('several payloads are joined, and a bad one among them is reported with its index', () => {
    const payload = [
      page([secureScore('2026-03-02', { controlScores: [controlScore('a')] })]),
      { nonsense: 1 },
      armPage([armScore()]),
      '<html>',
    ];
    const posture = postureOf(payload);
    assert.deepEqual([posture.recommendations?.length, posture.scopes?.length], [1, 1]);
    assert.deepEqual(
      problemsOf(payload).map(({ path }) => path),
      ['[1]', '[3]'],
    );
  });

  test('an array of rows is one payload, in any format', () => {
    assert.equal(postureOf([armScore()]).scopes?.length, 1);
    assert.equal(postureOf([{ id: 'a', title: 'A', maxPoints: 3 }]).recommendations?.length, 1);
    assert.equal(postureOf([profile('a')]).recommendations?.length, 0);
  });

  test('a text and its parsed value are the same', () => {
    const payloads = [page([secureScore('2026-03-02', { controlScores: [controlScore('a')] })]), page([profile('a')])];
    assert.deepEqual(postureOf(JSON.stringify(payloads)), postureOf(payloads));
    assert.deepEqual(postureOf(payloads.map((payload) => JSON.stringify(payload))), postureOf(payloads));
  });

  test('a recommendation in two payloads is one: the first value stands, holes are filled', () => {
    const row = recommendation(
      postureOf([
        { recommendations: [{ id: 'A', title: 'One', owner: 'Kim' }] },
        { recommendations: [{ id: 'a', title: 'Two', maxPoints: 4 }] },
      ]),
      'A',
    );
    assert.deepEqual([row.title, row.owner, row.maxPoints], ['One', 'Kim', 4]);
  });

  test("quality is the posture's notes", () => {
    const result = readPosture(page([secureScore('2026-03-02', { currentScore: '1' })]));
    assert.equal(result.kind === 'posture' && result.quality, result.kind === 'posture' && result.posture.notes);
    assert.ok(result.kind === 'posture' && result.quality.length > 0);
  });

  test('data without a date take the time they were received', () => {
    const result = readPosture(armPage([armScore()]), { receivedAt: '2026-03-02T00:00:00Z' });
    assert.equal(result.kind === 'posture' && result.posture.asOf, '2026-03-02T00:00:00Z');
  });

  test('problems past a hundred are counted', () => {
    const problems = problemsOf({ value: [armScore(), ...Array.from({ length: 300 }, () => 'x')] });
    assert.equal(problems.length, 101);
    assert.match(problems[100]!.message, /200 further/);
  });
});

describe('Hostile values', () => {
  test('keys of prototypes are data', () => {
    const posture = postureOf(
      '{"recommendations":[{"id":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}],"__proto__":{"polluted":1}}',
    );
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.deepEqual(Object.keys(posture.recommendations![0]!), ['id']);
    assert.equal(noteOf(posture, 'unknownFields')?.facts['count'], 3);
  });

  test('cycles, throwing getters, proxies and revoked proxies never throw', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['value'] = [cyclic];
    const throwing = Object.defineProperty({}, 'value', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const badRow = Object.defineProperty({}, 'properties', {
      enumerable: true,
      get: () => {
        throw { toString: null };
      },
    });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const nasty = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        has: () => true,
        ownKeys: () => ['value'],
      },
    );
    for (const payload of [
      cyclic,
      throwing,
      proxy,
      nasty,
      [proxy],
      [nasty],
      { value: [proxy, nasty] },
      { recommendations: [proxy, nasty] },
      { recommendations: [{ id: proxy }] },
    ])
      readPosture(payload);
    assert.equal(postureOf({ value: [badRow, armScore()] }).scopes?.length, 1);
  });

  test('any value at all gives a result', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const key = fc.constantFrom(
      'value',
      'data',
      'recommendations',
      'assessments',
      'history',
      'scores',
      'controlScores',
      'properties',
      'error',
      'notes',
      'assets',
      'comparisons',
    );
    const nested = fc.dictionary(
      key,
      fc.oneof(
        anything,
        fc.array(
          fc.dictionary(
            fc.constantFrom('id', 'properties', 'score', 'time', 'controlScores', 'title', 'status', 'maxScore', 'actionType', 'type'),
            anything,
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(anything, nested, fc.array(nested), fc.json(), fc.string()), (payload) =>
        ['posture', 'invalid'].includes(readPosture(payload).kind),
      ),
      { numRuns: runs(1500) },
    );
  });

  test('floods are read in linear time', () => {
    for (const flood of [
      '['.repeat(200_000),
      '"'.repeat(200_001),
      'a,'.repeat(100_000),
      `{"a":"${'\\"'.repeat(100_000)}`,
      `id,title\n${'"x",'.repeat(50_000)}`,
      ' '.repeat(200_000),
    ]) {
      const start = performance.now();
      readPosture(flood);
      assert.ok(performance.now() - start < 1000);
    }
  });
});
