/** The figures above the table. */
import { AssessmentState } from '../../core/assessments.js';
import { keyOf } from '../../core/identifiers.js';
import type { ResourceCounts } from '../../core/posture.js';
import type { ScoreReport } from '../../core/report.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { scopesBelow } from './recommendation-table.query.js';
import { assessmentsOf } from './recommendation-table.resources.js';
import { RowFlag, type RowTable } from './recommendation-table.rows.js';
import type { TabId } from './recommendation-table.viewState.js';

export interface Figures {
  readonly active: number;
  readonly total: number;
  /** Percentage points of the report's total; `null` where nothing is known. */
  readonly potentialPercent: number | null;
  /** `null` where the points of several scopes or models would be mixed. */
  readonly potentialPoints: number | null;
  /** Distinct resources; `null` without resource data. */
  readonly resources: ResourceCounts | null;
}

export function figuresOf(
  table: RowTable,
  report: ScoreReport,
  inScope: Uint8Array | null,
  scope: ActiveScope | null,
  tab: TabId,
): Figures {
  const actions = new Sum();
  const shown = new Set<string>();
  let [active, total, hasClassic] = [0, 0, false];
  table.items.forEach((item, row) => {
    const flag = table.flags[row]!;
    if ((inScope && inScope[row] === 0) || (tab === 'score' && !(flag & RowFlag.scored))) return;
    total++;
    if (flag & RowFlag.active) active++;
    if (item.model === 'classic') hasClassic = true;
    else if (item.model === 'actions' && item.notCounted === null) actions.add(item, '');
    if (item.model !== 'actions') shown.add(keyOf(item.id));
  });
  const controls = hasClassic ? controlsIn(report, scope) : [];
  // Actions add up; classic recommendations overlap, so their controls stand for them (SCORING.md, B).
  controls?.forEach((control) => actions.add(control, `classic ${keyOf(control.scopeId)}`));
  return {
    active,
    total,
    potentialPercent: controls ? actions.percent : null,
    potentialPoints: controls ? actions.points : null,
    resources: resourceHealth(report, shown),
  };
}

interface Potential {
  readonly potentialPercent: number | null;
  readonly potentialPoints: number | null;
}

class Sum {
  percent: number | null = null;
  #points: number | null = null;
  readonly #currencies = new Set<string>();

  /** Points add up only within one currency. */
  get points(): number | null {
    return this.#currencies.size === 1 ? this.#points : null;
  }

  add({ potentialPercent, potentialPoints }: Potential, currency: string): void {
    if (potentialPercent !== null) this.percent = (this.percent ?? 0) + potentialPercent;
    if (potentialPoints !== null) this.#points = (this.#points ?? 0) + potentialPoints;
    this.#currencies.add(currency);
  }
}

/** Controls that lie wholly in what is shown; `null` where the scope cuts through them, so that they have no sum. */
function controlsIn(report: ScoreReport, scope: ActiveScope | null): readonly ScoreReport['controls'][number][] | null {
  const key = keyOf(scope?.id);
  switch (scope?.kind) {
    case 'control':
      return report.controls.filter(({ id }) => keyOf(id) === key);
    case 'scope': {
      const inside = scopesBelow(report, key);
      return report.controls.filter(({ scopeId }) => inside.has(keyOf(scopeId)));
    }
    case 'environment':
    case 'workload':
    case 'riskLevel':
      return null;
    default:
      return report.controls;
  }
}

/** A resource is unhealthy if any listed recommendation is unhealthy for it, healthy if one is healthy and none unhealthy. */
function resourceHealth(report: ScoreReport, shown: ReadonlySet<string>): ResourceCounts | null {
  const assessments = shown.size > 0 ? assessmentsOf(report) : null;
  if (!assessments) return null;
  const isShown = Uint8Array.from(assessments.recommendationIds, (id) => (shown.has(keyOf(id)) ? 1 : 0));
  const seen = new Uint8Array(assessments.resourceIds.length);
  for (let row = 0; row < assessments.length; row++) {
    if (isShown[assessments.recommendation[row]!] === 0) continue;
    const resource = assessments.resource[row]!;
    const state = assessments.state[row]!;
    seen[resource] = Math.max(seen[resource]!, state === AssessmentState.unhealthy ? 3 : state === AssessmentState.healthy ? 2 : 1);
  }
  const counts = [0, 0, 0, 0];
  for (const state of seen) counts[state]!++;
  return counts[1]! + counts[2]! + counts[3]! === 0 ? null : { unhealthy: counts[3]!, healthy: counts[2]!, notApplicable: counts[1]! };
}
