/** The sub-scores as the page of the portal has them: the total, the two halves it is the mean of, and their parts. */
import { addDays, utcDay } from '../../core/dates.js';
import { givenScore } from '../../core/given.js';
import { changeOver } from '../../core/history.js';
import type { Comparison } from '../../core/posture.js';
import type { HistoryDay, ScoreReport, SubscoreReport } from '../../core/report.js';
import { percentOf, type HalfId, type SubscoreId } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import {
  barOf,
  kindOf,
  openPoints,
  percentText,
  pointsText,
  potentialText,
  scoreNotes,
  valueText,
  type ChangeView,
  type RowView,
} from './row.view.js';

export interface HalfView {
  readonly id: HalfId;
  readonly row: RowView;
  /** The sub-scores of the half; none for Infrastructure, which is one itself. */
  readonly rows: readonly RowView[];
}

export interface SubscoresView {
  readonly total: RowView;
  readonly halves: readonly HalfView[];
  /** Whom the marks on the bars compare with, or `null` where there are none. */
  readonly comparedWith: string | null;
}

/** Two numbers that print alike at two decimals are not told apart. */
const visibleDifference = 0.005;
const plain = { caption: null, points: null, potential: null, comparison: null, changes: [], health: null, level: 0, scope: null } as const;

export function subscoresView(report: ScoreReport, formatter: Formatter): SubscoresView {
  const comparison = comparisonOf(report);
  const rows = new Map(report.subscores.map((subscore) => [subscore.id, subscoreRow(subscore, report, comparison, formatter)]));
  const defenderXdrRows = [...rows].filter(([id]) => id !== 'infrastructure').map(([, row]) => row);
  const infrastructure = rows.get('infrastructure');
  return {
    total: totalRow(report, formatter),
    halves: [
      { id: 'infrastructure', row: infrastructure ?? halfRow('infrastructure', report, formatter), rows: [] },
      { id: 'defenderXdr', row: halfRow('defenderXdr', report, formatter), rows: defenderXdrRows },
    ],
    comparedWith: [...rows.values()].some((row) => row.comparison) && comparison ? basisName(comparison, formatter) : null,
  };
}

function totalRow(report: ScoreReport, formatter: Formatter): RowView {
  const { total, model, change } = report;
  const wantedDays = report.options?.changeDays ?? 30;
  return {
    ...plain,
    key: 'total',
    name: formatter.text('score.total'),
    kind: kindOf(total),
    value: valueText(total, model, formatter),
    bar: barOf(total),
    points: pointsText(total, formatter),
    changes: change ? [{ change, wantedDays }] : [],
    notes: [...meanNotes(report, formatter), ...scoreNotes(total, model, formatter)],
  };
}

/** The formula of the mean, the sentence for a missing half, or nothing where the total was given as another number. */
function meanNotes(report: ScoreReport, formatter: Formatter): string[] {
  const total = percentOf(report.total);
  const [infrastructure, defenderXdr] = [percentOf(report.parts.infrastructure), percentOf(report.parts.defenderXdr)];
  if (total === null) return [];
  if (infrastructure !== null && defenderXdr !== null) {
    if (Math.abs((infrastructure + defenderXdr) / 2 - total) >= visibleDifference) return [];
    const print = (percent: number) => percentText(percent, report.model, formatter);
    const formula = { infrastructure: print(infrastructure), defenderXdr: print(defenderXdr), total: print(total) };
    return [`${formatter.text('breakdown.average')}: ${formatter.text('breakdown.averageFormula', formula)}`];
  }
  const only = infrastructure !== null ? 'infrastructure' : defenderXdr !== null ? 'defenderXdr' : null;
  return only && isSole(report, only) ? [formatter.text('breakdown.oneHalf', { half: formatter.text(`half.${only}`) })] : [];
}

function isSole(report: ScoreReport, half: HalfId): boolean {
  return Math.abs(percentOf(report.parts[half])! - percentOf(report.total)!) < visibleDifference;
}

function halfRow(id: HalfId, report: ScoreReport, formatter: Formatter): RowView {
  const score = report.parts[id];
  const kind = kindOf(score);
  return {
    ...plain,
    key: id,
    name: formatter.text(`half.${id}`),
    kind,
    value: valueText(score, report.model, formatter),
    bar: barOf(score),
    points: pointsText(score, formatter),
    notes: kind === 'notEnabled' ? [formatter.text(`notEnabled.${id}`)] : scoreNotes(score, report.model, formatter),
  };
}

function subscoreRow(subscore: SubscoreReport, report: ScoreReport, comparison: Comparison | null, formatter: Formatter): RowView {
  const { id, score, potentialPercent } = subscore;
  const name = formatter.text(`subscore.${id}`);
  const kind = kindOf(score);
  const compared = comparedPercent(comparison, id);
  return {
    ...plain,
    key: id,
    name,
    kind,
    value: valueText(score, report.model, formatter),
    bar: barOf(score, compared),
    points: pointsText(score, formatter),
    potential: potentialText(potentialPercent, openPoints(score), formatter),
    comparison: compared === null || !comparison ? null : comparisonText(comparison, compared, report, formatter),
    changes: subscoreChanges(report, id),
    notes: id === 'infrastructure' ? infrastructureNotes(subscore, report, formatter) : partNotes(subscore, report, formatter),
    level: id === 'infrastructure' ? 0 : 1,
    scope: kind === 'notEnabled' || kind === 'restricted' ? null : { kind: 'subscore', id, name },
  };
}

