/** The arithmetic of groups that the core does not score itself: the same formulas over a part of its rows. */
import type { Explanation } from '../../core/explainNode.js';
import { keyOf } from '../../core/identifiers.js';
import { sumOf } from '../../core/lists.js';
import type { Asset } from '../../core/posture.js';
import type { RecommendationReport, ScopeReport, ScoreReport } from '../../core/report.js';
import { percentOf, type Score } from '../../core/score.js';
import type { ExplainTarget } from '../../ui/explain.js';

type Subject = Explanation['subject'];

function node(subject: Subject, unit: Explanation['unit'], formula: string, inputs: Explanation['inputs'], value: number): Explanation {
  return {
    label: subject.name,
    formula,
    inputs,
    value,
    source: formula === 'given' ? 'given' : 'computed',
    children: [],
    subject,
    unit,
    rounding: null,
    reason: null,
    notes: [],
    potential: null,
  };
}

const ratio = '100 * sum(points) / sum(maxPoints)';

function ratioOf(subject: Subject, percent: number, children: readonly Explanation[]): Explanation {
  const sum = (key: string) => sumOf(children, ({ inputs }) => inputs[key] ?? 0);
  return { ...node(subject, 'percent', ratio, { points: sum('points'), maxPoints: sum('maxPoints') }, percent), children };
}

/** The weighted mean over the scopes of an environment; `null` where none of them is scored. */
export function meanTarget(id: string, name: string, score: Score, scopes: readonly ScopeReport[]): ExplainTarget | null {
  const percent = percentOf(score);
  const members = scopes.filter((scope) => scope.weight !== null && percentOf(scope.score) !== null);
  if (percent === null || members.length === 0) return null;
  if (members.length === 1) return { kind: 'scope', id: members[0]!.id };
  return () => ({
    ...node({ kind: 'scope', id, name }, 'percent', 'sum(percent * weight) / sum(weight)', {}, percent),
    children: members.map((scope) =>
      node({ kind: 'scope', id: scope.id, name: scope.name }, 'percent', 'given', { weight: scope.weight! }, percentOf(scope.score)!),
    ),
  });
}

/** The assets of a group in the risk-based model; `null` for a report that came as JSON, which has no assets. */
export function assetsTarget(
  id: string,
  name: string,
  score: Score,
  { ledger, posture }: Partial<ScoreReport>,
  isIn: (asset: Asset) => boolean,
): ExplainTarget | null {
  const percent = percentOf(score);
  const parts = ledger?.halves.find((half) => half.id === 'infrastructure')?.scopes.flatMap((scope) => scope.parts) ?? [];
  if (percent === null || parts.length === 0 || !posture?.assets) return null;
  return () => {
    const members = new Set(posture.assets!.filter(isIn).map((asset) => keyOf(asset.id)));
    const inside = parts.filter((part) => members.has(keyOf(part.id)));
    const subject = (part: (typeof parts)[number]): Subject => ({ kind: 'asset', id: part.id, name: part.name });
    return ratioOf(
      { kind: 'asset', id, name },
      percent,
      inside.map((part) => node(subject(part), 'points', 'given', { points: part.points, maxPoints: part.maxPoints }, part.points)),
    );
  };
}

/** The counted actions of a workload. */
export function actionsTarget(id: string, name: string, score: Score, counted: readonly RecommendationReport[]): ExplainTarget | null {
  const percent = percentOf(score);
  if (percent === null) return null;
  return () =>
    ratioOf(
      { kind: 'recommendation', id, name },
      percent,
      counted.map((item) => {
        const [points, maxPoints] = [item.points ?? 0, item.maxPoints ?? 0];
        return node({ kind: 'recommendation', id: item.id, name: item.title }, 'points', 'given', { points, maxPoints }, points);
      }),
    );
}
