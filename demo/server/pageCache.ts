/**
 * The vendor's pages, kept for a while for each tenant and each app that read them. Only whole good answers are kept; what a
 * reader may not see is never served from what another one was sent.
 */
export interface CachedPage {
  readonly text: string;
  readonly until: number;
}

export interface PageCacheOptions {
  readonly lifetimeMilliseconds: number;
  /** Characters of all pages together; the oldest go first. */
  readonly limit: number;
  readonly now?: () => number;
}

export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  readonly #options: Required<PageCacheOptions>;
  #size = 0;

  constructor(options: PageCacheOptions) {
    this.#options = { now: Date.now, ...options };
  }

  get size(): number {
    return this.#size;
  }

  /** A `fetch` for a live source, which keeps what it brings under `owner`: the tenant and the app. */
  fetchFor(owner: string): typeof globalThis.fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      const body = request.method === 'POST' ? await request.clone().text() : '';
      const key = JSON.stringify([owner, request.method, request.url, body]);
      const known = this.#pages.get(key);
      if (known && known.until > this.#options.now() && request.cache !== 'no-cache')
        return new Response(known.text, { headers: { 'content-type': 'application/json' } });
      const response = await fetch(request);
      if (!response.ok || !response.headers.get('content-type')?.includes('json')) return response;
      const text = await response.text().catch(() => null);
      if (text === null) return new Response(cutOff(), { status: response.status, headers: response.headers });
      this.#keep(key, text);
      return new Response(text, { status: response.status, headers: response.headers });
    };
  }

  /** After a change of the tenant's data, or when a customer leaves. */
  forget(owner: string): void {
    const start = JSON.stringify([owner]).slice(0, -1);
    for (const key of this.#pages.keys()) if (key.startsWith(`${start},`)) this.#drop(key);
  }

  #keep(key: string, text: string): void {
    this.#drop(key);
    this.#pages.set(key, { text, until: this.#options.now() + this.#options.lifetimeMilliseconds });
    this.#size += text.length;
    for (const oldest of this.#pages.keys()) {
      if (this.#size <= this.#options.limit) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#pages.get(key)?.text.length ?? 0;
    this.#pages.delete(key);
  }
}

/** A body that broke off does so for the source too, which says so in its own words. */
const cutOff = (): ReadableStream => new ReadableStream({ start: (controller) => controller.error(new TypeError('the answer broke off')) });
