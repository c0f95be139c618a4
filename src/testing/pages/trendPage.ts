import type { ScoreTrend } from '../../elements/score-trend/score-trend.js';
import { textOf } from '../text.js';
import { WidgetPage } from './page.js';

/** `<score-trend>` as a reader sees it: the sentence, the ranges, the cursor in words. */
export class TrendPage extends WidgetPage<ScoreTrend> {
  /** “Secure score rose from 50% to 62% …” */
  get summary(): string {
    return textOf(this.find('figcaption'));
  }

  /** Names of the ranges to choose from. */
  get ranges(): string[] {
    return this.#ranges.map(textOf);
  }

  /** The range that is shown. */
  get range(): string | null {
    const chosen = this.#ranges.find((label) => label.querySelector('input')?.checked);
    return chosen ? textOf(chosen) : null;
  }

  async chooseRange(name: string): Promise<void> {
    const input = this.#ranges.find((label) => textOf(label) === name)?.querySelector('input');
    if (!input) throw new Error(`no range “${name}”; there are ${this.ranges.join(', ')}`);
    input.click();
    await this.settled();
  }

  /** Changes over the usual periods, as printed. */
  get changes(): string[] {
    return this.all('[part~="change"]').map(textOf);
  }

  /** The day under the cursor in words. */
  get day(): string | null {
    return this.find('[role="slider"]')?.getAttribute('aria-valuetext') ?? null;
  }

  /** A key on the chart: `ArrowLeft`, `PageUp`, `Home`, `Enter` and the like. */
  async pressKey(key: string): Promise<void> {
    const cursor = this.find('[role="slider"]');
    if (!cursor) throw new Error('there is no chart to move in');
    cursor.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await this.settled();
  }

  get #ranges(): Element[] {
    return this.all('[part~="range"] label');
  }
}
