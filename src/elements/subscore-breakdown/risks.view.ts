/** Open recommendations by risk level, as tiles. */
import { keyOf } from '../../core/identifiers.js';
import { riskLevelOf, riskLevels } from '../../core/riskBased.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { RiskLevel } from '../../core/posture.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';

export interface RiskTile {
  readonly level: RiskLevel;
  readonly name: string;
  /** "12.36K". */
  readonly count: string;
  /** The exact count in words. */
  readonly full: string;
  /** 0..100 of all that are open. */
  readonly share: number;
  readonly scope: ActiveScope;
}

export interface RisksView {
  readonly tiles: readonly RiskTile[];
  readonly summary: string;
}

/** Assets count each recommendation that is open at them; without assets, each recommendation counts once a scope. */
export function risksView(report: ScoreReport, formatter: Formatter): RisksView {
  const open = report.risk?.open ?? openCounts(report.recommendations);
  const total = riskLevels.reduce((sum, level) => sum + open[level], 0);
  return {
    summary: formatter.text('breakdown.openTotal', { count: total }),
    tiles: riskLevels.map((level) => {
      const name = formatter.text(`breakdown.risk.${level}`);
      const count = open[level];
      return {
        level,
        name,
        count: formatter.compact(count),
        full: formatter.text('breakdown.openAt', { count, level: name }),
        share: total > 0 ? (100 * count) / total : 0,
        scope: { kind: 'riskLevel', id: level, name },
      };
    }),
  };
}

const closed = new Set(['completed', 'thirdparty', 'alternatemitigation', 'riskaccepted', 'ignored', 'notapplicable']);

function openCounts(recommendations: readonly RecommendationReport[]): Record<RiskLevel, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const item of recommendations) {
    const level = riskLevelOf(item);
    const isOpen = item.resources ? item.resources.unhealthy > 0 : !closed.has(keyOf(item.status));
    if (level && isOpen) counts[level] += 1;
  }
  return counts;
}
