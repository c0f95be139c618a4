/** Files of what is shown: CSV, SVG, PNG, and a sentence to be copied. */
import { html, nothing, type TemplateResult } from 'lit';
import { changeOver } from '../../core/changeOver.js';
import { utcDay } from '../../core/dates.js';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { bandColor } from '../../theme/bands.js';
import { seriesColor } from '../../theme/series.js';
import { csvText, type CsvValue } from '../../ui/csv.js';
import { dispatch, type ExportDetail } from '../../ui/events.js';
import { trendDrawing, type TrendDrawing } from './score-trend.drawing.js';
import { noteDrawings, zoneDrawings } from './score-trend.marks.js';
import { lateWords } from './score-trend.late-words.js';
import type { PanelContext } from './score-trend.panel.js';
import { drawOn, pictureOf, svgText, type Palette, type Picture } from './score-trend.picture.js';
import type { TrendView } from './score-trend.view.js';

/** A picture of a chart that is not on the screen, as while the table is. */
const usualSize = { width: 800, height: 280 };
/** Pixels of a PNG for each of the page: sharp in slides and print. */
const sharpness = 2;
const bandsInOrder = ['atRisk', 'fair', 'good', 'veryGood', 'neutral'] as const;
/** How long an engine may take to start reading a file before its address is taken back, in milliseconds. */
const readWithinMs = 10_000;

export function panelTemplate(context: PanelContext): TemplateResult {
  const words = lateWords(context.formatter);
  const { copied } = context.state;
  return html`<div class="files">
      <button @click=${() => saveText(context, 'csv', trendCsv(context.view, words))}><bdi>${words.text('files.csv')}</bdi></button>
      <button @click=${() => saveText(context, 'svg', svgText(picture(context)))}><bdi>${words.text('files.svg')}</bdi></button>
      <button @click=${() => void savePng(context)}><bdi>${words.text('files.png')}</bdi></button>
      <button @click=${() => void copy(context)}><bdi>${words.text('files.copy')}</bdi></button>
      <span class="caption" role="status">${copied === 'copied' ? words.text('files.copied') : nothing}</span>
    </div>
    ${
      copied === 'failed'
        ? html`<label class="field wide"
            ><span class="caption"><bdi>${words.text('files.copyFailed')}</bdi></span
            ><textarea readonly rows="3" .value=${summaryText(context.view, context.report, words)}></textarea>
          </label>`
        : nothing
    }`;
}

/** The days of the range with the shown series: dates as they are, numbers unrounded, an empty cell for what is not known. */
export function trendCsv({ history: { days }, indexes: [first, end], shown }: TrendView, words: Formatter): string {
  const header: CsvValue[] = [words.text('column.date'), ...shown.map(({ name }) => name)].map(withoutIsolates);
  const rows = Array.from({ length: end - first }, (_, offset): CsvValue[] => [
    days[first + offset]!.date,
    ...shown.map(({ y }) => y[first + offset]!),
  ]);
  return csvText([header, ...rows]);
}

/** Directions of the page have no place in a file: a column has to be found by its name. */
const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** Where the score stands and how it changed since last week, in the page's language. */
export function summaryText(
  { main, history: { daily, ...history }, print, printChange }: TrendView,
  { asOf }: ScoreReport,
  words: Formatter,
): string {
  if (!main) return words.text('trend.noPoints');
  const all = daily ?? history;
  const { y } = all.series.find(({ id }) => id === main.id)!;
  const days = all.days.map(({ date }, index) => ({ date, percent: Number.isNaN(y[index]!) ? null : y[index]! }));
  const last = days.filter(({ percent }) => percent !== null).at(-1);
  if (!last) return words.text('trend.noPoints');
  const change = changeOver(days, last.percent, last.date, 7);
  const now = words.text('summary.now', {
    name: main.name,
    percent: print(last.percent!),
    date: words.day(asOf && last.date === utcDay(asOf) ? asOf : last.date),
  });
  return [...(all.lead ?? []), now, weekText(change, printChange, words)].join(' ');
}

function weekText(change: ReturnType<typeof changeOver>, printChange: TrendView['printChange'], words: Formatter): string {
  if (!change) return words.text('summary.noWeek');
  const since = words.day(change.since);
  return Math.abs(change.deltaPercent) < 0.005
    ? words.text('summary.week.none', { since })
    : words.text('summary.week', { change: printChange(change.deltaPercent), since });
}

function drawingOf({ drawing, view, host, formatter }: PanelContext): TrendDrawing {
  return drawing ?? trendDrawing(view, usualSize, host.curve, formatter);
}

