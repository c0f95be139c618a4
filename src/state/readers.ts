/**
 * The readers, loaded when there is something to read: a gauge that is fed by attributes or by a computed report
 * does not pay for them. Once they are here, reading is synchronous.
 */
import type { LoadRequest, LoadResult, PostureSource } from '../sources/source.js';
import type { ReadResult } from '../sources/readPosture.js';
import type { SharedSource } from '../sources/shared-endpoint.js';

type Read = (payload: unknown) => ReadResult;

let loaded: Read | null = null;

/** `readPosture` where it is loaded already, else `null`. */
export const readerIfLoaded = (): Read | null => loaded;

export async function loadReader(): Promise<Read> {
  const { readPosture } = await import('../sources/readPosture.js');
  return (loaded ??= (payload) => readPosture(payload));
}

/** The source behind a `src` attribute, shared with all others of that address and reader; its code comes with the first request. */
export function endpointSource(url: string, reader: string | null): PostureSource {
  let source: Promise<SharedSource> | null = null;
  const connect = async () => {
    const [{ sharedEndpoint }] = await Promise.all([import('../sources/shared-endpoint.js'), loadReader()]);
    return sharedEndpoint(url, reader);
  };
  // A page that was offline when the code should have come may try again.
  const connected = () =>
    (source ??= connect().catch((thrown: unknown) => {
      source = null;
      throw thrown;
    }));
  return {
    load: async (request: LoadRequest): Promise<LoadResult> => (await connected()).load(request),
    release: () => void source?.then((shared) => shared.release()).catch(() => undefined),
  };
}
