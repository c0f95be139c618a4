/** A change in percentage points as a chip: an arrow, a sign and the unit; never colour alone. */
import { html, type TemplateResult } from 'lit';
import type { ScoreChange } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';
import { downIcon, sameIcon, upIcon } from './icons.js';

/** What the chip says in full: the change and its period. */
export function changeText(change: ScoreChange, formatter: Formatter, wantedDays: number): string {
  const isWhole = change.days >= wantedDays && change.days <= wantedDays + 3;
  const isNone = Math.abs(change.deltaPercent) < 0.005;
  const date = formatter.day(change.since);
  if (isNone) return isWhole ? formatter.text('change.none', { count: change.days }) : formatter.text('change.noneSince', { date });
  const delta = formatter.change(change.deltaPercent);
  return isWhole
    ? formatter.text('change.inDays', { change: delta, count: change.days })
    : formatter.text('change.since', { change: delta, date });
}

/** The chip alone holds the number; where there is room, its period stands in it too. */
export function changeChip(
  change: ScoreChange | null,
  formatter: Formatter,
  options: { wantedDays?: number; withPeriod?: boolean } = {},
): TemplateResult {
  const { wantedDays = 30, withPeriod = true } = options;
  if (!change) return html`<span class="chip muted" part="change">${formatter.text('change.unknown')}</span>`;
  const direction = Math.abs(change.deltaPercent) < 0.005 ? 'same' : change.deltaPercent > 0 ? 'positive' : 'negative';
  const icon = { same: sameIcon, positive: upIcon, negative: downIcon }[direction];
  const full = changeText(change, formatter, wantedDays);
  const short = formatter.text('change.value', { change: formatter.change(change.deltaPercent) });
  return html`<span class="chip ${direction}" part="change" title=${withPeriod ? '' : full}
    >${icon}<span>${withPeriod ? full : short}</span></span
  >`;
}
