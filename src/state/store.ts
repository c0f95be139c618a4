/**
 * Everything that widgets share about one tenant: where the data come from, the report, the state, the chosen scope.
 * A plain class: an element or a provider owns one, hosts without elements may own one too.
 */
import { instantOf } from '../core/dates.js';
import type { ScoreOptions } from '../core/options.js';
import type { Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import { scorePosture } from '../core/scorePosture.js';
import type { Problem } from '../schema/problem.js';
import type { LoadError, LoadWarning, PostureSource } from '../sources/source.js';
import { resolveInput, type DataInput, type ResolvedInput } from './data-input.js';
import { loadReader, readerIfLoaded } from './readers.js';
import { sameContent } from './same-content.js';
import { stateOf, type WidgetState } from './widget-state.js';

/** What the other widgets are narrowed to. */
export interface ActiveScope {
  readonly kind: 'subscore' | 'scope' | 'environment' | 'control' | 'workload' | 'riskLevel';
  readonly id: string;
  /** As it reads on screen. */
  readonly name: string;
}

export interface StoreEnvironment {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What the report is made of; kept so that new options score the same data again. */
interface Holding {
  readonly posture: Posture | null;
  readonly report: ScoreReport | null;
  readonly problems: readonly Problem[];
  readonly warnings?: readonly LoadWarning[];
  readonly receivedAt: number;
}

export class ReportStore {
  readonly #environment: StoreEnvironment;
  readonly #listeners = new Set<() => void>();
  #options: ScoreOptions = {};
  #data: unknown = null;
  #source: PostureSource | null = null;
  #given: Holding | null = null;
  #loaded: Holding | null = null;
  #error: LoadError | null = null;
  #dataError: LoadError | null = null;
  #running: AbortController | null = null;
  #isConnected = false;
  #isReading = false;
  #scope: ActiveScope | null = null;
  #state: WidgetState = { kind: 'idle' };

  constructor(environment: StoreEnvironment = { now: () => Date.now() }) {
    this.#environment = environment;
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

  /** Whether `refresh` has anything to ask. */
  get canRefresh(): boolean {
    return this.#data === null && this.#source !== null;
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
      this.#isReading = false;
      this.#load();
    } else {
      this.#abort();
      this.#resolve(next);
    }
    this.#update();
  }

  /** A setting that could not be read; shown until data or a working setting take its place. */
  setConfigurationError(error: LoadError | null): void {
    this.#dataError = error;
    if (error) this.#given = null;
    this.#update();
  }

  /** Another source is another tenant or identity: what was loaded is gone at once, with all that hung on it. */
  setSource(source: PostureSource | null): void {
    if (source === this.#source) return;
    this.#abort();
    this.#source?.release?.();
    this.#source = source;
    this.#loaded = null;
    this.#error = null;
    if (this.#data === null) this.#scope = null;
    this.#load();
    this.#update();
  }

  setOptions(options: ScoreOptions): void {
    if (sameContent(options, this.#options)) return;
    this.#options = options;
    this.#given = this.#rescored(this.#given);
    this.#loaded = this.#rescored(this.#loaded);
    this.#update();
  }

  setScope(scope: ActiveScope | null): void {
    if (sameContent(scope, this.#scope)) return;
    this.#scope = scope;
    this.#notify();
  }

  /** Starts loading, where there is something to load. */
  connect(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    if (!this.#loaded) this.#load();
    this.#update();
  }

  /** Stops everything that is under way; what was loaded stays. */
  disconnect(): void {
    this.#isConnected = false;
    this.#abort();
    this.#source?.release?.();
  }

  /** Loads again and resolves when the outcome is on the screen. The last good data stay there meanwhile. */
  async refresh(): Promise<void> {
    if (!this.canRefresh || !this.#isConnected) return;
    const done = this.#load(true);
    this.#update();
    await done;
  }

  get #holding(): Holding | null {
    return this.#data === null ? this.#loaded : this.#given;
  }

  /** Reading is synchronous but for the first payload ever, whose reader has to be loaded; nothing else is shown meanwhile. */
  #resolve(data: unknown): void {
    const input = resolveInput(data) ?? readerIfLoaded()?.(data);
    if (input) {
      this.#take(input);
      return;
    }
    this.#given = null;
    this.#dataError = null;
    this.#isReading = true;
    loadReader().then(
      (read) => this.#finishReading(data, () => this.#take(read(data))),
      (thrown: unknown) => this.#finishReading(data, () => (this.#dataError = { code: 'network', message: String(thrown) })),
    );
  }

  /** Other data may have come in the meantime; then this outcome belongs to nobody. */
  #finishReading(data: unknown, finish: () => void): void {
    if (this.#data !== data) return;
    finish();
    this.#update();
  }

  #take(input: ResolvedInput): void {
    this.#isReading = false;
    this.#dataError = null;
    if (input.kind === 'invalid') {
      this.#given = null;
      this.#dataError = { code: 'invalid', message: input.problems[0]?.message ?? 'nothing that we know', problems: input.problems };
    } else if (input.kind === 'report') {
      if (!sameContent(input.report, this.#given?.report))
        this.#give({ posture: null, report: input.report, problems: [], receivedAt: this.#environment.now() });
    } else if (!sameContent(input.posture, this.#given?.posture) || !sameContent(input.problems, this.#given?.problems)) {
      this.#give(this.#scored(input.posture, input.problems));
    }
  }

  #give(holding: Holding): void {
    if (this.#given && tenantOf(this.#given) !== tenantOf(holding)) this.#scope = null;
    this.#given = holding;
  }

  #scored(posture: Posture, problems: readonly Problem[]): Holding {
    const receivedAt = this.#environment.now();
    return { posture, report: scorePosture(posture, { now: new Date(receivedAt).toISOString(), ...this.#options }), problems, receivedAt };
  }

  #rescored(holding: Holding | null): Holding | null {
    if (!holding?.posture) return holding;
    return { ...holding, ...this.#scored(holding.posture, holding.problems), receivedAt: holding.receivedAt };
  }

  #abort(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #load(forceRefresh = false): Promise<void> {
    if (!this.#source || !this.#isConnected || this.#data !== null) return;
    this.#abort();
    const running = new AbortController();
    this.#running = running;
    const result = await this.#source.load({ signal: running.signal, forceRefresh }).catch((thrown: unknown) => ({
      kind: 'failed' as const,
      error: { code: 'network' as const, message: thrown instanceof Error ? thrown.message : String(thrown) },
    }));
    // A later load, another source or a disconnect has taken over: this answer belongs to nobody any more.
    if (this.#running !== running || result.kind === 'aborted') return;
    this.#running = null;
    if (result.kind === 'failed') this.#error = result.error;
    else {
      this.#error = null;
      const isSame = sameContent(result.posture, this.#loaded?.posture) && sameContent(result.problems, this.#loaded?.problems);
      const fresh = isSame ? { ...this.#loaded!, receivedAt: this.#environment.now() } : this.#scored(result.posture, result.problems);
      const holding = { ...fresh, warnings: result.warnings ?? [] };
      if (this.#loaded && tenantOf(this.#loaded) !== tenantOf(holding)) this.#scope = null;
      this.#loaded = holding;
    }
    this.#update();
  }

  #update(): void {
    const holding = this.#holding;
    const report = holding?.report ?? null;
    const isByHand = this.#data !== null || this.#dataError !== null;
    this.#state = stateOf({
      report,
      problems: holding?.problems ?? [],
      isLoading: isByHand ? this.#isReading : this.#running !== null || (this.#source !== null && !this.#error),
      error: isByHand ? this.#dataError : this.#running ? null : this.#error,
      ageMs: holding ? this.#ageOf(holding) : null,
    });
    this.#notify();
  }

  #ageOf({ report, receivedAt }: Holding): number {
    return Math.max(0, this.#environment.now() - (instantOf(report?.asOf) ?? receivedAt));
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const tenantOf = ({ posture, report }: Holding): string => posture?.tenantId ?? report?.tenantId ?? '';
