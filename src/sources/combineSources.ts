import { readable, together, whileWanted } from './live/source.js';
import type { LiveSource } from './source.js';

export interface CombineOptions {
  /** Payloads that the host has itself, of any known format: settings, names, a history by day. They are read first. */
  readonly payloads?: readonly unknown[];
}

/**
 * One tenant out of several sources, as the combined score needs it: Defender XDR from `connectGraph` and Infrastructure
 * from `connectArm`. Their payloads are read as one posture. The first failure ends all of them and is the result, since
 * half of a combined score would look like a whole one; what was on screen stays.
 */
export function combineSources(sources: readonly LiveSource[], { payloads = [] }: CombineOptions = {}): LiveSource {
  const known = { kind: 'payloads', payloads, incomplete: [] } as const;
  return readable(null, (request) =>
    whileWanted(request, null, (signal) =>
      together([Promise.resolve(known), ...sources.map((source) => source.loadPayloads({ ...request, signal }))]),
    ),
  );
}
