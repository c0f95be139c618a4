/** On paper stand all rows, not the page that is on the screen, whatever starts the printing. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A browser takes some seconds to lay out this many. */
export const mostPrinted = 5000;

export class Printing implements ReactiveController {
  isOn = false;

  /** `drawNow` draws before it returns: the browser does not wait. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly drawNow: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#begin);
    addEventListener('afterprint', this.#end);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#begin);
    removeEventListener('afterprint', this.#end);
  }

  async print(): Promise<void> {
    this.#begin();
    await this.host.updateComplete;
    print();
    this.#end();
  }

  readonly #begin = (): void => {
    if (this.isOn) return;
    this.isOn = true;
    this.host.requestUpdate();
    this.drawNow();
  };

  readonly #end = (): void => {
    this.isOn = false;
    this.host.requestUpdate();
  };
}
