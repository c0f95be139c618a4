/** What the page and the worker say to one another. All of it can be cloned; each read has a number of its own. */
import type { Ledger } from '../../core/ledger.js';
import type { ScoreOptions } from '../../core/options.js';
import type { Posture } from '../../core/posture.js';
import type { ScoreReport } from '../../core/report.js';
import type { Problem } from '../../schema/problem.js';
import type { ReadOptions } from '../assemble.js';

export type ToWorker =
  | { readonly kind: 'open'; readonly id: number; readonly read: ReadOptions; readonly score: ScoreOptions }
  /** What `readPosture` takes, all of it. */
  | { readonly kind: 'whole'; readonly id: number; readonly payloads: unknown }
  /** One of the payloads or pages that come one after another, up to `end`. */
  | { readonly kind: 'page'; readonly id: number; readonly payload: unknown }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly kind: 'started'; readonly id: number }
  | { readonly kind: 'scored'; readonly id: number; readonly scored: ScoredParts }
  | { readonly kind: 'invalid'; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** A report with what a clone of it would lose. In one message, so that what they share stays shared. */
export interface ScoredParts {
  readonly report: ScoreReport;
  readonly posture: Posture;
  readonly ledger: Ledger;
  readonly options: ScoreOptions;
  readonly problems: readonly Problem[];
}

export function partsOf(report: ScoreReport, problems: readonly Problem[]): ScoredParts {
  const { posture, ledger, options } = report;
  return { report, posture, ledger, options, problems };
}

/** The report as `scorePosture` gave it: posture, options and ledger are on it, and left out of its JSON. */
export function reportFrom({ report, posture, ledger, options }: ScoredParts): ScoreReport {
  return Object.defineProperties(report, { ledger: { value: ledger }, posture: { value: posture }, options: { value: options } });
}

/** The columns of the assessments: handed over, not copied. */
export function buffersOf({ assessments }: Posture): ArrayBuffer[] {
  if (!assessments || !('kind' in assessments)) return [];
  const { recommendation, resource, scope, state } = assessments;
  return [recommendation, resource, scope, state].map(({ buffer }) => buffer as ArrayBuffer);
}
