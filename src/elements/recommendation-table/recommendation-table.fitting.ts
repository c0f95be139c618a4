/**
 * Takes columns away until the table is as wide as its place. Widths of the container choose the columns first (layout styles); what a
 * language's words, a host's font or long data need beyond that is only known once it is laid out.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { spareColumns } from './recommendation-table.ids.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

export class Fitting implements ReactiveController {
  #observer: ResizeObserver | null = null;
  #place: HTMLElement | null = null;
  #fittedTo = '';
  #frame = 0;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostUpdated(): void {
    const place = this.host.renderRoot.querySelector<HTMLElement>('.scroller');
    if (place !== this.#place) this.#watch(place);
    this.#fit();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(place: HTMLElement | null): void {
    this.#observer?.disconnect();
    this.#place = place;
    this.#fittedTo = '';
    if (!place || !globalThis.ResizeObserver) return;
    this.#observer ??= new ResizeObserver(() => {
      // Columns change the height that is observed: within the observer's turn the browser would report a loop to the host.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#fit());
    });
    this.#observer.observe(place);
  }

  /** What has gone stays away while rows change, so that turning a page does not move the columns. */
  #fit(): void {
    const table = this.#place?.firstElementChild;
    if (!(table instanceof HTMLTableElement)) return;
    if (!table.classList.contains('fitting')) {
      delete table.dataset['dropped'];
      this.#fittedTo = '';
      return;
    }
    const reason = `${this.#place!.clientWidth} ${table.tHead?.textContent}`;
    if (reason !== this.#fittedTo) delete table.dataset['dropped'];
    this.#fittedTo = reason;
    for (const id of spareColumns) {
      if (table.offsetWidth <= this.#place!.clientWidth) return;
      const { dropped = '' } = table.dataset;
      if (table.tHead?.querySelector<HTMLElement>(`.${id}`)?.offsetWidth) table.dataset['dropped'] = `${dropped} ${id}`.trim();
    }
  }
}
