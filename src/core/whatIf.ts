/** What the report would be if some recommendations were done or decided otherwise (SCORING.md, G). */
import { AssumedChanges, withDescendants, type PostureChange } from './changes.js';
import { identified } from './lists.js';
import type { ScoreOptions } from './options.js';
import type { Posture } from './posture.js';
import type { ScoreReport } from './report.js';
import { scoreOnTop, scoreWithChanges } from './scorePosture.js';

/**
 * Scores with the changes. Recommendations of one control depend on each other, so the whole is scored again: three of four
 * change nothing, the fourth gives all. What is not touched keeps the vendor's figures. From a report it is faster than from
 * a posture, since only what the changes touch is computed; its own options and what was assumed for it stand.
 */
export function whatIf(from: Posture | ScoreReport, changes: readonly PostureChange[], options: ScoreOptions = {}): ScoreReport {
  const report = (from as ScoreReport | null)?.kind === 'report' ? (from as ScoreReport) : null;
  const posture = report ? report.posture : (from as Posture);
  const all = withDescendants(Array.isArray(changes) ? changes : [], identified(posture?.scopes));
  return report ? scoreOnTop(report, all) : scoreWithChanges(posture, options, new AssumedChanges(all));
}
