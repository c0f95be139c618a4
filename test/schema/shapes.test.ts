import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  check,
  describeValue,
  pageShape,
  plainFormatJsonSchema,
  plainFormatShape,
  readRecord,
  recordShape,
  ReadLog,
  FieldReader,
  Unreadable,
} from '../../src/schema/index.js';
import { plainLists } from '../../src/schema/fields.js';
import type { Field, RecordShape } from '../../src/schema/fields.js';
import { runs } from '../support/runs.js';

function isReadable(shape: RecordShape, row: unknown): boolean {
  try {
    readRecord(shape, row, new FieldReader(new ReadLog()));
    return true;
  } catch (thrown) {
    assert.ok(thrown instanceof Unreadable);
    return false;
  }
}

const oddities = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'x',
  '5',
  ' 5 ',
  '1e999',
  '-.5',
  'true',
  'FALSE',
  true,
  0,
  -1,
  1.5,
  [],
  ['a'],
  [1],
  {},
  'healthy',
  'Healthy',
  'waived',
  '2026-01-01',
  '2026-02-30',
  'subscription',
  { healthy: 1, unhealthy: '2' },
  { percent: 5 },
  { apps: 5 },
);

function valueFor(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === 'rows' || field.kind === 'subscores')
    return fc.oneof({ weight: 12, arbitrary: fc.array(rowFor(field.record), { maxLength: 2 }) }, { weight: 1, arbitrary: oddities });
  if (field.kind === 'record') return fc.oneof({ weight: 12, arbitrary: rowFor(field.record) }, { weight: 1, arbitrary: oddities });
  const usual: Record<string, fc.Arbitrary<unknown>> = {
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    boolean: fc.boolean(),
    date: fc.constant('2026-01-01'),
    texts: fc.array(fc.string()),
    word: field.kind === 'word' ? fc.constantFrom(...field.words) : fc.constant(null),
    given: fc.record({ percent: fc.double({ min: 0, max: 100, noNaN: true }) }),
  };
  return fc.oneof({ weight: 30, arbitrary: usual[field.kind] ?? fc.string({ minLength: 1 }) }, { weight: 1, arbitrary: oddities });
}

function rowFor(shape: RecordShape): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.keys(shape.fields).map((key) => [key, valueFor(shape.fields[key]!)]));
  return fc.record(fields, { requiredKeys: [...shape.required] });
}

describe('The row reader and the published shape are one rule', () => {
  for (const [name, shape] of Object.entries(plainLists)) {
    test(`for random ${name}`, () => {
      const zodShape = recordShape(shape);
      const seen = { readable: 0, refused: 0 };
      fc.assert(
        fc.property(rowFor(shape), (row) => {
          const readable = isReadable(shape, row);
          seen[readable ? 'readable' : 'refused']++;
          assert.equal(readable, z.safeParse(zodShape, row).success, JSON.stringify(row));
        }),
        { numRuns: runs(400) },
      );
      assert.ok(seen.readable > 0 && seen.refused > 0, JSON.stringify(seen));
    });
  }
});

test('the plain format is published as JSON Schema', () => {
  const schema = plainFormatJsonSchema() as { type: string; properties: Record<string, unknown> };
  assert.equal(schema.type, 'object');
  for (const key of ['asOf', 'settings', 'scores', ...Object.keys(plainLists)]) assert.ok(key in schema.properties, key);
});

test('the shape of the plain format takes an empty object and refuses a wrong list', () => {
  assert.ok(z.safeParse(plainFormatShape, {}).success);
  assert.ok(!z.safeParse(plainFormatShape, { recommendations: [{ id: 5 }] }).success);
});

test("an envelope's faults are problems with paths, not zod errors", () => {
  assert.deepEqual(
    check(pageShape, { value: 'x', nextLink: 5 }, '[2]').problems.map(({ path, received }) => [path, received]),
    [
      ['[2].value', '"x"'],
      ['[2].nextLink', 'the number 5'],
    ],
  );
});

test('values are described without calling into them', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  assert.deepEqual(
    ['x'.repeat(100), [1, 2], {}, null, undefined, Symbol('s'), 10n, proxy].map((value) => describeValue(value).slice(0, 27)),
    [`"${'x'.repeat(26)}`, 'a list of 2', 'an object', 'null', 'nothing', 'a symbol', 'a bigint', 'a value that cannot be read'],
  );
});
