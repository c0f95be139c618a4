/** The breakdown as a picture and as a table: the rows of the element, with the same words and figures. */
import type { ScoreReport } from '../core/report.js';
import { freshnessText } from '../ui/freshness-text.js';
import type { RowView } from '../elements/subscore-breakdown/row.view.js';
import { subscoresView, type SubscoresView } from '../elements/subscore-breakdown/subscore-breakdown.view.js';
import { headingOf, shortened, viewOf } from './gauge.js';
import { markup, type Markup } from './markup.js';
import type { Context } from './options.js';

interface Line {
  readonly row: RowView;
  /** 0 for the total, 1 for a half, 2 for a part of one. */
  readonly depth: number;
}

function linesOf({ total, halves }: SubscoresView): readonly Line[] {
  return [{ row: total, depth: 0 }, ...halves.flatMap(({ row, rows }) => [{ row, depth: 1 }, ...rows.map((part) => ({ row: part, depth: 2 }))])]; // prettier-ignore
}

const width = 480;
const rowHeight = 30;
const bar = { x: 204, width: 126, height: 6 };

export function breakdownPicture(report: ScoreReport, context: Context): Markup {
  const { palette, formatter, font } = context;
  const view = subscoresView(report, formatter);
  const lines = linesOf(view);
  const date = freshnessText(report, formatter);
  const height = 40 + lines.length * rowHeight + (date ? 24 : 6);
  const heading = `${headingOf(viewOf(report, context), report, context)} · ${formatter.text('breakdown.label')}`;
  const sentences = lines.map(({ row }) => `${row.name}: ${valueText(row)}`);
  const isMirrored = formatter.direction === 'rtl';
  const at = (x: number) => (isMirrored ? width - x : x);
  const start = 'start';
  const rows = lines.map((line, index) => pictureRow(line, 40 + index * rowHeight, { context, at, isMirrored }));
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${font}" direction="${formatter.direction}" xml:lang="${formatter.locale}" lang="${formatter.locale}"><title>${heading}</title><desc>${sentences.join('. ')}.</desc><rect width="${width}" height="${height}" fill="${palette.surface}"/><text x="${at(16)}" y="22" text-anchor="${start}" font-size="13" font-weight="600" fill="${palette.text}">${shortened(heading, width - 32, 13)}</text>${rows}${date && markup`<text x="${at(16)}" y="${height - 10}" text-anchor="${start}" font-size="11" fill="${palette['text-muted']}">${date}</text>`}</svg>`;
}

interface Place {
  readonly context: Context;
  readonly at: (x: number) => number;
  readonly isMirrored: boolean;
}

function pictureRow({ row, depth }: Line, y: number, { context, at, isMirrored }: Place): Markup {
  const { palette } = context;
  const inset = 16 + Math.max(0, depth - 1) * 16;
  const isScored = row.kind === 'scored';
  const name = markup`<text x="${at(inset)}" y="${y + 19}" text-anchor="start" font-size="13" font-weight="${depth === 2 ? 400 : 600}" fill="${palette.text}">${shortened(row.name, bar.x - inset - 8, 13)}</text>`;
  const value = markup`<text x="${at(width - 16)}" y="${y + 19}" text-anchor="end" font-size="13" font-weight="${isScored ? 600 : 400}" fill="${isScored ? palette.text : palette['text-muted']}">${shortened(row.value.text, width - 16 - bar.x - bar.width - 8, 13)}</text>`;
  return markup`${name}${row.bar && barPicture(row.bar, y + 12, { context, at, isMirrored })}${value}`;
}

