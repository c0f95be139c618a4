/** `npm run score -- FILE...`: the report of payload files (JSON or CSV; `-` is standard input) as a table or as JSON. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scorePosture } from '../src/core/index.js';
import type { ControlReport, QualityNote, RecommendationReport, Score, ScoreReport } from '../src/core/index.js';
import { readPosture } from '../src/sources/index.js';

const usage = `Usage: npm run score -- [--json] [--now INSTANT] [--changeDays DAYS] FILE...
Reads the payloads of one tenant from JSON or CSV files (- is standard input) and prints the report.`;

type Cells = readonly string[];

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, now: { type: 'string' }, changeDays: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help || positionals.length === 0) return print(usage, values.help ? 0 : 2);
  const changeDays = values.changeDays === undefined ? undefined : Number(values.changeDays);
  if (changeDays !== undefined && !(changeDays > 0)) return complain('--changeDays takes a number of days above 0.', 2);
  const texts = positionals.map((file) => readFileSync(file === '-' ? 0 : file, 'utf8'));
  const result = readPosture(texts.length === 1 ? texts[0] : texts);
  result.problems.forEach(({ message }) => console.error(message));
  if (result.kind === 'invalid') return 1;
  const report = scorePosture(result.posture, { ...(values.now && { now: values.now }), ...(changeDays && { changeDays }) });
  return print(values.json ? JSON.stringify(report, null, 2) : reportText(report), 0);
}

function print(text: string, exitCode: number): number {
  console.log(text);
  return exitCode;
}

function complain(text: string, exitCode: number): number {
  console.error(text);
  return exitCode;
}

function reportText(report: ScoreReport): string {
  const sections = [totals(report), subscores(report), scopes(report), controls(report), recommendations(report), notes(report)];
  return sections.filter((section) => section !== '').join('\n\n');
}

function totals({ asOf, model, total, parts, halves, change }: ScoreReport): string {
  const { unlisted } = halves.defenderXdr;
  const rows = [
    ['as of', asOf ?? 'not known'],
    ['model', model],
    ['total', scoreText(total)],
    ['infrastructure', scoreText(parts.infrastructure)],
    ['defender xdr', scoreText(parts.defenderXdr)],
    ['unlisted', unlisted ? `${round(unlisted.points)} of ${round(unlisted.maxPoints)} points` : 'none'],
    ['change', change ? `${signed(change.deltaPercent)} pp since ${change.since} (${change.days} days)` : 'not enough data'],
  ];
  return table(rows);
}

function subscores(report: ScoreReport): string {
  return `Sub-scores\n${table(report.subscores.map(({ id, score, potentialPercent }) => [id, scoreText(score), potentialPercent === null ? '' : `${signed(potentialPercent)} pp open`]))}`;
}

function scopes(report: ScoreReport): string {
  if (report.scopes.length === 0) return '';
  return `Scopes\n${table(report.scopes.map(({ name, kind, score, weight }) => [name, kind ?? '', scoreText(score), weight === null ? '' : `weight ${round(weight)}`]))}`;
}

function controls(report: ScoreReport): string {
  if (report.controls.length === 0) return '';
  return `Controls\n${table(report.controls.map(controlCells))}`;
}

function controlCells({ name, score, potentialPoints, resources }: ControlReport): Cells {
  const counts = `${resources.healthy} healthy, ${resources.unhealthy} unhealthy, ${resources.notApplicable} not applicable`;
  return [name, scoreText(score), counts, potentialPoints === null ? '' : `${signed(potentialPoints)} points open`];
}

function recommendations({ recommendations: rows }: ScoreReport): string {
  const counts = [
    ['listed', rows.length],
    ['counted', rows.filter(({ notCounted }) => notCounted === null).length],
    ...byReason(rows),
  ] as const;
  return `Recommendations\n${table(counts.map(([label, count]) => [label, String(count)]))}`;
}

function byReason(rows: readonly RecommendationReport[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { notCounted } of rows) if (notCounted) counts.set(notCounted, (counts.get(notCounted) ?? 0) + 1);
  return [...counts].map(([reason, count]) => [`not counted: ${reason}`, count]);
}

function notes({ quality }: ScoreReport): string {
  return quality.length === 0 ? '' : `Data quality\n${table(quality.map(noteCells))}`;
}

function noteCells({ code, subject, facts }: QualityNote): Cells {
  const words = Object.entries(facts).filter(([key]) => key !== 'ids');
  return [
    code,
    [subject.kind, subject.id].filter(Boolean).join(' '),
    words.map(([key, value]) => `${key} ${typeof value === 'number' ? round(value) : String(value)}`).join(', '),
  ];
}

function scoreText(score: Score): string {
  if (score.kind !== 'scored') return `${score.kind}: ${score.reason}`;
  const points =
    score.points !== undefined && score.maxPoints !== undefined ? ` (${round(score.points)} of ${round(score.maxPoints)} points)` : '';
  const partial = score.partial && score.percentAtLeast !== undefined ? `, at least ${round(score.percentAtLeast)} %` : '';
  const missing = score.missing ? `, without ${score.missing.join(' and ')}` : '';
  return `${score.partial && !score.missing ? 'at most ' : ''}${round(score.percent)} %${points}${partial}${missing}`;
}

const round = (value: number) => String(Number(value.toFixed(2)));
const signed = (value: number) => `${value < 0 ? '' : '+'}${round(value)}`;

function table(rows: readonly Cells[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

try {
  process.exitCode = main();
} catch (thrown) {
  process.exitCode = complain(thrown instanceof Error ? thrown.message : 'The report could not be made.', 2);
}
