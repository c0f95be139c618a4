/** Scopes: as the tree of management groups, and by environment. */
import { keyOf } from '../../core/identifiers.js';
import { grouped } from '../../core/lists.js';
import type { ScopeKind } from '../../core/posture.js';
import type { ScopeReport, ScoreReport } from '../../core/report.js';
import { notScored, percentOf, restrictedScore, type Score, type Scored } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { noChanges, type ChangesView } from './changes.view.js';
import { pastKey, RowChanges } from './row-changes.view.js';
import { openPoints, pointsDigits, pointsText, sumKnown } from './figures.js';
import { barOf, kindOf, plainRow, potentialOf, separator, valueOf, type RowView } from './row.view.js';
import { meansNotes } from './subscore-breakdown.view.js';
import { assetsTarget, meanTarget } from './explanations.js';
import { healthView, sumResources } from './health.view.js';
import { once, type TreeNode } from './tree.js';

interface Context {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly changes: RowChanges;
  /** Decimals of the points of the whole column. */
  readonly digits: number;
}

const contextOf = (report: ScoreReport, formatter: Formatter): Context => ({
  report,
  formatter,
  changes: new RowChanges(report, ({ scopes }) => scopes),
  digits: report.model === 'classic' ? 0 : pointsDigits(report.scopes.map(({ score }) => score)),
});

/** Groups above what they hold. Scopes in a circle are roots instead of being lost. */
export function scopeTree(report: ScoreReport, formatter: Formatter): TreeNode[] {
  const context = contextOf(report, formatter);
  const nodes = new Map(report.scopes.map((scope) => [keyOf(scope.id), scopeNode(scope, [], context)]));
  const roots: TreeNode[] = [];
  const inCircle = circlesOf(report.scopes);
  for (const { id, parentId } of report.scopes) {
    const node = nodes.get(keyOf(id))!;
    const parent = inCircle.has(keyOf(id)) ? undefined : nodes.get(keyOf(parentId));
    (parent ? parent.children : roots).push(node);
  }
  return roots;
}

/** Keys of scopes that are above themselves. Each chain of parents is followed once. */
function circlesOf(scopes: readonly ScopeReport[]): ReadonlySet<string> {
  const parentOf = new Map(scopes.map(({ id, parentId }) => [keyOf(id), keyOf(parentId)]));
  const done = new Set<string>();
  const inCircle = new Set<string>();
  for (const start of parentOf.keys()) {
    const path = new Set<string>();
    let key: string | undefined = start;
    while (key && parentOf.has(key) && !done.has(key) && !path.has(key)) {
      path.add(key);
      key = parentOf.get(key);
    }
    if (key && path.has(key)) {
      const chain = [...path];
      for (const member of chain.slice(chain.indexOf(key))) inCircle.add(member);
    }
    for (const member of path) done.add(member);
  }
  return inCircle;
}

type GrowingNode = TreeNode & { readonly children: TreeNode[] };

function scopeNode(scope: ScopeReport, children: TreeNode[], context: Context): GrowingNode {
  const { id, name, score, potentialPercent, resources } = scope;
  const node: GrowingNode = {
    key: `scope\n${id}`,
    id,
    name,
    score,
    potentialPercent,
    unhealthy: resources?.unhealthy ?? null,
    children,
    row: once(() => scopeRow(scope, node, context)),
    detail: null,
  };
  return node;
}

function scopeRow(scope: ScopeReport, { key, children }: TreeNode, context: Context): RowView {
  const { report, formatter } = context;
  const { id, name, score, resources, simpleMeanPercent } = scope;
  return {
    ...plainRow,
    ...changesOf(scope, context),
    key,
    name,
    id: id === name ? null : id,
    caption: scopeCaption(scope, children, formatter),
    kind: kindOf(score),
    value: valueOf(ofWhatIsThere(score), report, formatter),
    bar: barOf(score),
    points: pointsText(score, context.digits, formatter),
    potential: potentialOf(scope.potentialPercent, openPoints(score), context.digits, report.model, formatter),
    notes: [...incompleteNotes(score, formatter), ...meansNotes(percentOf(score), simpleMeanPercent, formatter)],
    health: healthView(resources, formatter),
    scope: score.kind === 'restricted' ? null : { kind: 'scope', id, name },
    target: { kind: 'scope', id },
  };
}

/**
 * A scope is partial where a control of it has no score. Without bounds, its percent is that of what is there: the
 * control might have raised it as well as lowered it, so that it is no upper bound.
 */
const isIncomplete = (score: Score): score is Scored =>
  score.kind === 'scored' && score.partial === true && score.percentAtLeast === undefined;

const ofWhatIsThere = (score: Score): Score => (isIncomplete(score) ? { kind: 'scored', percent: score.percent } : score);

const incompleteNotes = (score: Score, formatter: Formatter): string[] =>
  isIncomplete(score) ? [formatter.text('breakdown.incomplete')] : [];

const changesOf = ({ id, score }: ScopeReport, { changes, formatter }: Context): ChangesView =>
  changes.isEmpty ? noChanges : changes.of(pastKey(id), score, formatter);

function scopeCaption({ kind, environment }: ScopeReport, children: readonly TreeNode[], formatter: Formatter): string | null {
  const kindName = kind && formatter.text(`scopeKind.${kind}`);
  const below = children.length > 0 ? formatter.text('breakdown.below', { count: children.length }) : null;
  return [kindName, environment, below].filter(Boolean).join(separator) || null;
}

