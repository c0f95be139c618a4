/** What the report would be if some recommendations were done or decided otherwise (SCORING.md, G). */
import { AssumedChanges, withDescendants, type PostureChange } from './changes.js';
import { identified } from './lists.js';
import type { ScoreOptions } from './options.js';
import type { Posture } from './posture.js';
import type { ScoreReport } from './report.js';
import { scoreWithChanges } from './scorePosture.js';

/**
 * Scores the posture with the changes. Recommendations of one control depend on each other, so the whole is scored
 * again: three of four change nothing, the fourth gives all. What is not touched keeps the vendor's figures.
 */
export function whatIf(posture: Posture, changes: readonly PostureChange[], options: ScoreOptions = {}): ScoreReport {
  const all = withDescendants(Array.isArray(changes) ? changes : [], identified(posture?.scopes));
  return scoreWithChanges(posture, options, new AssumedChanges(all));
}
