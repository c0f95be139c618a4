/** A change in percentage points as a chip: an arrow, a sign and the unit; never colour alone. */
import { html, type TemplateResult } from 'lit';
import type { ScoreChange } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';
import { changeText } from './change-text.js';
import { downIcon, sameIcon, upIcon } from './icons.js';

export { changeText };

/** Which way it went, as far as it is printed. */
export const directionOf = ({ deltaPercent }: ScoreChange): 'positive' | 'negative' | 'same' =>
  Math.abs(deltaPercent) < 0.005 ? 'same' : deltaPercent > 0 ? 'positive' : 'negative';

/** The chip alone holds the number; where there is room, its period stands in it too. */
export function changeChip(
  change: ScoreChange | null,
  formatter: Formatter,
  options: { wantedDays?: number; withPeriod?: boolean } = {},
): TemplateResult {
  const { wantedDays = 30, withPeriod = true } = options;
  if (!change) return html`<span class="chip muted" part="change">${formatter.text('change.unknown')}</span>`;
  const direction = directionOf(change);
  const icon = { same: sameIcon, positive: upIcon, negative: downIcon }[direction];
  const full = changeText(change, formatter, wantedDays);
  const text = withPeriod ? full : formatter.text('change.value', { change: formatter.change(change.deltaPercent) });
  return html`<span class="chip ${direction}" part="change" title=${withPeriod ? '' : full}>${icon}<span>${text}</span></span>`;
}
