/** What a reader could not use, in plain words for developers. Never a validator's own error shape. */
export interface Problem {
  /** Where in the payload, e.g. `value[3].properties.score.max`; several payloads put their index first: `[1].value[3]`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

const longestQuote = 60;

/** A value in a few words; never throws, even for a revoked proxy. */
export function describeValue(value: unknown): string {
  try {
    return wordsFor(value);
  } catch {
    return 'a value that cannot be read';
  }
}

function wordsFor(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    case 'object':
      return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

export function problem(path: string, expected: string, received: unknown): Problem {
  return problemWithText(path, expected, describeValue(received));
}

export function problemWithText(path: string, expected: string, received: string): Problem {
  const where = path === '' ? 'The payload' : path;
  return { path, expected, received, message: `${where}: expected ${expected}, received ${received}.` };
}

/** The text of anything thrown, without trusting it. */
export function messageOf(thrown: unknown): string {
  try {
    return quote(thrown instanceof Error ? thrown.message : String(thrown));
  } catch {
    return 'an error without a message';
  }
}

export function quote(text: string): string {
  return text.length > longestQuote ? `"${text.slice(0, longestQuote)}…"` : `"${text}"`;
}
