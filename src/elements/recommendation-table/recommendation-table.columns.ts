/** The columns: what each sorts by, when it has anything to show, and how the data's words are printed. */
import { isRiskAccepted } from '../../core/actions.js';
import { instantOf } from '../../core/dates.js';
import { keyOf } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { table } from '../../format/messages/table.js';

export const columnIds = [
  'title',
  'subscore',
  'control',
  'scope',
  'service',
  'status',
  'potential',
  'achieved',
  'unhealthy',
  'userImpact',
  'cost',
  'updated',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** Names of what recommendations only refer to by id, and how to print the data's words. */
export interface Names {
  readonly formatter: Formatter;
  control(id: string | null | undefined): string | null;
  scope(id: string | null | undefined): string | null;
}

export interface Column {
  readonly id: ColumnId;
  readonly message: Extract<keyof typeof table, `column.${string}`>;
  /** Numbers stand at the end of their cell and sort from the highest at first. */
  readonly isNumber: boolean;
  /** What it sorts by; `null` sorts last in both directions. */
  readonly value: (item: RecommendationReport, names: Names) => string | number | null;
}

const statusOrder = [
  'toAddress',
  'planned',
  'riskAccepted',
  'thirdParty',
  'alternateMitigation',
  'completed',
  'notApplicable',
  'notScored',
];
const levelOrder = ['none', 'low', 'medium', 'high', 'critical'];

/** One word for each status: accepted risks have two in the data. */
export const statusOf = (item: RecommendationReport): string => (isRiskAccepted(item.status) ? 'riskAccepted' : item.status);

/** Known statuses in the order of work, unknown ones between what is open and what is done. */
export function statusRank(status: string): number {
  const rank = statusOrder.indexOf(status);
  return rank < 0 ? 1.5 : rank;
}

/** `null` for a level that says nothing. */
export function levelOf(level: string | null | undefined): string | null {
  const word = keyOf(level);
  if (word === '' || word === 'unknown') return null;
  return word === 'moderate' ? 'medium' : word;
}

function levelRank(level: string | null | undefined): number | null {
  const word = levelOf(level);
  return word === null ? null : levelOrder.indexOf(word) + 1;
}

export function subscoreName(item: RecommendationReport, formatter: Formatter): string {
  return item.subscore === 'other' && item.category ? item.category : formatter.text(`subscore.${item.subscore}`);
}

/** Old vendor names are read, never printed (GLOSSARY). */
export function serviceName(service: string | null | undefined, formatter: Formatter): string | null {
  const key = `service.${keyOf(service)}`;
  return formatter.has(key) ? formatter.text(key) : service || null;
}

export function levelName(level: string | null | undefined, formatter: Formatter): string | null {
  const word = levelOf(level);
  if (word === null) return null;
  const key = `level.${keyOf(level)}`;
  return formatter.has(key) ? formatter.text(key) : level!;
}

export function statusName(status: string, formatter: Formatter): string {
  const key = `status.${status}`;
  return formatter.has(key) ? formatter.text(key) : status;
}

export const resourceTotal = ({ resources }: RecommendationReport): number =>
  resources ? resources.healthy + resources.unhealthy + resources.notApplicable : 0;

export const columns: readonly Column[] = [
  { id: 'title', message: 'column.title', isNumber: false, value: (item) => item.title },
  { id: 'subscore', message: 'column.subscore', isNumber: false, value: (item, { formatter }) => subscoreName(item, formatter) },
  { id: 'control', message: 'column.control', isNumber: false, value: (item, names) => names.control(item.controlId) },
  { id: 'scope', message: 'column.scope', isNumber: false, value: (item, names) => names.scope(item.scopeId) },
  { id: 'service', message: 'column.service', isNumber: false, value: (item, { formatter }) => serviceName(item.service, formatter) },
  { id: 'status', message: 'column.status', isNumber: false, value: (item) => statusRank(statusOf(item)) },
  { id: 'potential', message: 'column.potential', isNumber: true, value: (item) => item.potentialPercent },
  { id: 'achieved', message: 'column.achieved', isNumber: true, value: (item) => item.points },
  { id: 'unhealthy', message: 'column.unhealthy', isNumber: true, value: (item) => item.resources?.unhealthy ?? null },
  { id: 'userImpact', message: 'column.userImpact', isNumber: false, value: (item) => levelRank(item.userImpact) },
  { id: 'cost', message: 'column.cost', isNumber: false, value: (item) => levelRank(item.implementationCost) },
  { id: 'updated', message: 'column.updated', isNumber: false, value: (item) => instantOf(item.updatedAt) },
];

export const columnOf = (id: ColumnId): Column => columns.find((column) => column.id === id)!;
export const isColumnId = (id: string): id is ColumnId => (columnIds as readonly string[]).includes(id);

/** Always there; the others only where a row has something in them. */
const essential: readonly ColumnId[] = ['title', 'status', 'potential'];

export function columnsWithContent(report: ScoreReport, names: Names): readonly Column[] {
  return columns.filter((column) => {
    if (essential.includes(column.id)) return true;
    // A column that says the same in every row says nothing.
    if (column.id === 'scope') return differs(report.recommendations, (item) => item.scopeId ?? null);
    if (column.id === 'subscore') return differs(report.recommendations, ({ subscore }) => subscore);
    return report.recommendations.some((item) => column.value(item, names) !== null);
  });
}

function differs<T>(items: readonly RecommendationReport[], of: (item: RecommendationReport) => T): boolean {
  const known = items.map(of).filter((value) => value !== null);
  return known.some((value) => value !== known[0]);
}

export function namesOf(report: ScoreReport, formatter: Formatter): Names {
  const controls = new Map(report.controls.map(({ id, name }) => [keyOf(id), name]));
  const scopes = new Map(report.scopes.map(({ id, name }) => [keyOf(id), name]));
  return {
    formatter,
    control: (id) => (id ? (controls.get(keyOf(id)) ?? id) : null),
    scope: (id) => (id ? (scopes.get(keyOf(id)) ?? id) : null),
  };
}
