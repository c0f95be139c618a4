/** Which groupings there are data for. */
import type { ScoreReport } from '../../core/report.js';

export type Grouping = 'subscore' | 'environment' | 'scope' | 'control' | 'workload' | 'risk';

/** All but sub-scores come with a module of their own, when they are asked for. */
export type ListGrouping = Exclude<Grouping, 'subscore' | 'risk'>;

export const groupings: readonly Grouping[] = ['subscore', 'environment', 'scope', 'control', 'workload', 'risk'];

const known = new WeakMap<ScoreReport, readonly Grouping[]>();

/** Sub-scores always; asked once a report, since it may take a walk through all recommendations. */
export function groupingsOf(report: ScoreReport): readonly Grouping[] {
  let found = known.get(report);
  if (!found) known.set(report, (found = groupings.filter((grouping) => has[grouping](report))));
  return found;
}

const has: Readonly<Record<Grouping, (report: ScoreReport) => boolean>> = {
  subscore: () => true,
  environment: ({ scopes, risk }) => scopes.some(({ environment }) => environment) || (risk?.environments.length ?? 0) > 0,
  scope: ({ scopes }) => scopes.length > 0,
  control: ({ controls }) => controls.length > 0,
  workload: ({ recommendations, risk }) => (risk?.workloads.length ?? 0) > 0 || recommendations.some(({ workload }) => workload),
  risk: ({ recommendations, risk }) => risk !== null || recommendations.some(({ riskLevel }) => riskLevel),
};
