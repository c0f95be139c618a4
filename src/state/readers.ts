/**
 * The readers, loaded when there is something to read: a gauge that is fed by attributes or by a computed report
 * does not pay for them. Once they are here, reading is synchronous.
 */
import type { LoadRequest, LoadResult, PostureSource } from '../sources/source.js';
import type { ReadResult } from '../sources/readPosture.js';

type Read = (payload: unknown) => ReadResult;

let loaded: Read | null = null;

/** `readPosture` where it is loaded already, else `null`. */
export const readerIfLoaded = (): Read | null => loaded;

export async function loadReader(): Promise<Read> {
  const { readPosture } = await import('../sources/readPosture.js');
  return (loaded ??= (payload) => readPosture(payload));
}

/** The source behind a `src` attribute; its code comes with the first request. */
export function endpointSource(url: string): PostureSource {
  let source: Promise<PostureSource> | null = null;
  const connect = async () => {
    const { connectEndpoint } = await import('../sources/endpoint.js');
    return connectEndpoint(url);
  };
  return {
    async load(request: LoadRequest): Promise<LoadResult> {
      await loadReader();
      return (await (source ??= connect())).load(request);
    },
  };
}
