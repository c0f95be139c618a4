/** The one state of a widget: a union, never a set of booleans. */
import type { ScoreReport } from '../core/report.js';
import type { Problem } from '../schema/problem.js';
import type { LoadError } from '../sources/source.js';

export type PartialReason = 'problems' | 'halfMissing' | 'unknownMaxima' | 'notPagedIn' | 'unreadableRecords';

export type WidgetState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly report: ScoreReport }
  | { readonly kind: 'empty'; readonly report: ScoreReport }
  | {
      readonly kind: 'partial';
      readonly report: ScoreReport;
      readonly reasons: readonly PartialReason[];
      readonly problems: readonly Problem[];
    }
  /** The last good data; `error` is why the refresh failed, `null` where the data are old or being asked for again. */
  | { readonly kind: 'stale'; readonly report: ScoreReport; readonly ageMs: number | null; readonly error: LoadError | null }
  | { readonly kind: 'restricted'; readonly report: ScoreReport | null; readonly error: LoadError | null }
  | { readonly kind: 'error'; readonly error: LoadError };

export type StateKind = WidgetState['kind'];

export interface StateInput {
  readonly report: ScoreReport | null;
  readonly problems: readonly Problem[];
  readonly isLoading: boolean;
  readonly error: LoadError | null;
  /** The report is of an earlier time on the page, or of before a fault, and is being loaded again. */
  readonly isRemembered: boolean;
  /** Milliseconds since the data were received or, where they say so, since they were made. */
  readonly ageMs: number | null;
}

/** The state that fits: what is on the screen already is worth more than what is under way or has failed. */
export function stateOf({ report, problems, isLoading, error, isRemembered, ageMs }: StateInput): WidgetState {
  if (!report) {
    if (isLoading) return { kind: 'loading' };
    if (!error) return { kind: 'idle' };
    return error.code === 'forbidden' ? { kind: 'restricted', report: null, error } : { kind: 'error', error };
  }
  if (error) return { kind: 'stale', report, ageMs, error };
  if (report.total.kind === 'restricted') return { kind: 'restricted', report, error: null };
  if (isEmpty(report)) return { kind: 'empty', report };
  if (isRemembered || report.quality.some(({ code }) => code === 'staleData')) return { kind: 'stale', report, ageMs, error: null };
  const reasons = partialReasons(report, problems);
  return reasons.length > 0 ? { kind: 'partial', report, reasons, problems } : { kind: 'loaded', report };
}

/** The report that is on the screen in a state, if one is. */
export function reportIn(state: WidgetState): ScoreReport | null {
  return 'report' in state ? state.report : null;
}

/** Nothing is scored and nothing is listed: no zero, no hundred, an empty state. */
function isEmpty(report: ScoreReport): boolean {
  const isListed = report.recommendations.length > 0 || report.controls.length > 0 || report.scopes.length > 0;
  const isScored = report.total.kind === 'scored' || report.subscores.some(({ score }) => score.kind === 'scored');
  return !isScored && !isListed && report.history.length === 0 && report.deviceExposure === null;
}

function partialReasons(report: ScoreReport, problems: readonly Problem[]): PartialReason[] {
  const has = (code: string) => report.quality.some((note) => note.code === code);
  const missing = report.total.kind === 'scored' ? (report.total.missing ?? []) : [];
  const reasons: [PartialReason, boolean][] = [
    ['halfMissing', missing.length > 0],
    ['notPagedIn', has('profilesNotPagedIn')],
    ['unknownMaxima', has('unknownMaximum')],
    ['unreadableRecords', has('unreadableRecords')],
    ['problems', problems.length > 0 && !has('unreadableRecords')],
  ];
  return reasons.filter(([, applies]) => applies).map(([reason]) => reason);
}
