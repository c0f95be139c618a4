/** What can be made to go wrong in the mock, for everybody or for one request. */

export interface Switches {
  /** Answer with this status and the vendor's error body; 0 for none. */
  readonly error: 0 | 401 | 403 | 404 | 410 | 429 | 500 | 503 | 504;
  /** Seconds in `Retry-After` of 429 and 503; 0 leaves the header out. */
  readonly retryAfterSeconds: number;
  /** Answer the next so many requests with 429, then as usual. */
  readonly throttle: number;
  readonly delayMilliseconds: number;
  /** Serve the first page of profiles only; the link to the next one leads nowhere. */
  readonly truncatePages: boolean;
  /** 200 without a body. */
  readonly emptyBody: boolean;
  /** 200 with a sign-in page, as a proxy answers when the session is over. */
  readonly loginPage: boolean;
  /** The connection breaks before an answer. */
  readonly breakConnection: boolean;
  /** The answer ends in the middle, shorter than it announced. */
  readonly cutBody: boolean;
  /** Redirect to an address of another origin. */
  readonly redirect: boolean;
  /** Links to further pages lead to another origin. */
  readonly foreignLinks: boolean;
  /** Links to further pages lead back to the page itself. */
  readonly circularLinks: boolean;
  /** Answer 401 to a request without a bearer token, and to one whose token is `expired`. */
  readonly requireToken: boolean;
}

export const noSwitches: Switches = {
  error: 0,
  retryAfterSeconds: 2,
  throttle: 0,
  delayMilliseconds: 0,
  truncatePages: false,
  emptyBody: false,
  loginPage: false,
  breakConnection: false,
  cutBody: false,
  redirect: false,
  foreignLinks: false,
  circularLinks: false,
  requireToken: false,
};

const statuses: readonly number[] = [0, 401, 403, 404, 410, 429, 500, 503, 504];
const limits: Readonly<Record<string, number>> = { retryAfterSeconds: 3600, throttle: 1000, delayMilliseconds: 60_000 };

/** The switches changed as a body or a query asks, or the name of the first key that makes no sense. */
export function changeSwitches(
  switches: Switches,
  changes: Readonly<Record<string, unknown>>,
): { switches: Switches } | { refused: string } {
  const changed: Record<string, unknown> = { ...switches };
  for (const [key, value] of Object.entries(changes)) {
    const accepted = acceptedValue(key, value);
    if (accepted === undefined) return { refused: key };
    changed[key] = accepted;
  }
  return { switches: changed as unknown as Switches };
}

function acceptedValue(key: string, value: unknown): number | boolean | undefined {
  if (!Object.hasOwn(noSwitches, key)) return undefined;
  if (typeof noSwitches[key as keyof Switches] === 'boolean')
    return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  if (key === 'error') return statuses.includes(number) ? number : undefined;
  return number >= 0 && number <= limits[key]! ? number : undefined;
}
