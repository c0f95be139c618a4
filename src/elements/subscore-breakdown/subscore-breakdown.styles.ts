import { css } from 'lit';
import { rowStyles } from './row.styles.js';

const header = css`
  .heading {
    min-block-size: 22px;
    margin-block-end: calc(var(--_space) * 2);
  }
  .grouping {
    margin-block-end: calc(var(--_space) * 2);
  }
  /* While loading: the room of the buttons and of the heads of the columns. */
  .grouping.space {
    min-block-size: 64px;
  }
  .toggle {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-subtle);
  }
  .toggle button {
    min-block-size: 28px;
    border-color: transparent;
    background: transparent;
    color: var(--_text-muted);
    font-size: max(11px, 0.8125em);
  }
  .toggle button[aria-pressed='true'] {
    border-color: var(--_hairline);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
  }
  .grouping label,
  .sorting,
  .comparing {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  .grouping select,
  .sorting select,
  .comparing select {
    min-inline-size: 0;
    max-inline-size: 100%;
    border-color: transparent;
    background: transparent;
    color: var(--_text);
    font-size: inherit;
    field-sizing: content;
  }
  :is(.grouping, .sorting, .comparing) select:hover {
    background: var(--_surface-subtle);
  }
  .comparing select {
    min-block-size: 24px;
  }
  .narrowed {
    margin-block-end: calc(var(--_space) * 2);
  }
  .narrowed .chip {
    max-inline-size: 100%;
    padding-inline-end: 2px;
  }
  .narrowed .chip > span {
    overflow-wrap: anywhere;
  }
  .narrowed button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    padding: 0;
    border-radius: calc(var(--_radius) * 2);
  }
  .quality {
    margin: calc(var(--_space) * 2) 0 0;
    padding-inline-start: calc(var(--_space) * 2);
    color: var(--_text-muted);
  }
  .quality:not(:has(*)) {
    display: none;
  }
  .legend {
    margin: calc(var(--_space) * 2) 0 0;
    padding-inline-start: calc(var(--_space) * 2);
  }
  .skeleton.wide {
    inline-size: 9em;
  }
  .skeleton.narrow {
    inline-size: 4em;
  }
  .skeleton.medium {
    inline-size: 7em;
  }
  .row .skeleton:not(.track) {
    display: inline-block;
    max-inline-size: 100%;
    line-height: 1;
  }
`;

/** One grid for all rows: bars begin at one line and have one length, numbers stand under numbers. */
const grid = css`
  .grid {
    --_indent: 16px;
    --_gap: calc(var(--_space) * 3);
    display: grid;
    grid-template-columns: minmax(7em, 11em) minmax(4em, 1fr) auto;
  }
  .row,
  .head {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    padding: var(--_space) calc(var(--_space) * 2);
  }
  .c-value {
    padding-inline-start: var(--_gap);
  }
  .c-bar {
    margin-inline-start: var(--_gap);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 0 var(--_gap);
    padding-inline-start: var(--_gap);
  }
  .c-notes {
    grid-column: 2 / -1;
    padding-inline-start: var(--_gap);
  }
  .row.notScored .c-notes {
    grid-row: 1;
    grid-column: 2;
  }
  .head,
  .short,
  .under,
  .toggle {
    display: none;
  }
  @container (min-width: 35em) {
    .toggle {
      display: inline-flex;
    }
    .grouping label {
      display: none;
    }
  }
  /* In a narrow container the comparison is told by the mark on the bar, and the month says more than the week. */
  @container (max-width: 44.9988em) {
    .meta > :empty {
      display: none;
    }
    .meta > :is(.c-comparison, .c-week) {
      display: none;
    }
  }
  @container (max-width: 34.9988em) {
    .grid {
      --_indent: 12px;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .row {
      padding-block: calc(var(--_space) * 2);
    }
    .c-name {
      grid-column: 1;
    }
    .c-value {
      grid-column: 2;
      grid-row: 1;
    }
    .c-bar,
    .meta,
    .row .c-notes,
    .row.notScored .c-notes {
      grid-row: auto;
      grid-column: 1 / -1;
      margin-inline-start: 0;
      padding-inline-start: 0;
    }
    .c-bar {
      padding-block: 4px 8px;
    }
    .mark {
      inset-block-start: 11px;
    }
  }
`;

