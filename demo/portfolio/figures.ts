/** The row of figures over the shown customers, and who moved most. */

import type { Portfolio, PortfolioItem, PortfolioRow, PortfolioTotals } from 'secure-score-widgets/core';
import type { Formatter } from './card.js';

export interface FiguresInput {
  readonly figures: HTMLElement;
  readonly totals: PortfolioTotals;
  readonly formatter: Formatter;
}

const bands = ['atRisk', 'fair', 'good', 'veryGood'] as const;

export function showFigures({ figures, totals, formatter }: FiguresInput): void {
  const { count, scoredCount, meanPercent, medianPercent, meanDeltaPercent, changedCount, distribution } = totals;
  const percent = (value: number | null) => (value === null ? '–' : formatter.percent(value, { digits: 1, fixed: true }));
  const change = meanDeltaPercent === null ? '–' : formatter.text('change.value', { change: formatter.change(meanDeltaPercent, 2) });
  figures.hidden = false;
  figures.replaceChildren(
    figure('Mean score', percent(meanPercent), `of ${formatter.number(scoredCount)} scored, of ${formatter.number(count)} shown`),
    figure('Median score', percent(medianPercent), 'half of them stand above it'),
    figure('Mean change', change, `of ${formatter.number(changedCount)}, each over its own period`),
    distributionOf(distribution, formatter),
  );
}

function figure(label: string, value: string, note: string): HTMLElement {
  const [box, name, number, small] = ['div', 'p', 'p', 'p'].map((tag) => document.createElement(tag)) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement]; // prettier-ignore
  [box.className, name.className, number.className, small.className] = ['figure', 'quiet', 'number', 'quiet small'];
  [name.textContent, number.textContent, small.textContent] = [label, value, note];
  box.append(name, number, small);
  return box;
}

/** A bar of the bands, with the counts as text below it. */
function distributionOf(counts: readonly number[], formatter: Formatter): HTMLElement {
  const box = figure('Bands', '', '');
  const [bar, list] = [document.createElement('div'), document.createElement('ul')];
  bar.className = 'shares';
  list.className = 'legend';
  counts.forEach((count, index) => {
    const [part, item] = [document.createElement('span'), document.createElement('li')];
    part.dataset['band'] = item.dataset['band'] = bands[index];
    part.style.flexGrow = String(count);
    item.textContent = `${formatter.text(`band.${bands[index]!}`)} ${formatter.number(count)}`;
    if (count > 0) bar.append(part);
    list.append(item);
  });
  box.querySelector('.number')!.replaceWith(bar);
  box.querySelector('.small')!.replaceWith(list);
  return box;
}

export interface MoversInput<Item extends PortfolioItem> {
  readonly portfolio: Portfolio<Item>;
  readonly formatter: Formatter;
  readonly addressOf: (item: PortfolioItem) => string;
  readonly section: HTMLElement;
  readonly risen: HTMLElement;
  readonly fallen: HTMLElement;
}

export function showMovers<Item extends PortfolioItem>({
  portfolio,
  formatter,
  addressOf,
  section,
  risen,
  fallen,
}: MoversInput<Item>): void {
  const itemOf = ({ item, deltaPercent, changeDays }: PortfolioRow<Item>) => {
    const [row, link, change] = [document.createElement('li'), document.createElement('a'), document.createElement('span')];
    link.href = addressOf(item);
    link.textContent = item.name;
    change.className = deltaPercent! > 0 ? 'up' : 'down';
    change.textContent = formatter.text('change.inDays', { change: formatter.change(deltaPercent!, 2), count: changeDays! });
    row.append(link, change);
    return row;
  };
  risen.replaceChildren(...portfolio.risen.map(itemOf));
  fallen.replaceChildren(...portfolio.fallen.map(itemOf));
  section.hidden = portfolio.risen.length + portfolio.fallen.length === 0;
}
