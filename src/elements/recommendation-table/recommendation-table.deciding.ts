/** What the reader decides: where a selection leads, the plan to a target, other statuses. Loaded with the first decision. */
import type { PostureChange } from '../../core/changes.js';
import { isPlannable, planCost } from '../../core/planCosts.js';
import { keyOf } from '../../core/identifiers.js';
import type { Plan } from '../../core/planToTarget.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import { percentOf } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ReportStore } from '../../state/store.js';
import { requestStatusOf } from '../../ui/status-request.js';
import type { ActionRequestDetail } from './recommendation-table.events.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { Notice, PlanStep, ScarceCost, StatusWish } from './recommendation-table.model.js';
import { resourcesOf } from './recommendation-table.resources.js';
import type { RowTable } from './recommendation-table.rows.js';
import { statusOf } from './recommendation-table.words.js';

export const rowsDone = (items: readonly RecommendationReport[]): readonly PostureChange[] =>
  items.map(({ id, scopeId }) => ({ recommendationId: id, ...(scopeId && { scopeId }), remediated: true }));

/** The report with the rows done; `null` where it cannot be computed. The other widgets of the store show it too. */
export async function project(
  store: ReportStore,
  items: readonly RecommendationReport[],
  kind: 'whatIf' | 'plan',
  isWanted: () => boolean,
): Promise<ScoreReport | null> {
  const { report } = store;
  const after = await store.whatIf(rowsDone(items)).catch(() => null);
  if (!report || !isWanted()) return null;
  const from = percentOf(report.total);
  const to = after && percentOf(after.total);
  const recommendationIds = [...new Set(items.map(({ id }) => id))];
  if (from === null || to === null) store.setProjection(null);
  else store.setProjection({ kind, percent: to, deltaPercent: to - from, recommendationIds });
  return after;
}

export interface MadePlan {
  readonly result: Plan | null;
  readonly steps: readonly PlanStep[];
  /** Keys of the rows to be done. */
  readonly keys: ReadonlySet<string>;
}

/** Steps whose increase is computed one by one; of longer plans it takes too long. */
const mostSteps = 60;

/** The cheapest set that reaches the target, as steps in the order of their increase for what they cost. */
export async function makePlan(store: ReportStore, table: RowTable, targetPercent: number, cost: ScarceCost): Promise<MadePlan> {
  const result = await store.plan(targetPercent, { cost }).catch(() => null);
  const { report } = store;
  if (!result || !report) return { result: null, steps: [], keys: new Set() };
  const ids = new Set(result.recommendationIds.map(keyOf));
  const rows = [...table.items.keys()].filter((row) => ids.has(keyOf(table.items[row]!.id)) && isPlannable(table.items[row]!));
  const bundles = bundlesOf(
    rows.map((row) => table.items[row]!),
    table,
  );
  const measured = bundles.length <= mostSteps ? await measure(store, report, bundles) : bundles;
  return { result, steps: inOrder(measured, percentOf(report.total), cost), keys: new Set(rows.map((row) => table.keyOf(row))) };
}

interface Bundle {
  readonly title: string;
  readonly items: readonly RecommendationReport[];
  readonly gainPercent: number | null;
}

/** Recommendations of one security control depend on each other and are one step; an action is a step of its own. */
function bundlesOf(items: readonly RecommendationReport[], { facts }: RowTable): readonly Bundle[] {
  const byKey = new Map<string, RecommendationReport[]>();
  for (const item of items) {
    const key = item.model === 'classic' && item.controlId ? `control ${keyOf(item.controlId)}` : keyOf(item.id);
    const bundle = byKey.get(key);
    if (bundle) bundle.push(item);
    else byKey.set(key, [item]);
  }
  return [...byKey.values()].map((bundle) => {
    const first = bundle[0]!;
    const isAlone = bundle.every(({ id }) => keyOf(id) === keyOf(first.id));
    return { title: isAlone ? first.title : (facts.control(first.controlId) ?? first.title), items: bundle, gainPercent: null };
  });
}