function picture(context: PanelContext): Picture {
  const { view, report, formatter } = context;
  const words = lateWords(formatter);
  const name = report.tenantName ? `${words.text('trend.label')} – ${report.tenantName}` : words.text('trend.label');
  const drawing = drawingOf(context);
  const { zones } = context.host;
  return pictureOf({
    view,
    drawing,
    palette: paletteOf(context),
    title: name,
    sentences: view.sentences,
    disclaimer: words.text('explain.disclaimer'),
    direction: words.direction,
    zones: zones && view.history.unit === 'percent' ? zoneDrawings(zones, view, drawing, formatter) : [],
    notes: noteDrawings(context.annotations, view, drawing),
  });
}

/** The tokens as they are on the page now, as colours that every program knows. */
function paletteOf({ host }: PanelContext): Palette {
  const frame = host.renderRoot.querySelector('.frame') ?? host;
  const probe = host.ownerDocument.createElement('span');
  frame.append(probe);
  const computed = (value: string): string => {
    probe.style.setProperty('color', value);
    return getComputedStyle(probe).color;
  };
  // A surface that lets the page shine through has the page's colour in a file.
  const below = [computed('Canvas'), ...backgroundsBehind(host), computed('var(--_surface)')];
  const resolved = (value: string): string => plainColor([...below, computed(value)], host.ownerDocument);
  const series = new Map<number, string>();
  const palette = {
    surface: resolved('var(--_surface)'),
    text: resolved('var(--_text)'),
    muted: resolved('var(--_text-muted)'),
    hairline: resolved('color-mix(in oklab, var(--_text) 12%, var(--_surface))'),
    font: getComputedStyle(probe).fontFamily,
  };
  for (let style = 0; style < 12; style++) series.set(style, resolved(seriesColor(style)));
  const bands = new Map(bandsInOrder.map((band) => [band, resolved(bandColor(band))]));
  probe.remove();
  return { ...palette, series: (style) => series.get(style % 12)!, band: (band) => bands.get(band)! };
}

/** Of the elements around, the outermost first. */
function backgroundsBehind(host: Element): readonly string[] {
  const backgrounds: string[] = [];
  for (let node: Element | null = host; node;) {
    backgrounds.unshift(getComputedStyle(node).backgroundColor);
    const root = node.getRootNode();
    node = node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return backgrounds;
}

/** `#rrggbb` of any colours that the browser can paint, one over the other. */
function plainColor(colors: readonly string[], document: Document): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const painter = canvas.getContext('2d');
  if (!painter) return colors.at(-1)!;
  for (const color of colors) {
    painter.fillStyle = color;
    painter.fillRect(0, 0, 1, 1);
  }
  return `#${[...painter.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const filenameOf = ({ view: { history, indexes } }: PanelContext, ending: string): string =>
  `score-trend-${history.days[indexes[1] - 1]?.date ?? 'empty'}.${ending}`;

/** The host may take the file instead. */
function announced({ host }: PanelContext, detail: ExportDetail): boolean {
  return dispatch(host, 'secure-score-export', detail, { cancelable: true });
}

const types = { csv: 'text/csv;charset=utf-8', svg: 'image/svg+xml' } as const;

function saveText(context: PanelContext, format: 'csv' | 'svg', text: string): void {
  const filename = filenameOf(context, format);
  if (!announced(context, { format, text, filename })) return;
  // The byte order mark makes spreadsheets read it as UTF-8.
  save(context, URL.createObjectURL(new Blob(format === 'csv' ? ['\ufeff', text] : [text], { type: types[format] })), filename);
}

async function savePng(context: PanelContext): Promise<void> {
  const made = picture(context);
  const canvas = context.host.ownerDocument.createElement('canvas');
  canvas.width = Math.ceil(made.width * sharpness);
  canvas.height = Math.ceil(made.height * sharpness);
  const painter = canvas.getContext('2d');
  if (!painter) return;
  drawOn(painter, made, sharpness);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob || !context.host.isConnected) return;
  const address = URL.createObjectURL(blob);
  const filename = filenameOf(context, 'png');
  if (announced(context, { format: 'png', text: address, filename })) save(context, address, filename);
  else takeBack(address);
}

function save({ host }: PanelContext, address: string, filename: string): void {
  const link = host.ownerDocument.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  takeBack(address);
}

const takeBack = (address: string): void => void setTimeout(() => URL.revokeObjectURL(address), readWithinMs);

async function copy({ view, report, formatter, set }: PanelContext): Promise<void> {
  // Emptied first, so that the same word is spoken again.
  set({ copied: null });
  try {
    await navigator.clipboard.writeText(summaryText(view, report, lateWords(formatter)));
    set({ copied: 'copied' });
  } catch {
    set({ copied: 'failed' });
  }
}
