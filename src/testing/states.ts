/** One way into each state, for tests, stories and pictures of a host's page. */
import type { ScoreOptions } from '../core/options.js';
import type { Posture } from '../core/posture.js';
import { readPosture } from '../sources/readPosture.js';
import type { LoadError, PostureSource } from '../sources/source.js';
import type { StateKind } from '../state/widget-state.js';
import { createFakeSource } from './fakeSource.js';
import { createTenant, payloadsOf } from './tenant/index.js';

/** What the states show is of this instant. */
export const stateAsOf = '2026-11-20T06:00:00Z';

export interface StateInputs {
  /** `null` for `idle`. */
  readonly source: PostureSource | null;
  readonly options: ScoreOptions;
}

const options: ScoreOptions = { now: stateAsOf };
const daysLater: ScoreOptions = { now: '2026-11-27T06:00:00Z' };

const forbidden: LoadError = {
  code: 'forbidden',
  message: 'status 403',
  host: 'api.example.com',
  status: 403,
  permission: 'SecurityEvents.Read.All',
};

const failed: LoadError = {
  code: 'server',
  message: 'status 500',
  host: 'api.example.com',
  status: 500,
  requestId: '5f1c7d0e-9a3b-4c6f-8f0d-2b7a61c3d9e4',
};

/** Assigned to an element (`Object.assign(element, inputsFor('stale'))`), they bring it into the state. Each call makes new ones. */
export function inputsFor(kind: StateKind): StateInputs {
  if (kind === 'idle') return { source: null, options };
  const source = createFakeSource();
  if (kind === 'error') source.fail(failed);
  else if (kind === 'restricted') source.fail(forbidden);
  else if (kind === 'empty') source.answer({ value: [] });
  else if (kind === 'partial') source.answerPosture({ ...samplePosture(), settings: { infrastructure: false } });
  else if (kind !== 'loading') source.answerPosture(samplePosture());
  return { source, options: kind === 'stale' ? daysLater : options };
}

/** An invented tenant, read from payloads in the vendor's shapes. */
export function samplePosture(): Posture {
  const read = readPosture(payloadsOf(createTenant({ seed: 'states', kind: 'healthy', asOf: stateAsOf })));
  if (read.kind !== 'posture') throw new Error(`the sample is not readable: ${read.problems[0]?.message}`);
  return read.posture;
}