/** The columns of a wide container. Those that no row fills have no width. */
const columns = css`
  @container (min-width: 45em) {
    .grid {
      grid-template-columns: minmax(9em, 2fr) minmax(5em, 3fr) repeat(7, auto);
    }
    .nested {
      grid-template-columns: minmax(13em, 3fr) minmax(4em, 2fr) repeat(7, auto);
    }
    .bracket {
      grid-template-columns: minmax(12.5em, 2fr) minmax(5em, 3fr) repeat(7, auto);
    }
    .head {
      display: grid;
      align-items: end;
      padding-block: 0 var(--_space);
      border-block-end: 1px solid var(--_hairline);
      text-align: end;
    }
    .meta {
      display: contents;
    }
    .meta > *,
    .head > * {
      grid-row: 1;
    }
    .meta > * {
      padding-inline-start: var(--_gap);
      text-align: end;
    }
    .row .meta > * {
      font-size: max(11px, 0.857em);
    }
    .c-name {
      grid-column: 1;
      text-align: start;
    }
    .c-bar {
      grid-column: 2;
    }
    .c-value {
      grid-column: 3;
    }
    .c-potential {
      grid-column: 4;
    }
    .c-points {
      grid-column: 5;
    }
    .c-comparison {
      grid-column: 6;
    }
    .c-week {
      grid-column: 7;
    }
    .c-month {
      grid-column: 8;
    }
    .c-health {
      grid-column: 9;
    }
    .row:not(.notScored) .c-notes {
      grid-row: 2;
    }
    .head [role='columnheader'] {
      max-inline-size: 10em;
      margin-inline-start: auto;
      padding-block: 4px;
      font-weight: 400;
      line-height: 16px;
    }
    .head .c-name {
      max-inline-size: none;
      margin-inline: 0;
    }
    .short,
    .under {
      display: block;
      white-space: nowrap;
    }
    .short .caption {
      display: block;
    }
    .long {
      display: none;
    }
    .sorting {
      display: none;
    }
    .sort {
      min-block-size: 24px;
      margin-block: -4px;
      padding: 0;
      border: 0;
      background: none;
      font-size: inherit;
      line-height: inherit;
      text-align: inherit;
    }
    button.sort:hover:not(:disabled) {
      background: none;
      color: var(--_text);
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .sort .icon {
      inline-size: 12px;
      block-size: 12px;
      margin-inline-start: 2px;
    }
  }
  /* Between the two, the comparison is told by the mark on the bar, and the month says more than the week. */
  @container (min-width: 45em) and (max-width: 52.4988em) {
    .grid:not(.nested) :is(.c-comparison, .c-week) {
      display: none;
    }
    .nested :is(.c-points, .c-week) {
      display: none;
    }
  }
`;

/** The bracket: one line from the total down to both halves, whose mean it is. */
const bracket = css`
  .bracket .total > .c-name,
  .bracket .half > .c-name {
    font-weight: 600;
  }
  .bracket .part > .c-name {
    padding-inline-start: 12px;
  }
  .bracket .choose {
    font-weight: inherit;
  }
  .bracket .part .c-value {
    font-weight: 400;
  }
  .bracket .total .percent {
    font-size: 1.286em;
  }
  .bracket .total .track {
    block-size: 8px;
  }
  @container (min-width: 35em) {
    .bracket .half > .c-name {
      padding-inline-start: 24px;
    }
    .bracket .part > .c-name {
      padding-inline-start: 40px;
    }
    .bracket .half::before,
    .bracket .half:has(~ .half)::after {
      content: '';
      position: absolute;
      inset-inline-start: 12px;
      inline-size: 12px;
      border: 0 solid var(--_outline);
      pointer-events: none;
    }
    .bracket .half::before {
      inset-block-start: -8px;
      block-size: 28px;
      border-inline-start-width: 1px;
      border-block-end-width: 1px;
      border-end-start-radius: var(--_radius);
    }
    /* The name stands in the first of several lines, not in the middle of the row. */
    .bracket .half:has(.c-notes)::before {
      block-size: 24px;
    }
    .bracket .half:has(~ .half)::after {
      inset-block: 0;
      border-inline-start-width: 1px;
    }
    .bracket .half.missing::before {
      border-style: dashed;
    }
  }
`;

const media = css`
  @media (forced-colors: active) {
    .track {
      forced-color-adjust: none;
    }
    .row.active {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
  }
  @media print {
    .row {
      break-inside: avoid;
    }
  }
`;

export const breakdownStyles = [rowStyles, header, grid, columns, bracket, media];
