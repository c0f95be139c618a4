/** A report as a day of history in the plain format: JSON that the host keeps, and gives back as `history` later. */
import { scopedKey } from '../core/identifiers.js';
import { identified } from '../core/lists.js';
import type { Control, GivenScore, HistoryPoint, Posture, Recommendation, ResourceCounts, Scope } from '../core/posture.js';
import type { ControlReport, RecommendationReport, ScopeReport, ScoreReport } from '../core/report.js';
import type { Score } from '../core/score.js';

/**
 * The day of the report with its figures, scopes, controls and recommendations, without the texts of the catalogue.
 * `null` for a report without a date. Where the score is made of these rows, `explainChange` from a snapshot that was
 * read back tells the same causes as from the report itself; resources one by one and the assets of the risk-based
 * model are not in it.
 */
export function snapshotOf(report: ScoreReport): HistoryPoint | null {
  const date = report.asOf ?? report.options?.now;
  if (!date) return null;
  const { total, parts, subscores, scopes, controls } = report;
  return filled({
    date,
    ...figuresOf(total),
    halves: filled({ infrastructure: figuresOf(parts.infrastructure), defenderXdr: figuresOf(parts.defenderXdr) }),
    subscores: subscores.flatMap(({ id, score }) => (score.kind === 'scored' ? { id, ...figuresOf(score) } : [])),
    scopes: scopes.map((scope) => scopeRow(scope, report.halves.infrastructure.weighting)),
    controls: controls.map(controlRow),
    recommendations: recommendationRows(report),
  });
}

/** The record without what is not known, which a missing key says as well. */
function filled<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value != null)) as T;
}

function figuresOf(score: Score): GivenScore | null {
  if (score.kind !== 'scored') return null;
  const { percent, points, maxPoints } = score;
  return points === undefined || maxPoints === undefined ? { percent } : { percent, points, maxPoints };
}

/** Weights that stand in for missing ones are found again from the rows. */
const scopeRow = (
  { id, name, kind, parentId, environment, weight, score, resources }: ScopeReport,
  weighting: ScoreReport['halves']['infrastructure']['weighting'],
): Scope =>
  filled({
    id,
    name,
    kind,
    parentId,
    environment,
    weight: weighting === 'given' ? weight : null,
    resources,
    score: figuresOf(score),
    restricted: score.kind === 'restricted' ? true : null,
  });

const controlRow = ({
  id,
  name,
  scopeId,
  environment,
  maxPoints,
  score,
  resources,
  recommendationIds,
  deprecated,
}: ControlReport): Control =>
  filled({
    id,
    name,
    scopeId,
    environment,
    maxPoints,
    points: score.kind === 'scored' ? score.points : null,
    // Zeros of a control that nobody has counted are no counts.
    resources: isCounted(resources) || score.kind === 'notScored' ? resources : null,
    recommendationIds,
    deprecated: deprecated || null,
  });

const isCounted = ({ healthy, unhealthy, notApplicable }: ResourceCounts): boolean => healthy + unhealthy + notApplicable > 0;

/** The rows as they were given, since they are scored again; those that only the report has come as they stand there. */
function recommendationRows({ posture, recommendations }: ScoreReport): Recommendation[] {
  const given = givenRows(posture);
  return recommendations.map((row) => recommendationRow(row, given.get(scopedKey(row.scopeId, row.id))?.shift()));
}

/** Two with one id stay two: each is taken once. */
function givenRows(posture: Posture | undefined): Map<string, Recommendation[]> {
  const rows = new Map<string, Recommendation[]>();
  for (const row of identified(posture?.recommendations)) {
    const key = scopedKey(row.scopeId, row.id);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

function recommendationRow(row: RecommendationReport, given: Recommendation | undefined): Recommendation {
  const { id, title, subscore, controlId, scopeId, model, environment, workload, service, riskLevel, severity, resources } = row;
  const { category, standard, maxPointsImplied, implemented, total, preview, deprecated, profileMissing } = row;
  const { maxPoints, points, status, pointsAreFinal } = given ?? { ...row, pointsAreFinal: true };
  const names = { id, title, subscore, category, controlId, scopeId, model, standard, environment, workload, service };
  const facts = { status, preview, deprecated, profileMissing, riskLevel, severity, resources };
  return filled({ ...names, maxPoints, maxPointsImplied, points, pointsAreFinal, implemented, total, ...facts });
}
