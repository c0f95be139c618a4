/** Payloads of the vendors' APIs, or of the plain format, to the core's nouns; and sources that fetch them. */
export { readPosture } from './readPosture.js';
export type { ReadResult } from './readPosture.js';
export type { ReadOptions } from './assemble.js';
export { readPostureInChunks } from './inChunks.js';
export type { ChunkOptions } from './inChunks.js';
export { readInWorker } from './worker/readInWorker.js';
export type { WorkerOptions, WorkerResult } from './worker/readInWorker.js';
export type { Problem } from '../schema/problem.js';
export { connectEndpoint } from './endpoint.js';
export type { EndpointOptions } from './endpoint.js';
export { connectGraph } from './connectGraph.js';
export type { GraphOptions } from './connectGraph.js';
export { connectArm } from './connectArm.js';
export type { ArmOptions } from './connectArm.js';
export { connectResourceGraph } from './connectResourceGraph.js';
export type { ResourceGraphOptions } from './connectResourceGraph.js';
export { combineSources } from './combineSources.js';
export type { CombineOptions } from './combineSources.js';
export type { LiveOptions } from './live/session.js';
export type { Clock } from './live/clock.js';
export type { GetAccessToken, TokenRequest } from './live/token.js';
export { createSharedEndpoints, sharedEndpoint } from './shared-endpoint.js';
export type { SharedEndpoints, SharedSource } from './shared-endpoint.js';
export { kustoQueries } from './kusto.js';
export type { KustoParameters, KustoQueryName } from './kusto.js';
export { statusUpdateRequest } from './statusUpdate.js';
export type { StatusRefusal, StatusUpdate, StatusUpdateRequest, VendorInformation } from './statusUpdate.js';
export type {
  LiveSource,
  LoadedPayloads,
  LoadError,
  LoadErrorCode,
  LoadFailure,
  LoadRequest,
  LoadResult,
  LoadWarning,
  PostureSource,
} from './source.js';
