/** Planned, current-license and achievable scores: the same sums with some recommendations done (SCORING.md, A). */
import { isRiskAccepted } from './actions.js';
import type { PostureChange } from './changes.js';
import type { ClassicScore } from './classic.js';
import type { ActionHalf, EvaluatedAction } from './defenderXdr.js';
import { withoutNoise } from './given.js';
import { scopedKey } from './identifiers.js';
import { ledgerHalf, ledgerPercent, type Ledger, type LedgerPart } from './ledger.js';
import { sumOf } from './lists.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import { unknownScore, type HalfId, type Score } from './score.js';

/** Scores the posture again with these changes: the percent of its total. */
export type Rescore = (changes: readonly PostureChange[]) => number | null;

type Row = RecommendationReport;

const isOwned = (row: Row): boolean => row.licensed !== false;

/** What is projected: the ledger, and where its parts come from. */
export interface Projected {
  readonly total: { readonly ledger: Ledger };
  readonly evaluated: readonly EvaluatedAction[];
  readonly infrastructureActions: readonly EvaluatedAction[];
  readonly actionHalves: Readonly<Record<HalfId, ActionHalf | null>>;
  readonly classic: ClassicScore;
}

/** `rows` in the order of actions, those for Infrastructure, and the items of the cloud models. */
export function projectionsOf(projected: Projected, rows: readonly Row[], rescore: Rescore): ScoreReport['projections'] {
  const project = (isDone: (row: Row) => boolean): Score => {
    if (projected.total.ledger.halves.length === 0) return unknownScore('noData');
    const changes = () =>
      rows.filter(isDone).map((row) => ({ recommendationId: row.id, scopeId: row.scopeId ?? null, remediated: true as const }));
    const filled = fill(projected, rows, isDone);
    const percent = filled ? ledgerPercent(filled) : rescore(changes());
    // Everything done is 100 %, not the 99.99… that adding binary fractions makes of it.
    return percent === null ? unknownScore('noData') : { kind: 'scored', percent: 100 - withoutNoise(100 - percent) };
  };
  return {
    planned: project((row) => row.status === 'planned'),
    currentLicense: project(isOwned),
    achievable: project((row) => isOwned(row) && !isRiskAccepted(row.status)),
  };
}

/**
 * The ledger with what is done at its maximum, points above it staying: actions, and controls all of whose open
 * recommendations are done. `null` where only some of a control's are, and for the risk-based product: these have to be
 * scored again.
 */
function fill(
  { total, evaluated, infrastructureActions, actionHalves, classic }: Projected,
  rows: readonly Row[],
  isDone: (row: Row) => boolean,
): Ledger | null {
  const actionCount = evaluated.length + infrastructureActions.length;
  const actions = {
    defenderXdr: doneOf(evaluated, rows, 0, isDone),
    infrastructure: doneOf(infrastructureActions, rows, evaluated.length, isDone),
  };
  const [done, open] = [new Set<string>(), new Set<string>()];
  let isWhole = true;
  for (let index = actionCount; index < rows.length; index++) {
    const row = rows[index]!;
    if (row.notCounted !== null || row.potentialPercent === 0) continue;
    if (row.model === 'riskBased' && isDone(row)) isWhole = false;
    for (const cell of classic.items[index - actionCount]!.cells) (isDone(row) ? done : open).add(classic.cells[cell]!.key);
  }
  const halves = total.ledger.halves.map(({ id, scopes, offsetPercent }) => {
    const isFull = (part: LedgerPart, index: number): boolean => {
      if (part.kind === 'recommendation') return actions[id][actionHalves[id]!.members[index]!.first] === true;
      const key = part.kind === 'control' && scopedKey(part.scopeId, part.id);
      if (!key || !done.has(key)) return false;
      if (open.has(key)) isWhole = false;
      return true;
    };
    const pointsOf = (part: LedgerPart, index: number) => (isFull(part, index) ? Math.max(part.points, part.maxPoints) : part.points);
    const filled = scopes.map((scope) => ({ ...scope, points: sumOf(scope.parts, pointsOf) }));
    return ledgerHalf(id, filled, offsetPercent);
  });
  return isWhole ? { halves, offsetPercent: total.ledger.offsetPercent } : null;
}

/** Whether one of its rows is done, by the place of the action. */
function doneOf(actions: readonly EvaluatedAction[], rows: readonly Row[], from: number, isDone: (row: Row) => boolean): boolean[] {
  const done: boolean[] = [];
  actions.forEach(({ first }, index) => {
    if (isDone(rows[from + index]!)) done[first] = true;
  });
  return done;
}
