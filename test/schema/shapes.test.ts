import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  check,
  describeValue,
  deviceScoreShape,
  errorShape,
  joinPath,
  pageShape,
  plainFormatJsonSchema,
  plainFormatShape,
  readRecord,
  recordShape,
  ReadLog,
  resourceGraphShape,
  resourceGraphTableShape,
  tablesShape,
  FieldReader,
  Unreadable,
} from '../../src/schema/index.js';
import type { EnvelopeShape } from '../../src/schema/envelopes.js';
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

describe('envelopes', () => {
  const list = z.array(z.unknown());
  const text = z.nullish(z.string());
  const columns = z.looseObject({ columns: z.array(z.looseObject({ name: z.string() })), rows: list });
  const numberOrText = z.union([z.number(), z.string()]);
  const counts = { totalRecords: z.nullish(numberOrText), resultTruncated: z.nullish(z.union([z.boolean(), z.string()])) };
  const shapes: readonly [name: string, shape: EnvelopeShape<unknown>, zodShape: z.ZodMiniType, keys: readonly string[]][] = [
    ['page', pageShape, z.looseObject({ value: list, nextLink: text, '@odata.nextLink': text }), ['value', 'nextLink', '@odata.nextLink']],
    ['rows of Resource Graph', resourceGraphShape, z.looseObject({ data: list, ...counts }), ['data', ...Object.keys(counts)]],
    ['table of Resource Graph', resourceGraphTableShape, z.looseObject({ data: columns, ...counts }), ['data', ...Object.keys(counts)]],
    ['tables', tablesShape, z.looseObject({ tables: z.array(columns) }), ['tables']],
    ['error', errorShape, z.looseObject({ error: z.looseObject({ code: text, message: text }) }), ['error']],
    ['device score', deviceScoreShape, z.looseObject({ time: text, score: numberOrText }), ['time', 'score']],
  ];
  const single = fc.constantFrom<unknown>(null, undefined, '', 'x', 0, 1.5, NaN, Infinity, true, [], ['x'], {}, { name: 'x' });
  const some = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: value }, single);
  const record = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
  const table = record(['columns', 'rows'], some(fc.array(some(record(['name', 'type'], some(fc.string()))), { maxLength: 3 })));
  const inside = fc.oneof(table, fc.array(some(table), { maxLength: 3 }), record(['code', 'message'], some(fc.string())), single);

  for (const [name, shape, zodShape, keys] of shapes) {
    test(`the ${name} takes and refuses what the zod shape does, at the same paths`, () => {
      fc.assert(
        fc.property(some(record(keys, inside)), (value) => {
          const parsed = z.safeParse(zodShape, value);
          const places = (parsed.error?.issues ?? []).map(({ path }) =>
            path.reduce<string>((base, key) => joinPath(base, key as string), ''),
          );
          const checked = check(shape, value);
          assert.deepEqual(checked.problems.map(({ path }) => path), places); // prettier-ignore
          assert.equal(checked.value !== null, parsed.success);
        }),
        { numRuns: runs(2000) },
      );
    });
  }

  test('faults are problems with paths, in words', () => {
    assert.deepEqual(
      check(pageShape, { value: 'x', nextLink: 5 }, '[2]').problems.map(({ path, expected, received }) => [path, expected, received]),
      [
        ['[2].value', 'a list', '"x"'],
        ['[2].nextLink', 'text', 'the number 5'],
      ],
    );
    assert.deepEqual(check(tablesShape, { tables: [{ columns: [{ name: 'a' }, {}], rows: [] }] }).problems[0]?.message, 'tables[0].columns[1].name: expected text, received nothing.'); // prettier-ignore
  });
});

test('values are described without calling into them', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  assert.deepEqual(
    ['x'.repeat(100), [1, 2], {}, null, undefined, Symbol('s'), 10n, proxy].map((value) => describeValue(value).slice(0, 27)),
    [`"${'x'.repeat(26)}`, 'a list of 2', 'an object', 'null', 'nothing', 'a symbol', 'a bigint', 'a value that cannot be read'],
  );
});
