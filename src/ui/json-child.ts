/** Data as a child `<script type="application/json">`: for static pages and strict CSP, where no host script runs. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Reports the text of the child whenever it comes or changes; `null` where there is none. */
export class JsonChildController implements ReactiveController {
  #observer: MutationObserver | null = null;
  #text: string | null = null;

  constructor(
    private readonly host: Host,
    private readonly onText: (text: string | null) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
    this.#observer.observe(this.host, { childList: true, subtree: true, characterData: true });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #read(): void {
    const child = this.host.querySelector(':scope > script[type="application/json"]');
    const text = child?.textContent?.trim() ? child.textContent : null;
    // While the page is still being parsed the text may be cut in the middle: it is whole when something follows it.
    if (child && !child.nextSibling && this.host.ownerDocument.readyState === 'loading') {
      this.host.ownerDocument.addEventListener('DOMContentLoaded', () => this.#read(), { once: true });
      return;
    }
    if (text === this.#text) return;
    this.#text = text;
    this.onText(text);
  }
}