/** What to enable stands at the half; repeating it in each of its parts would only be noise. */
function partNotes({ score }: SubscoreReport, report: ScoreReport, formatter: Formatter): string[] {
  const isSaidAbove = kindOf(score) === 'notEnabled' && kindOf(report.parts.defenderXdr) === 'notEnabled';
  return isSaidAbove ? [] : scoreNotes(score, report.model, formatter);
}

function infrastructureNotes({ score }: SubscoreReport, report: ScoreReport, formatter: Formatter): string[] {
  if (kindOf(score) === 'notEnabled') return [formatter.text('notEnabled.infrastructure')];
  return [...scoreNotes(score, report.model, formatter), ...modelNotes(report, formatter), ...meanOfScopesNotes(report, formatter)];
}

function modelNotes({ halves }: ScoreReport, formatter: Formatter): string[] {
  const { model } = halves.infrastructure;
  if (model !== 'classic' && model !== 'riskBased') return [];
  const source = formatter.text('model.source', { model: formatter.text(`model.${model}`) });
  return model === 'riskBased' ? [source, formatter.text('model.approximation')] : [source];
}

/** Weighted and simple mean side by side, where the weights make a difference that can be seen. */
function meanOfScopesNotes({ halves, parts, scopes }: ScoreReport, formatter: Formatter): string[] {
  const { simpleMeanPercent, weighting } = halves.infrastructure;
  const percent = percentOf(parts.infrastructure);
  if (simpleMeanPercent === null || percent === null || scopes.length < 2) return [];
  if (Math.abs(percent - simpleMeanPercent) < visibleDifference) return [];
  // Two decimals whatever the model prints: at none the two would often read alike.
  const print = (value: number) => formatter.percent(value, { digits: 2, fixed: true });
  const both = `${formatter.text('breakdown.weighted', { percent: print(percent) })} · ${formatter.text('breakdown.simpleMean', { percent: print(simpleMeanPercent) })}`;
  return [both, formatter.text(weighting === 'fallback' ? 'breakdown.weightNoteFallback' : 'breakdown.weightNote')];
}

/** All organizations where the data have them, else the first basis that knows sub-scores. */
function comparisonOf({ comparisons }: ScoreReport): Comparison | null {
  const detailed = comparisons.filter(({ subscores }) => subscores && subscores.length > 0);
  return detailed.find(({ basis }) => basis === 'AllTenants') ?? detailed[0] ?? null;
}

/** A comparison of one half says nothing about the parts of the other. */
function comparedPercent(comparison: Comparison | null, id: SubscoreId): number | null {
  const half: HalfId = id === 'infrastructure' ? 'infrastructure' : 'defenderXdr';
  if (!comparison || (comparison.half && comparison.half !== half)) return null;
  return comparison.subscores?.find((subscore) => subscore.id === id)?.percent ?? null;
}

function comparisonText(comparison: Comparison, compared: number, { model }: ScoreReport, formatter: Formatter): RowView['comparison'] {
  const short = percentText(compared, model, formatter);
  return { short, full: formatter.text('breakdown.comparison', { basis: basisName(comparison, formatter), percent: short }) };
}

function basisName({ basis }: Comparison, formatter: Formatter): string {
  const key = `basis.${basis}`;
  return formatter.has(key) ? formatter.text(key) : basis;
}

/** The change over 30 days (or since the history begins) and over 7, where the history reaches back that far. */
function subscoreChanges(report: ScoreReport, id: SubscoreId): ChangeView[] {
  const { score } = report.subscores.find((subscore) => subscore.id === id)!;
  // An upper bound less an exact day is no change: the missing maximum would pass for an improvement.
  if (score.kind === 'scored' && score.partial) return [];
  const percent = percentOf(score);
  const today = utcDay(report.asOf);
  if (percent === null || today === null) return [];
  const days = report.history.map((day) => ({ date: day.date, percent: dayPercent(day, id) }));
  const month = changeOver(days, percent, today, 30);
  const week = days.some((day) => day.percent !== null && day.date <= addDays(today, -7)) ? changeOver(days, percent, today, 7) : null;
  return [
    ...(week && week.since !== month?.since ? [{ change: week, wantedDays: 7 }] : []),
    ...(month ? [{ change: month, wantedDays: 30 }] : []),
  ];
}

function dayPercent(day: HistoryDay, id: SubscoreId): number | null {
  const given = givenScore(day.subscores?.find((subscore) => subscore.id === id));
  return given?.kind === 'scored' ? given.percent : null;
}
