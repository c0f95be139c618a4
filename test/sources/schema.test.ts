/** The published JSON Schema of the plain format and the reader are one rule: what one takes, the other takes, but for words and dates, which a schema cannot say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainFormatJsonSchema } from '../../src/schema/index.js';
import { readPosture } from '../../src/sources/index.js';
import { createTenant } from '../../src/testing/index.js';
import { runs } from '../support/runs.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
}

const schema = plainFormatJsonSchema() as Schema;
const known = new Set('$schema type properties required items anyOf additionalProperties propertyNames pattern minLength'.split(' '));

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The few keywords that the schema uses; another one would fail the test below. */
function isValid(rule: Schema, value: unknown): boolean {
  const type = typeOf(value);
  if (rule.type !== undefined && ![rule.type].flat().includes(type)) return false;
  if (rule.anyOf && !rule.anyOf.some((option) => isValid(option, value))) return false;
  if (typeof value === 'string')
    return (rule.pattern === undefined || new RegExp(rule.pattern, 'u').test(value)) && value.length >= (rule.minLength ?? 0);
  if (Array.isArray(value)) return rule.items === undefined || value.every((item) => isValid(rule.items!, item));
  if (type !== 'object') return true;
  const row = value as Record<string, unknown>;
  if (rule.required?.some((key) => !Object.hasOwn(row, key))) return false;
  return Object.entries(row).every(([key, item]) => {
    const own = rule.properties && Object.hasOwn(rule.properties, key) ? rule.properties[key] : rule.additionalProperties;
    return own === undefined || isValid(own, item);
  });
}

function keywordsOf(rule: Schema): string[] {
  const { properties = {}, items, anyOf = [], additionalProperties, propertyNames } = rule;
  const inner = [...Object.values(properties), items, ...anyOf, additionalProperties, propertyNames].filter((each) => each !== undefined);
  return [...Object.keys(rule), ...inner.flatMap(keywordsOf)];
}

/** Values that a rule allows, now and then one that it does not. */
function valuesOf(rule: Schema): fc.Arbitrary<unknown> {
  const usual = rule.anyOf
    ? fc.oneof(...rule.anyOf.map(valuesOf))
    : fc.oneof(...[rule.type ?? 'null'].flat().map((type) => typed(rule, type)));
  return fc.oneof({ weight: 120, arbitrary: usual }, { weight: 1, arbitrary: oddities });
}

const oddities = fc.constantFrom<unknown>(null, '', 'x', '5', ' 5 ', '1e300', 'true', true, 0, -1.5, [], [1], ['a'], {}, { percent: '7' });
const words = fc.constantFrom(
  '5',
  'true',
  '2026-03-01',
  'healthy',
  'subscription',
  'High',
  'apps',
  'AllTenants',
  'actions',
  'infrastructure',
  'a',
  'nonsense',
);

function typed(rule: Schema, type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return words.filter((word) => rule.pattern === undefined || new RegExp(rule.pattern, 'u').test(word));
    case 'array':
      return fc.array(valuesOf(rule.items ?? {}), { maxLength: 2 });
    case 'object':
      return rule.properties
        ? fc.record(Object.fromEntries(Object.entries(rule.properties).map(([key, own]) => [key, valuesOf(own)])), {
            requiredKeys: [...(rule.required ?? [])],
          })
        : fc.dictionary(words, valuesOf(rule.additionalProperties ?? {}), { maxKeys: 2 });
    default:
      return fc.constant(null);
  }
}

/** What a schema cannot say: which words and days there are. */
const isBeyondSchema = ({ expected }: { expected: string }) => /^(one of|a date|another date|a known)/.test(expected);

describe('The published schema', () => {
  test('uses the keywords that this test knows', () => {
    assert.deepEqual(
      [...new Set(keywordsOf(schema))].filter((keyword) => !known.has(keyword)),
      [],
    );
  });

  test('takes what a host of the demo sends, and a part that is none it refuses as the reader does', () => {
    const { host } = createTenant({ seed: 'schema', kind: 'healthy', asOf: '2026-03-10T00:00:00Z', days: 3 });
    assert.ok(isValid(schema, host));
    for (const bad of [
      { ...host, targets: 5 },
      { ...host, targets: [{ percent: 'much' }] },
      { ...host, scopes: [{ name: 'no id' }] },
    ]) {
      assert.ok(!isValid(schema, bad), JSON.stringify(bad).slice(0, 80));
      assert.ok(readPosture(bad).problems.length > 0);
    }
  });

  test('and the reader take and refuse the same', () => {
    const seen = { both: 0, neither: 0, words: 0 };
    fc.assert(
      fc.property(valuesOf({ ...schema, anyOf: undefined }), (payload) => {
        fc.pre(typeOf(payload) === 'object' && Object.keys(payload as object).some((key) => key !== 'notes' && key in schema.properties!));
        const { problems } = readPosture([payload, { recommendations: [] }]);
        const isTaken = isValid(schema, payload);
        if (!isTaken) assert.ok(problems.length > 0, `the reader takes what the schema refuses: ${JSON.stringify(payload)}`);
        else
          assert.deepEqual(
            problems.filter((each) => !isBeyondSchema(each)),
            [],
            JSON.stringify(payload),
          );
        seen[isTaken ? (problems.length > 0 ? 'words' : 'both') : 'neither']++;
      }),
      { numRuns: runs(400) },
    );
    assert.ok(
      Object.values(seen).every((count) => count > 0),
      JSON.stringify(seen),
    );
  });
});
