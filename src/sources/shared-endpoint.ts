/** One request for all widgets of a page that name the same address, for the same reader. */
import { connectEndpoint, type EndpointOptions } from './endpoint.js';
import type { LoadRequest, LoadResult, PostureSource } from './source.js';

interface Running {
  readonly result: Promise<LoadResult>;
  readonly controller: AbortController;
  readonly isForced: boolean;
  waiting: number;
}

interface Shared {
  readonly source: PostureSource;
  readonly users: Set<PostureSource>;
  running: Running | null;
  /** The last good answer, for whoever comes later, as long as somebody uses the address. */
  last: LoadResult | null;
}

/** `release` says that a widget is gone: when all are, nothing is remembered. */
export interface SharedSource extends PostureSource {
  release(): void;
}

/** `reader` is the host's key of who is signed in: what one reader was sent is never given to another. */
export type SharedEndpoints = (url: string, reader?: string | null) => SharedSource;

/** Sources over addresses, whose requests under way and last answers are shared by address and reader. */
export function createSharedEndpoints(options: EndpointOptions = {}): SharedEndpoints {
  const sharedSources = new Map<string, Shared>();
  return (url, reader = null) => {
    const key = JSON.stringify([reader, url]);
    const source: SharedSource = {
      load: (request) => {
        let shared = sharedSources.get(key);
        if (!shared)
          sharedSources.set(key, (shared = { source: connectEndpoint(url, options), users: new Set(), running: null, last: null }));
        shared.users.add(source);
        return load(shared, request);
      },
      release: () => {
        const shared = sharedSources.get(key);
        if (shared?.users.delete(source) && shared.users.size === 0) sharedSources.delete(key);
      },
    };
    return source;
  };
}

/** The page's own: a thousand elements with one `src` make one request. */
export const sharedEndpoint: SharedEndpoints = createSharedEndpoints();

function load(shared: Shared, { signal, forceRefresh = false }: LoadRequest): Promise<LoadResult> {
  if (signal.aborted) return Promise.resolve({ kind: 'aborted' });
  if (shared.last && !forceRefresh) return Promise.resolve(shared.last);
  const isUnderWay = shared.running !== null && (shared.running.isForced || !forceRefresh);
  return join(shared, isUnderWay ? shared.running! : start(shared, forceRefresh), signal);
}

function start(shared: Shared, forceRefresh: boolean): Running {
  const controller = new AbortController();
  const result = shared.source.load({ signal: controller.signal, forceRefresh }).then((loaded) => {
    if (shared.running !== running) return loaded;
    shared.running = null;
    if (loaded.kind === 'posture') shared.last = loaded;
    return loaded;
  });
  const running: Running = { result, controller, isForced: forceRefresh, waiting: 0 };
  return (shared.running = running);
}

/** One that leaves gets `aborted`; the request itself ends with the last. */
function join(shared: Shared, running: Running, signal: AbortSignal): Promise<LoadResult> {
  running.waiting++;
  return new Promise((resolve) => {
    const leave = () => {
      resolve({ kind: 'aborted' });
      if (--running.waiting > 0) return;
      if (shared.running === running) shared.running = null;
      running.controller.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    void running.result.then((loaded) => {
      signal.removeEventListener('abort', leave);
      resolve(loaded);
    });
  });
}
