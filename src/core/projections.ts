/** Planned, current-license and achievable scores: the same sums with some recommendations done (SCORING.md, A). */
import { isRiskAccepted } from './actions.js';
import type { PostureChange } from './changes.js';
import { withoutNoise } from './given.js';
import { keyOf, scopedKey } from './identifiers.js';
import { ledgerHalf, ledgerPercent, ledgerScope, type Ledger, type LedgerPart, type LedgerScope } from './ledger.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import { unknownScore, type Score } from './score.js';

/** Scores the posture again with these changes: the percent of its total. */
export type Rescore = (changes: readonly PostureChange[]) => number | null;

type Row = RecommendationReport;

/** `controlsOf`: the control keys of a recommendation, by its key. */
export function projectionsOf(
  ledger: Ledger,
  rows: readonly Row[],
  controlsOf: ReadonlyMap<string, readonly string[]>,
  rescore: Rescore,
): ScoreReport['projections'] {
  const project = (isDone: (row: Row) => boolean) => projectionOf(ledger, rows, controlsOf, rescore, isDone);
  const isOwned = (row: Row) => row.licensed !== false;
  return {
    planned: project((row) => row.status === 'planned'),
    currentLicense: project(isOwned),
    achievable: project((row) => isOwned(row) && !isRiskAccepted(row.status)),
  };
}

/**
 * An action that is done has its full points, and so has a control all of whose open recommendations are. Where only some
 * of a control's are done, or in the risk-based product, the whole has to be scored again.
 */
function projectionOf(
  ledger: Ledger,
  rows: readonly Row[],
  controlsOf: ReadonlyMap<string, readonly string[]>,
  rescore: Rescore,
  isDone: (row: Row) => boolean,
): Score {
  if (ledger.halves.length === 0) return unknownScore('noData');
  const done = new Set<string>();
  const [finished, unfinished] = [new Set<string>(), new Set<string>()];
  const cloud: Row[] = [];
  for (const row of rows) {
    if (row.model === 'actions') {
      if (isDone(row)) done.add(scopedKey(row.scopeId, row.id));
    } else if (row.notCounted === null && row.potentialPercent !== 0) {
      const isFinished = isDone(row);
      if (isFinished) cloud.push(row);
      for (const control of controlsOf.get(keyOf(row.id)) ?? [])
        (isFinished ? finished : unfinished).add(row.scopeId == null ? control : scopedKey(row.scopeId, control));
    }
  }
  const has = (set: ReadonlySet<string>, part: LedgerPart) => set.has(keyOf(part.id)) || set.has(scopedKey(part.scopeId, part.id));
  const isMixed =
    cloud.some((row) => row.model === 'riskBased') ||
    ledger.halves.some((half) =>
      half.scopes.some(({ parts }) => parts.some((part) => part.kind === 'control' && has(finished, part) && has(unfinished, part))),
    );
  const isFull = (part: LedgerPart) => (part.kind === 'recommendation' ? has(done, part) : part.kind === 'control' && has(finished, part));
  const changes = rows
    .filter((row) => isDone(row))
    .map((row) => ({ recommendationId: row.id, scopeId: row.scopeId ?? null, remediated: true as const }));
  const percent = isMixed ? rescore(changes) : ledgerPercent(filled(ledger, isFull));
  // Everything done is 100 %, not the 99.99… that adding binary fractions makes of it.
  return percent === null ? unknownScore('noData') : { kind: 'scored', percent: 100 - withoutNoise(100 - percent) };
}

/** The ledger with some parts at their maximum; points above it stay. */
function filled({ halves, offsetPercent }: Ledger, isFull: (part: LedgerPart) => boolean): Ledger {
  const fill = (part: LedgerPart) => (isFull(part) ? { ...part, points: Math.max(part.points, part.maxPoints) } : part);
  const scopeOf = ({ scopeId, name, weight, parts }: LedgerScope) => ledgerScope(scopeId, name, weight, parts.map(fill));
  return { halves: halves.map((half) => ledgerHalf(half.id, half.scopes.map(scopeOf), half.offsetPercent)), offsetPercent };
}
