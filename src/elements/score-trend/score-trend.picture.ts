/**
 * The chart as a picture of its own: shapes with resolved colours, written as SVG or drawn on a canvas. On the canvas the
 * paths go through Path2D: loading an image of our own SVG is what a strict policy forbids.
 */
import type { SeriesView, TrendView } from './score-trend.view.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import { textWidth } from '../../charts/label-layout.js';
import type { Band } from '../../theme/bands.js';
import { seriesDash } from '../../theme/series.js';
import type { NoteDrawing, ZoneDrawing } from './score-trend.marks.js';

export interface Palette {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly hairline: string;
  readonly font: string;
  /** Of a series, by its style. */
  readonly series: (style: number) => string;
  readonly band: (band: Band) => string;
}

export type Shape =
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly stroke: string;
      readonly width: number;
      readonly dash: string;
      readonly clipped: boolean;
    }
  | { readonly kind: 'area'; readonly d: string; readonly fill: string; readonly opacity: number; readonly clipped: boolean }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
      readonly weight: number;
      readonly color: string;
      /** Around the letters, where lines may cross them. */
      readonly halo?: string;
    };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly font: string;
  readonly title: string;
  readonly description: string;
  /** Where lines are cut off. */
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shapes: readonly Shape[];
}

export interface PictureInput {
  readonly view: TrendView;
  readonly drawing: TrendDrawing;
  readonly palette: Palette;
  readonly title: string;
  /** Lines below the title, and the last one at the foot. */
  readonly sentences: readonly string[];
  readonly disclaimer: string;
  /** Of the language: where it is from right to left, what stands around the chart begins at the right. */
  readonly direction?: 'ltr' | 'rtl';
  /** What the host has put behind the lines. */
  readonly zones?: readonly ZoneDrawing[];
  readonly notes?: readonly NoteDrawing[];
}

const margin = 16;
const sizes = { title: 15, text: 12, tick: 11 };
const characterWidth = 6.6;

/** Everything moved below the title; the legend stands where labels at the ends of the lines do not. */
export function pictureOf(input: PictureInput): Picture {
  const { view, drawing, palette, title, sentences, disclaimer, direction = 'ltr' } = input;
  const lines = sentences.flatMap((sentence) => wrapped(sentence, drawing.width));
  const head = margin + 22 + lines.length * 17 + 8;
  const keys = legendShapes(view, drawing, palette, head + drawing.height + 12, direction);
  const foot = wrapped(disclaimer, drawing.width);
  const bottom = head + drawing.height + keys.height;
  const width = drawing.width + margin * 2;
  const [edge, anchor] = direction === 'rtl' ? ([width - margin, 'end'] as const) : ([margin, 'start'] as const);
  const text = (x: number, y: number, content: string, set: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y, text: content, anchor: 'start', size: sizes.text, weight: 400, color: palette.muted, ...set }); // prettier-ignore
  return {
    width,
    height: bottom + foot.length * 16 + margin * 2,
    background: palette.surface,
    font: palette.font,
    title,
    description: sentences.join(' '),
    clip: { x: margin + drawing.left, y: head, width: Math.max(0, drawing.right - drawing.left), height: drawing.height },
    shapes: [
      text(edge, margin + 14, title, { anchor, size: sizes.title, weight: 600, color: palette.text }),
      ...lines.map((line, index) => text(edge, margin + 36 + index * 17, line, { anchor })),
      ...backdropShapes(input, head),
      ...chartShapes(input, head, text),
      ...nameShapes(input, head, text),
      ...keys.shapes,
      ...foot.map((line, index) => text(edge, bottom + margin + 10 + index * 16, line, { anchor, size: sizes.tick })),
    ],
  };
}

type TextShape = (x: number, y: number, content: string, set?: Partial<Extract<Shape, { kind: 'text' }>>) => Shape;

/** Zones as soft as on the page, and marked days. */
function backdropShapes({ drawing, palette, zones = [], notes = [] }: PictureInput, head: number): readonly Shape[] {
  const { left, right, top, bottom } = drawing;
  const [from, to] = [margin + left, margin + Math.max(left, right)];
  return [
    ...zones.flatMap((zone): Shape[] => [
      {
        kind: 'area',
        d: `M${from},${head + zone.top}H${to}V${head + zone.bottom}H${from}Z`,
        fill: palette.band(zone.band),
        opacity: 0.09,
        clipped: false,
      },
    ]),
    ...notes.flatMap((note): Shape[] => [
      {
        kind: 'path',
        d: `M${margin + note.x},${head + top}V${head + bottom}`,
        stroke: palette.muted,
        width: 1,
        dash: '1 3',
        clipped: false,
      },
      { kind: 'area', d: circle(margin + note.x, head + top, 3), fill: palette.muted, opacity: 1, clipped: false },
    ]),
  ];
}

