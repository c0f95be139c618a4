/** What the report would be if some recommendations were done or decided otherwise (SCORING.md, G). */
import { AssumedChanges, withDescendants, type PostureChange } from './changes.js';
import { identified } from './lists.js';
import type { ScoreOptions } from './options.js';
import type { Posture } from './posture.js';
import type { ScoreReport } from './report.js';
import { scoreOnTop, scoreWithChanges } from './scorePosture.js';

/**
 * Scores with the changes. Recommendations of one control depend on each other, so the whole is scored again: three of four
 * change nothing, the fourth gives all. What is not touched keeps the vendor's figures. From a report it is faster than
 * from its posture: its changes and options stand, and only what these changes touch is computed.
 */
export function whatIf(from: Posture | ScoreReport, changes: readonly PostureChange[], options: ScoreOptions = {}): ScoreReport {
  const isReport = (from as ScoreReport | null)?.kind === 'report';
  const posture = isReport ? (from as ScoreReport).posture : (from as Posture);
  const all = withDescendants(Array.isArray(changes) ? changes : [], identified(posture?.scopes));
  return isReport ? scoreOnTop(from as ScoreReport, all) : scoreWithChanges(posture, options, new AssumedChanges(all));
}
