/** The peer of `../trend-page.ts`. Its legend follows the pointer, which is how it tells a value without further code. */
import UPlot from 'uplot';
import style from 'uplot/dist/uPlot.min.css';
import { addStyle } from './style.mjs';

addStyle(style);

/** The rows of a history as the columns that it takes: what any host has to do that shows them. */
function columnsOf({ history }) {
  return [Float64Array.from(history, ({ date }) => Date.parse(date) / 1000), Float64Array.from(history, ({ percent }) => percent ?? NaN)];
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
