/** Payloads as they arrive, for a reader that takes one after another. */
export class PayloadQueue implements AsyncIterable<unknown> {
  readonly #waiting: { readonly payload: unknown }[] = [];
  #isEnded = false;
  #wake: () => void = () => undefined;

  push(payload: unknown): void {
    this.#waiting.push({ payload });
    this.#wake();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) yield next.payload;
      else if (this.#isEnded) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
