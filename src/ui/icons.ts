/** Icons, 16 px, drawn with the colour of the text. They only accompany words, so they are hidden from speech. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (drawing: SVGTemplateResult): TemplateResult =>
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
    ${drawing}
  </svg>`;

/** Of one path: one template and one attribute, for what stands on a page hundreds of times. */
const pathIcon = (path: string): TemplateResult =>
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

export const clockIcon = icon(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 4.5V8l2.25 1.5" />`);
export const infoIcon = icon(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 7.25v3.5M8 5v.01" />`);
export const lockIcon = icon(svg`<rect x="3.25" y="7" width="9.5" height="6.5" rx="1.5" /><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />`);
export const warningIcon = icon(svg`<path d="M8 2.25 14.25 13H1.75z" /><path d="M8 6.5v3M8 11.25v.01" />`);
export const upIcon = pathIcon('M8 12.5v-9M4.25 7 8 3.25 11.75 7');
export const downIcon = pathIcon('M8 3.5v9M4.25 9 8 12.75 11.75 9');
export const sameIcon = pathIcon('M3.5 8h9');
export const chevronIcon = pathIcon('m6 3.5 4.5 4.5L6 12.5');
export const closeIcon = pathIcon('m4 4 8 8M12 4l-8 8');
export const searchIcon = icon(svg`<circle cx="7" cy="7" r="4.25" /><path d="m10.25 10.25 3.25 3.25" />`);
export const externalIcon = icon(svg`<path d="M6.5 3.5h-3v9h9v-3M9 3h4v4M12.75 3.25 7.5 8.5" />`);
