/** Planned, current-license and achievable scores: the same sums with some recommendations done (SCORING.md, A). */
import { isRiskAccepted } from './actions.js';
import type { PostureChange } from './changes.js';
import type { ClassicScore } from './classic.js';
import type { ActionHalf, EvaluatedAction } from './defenderXdr.js';
import { withoutNoise } from './given.js';
import { scopedKey } from './identifiers.js';
import { ledgerHalf, ledgerPercent, type Ledger, type LedgerScope } from './ledger.js';
import { placeOf } from './partition.js';
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

/** What is projected: the ledger, and where its parts come from. */
export interface Projected {
  readonly total: { readonly ledger: Ledger };
  readonly evaluated: readonly EvaluatedAction[];
  readonly infrastructureActions: readonly EvaluatedAction[];
  readonly actionHalf: ActionHalf;
  readonly ownHalf: ActionHalf | null;
  readonly classic: ClassicScore;
}

/** `rows` in the order of actions, those for Infrastructure, and the items of the cloud models. */
export function projectionsOf(projected: Projected, rows: readonly Row[], rescore: Rescore): ScoreReport['projections'] {
  const { ledger } = projected.total;
  const marks = marksOf(projected, rows);
  const full = new Map<LedgerScope, readonly number[]>();
  let rescored = marks.mixed;
  for (const { id, scopes } of ledger.halves) {
    const members = (id === 'defenderXdr' ? projected.actionHalf : projected.ownHalf)?.members ?? [];
    for (const scope of scopes) {
      const done = scope.parts.map((part, index): number => {
        if (part.kind === 'recommendation') return marks.actions.get(placeOf(members[index]!.keys)) ?? 0;
        const control = part.kind === 'control' && marks.controls.get(scopedKey(part.scopeId, part.id));
        if (!control) return 0;
        rescored |= control.done & control.open;
        return control.done;
      });
      full.set(scope, done);
    }
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

/**
 * An action that is done has its full points, and so has a control all of whose open recommendations are: `done` and
 * `open` say in which projections. Where only some of a control's are done, or in the risk-based product (`mixed`), the
 * whole has to be scored again.
 */
function marksOf({ evaluated, infrastructureActions, classic }: Projected, rows: readonly Row[]) {
  const actions = new Map<string, number>();
  const controls = new Map(classic.cells.map(({ scopeId, control }) => [scopedKey(scopeId, control.id), { done: 0, open: 0 }]));
  const ofCell = classic.cells.map(({ scopeId, control }) => controls.get(scopedKey(scopeId, control.id))!);
  let mixed = 0;
  const listed = [...evaluated, ...infrastructureActions];
  rows.forEach((row, index) => {
    const mark = projections.reduce((bits, isDone, place) => (isDone(row) ? bits | (1 << place) : bits), 0);
    if (index < listed.length) {
      const place = placeOf(listed[index]!.keys);
      actions.set(place, mark | (actions.get(place) ?? 0));
    } else if (row.notCounted === null && row.potentialPercent !== 0) {
      if (row.model === 'riskBased') mixed |= mark;
      for (const cell of classic.items[index - listed.length]!.cells) {
        ofCell[cell]!.done |= mark;
        ofCell[cell]!.open |= every & ~mark;
      }
    }
  });
  return { actions, controls, mixed };
}

/** The ledger with some parts at their maximum; points above it stay. */
function filled({ halves, offsetPercent }: Ledger, isFull: (scope: LedgerScope, part: number) => boolean): Ledger {
  const pointsOf = (scope: LedgerScope) =>
    scope.parts.reduce((sum, { points, maxPoints }, part) => sum + (isFull(scope, part) ? Math.max(points, maxPoints) : points), 0);
  const scopeOf = (scope: LedgerScope) => ({ ...scope, points: pointsOf(scope) });
  return { halves: halves.map((half) => ledgerHalf(half.id, half.scopes.map(scopeOf), half.offsetPercent)), offsetPercent };
}
