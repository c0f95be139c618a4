/** What a live source is to the rest of the kit: something that can be asked for a posture and never throws. */
import type { Posture } from '../core/posture.js';
import type { Problem } from '../schema/problem.js';

/** Our own codes; engines name network faults differently (RELIABILITY.md). */
export type LoadErrorCode =
  | 'network'
  | 'incomplete'
  | 'throttled'
  | 'server'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'bad-response'
  | 'bad-config'
  | 'no-token'
  | 'token-failed'
  | 'timeout'
  | 'invalid';

export interface LoadError {
  readonly code: LoadErrorCode;
  /** For developers, in English; what people read comes from the message catalogue. */
  readonly message: string;
  /** Host name only, never a path or query: those may hold what is not for a screen. */
  readonly host?: string;
  readonly status?: number;
  /** The vendor's request id, for its support. */
  readonly requestId?: string;
  /** The permission to grant, where the endpoint is one we know. */
  readonly permission?: string;
  /** The setting that could not be read, for `bad-config`. */
  readonly setting?: string;
  readonly retryAfterSeconds?: number;
  /** What did not come in time, for `timeout`. */
  readonly waitsFor?: 'token' | 'answer';
  readonly problems?: readonly Problem[];
}

/** The posture is there, but not whole: pages or lists are missing. */
export interface LoadWarning {
  readonly code: 'incomplete';
  readonly message: string;
}

export type LoadResult =
  | {
      readonly kind: 'posture';
      readonly posture: Posture;
      readonly problems: readonly Problem[];
      /** Absent where all is well. */
      readonly warnings?: readonly LoadWarning[];
    }
  | LoadFailure;

export type LoadFailure = { readonly kind: 'failed'; readonly error: LoadError } | { readonly kind: 'aborted' };

export interface LoadRequest {
  readonly signal: AbortSignal;
  /** Bypass what is remembered, the token included. */
  readonly forceRefresh?: boolean;
}

/** A source of a tenant's posture. Another tenant or another identity is another source object. */
export interface PostureSource {
  load(request: LoadRequest): Promise<LoadResult>;
  /** Whoever asked is gone: what is remembered for it may be forgotten. */
  release?(): void;
}

/** What a source has loaded of a tenant, before it is read. */
export interface LoadedPayloads {
  readonly kind: 'payloads';
  readonly payloads: readonly unknown[];
  /** What is missing, by list; empty where all is there. */
  readonly incomplete: readonly { readonly list: string; readonly reason: string }[];
}

/** A source that can also be read together with others (`combineSources`). */
export interface LiveSource extends PostureSource {
  /** As `load`, and never throws either. */
  loadPayloads(request: LoadRequest): Promise<LoadedPayloads | LoadFailure>;
}
