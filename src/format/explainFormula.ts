/**
 * The formula of an explanation as people write it: `×` and `÷`, the inputs as the language prints them, and the same
 * once more in words. A formula is arithmetic over names (see `Explanation.formula`); here it is only printed.
 */
import type { Explanation } from '../core/explainNode.js';
import type { Formatter } from './formatter.js';

type Name = (name: string) => string;

/** Summands that are written out; of more, a sum of one figure is added up and a sum of products is cut short. */
const writtenOut = 3;

const signs: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * In the order of the vendor's own examples, "6 ÷ 78 × 4" for a security control. The percent sign says the hundred, so
 * that `100 * 31 / 50` is "31 ÷ 50 = 62 %".
 */
function asWritten({ formula, unit }: Explanation): string {
  const shown = unit === 'percent' ? formula.replace(/^100 \* /, '') : formula;
  return shown.replaceAll('(healthy + unhealthy)', 'counted').replace(/^maxPoints \* (\w+) \/ (\w+)$/, '$1 / $2 * maxPoints');
}

const tokensOf = (formula: string): readonly string[] => formula.match(/\d+(?:\.\d+)?|\w+|[-+*/^()]/g) ?? [];

/** "6 ÷ 78 × 4"; empty where there is nothing to compute. */
export function formulaInNumbers(node: Explanation, formatter: Formatter): string {
  if (node.formula === 'none' || node.formula === 'given') return '';
  return printed(tokensOf(asWritten(node)), (name) => printedInput(node, name, formatter), (inner) => sumInNumbers(node, inner, formatter)); // prettier-ignore
}

/** "healthy ÷ healthy and unhealthy × max score"; empty where there is nothing to compute. */
export function formulaInWords(node: Explanation, formatter: Formatter): string {
  if (node.formula === 'none' || node.formula === 'given') return '';
  const name: Name = (text) => nameInWords(text, formatter);
  const sum = (inner: readonly string[]) =>
    formatter.text('explain.sum', {
      what: bracketed(
        inner,
        printed(inner, name, () => ''),
      ),
    });
  const tokens = tokensOf(asWritten(node));
  return tokens.some((token) => /^[a-z]/i.test(token)) ? printed(tokens, name, sum) : '';
}

const bracketed = (tokens: readonly string[], text: string): string => (tokens.length > 1 ? `(${text})` : text);

export function nameInWords(name: string, formatter: Formatter): string {
  const key = [`explain.name.${name}`, `half.${name}`].find((one) => formatter.has(one));
  return key && formatter.has(key) ? formatter.text(key) : name;
}

function printed(tokens: readonly string[], name: Name, sum: (inner: readonly string[]) => string): string {
  let text = '';
  for (let position = 0; position < tokens.length; position++) {
    const token = tokens[position]!;
    if (token === 'sum') {
      const end = closing(tokens, position + 1);
      text += sum(tokens.slice(position + 2, end));
      position = end;
    } else if (token === '^') {
      text += power(tokens[++position]!, name);
    } else {
      text += signs[token] ?? (/^[a-z]/i.test(token) ? name(token) : token);
    }
  }
  return text;
}

/** Whole exponents stand raised; others, and names, cannot. */
function power(token: string, name: Name): string {
  const exponent = /^\d/.test(token) ? token : name(token);
  return /^\d+$/.test(exponent) ? exponent.replace(/\d/g, (digit) => superscripts[Number(digit)]!) : ` ^ ${exponent}`;
}

function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let position = open; position < tokens.length; position++) {
    depth += tokens[position] === '(' ? 1 : tokens[position] === ')' ? -1 : 0;
    if (depth === 0) return position;
  }
  return tokens.length;
}

function sumInNumbers(node: Explanation, inner: readonly string[], formatter: Formatter): string {
  const summands = node.children.filter(({ formula }) => formula !== 'none');
  const isWhole = asWritten(node) === `sum(${inner.join(' ')})`;
  if (inner.length === 1 && summands.length > writtenOut) return printedFigure(inner[0]!, totalOf(summands, inner[0]!), formatter);
  const shown = summands.length > writtenOut ? summands.slice(0, writtenOut - 1) : summands;
  const texts = shown.map((child) => printed(inner, (name) => printedFigure(name, figureOf(child, name), formatter), () => '')); // prettier-ignore
  const text = (shown.length < summands.length ? [...texts, '…'] : texts).join(' + ');
  return isWhole || texts.length < 2 ? text : `(${text})`;
}

const totalOf = (children: readonly Explanation[], name: string): number => children.reduce((sum, child) => sum + figureOf(child, name), 0);

/** Inside a sum a child's unit is its value, any other name a figure below it or one of its inputs. */
function figureOf(child: Explanation, name: string): number {
  if (name === child.unit) return child.value ?? 0;
  const figure = child.children.find(({ label, subject }) => label === name && subject.id === child.subject.id);
  return figure?.value ?? child.inputs[name] ?? 0;
}

function printedInput(node: Explanation, name: string, formatter: Formatter): string {
  const { inputs } = node;
  const value = name === 'counted' ? inputs['healthy']! + inputs['unhealthy']! : inputs[name];
  const isPercent = node.unit === 'percent' && node.children.some(({ label, unit }) => label === name && unit === 'percent');
  if (value === undefined) return name;
  return isPercent ? formatter.percent(value, inColumn) : printedFigure(name, value, formatter);
}

/** As all percents beside and below it. */
const inColumn = { digits: 2, fixed: true } as const;
const percents = new Set(['percent', 'offsetPercent', 'now', 'before', 'mean']);

/** Operands keep two decimals whatever the portal prints, so that the line can be added up again; shares and factors four. */
function printedFigure(name: string, value: number, formatter: Formatter): string {
  if (percents.has(name)) return formatter.percent(value, inColumn);
  return formatter.number(value, /(share|factor)$/i.test(name) ? 4 : 2);
}
