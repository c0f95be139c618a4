/**
 * Writes docs/calculation.md from docs/calculation.template.md: every fenced block marked `example` holds a posture as
 * JSON, and the core computes what stands below it. `--check` writes nothing and fails where the page is out of date.
 *
 *   node --import ./scripts/typescript-loader.mjs scripts/build-calculation.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { explainChange, explainScore, percentOf, scorePosture, whatIf } from '../src/core/index.js';
import type { ChangeCause, Explanation, ExplanationTarget, Posture, PostureChange, ScoreOptions, ScoreReport } from '../src/core/index.js';

const templateUrl = new URL('../docs/calculation.template.md', import.meta.url);
export const pageUrl = new URL('../docs/calculation.md', import.meta.url);

/** What an example block of the template holds. */
interface Example {
  readonly posture: Posture;
  readonly options?: ScoreOptions;
  /** The numbers to explain; a potential is shown in place of the number where `potential` is true. */
  readonly explain?: readonly (ExplanationTarget & { readonly potential?: boolean })[];
  /** The totals of these what-ifs are shown. */
  readonly whatIf?: readonly (readonly PostureChange[])[];
  /** The change from this posture to `posture` is explained. */
  readonly before?: Posture;
  /** Fields of the report to show as they are. */
  readonly show?: readonly (keyof ScoreReport)[];
}

const unitSigns = { percent: ' %', points: ' points', share: '', count: '' };

/** At most four decimals, without the noise of binary fractions. */
const printed = (value: number): string => String(Number(value.toFixed(4)));

/** The formula with the inputs in place of their names; a sum of more than one name stays, its lines stand below. */
function withNumbers({ formula, inputs, value }: Explanation): string {
  const numbers = formula.replace(/sum\((?:(\w+)|(?:[^()]|\([^()]*\))*)\)|[A-Za-z]\w*/g, (text, summed: string | undefined) => {
    const name = summed ?? text;
    return Object.hasOwn(inputs, name) ? printed(inputs[name]!) : text;
  });
  return numbers === formula || numbers === printed(value!) ? formula : `${formula} = ${numbers}`;
}

function* linesOf(node: Explanation, depth = 0): Generator<string> {
  const indent = '  '.repeat(depth);
  const label = node.label || (node.subject.kind === 'unlisted' ? 'beyond the list' : 'tenant');
  const beside = Object.entries(node.inputs).filter(
    ([name]) => depth > 0 && ['weight', 'maxPoints', 'criticality'].includes(name) && !node.formula.includes(name),
  );
  const facts = beside.map(([name, value]) => `, ${name} ${printed(value)}`).join('');
  if (node.value === null) yield `${indent}${label}: no number (${node.reason})`;
  else
    yield `${indent}${label}: ${withNumbers(node)} = ${printed(node.value)}${unitSigns[node.unit]}${node.rounding ? ` (rounded to ${node.rounding.decimals} decimals, half to even)` : ''}${facts}`;
  for (const child of node.children) yield* linesOf(child, depth + 1);
}

function* linesOfExplanation(report: ScoreReport, { potential, ...target }: NonNullable<Example['explain']>[number]): Generator<string> {
  const explanation = explainScore(report, target as ExplanationTarget);
  yield* linesOf((potential && explanation.potential) || explanation);
  if (explanation.selfDeclaredPercent !== null)
    yield `of which self-declared: ${printed(explanation.selfDeclaredPercent)} percentage points`;
}

function lineOfCause({ kind, origin, subject, deltaPercent }: ChangeCause): string {
  return `  ${deltaPercent < 0 ? '' : '+'}${printed(deltaPercent)} pp: ${kind} (${origin}), ${subject.kind} ${subject.name || subject.id}`;
}

function* linesOfExample({ posture, options, explain = [], whatIf: changes = [], before, show = [] }: Example): Generator<string> {
  const report = scorePosture(posture, options);
  for (const target of explain) yield* linesOfExplanation(report, target);
  for (const list of changes) {
    const percent = percentOf(whatIf(posture, list, options).total);
    yield `with ${list.map(({ recommendationId, status }) => recommendationId + (status ? ` ${status}` : ' done')).join(', ')}: ${percent === null ? 'no score' : `${printed(percent)} %`}`;
  }
  if (before) {
    const change = explainChange(scorePosture(before, options), report);
    if (change.kind === 'notComparable') yield `not comparable: ${change.reason}`;
    else yield* [`change: ${printed(change.deltaPercent)} pp`, ...change.causes.map(lineOfCause)];
  }
  for (const key of show) yield `${key}: ${JSON.stringify(report[key])}`;
}

function renderExample(source: string): string {
  const example = JSON.parse(source) as Example;
  return ['```json', source.trim(), '```', '', '```text', ...linesOfExample(example), '```'].join('\n');
}

/** The page, from the template and the core. */
export async function buildCalculation(): Promise<string> {
  const template = readFileSync(templateUrl, 'utf8');
  const page = template.replace(/^```example\n([\s\S]*?)^```$/gm, (_, source: string) => renderExample(source));
  const text = `<!-- Made from calculation.template.md by scripts/build-calculation.ts; change the template. -->\n\n${page}`;
  const filepath = fileURLToPath(pageUrl);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

async function main(): Promise<void> {
  const page = await buildCalculation();
  if (!process.argv.includes('--check')) return writeFileSync(pageUrl, page);
  if (readFileSync(pageUrl, 'utf8') === page) return;
  console.error('docs/calculation.md is out of date: run scripts/build-calculation.ts');
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
