/** Two days on a time axis, each with a handle that is dragged or moved by keys, and with a date input. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dateOfDay, dayNumber } from '../../charts/time-scale.js';
import { nearestIndex } from '../../charts/nearest.js';
import { firstAtLeast } from '../../charts/decimate.js';
import type { Formatter } from '../../format/formatter.js';
import type { Span } from './score-trend.panel.js';

export interface HandlesInput {
  readonly span: Span;
  /** Day numbers at the ends of the axis. */
  readonly bounds: readonly [from: number, to: number];
  /** Days that a handle can stand on, rising. */
  readonly days: ArrayLike<number>;
  /** Pixels from the left of the box to both ends of the axis; the whole box where absent. */
  readonly inset?: { readonly left: number; readonly right: number; readonly bottom: number };
  readonly words: Formatter;
  readonly move: (span: Span) => void;
}

type End = keyof Span;

/** The band between the two days and its handles; stands in a positioned box and runs left to right in every language. */
export function handles(input: HandlesInput): TemplateResult {
  const { inset, span, bounds } = input;
  const place = inset
    ? `--_left:${inset.left}px;--_right:${inset.right}px;--_bottom:${inset.bottom}px`
    : '--_left:0px;--_right:0px;--_bottom:0px';
  return html`<div class="span" dir="ltr" .style=${place}>
    <div class="band" .style=${`--_from:${shareOf(span.from, bounds)};--_to:${shareOf(span.to, bounds)}`}></div>
    ${handle('from', input)}${handle('to', input)}
  </div>`;
}

const shareOf = (day: number, [from, to]: readonly [number, number]): number =>
  to > from ? Math.min(1, Math.max(0, (day - from) / (to - from))) : 0;

function handle(end: End, input: HandlesInput): TemplateResult {
  const { span, bounds, days, words } = input;
  const last = days.length - 1;
  return html`<div
    class="handle ${end}"
    role="slider"
    tabindex="0"
    aria-label=${words.text(end === 'from' ? 'trend.handleFrom' : 'trend.handleTo')}
    aria-description=${words.text('trend.handleHint')}
    aria-orientation="horizontal"
    aria-valuemin=${days[0] ?? 0}
    aria-valuemax=${days[last] ?? 0}
    aria-valuenow=${span[end]}
    aria-valuetext=${words.day(dateOfDay(span[end]))}
    .style=${`--_at:${shareOf(span[end], bounds)}`}
    @keydown=${(event: KeyboardEvent) => press(event, end, input)}
    @pointerdown=${grab}
    @pointermove=${(event: PointerEvent) => drag(event, end, input)}
  ></div>`;
}

function press(event: KeyboardEvent, end: End, { span, days, move }: HandlesInput): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const day = dayAfterKey(days, span[end], event.key);
  if (day === null) return;
  event.preventDefault();
  event.stopPropagation();
  move(moved(span, end, day));
}

/** The day after a key, or `null` where the key means nothing here. */
export function dayAfterKey(days: ArrayLike<number>, day: number, key: string): number | null {
  const last = days.length - 1;
  const place = nearestIndex(days, day);
  const moves: Readonly<Record<string, () => number>> = {
    ArrowRight: () => place + 1,
    ArrowUp: () => place + 1,
    ArrowLeft: () => place - 1,
    ArrowDown: () => place - 1,
    PageUp: () => Math.max(place + 1, firstAtLeast(days, day + 7)),
    PageDown: () => Math.min(place - 1, firstAtLeast(days, day - 7)),
    Home: () => 0,
    End: () => last,
  };
  if (last < 0 || !Object.hasOwn(moves, key)) return null;
  return days[Math.min(last, Math.max(0, moves[key]!()))]!;
}

/** The handles do not pass each other: one that is moved beyond takes the other along. */
export function moved(span: Span, end: End, day: number): Span {
  return end === 'from' ? { from: day, to: Math.max(day, span.to) } : { from: Math.min(day, span.from), to: day };
}

function grab(event: PointerEvent): void {
  const handle = event.currentTarget as HTMLElement;
  handle.setPointerCapture(event.pointerId);
  handle.focus();
  event.preventDefault();
}

function drag(event: PointerEvent, end: End, { span, bounds, days, move }: HandlesInput): void {
  const handle = event.currentTarget as HTMLElement;
  if (!handle.hasPointerCapture(event.pointerId)) return;
  const box = handle.parentElement!.getBoundingClientRect();
  const [from, to] = bounds;
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  const place = nearestIndex(days, from + share * (to - from));
  if (place >= 0 && days[place] !== span[end]) move(moved(span, end, days[place]!));
}

/** Both days as inputs of the browser, which know the reader's calendar. */
export function dateInputs({ span, days, words, move }: HandlesInput): TemplateResult {
  return html`${(['from', 'to'] as const).map((end) =>
    dateInput(words.text(`trend.${end}`), span[end], days, (day) => move(moved(span, end, day))),
  )}`;
}

export function dateInput(label: string, day: number, days: ArrayLike<number>, choose: (day: number) => void): TemplateResult {
  return html`<label class="field"
    ><span class="caption"><bdi>${label}</bdi></span>
    <input
      type="date"
      .value=${live(dateOfDay(day))}
      min=${dateOfDay(days[0] ?? day)}
      max=${dateOfDay(days[days.length - 1] ?? day)}
      @change=${({ currentTarget }: Event) => {
        const place = nearestIndex(days, dayNumber((currentTarget as HTMLInputElement).value));
        if (place >= 0) choose(days[place]!);
      }}
    />
  </label>`;
}
