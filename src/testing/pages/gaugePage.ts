import type { SecureScoreGauge } from '../../elements/secure-score-gauge/secure-score-gauge.js';
import { WidgetPage } from './page.js';

/** What a screen reader is told of the score. */
export interface MeterFacts {
  readonly name: string | null;
  readonly value: number;
  readonly text: string | null;
}

/** `<secure-score-gauge>` as a reader sees it. */
export class GaugePage extends WidgetPage<SecureScoreGauge> {
  /** As printed, such as `62%`; a word where there is no score. */
  get value(): string | null {
    return this.partText('value')?.replace(/\s(?=\D)/u, '') ?? null;
  }

  get points(): string | null {
    return this.partText('points');
  }

  get band(): string | null {
    return this.partText('band');
  }

  get change(): string | null {
    return this.partText('change');
  }

  /** Sentences on what is missing. */
  get notes(): string[] {
    return this.all('[part~="note"]').map((note) => note.textContent?.trim() ?? '');
  }

  /** `null` where there is no score. */
  get meter(): MeterFacts | null {
    const meter = this.find('[role="meter"]');
    if (!meter) return null;
    const read = (name: string) => meter.getAttribute(name);
    return { name: read('aria-label'), value: Number(read('aria-valuenow')), text: read('aria-valuetext') };
  }

  /** Opens the arithmetic of the score and returns its text. */
  explain(): Promise<string> {
    return this.openExplanation(this.find('[part~="value"]')?.closest('button') ?? null);
  }

  /** Removes the scope that the gauge is narrowed to. */
  async removeScope(): Promise<void> {
    const button = this.find('[part~="scope"] button');
    if (!button) throw new Error('the gauge is not narrowed to a scope');
    await this.click(button);
  }
}
