/**
 * The wrappers that answers come in, as tables, and the check by them. Rows inside are checked one by one by their readers, so a bad one
 * costs itself only. By hand, because zod is larger than all that the readers of a page have to check with it; the tests hold the tables
 * against zod's shapes.
 */
import { problem } from './problem.js';
import type { Problem } from './problem.js';
import { isRow } from './values.js';
import type { Row } from './values.js';

/** What a key holds; one that is not required may also be missing or null. Further keys are nobody's business here. */
interface Part {
  readonly kind: keyof typeof kinds;
  readonly required?: true;
  /** Of an object, or of each object of a list. */
  readonly parts?: Parts;
}

type Parts = Readonly<Record<string, Part>>;

/** A wrapper; `T` is what a value is known to be when it has passed. */
export interface EnvelopeShape<T> {
  readonly parts: Parts;
  readonly example?: T;
}

const kinds = {
  list: { expected: 'a list', holds: Array.isArray },
  text: { expected: 'text', holds: (value: unknown) => typeof value === 'string' },
  numberOrText: { expected: 'a number', holds: (value: unknown) => Number.isFinite(value) || typeof value === 'string' },
  booleanOrText: { expected: 'true or false', holds: (value: unknown) => typeof value === 'boolean' || typeof value === 'string' },
  object: { expected: 'an object', holds: isRow },
} as const;

interface Columns {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly unknown[];
}

const list: Part = { kind: 'list', required: true };
const text: Part = { kind: 'text' };
const columns: Parts = { columns: { ...list, parts: { name: { kind: 'text', required: true } } }, rows: list };
const counts: Parts = { totalRecords: { kind: 'numberOrText' }, resultTruncated: { kind: 'booleanOrText' } };

/** Microsoft Graph and Azure Resource Manager: a page of rows, with a link to the next one. */
export const pageShape: EnvelopeShape<{ readonly value: readonly unknown[] }> = {
  parts: { value: list, nextLink: text, '@odata.nextLink': text },
};

/** Azure Resource Graph, `resultFormat: objectArray`. */
export const resourceGraphShape: EnvelopeShape<{ readonly data: readonly unknown[] }> = { parts: { data: list, ...counts } };

/** Azure Resource Graph, `resultFormat: table`. */
export const resourceGraphTableShape: EnvelopeShape<{ readonly data: Columns }> = {
  parts: { data: { kind: 'object', required: true, parts: columns }, ...counts },
};

/** Log Analytics: the answer of a query. */
export const tablesShape: EnvelopeShape<{ readonly tables: readonly Columns[] }> = { parts: { tables: { ...list, parts: columns } } };

/** What all of the vendor's endpoints answer when they refuse. */
export const errorShape: EnvelopeShape<{ readonly error: { readonly code?: string | null; readonly message?: string | null } }> = {
  parts: { error: { kind: 'object', required: true, parts: { code: text, message: text } } },
};

/** Defender for Endpoint's `configurationScore` and `exposureScore`: points without a maximum. */
export const deviceScoreShape: EnvelopeShape<{ readonly time?: string | null; readonly score: number | string }> = {
  parts: { time: text, score: { kind: 'numberOrText', required: true } },
};

export type Checked<T> =
  { readonly value: T; readonly problems: readonly [] } | { readonly value: null; readonly problems: readonly Problem[] };

/** The value where it has the shape, else problems with paths that begin with `path`. */
export function check<T>({ parts }: EnvelopeShape<T>, value: unknown, path = ''): Checked<T> {
  const problems = faultsIn({ kind: 'object', required: true, parts }, value, path);
  return problems.length > 0 ? { value: null, problems } : { value: value as T, problems: [] };
}

function faultsIn({ kind, required, parts }: Part, value: unknown, path: string): Problem[] {
  if (value == null && !required) return [];
  const { expected, holds } = kinds[kind];
  if (!holds(value)) return [problem(path, expected, value)];
  if (!parts) return [];
  if (kind === 'list')
    return (value as readonly unknown[]).flatMap((item, index) =>
      faultsIn({ kind: 'object', required: true, parts }, item, joinPath(path, index)),
    );
  return Object.keys(parts).flatMap((key) => faultsIn(parts[key]!, (value as Row)[key], joinPath(path, key)));
}

export function joinPath(base: string, key: string | number): string {
  if (typeof key === 'number') return `${base}[${key}]`;
  return base === '' ? key : `${base}.${key}`;
}