/** Names of zones and marked days where there is room, above the lines. */
function nameShapes({ drawing, palette, zones = [], notes = [] }: PictureInput, head: number, text: TextShape): readonly Shape[] {
  const { left, top, scale = 1 } = drawing;
  const named = (x: number, y: number, name: string, anchor: 'start' | 'end'): readonly Shape[] =>
    name ? [text(margin + x, head + y + 12 * scale, name, { anchor, size: sizes.tick * scale, halo: palette.surface })] : [];
  return [
    ...zones.flatMap((zone) => named(left + 6, zone.top, zone.name, 'start')),
    ...notes.flatMap((note) => named(note.textX, top, note.text, note.anchor)),
  ];
}

function chartShapes({ drawing, palette, zones = [] }: PictureInput, top: number, text: TextShape): readonly Shape[] {
  const { left, right, bottom, gridlines, ticks, references, lines, endLabels } = drawing;
  const across = (y: number): string => `M${margin + left},${top + y}H${margin + right}`;
  const size = sizes.tick * (drawing.scale ?? 1);
  const stroke = (d: string, color: string, dash = '', width = 1): Shape => ({
    kind: 'path',
    d,
    stroke: color,
    width,
    dash,
    clipped: width > 1,
  });
  return [
    ...gridlines.flatMap(({ at, text: label }) => [
      stroke(across(at), palette.hairline),
      text(margin + left - 8, top + at + size * 0.35, label, { anchor: 'end', size }),
    ]),
    ...ticks.map(({ at, text: label, anchor }) => text(margin + at, top + bottom + 4 + size * 1.36, label, { anchor, size })),
    ...references.map(({ y, kind }) =>
      stroke(across(y), kind === 'target' ? palette.text : palette.muted, kind === 'target' ? '6 4' : '2 4'),
    ),
    ...lines.flatMap(({ path, area, style }): Shape[] => [
      ...(area && zones.length === 0
        ? [{ kind: 'area' as const, d: movedPath(area, margin, top), fill: palette.series(style), opacity: 0.08, clipped: true }]
        : []),
      stroke(movedPath(path, margin, top), palette.series(style), seriesDash(style), 2),
    ]),
    ...lines.flatMap(({ dots, style }) =>
      dots.map(({ x, y }): Shape => ({
        kind: 'area',
        d: circle(margin + x, top + y, 3.5),
        fill: palette.series(style),
        opacity: 1,
        clipped: false,
      })),
    ),
    ...endLabels.map(({ y, text: label, style }) =>
      text(margin + right + 12, top + y + 4, label, {
        color: style === null ? palette.muted : palette.series(style),
        size: sizes.text * (drawing.scale ?? 1),
      }),
    ),
  ];
}

/** Series and levels without a label at their end, one row after another. */
function legendShapes(
  view: TrendView,
  drawing: TrendDrawing,
  palette: Palette,
  top: number,
  direction: 'ltr' | 'rtl',
): { shapes: readonly Shape[]; height: number } {
  const isRtl = direction === 'rtl';
  const across = (x: number): number => (isRtl ? drawing.width + margin * 2 - x : x);
  const labelled = new Set(drawing.endLabels.map(({ id }) => id));
  const entries = [
    ...view.shown
      .filter(({ id }) => !labelled.has(id))
      .map(({ name, style }: SeriesView) => ({ text: name, color: palette.series(style), dash: seriesDash(style), width: 2 })),
    ...view.references
      .filter(({ id }) => !labelled.has(id))
      .map(({ text, kind }) => ({
        text,
        color: kind === 'target' ? palette.text : palette.muted,
        dash: kind === 'target' ? '6 4' : '2 4',
        width: 1,
      })),
  ];
  let [x, row] = [margin, 0];
  const shapes = entries.flatMap(({ text, color, dash, width }): Shape[] => {
    const needed = 26 + textWidth(text, characterWidth) + 16;
    if (x > margin && x + needed > drawing.width) [x, row] = [margin, row + 1];
    const y = top + row * 18;
    const start = x;
    x += needed;
    return [
      { kind: 'path', d: `M${across(start)},${y}h${isRtl ? -18 : 18}`, stroke: color, width, dash, clipped: false },
      {
        kind: 'text',
        x: across(start + 26),
        y: y + 4,
        text,
        anchor: isRtl ? 'end' : 'start',
        size: sizes.text,
        weight: 400,
        color: palette.text,
      },
    ];
  });
  return { shapes, height: entries.length === 0 ? 0 : (row + 1) * 18 + 8 };
}

