/** Security controls, each over all scopes that have it, with the scopes below it. */
import { keyOf } from '../../core/identifiers.js';
import { grouped } from '../../core/lists.js';
import type { ControlReport, RecommendationReport, ScoreReport } from '../../core/report.js';
import { scoreOf, type Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { noChanges } from './changes.view.js';
import { pastKey, RowChanges } from './row-changes.view.js';
import { pointsDigits, pointsText, sumKnown } from './figures.js';
import { barOf, kindOf, plainRow, potentialOf, reasonNotes, separator, valueOf, type RowView } from './row.view.js';
import { healthView, sumResources } from './health.view.js';
import { once, type DetailView, type TreeNode } from './tree.js';

interface Context {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly changes: RowChanges;
  readonly digits: number;
  readonly scopeCount: number;
  readonly scopeNames: ReadonlyMap<string, string>;
}

export function controlTree(report: ScoreReport, formatter: Formatter): TreeNode[] {
  const byId = [...grouped(report.controls, ({ id }) => [keyOf(id)]).values()];
  const context: Context = {
    report,
    formatter,
    changes: new RowChanges(report, ({ controls }) => controls),
    digits: pointsDigits(report.controls.map(({ score }) => score)),
    scopeCount: countScopes(report),
    scopeNames: new Map(report.scopes.map(({ id, name }) => [keyOf(id), name])),
  };
  return byId.map((same) => controlNode(same, context));
}

export const countScopes = ({ controls }: ScoreReport): number => new Set(controls.map(({ scopeId }) => keyOf(scopeId))).size;

/** Increases add up over the scopes (SCORING.md, B); points and counts are added up for reading only. */
function controlNode(same: readonly ControlReport[], context: Context): TreeNode {
  const { report, formatter, scopeCount } = context;
  const first = same[0]!;
  const { id, name, description } = first;
  const score = same.length === 1 ? first.score : summedScore(same);
  const potentialPercent = sumKnown(same.map((control) => control.potentialPercent));
  const resources = sumResources(same.map((control) => control.resources));
  const recommendations = once(() => recommendationsOf(same, report));
  const node: TreeNode = {
    key: `control\n${id}`,
    id,
    name,
    score,
    potentialPercent,
    unhealthy: resources?.unhealthy ?? null,
    children: same.length > 1 ? same.map((control) => inScopeNode(control, context)) : [],
    detail: description || same.length === 1 ? () => detailOf(description, recommendations(), formatter) : null,
    row: once(() => ({
      ...rowOf(score, potentialPercent, sumKnown(same.map(({ potentialPoints }) => potentialPoints)), context),
      ...(same.length === 1 && !context.changes.isEmpty ? context.changes.of(pastKey(id, first.scopeId), score, formatter) : noChanges),
      key: node.key,
      name,
      caption:
        [
          ...(first.deprecated ? [formatter.text('breakdown.deprecated')] : []),
          ...(same.length < scopeCount ? [formatter.text('breakdown.overScopes', { count: same.length })] : []),
        ].join(separator) || null,
      health: healthView(resources, formatter),
      scope: score.kind === 'restricted' ? null : { kind: 'control', id, name },
      target: { kind: 'control', id, ...(same.length === 1 && { scopeId: first.scopeId }) },
    })),
  };
  return node;
}

function inScopeNode(control: ControlReport, context: Context): TreeNode {
  const { formatter, scopeNames, changes } = context;
  const { id, scopeId, score, potentialPercent, potentialPoints, resources } = control;
  const name = scopeId === null ? formatter.text('breakdown.noScope') : (scopeNames.get(keyOf(scopeId)) ?? scopeId);
  const key = `control\n${id}\n${scopeId}`;
  return {
    key,
    id: scopeId ?? '',
    name,
    score,
    potentialPercent,
    unhealthy: resources.unhealthy,
    children: [],
    detail: null,
    row: once(() => ({
      ...rowOf(score, potentialPercent, potentialPoints, context),
      ...(changes.isEmpty ? noChanges : changes.of(pastKey(id, scopeId), score, formatter)),
      key,
      name,
      id: scopeId === name ? null : scopeId,
      health: healthView(resources, formatter),
      target: { kind: 'control', id, scopeId },
    })),
  };
}

function rowOf(
  score: Score,
  potentialPercent: number | null,
  potentialPoints: number | null,
  { report, formatter, digits }: Context,
): Omit<RowView, 'key' | 'name'> {
  const isAlone = score.kind !== 'scored' && !(score.kind === 'notScored' && score.reason === 'nothingToScore');
  return {
    ...plainRow,
    kind: kindOf(score),
    value: valueOf(score, report, formatter),
    bar: barOf(score, { segments: score.kind === 'scored' ? (score.maxPoints ?? null) : null }),
    points: pointsText(score, digits, formatter),
    potential: potentialOf(potentialPercent, potentialPoints, digits, report.model, formatter),
    notes: isAlone ? reasonNotes(score, formatter) : [],
  };
}

/** Of the scopes where the control is scored; where it is in none, the first reason stands for all. */
function summedScore(controls: readonly ControlReport[]): Score {
  const scored = controls.flatMap(({ score }) => (score.kind === 'scored' && score.points !== undefined ? [score] : []));
  if (scored.length === 0) return controls[0]!.score;
  return scoreOf(sumKnown(scored.map(({ points }) => points!)), sumKnown(scored.map(({ maxPoints }) => maxPoints ?? null)));
}

/** Each recommendation once, however many scopes list it. */
function recommendationsOf(same: readonly ControlReport[], { recommendations }: ScoreReport): RecommendationReport[] {
  const key = keyOf(same[0]!.id);
  const members = new Set(same.flatMap(({ recommendationIds }) => recommendationIds.map(keyOf)));
  return recommendations.filter((item) => members.has(keyOf(item.id)) || keyOf(item.controlId) === key);
}

function detailOf(description: string | null, items: readonly RecommendationReport[], formatter: Formatter): DetailView {
  const ids = (list: readonly RecommendationReport[]) => new Set(list.map(({ id }) => keyOf(id))).size;
  const insights = grouped(items, (item) => [
    ...(item.preview ? [formatter.text('breakdown.preview')] : []),
    ...(item.deprecated ? [formatter.text('breakdown.deprecated')] : []),
    ...(item.insights ?? []).filter((word) => keyOf(word) !== 'preview' && keyOf(word) !== 'deprecated'),
  ]);
  const open = ids(items.filter(({ resources, notCounted }) => notCounted === null && (resources?.unhealthy ?? 0) > 0));
  return {
    description,
    facts: [
      ...(items.length > 0
        ? [formatter.text('breakdown.recommendations', { count: ids(items) }), formatter.text('breakdown.open', { count: open })]
        : []),
      ...[...insights].map(([word, list]) => formatter.text('breakdown.insight', { insight: word, count: ids(list) })),
    ],
  };
}
