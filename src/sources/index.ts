/** Payloads of the vendors' APIs, or of the plain format, to the core's nouns. */
export { readPosture } from './readPosture.js';
export type { ReadResult } from './readPosture.js';
export type { ReadOptions } from './assemble.js';
export type { Problem } from '../schema/problem.js';
export { connectEndpoint } from './endpoint.js';
export type { EndpointOptions } from './endpoint.js';
export type { LoadError, LoadErrorCode, LoadRequest, LoadResult, PostureSource } from './source.js';
