/** The controls of the classic half as a plan sees them: which sets of recommendations turn which resources healthy. */
import { exclusionOf, isRiskAccepted, isSelfDeclared } from './actions.js';
import { AssessmentState, assessmentTable } from './assessments.js';
import { membersOf, validCounts } from './classic.js';
import { mapControls, type ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import { identified, sumOf } from './lists.js';
import { partitionRecommendations, type Keyed } from './partition.js';
import type { PlanUnit } from './planCosts.js';
import { gainUnit } from './planFronts.js';
import type { AssessmentTable } from './posture.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import { vendorPoints } from './rounding.js';

/** Resources that have the same recommendations open: all of these have to be done. */
export interface PlanBlock {
  readonly units: readonly PlanUnit[];
  count: number;
}

/** A control in a scope, as far as a plan can move it. Gains are in units of gain. */
export interface PlanCell {
  /** Doing any of these makes the vendor's figure be computed anew, whether or not a resource turns healthy. */
  readonly members: readonly PlanUnit[];
  /** `null` where the data hold counts and not resources. */
  readonly blocks: readonly PlanBlock[] | null;
  /** Resources that surely turn healthy when these are done. */
  readonly healed: (isDone: (unit: PlanUnit) => boolean) => number;
  /** The gain of so many healed resources, with the vendor's rounding. */
  readonly gain: (healed: number) => number;
  /** The same for one of them, unrounded, and the most that rounding and a differing vendor's figure add to the sum. */
  readonly perResource: number;
  readonly slack: number;
}

type Rows = readonly RecommendationReport[];
type IsDone = (unit: PlanUnit) => boolean;

export function planCells(report: ScoreReport, byId: ReadonlyMap<string, Rows>, units: ReadonlyMap<string, PlanUnit>): PlanCell[] {
  const { ledger, halves, posture } = report;
  const half = ledger.halves.find(({ id }) => id === 'infrastructure');
  if (!half || halves.infrastructure.model !== 'classic') return [];
  const table = assessmentTable(posture.assessments);
  // As given: the resources of a report's row are those of its assessments, which may lie in other scopes.
  const { classic } = partitionRecommendations(posture, table, true);
  const map = mapControls(identified(posture.controls), classic, table);
  const blocks = blocksByCell(table, map, byId, units);
  const percents = new Map(
    half.scopes.map(({ scopeId, weight, maxPoints }) => [
      keyOf(scopeId),
      (100 * weight) / maxPoints / half.weightTotal / ledger.halves.length,
    ]),
  );
  const siblings = membersOf(map, classic);
  return report.controls.flatMap(({ id, scopeId, maxPoints, score, resources: { healthy, unhealthy } }, index): PlanCell[] => {
    const all = siblings.in(keyOf(id), null);
    const members = [...new Set(all.flatMap(({ key }) => units.get(key) ?? []))];
    const perPoint = percents.get(keyOf(scopeId))! / gainUnit;
    const applicable = healthy + unhealthy;
    if (!(perPoint > 0) || score.kind !== 'scored' || members.length === 0 || applicable === 0) return [];
    const here = siblings.in(keyOf(id), scopeId === null ? null : keyOf(scopeId));
    const known: number[] = [];
    const own = blocks.get(index) ?? null;
    return [
      {
        members,
        blocks: own,
        healed: own ? (isDone) => countOf(own, isDone) : (isDone) => Math.max(0, unhealthy - coverable(here, units, isDone)),
        gain: (healed) =>
          (known[healed] ??= Math.round(
            (vendorPoints(maxPoints!, healthy + healed, Math.max(0, unhealthy - healed)) - score.points!) * perPoint,
          )),
        perResource: (maxPoints! * perPoint) / applicable,
        slack: Math.max(0, (maxPoints! * healthy) / applicable + 0.005 - score.points!) * perPoint,
      },
    ];
  });
}

const countOf = (blocks: readonly PlanBlock[], isDone: IsDone): number =>
  sumOf(blocks, ({ units, count }) => (units.every(isDone) ? count : 0));

/**
 * Resources that the remaining recommendations may still make unhealthy: the rule of what-if for counts alone. An accepted
 * risk is none of them as soon as another one is done.
 */
function coverable(rows: readonly Keyed[], units: ReadonlyMap<string, PlanUnit>, isDone: IsDone): number {
  const rest = rows.filter(({ item }) => !isRiskAccepted(item.status));
  const open = rest.filter(({ key }) => !(units.has(key) && isDone(units.get(key)!)));
  const remaining = open.length === rest.length ? rows : open;
  return sumOf(remaining, ({ item }) => validCounts(item.resources)?.unhealthy ?? Infinity);
}

/** By cell; those without a row have none. Resources that something outside the plan keeps unhealthy are left out. */
function blocksByCell(
  table: AssessmentTable,
  map: ControlMap,
  byId: ReadonlyMap<string, Rows>,
  units: ReadonlyMap<string, PlanUnit>,
): Map<number, PlanBlock[]> {
  const opened = new Map<number, Map<number, Set<PlanUnit | null>>>();
  const pairs = new Map<number, { cells: readonly number[]; opens: boolean; unit: PlanUnit | null }>();
  for (let row = 0; row < table.length; row++) {
    const key = table.recommendation[row]! * table.scopeIds.length + table.scope[row]!;
    let pair = pairs.get(key);
    if (!pair) {
      const id = keyOf(table.recommendationIds[table.recommendation[row]!]);
      const scopeId = table.scopeIds[table.scope[row]!];
      const rows = (byId.get(id) ?? []).filter(({ model }) => model !== 'actions');
      const status = (rows.find((item) => keyOf(item.scopeId) === keyOf(scopeId)) ?? rows.find((item) => item.scopeId == null))?.status;
      const isScored = rows.every((item) => exclusionOf(item) === null);
      pair = {
        cells: isScored ? map.cellsOfRow(table.recommendation[row]!, table.scope[row]!) : [],
        opens: !isRiskAccepted(status) && !isSelfDeclared(status),
        unit: units.get(id) ?? null,
      };
      pairs.set(key, pair);
    }
    for (const cell of pair.cells) {
      let resources = opened.get(cell);
      if (!resources) opened.set(cell, (resources = new Map()));
      if (!pair.opens || table.state[row] !== AssessmentState.unhealthy) continue;
      const resource = table.resource[row]!;
      resources.set(resource, (resources.get(resource) ?? new Set()).add(pair.unit));
    }
  }
  return new Map([...opened].map(([cell, resources]) => [cell, distinctBlocks(resources.values())]));
}

function distinctBlocks(resources: Iterable<ReadonlySet<PlanUnit | null>>): PlanBlock[] {
  const blocks = new Map<string, PlanBlock>();
  for (const open of resources) {
    if (open.has(null)) continue;
    const sorted = ([...open] as PlanUnit[]).sort((a, b) => a.index - b.index);
    const key = sorted.map(({ index }) => index).join();
    const block = blocks.get(key);
    if (block) block.count++;
    else blocks.set(key, { units: sorted, count: 1 });
  }
  return [...blocks.values()];
}
