/** Data and sources for the stories: generated tenants, and data that have become stale. */
import { readPosture, type Posture, type PostureSource } from '../../src/index.js';
import { createFakeSource, createTenant, payloadsOf, type TenantKind } from '../../src/testing/index.js';

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

/** Answers once, fails ever after: refreshing it makes the data stale. */
export function staleSource(posture: Posture = postureOf()): PostureSource {
  const source = createFakeSource();
  source.answerPosture(posture);
  return {
    async load(request) {
      const result = await source.load(request);
      source.fail({ code: 'network', message: 'refused', host: 'api.example.com' });
      return result;
    },
  };
}
