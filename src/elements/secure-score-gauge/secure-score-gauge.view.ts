/** What the gauge prints: from a report and a formatter to words and unrounded percents. Pure. */
import type { ExplanationTarget } from '../../core/explainNode.js';
import type { Comparison, Target } from '../../core/posture.js';
import type { ScoreChange, ScoreReport } from '../../core/report.js';
import type { HalfId, Score, Scored, SubscoreId } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';
import type { Projection } from '../../state/store.js';
import type { BandThresholds } from '../../theme/bands.js';
import { scoredView, type ScoredView, type UnscoredView } from './secure-score-gauge.score.js';

export interface GaugeInput {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly activeScope: ActiveScope | null;
  readonly thresholds: BandThresholds;
  /** Percent of the element's own target; over those of the report. */
  readonly target: number | null;
  /** Days that the change is over. */
  readonly changeDays: number;
  /** The change over them; `null` where the history does not reach back, `undefined` where it is not computed yet. */
  readonly change: ScoreChange | null | undefined;
  /** What others have chosen to try, or the plan; over `projection`. */
  readonly tried?: Projection | null;
  /** Which of the report's own projections to show. */
  readonly projection?: ProjectionId | null;
}

export type ProjectionId = keyof ScoreReport['projections'];

/** A figure beside the score: a target or a comparison. */
export interface Mark {
  readonly percent: number;
  /** A sentence for the list below the drawing. */
  readonly text: string;
  /** A few words for the drawing itself. */
  readonly label: string;
  /** The sentence says more than the label. */
  readonly isLonger: boolean;
}

export interface GaugeView {
  readonly heading: string;
  /** The part that is shown in place of the total, and the sentence that says so. */
  readonly scope: { readonly text: string; readonly removeText: string } | null;
  readonly score: ScoredView | UnscoredView;
  readonly targets: readonly Mark[];
  readonly comparisons: readonly Mark[];
  /** What the score could become. */
  readonly projection: Pick<Mark, 'percent' | 'text'> | null;
  /** `undefined` where nothing is to be said of a change at all: no history, or a part. */
  readonly change: ScoreChange | null | undefined;
  readonly changeDays: number;
  /** Which number to explain. */
  readonly explained: ExplanationTarget;
  /** One sentence for each thing that is missing in the score. */
  readonly missing: readonly string[];
  readonly coverage: string;
  readonly selfDeclared: string;
}

/** What the gauge shows: the total, or the part that the widgets are narrowed to. The digits are those of the report, as everywhere. */
interface Subject {
  readonly kind: 'total' | 'subscore' | 'scope';
  readonly id: string;
  readonly name: string | null;
  readonly score: Score;
}

export function gaugeView(input: GaugeInput): GaugeView {
  const { report, formatter, activeScope } = input;
  const subject = subjectOf(report, activeScope, formatter);
  const { score, name } = subject;
  return {
    heading: name ?? formatter.text(`model.${report.model}`),
    scope: name === null ? null : { text: formatter.text('scope.active', { name }), removeText: formatter.text('scope.remove', { name }) },
    score: score.kind === 'scored' ? scoreOf(score, input) : unscoredView(score, formatter),
    targets: targetsOf(input, subject).map((target) => targetMark(target, report, formatter)),
    comparisons: score.kind === 'scored' ? comparisonMarks(report, subject, formatter) : [],
    projection: score.kind === 'scored' && subject.kind === 'total' ? projectionOf(input) : null,
    change: changeOf(input, subject),
    changeDays: input.changeDays,
    explained: subject.kind === 'total' ? { kind: 'total' } : { kind: subject.kind, id: subject.id },
    missing: score.kind === 'scored' ? missingSentences(score, report, formatter) : [],
    coverage: coverageText(report, subject, formatter),
    selfDeclared: selfDeclaredText(score, formatter),
  };
}

/** Nothing is said of a change where there is no history at all, nor beside a part, whose change is another one. */
function changeOf({ report, change }: GaugeInput, { kind, score }: Subject): ScoreChange | null | undefined {
  const hasHistory = report.change !== null || report.history.some(({ computed }) => !computed);
  return hasHistory && kind === 'total' && score.kind === 'scored' ? change : undefined;
}

function projectionOf({ report, formatter, tried, projection }: GaugeInput): GaugeView['projection'] {
  const { model } = report;
  if (tried) {
    const { kind, percent, deltaPercent } = tried;
    const values = { percent: formatter.percent(percent, { model }), change: formatter.change(deltaPercent) };
    return { percent, text: formatter.text(`projection.${kind}`, values) };
  }
  const score = projection && report.projections[projection];
  if (score?.kind !== 'scored') return null;
  return {
    percent: score.percent,
    text: formatter.text(`projection.${projection!}`, { percent: formatter.percent(score.percent, { model }) }),
  };
}

const total = (report: ScoreReport): Subject => ({ kind: 'total', id: '', name: null, score: report.total });

/** A scope that the report does not know, or one without a score of its own (a workload, a risk level), leaves the total. */
function subjectOf(report: ScoreReport, active: ActiveScope | null, formatter: Formatter): Subject {
  if (active?.kind === 'subscore') return subscoreSubject(report, active, formatter);
  if (active?.kind === 'scope') {
    const scope = report.scopes.find(({ id }) => id === active.id);
    if (scope) return { kind: 'scope', id: scope.id, name: scope.name, score: scope.score };
  }
  return total(report);
}

