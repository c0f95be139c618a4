/** Scopes and security controls as lists: in order first, in words only for the rows that are on the screen. */
import type { ResourceCounts } from '../../core/posture.js';
import type { ControlReport, ScopeReport, ScoreReport } from '../../core/report.js';
import { percentOf, scoreOf, type Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { barOf, kindOf, openPoints, pointsText, potentialText, scoreNotes, valueText, type HealthView, type RowView } from './row.view.js';

export type Grouping = 'subscore' | 'scope' | 'control';
export type SortKey = 'name' | 'percent' | 'potential';

export const groupings: readonly Grouping[] = ['subscore', 'scope', 'control'];
export const sortKeys: readonly SortKey[] = ['name', 'percent', 'potential'];

/** Which groupings there are data for; sub-scores always. */
export function groupingsOf(report: ScoreReport): readonly Grouping[] {
  const has: Record<Grouping, boolean> = { subscore: true, scope: report.scopes.length > 0, control: report.controls.length > 0 };
  return groupings.filter((grouping) => has[grouping]);
}

export interface ListChoice {
  readonly sortKey: SortKey;
  readonly query: string;
}

/** What rows are ordered and found by. */
interface Listed {
  readonly name: string;
  readonly score: Score;
  readonly potentialPercent: number | null;
}

export interface ListedScope {
  readonly scope: ScopeReport;
  readonly depth: number;
}

/** A control in all scopes that have it. */
export interface ListedControl extends Listed {
  readonly id: string;
  readonly description: string | null;
  readonly scopeCount: number;
  /** In all scopes that have controls: then the count says nothing. */
  readonly isEverywhere: boolean;
  readonly potentialPoints: number | null;
  readonly resources: ResourceCounts;
}

/** Lowest percent and largest increase first: what needs an act. Rows without the number come last. */
function comparer(sortKey: SortKey, formatter: Formatter): (a: Listed, b: Listed) => number {
  const byName = (a: Listed, b: Listed) => formatter.collator.compare(a.name, b.name);
  const rank: Record<SortKey, (row: Listed) => number> = {
    name: () => 0,
    percent: ({ score }) => percentOf(score) ?? Infinity,
    potential: ({ potentialPercent }) => -(potentialPercent ?? -1),
  };
  return (a, b) => order(rank[sortKey](a), rank[sortKey](b)) || byName(a, b);
}

const order = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const matches = (name: string, query: string, locale: string): boolean =>
  name.toLocaleLowerCase(locale).includes(query.trim().toLocaleLowerCase(locale));

/** Scopes as a tree written down line by line, siblings in the wanted order; a search gives a flat list of what it found. */
export function listedScopes(report: ScoreReport, choice: ListChoice, formatter: Formatter): ListedScope[] {
  const sorted = [...report.scopes].sort(comparer(choice.sortKey, formatter));
  if (choice.query.trim() !== '')
    return sorted.filter(({ name }) => matches(name, choice.query, formatter.locale)).map((scope) => ({ scope, depth: 0 }));
  return inTreeOrder(sorted);
}

/** Without recursion, since the depth is the data's; scopes in a circle follow at the end instead of being lost. */
function inTreeOrder(scopes: readonly ScopeReport[]): ListedScope[] {
  const known = new Set(scopes.map(({ id }) => id.toLowerCase()));
  const children = new Map<string | null, ScopeReport[]>();
  for (const scope of scopes) {
    const parent = scope.parentId?.toLowerCase() ?? null;
    const key = parent !== null && known.has(parent) ? parent : null;
    const siblings = children.get(key);
    if (siblings) siblings.push(scope);
    else children.set(key, [scope]);
  }
  const seen = new Set<ScopeReport>();
  const rows: ListedScope[] = [];
  const walk = (roots: readonly ScopeReport[]) => {
    const stack = roots.map((scope) => ({ scope, depth: 0 })).reverse();
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (seen.has(next.scope)) continue;
      seen.add(next.scope);
      rows.push(next);
      const { depth } = next;
      const below = children.get(next.scope.id.toLowerCase()) ?? [];
      for (let index = below.length - 1; index >= 0; index -= 1) stack.push({ scope: below[index]!, depth: depth + 1 });
    }
  };
  walk(children.get(null) ?? []);
  for (const scope of scopes) if (!seen.has(scope)) walk([scope]);
  return rows;
}

