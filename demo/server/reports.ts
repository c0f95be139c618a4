/** From a customer to its report: pages from the vendor, read with `./sources`, scored with `./core`, kept until they are too old. */
import { scorePosture, summarizeReport, type ScoreReport } from 'secure-score-widgets/core';
import { combineSources, connectArm, connectGraph, statusUpdateRequest } from 'secure-score-widgets/sources';
import type { GetAccessToken, LiveSource, LoadError } from 'secure-score-widgets/sources';
import type { Customer, Person } from './customers.js';
import { PageCache } from './pageCache.js';
import type { Audience } from './tokens.js';

export type Outcome = { readonly kind: 'report'; readonly report: ScoreReport } | { readonly kind: 'failed'; readonly error: LoadError };

export interface ReportsOptions {
  readonly graph: string;
  readonly arm: string;
  readonly tokenFor: (audience: Audience) => GetAccessToken;
  /** What the provider itself keeps of a customer, in the plain format: a history by day, targets, names. */
  readonly recordOf?: (customer: Customer) => unknown;
  readonly lifetimeMilliseconds?: number;
  /** How many tenants are read at once. */
  readonly atOnce?: number;
  readonly now?: () => number;
}

interface Kept {
  outcome: Outcome | null;
  summary: ScoreReport | null;
  loading: Promise<Outcome> | null;
  until: number;
}

/** After a failure without a time of its own the vendor is left alone for so long. */
const pauseMilliseconds = 30_000;
/** Whole reports are megabytes: the last few are kept, of the others the summary. */
const keptReports = 12;

export class Reports {
  readonly #options: Required<ReportsOptions>;
  readonly #pages: PageCache;
  readonly #kept = new Map<string, Kept>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: ReportsOptions) {
    this.#options = { lifetimeMilliseconds: 15 * 60_000, atOnce: 4, recordOf: () => ({}), now: Date.now, ...options };
    const { lifetimeMilliseconds, now } = this.#options;
    this.#pages = new PageCache({ lifetimeMilliseconds, limit: 64_000_000, now });
  }

  /** One load for all who ask meanwhile; the same answer until it is too old. */
  async of(customer: Customer, app: Person['app']): Promise<Outcome> {
    const kept = this.#entry(customer, app);
    const isFresh = kept.until > this.#options.now();
    if (isFresh && kept.outcome) return kept.outcome;
    return (kept.loading ??= this.#load(customer, app, kept));
  }

  /** What is known of it without waiting: the last summary, or why there is none. Asks in the background where that is too old. */
  listed(
    customer: Customer,
    app: Person['app'],
  ): { readonly report: ScoreReport | null; readonly error: LoadError | null; readonly isLoading: boolean } {
    const kept = this.#entry(customer, app);
    if (kept.until <= this.#options.now()) kept.loading ??= this.#load(customer, app, kept);
    const error = kept.outcome?.kind === 'failed' ? kept.outcome.error : null;
    return { report: kept.summary, error, isLoading: kept.loading !== null };
  }

  /** Passes a status on to the vendor; the pages of the tenant are asked for again after it. */
  async save(
    customer: Customer,
    app: Person['app'],
    profileId: string,
    { state, note }: { state: string; note: string | null },
  ): Promise<LoadError | null> {
    const update = statusUpdateRequest({ profileId, state, note });
    if (update.kind === 'refused') return { code: 'invalid', message: update.message };
    const token = await this.#token(customer, app, this.#options.graph)({ forceRefresh: false, signal: AbortSignal.timeout(10_000) });
    const response = await fetch(`${this.#options.graph}${update.path}`, {
      method: update.method,
      headers: { ...update.headers, authorization: `Bearer ${token}` },
      body: JSON.stringify(update.body),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) return { code: codeOf(response.status), message: `the vendor answered ${response.status}`, status: response.status };
    this.#pages.forget(ownerOf(customer, app));
    this.#entry(customer, app).until = 0;
    return null;
  }

  #entry(customer: Customer, app: Person['app']): Kept {
    const key = ownerOf(customer, app);
    let kept = this.#kept.get(key);
    if (!kept) this.#kept.set(key, (kept = { outcome: null, summary: null, loading: null, until: 0 }));
    return kept;
  }

  async #load(customer: Customer, app: Person['app'], kept: Kept): Promise<Outcome> {
    await this.#turn();
    const outcome = await this.#read(customer, app).catch((): Outcome => ({
      kind: 'failed',
      error: { code: 'server', message: 'the report could not be made' },
    }));
    this.#running--;
    this.#waiting.shift()?.();
    const { now, lifetimeMilliseconds } = this.#options;
    const wait = outcome.kind === 'failed' ? (outcome.error.retryAfterSeconds ?? 0) * 1000 || pauseMilliseconds : lifetimeMilliseconds;
    Object.assign(kept, { outcome, loading: null, until: now() + wait });
    if (outcome.kind === 'report') kept.summary = summarizeReport(outcome.report);
    this.#trim(kept);
    return outcome;
  }

  /** Pages are cached, so that a report which was let go is only computed again. */
  #trim(latest: Kept): void {
    const whole = [...this.#kept.values()].filter((kept) => kept.outcome?.kind === 'report' && kept !== latest);
    for (const kept of whole.slice(0, Math.max(0, whole.length - keptReports))) kept.outcome = null;
  }

  async #turn(): Promise<void> {
    while (this.#running >= this.#options.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }

  async #read(customer: Customer, app: Person['app']): Promise<Outcome> {
    const fetch = this.#pages.fetchFor(ownerOf(customer, app));
    const { graph, arm } = this.#options;
    const sources: LiveSource[] = [];
    if (customer.defenderXdr) sources.push(connectGraph({ endpoint: graph, historyDays: 31, fetch, getAccessToken: this.#token(customer, app, graph) })); // prettier-ignore
    if (customer.infrastructure) sources.push(connectArm({ endpoint: arm, fetch, getAccessToken: this.#token(customer, app, arm) }));
    const settings = { infrastructure: customer.infrastructure, defenderXdr: customer.defenderXdr };
    const source = combineSources(sources, { payloads: [{ settings }, this.#options.recordOf(customer)] });
    const result = await source.load({ signal: AbortSignal.timeout(120_000) });
    if (result.kind === 'failed') return result;
    if (result.kind === 'aborted') return { kind: 'failed', error: { code: 'timeout', message: 'no answer in time' } };
    const named = { ...result.posture, tenantId: customer.id, tenantName: customer.name };
    return { kind: 'report', report: scorePosture(named, { now: new Date(this.#options.now()).toISOString() }) };
  }

  #token({ tenantId }: Customer, app: string, endpoint: string): GetAccessToken {
    return this.#options.tokenFor({ tenantId, app, scope: `${endpoint}/.default` });
  }
}

export const ownerOf = ({ tenantId }: Customer, app: string): string => `${tenantId} ${app}`;

const codeOf = (status: number): LoadError['code'] =>
  status === 403 ? 'forbidden' : status === 404 ? 'not-found' : status === 429 ? 'throttled' : status >= 500 ? 'server' : 'bad-response';
