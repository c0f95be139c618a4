/** A node of an explanation as it is read: label, value, formula and the sentences beside it. Pure; the panel prints it. */
import type { Explanation, ScoreExplanation } from '../core/explainNode.js';
import type { ScoreReport } from '../core/report.js';
import type { Formatter, PercentOptions } from './formatter.js';
import { formulaInNumbers, formulaInWords, nameInWords } from './explainFormula.js';
import { noteText } from './notes.js';

export interface ExplanationContext {
  readonly formatter: Formatter;
  readonly report: ScoreReport;
}

export interface ExplanationView {
  readonly label: string;
  /** As the page prints it elsewhere; a dash where there is no number. */
  readonly value: string;
  /** The formula with names; empty where nothing is computed. */
  readonly words: string;
  /** "6 ÷ 78 × 4 = 0.31"; empty where nothing is computed. */
  readonly numbers: string;
  /** Rounding, source, weight, why there is no number. */
  readonly facts: readonly string[];
  /** What is odd about the data of this subject. */
  readonly notes: readonly string[];
}

/** What a recommendation wins, or a subject could: points of the total's percent, not a percent. */
const isIncrease = ({ subject: { kind }, formula, reason }: Explanation): boolean =>
  kind === 'recommendation' ||
  formula.startsWith('100 * potentialPoints') ||
  formula === 'sum(percent)' ||
  formula === changeFormula ||
  reason?.startsWith('cause.') === true;

/** Of a change; its subject's id is the day compared with. */
const changeFormula = 'now - before';

/** Percents stand below and beside one another and have the same decimals, but for those that a host has given. */
const inColumn = ({ model }: ScoreReport) => ({ model, fixed: model !== 'given' });

function printedValue(node: Explanation, digits: PercentOptions, formatter: Formatter): string {
  const { value, unit } = node;
  if (value === null) return '–';
  if (unit === 'percent')
    return isIncrease(node) ? formatter.text('change.value', { change: formatter.change(value) }) : formatter.percent(value, digits);
  return formatter.number(value, unit === 'share' ? 4 : 2);
}

export function explanationView(node: Explanation, { formatter, report }: ExplanationContext): ExplanationView {
  const value = printedValue(node, inColumn(report), formatter);
  const exact = printedValue(node, { ...inColumn(report), digits: 2 }, formatter);
  const formula = formulaInNumbers(node, formatter);
  return {
    label: labelOf(node, { formatter, report }),
    value: node.unit === 'points' && node.value !== null ? formatter.text('explain.points', { count: node.value }) : value,
    words: formulaInWords(node, formatter),
    numbers: formula && node.value !== null && formula !== exact ? `${formula} = ${exact}` : '',
    facts: factsOf(node, formatter),
    notes: node.notes.map((note) => noteText(formatter, note)),
  };
}

/** Labels that name a figure and not a subject. */
const figures: ReadonlySet<string> = new Set(['points', 'potentialPoints', 'potential', 'change']);

function labelOf({ subject: { kind, id }, label }: Explanation, { formatter, report }: ExplanationContext): string {
  if (/Factor$/.test(label)) return nameInWords(label, formatter);
  const figure = `explain.label.${label}`;
  if (figures.has(label) && formatter.has(figure)) return formatter.text(figure);
  const key = { total: `model.${report.model}`, part: `half.${id}`, subscore: `subscore.${id}`, unlisted: 'explain.label.unlisted' }[
    kind as string
  ];
  if (key && formatter.has(key)) return formatter.text(key);
  return label || id || formatter.text('explain.label.tenant');
}

function factsOf({ inputs, rounding, source, reason, formula }: Explanation, formatter: Formatter): string[] {
  const facts: string[] = [];
  if (inputs['weight'] !== undefined && !formula.includes('weight'))
    facts.push(formatter.text('explain.weight', { weight: inputs['weight'] }));
  if (inputs['criticality'] !== undefined && inputs['criticality'] !== 1)
    facts.push(formatter.text('explain.criticality', { criticality: inputs['criticality'] }));
  if (rounding) facts.push(formatter.text('explain.rounded', { count: rounding.decimals }));
  if (source !== 'computed') facts.push(formatter.text(`explain.source.${source}`));
  if (reason !== null) facts.push(reasonText(reason, formatter));
  return facts;
}

function reasonText(reason: string, formatter: Formatter): string {
  const key = reason.startsWith('cause.') ? `why.${reason}` : `explain.reason.${reason}`;
  return formatter.has(key) ? formatter.text(key) : reason;
}

/** What is said of the whole: how it is printed, since when, where from, and how much of it rests on someone's word. */
export function rootFacts(node: ScoreExplanation, context: ExplanationContext): string[] {
  const { formatter } = context;
  const facts: string[] = [];
  const digits = decimalsOf(node, context);
  if (digits !== null) facts.push(formatter.text('explain.digits', { count: digits }));
  if (node.formula === changeFormula) facts.push(formatter.text('explain.since', { date: formatter.day(node.subject.id) }));
  else if (node.source === 'computed' && node.value !== null)
    facts.push(formatter.text(node.children.length > 0 ? 'explain.source.computed' : 'explain.source.computedAlone'));
  if (node.selfDeclaredPercent) facts.push(formatter.text('score.selfDeclared', { change: formatter.number(node.selfDeclaredPercent) }));
  facts.push(node.asOf ? formatter.text('explain.date', { date: formatter.day(node.asOf) }) : formatter.text('explain.noDate'));
  return facts;
}

/** The decimals of a printed percent, where it is not exact; `null` where it is. */
function decimalsOf(node: Explanation, { formatter, report }: ExplanationContext): number | null {
  const { value, unit } = node;
  if (unit !== 'percent' || value === null || isIncrease(node)) return null;
  const printed = formatter.percent(value, inColumn(report));
  const digits = [0, 1, 2, 3, 4].find((count) => formatter.percent(value, { ...inColumn(report), digits: count }) === printed);
  return digits === undefined || Math.abs(Number(value.toFixed(digits)) - value) < 1e-9 ? null : digits;
}

/** The level below, what can still be won last. More than `largeFrom` are listed by what they weigh. */
export function partsOf({ children, potential }: Explanation): readonly Explanation[] {
  const parts = children.length > largeFrom ? [...children].sort((one, other) => weightOf(other) - weightOf(one)) : children;
  return potential ? [...parts, { ...potential, label: 'potential' }] : parts;
}

/** Parts that are shown at once. */
export const largeFrom = 20;

const weightOf = ({ inputs, value }: Explanation): number =>
  inputs['weight'] ?? inputs['maxPoints'] ?? inputs['criticality'] ?? Math.abs(value ?? 0);

/** The whole tree as plain text, a line a node and its formula, deeper levels indented. */
export function explanationText(node: ScoreExplanation, context: ExplanationContext): string {
  const { formatter } = context;
  const lines: string[] = [];
  const add = (one: Explanation, depth: number): void => {
    const { label, value, words, numbers, facts, notes } = explanationView(one, context);
    const indent = '  '.repeat(depth);
    lines.push(`${indent}${label}: ${value}`);
    for (const line of [words && numbers ? `${words}: ${numbers}` : numbers, ...facts, ...notes])
      if (line) lines.push(`${indent}  ${line}`);
    for (const part of partsOf(one)) add(part, depth + 1);
  };
  add(node, 0);
  return [...lines, ...rootFacts(node, context), formatter.text('explain.disclaimer')].join('\n');
}
