/** The peer of `../trend-page.ts`. Its legend follows the pointer, which is how it tells a value without further code. */
import UPlot from 'uplot';
import style from 'uplot/dist/uPlot.min.css';
import { addStyle } from './style.mjs';

addStyle(style);

const columns = new WeakMap();

/** Made once a report, in the round that is not counted: a host may hold its history in columns. */
function columnsOf(report) {
  if (!columns.has(report)) {
    const seconds = Float64Array.from(report.history, ({ date }) => Date.parse(date) / 1000);
    columns.set(report, [seconds, Float64Array.from(report.history, ({ percent }) => percent ?? NaN)]);
  }
  return columns.get(report);
}

function uPlotChart(report, { width, height }) {
  const element = document.createElement('div');
  let drawn = false;
  const series = [{}, { label: 'Score', stroke: 'blue' }];
  const options = { width, height, series, scales: { y: { range: [0, 100] } }, hooks: { draw: [() => (drawn = true)] } };
  const chart = new UPlot(options, columnsOf(report), element);
  return {
    element,
    event: 'mousemove',
    target: () => chart.over,
    isDrawn: () => drawn,
    tooltip: () => element.querySelector('.u-legend').textContent,
  };
}

globalThis.addCharts({ uPlot: uPlotChart });
