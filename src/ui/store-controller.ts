/** Connects an element to its store: one of its own where it has data of its own, else that of the provider around it. */
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { storeContext } from '../state/context.js';
import { ReportStore } from '../state/store.js';

type Host = ReactiveControllerHost & HTMLElement;

export class StoreController implements ReactiveController {
  #own: ReportStore | null = null;
  #around: ReportStore | undefined;
  #active: ReportStore | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(
    private readonly host: Host,
    private readonly onChange: () => void,
  ) {
    host.addController(this);
    new ContextConsumer(host, {
      context: storeContext,
      subscribe: true,
      callback: (store) => {
        this.#around = store;
        this.#follow();
      },
    });
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
    this.#follow();
  }

  hostConnected(): void {
    this.#own?.connect();
    this.#follow();
  }

  hostDisconnected(): void {
    // An element that is only moved is connected again in the same task: what is under way goes on.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#own?.disconnect();
      this.#around = undefined;
      this.#follow();
    });
  }

  #follow(): void {
    const next = this.#own ?? this.#around ?? null;
    if (next === this.#active) return;
    this.#unsubscribe?.();
    this.#active = next;
    this.#unsubscribe = next?.subscribe(this.onChange) ?? null;
    this.onChange();
  }
}
