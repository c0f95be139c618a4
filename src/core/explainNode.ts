/** The nodes of an explanation, and what their formulas are made from. */
import { isRiskAccepted } from './actions.js';
import { AssessmentState, assessmentTable } from './assessments.js';
import { givenScore, noise } from './given.js';
import { keyOf } from './identifiers.js';
import { listOf } from './lists.js';
import type { GivenScore } from './posture.js';
import type { QualityNote, SubjectKind } from './quality.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import type { HalfId } from './score.js';
import { halfIds } from './total.js';

/** Which number to explain. Without `scopeId`, a control that exists in several scopes is shown as their sum. */
export type ExplanationTarget =
  | { readonly kind: 'total' }
  | { readonly kind: 'part' | 'subscore' | 'scope' | 'control' | 'recommendation'; readonly id: string; readonly scopeId?: string | null };

export interface ExplanationSubject {
  readonly kind: SubjectKind | 'unlisted';
  readonly id: string;
  readonly name: string;
  readonly scopeId?: string;
}

/** What a subject is made of: any row of a report. */
export interface Row {
  readonly id: string;
  readonly name?: string | null;
  readonly title?: string;
  readonly scopeId?: string | null;
}

export interface Explanation {
  /** The subject's name, or for a figure the name that it has in its parent's formula. */
  readonly label: string;
  /**
   * Arithmetic (`+ - * / ^`, brackets, numbers) over names. A name is an input; the child of that label, if there is
   * one, says how the input came about. `sum(…)` runs over the children that have a value: inside it a child's unit
   * (`points`, `percent`, `share`) is the child's value, any other name one of its inputs. `none`: there is no number.
   */
  readonly formula: string;
  readonly inputs: Readonly<Record<string, number>>;
  /** In `unit`, rounded as `rounding` says; `null` where there is no number. */
  readonly value: number | null;
  /** `given`: it stands as the vendor or the host sent it. `selfDeclared`: it rests on someone's word. */
  readonly source: 'computed' | 'given' | 'selfDeclared';
  readonly children: readonly Explanation[];
  readonly subject: ExplanationSubject;
  /** `percent` is 0..100, or percentage points of the total in a potential; `share` is 0..1. */
  readonly unit: 'percent' | 'points' | 'share' | 'count';
  /** The vendor's own rounding, part of the arithmetic; `null` where nothing is rounded. */
  readonly rounding: { readonly decimals: number; readonly mode: 'halfToEven' } | null;
  /** Why there is no number, or why it does not count; `displayOnly` for a sum over scopes that recomputes no total. */
  readonly reason: string | null;
  readonly notes: readonly QualityNote[];
  /** What remains to be won, in percentage points of the total where those are known, else in points. */
  readonly potential: Explanation | null;
}

export interface ScoreExplanation extends Explanation {
  readonly asOf: string | null;
  /** Of the value, in percentage points. */
  readonly selfDeclaredPercent: number | null;
}

export const valueOf = ({ value }: Explanation): number => value ?? 0;

export const pointsOf = ({ unit, value, inputs }: Explanation): number => (unit === 'points' ? value : inputs.points) ?? 0;

/** `given` for a percent that stands as it was given; one that a what-if moved does not. */
export function sourceOf({ posture, parts }: ScoreReport, kind: SubjectKind, id: string, percent: number): Explanation['source'] {
  const { scores, scopes } = posture ?? {};
  const isAlone = halfIds.filter((half) => parts[half].kind === 'scored').length === 1;
  const isHalf = kind === 'part' || (kind === 'subscore' && id === 'infrastructure');
  const figures: (GivenScore | null | undefined)[] = [
    kind === 'total' || (isHalf && isAlone) ? scores?.total : null,
    isHalf ? scores?.[id as HalfId] : null,
    isHalf || kind === 'subscore' ? listOf(scores?.subscores).find((item) => item.id === id) : null,
    kind === 'scope' ? listOf(scopes).find((scope) => keyOf(scope.id) === keyOf(id))?.score : null,
  ];
  const stands = figures.map(givenScore).some((one) => one?.kind === 'scored' && Math.abs(one.percent - percent) < noise);
  return stands ? 'given' : 'computed';
}

/** The first rule of an action that gives its points; what the vendor sent where none does. */
export function actionFormula({ points, maxPoints, implemented, total: units, status }: RecommendationReport): string {
  if (isRiskAccepted(status)) return '0';
  const done = maxPoints! * Number(implemented ?? 0);
  if (typeof implemented === 'number' && units && done / units === points) return 'maxPoints * implemented / total';
  if (typeof implemented !== 'number' && maxPoints !== null && done === points) return 'maxPoints * implemented';
  return points === maxPoints ? 'maxPoints' : 'given';
}

/** Unhealthy rows of a recommendation, by keys. */
export function openRows(
  { posture }: ScoreReport,
  { id, scopeId }: RecommendationReport,
): { readonly scope: string; readonly resource: string }[] {
  const table = assessmentTable(posture?.assessments);
  const wanted = table.recommendationIds.findIndex((one) => keyOf(one) === keyOf(id));
  const rows: { scope: string; resource: string }[] = [];
  for (let row = 0; row < table.length; row++) {
    const scope = keyOf(table.scopeIds[table.scope[row]!]);
    if (
      table.recommendation[row] === wanted &&
      table.state[row] === AssessmentState.unhealthy &&
      (scopeId == null || scope === keyOf(scopeId))
    )
      rows.push({ scope, resource: keyOf(table.resourceIds[table.resource[row]!]) });
  }
  return rows;
}
