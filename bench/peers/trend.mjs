/**
 * The peer of `../trend-page.ts`: uPlot with a tooltip, which it leaves to a plugin. It is made as in uPlot's own demos of tooltips, in the
 * fastest way that we found: an element over the plot that the `setCursor` hook fills with one text and moves by one transform. The words are
 * those of any page for people, by `Intl` formatters that are made once. What would be drawn beside that - the legend, the line across, the
 * box of dragging - is switched off, as the trend has none of it at the pointer.
 */
import UPlot from 'uplot';
import style from 'uplot/dist/uPlot.min.css';
import { addStyle } from './style.mjs';

addStyle(`${style}.tooltip{position:absolute;top:4px;left:0;padding:6px 8px;border:1px solid #888;border-radius:6px;background:#fff;
font-size:12px;white-space:nowrap;pointer-events:none;will-change:transform}`);

/** The rows of a history as the columns that it takes: what any host has to do that shows them. */
function columnsOf({ history }) {
  return [Float64Array.from(history, ({ date }) => Date.parse(date) / 1000), Float64Array.from(history, ({ percent }) => percent ?? NaN)];
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const percents = new Intl.NumberFormat('en', { style: 'unit', unit: 'percent', maximumFractionDigits: 2 });
const distance = 12;

/** On the side of the pointer where there is more room, so that it stays within the plot. */
function tooltipPlugin() {
  const tooltip = document.createElement('div');
  const text = document.createTextNode('');
  tooltip.className = 'tooltip';
  tooltip.hidden = true;
  tooltip.append(text);
  const init = ({ over }) => {
    over.append(tooltip);
    over.addEventListener('mouseleave', () => (tooltip.hidden = true));
  };
  const setCursor = ({ cursor: { idx, left }, data: [x, y], bbox }) => {
    if (idx == null) return;
    const at = Math.round(left);
    const isBefore = at > bbox.width / devicePixelRatio / 2;
    text.data = `${dates.format(x[idx] * 1000)} ${percents.format(y[idx])}`;
    tooltip.style.transform = isBefore ? `translate(${at - distance}px) translate(-100%)` : `translate(${at + distance}px)`;
    tooltip.hidden = false;
  };
  return { hooks: { init, setCursor } };
}

function uPlotChart(report, { width, height }) {
  const element = document.createElement('div');
  let drawn = false;
  const options = {
    width,
    height,
    series: [{}, { label: 'Score', stroke: 'blue' }],
    scales: { y: { range: [0, 100] } },
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { show: false },
    plugins: [tooltipPlugin()],
    hooks: { draw: [() => (drawn = true)] },
  };
  const chart = new UPlot(options, columnsOf(report), element);
  return {
    element,
    event: 'mousemove',
    target: () => chart.over,
    isDrawn: () => drawn,
    tooltip: () => element.querySelector('.tooltip').textContent,
  };
}

globalThis.addCharts({ uPlot: uPlotChart });
