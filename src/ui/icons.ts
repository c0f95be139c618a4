/**
 * Icons, 16 px, drawn with the colour of the text. They only accompany words, so they are hidden from speech. One path each: one template
 * and one attribute, for what stands on a page hundreds of times.
 */
import { html, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

const circle = 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5z';

export const clockIcon = icon(`${circle}M8 4.5V8l2.25 1.5`);
export const infoIcon = icon(`${circle}M8 7.25v3.5M8 5v.01`);
export const lockIcon = icon(
  'M4.75 7h6.5a1.5 1.5 0 0 1 1.5 1.5V12a1.5 1.5 0 0 1-1.5 1.5h-6.5A1.5 1.5 0 0 1 3.25 12V8.5A1.5 1.5 0 0 1 4.75 7zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2',
);
export const warningIcon = icon('M8 2.25 14.25 13H1.75zM8 6.5v3M8 11.25v.01');
/** Of a change, for templates that hold the drawing themselves. */
export const changePaths = {
  positive: 'M8 12.5v-9M4.25 7 8 3.25 11.75 7',
  negative: 'M8 3.5v9M4.25 9 8 12.75 11.75 9',
  same: 'M3.5 8h9',
} as const;
export const upIcon = icon(changePaths.positive);
export const downIcon = icon(changePaths.negative);
export const sameIcon = icon(changePaths.same);
export const chevronIcon = icon('m6 3.5 4.5 4.5L6 12.5');
export const closeIcon = icon('m4 4 8 8M12 4l-8 8');
export const searchIcon = icon('M7 2.75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5zM10.25 10.25l3.25 3.25');
export const externalIcon = icon('M6.5 3.5h-3v9h9v-3M9 3h4v4M12.75 3.25 7.5 8.5');
