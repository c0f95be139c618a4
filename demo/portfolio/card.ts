/** A customer on the wall: its name, its gauge, and what the gauge leaves to the host. */
import type { createFormatter, SecureScoreGauge } from 'secure-score-widgets';
import type { PortfolioItem, PortfolioRow, ScoreReport } from 'secure-score-widgets/core';

export type Formatter = ReturnType<typeof createFormatter>;

export interface ListedCustomer extends PortfolioItem {
  /** A code of the elements, where the server could not read the customer. */
  readonly error: { readonly code: string } | null;
  readonly isLoading: boolean;
}

export interface Card {
  readonly element: HTMLLIElement;
  update(row: PortfolioRow<ListedCustomer>): void;
}

export function cardOf({ id, name }: ListedCustomer, address: string, formatter: Formatter): Card {
  const element = document.createElement('li');
  const [heading, link, note] = [document.createElement('h2'), document.createElement('a'), document.createElement('p')];
  const gauge: SecureScoreGauge = document.createElement('secure-score-gauge');
  element.className = 'card';
  element.dataset['customer'] = id;
  link.textContent = name;
  link.href = address;
  note.className = 'quiet';
  heading.append(link);
  element.append(heading, gauge, note);
  let shown: ScoreReport | null = null;
  return {
    element,
    update({ item, coverage }) {
      if (item.id !== id) throw new Error(`the card of ${id} was given the report of ${item.id}`);
      if (item.report !== shown) gauge.data = shown = item.report;
      gauge.hidden = shown === null;
      note.textContent = [
        noteOf(item),
        coverage !== null && coverage < 1 ? `Covers ${formatter.percent(100 * coverage, { digits: 0 })} of the parts` : '',
      ]
        .filter(Boolean)
        .join(' · ');
    },
  };
}

function noteOf({ report, error, isLoading }: ListedCustomer): string {
  if (error) return report ? `Not up to date (${error.code})` : `Could not be read (${error.code})`;
  return isLoading && !report ? 'Being read…' : '';
}
