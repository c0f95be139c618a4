import { css } from 'lit';
import { rowStyles } from './row.styles.js';

const header = css`
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    min-block-size: 32px;
    margin-block-end: calc(var(--_space) * 2);
  }
  .toggle {
    display: flex;
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
    border-radius: 12px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
    margin-block-end: var(--_space);
  }
  .tools input {
    flex: 1 1 160px;
    min-inline-size: 0;
    max-inline-size: 280px;
    margin-inline-end: auto;
  }
  .tools label {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  .tools select {
    max-inline-size: 100%;
    border-color: transparent;
    background: transparent;
    color: var(--_text);
    font-size: inherit;
  }
  .tools select:hover {
    background: var(--_surface-subtle);
  }
  .legend {
    margin: calc(var(--_space) * 2) 0 0;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
  }
`;

/** The bracket: one line from the total down to both halves, whose mean it is. */
const tree = css`
  .tree > .half {
    position: relative;
  }
  .tree > .half > .row,
  .tree > .half > ul > li > .row {
    margin-inline-start: 16px;
  }
  .tree > .total > .row {
    padding-inline-start: 24px;
  }
  .tree > .total > .row > .name {
    margin-inline-start: -16px;
  }
  .tree > .total .name,
  .tree > .half > .row > .name {
    font-weight: 600;
  }
  .tree > .half > .row .choose {
    font-weight: inherit;
  }
  .tree > .half > ul .row .percent {
    font-weight: 400;
  }
  .tree > .total .percent {
    font-size: 1.286em;
  }
  .tree > .total .track {
    block-size: 8px;
  }
  .tree > .half::before,
  .tree > .half::after {
    content: '';
    position: absolute;
    inset-inline-start: 12px;
    inline-size: 8px;
    border: 0 solid var(--_outline);
  }
  .tree > .half::before {
    inset-block-start: -6px;
    block-size: calc(20px + 6px);
    border-inline-start-width: 1px;
    border-block-end-width: 1px;
    border-end-start-radius: var(--_radius);
  }
  .tree > .half:not(:last-child)::after {
    inset-block: 0;
    border-inline-start-width: 1px;
  }
  .tree > .half.missing::before {
    border-style: dashed;
  }
`;

const widths = css`
  @media (hover: hover) {
    @container (max-width: 759.98px) {
      .row:not(:hover, :focus-within, .active) .changes:has(.chip) ~ .detail,
      .row:is(:hover, :focus-within, .active) .changes:has(~ .detail > *) {
        opacity: 0;
      }
      .row:is(:hover, :focus-within, .active) .changes:has(.chip) ~ .detail {
        opacity: 1;
      }
    }
  }
  @media (hover: none) {
    .meta {
      display: flex;
      flex-wrap: wrap;
      gap: 0 calc(var(--_space) * 4);
    }
  }
  @container (max-width: 419.98px) {
    .row {
      --_indent: 10px;
      grid-template: 'name value' auto 'bar bar' auto 'meta meta' auto 'notes notes' auto / minmax(0, 1fr) minmax(0, max-content);
      padding-block: calc(var(--_space) * 2);
    }
    .bar {
      padding-block: 4px 8px;
    }
    .mark {
      inset-block-start: 11px;
    }
  }
  @container (min-width: 760px) {
    .row {
      grid-template:
        'name bar value comparison changes detail' auto '. notes notes notes notes notes' auto / 12em minmax(4em, 1fr)
        5.5em 0 11em 12em;
    }
    .meta {
      display: contents;
    }
    .changes,
    .health {
      grid-area: changes;
    }
    .health {
      flex-direction: column;
      align-items: stretch;
    }
    .segments {
      flex: none;
    }
    .detail {
      grid-area: detail;
      flex-direction: column;
      align-items: flex-end;
      line-height: 1.25;
    }
    .comparison {
      position: static;
      grid-area: comparison;
    }
  }
  @container (min-width: 1000px) {
    .row {
      grid-template-columns: 15em minmax(4em, 1fr) 7em 5.5em 21em 13em;
    }
    .scopes .row,
    .controls .row {
      grid-template-columns: 20em minmax(4em, 1fr) 7.5em 0 13em 13em;
    }
    .comparison .short {
      display: inline-flex;
      align-items: center;
      gap: 3px;
    }
    .changes {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .changes .chip:not(:last-child) {
      display: inline-flex;
    }
    .changes > :last-child {
      grid-column: 2;
    }
  }
  @media (forced-colors: active) {
    .track,
    .segments {
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

export const breakdownStyles = [header, rowStyles, tree, widths];
