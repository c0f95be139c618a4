/** The sub-scores as the page of the portal has them: the total, the two halves it is the mean of, and their parts. */
import type { Comparison } from '../../core/posture.js';
import type { ScoreReport, SubscoreReport } from '../../core/report.js';
import { percentOf, type HalfId, type Score, type SubscoreId } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { halfChanges, subscoreChanges, totalChanges } from './changes.view.js';
import { openPoints, percentText, pointsDigits, pointsText, sumKnown, visibleDifference } from './figures.js';
import { orderOf, type SortChoice } from './order.js';
import { barOf, isUpperBound, kindOf, plainRow, potentialOf, reasonNotes, valueOf, type RowView } from './row.view.js';

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
  readonly basis: string | null;
  /** Some percent is an upper bound. */
  readonly isBounded: boolean;
}

export interface SubscoresChoice {
  /** `null` for the portal's order. */
  readonly sort: SortChoice | null;
  /** The basis of the comparison; all organizations, or the first that knows sub-scores, where `null` or not there. */
  readonly basis: string | null;
}

interface Context {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly comparison: Comparison | null;
  /** Decimals of the points of the whole column. */
  readonly digits: number;
}

export function subscoresView(
  report: ScoreReport,
  formatter: Formatter,
  { sort, basis }: SubscoresChoice = { sort: null, basis: null },
): SubscoresView {
  const comparison = comparisonOf(report, basis);
  const scores = [report.total, ...Object.values(report.parts), ...report.subscores.map(({ score }) => score)];
  const context = { report, formatter, comparison, digits: pointsDigits(scores) };
  const parts = report.subscores.filter(({ id }) => id !== 'infrastructure');
  const listed = parts.map((part) => ({ ...part, name: formatter.text(`subscore.${part.id}`), unhealthy: null }));
  const ordered = sort ? orderOf(listed, sort, formatter) : listed;
  const halves: HalfView[] = [
    { id: 'infrastructure', row: infrastructureRow(context), rows: [] },
    { id: 'defenderXdr', row: defenderXdrRow(parts, context), rows: ordered.map((part) => subscoreRow(part, context)) },
  ];
  const total = totalRow(context);
  const rows = [total, ...halves.flatMap(({ row, rows: below }) => [row, ...below])];
  return {
    total,
    halves,
    comparedWith: comparison && rows.some((row) => row.comparison) ? basisName(comparison.basis, formatter) : null,
    basis: comparison?.basis ?? null,
    isBounded: scores.some((score) => isUpperBound(score, report)),
  };
}

/** What all rows of this list have in common. */
function rowOf(
  score: Score,
  potentialPercent: number | null,
  compared: number | null,
  { report, formatter, comparison, digits }: Context,
): Omit<RowView, 'key' | 'name'> {
  return {
    ...plainRow,
    kind: kindOf(score),
    value: valueOf(score, report, formatter),
    bar: barOf(score, { mark: compared }),
    points: pointsText(score, digits, formatter),
    potential: potentialOf(potentialPercent, openPoints(score), digits, report.model, formatter),
    comparison: compared === null ? null : comparisonText(comparison!, compared, report, formatter),
  };
}

function totalRow(context: Context): RowView {
  const { report, formatter, comparison } = context;
  const potential = sumKnown(report.subscores.map(({ potentialPercent }) => potentialPercent));
  return {
    ...rowOf(report.total, potential, comparison && !comparison.half ? comparison.percent : null, context),
    ...totalChanges(report, formatter),
    key: 'total',
    name: formatter.text('score.total'),
    notes: [...meanNotes(report, formatter), ...reasonNotes(report.total, formatter)],
    target: { kind: 'total' },
  };
}

/** The formula of the mean, the sentence for a missing half, or nothing where the total was given as another number. */
function meanNotes(report: ScoreReport, formatter: Formatter): string[] {
  const total = percentOf(report.total);
  const [infrastructure, defenderXdr] = [percentOf(report.parts.infrastructure), percentOf(report.parts.defenderXdr)];
  if (total === null) return [];
  if (infrastructure !== null && defenderXdr !== null) {
    if (Math.abs((infrastructure + defenderXdr) / 2 - total) >= visibleDifference) return [];
    const print = (score: Score) => valueOf(score, report, formatter).text;
    const formula = {
      infrastructure: print(report.parts.infrastructure),
      defenderXdr: print(report.parts.defenderXdr),
      total: print(report.total),
    };
    return [formatter.text('breakdown.averageFormula', formula)];
  }
  const only = infrastructure !== null ? 'infrastructure' : defenderXdr !== null ? 'defenderXdr' : null;
  return only && isSole(report, only) ? [formatter.text('breakdown.oneHalf', { half: formatter.text(`half.${only}`) })] : [];
}

function isSole(report: ScoreReport, half: HalfId): boolean {
  return Math.abs(percentOf(report.parts[half])! - percentOf(report.total)!) < visibleDifference;
}