/** Controls by id over all scopes. */
export function listedControls(report: ScoreReport, choice: ListChoice, formatter: Formatter): ListedControl[] {
  const scopeCount = new Set(report.controls.map(({ scopeId }) => scopeId)).size;
  const byId = new Map<string, ControlReport[]>();
  for (const control of report.controls) {
    const same = byId.get(control.id.toLowerCase());
    if (same) same.push(control);
    else byId.set(control.id.toLowerCase(), [control]);
  }
  return [...byId.values()]
    .map((same) => joined(same, scopeCount))
    .filter(({ name }) => choice.query.trim() === '' || matches(name, choice.query, formatter.locale))
    .sort(comparer(choice.sortKey, formatter));
}

/** Increases add up over the scopes (SCORING.md, B); points and counts are added up for reading only. */
function joined(controls: readonly ControlReport[], scopesInAll: number): ListedControl {
  const first = controls[0]!;
  return {
    id: first.id,
    name: first.name,
    description: first.description,
    scopeCount: controls.length,
    isEverywhere: controls.length >= scopesInAll,
    score: controls.length === 1 ? first.score : summedScore(controls),
    potentialPoints: sum(controls.map(({ potentialPoints }) => potentialPoints)),
    potentialPercent: sum(controls.map(({ potentialPercent }) => potentialPercent)),
    resources: {
      healthy: sum(controls.map(({ resources }) => resources.healthy)) ?? 0,
      unhealthy: sum(controls.map(({ resources }) => resources.unhealthy)) ?? 0,
      notApplicable: sum(controls.map(({ resources }) => resources.notApplicable)) ?? 0,
    },
  };
}

/** Of the scopes where the control is scored; where it is in none, the first reason stands for all. */
function summedScore(controls: readonly ControlReport[]): Score {
  const scored = controls.flatMap(({ score }) => (score.kind === 'scored' && score.points !== undefined ? [score] : []));
  if (scored.length === 0) return controls[0]!.score;
  return scoreOf(sum(scored.map(({ points }) => points!)), sum(scored.map(({ maxPoints }) => maxPoints ?? null)));
}

/** `null` where nothing is known; what is known adds up. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

export function scopeRow({ scope, depth }: ListedScope, report: ScoreReport, formatter: Formatter): RowView {
  const { id, name, score } = scope;
  const isNotApplicable = score.kind === 'notScored' && score.reason === 'nothingToScore';
  return {
    key: id,
    name,
    caption: scopeCaption(scope, formatter),
    kind: kindOf(score),
    value: isNotApplicable ? formatter.text('score.notApplicable') : valueText(score, report.model, formatter),
    bar: barOf(score),
    points: pointsText(score, formatter),
    potential: potentialText(scope.potentialPercent, openPoints(score), formatter),
    comparison: null,
    changes: [],
    notes: scoreNotes(score, report.model, formatter),
    health: scope.resources && healthView(scope.resources, formatter),
    level: depth,
    scope: score.kind === 'restricted' ? null : { kind: 'scope', id, name },
  };
}

function scopeCaption({ kind, environment }: ScopeReport, formatter: Formatter): string | null {
  const kindName = kind && formatter.text(`scopeKind.${kind}`);
  return kindName && environment ? formatter.text('breakdown.scopeCaption', { kind: kindName, environment }) : (kindName ?? environment);
}

export function controlRow(control: ListedControl, report: ScoreReport, formatter: Formatter): RowView {
  const { id, name, score, scopeCount, isEverywhere } = control;
  const isNotApplicable = score.kind === 'notScored' && score.reason === 'nothingToScore';
  return {
    key: id,
    name,
    caption: isEverywhere ? null : formatter.text('breakdown.overScopes', { count: scopeCount }),
    kind: kindOf(score),
    value: isNotApplicable ? formatter.text('score.notApplicable') : valueText(score, report.model, formatter),
    bar: barOf(score),
    points: pointsText(score, formatter),
    potential: potentialText(control.potentialPercent, control.potentialPoints, formatter),
    comparison: null,
    changes: [],
    notes: scoreNotes(score, report.model, formatter),
    health: healthView(control.resources, formatter),
    level: 0,
    scope: score.kind === 'restricted' ? null : { kind: 'control', id, name },
  };
}

/** `null` where there is no resource at all. */
function healthView(resources: ResourceCounts, formatter: Formatter): HealthView | null {
  const { healthy, unhealthy, notApplicable } = resources;
  const total = healthy + unhealthy + notApplicable;
  if (total <= 0) return null;
  const each = <T>(print: (count: number) => T) => ({
    healthy: print(healthy),
    unhealthy: print(unhealthy),
    notApplicable: print(notApplicable),
  });
  return {
    shares: each((count) => (100 * count) / total),
    counts: each((count) => formatter.compact(count)),
    text: formatter.list([
      formatter.text('resources.healthy', { count: healthy }),
      formatter.text('resources.unhealthy', { count: unhealthy }),
      formatter.text('resources.notApplicable', { count: notApplicable }),
    ]),
  };
}
