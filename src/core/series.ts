/** Series out of a report's history, and the report as of one of its days (SCORING.md, E). */
import { utcDay } from './dates.js';
import { givenScore } from './given.js';
import { keyOf } from './identifiers.js';
import { listOf } from './lists.js';
import type { Control, GivenScore, Posture, Recommendation } from './posture.js';
import type { HistoryDay, ScoreReport } from './report.js';
import { percentOf, type HalfId, type SubscoreId } from './score.js';
import { scorePosture } from './scorePosture.js';

export type SeriesTarget =
  | { readonly kind: 'total' }
  | { readonly kind: 'part'; readonly id: HalfId }
  | { readonly kind: 'subscore'; readonly id: SubscoreId }
  | { readonly kind: 'scope'; readonly id: string }
  | { readonly kind: 'control'; readonly id: string; readonly scopeId?: string | null };

export interface SeriesPoint {
  /** A UTC day. */
  readonly date: string;
  /** 0..100; `null` where the day is known but this is not. Days that are missing stay missing. */
  readonly percent: number | null;
}

/** The target's percent on every day of the history, oldest first. */
export function seriesOf(report: ScoreReport, target: SeriesTarget): SeriesPoint[] {
  return report.history.map((day) => ({ date: day.date, percent: day.computed ? percentNow(report, target) : percentOn(day, target) }));
}

/**
 * The report as of a day: that of the newest day at or before it whose rows the history holds, scored by the same
 * rules. `null` where there is none; the report itself from its own day on.
 */
export function reportAsOf(report: ScoreReport, day: string): ScoreReport | null {
  const today = utcDay(report.asOf) ?? utcDay(report.options?.now);
  if (today && day >= today) return report;
  const found = report.history.filter((item) => item.date <= day && !item.computed && hasRows(item)).at(-1);
  return found ? scorePosture(postureOf(found, report), report.options ?? {}) : null;
}

const hasRows = (day: HistoryDay): boolean => [day.controls, day.recommendations, day.scopes].some((rows) => listOf(rows).length > 0);

/** Rows make the sub-scores themselves: what was given stands in only for the half that has none. */
const hasCloudRows = ({ controls, scopes }: HistoryDay): boolean =>
  listOf(controls).length > 0 || listOf(scopes).some(({ score }) => score != null);

function postureOf(day: HistoryDay, report: ScoreReport): Posture {
  const { date, percent, points = null, maxPoints = null, halves, subscores, scopes = null, controls = null, recommendations = null } = day;
  return {
    asOf: `${date}T00:00:00Z`,
    tenantId: report.tenantId,
    tenantName: report.tenantName,
    settings: report.posture?.settings ?? null,
    scores: {
      total: percent === null ? null : { percent, points, maxPoints },
      ...halves,
      subscores: listOf(subscores).filter(({ id }) => !(id === 'infrastructure' ? hasCloudRows(day) : listOf(recommendations).length > 0)),
    },
    scopes,
    controls,
    recommendations,
  };
}

function percentNow(report: ScoreReport, target: SeriesTarget): number | null {
  if (target.kind === 'total') return percentOf(report.total);
  if (target.kind === 'part') return percentOf(report.parts[target.id]);
  if (target.kind === 'subscore') return percentOrNull(report.subscores.find(({ id }) => id === target.id));
  if (target.kind === 'scope') return percentOrNull(report.scopes.find(({ id }) => keyOf(id) === keyOf(target.id)));
  return percentOrNull(report.controls.find((row) => isControl(row, target)));
}

const percentOrNull = (row: { readonly score: ScoreReport['total'] } | undefined): number | null => (row ? percentOf(row.score) : null);

const isControl = (
  row: { readonly id: string; readonly scopeId?: string | null },
  target: { readonly id: string; readonly scopeId?: string | null },
): boolean => keyOf(row.id) === keyOf(target.id) && (target.scopeId == null || keyOf(row.scopeId) === keyOf(target.scopeId));

function percentOn(day: HistoryDay, target: SeriesTarget): number | null {
  if (target.kind === 'total') return day.percent;
  if (target.kind === 'part') return givenPercent(day.halves?.[target.id]);
  if (target.kind === 'scope') return givenPercent(listOf(day.scopes).find(({ id }) => keyOf(id) === keyOf(target.id))?.score);
  if (target.kind === 'control') return controlPercent(listOf(day.controls).find((row) => isControl(row, target)));
  return givenPercent(listOf(day.subscores).find(({ id }) => id === target.id)) ?? actionsPercent(listOf(day.recommendations), target.id);
}

function givenPercent(given: GivenScore | null | undefined): number | null {
  const score = givenScore(given);
  return score ? percentOf(score) : null;
}

const controlPercent = (control: Control | undefined): number | null =>
  control ? percentOrNull(scorePosture({ controls: [control] }).controls[0]) : null;

/** `null` while a maximum is missing: an upper bound is no point of a line. */
function actionsPercent(rows: readonly Recommendation[], subscore: SubscoreId): number | null {
  const members = rows.filter((row) => row.subscore === subscore);
  if (members.length === 0) return null;
  // Rows that are no actions make no sub-score.
  const score = scorePosture({ recommendations: members }).subscores.find(({ id }) => id === subscore)?.score;
  return score?.kind === 'scored' && !score.partial ? score.percent : null;
}
