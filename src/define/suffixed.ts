/** Registers elements under other names, for a page that holds two versions of the kit. */
import './context-root.js';
import { RecommendationTable } from '../elements/recommendation-table/recommendation-table.js';
import { ScoreTrend } from '../elements/score-trend/score-trend.js';
import { SecureScoreGauge } from '../elements/secure-score-gauge/secure-score-gauge.js';
import { SecureScoreProvider } from '../elements/secure-score-provider/secure-score-provider.js';
import { SubscoreBreakdown } from '../elements/subscore-breakdown/subscore-breakdown.js';
import { define } from './define.js';

const classes = {
  'secure-score-provider': SecureScoreProvider,
  'secure-score-gauge': SecureScoreGauge,
  'subscore-breakdown': SubscoreBreakdown,
  'recommendation-table': RecommendationTable,
  'score-trend': ScoreTrend,
};

/**
 * Registers all elements of this copy with a suffix: `defineWithSuffix('-next')` gives `<secure-score-gauge-next>` and the
 * others, beside whatever holds the usual names. The suffix is lower case and begins with a hyphen. Names that are taken stay
 * as they are. Returns the names.
 */
export function defineWithSuffix(suffix: `-${string}`): readonly string[] {
  return Object.entries(classes).map(([tag, element]) => {
    const name = tag + suffix;
    // A registry takes a class once, and this copy may hold its usual names too.
    define(name, class extends (element as CustomElementConstructor) {});
    return name;
  });
}
