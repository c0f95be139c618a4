/** The page of `trend.mjs`: the trend, and a canvas drawn by hand as the limit of what such a chart can cost. A peer joins them. */
import '../src/define/score-trend.js';
import { decimate } from '../src/charts/decimate.js';
import { nearestIndex } from '../src/charts/nearest.js';
import { dayNumber } from '../src/charts/time-scale.js';
import { addDays, dayMs } from '../src/core/dates.js';
import type { ScoreReport } from '../src/core/report.js';
import { scorePosture } from '../src/core/scorePosture.js';
import type { ScoreTrend } from '../src/elements/score-trend/score-trend.js';

const size = { width: 800, height: 280 };
const last = '2026-03-31';
const reports = new Map<number, ScoreReport>();

/** A report is what a provider shares: it is scored before the clock starts. */
function reportOf(count: number): ScoreReport {
  let report = reports.get(count);
  if (!report) {
    const history = Array.from({ length: count }, (_, index) => ({
      date: addDays(last, index - count + 1),
      percent: 50 + 30 * Math.sin(index / 40) + (index % 7),
    }));
    reports.set(count, (report = scorePosture({ history }, { now: `${last}T12:00:00Z` })));
  }
  return report;
}

/** Rows that nobody has seen before: what is kept of a report that is shown twice must not help here. */
function freshReport(count: number): ScoreReport {
  const report = reportOf(count);
  return { ...report, history: report.history.map((day) => ({ ...day })) };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
const painted = async () => {
  await frame();
  await task();
};

interface Chart {
  readonly element: HTMLElement;
  /** Which movement it listens to, where not `pointermove`. */
  readonly event?: 'mousemove';
  /** What the pointer moves over. */
  readonly target: () => HTMLElement;
  readonly isDrawn: () => boolean;
  readonly tooltip: () => string;
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const percents = new Intl.NumberFormat('en', { style: 'unit', unit: 'percent', maximumFractionDigits: 2 });

/** Least and greatest value of each pixel column, a line and a text at the pointer. */
function canvasChart({ history }: ScoreReport): Chart {
  const element = document.createElement('div');
  const canvas = document.createElement('canvas');
  const tooltip = document.createElement('output');
  Object.assign(canvas, size);
  Object.assign(element.style, { position: 'relative' });
  Object.assign(tooltip.style, { position: 'absolute', left: '0', top: '4px', willChange: 'transform', pointerEvents: 'none' });
  element.append(canvas, tooltip);
  const x = Float64Array.from(history, ({ date }) => dayNumber(date));
  const y = Float64Array.from(history, ({ percent }) => percent ?? NaN);
  const [from, to] = [x[0]!, x.at(-1)!];
  const points = decimate({ x, y }, { columns: size.width, from, to });
  const painter = canvas.getContext('2d')!;
  const draw = (at: number): void => {
    painter.clearRect(0, 0, size.width, size.height);
    painter.beginPath();
    for (let index = 0; index < points.x.length; index++)
      painter.lineTo(((points.x[index]! - from) / (to - from)) * size.width, size.height * (1 - points.y[index]! / 100));
    painter.moveTo(at, 0);
    painter.lineTo(at, size.height);
    painter.stroke();
  };
  draw(-1);
  canvas.addEventListener('pointermove', ({ offsetX }) => {
    const index = nearestIndex(x, from + (offsetX / size.width) * (to - from));
    draw(offsetX);
    tooltip.textContent = `${dates.format(x[index]! * dayMs)} ${percents.format(y[index]!)}`;
    tooltip.style.transform = offsetX > size.width / 2 ? `translate(${offsetX - 12}px) translate(-100%)` : `translate(${offsetX + 12}px)`;
  });
  return { element, target: () => canvas, isDrawn: () => true, tooltip: () => tooltip.textContent };
}

function trendChart(report: ScoreReport): Chart {
  const element: ScoreTrend = document.createElement('score-trend');
  element.range = 'all';
  element.data = report;
  const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
  return {
    element,
    target: () => find('.cursor')!,
    isDrawn: () => Boolean(find('path.line')?.getAttribute('d')),
    tooltip: () => find('.tooltip')?.textContent ?? '',
  };
}

const kinds: Record<string, (report: ScoreReport, box: typeof size) => Chart> = { canvas: canvasChart, trend: trendChart };
const addCharts = (charts: typeof kinds): void => void Object.assign(kinds, charts);

const mounts = 4;
const hovers = 60;

interface Times {
  readonly mount: number[];
  readonly hover: number[];
}

/** Times of a few mounts of rows that are new each time, and of movements over the last of them. */
async function measure(name: string, count: number): Promise<Times> {
  const times: Times = { mount: [], hover: [] };
  for (let mount = 1; mount <= mounts; mount++) {
    const report = freshReport(count);
    const box = document.createElement('div');
    box.style.inlineSize = `${size.width}px`;
    document.body.append(box);
    await painted();
    await frame();
    const start = performance.now();
    const chart = kinds[name]!(report, size);
    box.append(chart.element);
    await task();
    while (!chart.isDrawn()) await painted();
    times.mount.push(performance.now() - start);
    if (mount === mounts) times.hover.push(...(await hoverTimes(chart)));
    box.remove();
    await painted();
  }
  return times;
}

/** One movement in each frame, up to the end of that frame's painting. */
async function hoverTimes(chart: Chart): Promise<number[]> {
  const times: number[] = [];
  const target = chart.target();
  const { left, top, width } = target.getBoundingClientRect();
  for (let step = 0; step < hovers; step++) {
    const before = chart.tooltip();
    const movement = new PointerEvent(chart.event ?? 'pointermove', {
      clientX: left + width * (0.2 + (0.6 * step) / hovers),
      clientY: top + 40,
      bubbles: true,
    });
    await frame();
    const start = performance.now();
    target.dispatchEvent(movement);
    await task();
    times.push(performance.now() - start);
    if (chart.tooltip() === before) throw new Error('the pointer changed nothing');
  }
  return times;
}

Object.assign(globalThis, { addCharts, measure });
