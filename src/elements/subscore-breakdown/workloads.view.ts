/** Workloads: groups of assets in the risk-based model, else of recommended actions. */
import { keyOf } from '../../core/identifiers.js';
import { grouped, sumOf } from '../../core/lists.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import { notScored, sumScore, type Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { openPoints, pointsDigits, pointsText, sumKnown } from './figures.js';
import { barOf, kindOf, plainRow, potentialOf, separator, valueOf } from './row.view.js';
import { actionsTarget, assetsTarget } from './explanations.js';
import { once, type TreeNode } from './tree.js';

export function workloadTree(report: ScoreReport, formatter: Formatter): TreeNode[] {
  const risk = new Map(report.risk?.workloads.map((group) => [keyOf(group.id), group]));
  const groups = grouped(report.recommendations, ({ workload }) => (workload ? [keyOf(workload)] : []));
  const listed = [...new Set([...risk.keys(), ...groups.keys()])].map((key) => {
    const items = groups.get(key) ?? [];
    const group = risk.get(key);
    const name = group?.id ?? items[0]!.workload!;
    const score = group?.score ?? actionsScore(items);
    const target = group
      ? assetsTarget(name, name, score, report, ({ workload }) => keyOf(workload) === key)
      : actionsTarget(name, name, score, countedActions(items));
    return { items, assets: group?.assets ?? null, name, score, target };
  });
  const digits = pointsDigits(listed.map(({ score }) => score));
  return listed.map(({ items, assets, name, score, target }) => {
    const potentialPercent = sumKnown(items.filter(({ model }) => model !== 'classic').map((item) => item.potentialPercent));
    const key = `workload\n${name}`;
    return {
      key,
      id: name,
      name,
      score,
      potentialPercent,
      unhealthy: null,
      children: [],
      detail: null,
      row: once(() => ({
        ...plainRow,
        key,
        name,
        caption:
          [
            ...(assets === null ? [] : [formatter.text('breakdown.assets', { count: assets })]),
            ...(items.length > 0 ? [formatter.text('breakdown.recommendations', { count: items.length })] : []),
          ].join(separator) || null,
        kind: kindOf(score),
        value: score.kind === 'notScored' ? { text: formatter.text('score.notScored'), atLeast: null } : valueOf(score, report, formatter),
        bar: barOf(score),
        points: pointsText(score, digits, formatter),
        potential: potentialOf(potentialPercent, openPoints(score), digits, report.model, formatter),
        scope: { kind: 'workload', id: name, name },
        target,
      })),
    };
  });
}

/** Σ points / Σ max of its actions. Cloud recommendations have no points of their own: a workload of only these is not scored. */
function actionsScore(items: readonly RecommendationReport[]): Score {
  const counted = countedActions(items);
  if (counted.length === 0) return notScored('allExcluded');
  const sum = (key: 'points' | 'maxPoints') => sumOf(counted, (item) => item[key] ?? 0);
  const score = sumScore({ points: sum('points'), maxPoints: sum('maxPoints') });
  const isPartial = items.some(({ model, notCounted }) => model === 'actions' && notCounted === 'unknownPoints');
  return score.kind === 'scored' && isPartial ? { ...score, partial: true } : score;
}

const countedActions = (items: readonly RecommendationReport[]): RecommendationReport[] =>
  items.filter(({ model, notCounted }) => model === 'actions' && notCounted === null);
