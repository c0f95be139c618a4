import type { LoadError, LoadErrorCode, LoadFailure as Failure } from '../source.js';

export type { Failure };

export const aborted: Failure = { kind: 'aborted' };

/** The host's name goes with the error, never a path or query. */
export function failed(code: LoadErrorCode, message: string, url: URL | null, more: Partial<LoadError> = {}): Failure {
  return { kind: 'failed', error: { code, message, ...(url ? { host: url.host } : {}), ...more } };
}

export const isFailure = (value: object): value is Failure => 'kind' in value && (value.kind === 'failed' || value.kind === 'aborted');