function defenderXdrRow(parts: readonly SubscoreReport[], context: Context): RowView {
  const { report, formatter, comparison } = context;
  const score = report.parts.defenderXdr;
  const compared = comparison?.half === 'defenderXdr' && kindOf(score) === 'scored' ? comparison.percent : null;
  return {
    ...rowOf(score, sumKnown(parts.map(({ potentialPercent }) => potentialPercent)), compared, context),
    ...halfChanges(report, 'defenderXdr', formatter),
    key: 'defenderXdr',
    name: formatter.text('half.defenderXdr'),
    notes: halfNotes('defenderXdr', score, formatter),
    target: { kind: 'part', id: 'defenderXdr' },
  };
}

/** The half and the sub-score of this name are one; a report of a host's own may list only the half. */
function infrastructureRow(context: Context): RowView {
  const { report, formatter } = context;
  const id = 'infrastructure';
  const subscore = report.subscores.find((candidate) => candidate.id === id) ?? { id, score: report.parts[id], potentialPercent: null };
  return {
    ...subscoreRow(subscore, context),
    notes: [...halfNotes(id, subscore.score, formatter), ...modelNotes(report, formatter), ...meanOfScopesNotes(report, formatter)],
  };
}

const halfNotes = (id: HalfId, score: Score, formatter: Formatter): string[] =>
  kindOf(score) === 'notEnabled' ? [formatter.text(`notEnabled.${id}`)] : reasonNotes(score, formatter);

function subscoreRow({ id, score, potentialPercent }: SubscoreReport, context: Context): RowView {
  const { report, formatter, comparison } = context;
  const name = formatter.text(`subscore.${id}`);
  const kind = kindOf(score);
  // What to enable stands at the half; repeating it in each of its parts would only be noise.
  const isSaidAbove = kind === 'notEnabled' && kindOf(report.parts.defenderXdr) === 'notEnabled';
  return {
    ...rowOf(score, potentialPercent, comparedPercent(comparison, id), context),
    ...subscoreChanges(report, id, score, formatter),
    key: id,
    name,
    notes: isSaidAbove ? [] : reasonNotes(score, formatter),
    scope: kind === 'notEnabled' || kind === 'restricted' ? null : { kind: 'subscore', id, name },
    target: { kind: 'subscore', id },
  };
}

/** Which cloud model it is; a figure that was given as it is has none. */
function modelNotes({ halves }: ScoreReport, formatter: Formatter): string[] {
  const { model } = halves.infrastructure;
  if (model !== 'classic' && model !== 'riskBased') return [];
  const source = formatter.text('model.source', { model: formatter.text(`model.${model}`) });
  return model === 'riskBased' ? [source, formatter.text('model.approximation')] : [source];
}

function meanOfScopesNotes({ halves, parts, scopes }: ScoreReport, formatter: Formatter): string[] {
  const { simpleMeanPercent, weighting } = halves.infrastructure;
  const means = scopes.length < 2 ? [] : meansNotes(percentOf(parts.infrastructure), simpleMeanPercent, formatter);
  if (means.length === 0) return [];
  return [...means, formatter.text(weighting === 'fallback' ? 'breakdown.weightNoteFallback' : 'breakdown.weightNote')];
}

/** Weighted and simple mean side by side, where the weights make a difference that can be seen. */
export function meansNotes(weighted: number | null, simple: number | null, formatter: Formatter): string[] {
  if (weighted === null || simple === null || Math.abs(weighted - simple) < visibleDifference) return [];
  // Two decimals whatever the model prints: at none the two would often read alike.
  const print = (value: number) => formatter.percent(value, { digits: 2, fixed: true });
  return [formatter.text('breakdown.means', { weighted: print(weighted), simple: print(simple) })];
}

/** Comparisons that know sub-scores: whom the reader may compare with. */
export function basesOf({ comparisons }: ScoreReport): readonly string[] {
  return comparisons.filter(({ subscores }) => subscores && subscores.length > 0).map(({ basis }) => basis);
}

function comparisonOf(report: ScoreReport, wanted: string | null): Comparison | null {
  const bases = basesOf(report);
  const basis = [wanted, 'AllTenants', bases[0]].find((candidate) => candidate != null && bases.includes(candidate));
  return report.comparisons.find((comparison) => comparison.basis === basis && comparison.subscores?.length) ?? null;
}

/** A comparison of one half says nothing about the parts of the other. */
function comparedPercent(comparison: Comparison | null, id: SubscoreId): number | null {
  const half: HalfId = id === 'infrastructure' ? 'infrastructure' : 'defenderXdr';
  if (!comparison || (comparison.half && comparison.half !== half)) return null;
  return comparison.subscores?.find((subscore) => subscore.id === id)?.percent ?? null;
}

function comparisonText(comparison: Comparison, compared: number, { model }: ScoreReport, formatter: Formatter): RowView['comparison'] {
  const short = percentText(compared, model, formatter);
  return { short, full: formatter.text('breakdown.comparison', { basis: basisName(comparison.basis, formatter), percent: short }) };
}

export function basisName(basis: string, formatter: Formatter): string {
  const key = `basis.${basis}`;
  return formatter.has(key) ? formatter.text(key) : basis;
}
