/** The plain format as a zod shape, made from the same table that the reader uses; published as JSON Schema. */
import * as z from 'zod/mini';
import { instantOf } from '../core/dates.js';
import { givenShape, plainLists, plainRecords } from './fields.js';
import type { Field, RecordShape } from './fields.js';
import { booleanText, numberOfText, numericText } from './values.js';

const spaced = (pattern: RegExp) => new RegExp(`^\\s*(?:${pattern.source.slice(1, -1)})\\s*$`);
const finiteNumber = z.number();
const numberOrNumericText = z.union([
  finiteNumber,
  z.string().check(
    z.regex(spaced(numericText)),
    z.refine((text) => numberOfText(text) !== undefined),
  ),
]);
const booleanOrText = z.union([z.boolean(), z.string().check(z.regex(spaced(booleanText)))]);
const someText = z.string().check(z.minLength(1));
const someDate = z.string().check(z.refine((text) => instantOf(text) !== null));

/** The shape of a record. Unknown keys are allowed: the reader counts them and leaves them out. */
export function recordShape(shape: RecordShape): z.ZodMiniObject {
  const entries = Object.keys(shape.fields).map((key) => [key, fieldShape(shape.fields[key]!)] as const);
  return z.looseObject(Object.fromEntries(entries));
}

function fieldShape(field: Field): z.ZodMiniType {
  if (!field.required) return z.nullish(valueShape(field));
  if (field.kind === 'date') return someDate;
  return field.kind === 'text' || field.kind === 'category' ? someText : valueShape(field);
}

function valueShape(field: Field): z.ZodMiniType {
  switch (field.kind) {
    case 'text':
    case 'date':
    case 'category':
      return z.string();
    case 'number':
      return numberOrNumericText;
    case 'boolean':
      return booleanOrText;
    case 'texts':
      return z.array(z.string());
    case 'word':
      return field.closed ? closedWord(field.read, field.required) : z.string();
    case 'numberOrBoolean':
      return z.union([numberOrNumericText, booleanOrText]);
    case 'numberOrText':
      return z.union([finiteNumber, z.string()]);
    case 'given':
      return z.union([numberOrNumericText, recordShape(givenShape)]);
    case 'record':
      return recordShape(field.record);
    case 'rows':
      return z.array(recordShape(field.record));
    case 'subscores':
      return z.union([z.array(recordShape(field.record)), z.record(z.string(), z.nullish(valueShape({ kind: 'given' })))]);
  }
}

/** Words are known in any case and with any punctuation, which no JSON Schema pattern says shorter than this check does. */
function closedWord(read: (word: string) => string | null, required = false): z.ZodMiniType {
  return z.string().check(z.refine((word) => (word === '' ? !required : read(word) !== null)));
}

const listEntries = Object.entries(plainLists).map(([key, shape]) => [key, z.nullish(z.array(recordShape(shape)))] as const);
const recordEntries = Object.entries(plainRecords).map(([key, shape]) => [key, z.nullish(recordShape(shape))] as const);

/** The whole plain format (DESIGN.md, "Plain format"). All parts are optional. */
export const plainFormatShape = z.looseObject({
  asOf: z.nullish(z.string()),
  tenantId: z.nullish(z.string()),
  tenantName: z.nullish(z.string()),
  enabledServices: z.nullish(z.array(z.string())),
  ...Object.fromEntries([...recordEntries, ...listEntries]),
});

/** JSON Schema (draft 2020-12) of the plain format. */
export function plainFormatJsonSchema(): object {
  return z.toJSONSchema(plainFormatShape, { io: 'input' });
}
