/** Histories other than the score's: scopes, security controls, and open recommendations by risk level. */
import { dayNumber } from '../../charts/time-scale.js';
import { isRiskAccepted } from '../../core/statuses.js';
import { keyOf } from '../../core/identifiers.js';
import { listOf } from '../../core/lists.js';
import type { Recommendation } from '../../core/posture.js';
import type { HistoryDay, ScoreReport } from '../../core/report.js';
import { seriesOf, type SeriesTarget } from '../../core/series.js';
import type { Formatter } from '../../format/formatter.js';
import { datedDays, historyOf, knownCount, type TrendHistory, type TrendMeasure, type TrendSeries } from './score-trend.history.js';
import { lateWords } from './score-trend.late-words.js';

/** Lines that can be told apart, and those that are shown at first. */
const mostSeries = 12;
const usualSeries = 3;

/** `null` for the score itself, and where the history holds nothing of what is asked for: of the one scope, where that is given. */
export function measureHistory(
  report: ScoreReport,
  measure: TrendMeasure,
  formatter: Formatter,
  scopeId: string | null = null,
): TrendHistory | null {
  const [days, x] = datedDays(report);
  const series =
    measure === 'risk'
      ? riskSeries(days, report, lateWords(formatter))
      : targetsOf(report, measure, scopeId).map((target, style) => line(report, target, style));
  const known = toldOf(series, measure);
  if (known.length === 0 || (scopeId !== null && !known.some(({ id }) => id === scopeId))) return null;
  const usual = (measure === 'risk' ? known : known.slice(0, usualSeries)).map(({ id }) => id);
  if (measure !== 'risk') return { ...historyOf(days, x, known, 'percent'), usual };
  return { ...historyOf(days, x, known, 'count'), usual, lead: [lateWords(formatter).text('trend.openByRisk')] };
}

/** A control at 0 % is what a reader looks for; of risk levels, only those that anything was open at say something, if there is one. */
function toldOf(series: readonly TrendSeries[], measure: TrendMeasure): readonly TrendSeries[] {
  const known = series.filter((one) => one.known > 0);
  const open = measure === 'risk' ? known.filter(({ y }) => y.some((value) => value > 0)) : known;
  return open.length > 0 ? open : known;
}

type NamedTarget = SeriesTarget & { readonly id: string; readonly name: string };

/** The heaviest first. */
function targetsOf({ scopes, controls }: ScoreReport, measure: TrendMeasure, scopeId: string | null): readonly NamedTarget[] {
  if (measure === 'scopes') {
    const heaviest = scopes.filter(({ score }) => score.kind === 'scored').sort((one, other) => (other.weight ?? 0) - (one.weight ?? 0));
    const kept = heaviest.filter(({ id }, place) => place < mostSeries || id === scopeId);
    return kept.map(({ id, name }) => ({ kind: 'scope', id, name }));
  }
  if (measure !== 'controls') return [];
  const isMany = new Set(controls.map(({ scopeId }) => keyOf(scopeId))).size > 1;
  const scopeNames = new Map(scopes.map(({ id, name }) => [keyOf(id), name]));
  const heaviest = [...controls].sort((one, other) => (other.maxPoints ?? 0) - (one.maxPoints ?? 0));
  return heaviest.slice(0, mostSeries).map(({ id, name, scopeId }) => {
    const scope = isMany ? scopeNames.get(keyOf(scopeId)) : undefined;
    return { kind: 'control', id, scopeId, name: scope ? `${name} · ${scope}` : name };
  });
}

function line(report: ScoreReport, target: NamedTarget, style: number): TrendSeries {
  const points = seriesOf(report, target).filter(({ date }) => !Number.isNaN(dayNumber(date)));
  const y = Float64Array.from(points, ({ percent }) => percent ?? NaN);
  const scope = 'scopeId' in target && target.scopeId ? ` ${target.scopeId}` : '';
  return { id: `${target.id}${scope}`, name: target.name, style, y, known: knownCount(y) };
}

const levels = ['critical', 'high', 'medium', 'low'] as const;

function riskSeries(days: readonly HistoryDay[], report: ScoreReport, words: Formatter): readonly TrendSeries[] {
  return levels.map((level, style) => {
    const y = Float64Array.from(days, (day) => openCount(day.computed ? report.recommendations : listOf(day.recommendations), level));
    return { id: level, name: words.text(`level.${level}`), style, y, known: knownCount(y) };
  });
}

/** NaN where the day tells no risk levels. */
function openCount(rows: readonly Recommendation[], level: string): number {
  const rated = rows.filter(({ riskLevel }) => riskLevel != null);
  if (rated.length === 0) return NaN;
  return rated.filter((row) => keyOf(row.riskLevel) === level && isOpen(row)).length;
}

const settled: ReadonlySet<string> = new Set(['completed', 'thirdParty', 'alternateMitigation', 'notScored']);

function isOpen({ resources, status }: Recommendation): boolean {
  if (isRiskAccepted(status) || settled.has(status ?? '')) return false;
  return resources ? resources.unhealthy > 0 : true;
}