async function measure(store: ReportStore, report: ScoreReport, bundles: readonly Bundle[]): Promise<readonly Bundle[]> {
  const from = percentOf(report.total);
  const measured: Bundle[] = [];
  for (const bundle of bundles) {
    const after = await store.whatIf(rowsDone(bundle.items)).catch(() => null);
    const to = after && percentOf(after.total);
    measured.push({ ...bundle, gainPercent: to === null || from === null ? null : to - from });
    // Between two scorings the page gets its turn.
    await new Promise((resume) => setTimeout(resume));
  }
  return measured;
}

/** The most rewarding first. Bundles do not depend on each other, so their increases add up; of a product of factors they do not. */
function inOrder(bundles: readonly Bundle[], from: number | null, cost: ScarceCost): readonly PlanStep[] {
  const worth = ({ gainPercent, items }: Bundle) => (gainPercent ?? 0) / Math.max(costOf(items, cost), 1e-9);
  const doesAddUp = bundles.every(({ items }) => items.every(({ model }) => model !== 'riskBased'));
  let reached = from;
  return [...bundles]
    .sort((a, b) => worth(b) - worth(a))
    .map(({ title, items, gainPercent }) => {
      reached = reached === null || gainPercent === null || !doesAddUp ? null : reached + gainPercent;
      return { title, recommendationIds: [...new Set(items.map(({ id }) => id))], gainPercent, reachedPercent: reached };
    });
}

function costOf(items: readonly RecommendationReport[], cost: ScarceCost): number {
  const ids = new Set(items.map(({ id }) => keyOf(id)));
  const rows = [...ids].map((id) => items.filter((item) => keyOf(item.id) === id));
  return rows.reduce((sum, own) => sum + planCost(cost, own), 0);
}

/** Places of the planned rows: step by step. */
export function placesOf(steps: readonly PlanStep[], table: RowTable, keys: ReadonlySet<string>): ReadonlyMap<string, number> {
  const placeOfId = new Map(steps.flatMap(({ recommendationIds }, step) => recommendationIds.map((id) => [keyOf(id), step] as const)));
  const places = new Map<string, number>();
  table.items.forEach(({ id }, row) => {
    const key = table.keyOf(row);
    if (keys.has(key)) places.set(key, placeOfId.get(keyOf(id)) ?? steps.length);
  });
  return places;
}

/**
 * Asks the host for other statuses and tells what came of it; `null` where the host prevented it, or where the rows belong to
 * nobody any more. The store shows them meanwhile and takes back what was refused.
 */
export async function askForStatus(
  target: EventTarget,
  store: ReportStore,
  table: RowTable,
  wishes: readonly StatusWish[],
  note: string | null,
  formatter: Formatter,
): Promise<Notice | null> {
  const words = lateWords(formatter);
  const changes = wishes.map(({ row, status }) => {
    const { id, scopeId } = table.items[row]!;
    return { recommendationId: id, ...(scopeId && { scopeId }), status, note };
  });
  const undo = wishes.map(({ row }) => ({ row, status: statusOf(table.items[row]!) }));
  const event = requestStatusOf(target, { changes, note });
  if (!event) return null;
  const outcome = await store.requestStatus(changes, event.waits);
  if (outcome.kind === 'dropped') return null;
  if (outcome.kind === 'accepted') return { text: words.text('edit.saved', { count: changes.length }), undo, isFailure: false };
  const { reason } = outcome;
  return { text: reason ? words.text('edit.failedBecause', { reason }) : words.text('edit.failed'), undo: null, isFailure: true };
}

/** A row as a host is asked to act on it, with the resources that need it. */
export function requestedItem(report: ScoreReport, item: RecommendationReport): ActionRequestDetail['items'][number] {
  const unhealthy = resourcesOf(report, item).filter(({ status }) => status === 'unhealthy');
  return { recommendationId: item.id, scopeId: item.scopeId ?? null, resourceIds: unhealthy.map(({ resourceId }) => resourceId) };
}
