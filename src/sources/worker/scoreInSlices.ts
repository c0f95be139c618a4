import type { ScoreOptions } from '../../core/options.js';
import type { ScoreReport } from '../../core/report.js';
import { scorePosture } from '../../core/scorePosture.js';
import type { Problem } from '../../schema/problem.js';
import { readPostureInChunks, type ChunkOptions } from '../inChunks.js';

export type ScoredRead =
  | { readonly kind: 'scored'; readonly report: ScoreReport; readonly problems: readonly Problem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads in slices and scores: the same on the page and in the worker. Rejects with the signal's reason, and for nothing else. */
export async function scoreInSlices(payloads: unknown, score: ScoreOptions, options: ChunkOptions): Promise<ScoredRead> {
  const read = await readPostureInChunks(payloads, options);
  if (read.kind === 'invalid') return read;
  return { kind: 'scored', report: scorePosture(read.posture, score), problems: read.problems };
}
