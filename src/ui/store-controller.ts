/** Connects an element to its store: one of its own where it has data of its own, else that of the provider around it. */
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { storeContext } from '../state/context.js';
import { ReportStore } from '../state/store.js';

type Host = ReactiveControllerHost & HTMLElement;

export class StoreController implements ReactiveController {
  #own: ReportStore | null = null;
  #around: ReportStore | undefined;
  #active: ReportStore | null = null;
  #unsubscribe: (() => void) | null = null;
  #release: (() => void) | undefined;
  #hasAsked = false;

  /** A host that `isFed` by itself asks for no provider: most of a page of gauges stands without one. */
  constructor(
    private readonly host: Host,
    private readonly onChange: () => void,
    private readonly isFed: () => boolean,
  ) {
    host.addController(this);
  }

  /** The store the element shows; `null` where nothing feeds it yet. */
  get store(): ReportStore | null {
    return this.#active;
  }

  /** Whether the element is fed by itself and not by a provider. */
  get isOwn(): boolean {
    return this.#own !== null;
  }

  /** The element's own store, made when it is first given something of its own. */
  own(): ReportStore {
    if (!this.#own) {
      this.#own = new ReportStore();
      if (this.host.isConnected) this.#own.connect();
      this.#follow();
    }
    return this.#own;
  }

  /** Back to the provider's data. */
  disown(): void {
    this.#own?.disconnect();
    this.#own = null;
    this.#ask();
    this.#follow();
  }

  hostConnected(): void {
    this.#own?.connect();
    if (!this.isFed()) this.#ask();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#release?.();
    this.#release = undefined;
    this.#hasAsked = false;
    // An element that is only moved is connected again in the same task: what is under way goes on.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#own?.disconnect();
      this.#around = undefined;
      this.#follow();
    });
  }

  /** Once for each place in the page: where nobody answers, the root asks again for us when a provider comes. */
  #ask(): void {
    if (this.#hasAsked || !this.host.isConnected) return;
    this.#hasAsked = true;
    this.host.dispatchEvent(new ContextEvent(storeContext, this.host, this.#receive, true));
  }

  /** The same function for every request, by which the root knows that it is the same one who asks. */
  readonly #receive = (store: ReportStore, release?: () => void): void => {
    if (this.#release !== release) this.#release?.();
    this.#release = release;
    this.#around = store;
    this.#follow();
  };

  #follow(): void {
    const next = this.#own ?? this.#around ?? null;
    if (next === this.#active) return;
    this.#unsubscribe?.();
    this.#active = next;
    this.#unsubscribe = next?.subscribe(this.onChange) ?? null;
    this.onChange();
  }
}
