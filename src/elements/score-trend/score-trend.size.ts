/** Watches the size of one part of a host's shadow root, whichever node is in its place. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Size } from './score-trend.drawing.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

const usualFontSize = 16;

/**
 * Whole pixels, so that half a pixel of zooming draws nothing anew. What is drawn into the part must not change its size, or
 * the observer would run in circles.
 */
export class SizeController implements ReactiveController {
  size: Size | null = null;
  #observer: ResizeObserver | null = null;
  #part: Element | null = null;

  constructor(
    private readonly host: Host,
    private readonly selector: string,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    this.#observe(this.host.renderRoot.querySelector(this.selector));
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observe(null);
  }

  #observe(part: Element | null): void {
    if (part === this.#part) return;
    this.#observer?.disconnect();
    this.#part = part;
    // Where nothing is laid out (jsdom) nothing is drawn; the sentence and the table stand all the same.
    if (!part || typeof ResizeObserver === 'undefined') return;
    this.#observer ??= new ResizeObserver(([entry]) => this.#take(entry!));
    this.#observer.observe(part);
  }

  /** The height is in `em`, so that larger text is a new size too. */
  #take({ contentRect: { width, height }, target }: ResizeObserverEntry): void {
    const scale = Number.parseFloat(getComputedStyle(target).fontSize) / usualFontSize || 1;
    const next = { width: Math.floor(width), height: Math.floor(height), scale };
    if (next.width === this.size?.width && next.height === this.size.height && scale === this.size.scale) return;
    this.size = next;
    this.host.requestUpdate();
  }
}
