/** The ledger of a report; one that came back from JSON has lost it, and gets it again from its rows. */
import { noise, withoutNoise } from './given.js';
import { keyOf } from './identifiers.js';
import { givenHalf, ledgerHalf, ledgerScope, meanPercent, unlistedPart } from './ledger.js';
import type { Ledger, LedgerHalf, LedgerPart, LedgerScope, Weighting } from './ledger.js';
import { sumOf } from './lists.js';
import type { ControlReport, RecommendationReport, ScoreReport } from './report.js';
import { percentOf, type HalfId, type PointsPair, type Score, type Scored, type SubscoreId } from './score.js';
import { halfIds } from './total.js';

/** `null` where the rows cannot give it: the assets of the risk-based model are not kept in a report. */
export function ledgerOf(report: ScoreReport): Ledger | null {
  if (report.ledger) return report.ledger;
  const { parts, total } = report;
  const scored = halfIds.filter((id) => parts[id].kind === 'scored');
  if (scored.length === 0) return { halves: [], offsetPercent: percentOf(total) ?? 0 };
  if (scored.includes('infrastructure') && report.halves.infrastructure.model === 'riskBased') return null;
  const weighting = report.halves.infrastructure.weighting ?? 'equal';
  const halves = scored.map((id) =>
    halfFrom(id, id === 'infrastructure' ? infrastructureOf(report) : actionsOf(report, id), parts[id], weighting),
  );
  return { halves, offsetPercent: differenceOf(total, meanPercent(halves)) };
}

const differenceOf = (score: Score, percent: number): number => withoutNoise((percentOf(score) ?? percent) - percent);

function halfFrom(id: HalfId, scopes: readonly LedgerScope[], score: Score, weighting: Weighting): LedgerHalf {
  if (scopes.length === 0) return givenHalf(id, score as Scored);
  return ledgerHalf(id, scopes, differenceOf(score, ledgerHalf(id, scopes).percent), weighting);
}

function infrastructureOf(report: ScoreReport): LedgerScope[] {
  const { model, weighting } = report.halves.infrastructure;
  if (model === 'actions') return actionsOf(report, 'infrastructure');
  const unscoped = controlsIn(report, '');
  // Controls of no scope have no weight of their own: among scopes they have the fallback's.
  const weight = weighting === 'fallback' ? sumOf(unscoped, ({ resources: { healthy, unhealthy } }) => healthy + unhealthy) : 1;
  // A scope that takes part in the half by itself has a weight and a score.
  const scopes = report.scopes.flatMap(({ id, name, weight, score, unlisted }): LedgerScope | [] => {
    if (weight === null || score.kind !== 'scored') return [];
    const parts = controlsIn(report, keyOf(id)).map(controlPart);
    const { percent, points = percent, maxPoints = 100 } = score;
    const rest = unlisted ?? (parts.length === 0 ? { points, maxPoints } : null);
    return ledgerScope(id, name, weight, [...parts, ...unlistedPart(id, name, id, rest)]);
  });
  return unscoped.length > 0 ? [...scopes, ledgerScope(null, '', weight, unscoped.map(controlPart))] : scopes;
}

const controlsIn = ({ controls }: ScoreReport, scopeKey: string): ControlReport[] =>
  controls.filter(({ scopeId, score }) => keyOf(scopeId) === scopeKey && score.kind === 'scored');

const controlPart = ({ id, name, scopeId, score }: ControlReport): LedgerPart => ({
  kind: 'control',
  id,
  name,
  scopeId,
  ...pointsOf(score as Scored),
});

const pointsOf = ({ points, maxPoints }: Scored): PointsPair => ({ points: points!, maxPoints: maxPoints! });

/** The one scope of a half that is made of actions; none where nothing is listed. */
function actionsOf({ recommendations, halves, parts }: ScoreReport, id: HalfId): LedgerScope[] {
  const isOwn = halves.infrastructure.model === 'actions';
  const isIn = (subscore: SubscoreId) => (id === 'infrastructure') === (isOwn && subscore === 'infrastructure');
  const actions = recommendations.filter(({ model, subscore }) => model === 'actions' && isIn(subscore));
  const counted = actions.filter(({ notCounted, points }) => notCounted === null && points !== null);
  const { unlisted } = halves[id];
  const listed = [...counted.map(partOf), ...unlistedPart(id, '', null, unlisted)];
  const { maxPoints } = parts[id] as Scored;
  const isWhole = maxPoints === undefined || Math.abs(sumOf(listed, (part) => part.maxPoints) - maxPoints) < noise;
  // Accepted risks whose maximum is in the half's total although they do not count.
  const accepted = isWhole ? [] : actions.filter((row) => row.notCounted === 'riskAccepted' && row.maxPoints).map(partOf);
  const scope = ledgerScope(null, '', 1, [...listed, ...accepted]);
  // Parts without a maximum are no ratio: the half stands on its given figure.
  return scope.maxPoints > 0 ? [scope] : [];
}

const partOf = ({ id, title, scopeId = null, points, maxPoints }: RecommendationReport): LedgerPart => ({
  kind: 'recommendation',
  id,
  name: title,
  scopeId,
  points: points ?? 0,
  maxPoints: maxPoints ?? points ?? 0,
});
