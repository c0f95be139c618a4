/** What all elements look alike in: the frame that cuts the host's CSS, type, controls, states of the page and the system. */
import { css, type CSSResultGroup } from 'lit';
import { frameStyles } from './frame.styles.js';
import { tokenStyles } from './tokens.styles.js';

/**
 * Inherited properties cross shadow roots, so a host's `letter-spacing` or `text-transform` would reach every label. The
 * frame resets them all and lets through what the host must decide: direction (set as an attribute, since `all` leaves it
 * alone), visibility, colour scheme, pointer events and forced colours.
 */
const frame = css`
  :host {
    display: block;
    container-type: inline-size;
    /* The container queries count in it: a host's own size of this element must not decide how wide it counts as. */
    font-size: var(--secure-score-font-size, medium) !important;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    all: initial;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    color-scheme: inherit;
    pointer-events: inherit;
    forced-color-adjust: inherit;
    color: var(--_text);
    font: 400 var(--_font-size) / var(--_line-height) var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
  }
  .frame *,
  .frame ::before,
  .frame ::after {
    box-sizing: border-box;
  }
`;

const type = css`
  .value {
    font-size: 2.25em;
    font-weight: 600;
    line-height: 1.1;
  }
  .value .sign {
    font-size: 0.5em;
    font-weight: 400;
    color: var(--_text-muted);
  }
  .heading {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .body {
    font-size: 0.875em;
  }
  .caption {
    font-size: max(11px, 0.75em);
    color: var(--_text-muted);
  }
  .muted {
    color: var(--_text-muted);
  }
  .visually-hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  a {
    color: var(--_accent-text);
    text-underline-offset: 0.15em;
  }
`;

const controls = css`
  button,
  input,
  select,
  textarea,
  summary {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  input,
  select {
    min-block-size: 32px;
    padding: 0 calc(var(--_space) * 2);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.875em;
  }
  input[type='checkbox'],
  input[type='radio'] {
    min-block-size: 0;
    inline-size: 16px;
    block-size: 16px;
    margin: 4px;
    accent-color: var(--_accent);
  }
  button {
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--_surface-subtle);
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  button.primary {
    border-color: var(--_accent);
    background: var(--_brand);
    color: var(--_on-accent);
  }
  /* Away from the text on it: darker where that is white, lighter where it is black. */
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_brand) 85%, oklch(from var(--_on-accent) calc(1 - l) 0 0));
  }
  button.plain {
    min-block-size: 24px;
    padding: 0 var(--_space);
    border-color: transparent;
    background: transparent;
  }
  button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-text);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 24px;
    padding: 0 calc(var(--_space) * 2);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface-subtle);
    font-size: max(11px, 0.75em);
  }
  .chip[aria-pressed='true'],
  .chip.chosen {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .positive {
    color: var(--_positive);
  }
  .negative {
    color: var(--_negative);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
`;

const states = css`
  .skeleton {
    border-radius: var(--_radius);
    background: var(--_track);
    color: transparent;
    animation: shimmer 1.6s ease-in-out infinite alternate;
  }
  @keyframes shimmer {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .frame *,
    .frame ::before,
    .frame ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    .frame {
      --_surface: Canvas;
      --_surface-subtle: Canvas;
      --_text: CanvasText;
      --_text-muted: CanvasText;
      --_brand: Highlight;
      --_accent: Highlight;
      --_accent-text: LinkText;
      --_on-accent: HighlightText;
      --_accent-soft: Canvas;
      --_hairline: CanvasText;
      --_outline: ButtonBorder;
      --_focus: Highlight;
      --_track: color-mix(in oklab, CanvasText 24%, Canvas);
      --_positive: CanvasText;
      --_negative: CanvasText;
      --_band-at-risk: CanvasText;
      --_band-fair: CanvasText;
      --_band-good: CanvasText;
      --_band-very-good: CanvasText;
      --_band-neutral: GrayText;
      --_series-1: CanvasText;
      --_series-2: CanvasText;
      --_series-3: CanvasText;
      --_series-4: CanvasText;
      --_series-5: CanvasText;
      --_series-6: CanvasText;
    }
    .chip {
      border-color: currentColor;
    }
    /* Some systems choose a highlight on which their own text is weak; those of buttons always go together. */
    button.primary,
    button.primary:hover:not(:disabled) {
      border: 2px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
    button.plain {
      border-color: Canvas;
    }
    .chip[aria-pressed='true'],
    .chip.chosen {
      border-width: 2px;
    }
    a,
    button.link {
      color: LinkText;
    }
  }
  @media print {
    .frame {
      color-scheme: light;
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
    .screen-only {
      display: none !important;
    }
    /* On paper nothing opens: what is closed stands open, and what chooses is its choice. */
    summary {
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    details::details-content {
      block-size: auto;
      content-visibility: visible;
    }
    select {
      border-color: transparent;
      background: none;
      appearance: none;
    }
  }
  @media not print {
    .print-only {
      display: none !important;
    }
  }
`;

/** Styles of every element; its own come after them. One sheet: a page of a thousand gauges gives each of them every sheet there is. */
export const baseStyles: CSSResultGroup = css`
  ${tokenStyles}${frame}${type}${controls}${states}${frameStyles}
`;
