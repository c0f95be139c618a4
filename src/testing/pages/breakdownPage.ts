import type { SubscoreBreakdown } from '../../elements/subscore-breakdown/subscore-breakdown.js';
import { textOf } from '../text.js';
import { WidgetPage } from './page.js';

export interface BreakdownRow {
  readonly name: string;
  /** As printed, such as `40.00%`; a word such as `Not enabled` where there is no score. */
  readonly value: string;
  /** Whether the page is narrowed to it. */
  readonly isActive: boolean;
}

/** `<subscore-breakdown>` as a reader sees it. */
export class BreakdownPage extends WidgetPage<SubscoreBreakdown> {
  get rows(): BreakdownRow[] {
    return this.#rows.map((row) => ({
      name: nameOf(row),
      value: textOf(row.querySelector('[part~="value"]')),
      isActive: row.getAttribute('aria-selected') === 'true' || row.querySelector('[aria-pressed="true"]') !== null,
    }));
  }

  row(name: string): BreakdownRow {
    const found = this.rows.find((row) => row.name === name);
    if (!found) throw new Error(`no row “${name}”; there are ${this.rows.map((row) => `“${row.name}”`).join(', ')}`);
    return found;
  }

  /** Narrows the page to a row, or undoes that. */
  async choose(name: string): Promise<void> {
    const button = this.#row(name).querySelector('[part~="name"] button[aria-label]:not(.chevron)');
    if (!button) throw new Error(`“${name}” cannot be chosen`);
    await this.click(button);
  }

  /** Opens the arithmetic of a row's number and returns its text. */
  explain(name: string): Promise<string> {
    return this.openExplanation(this.#row(name).querySelector('[part~="value"] button'));
  }

  get #rows(): Element[] {
    return this.all('[part~="row"]');
  }

  #row(name: string): Element {
    const found = this.#rows.find((row) => nameOf(row) === name);
    if (!found) throw new Error(`no row “${name}”`);
    return found;
  }
}

/** The name alone: a caption or an id below it is not part of it. */
function nameOf(row: Element): string {
  const cell = row.querySelector('[part~="name"]');
  return textOf(cell?.querySelector('button[aria-label]:not(.chevron), span:not(:empty)') ?? cell);
}
