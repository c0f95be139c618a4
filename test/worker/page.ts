/** What a host's page has at hand, for the tests that call it from outside the frame. */
import { scorePosture } from '../../src/core/index.js';
import { readInWorker, readPosture, readPostureInChunks } from '../../src/sources/index.js';

export const kit = { readInWorker, readPosture, readPostureInChunks, scorePosture };

Object.assign(globalThis, { kit });