function subscoreSubject(report: ScoreReport, { id: activeId }: ActiveScope, formatter: Formatter): Subject {
  const found = report.subscores.find(({ id }) => id === activeId);
  if (!found) return total(report);
  return {
    kind: 'subscore',
    id: found.id,
    name: formatter.text(`subscore.${found.id}`),
    score: found.score,
  };
}

function scoreOf(score: Scored, { report, formatter, thresholds }: GaugeInput): ScoredView {
  const bound = isUpperBound(score, report) ? (percent: string) => boundOf(score, percent, report, formatter) : null;
  return scoredView(score, { model: report.model, formatter, thresholds }, bound);
}

/** A total of one half is partial too, but a score of its own: there it is up to that half whether the percent is a bound. */
function isUpperBound({ partial, missing, percentAtLeast }: Scored, { parts, quality }: ScoreReport): boolean {
  // Without an unknown maximum it is partial for scopes that the reader may not see: that is no bound.
  if (!partial || !quality.some(({ code }) => code === 'unknownMaximum')) return false;
  if (!missing?.length || percentAtLeast !== undefined) return true;
  return Object.values(parts).some((part) => part.kind === 'scored' && part.partial);
}

/** The percent of such a score is no value: it is printed as what it is, a range or an upper bound. */
function boundOf({ percentAtLeast }: Scored, to: string, { model }: ScoreReport, formatter: Formatter): ScoredView['bound'] {
  if (percentAtLeast === undefined) return { atLeast: 0, text: formatter.text('score.atMost', { percent: to }) };
  const from = formatter.percent(percentAtLeast, { model });
  return { atLeast: percentAtLeast, text: formatter.text('gauge.between', { from, to }) };
}

function unscoredView(score: Exclude<Score, Scored>, formatter: Formatter): UnscoredView {
  const reason = formatter.text(`reason.${score.reason}`);
  if (score.kind === 'notScored') return { kind: 'unscored', word: formatter.text('score.notScored'), reason };
  if (score.kind === 'restricted') return { kind: 'unscored', word: formatter.text('score.restricted'), reason };
  return { kind: 'unscored', word: '–', reason };
}

/** Targets are set for the total only. */
function targetsOf({ report, target }: GaugeInput, subject: Subject): readonly Target[] {
  if (subject.kind !== 'total') return [];
  return (target === null ? report.targets : [{ percent: target }]).filter(({ percent }) => Number.isFinite(percent));
}

function targetMark({ percent, date }: Target, { model }: ScoreReport, formatter: Formatter): Mark {
  const printed = formatter.percent(percent, { model });
  const text = date
    ? formatter.text('target.by', { percent: printed, date: formatter.day(date) })
    : formatter.text('target.yours', { percent: printed });
  return { percent, text, label: formatter.text('gauge.target', { percent: printed }), isLonger: Boolean(date) };
}

/** A comparison of one half stands beside a total of that half only, never beside the mean of both. */
function comparisonMarks(report: ScoreReport, subject: Subject, formatter: Formatter): Mark[] {
  const only = onlyHalf(report);
  return report.comparisons.flatMap((comparison) => {
    const percent = comparedPercent(comparison, subject, only);
    if (percent === null) return [];
    const basis = `basis.${comparison.basis}`;
    const label = formatter.has(basis) ? formatter.text(basis) : comparison.basis;
    const text = formatter.text('gauge.comparison', { basis: label, percent: formatter.percent(percent, { model: report.model }) });
    return [{ percent, text, label, isLonger: true }];
  });
}

function comparedPercent({ percent, half, subscores }: Comparison, subject: Subject, only: HalfId | null): number | null {
  if (subject.kind === 'subscore') return subscores?.find(({ id }) => id === (subject.id as SubscoreId))?.percent ?? null;
  if (subject.kind === 'scope') return null;
  return half == null || half === only ? percent : null;
}

/** The half that the total stands for, where it is just one. */
function onlyHalf({ parts }: ScoreReport): HalfId | null {
  const scored = (['infrastructure', 'defenderXdr'] as const).filter((id) => parts[id].kind === 'scored');
  return scored.length === 1 ? scored[0]! : null;
}

function missingSentences(score: Scored, report: ScoreReport, formatter: Formatter): string[] {
  const halves = (score.missing ?? []).map((half) => {
    const part = report.parts[half];
    if (part.kind === 'scored' || (part.kind === 'unknown' && part.reason === 'notEnabled')) return formatter.text(`notEnabled.${half}`);
    return formatter.text('gauge.partReason', { name: formatter.text(`half.${half}`), reason: formatter.text(`reason.${part.reason}`) });
  });
  return isUpperBound(score, report) ? [...halves, formatter.text('partial.maximum')] : halves;
}

/** How many scopes are in the score; said of the total and of Infrastructure, which are made of them. */
function coverageText({ quality }: ScoreReport, subject: Subject, formatter: Formatter): string {
  const facts = quality.find(({ code }) => code === 'coverage')?.facts;
  const isMadeOfScopes = subject.kind === 'total' || subject.id === 'infrastructure';
  if (!isMadeOfScopes || typeof facts?.['covered'] !== 'number' || typeof facts['total'] !== 'number') return '';
  return formatter.text('coverage.scopes', { covered: facts['covered'], count: facts['total'] });
}

function selfDeclaredText(score: Score, formatter: Formatter): string {
  if (score.kind !== 'scored' || !score.selfDeclaredPercent) return '';
  return formatter.text('score.selfDeclared', { change: formatter.number(score.selfDeclaredPercent) });
}
