/** Data and sources for the stories: generated tenants, and one way into each state. */
import { readPosture, type LoadError, type LoadResult, type Posture, type PostureSource } from '../../src/index.js';
import { createTenant, payloadsOf, type TenantKind } from '../../src/testing/index.js';

/** A fixed present, so that a story looks the same on every day. */
export const storyNow = '2026-11-20T06:00:00Z';

const postures = new Map<TenantKind, Posture>();

/** The posture of a generated tenant, read from its payloads as a host's would be. */
export function postureOf(kind: TenantKind = 'healthy'): Posture {
  let posture = postures.get(kind);
  if (!posture) {
    const read = readPosture(payloadsOf(createTenant({ seed: `story-${kind}`, kind, asOf: storyNow })));
    if (read.kind !== 'posture') throw new Error(`the generated tenant is not readable: ${read.problems[0]?.message}`);
    postures.set(kind, (posture = read.posture));
  }
  return posture;
}

/** Options of the stories: the present is that of the data. */
export const storyOptions = { now: storyNow };

const answering = (answer: () => Promise<LoadResult>): PostureSource => ({ load: answer });

/** Never answers: the widget stays loading. */
export const loadingSource = answering(() => new Promise(() => undefined));

export const failingSource = (error: LoadError): PostureSource => answering(() => Promise.resolve({ kind: 'failed', error }));

export const serverError: LoadError = {
  code: 'server',
  message: 'status 500',
  host: 'api.example.com',
  status: 500,
  requestId: '5f1c7d0e-9a3b-4c6f-8f0d-2b7a61c3d9e4',
};

export const forbiddenError: LoadError = {
  code: 'forbidden',
  message: 'status 403',
  host: 'api.example.com',
  status: 403,
  permission: 'SecurityEvents.Read.All',
};

/** Answers once, fails ever after: refreshing it makes the data stale. */
export function staleSource(posture: Posture = postureOf()): PostureSource {
  let isFirst = true;
  return answering(() => {
    const result: LoadResult = isFirst
      ? { kind: 'posture', posture, problems: [] }
      : { kind: 'failed', error: { code: 'network', message: 'refused', host: 'api.example.com' } };
    isFirst = false;
    return Promise.resolve(result);
  });
}

export const emptyPayload = { value: [] };
