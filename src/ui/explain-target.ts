/** The explanation of whatever a trigger points at. */
import { explainChange, type ChangeCause } from '../core/explainChange.js';
import type { Explanation, ExplanationSubject, ScoreExplanation } from '../core/explainNode.js';
import { explainScore } from '../core/explainScore.js';
import type { ScoreReport } from '../core/report.js';
import { reportAsOf } from '../core/series.js';
import type { ChangeTarget, ExplainTarget } from './explain.js';

export function explanationOf(report: ScoreReport, target: ExplainTarget): ScoreExplanation {
  if (typeof target === 'function') return { asOf: report.asOf, selfDeclaredPercent: null, ...target(report) };
  return target.kind === 'change' ? explanationOfChange(report, target) : explainScore(report, target);
}

/** Now minus then; where the history holds the rows of that day, the causes that add up to the change stand below. */
function explanationOfChange(report: ScoreReport, { change, percent }: ChangeTarget): ScoreExplanation {
  const { deltaPercent, since } = change;
  const isOfTotal = report.total.kind === 'scored' && report.total.percent === percent;
  const before = isOfTotal ? reportAsOf(report, since) : null;
  const causes = before && before !== report ? explainChange(before, report) : null;
  return {
    ...node({ kind: 'history', id: since, name: 'change' }, 'now - before', { now: percent, before: percent - deltaPercent }, deltaPercent),
    children: causes?.kind === 'change' ? byWeight(causes.causes).map(causeNode) : [],
    asOf: report.asOf,
    selfDeclaredPercent: null,
  };
}

const byWeight = (causes: readonly ChangeCause[]): ChangeCause[] =>
  [...causes].sort((one, other) => Math.abs(other.deltaPercent) - Math.abs(one.deltaPercent));

const causeNode = ({ subject, kind, deltaPercent }: ChangeCause): Explanation => ({
  ...node(subject, 'given', {}, deltaPercent),
  reason: `cause.${kind}`,
});

const node = (subject: ExplanationSubject, formula: string, inputs: Explanation['inputs'], value: number): Explanation => ({
  label: subject.name,
  formula,
  inputs,
  value,
  source: 'computed',
  children: [],
  subject,
  unit: 'percent',
  rounding: null,
  reason: null,
  notes: [],
  potential: null,
});
