import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readPosture, readPostureInChunks } from '../../src/sources/index.js';
import { armAssessment, armPage, armScore, guid } from '../fixtures/arm.js';
import { controlScore, page, profile, secureScore } from '../fixtures/graph.js';
import { runs } from '../support/runs.js';

async function* each(payloads: readonly unknown[]) {
  for (const payload of payloads) yield await Promise.resolve(payload);
}

const payload = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
    .map((machines) => armPage(machines.map((machine) => armAssessment(guid(machine % 4), `vm${machine}`)))),
  fc.constant(armPage([armScore(), { bad: 1 }])),
  fc.constant(page([secureScore('2026-03-02', { controlScores: [controlScore('a'), 5] })])),
  fc.constant({ ...page([profile('a')], 'https://graph.example/next') }),
  fc
    .array(fc.record({ id: fc.string(), title: fc.string(), maxPoints: fc.oneof(fc.integer(), fc.string()) }), { maxLength: 5 })
    .map((recommendations) => ({ recommendations })),
  fc.constantFrom<unknown>('<html>', null, 7, { nonsense: 1 }, 'id,title,points\na,A,1', { tables: [] }, { data: [] }, []),
  fc.jsonValue(),
);

describe('Reading in chunks', () => {
  test('gives what reading at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { maxLength: 5 }), async (payloads) => {
        assert.deepEqual(await readPostureInChunks(payloads), readPosture(payloads));
        if (payloads.length > 0) assert.deepEqual(await readPostureInChunks(payloads[0]), readPosture(payloads[0]));
      }),
      { numRuns: runs(150) },
    );
  });

  test('takes payloads one after another', async () => {
    const payloads = [armPage([armScore()]), armPage([armAssessment(guid(1), 'vm')]), '<html>'];
    assert.deepEqual(await readPostureInChunks(each(payloads)), readPosture(payloads));
  });

  test('lets other tasks run between slices of a long list, and gives the same', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => armAssessment(guid(index % 9), `vm${index}`));
    const forms = [
      armPage(rows),
      rows,
      { assessments: rows.map((_, index) => ({ recommendationId: `r${index % 9}`, resourceId: `vm${index}`, status: 'healthy' })) },
    ];
    for (const form of forms) {
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      let looks = 0;
      const read = await readPostureInChunks(form, { now: () => 100 * ++looks });
      clearInterval(timer);
      assert.deepEqual(read, readPosture(form));
      assert.ok(turns >= 2, `${turns} turns`);
    }
  });

  test('ends with the signal, before or in between', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => armAssessment(guid(1), `vm${index}`));
    const controller = new AbortController();
    const reading = readPostureInChunks(rows, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await assert.rejects(reading, /enough/);
    await assert.rejects(readPostureInChunks([], { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  test('says what is wrong where the pages themselves break off', async () => {
    async function* broken() {
      yield await Promise.resolve(armPage([armScore()]));
      throw new Error('gone');
    }
    const read = await readPostureInChunks(broken());
    assert.equal(read.kind, 'invalid');
    assert.match(read.problems[0]!.message, /gone/);
  });
});
