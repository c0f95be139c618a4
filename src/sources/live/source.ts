/** Turns lists to load into a source: together, at most four requests at once, one failure ending all. */
import type { QualityNote } from '../../core/quality.js';
import { messageOf, problemWithText } from '../../schema/problem.js';
import { readPostureInChunks } from '../inChunks.js';
import type { LiveSource, LoadedPayloads, LoadRequest, LoadResult } from '../source.js';
import { aborted, failed, isFailure, type Failure } from './failure.js';
import { isConfidential } from './links.js';
import { createSession, type LiveOptions, type Session } from './session.js';
import { createSlots } from './slots.js';

/** Payloads of a part of the posture. */
export type Part = LoadedPayloads;

const requestsAtOnce = 4;

export interface Endpoint {
  /** `null` for an address that is none. */
  readonly url: URL | null;
  /** The option that it comes from, for the message. */
  readonly setting: string;
}

/** A source of the parts that `load` brings. Never throws, and leaves nothing under way when the signal comes. */
export function liveSource(
  endpoints: readonly Endpoint[],
  options: LiveOptions,
  load: (session: Session) => Promise<Part | Failure>,
): LiveSource {
  const slots = createSlots(requestsAtOnce);
  const refused = configurationError(endpoints, options);
  const url = endpoints[0]?.url ?? null;
  return readable(url, async (request) => {
    if (refused) return refused;
    return whileWanted(request, url, (signal) => load(createSession(options, slots, request, signal)));
  });
}

/** A source of what `loadPayloads` brings; `url` is where a failure to read it comes from. */
export function readable(url: URL | null, loadPayloads: LiveSource['loadPayloads']): LiveSource {
  return {
    loadPayloads,
    async load(request: LoadRequest): Promise<LoadResult> {
      const part = await loadPayloads(request);
      if (isFailure(part)) return part;
      return whileWanted(request, url, (signal) => postureOf(part, url, signal));
    },
  };
}

/** Runs `work` with a signal that also comes when it has ended, so that nothing stays under way. Resolves, whatever happens. */
export async function whileWanted<T extends object>(
  { signal }: LoadRequest,
  url: URL | null,
  work: (signal: AbortSignal) => Promise<T | Failure>,
): Promise<T | Failure> {
  if (signal.aborted) return aborted;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } catch (thrown) {
    return signal.aborted ? aborted : failed('bad-response', messageOf(thrown), url);
  } finally {
    signal.removeEventListener('abort', abort);
    controller.abort();
  }
}

function configurationError(endpoints: readonly Endpoint[], { getAccessToken }: LiveOptions): Failure | null {
  const bad = endpoints.find(({ url }) => url === null);
  if (bad) return failed('bad-config', `${bad.setting} is no http address`, null, { setting: bad.setting });
  if (endpoints.length === 0) return failed('bad-config', 'no address to load', null, { setting: 'src' });
  if (!getAccessToken) return null;
  const { url, setting } = endpoints[0]!;
  if (!isConfidential(url!)) return failed('bad-config', 'a token is sent over https only', url, { setting });
  const foreign = endpoints.find((other) => other.url!.origin !== url!.origin);
  return foreign ? failed('bad-config', 'a token is sent to one origin only', foreign.url, { setting }) : null;
}

async function postureOf({ payloads, incomplete }: Part, url: URL | null, signal: AbortSignal): Promise<LoadResult> {
  const read = await readPostureInChunks(payloads.length === 1 ? payloads[0] : payloads, { signal });
  if (signal.aborted) return aborted;
  if (read.kind === 'invalid')
    return failed('bad-response', read.problems[0]?.message ?? 'nothing that we know', url, { problems: read.problems });
  if (incomplete.length === 0) return { kind: 'posture', posture: read.posture, problems: read.problems };
  const problems = incomplete.map(({ list, reason }) => problemWithText(list, 'the whole list', `a part of it: ${reason}`));
  return {
    kind: 'posture',
    posture: { ...read.posture, notes: [...(read.posture.notes ?? []), ...incomplete.map(noteOf)] },
    problems: [...read.problems, ...problems],
    warnings: problems.map(({ message }) => ({ code: 'incomplete', message })),
  };
}

const noteOf = ({ list, reason }: Part['incomplete'][number]): QualityNote => ({
  code: 'coverage',
  subject: { kind: 'payload', id: list },
  facts: { complete: false, reason },
});

/** All parts, or the first failure, which makes the others pointless. */
export async function together(loads: readonly Promise<Part | Failure>[]): Promise<Part | Failure> {
  const parts: Part[] = [];
  try {
    parts.push(...(await Promise.all(loads.map(async (loading) => orThrow(await loading)))));
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.failure;
    throw thrown;
  }
  const [payloads, incomplete] = [parts.flatMap((part) => part.payloads), parts.flatMap((part) => part.incomplete)];
  return { kind: 'payloads', payloads, incomplete };
}

class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super();
  }
}

function orThrow(part: Part | Failure): Part {
  if (isFailure(part)) throw new Stopped(part);
  return part;
}

/** A list that the posture can do without: where it may not be read or does not exist, the result says so. */
export async function optional(list: string, loading: Promise<Part | Failure>): Promise<Part | Failure> {
  const part = await loading;
  if (!isFailure(part) || part.kind !== 'failed') return part;
  const { code, message } = part.error;
  return code === 'forbidden' || code === 'not-found' ? { kind: 'payloads', payloads: [], incomplete: [{ list, reason: message }] } : part;
}