function barPicture({ certain, possible, mark }: NonNullable<RowView['bar']>, y: number, { context, at, isMirrored }: Place): Markup {
  const { palette } = context;
  const stretch = (percent: number, color: string, opacity = 1) => {
    const length = (bar.width * percent) / 100;
    const x = isMirrored ? at(bar.x) - length : bar.x;
    return percent > 0 && markup`<rect x="${x.toFixed(2)}" y="${y}" width="${length.toFixed(2)}" height="${bar.height}" rx="3" fill="${color}" fill-opacity="${opacity}"/>`; // prettier-ignore
  };
  const position = mark === null ? null : at(bar.x + (bar.width * mark) / 100);
  return markup`${stretch(100, palette.track)}${possible > certain && stretch(possible, palette.accent, 0.35)}${stretch(certain, palette.accent)}${position !== null && markup`<path d="M${position.toFixed(2)} ${y - 2}v10" stroke="${palette.text}" stroke-width="1.5"/>`}`;
}

const valueText = ({ value }: RowView): string => (value.atLeast ? `${value.text}, ${value.atLeast}` : value.text);

/** The table: columns that no row has anything for are left out. */
export function breakdownTable(report: ScoreReport, context: Context): Markup {
  const { formatter, palette } = context;
  const view = subscoresView(report, formatter);
  const lines = linesOf(view);
  const has = (key: 'points' | 'month' | 'potential') => lines.some(({ row }) => row[key] !== null);
  const [points, month, potential] = [has('points'), has('month'), has('potential')];
  const cell = (content: string | null, className: string) => markup`<td class="ssw-number ${className}">${content ?? '–'}</td>`;
  const changeCell = ({ month: change }: RowView) =>
    markup`<td class="ssw-number${change ? ` ssw-${change.direction}` : ''}">${change ? change.short : '–'}${change?.since && markup` <small>${change.since}</small>`}</td>`;
  const body = lines.map(
    ({ row, depth }) => markup`<tr class="ssw-depth-${depth}">
<th scope="row">${row.name}</th>
<td class="ssw-bar">${row.bar && htmlBar(row.bar, palette)}</td>
<td class="ssw-number ssw-value">${row.value.text}${row.value.atLeast !== null && markup` <small>${row.value.atLeast}</small>`}</td>
${month && changeCell(row)}${points && cell(row.points?.short ?? null, 'ssw-points')}${potential && cell(row.potential?.change ?? null, '')}
</tr>
`,
  );
  const column = (key: string, className = '') => markup`<th scope="col" class="ssw-number ${className}">${formatter.has(key) && formatter.text(key)}</th>`; // prettier-ignore
  const notes = [...new Set(lines.flatMap(({ row }) => row.notes))];
  return markup`<table class="ssw-table">
<caption class="ssw-hidden">${formatter.text('breakdown.label')}</caption>
<thead><tr><th scope="col">${formatter.text('breakdown.group.subscore')}</th><td class="ssw-bar"></td>${column('breakdown.column.percent')}${month && column('breakdown.column.month')}${points && column('breakdown.column.points', 'ssw-points')}${potential && column('breakdown.column.potential')}</tr></thead>
<tbody>
${body}</tbody>
</table>
${notes.length > 0 && markup`<p class="ssw-note">${notes.join(' · ')}</p>`}`;
}

/** Drawn from the start; the style sheet turns it round where the text runs from the right. */
function htmlBar({ certain, possible, mark }: NonNullable<RowView['bar']>, palette: Context['palette']): Markup {
  const stretch = (percent: number, color: string, className: string) =>
    percent > 0 && markup`<rect class="${className}" y="2" width="${percent.toFixed(2)}" height="6" fill="${color}"/>`;
  return markup`<svg class="ssw-track" viewBox="0 0 100 10" width="100" height="10" preserveAspectRatio="none" aria-hidden="true">${stretch(100, palette.track, 'track')}${possible > certain && stretch(possible, palette.track, 'possible')}${stretch(certain, palette.accent, 'fill')}${mark !== null && markup`<rect class="notch" x="${(mark - 0.6).toFixed(2)}" width="1.2" height="10" fill="${palette.text}"/>`}</svg>`;
}
