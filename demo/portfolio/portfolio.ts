/**
 * Many customers on one page, as a host would write it: one request for a list of reports, and for each of them a gauge
 * with its own `data`. A card belongs to one customer for as long as it lives, so no two can be mixed.
 */
import 'secure-score-widgets/define/secure-score-gauge';
import { createFormatter } from 'secure-score-widgets';
import { comparePortfolio, orderPortfolio, totalsOf } from 'secure-score-widgets/core';
import type { Portfolio, PortfolioItem, PortfolioKey, PortfolioRow } from 'secure-score-widgets/core';
import { cardOf, type Card, type ListedCustomer } from './card.js';
import { showFigures, showMovers } from './figures.js';

interface Listing {
  readonly customers: readonly ListedCustomer[];
  /** False while the server is still reading some of them. */
  readonly isComplete: boolean;
}

const bands = ['atRisk', 'fair', 'good', 'veryGood'] as const;
const thresholds = [50, 70, 85] as const;
const formatter = createFormatter(document.documentElement.lang);
const cards = new Map<string, Card>();
const { customers: listAddress = '', customer: customerAddress = '' } = document.body.dataset;
let portfolio: Portfolio<ListedCustomer> = comparePortfolio<ListedCustomer>([]);

const find = <T extends HTMLElement = HTMLElement>(name: string): T => document.querySelector<T>(`[data-${name}]`)!;
const tools = find<HTMLFormElement>('tools');
const wall = find('wall');

/** The address of a customer's own page. */
const addressOf = ({ id }: PortfolioItem): string =>
  customerAddress.endsWith('/') ? `${customerAddress}${encodeURIComponent(id)}` : `${customerAddress}?customer=${encodeURIComponent(id)}`;

function bandOf({ percent }: PortfolioRow): (typeof bands)[number] | 'unknown' {
  if (percent === null) return 'unknown';
  return bands[thresholds.filter((threshold) => percent >= threshold).length]!;
}

function take({ customers }: Listing): void {
  portfolio = comparePortfolio(customers, { thresholds });
  const listed = new Set(customers.map(({ id }) => id));
  for (const id of cards.keys()) if (!listed.has(id)) cards.delete(id);
  for (const row of portfolio.rows) {
    const { id } = row.item;
    let card = cards.get(id);
    if (!card) cards.set(id, (card = cardOf(row.item, addressOf(row.item), formatter)));
    card.update(row);
  }
  showMovers({ portfolio, formatter, addressOf, section: find('movers'), risen: find('risen'), fallen: find('fallen') });
  showBands();
  tools.hidden = false;
  // Whoever reads a card keeps it under the eyes and the focus; the next choice orders all of them.
  if (!wall.contains(document.activeElement)) arrange();
}

/** Chips with counts: made once, so that a choice and the focus stay; one that nobody is in stays too, so that nothing jumps. */
const chips = new Map(
  [...bands, 'unknown' as const].map((band) => {
    const [label, input, text] = [document.createElement('label'), document.createElement('input'), document.createElement('span')];
    Object.assign(input, { type: 'checkbox', name: 'band', value: band });
    label.dataset['band'] = band;
    label.append(input, text);
    find('bands').append(label);
    return [band, text] as const;
  }),
);

function showBands(): void {
  for (const [band, text] of chips) {
    const count = portfolio.rows.filter((row) => bandOf(row) === band).length;
    text.textContent = `${formatter.text(`band.${band === 'unknown' ? 'neutral' : band}`)} ${formatter.number(count)}`;
  }
}

function ordered(rows: readonly PortfolioRow<ListedCustomer>[], choice: string): readonly PortfolioRow<ListedCustomer>[] {
  const [key = 'percent', direction = 'rising'] = choice.split(' ') as [string, 'rising' | 'falling'];
  const byName = [...rows].sort((a, b) => formatter.collator.compare(a.item.name, b.item.name));
  return key === 'name' ? byName : orderPortfolio(byName, key as PortfolioKey, direction);
}

/** Order and choice of the cards; the cards themselves stay as they are, and the focus where it is. */
function arrange(): void {
  const values = new FormData(tools);
  const words = String(values.get('search') ?? '').toLocaleLowerCase(formatter.locale).split(/\s+/).filter(Boolean); // prettier-ignore
  const chosen = values.getAll('band');
  const isShown = (row: PortfolioRow<ListedCustomer>) =>
    words.every((word) => row.item.name.toLocaleLowerCase(formatter.locale).includes(word)) &&
    (chosen.length === 0 || chosen.includes(bandOf(row)));
  const rows = ordered(portfolio.rows, String(values.get('sort'))).filter(isShown);
  const wanted = rows.map(({ item }) => cards.get(item.id)!.element);
  const isSame = wanted.length === wall.children.length && wanted.every((element, index) => wall.children[index] === element);
  if (!isSame) wall.replaceChildren(...wanted);
  find('none').hidden = rows.length > 0;
  showFigures({ figures: find('figures'), totals: totalsOf(rows, thresholds), formatter });
  const said = `${formatter.number(rows.length)} of ${formatter.number(portfolio.rows.length)} customers`;
  if (find('said').textContent !== said) find('said').textContent = said;
}

tools.addEventListener('input', arrange);
tools.addEventListener('submit', (event) => event.preventDefault());
find('clear').addEventListener('click', () => {
  tools.reset();
  arrange();
  tools.querySelector<HTMLInputElement>('[type=search]')!.focus();
});

async function load(): Promise<void> {
  try {
    const response = await fetch(listAddress, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(String(response.status));
    const listing = (await response.json()) as Listing;
    take(listing);
    if (!listing.isComplete) setTimeout(() => void load(), 2000);
  } catch {
    find('said').textContent = 'The list of customers could not be loaded. Reload the page to try again.';
  }
}

await load();
