/** The columns: what each sorts by, and when it has anything to show. */
import { instantOf } from '../../core/dates.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { table } from '../../format/messages/table.js';
import {
  dueStateOf,
  dueStates,
  environmentOf,
  insightsOf,
  levelRank,
  serviceName,
  statusOf,
  statusRank,
  subscoreName,
  type Facts,
} from './recommendation-table.words.js';
import type { ColumnId } from './recommendation-table.ids.js';

export interface Column {
  readonly id: ColumnId;
  readonly message: Extract<keyof typeof table, `column.${string}`>;
  /** Numbers stand at the end of their cell and sort from the highest at first. */
  readonly isNumber: boolean;
  /** What it sorts by; `null` sorts last in both directions. */
  readonly value: (item: RecommendationReport, facts: Facts) => string | number | null;
}

type Value = Column['value'];

const column = (id: ColumnId, value: Value, isNumber = false): Column => ({ id, message: `column.${id}`, isNumber, value });
const number = (id: ColumnId, value: Value): Column => column(id, value, true);

/** A flag and whether it is known: yes, no, not known. */
const flagRank = (flag: boolean | null | undefined): number | null => (flag == null ? null : flag ? 0 : 1);

export const columns: readonly Column[] = [
  column('title', (item) => item.title),
  number('rank', (item) => item.rank ?? null),
  column('subscore', (item, { formatter }) => subscoreName(item, formatter)),
  column('control', (item, facts) => facts.control(item.controlId)),
  column('scope', (item, facts) => facts.scope(item.scopeId)),
  column('environment', environmentOf),
  column('service', (item, { formatter }) => serviceName(item.service, formatter)),
  column('workload', (item) => item.workload || null),
  column('status', (item) => statusRank(statusOf(item))),
  column('due', (item, facts) => dueRank(item, facts)),
  column('dueDate', (item) => instantOf(item.dueDate)),
  column('owner', (item) => item.owner || null),
  number('potential', (item) => item.potentialPercent),
  number('achieved', (item) => item.points),
  number('maximum', (item) => item.maxPoints),
  number('impact', (item) => item.scoreImpactShare),
  number('unhealthy', (item) => item.resources?.unhealthy ?? null),
  column('risk', (item) => levelRank(item.riskLevel)),
  column('severity', (item) => levelRank(item.severity)),
  column('userImpact', (item) => levelRank(item.userImpact)),
  column('cost', (item) => levelRank(item.implementationCost)),
  column('insights', (item, facts) => insightsOf(item, facts).join(' ') || null),
  column('licensed', (item) => flagRank(item.licensed)),
  column('updated', (item) => instantOf(item.updatedAt)),
  column('synced', (item) => instantOf(item.lastSynced)),
];

/** The most pressing first. */
function dueRank(item: RecommendationReport, facts: Facts): number | null {
  const state = dueStateOf(item, facts);
  return state === null ? null : dueStates.indexOf(state);
}

const byId = new Map(columns.map((item) => [item.id, item]));
export const columnOf = (id: ColumnId): Column => byId.get(id)!;

/** Always there; the others only where a row has something in them. */
const essential: readonly ColumnId[] = ['title', 'status', 'potential'];
/** There where somebody chooses them: what they say stands under the title or in the detail too. */
const byChoice: readonly ColumnId[] = ['rank', 'environment', 'workload', 'dueDate', 'maximum', 'impact', 'insights', 'licensed', 'synced'];

/** Whether a column has something to say about this report. */
export function hasContent({ id, value }: Column, { recommendations }: ScoreReport, facts: Facts): boolean {
  if (essential.includes(id)) return true;
  // A column that says the same in every row says nothing.
  if (id === 'scope') return differs(recommendations, (item) => item.scopeId ?? null);
  if (id === 'subscore') return differs(recommendations, ({ subscore }) => subscore);
  if (id === 'due') return facts.hasDueStates;
  return recommendations.some((item) => value(item, facts) !== null);
}

/** The chosen columns in their natural order, the title among them; without a choice those of a plain view. */
export function columnsShown(report: ScoreReport, facts: Facts, chosen: readonly ColumnId[] | null): readonly Column[] {
  // Owners alone say little; with dates they say what is late.
  const hasDates = () => report.recommendations.some(({ dueDate }) => dueDate);
  const isUsual = (id: ColumnId) => !byChoice.includes(id) && ((id !== 'due' && id !== 'owner') || hasDates());
  const isWanted = (id: ColumnId) => id === 'title' || (chosen ? chosen.includes(id) : isUsual(id));
  return columns.filter((column) => isWanted(column.id) && hasContent(column, report, facts));
}

function differs<T>(items: readonly RecommendationReport[], of: (item: RecommendationReport) => T): boolean {
  let first: T | null = null;
  for (const item of items) {
    const value = of(item);
    if (value === null) continue;
    if (first !== null && value !== first) return true;
    first = value;
  }
  return false;
}
