/** How the data's words are read and printed: statuses, levels, services, due states, insights. */
import { isRiskAccepted } from '../../core/statuses.js';
import { AssessmentState } from '../../core/assessments.js';
import { utcDay } from '../../core/dates.js';
import { keyOf, scopedKey } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { assessmentsOf } from './recommendation-table.resources.js';

/** What a row alone does not say: names behind ids, the day to judge due dates by, what the assessments and the history know. */
export interface Facts {
  readonly formatter: Formatter;
  control(id: string | null | undefined): string | null;
  scope(id: string | null | undefined): string | null;
  /** Lower case, or `''`. */
  environmentOfScope(id: string | null | undefined): string | null;
  /** A UTC day, `YYYY-MM-DD`; `null` where neither the data nor the host say what day it is. */
  readonly today: string | null;
  /** Decimals of points, the same in all rows: none where all are whole. */
  readonly pointsDigits: number;
  /** Whether anything has an owner or a due date, so that having none says something. */
  readonly hasDueStates: boolean;
  /** Types of the resources that a recommendation was assessed at. */
  resourceTypes(recommendationId: string): readonly string[];
  hasExemption(recommendationId: string): boolean;
  /** What has become of it since the day that the report's change is counted from. */
  trend(item: RecommendationReport): 'new' | 'regressed' | null;
}

const doneStatuses = new Set(['completed', 'thirdParty', 'alternateMitigation']);
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
export const isDone = (item: RecommendationReport): boolean => doneStatuses.has(item.status);

/** Known statuses in the order of work, unknown ones between what is open and what is done. */
export function statusRank(status: string): number {
  const rank = statusOrder.indexOf(status);
  return rank < 0 ? 1.5 : rank;
}

/** `null` for a level that says nothing. */
export function levelOf(level: string | null | undefined): string | null {
  if (!level) return null;
  const word = keyOf(level);
  if (word === 'unknown') return null;
  return word === 'moderate' ? 'medium' : word;
}

export function levelRank(level: string | null | undefined): number | null {
  const word = levelOf(level);
  return word === null ? null : levelOrder.indexOf(word) + 1;
}

export function subscoreName(item: Pick<RecommendationReport, 'subscore' | 'category'>, formatter: Formatter): string {
  return item.subscore === 'other' && item.category ? item.category : formatter.text(`subscore.${item.subscore}`);
}

/** The catalogue's word for one of the data's, or that word as it is. */
function named(prefix: string, word: string, key: string, formatter: Formatter): string {
  const message = `${prefix}.${key}`;
  return formatter.has(message) ? formatter.text(message) : word;
}

/** Old vendor names are read, never printed (GLOSSARY). */
export const serviceName = (service: string | null | undefined, formatter: Formatter): string | null =>
  service ? named('service', service, keyOf(service), formatter) : null;

export const levelName = (level: string | null | undefined, formatter: Formatter): string | null =>
  levelOf(level) === null ? null : named('level', level!, keyOf(level), formatter);

/** Ours begin with a small letter, the vendor's own with a capital. */
export const statusName = (status: string, formatter: Formatter): string =>
  named('status', status, status.charAt(0).toLowerCase() + status.slice(1), formatter);

export const resourceTotal = ({ resources }: RecommendationReport): number =>
  resources ? resources.healthy + resources.unhealthy + resources.notApplicable : 0;

/** The vendor's spelling; a row without one is where its scope is. */
export const environmentOf = (item: RecommendationReport, facts: Facts): string | null =>
  item.environment || facts.environmentOfScope(item.scopeId);

export const dueStates = ['overdue', 'onTime', 'unassigned', 'completed'] as const;
export type DueState = (typeof dueStates)[number];

/** Another axis than the status; `null` where the data know neither owners nor dates. */
export function dueStateOf(item: RecommendationReport, { hasDueStates, today }: Facts): DueState | null {
  if (!hasDueStates) return null;
  if (isDone(item)) return 'completed';
  const due = utcDay(item.dueDate);
  if (!due) return item.owner ? 'onTime' : 'unassigned';
  return today && due < today ? 'overdue' : 'onTime';
}

/** In the order in which they stand in a row; a word of the data that is none of these follows. */
export const insightIds = ['regressed', 'new', 'preview', 'deprecated', 'notScored', 'exempt', 'fix', 'enforce', 'deny'] as const;
export type InsightId = (typeof insightIds)[number];

/** What stands in the data under another name. */
const insightWords: Readonly<Record<string, InsightId>> = {
  quickfix: 'fix',
  exempted: 'exempt',
  exemption: 'exempt',
  notscored: 'notScored',
};

