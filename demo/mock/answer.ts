/** What the mock answers, before it is put on the wire. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes wrong on the wire. */
  readonly fault?: 'break' | 'cut';
}

/** The vendor's error body. */
export function problem(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** A whole number from a query, or `fallback` where there is none; `null` where it makes no sense. */
export function numberIn(url: URL, name: string, fallback: number): number | null {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The address of the same list from `offset` on, absolute and on the origin that was asked. */
export function linkTo(url: URL, parameter: string, offset: number): string {
  const link = new URL(url);
  link.searchParams.set(parameter, String(offset));
  return link.href;
}