/** Scopes that hold resources themselves: neither groups of others, nor standards beside the benchmark. */
export function environmentScopes({ scopes }: ScoreReport): ScopeReport[] {
  const parents = new Set(scopes.map(({ parentId }) => keyOf(parentId)));
  const isOther = ({ kind }: ScopeReport) => kind === 'managementGroup' || kind === 'tenant' || kind === 'initiative';
  return scopes.filter((scope) => scope.weight !== null || (!isOther(scope) && !parents.has(keyOf(scope.id))));
}

/** Each environment with its scopes below it; one that only the risk-based model knows has assets instead. */
export function environmentTree(report: ScoreReport, formatter: Formatter): TreeNode[] {
  const context = contextOf(report, formatter);
  const groups = grouped(environmentScopes(report), ({ environment }) => [environment ?? '']);
  const known = new Map(report.risk?.environments.map((group) => [group.id, group]));
  const names = new Set([...known.keys(), ...groups.keys()]);
  return [...names].map((id) => {
    const scopes = groups.get(id) ?? [];
    const risk = known.get(id);
    const score = risk?.score ?? scoreOverScopes(scopes);
    const children = scopes.map((scope) => scopeNode(scope, [], context));
    const resources = sumResources(scopes.map((scope) => scope.resources));
    const node: TreeNode = {
      key: `environment\n${id}`,
      id,
      name: id || formatter.text('breakdown.noEnvironment'),
      score,
      potentialPercent: sumKnown(scopes.map(({ potentialPercent }) => potentialPercent)),
      unhealthy: resources?.unhealthy ?? null,
      children,
      detail: null,
      row: once(() => ({
        ...plainRow,
        key: node.key,
        name: node.name,
        caption:
          [...(risk ? [formatter.text('breakdown.assets', { count: risk.assets })] : []), ...kindCounts(scopes, formatter)].join(
            separator,
          ) || null,
        kind: kindOf(score),
        value: valueOf(ofWhatIsThere(score), report, formatter),
        bar: barOf(score),
        points: pointsText(score, context.digits, formatter),
        potential: potentialOf(node.potentialPercent, openPoints(score), context.digits, report.model, formatter),
        notes: risk ? [] : [...incompleteNotes(score, formatter), ...meansNotes(percentOf(score), simpleMean(scopes), formatter)],
        health: healthView(resources, formatter),
        scope: id ? { kind: 'environment', id, name: id } : null,
        target: risk
          ? assetsTarget(id, id, score, report, ({ environment }) => environment === id)
          : meanTarget(id, node.name, score, scopes),
      })),
    };
    return node;
  });
}

/** The same weighted mean as over all scopes (SCORING.md, B); the points of a single scope stand for themselves. */
export function scoreOverScopes(scopes: readonly ScopeReport[]): Score {
  const members = scopes.filter(({ weight, score }) => weight !== null && score.kind === 'scored');
  if (members.length === 1) return members[0]!.score;
  const weights = members.map(({ weightShare }) => weightShare ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total > 0) {
    const percent = members.reduce((sum, { score }, index) => sum + percentOf(score)! * weights[index]!, 0) / total;
    const isPartial = members.some(({ score }) => score.kind === 'scored' && score.partial);
    return { kind: 'scored', percent, ...(isPartial && { partial: true }) };
  }
  if (scopes.length === 1) return scopes[0]!.score;
  const isRestricted = scopes.length > 0 && scopes.every(({ score }) => score.kind === 'restricted');
  return isRestricted ? restrictedScore : (scopes.find(({ score }) => score.kind === 'unknown')?.score ?? notScored('nothingToScore'));
}

function simpleMean(scopes: readonly ScopeReport[]): number | null {
  const percents = scopes.flatMap(({ weight, score }) => (weight === null ? [] : (percentOf(score) ?? [])));
  return percents.length > 1 ? percents.reduce((sum, percent) => sum + percent, 0) / percents.length : null;
}

const kindOrder: readonly ScopeKind[] = ['tenant', 'managementGroup', 'subscription', 'account', 'project', 'connector', 'initiative'];

/** "1 subscription", "7 accounts", and how many of them nobody here may see. */
function kindCounts(scopes: readonly ScopeReport[], formatter: Formatter): string[] {
  const counts = kindOrder.flatMap((kind) => {
    const count = scopes.filter((scope) => scope.kind === kind).length;
    return count > 0 ? [formatter.text(`breakdown.count.${kind}`, { count })] : [];
  });
  const restricted = scopes.filter(({ score }) => score.kind === 'restricted').length;
  return restricted > 0 ? [...counts, formatter.text('breakdown.restrictedCount', { count: restricted })] : counts;
}

/** "14 total: 1 subscription, 7 accounts, 6 projects"; `null` where there are none. */
export function scopeSummary(report: ScoreReport, formatter: Formatter): string | null {
  const scopes = environmentScopes(report);
  if (scopes.length === 0) return null;
  const counts = kindCounts(scopes, formatter);
  if (counts.length === 0) return formatter.text('breakdown.total', { count: scopes.length });
  return formatter.text('breakdown.totalOf', { count: scopes.length, counts: counts.join(', ') });
}
