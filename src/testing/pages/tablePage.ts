import type { RecommendationTable } from '../../elements/recommendation-table/recommendation-table.js';
import { textOf } from '../text.js';
import { WidgetPage } from './page.js';

/** `<recommendation-table>` as a reader sees it. Rows are named by the title, columns by their id. */
export class TablePage extends WidgetPage<RecommendationTable> {
  /** Titles of the rows on this page of the table, in their order. */
  get titles(): string[] {
    return this.#rows.map(titleOf);
  }

  /** Ids of the columns that are shown. */
  get columns(): string[] {
    return this.all('[role="columnheader"][data-column]').map((head) => head.getAttribute('data-column') ?? '');
  }

  /** The text of a cell, such as `cell('Require MFA', 'status')`. */
  cell(title: string, column: string): string {
    const index = this.columns.indexOf(column);
    if (index < 0) throw new Error(`no column “${column}”; there are ${this.columns.join(', ')}`);
    const cell = this.#row(title).querySelectorAll(':scope > :not(.pick)')[index];
    const words = [...(cell?.childNodes ?? [])].filter((child) => (child as Element).getAttribute?.('aria-hidden') !== 'true');
    return words.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
  }

  /** Such as `1–50 of 119`. */
  get pager(): string | null {
    return this.partText('pager');
  }

  /** `ascending`, `descending` or `none`. */
  sortOf(column: string): string | null {
    return this.#head(column).getAttribute('aria-sort');
  }

  /** Presses a column's head; `adds` keeps the order by other columns, as Shift does. */
  async sort(column: string, { adds = false } = {}): Promise<void> {
    const button = this.#head(column).querySelector('button');
    if (button) await this.click(button, { shiftKey: adds });
  }

  async search(query: string): Promise<void> {
    await this.enter(this.find('input[type="search"]'), query);
  }

  /** Presses a filter's chip by its words, whatever count stands behind them. */
  async filter(words: string): Promise<void> {
    const chip = this.all('[part~="chip"]').find((item) => textOf(item).replace(/\s*\([^)]*\)$/, '') === words);
    if (!chip) throw new Error(`no filter “${words}”`);
    await this.click(chip);
  }

  /** Opens or closes the row's detail. */
  async open(title: string): Promise<void> {
    const button = this.#row(title).querySelector('[role="rowheader"] button');
    if (button) await this.click(button);
  }

  /** The text below an open row; `null` where it is closed. */
  detail(title: string): string | null {
    const below = this.#row(title).nextElementSibling;
    return below?.matches('[part~="detail"]') ? textOf(below) : null;
  }

  isSelected(title: string): boolean {
    return this.#box(title).checked;
  }

  /** Selects a row or takes it back: the what-if of the selection follows. */
  async select(title: string): Promise<void> {
    this.#box(title).click();
    await this.settled();
  }

  get #rows(): Element[] {
    return this.all('[part~="row"]');
  }

  #row(title: string): Element {
    const found = this.#rows.find((row) => titleOf(row) === title);
    if (!found) throw new Error(`no row “${title}” on this page of the table`);
    return found;
  }

  #box(title: string): HTMLInputElement {
    const box = this.#row(title).querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (!box) throw new Error(`“${title}” cannot be selected`);
    return box;
  }

  #head(column: string): Element {
    const head = this.find(`[role="columnheader"][data-column="${column}"]`);
    if (!head) throw new Error(`no column “${column}”; there are ${this.columns.join(', ')}`);
    return head;
  }
}

const titleOf = (row: Element): string => textOf(row.querySelector('[role="rowheader"] button'));