/** Each once: known ones by their id, others as the data have them. */
export function insightsOf(item: RecommendationReport, facts: Facts): readonly string[] {
  const found = new Set<string>();
  if (item.preview || item.notCounted === 'preview') found.add('preview');
  if (item.deprecated || item.notCounted === 'deprecated') found.add('deprecated');
  if (item.notCounted === 'notScored') found.add('notScored');
  if (facts.hasExemption(item.id)) found.add('exempt');
  const trend = facts.trend(item);
  if (trend) found.add(trend);
  for (const word of item.insights ?? []) if (word?.trim()) found.add(insightOf(word));
  if (found.size < 2) return [...found];
  return [...insightIds.filter((id) => found.has(id)), ...[...found].filter((word) => !isInsightId(word))];
}

export const isInsightId = (word: string): word is InsightId => (insightIds as readonly string[]).includes(word);

function insightOf(word: string): string {
  const key = keyOf(word).replace(/[^a-z]/g, '');
  return insightWords[key] ?? (isInsightId(key) ? key : word.trim());
}

export const insightName = (insight: string, formatter: Formatter): string => named('insight', insight, insight, formatter);

/** The facts of a report. What only few readers ask for is looked up when they do. */
export function factsOf(report: ScoreReport, formatter: Formatter): Facts {
  const controls = new Map(report.controls.map(({ id, name }) => [keyOf(id), name]));
  const scopes = new Map(report.scopes.map((scope) => [keyOf(scope.id), scope]));
  const assessed = once(() => assessedOf(report));
  const before = once(() => rowsBefore(report));
  return {
    formatter,
    control: (id) => (id ? (controls.get(keyOf(id)) ?? id) : null),
    scope: (id) => (id ? (scopes.get(keyOf(id))?.name ?? id) : null),
    environmentOfScope: (id) => (id ? (scopes.get(keyOf(id))?.environment ?? null) : null),
    today: utcDay((report as Partial<ScoreReport>).options?.now) ?? utcDay(report.asOf),
    pointsDigits: report.recommendations.every(hasWholePoints) ? 0 : 2,
    hasDueStates: report.recommendations.some(({ owner, dueDate }) => owner || dueDate),
    resourceTypes: (id) => assessed().types.get(keyOf(id)) ?? [],
    hasExemption: (id) => assessed().exempt.has(keyOf(id)),
    trend: (item) => {
      const rows = before();
      if (!rows) return null;
      const row = rows.get(scopedKey(item.scopeId, item.id));
      // A day that lists nothing of a scope does not know what was there.
      if (row === undefined) return rows.has(keyOf(item.scopeId)) ? 'new' : null;
      return row !== null && item.points !== null && item.points < row - 1e-9 ? 'regressed' : null;
    },
  };
}

const hasWholePoints = ({ points, maxPoints, potentialPoints }: RecommendationReport): boolean =>
  [points, maxPoints, potentialPoints].every((value) => value === null || Math.abs(value - Math.round(value)) < 0.005);

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}

interface Assessed {
  readonly types: ReadonlyMap<string, readonly string[]>;
  readonly exempt: ReadonlySet<string>;
}

/** One pass over the assessments, by recommendation. */
function assessedOf(report: ScoreReport): Assessed {
  const table = assessmentsOf(report);
  const types = new Map<number, Set<string>>();
  const exempt = new Set<number>();
  for (let row = 0; table && row < table.length; row++) {
    const recommendation = table.recommendation[row]!;
    if (table.state[row]! >= AssessmentState.exemptWaived) exempt.add(recommendation);
    const type = table.resourceTypes[table.resource[row]!];
    if (!type) continue;
    const known = types.get(recommendation);
    if (known) known.add(type);
    else types.set(recommendation, new Set([type]));
  }
  const key = (index: number) => keyOf(table!.recommendationIds[index]);
  return {
    types: new Map([...types].map(([index, words]) => [key(index), [...words]])),
    exempt: new Set([...exempt].map(key)),
  };
}

/** Points by row on the day that the change is counted from, and the scopes of those rows; `null` where that day was not kept with its rows. */
function rowsBefore({ change, history }: ScoreReport): ReadonlyMap<string, number | null> | null {
  const day = change && history.find(({ date }) => date === change.since);
  if (!day?.recommendations?.length) return null;
  const rows = new Map(day.recommendations.map(({ scopeId, id, points }) => [scopedKey(scopeId, id), points ?? null]));
  for (const { scopeId } of day.recommendations) rows.set(keyOf(scopeId), null);
  return rows;
}
