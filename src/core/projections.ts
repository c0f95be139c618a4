/** Planned, current-license and achievable scores: the same sums with some recommendations done (SCORING.md, A). */
import { isRiskAccepted } from './actions.js';
import type { PostureChange } from './changes.js';
import { withoutNoise } from './given.js';
import { keyOf, scopedKey } from './identifiers.js';
import { ledgerHalf, ledgerPercent, type Ledger, type LedgerPart, type LedgerScope } from './ledger.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import { unknownScore, type Score } from './score.js';

/** Scores the posture again with these changes: the percent of its total. */
export type Rescore = (changes: readonly PostureChange[]) => number | null;

type Row = RecommendationReport;

const isOwned = (row: Row): boolean => row.licensed !== false;

/** The rows that each projection takes as done; its bit in a mark is that of its place. */
const projections: readonly ((row: Row) => boolean)[] = [
  (row) => row.status === 'planned',
  isOwned,
  (row) => isOwned(row) && !isRiskAccepted(row.status),
];
const every = 2 ** projections.length - 1;

/** `controlsOf`: the control keys of a recommendation, by its key. */
export function projectionsOf(
  ledger: Ledger,
  rows: readonly Row[],
  controlsOf: ReadonlyMap<string, readonly string[]>,
  rescore: Rescore,
): ScoreReport['projections'] {
  const marks = marksOf(rows, controlsOf);
  const full = new Map<LedgerScope, readonly number[]>();
  let rescored = marks.mixed;
  for (const scope of ledger.halves.flatMap((half) => half.scopes)) {
    const done = scope.parts.map((part) => (part.kind === 'recommendation' ? markAt(marks.actions, part) : controlMark(marks.done, part)));
    full.set(scope, done);
    scope.parts.forEach((part, index) => (rescored |= done[index]! && controlMark(marks.open, part) & done[index]!));
  }
  const project = (index: number): Score => {
    if (ledger.halves.length === 0) return unknownScore('noData');
    const isDone = projections[index]!;
    const percent =
      rescored & (1 << index)
        ? rescore(
            rows
              .filter((row) => isDone(row))
              .map((row) => ({ recommendationId: row.id, scopeId: row.scopeId ?? null, remediated: true as const })),
          )
        : ledgerPercent(filled(ledger, (scope, part) => (full.get(scope)![part]! & (1 << index)) !== 0));
    // Everything done is 100 %, not the 99.99… that adding binary fractions makes of it.
    return percent === null ? unknownScore('noData') : { kind: 'scored', percent: 100 - withoutNoise(100 - percent) };
  };
  return { planned: project(0), currentLicense: project(1), achievable: project(2) };
}

type Marks = ReadonlyMap<string, number>;

/**
 * An action that is done has its full points, and so has a control all of whose open recommendations are: `done` and
 * `open` say in which projections. Where only some of a control's are done, or in the risk-based product (`mixed`), the
 * whole has to be scored again.
 */
function marksOf(rows: readonly Row[], controlsOf: ReadonlyMap<string, readonly string[]>) {
  const [actions, done, open] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const add = (marks: Map<string, number>, key: string, mark: number) => mark && marks.set(key, (marks.get(key) ?? 0) | mark);
  let mixed = 0;
  for (const row of rows) {
    const mark = projections.reduce((bits, isDone, index) => (isDone(row) ? bits | (1 << index) : bits), 0);
    if (row.model === 'actions') add(actions, placeKey(row.scopeId, row.id), mark);
    else if (row.notCounted === null && row.potentialPercent !== 0) {
      if (row.model === 'riskBased') mixed |= mark;
      for (const control of controlsOf.get(keyOf(row.id)) ?? []) {
        const key = placeKey(row.scopeId, control);
        add(done, key, mark);
        add(open, key, every & ~mark);
      }
    }
  }
  return { actions, done, open, mixed };
}

const placeKey = (scopeId: string | null | undefined, id: string): string => (scopeId == null ? keyOf(id) : scopedKey(scopeId, id));

const markAt = (marks: Marks, { scopeId, id }: LedgerPart): number => marks.get(placeKey(scopeId, id)) ?? 0;

/** A control is marked in its scope or in all of them. */
const controlMark = (marks: Marks, part: LedgerPart): number =>
  part.kind === 'control' ? markAt(marks, part) | markAt(marks, { ...part, scopeId: null }) : 0;

/** The ledger with some parts at their maximum; points above it stay. */
function filled({ halves, offsetPercent }: Ledger, isFull: (scope: LedgerScope, part: number) => boolean): Ledger {
  const pointsOf = (scope: LedgerScope) =>
    scope.parts.reduce((sum, { points, maxPoints }, part) => sum + (isFull(scope, part) ? Math.max(points, maxPoints) : points), 0);
  const scopeOf = (scope: LedgerScope) => ({ ...scope, points: pointsOf(scope) });
  return { halves: halves.map((half) => ledgerHalf(half.id, half.scopes.map(scopeOf), half.offsetPercent)), offsetPercent };
}
