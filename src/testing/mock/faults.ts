/** What can be made to go wrong in the mock, for everybody or for one request. */

export interface MockFaults {
  /** Answer with this status and the vendor's error body; 0 for none. */
  readonly error: 0 | 400 | 401 | 403 | 404 | 410 | 429 | 500 | 503 | 504;
  /** Seconds in `Retry-After` of 429 and 503; 0 leaves the header out. */
  readonly retryAfterSeconds: number;
  /** `Retry-After` as an HTTP date. */
  readonly retryAfterAsDate: boolean;
  /** Answer the next so many requests with 429, then as usual. */
  readonly throttle: number;
  /** Answer the next so many requests with 503, then as usual. */
  readonly busy: number;
  /** Break the connection of the next so many requests, then answer as usual. */
  readonly breaks: number;
  readonly delayMilliseconds: number;
  /** Never answer. */
  readonly silent: boolean;

  /** The connection breaks before an answer. */
  readonly breakConnection: boolean;
  /** The answer ends in the middle, shorter than it announced. */
  readonly cutBody: boolean;
  /** Redirect to an address of another origin. */
  readonly redirect: boolean;
  /** 200 without a body. */
  readonly emptyBody: boolean;
  /** 204. */
  readonly noContent: boolean;
  /** 200 with a sign-in page, as a proxy answers when the session is over. */
  readonly loginPage: boolean;
  /** A whole answer whose JSON breaks off. */
  readonly cutJson: boolean;
  /** A byte order mark before the JSON: odd, and to be read. */
  readonly byteOrderMark: boolean;
  /** `null` instead of the answer. */
  readonly nullBody: boolean;
  /** `value: null` instead of the rows. */
  readonly nullRows: boolean;
  /** `value: {}` instead of the rows. */
  readonly objectRows: boolean;

  /** Links to further pages lead to another origin. */
  readonly foreignLinks: boolean;
  /** Links to further pages change between http and https. */
  readonly otherSchemeLinks: boolean;
  /** Links to further pages hold a user name. */
  readonly userNameLinks: boolean;
  /** Links to further pages lead back to the page itself. */
  readonly circularLinks: boolean;
  /** Every page has a further one that nobody has read yet. */
  readonly endlessLinks: boolean;
  /** Serve the first page of profiles only; the link to the next one leads nowhere. */
  readonly truncatePages: boolean;
  /** Azure Resource Graph cuts its answers: `resultTruncated` and no token. */
  readonly truncateResults: boolean;

  /** Lists without rows, as of a tenant without data. */
  readonly emptyLists: boolean;
  /** In each list, so many rows that no reader can use. */
  readonly badRows: number;
  /** So many assessments in one answer for each subscription: rows repeated at further resources. */
  readonly hugeRows: number;

  /** Answer 401 to a request without a bearer token, and to one whose token is `expired`. */
  readonly requireToken: boolean;
  /** Answer 400 with the token of the request in the message, as a careless proxy does. */
  readonly echoToken: boolean;
  /** The first so many subscriptions may not be read: 403. */
  readonly restrictedSubscriptions: number;
}

export const noFaults: MockFaults = {
  error: 0,
  retryAfterSeconds: 2,
  retryAfterAsDate: false,
  throttle: 0,
  busy: 0,
  breaks: 0,
  delayMilliseconds: 0,
  silent: false,
  breakConnection: false,
  cutBody: false,
  redirect: false,
  emptyBody: false,
  noContent: false,
  loginPage: false,
  cutJson: false,
  byteOrderMark: false,
  nullBody: false,
  nullRows: false,
  objectRows: false,
  foreignLinks: false,
  otherSchemeLinks: false,
  userNameLinks: false,
  circularLinks: false,
  endlessLinks: false,
  truncatePages: false,
  truncateResults: false,
  emptyLists: false,
  badRows: 0,
  hugeRows: 0,
  requireToken: false,
  echoToken: false,
  restrictedSubscriptions: 0,
};

const statuses: readonly number[] = [0, 400, 401, 403, 404, 410, 429, 500, 503, 504];
const limits: Readonly<Record<string, number>> = {
  retryAfterSeconds: 3600,
  throttle: 1000,
  busy: 1000,
  breaks: 1000,
  delayMilliseconds: 60_000,
  badRows: 1000,
  hugeRows: 1_000_000,
  restrictedSubscriptions: 1000,
};

/** The switches of a mock, or of several. */
export class FaultSwitches {
  #current: MockFaults = noFaults;

  constructor(faults: Partial<MockFaults> = {}) {
    this.#current = { ...noFaults, ...faults };
  }

  get current(): MockFaults {
    return this.#current;
  }

  /** Changes what `changes` names, also by texts; returns the first name that makes no sense, and then changes nothing. */
  change(changes: Readonly<Record<string, unknown>>): string | null {
    const changed = changedFaults(this.#current, changes);
    if (typeof changed === 'string') return changed;
    this.#current = changed;
    return null;
  }

  reset(): void {
    this.#current = noFaults;
  }

  /** The faults of one request, whose query may name more of them; it uses up one of those that count. `null` where the query makes no sense. */
  take({ searchParams }: URL): MockFaults | null {
    const asked = Object.fromEntries([...searchParams].filter(([key]) => Object.hasOwn(noFaults, key)));
    const faults = changedFaults(this.#current, asked);
    if (typeof faults === 'string') return null;
    const counted = (['breaks', 'throttle', 'busy'] as const).find((name) => this.#current[name] > 0);
    if (counted) this.#current = { ...this.#current, [counted]: this.#current[counted] - 1 };
    return faults;
  }
}

function changedFaults(faults: MockFaults, changes: Readonly<Record<string, unknown>>): MockFaults | string {
  const changed: Record<string, unknown> = { ...faults };
  for (const [key, value] of Object.entries(changes)) {
    const accepted = acceptedValue(key, value);
    if (accepted === undefined) return key;
    changed[key] = accepted;
  }
  return changed as unknown as MockFaults;
}

function acceptedValue(key: string, value: unknown): number | boolean | undefined {
  if (!Object.hasOwn(noFaults, key)) return undefined;
  if (typeof noFaults[key as keyof MockFaults] === 'boolean')
    return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  if (key === 'error') return statuses.includes(number) ? number : undefined;
  return number >= 0 && number <= limits[key]! ? number : undefined;
}
