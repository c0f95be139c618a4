/**
 * Everything that widgets share about one tenant: where the data come from, the report, the state, the chosen scope.
 * A plain class: an element or a provider owns one, hosts without elements may own one too.
 */
import type { PostureChange } from '../core/changes.js';
import { instantOf } from '../core/dates.js';
import type { ScoreOptions } from '../core/options.js';
import type { Plan, PlanOptions } from '../core/planToTarget.js';
import type { HistoryPoint, Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import type { Problem } from '../schema/problem.js';
import type { LoadError, LoadResult, LoadWarning, PostureSource } from '../sources/source.js';
import type { ActiveScope } from './active-scope.js';
import { resolveInput, type DataInput, type ResolvedInput } from './data-input.js';
import { tenantOf, type Holding } from './holding.js';
import type { Polling, PollingEnvironment } from './polling.js';
import { letGo, messageOf, unreadable } from './hostile.js';
import { browserPage } from './page-conditions.js';
import { loadReader, readerIfLoaded } from './readers.js';
import { clearingsSoFar, identityOf, recall, remember } from './remembered.js';
import { sameContent } from './same-content.js';
import { scoring, type Planner, type Scoring } from './scoring.js';
import type { PendingStatus, StatusChange, StatusOutcome, StatusRequests } from './status-requests.js';
import { totalReport } from './total-report.js';
import { stateOf, type WidgetState } from './widget-state.js';

/** Where the total would be with some recommendations done; one widget computes it, the others show it too. */
export interface Projection {
  readonly kind: 'whatIf' | 'plan';
  /** 0..100. */
  readonly percent: number;
  /** Percentage points above the report's total. */
  readonly deltaPercent: number;
  readonly recommendationIds: readonly string[];
}

export interface StoreEnvironment extends PollingEnvironment {
  readonly scoring: Scoring;
}

const browser: StoreEnvironment = {
  now: () => Date.now(),
  setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimer: (timer) => clearTimeout(timer as number),
  page: browserPage,
  scoring,
};

type Answer = Exclude<LoadResult, { kind: 'aborted' }>;

const noStatuses: ReadonlyMap<string, PendingStatus> = new Map();

export class ReportStore {
  readonly #environment: StoreEnvironment;
  readonly #listeners = new Set<() => void>();
  #polling: Polling | null = null;
  #statuses: StatusRequests | null = null;
  #options: ScoreOptions = {};
  #data: unknown = null;
  #source: PostureSource | null = null;
  #key: string | null = null;
  #given: Holding | null = null;
  #loaded: Holding | null = null;
  /** What was loaded is of an earlier time on the page, and shown until it has been asked for again. */
  #isRemembered = false;
  #clearings = clearingsSoFar();
  #error: LoadError | null = null;
  #dataError: LoadError | null = null;
  #running: AbortController | null = null;
  /** The reader has asked for the running load, so that an earlier error is no longer the news. */
  #isWanted = false;
  #endedAt: number | null = null;
  #refreshInterval: number | null = null;
  #isConnected = false;
  #reading: Promise<void> | null = null;
  #shownTenant: string | null = null;
  /** Another object with each change of tenant. */
  #tenant: object = {};
  #scope: ActiveScope | null = null;
  #projection: Projection | null = null;
  #projected: ScoreReport | null = null;
  #state: WidgetState = { kind: 'idle' };

  constructor(environment: Partial<StoreEnvironment> = {}) {
    this.#environment = { ...browser, ...environment };
  }

  get state(): WidgetState {
    return this.#state;
  }

  /** The report on the screen: of the given data, else of what was loaded. */
  get report(): ScoreReport | null {
    return this.#holding?.report ?? null;
  }

  /** What a source could not bring along. */
  get warnings(): readonly LoadWarning[] {
    return this.#holding?.warnings ?? [];
  }

  get scope(): ActiveScope | null {
    return this.#scope;
  }

  get options(): ScoreOptions {
    return this.#options;
  }

  /** Gone with the report that it was made from. */
  get projection(): Projection | null {
    return this.#projection;
  }

  /** The statuses that were asked for and that the report does not have yet, by recommendation and scope. */
  get pendingStatus(): ReadonlyMap<string, PendingStatus> {
    return this.#statuses?.shown ?? noStatuses;
  }

  /** Whether `refresh` has anything to ask: a source, or the code that given data could not be read without. */
  get canRefresh(): boolean {
    return this.#data === null ? this.#source !== null : this.#dataError?.code === 'network';
  }

  /** Resolves when the given data are read and scored; `null` where they are already. */
  get reading(): Promise<void> | null {
    return this.#reading;
  }

  /** Calls back after each change; returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Data by hand stand over those of a source. Equal content in a new object changes nothing; `null` takes it away. */
  setData(data: DataInput | null | undefined): void {
    const next = data ?? null;
    if (next === this.#data) return;
    this.#data = next;
    if (next === null) {
      this.#given = null;
      this.#dataError = null;
      this.#reading = null;
      this.#error = null;
      void this.#load();
    } else {
      this.#abort();
      this.#read(next);
    }
    this.#update();
  }

  /**
   * Another source is another tenant or identity: what was loaded is gone at once, with all that hung on it. `key` is
   * the host's name for what is loaded and by whom. What the same object, or another one under the same key, has
   * loaded before is shown at once, as stale, until it is loaded again.
   */
  setSource(source: PostureSource | null, { key = null }: { readonly key?: string | null } = {}): void {
    if (source === this.#source && key === this.#key) return;
    this.#abort();
    letGo(this.#source);
    this.#source = source;
    this.#key = key;
    this.#loaded = source && this.#rescored(recall(identityOf(source, key)));
    this.#isRemembered = this.#loaded !== null;
    this.#error = null;
    this.#endedAt = null;
    if (this.#data === null) this.#forgetTenant();
    void this.#load();
    this.#update();
  }

  setOptions(options: ScoreOptions): void {
    if (sameContent(options, this.#options)) return;
    this.#options = options;
    this.#loaded = this.#rescored(this.#loaded);
    const { posture, problems } = this.#given ?? {};
    if (posture) this.#resolve({ kind: 'posture', posture, problems: problems! });
    this.#update();
  }

  /** Seconds after which a source is asked again by itself, 60 at least; `null` for never, which is the default. */
  setRefreshInterval(seconds: number | null): void {
    this.#refreshInterval = seconds;
    this.#follow();
  }

  setScope(scope: ActiveScope | null): void {
    if (sameContent(scope, this.#scope)) return;
    this.#scope = scope;
    this.#notify();
  }

  setProjection(projection: Projection | null): void {
    const next = this.report && projection;
    if (sameContent(next, this.#projection)) return;
    this.#projection = next;
    this.#notify();
  }

  /**
   * The report with some recommendations done or decided otherwise. `null` where there is nothing to compute with,
   * or where other data came while the code for it was loading.
   */
  whatIf(changes: readonly PostureChange[]): Promise<ScoreReport | null> {
    return this.#computed(({ whatIf }, report) => whatIf(report, changes));
  }

  /** The cheapest way to `targetPercent` of the total, 0..100; `null` as for `whatIf`. */
  plan(targetPercent: number, planOptions: Pick<PlanOptions, 'cost' | 'maxStates'> = {}): Promise<Plan | null> {
    return this.#computed(({ planToTarget }, { posture, options }) => planToTarget(posture, targetPercent, { ...options, ...planOptions }));
  }

  /** The report as a day of history in the plain format, for the host to keep; `null` where there is none, or no date. */
  async snapshot(): Promise<HistoryPoint | null> {
    const { report } = this;
    const module = report && (await import('./snapshot.js').catch(() => null));
    return module?.snapshotOf(report!) ?? null;
  }

  /**
   * Shows statuses as asked for until the next load brings the truth, or takes them back where `wait` rejects. Without
   * `wait` they count as accepted. Never rejects.
   */
  async requestStatus(changes: readonly StatusChange[], wait?: Promise<unknown>): Promise<StatusOutcome> {
    // While the code is loading nobody else listens to it.
    Promise.resolve(wait).catch(() => undefined);
    const tenant = this.#tenant;
    const module = this.#statuses ? null : await import('./status-requests.js').catch(() => null);
    if (tenant !== this.#tenant) return { kind: 'dropped' };
    if (module) this.#statuses ??= new module.StatusRequests(() => this.#notify());
    return this.#statuses ? this.#statuses.request(changes, wait) : { kind: 'dropped' };
  }

  /** The status that stands beside a row of the report until the vendor shows it. */
  pendingStatusOf(row: { readonly id: string; readonly scopeId?: string | null | undefined }): PendingStatus | null {
    return this.#statuses?.of(row) ?? null;
  }

  /** Starts loading, where there is something to load. What was loaded before is shown meanwhile. */
  connect(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    if (this.#clearings !== clearingsSoFar()) this.#loaded = null;
    this.#isRemembered = this.#loaded !== null;
    this.#error = null;
    void this.#load();
    this.#update();
  }

  /** Stops everything that is under way; what was loaded stays. */
  disconnect(): void {
    this.#isConnected = false;
    this.#abort();
    this.#polling?.follow(null, null);
    letGo(this.#source);
  }

  /** Loads again and resolves when the outcome is on the screen. The last good data stay there meanwhile. */
  async refresh(): Promise<void> {
    if (!this.canRefresh || !this.#isConnected) return;
    if (this.#data !== null) this.#read(this.#data);
    const done = this.#reading ?? this.#load(true);
    this.#update();
    await done;
  }

  get #holding(): Holding | null {
    return this.#data === null ? this.#loaded : this.#given;
  }

  #read(data: unknown): void {
    try {
      this.#resolve(resolveInput(data) ?? readerIfLoaded()?.(data) ?? null);
    } catch (thrown) {
      this.#take(unreadable(thrown));
    }
  }

  /**
   * Reading and scoring are synchronous but for the first time, when the code for them has to be loaded; nothing else is
   * shown meanwhile. `null` is a payload that a reader has to look at.
   */
  #resolve(input: ResolvedInput | null): void {
    const { scoring: code } = this.#environment;
    const alone = input?.kind === 'posture' && !code.ifLoaded() ? totalReport(input.posture, this.#optionsNow()) : null;
    if (input && (input.kind !== 'posture' || alone || code.ifLoaded())) {
      this.#take(input, alone);
      return;
    }
    const data = this.#data;
    this.#given = null;
    this.#dataError = null;
    const reading: Promise<void> = Promise.all([input ?? loadReader().then((read) => read(data)), code.load()]).then(
      ([result]) => this.#finishReading(reading, () => this.#take(result)),
      (thrown: unknown) => this.#finishReading(reading, () => (this.#dataError = { code: 'network', message: messageOf(thrown) })),
    );
    this.#reading = reading;
  }

  /** Other data may have come in the meantime; then this outcome belongs to nobody. */
  #finishReading(reading: Promise<void>, finish: () => void): void {
    if (this.#reading !== reading) return;
    this.#reading = null;
    try {
      finish();
    } catch (thrown) {
      this.#take(unreadable(thrown));
    }
    this.#update();
  }

  /** `alone` is the report, where the posture holds a total and nothing to compute. */
  #take(input: ResolvedInput, alone: ScoreReport | null = null): void {
    this.#reading = null;
    this.#dataError = null;
    if (input.kind === 'invalid') {
      this.#given = null;
      this.#dataError = { code: 'invalid', message: input.problems[0]?.message ?? 'nothing that we know', problems: input.problems };
      return;
    }
    const given = this.#given;
    const isSame =
      input.kind === 'report'
        ? sameContent(input.report, given?.report)
        : sameContent(input.posture, given?.posture) && sameContent(input.problems, given?.problems);
    if (!isSame) this.#statuses?.finish(this.#statuses.accepted);
    if (isSame && given?.options === this.#options) return;
    this.#given = input.kind === 'report' ? this.#asGiven(input.report) : this.#scored(input.posture, input.problems, alone);
  }

  #asGiven(report: ScoreReport): Holding {
    return { posture: null, report, options: this.#options, problems: [], warnings: [], receivedAt: this.#environment.now() };
  }

  #canScore(posture: Posture): boolean {
    return this.#environment.scoring.ifLoaded() !== null || totalReport(posture, this.#optionsNow()) !== null;
  }

  #optionsNow(): ScoreOptions {
    return { now: new Date(this.#environment.now()).toISOString(), ...this.#options };
  }

  /** Only what can be scored comes here. */
  #scored(posture: Posture, problems: readonly Problem[], alone: ScoreReport | null = null): Holding {
    const report =
      alone ?? this.#environment.scoring.ifLoaded()?.(posture, this.#optionsNow()) ?? totalReport(posture, this.#optionsNow())!;
    return { posture, report, options: this.#options, problems, warnings: [], receivedAt: this.#environment.now() };
  }

  /** What a source brought, by the options of now; scoring has been loaded with it. */
  #rescored(holding: Holding | null): Holding | null {
    if (!holding?.posture || sameContent(holding.options, this.#options)) return holding;
    if (!this.#canScore(holding.posture)) return null;
    const { warnings, receivedAt } = holding;
    return { ...this.#scored(holding.posture, holding.problems), warnings, receivedAt };
  }

  #abort(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #load(isWanted = false): Promise<void> {
    const source = this.#source;
    if (!source || !this.#isConnected || this.#data !== null) return;
    this.#abort();
    const running = new AbortController();
    this.#running = running;
    this.#isWanted = isWanted;
    this.#follow();
    void this.#loadPolling();
    const settling = this.#statuses?.accepted ?? [];
    const result = await this.#answerOf(source, { signal: running.signal, forceRefresh: isWanted });
    // A later load, another source or a disconnect has taken over: this answer belongs to nobody any more.
    if (this.#running !== running) return;
    this.#running = null;
    this.#endedAt = this.#environment.now();
    this.#error = result.kind === 'failed' ? result.error : null;
    if (result.kind === 'posture') {
      this.#keep(source, result);
      this.#statuses?.finish(settling);
    }
    this.#update();
  }

  /** The code for scoring loads while the source is asked. A source may be the host's own, and break its word. */
  async #answerOf(source: PostureSource, request: { signal: AbortSignal; forceRefresh: boolean }): Promise<Answer> {
    const { ifLoaded, load } = this.#environment.scoring;
    const score = ifLoaded() ?? load();
    // A failure of the source is told at once; one of the code only where there is something to score.
    Promise.resolve(score).catch(() => undefined);
    try {
      const result = await source.load(request);
      if (result.kind === 'failed' && result.error) return result;
      if (result.kind !== 'posture' || !result.posture) throw new Error('the source brought nothing');
      await (ifLoaded() ?? score);
      return result;
    } catch (thrown) {
      return { kind: 'failed', error: { code: 'network', message: messageOf(thrown) } };
    }
  }

  #keep(source: PostureSource, { posture, problems = [], warnings = [] }: Exclude<Answer, { kind: 'failed' }>): void {
    const before = this.#loaded;
    const isSame = before && sameContent(posture, before.posture) && sameContent(problems, before.problems);
    const holding = { ...(isSame ? before : this.#scored(posture, problems)), warnings, receivedAt: this.#environment.now() };
    this.#loaded = holding;
    this.#isRemembered = false;
    this.#clearings = clearingsSoFar();
    remember(identityOf(source, this.#key), holding);
  }

  async #computed<T>(run: (planner: Planner, report: ScoreReport) => T): Promise<T | null> {
    const { report } = this;
    if (!report?.posture) return null;
    const planner = await this.#environment.scoring.loadPlanner().catch(() => null);
    return planner && report === this.report ? run(planner, report) : null;
  }

  /** Nothing of one tenant stays for the next. */
  #forgetTenant(): void {
    this.#scope = null;
    this.#shownTenant = null;
    this.#tenant = {};
    this.#statuses?.clear();
  }

  #update(): void {
    const holding = this.#holding;
    const report = holding?.report ?? null;
    if (holding) {
      const tenant = tenantOf(holding);
      if (this.#shownTenant !== null && this.#shownTenant !== tenant) this.#forgetTenant();
      this.#shownTenant = tenant;
    }
    if (report !== this.#projected) this.#projection = null;
    this.#projected = report;
    const isByHand = this.#data !== null;
    const isRetrying = this.#running !== null && this.#isWanted;
    this.#state = stateOf({
      report,
      problems: holding?.problems ?? [],
      isLoading: isByHand ? this.#reading !== null : this.#source !== null && (isRetrying || !this.#error),
      error: isByHand ? this.#dataError : isRetrying ? null : this.#error,
      isRemembered: !isByHand && (this.#isRemembered || (isRetrying && this.#error !== null)),
      ageMs: holding ? this.#ageOf(holding) : null,
    });
    this.#follow();
    this.#notify();
  }

  /** A timer stands only while there is something to wait for. */
  #follow(): void {
    const facts = { isIdle: this.#running === null, error: this.#error, endedAt: this.#endedAt };
    this.#polling?.follow(this.#isConnected && this.#source && this.#data === null ? facts : null, this.#refreshInterval);
  }

  /** Comes with the first load, since it cannot be fetched any more when the network is gone. */
  async #loadPolling(): Promise<void> {
    if (this.#polling) return;
    const module = await import('./polling.js').catch(() => null);
    if (!module || this.#polling) return;
    this.#polling = new module.Polling(this.#environment, () => void this.#load());
    this.#follow();
  }

  #ageOf({ report, receivedAt }: Holding): number {
    return Math.max(0, this.#environment.now() - (instantOf(report.asOf) ?? receivedAt));
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