const isolates = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Of the first letter that is not set apart: what `<bdi>` and `unicode-bidi: plaintext` do on the page. */
const directionOf = (text: string): 'ltr' | 'rtl' =>
  rightToLeft.test(/\p{L}/u.exec(text.replace(isolates, ''))?.[0] ?? '') ? 'rtl' : 'ltr';

const circle = (x: number, y: number, r: number): string => `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;

/** Our own paths have absolute commands only: pairs of coordinates, and heights alone. */
const movedPath = (path: string, x: number, y: number): string =>
  path.replace(/V(-?[\d.]+)|(-?[\d.]+),(-?[\d.]+)/g, (_, height: string | undefined, first: string, second: string) =>
    height === undefined ? `${rounded(Number(first) + x)},${rounded(Number(second) + y)}` : `V${rounded(Number(height) + y)}`,
  );

const rounded = (value: number): number => Math.round(value * 10) / 10;

function wrapped(text: string, width: number): readonly string[] {
  const most = Math.max(20, Math.floor(width / characterWidth));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else if (word) lines.push(word);
  }
  return lines;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters that XML does not allow are left out: a file with one of them opens nowhere. */
const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (sign) => escapes[sign]!);

/** A file of its own: no script, no link, no style sheet. */
export function svgText(picture: Picture): string {
  const { width, height, background, font, title, description, clip, shapes } = picture;
  const clipped = (shape: Shape): string => ('clipped' in shape && shape.clipped ? ' clip-path="url(#plot)"' : '');
  const parts = shapes.map((shape) => {
    if (shape.kind === 'path')
      return `<path d="${shape.d}" fill="none" stroke="${escaped(shape.stroke)}" stroke-width="${shape.width}" stroke-linejoin="round" stroke-linecap="${shape.dash ? 'butt' : 'round'}"${shape.dash ? ` stroke-dasharray="${shape.dash}"` : ''}${clipped(shape)}/>`;
    if (shape.kind === 'area')
      return `<path d="${shape.d}" fill="${escaped(shape.fill)}" fill-opacity="${shape.opacity}"${clipped(shape)}/>`;
    const halo = shape.halo ? ` stroke="${escaped(shape.halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : '';
    return `<text x="${rounded(shape.x)}" y="${rounded(shape.y)}" fill="${escaped(shape.color)}"${halo} unicode-bidi="plaintext" font-size="${shape.size}" font-weight="${shape.weight}" text-anchor="${shape.anchor}">${escaped(shape.text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escaped(font)}"><title>${escaped(title)}</title><desc>${escaped(description)}</desc><defs><clipPath id="plot"><rect x="${clip.x}" y="${clip.y}" width="${clip.width}" height="${clip.height}"/></clipPath></defs><rect width="${width}" height="${height}" fill="${escaped(background)}"/>${parts.join('')}</svg>\n`;
}

type Canvas = Pick<
  CanvasRenderingContext2D,
  | 'scale'
  | 'fillRect'
  | 'fillText'
  | 'strokeText'
  | 'direction'
  | 'fill'
  | 'stroke'
  | 'save'
  | 'restore'
  | 'clip'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
>;

/** `ratio` pixels of the file for each of the picture. */
export function drawOn(canvas: Canvas, { width, height, background, font, clip, shapes }: Picture, ratio: number): void {
  canvas.scale(ratio, ratio);
  canvas.fillStyle = background;
  canvas.fillRect(0, 0, width, height);
  canvas.lineJoin = 'round';
  for (const shape of shapes) {
    canvas.save();
    if ('clipped' in shape && shape.clipped) {
      const window = new Path2D();
      window.rect(clip.x, clip.y, clip.width, clip.height);
      canvas.clip(window);
    }
    drawShape(canvas, shape, font);
    canvas.restore();
  }
}

function drawShape(canvas: Canvas, shape: Shape, font: string): void {
  if (shape.kind === 'text') {
    canvas.fillStyle = shape.color;
    canvas.font = `${shape.weight} ${shape.size}px ${font}`;
    canvas.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[shape.anchor];
    canvas.direction = directionOf(shape.text);
    if (shape.halo) {
      canvas.strokeStyle = shape.halo;
      canvas.lineWidth = 3;
      canvas.strokeText(shape.text, shape.x, shape.y);
    }
    canvas.fillText(shape.text, shape.x, shape.y);
  } else if (shape.kind === 'area') {
    canvas.globalAlpha = shape.opacity;
    canvas.fillStyle = shape.fill;
    canvas.fill(new Path2D(shape.d));
  } else {
    canvas.strokeStyle = shape.stroke;
    canvas.lineWidth = shape.width;
    canvas.lineCap = shape.dash ? 'butt' : 'round';
    canvas.setLineDash(shape.dash ? shape.dash.split(' ').map(Number) : []);
    canvas.stroke(new Path2D(shape.d));
  }
}
