/** The wrappers that answers come in. Rows inside are checked one by one by their readers, so a bad one costs itself only. */
import * as z from 'zod/mini';
import { describeValue, problemWithText } from './problem.js';
import type { Problem } from './problem.js';

const list = z.custom<readonly unknown[]>((value) => Array.isArray(value));
const flag = z.nullish(z.union([z.boolean(), z.string()]));
const count = z.nullish(z.union([z.number(), z.string()]));

/** Microsoft Graph and Azure Resource Manager: a page of rows, with a link to the next one. */
export const pageShape = z.looseObject({
  value: list,
  nextLink: z.nullish(z.string()),
  '@odata.nextLink': z.nullish(z.string()),
});

/** Azure Resource Graph, `resultFormat: objectArray`. */
export const resourceGraphShape = z.looseObject({ data: list, totalRecords: count, resultTruncated: flag });

/** Azure Resource Graph, `resultFormat: table`. */
export const resourceGraphTableShape = z.looseObject({
  data: z.looseObject({ columns: z.array(z.looseObject({ name: z.string() })), rows: list }),
  totalRecords: count,
  resultTruncated: flag,
});

/** Log Analytics: the answer of a query. */
export const tablesShape = z.looseObject({
  tables: z.array(z.looseObject({ columns: z.array(z.looseObject({ name: z.string() })), rows: list })),
});

/** What all of the vendor's endpoints answer when they refuse. */
export const errorShape = z.looseObject({
  error: z.looseObject({ code: z.nullish(z.string()), message: z.nullish(z.string()) }),
});

/** Defender for Endpoint's `configurationScore` and `exposureScore`: points without a maximum. */
export const deviceScoreShape = z.looseObject({ time: z.nullish(z.string()), score: z.union([z.number(), z.string()]) });

export type Checked<T> =
  { readonly value: T; readonly problems: readonly [] } | { readonly value: null; readonly problems: readonly Problem[] };

const expectations: Readonly<Record<string, string>> = {
  custom: 'a list',
  array: 'a list',
  string: 'text',
  number: 'a number',
  object: 'an object',
  boolean: 'true or false',
};

/** The value where it has the shape, else problems with paths that begin with `path`. Never a zod error. */
export function check<T extends z.ZodMiniType>(shape: T, value: unknown, path = ''): Checked<z.infer<T>> {
  const result = z.safeParse(shape, value);
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: result.error.issues.map((issue) => problemOf(issue, value, path)) };
}

function problemOf(issue: z.core.$ZodIssue, value: unknown, base: string): Problem {
  const expected = 'expected' in issue && issue.code === 'invalid_type' ? String(issue.expected) : issue.code;
  const path = issue.path.reduce<string>((text, key) => joinPath(text, key), base);
  return problemWithText(path, expectations[expected] ?? 'another value', describeValue(valueAt(value, issue.path)));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
  return at;
}

export function joinPath(base: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${base}[${key}]`;
  return base === '' ? String(key) : `${base}.${String(key)}`;
}
