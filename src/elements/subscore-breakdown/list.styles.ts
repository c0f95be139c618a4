import { css } from 'lit';

const tools = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
    margin-block-end: var(--_space);
  }
  .tools input {
    flex: 1 1 160px;
    min-inline-size: 0;
    max-inline-size: 280px;
  }
  .tools .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-inline-start: auto;
  }
  .tools .acts > button {
    min-block-size: 28px;
    padding-inline: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: max(11px, 0.8125em);
  }
  .tools .acts > button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_text);
  }
  .summary {
    margin: 0;
    padding-inline-start: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: 0.875em;
  }
  @media print {
    .health .tip {
      display: none;
    }
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 2);
    padding-inline-start: calc(var(--_space) * 2);
  }
`;

const rows = css`
  .leaf,
  .chevron {
    flex: none;
    inline-size: 24px;
  }
  .grid:not(.nested) .leaf {
    inline-size: 0;
  }
  button.chevron {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    block-size: 24px;
    padding: 0;
    margin-inline-start: -4px;
    margin-inline-end: 4px;
    color: var(--_text-muted);
  }
  .nested .leaf {
    margin-inline-end: 0;
  }
  .chevron .icon {
    inline-size: 12px;
    block-size: 12px;
    transition: rotate var(--_duration) ease-out;
  }
  .chevron:dir(rtl) .icon {
    rotate: 180deg;
  }
  .chevron.open .icon {
    rotate: 90deg;
  }
  /* Groups of scopes stand out from what is in them; in a list where every row opens, none would. */
  .grid:not(.controls) .row[aria-level='1'][aria-expanded] .choose,
  .grid:not(.controls) .row[aria-level='1'][aria-expanded] .label > span {
    font-weight: 600;
  }
  .row.tree:not([aria-level='1']) .c-value {
    font-weight: 400;
  }
  .id {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: text;
    position: relative;
    z-index: 1;
  }
  mark {
    border-radius: 2px;
    background: var(--_accent-soft);
    color: inherit;
    box-shadow: 0 1px var(--_accent);
  }
  .detail {
    grid-column: 1 / -1;
    padding-block: 0 calc(var(--_space) * 2);
    padding-inline: 32px calc(var(--_space) * 2);
    color: var(--_text-muted);
  }
  .detail p {
    max-inline-size: 72ch;
    margin: 0 0 calc(var(--_space) * 2);
  }
  .detail .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin: 0;
  }
  .detail .chip {
    color: var(--_text);
  }
`;

const health = css`
  .health {
    position: relative;
    z-index: 1;
    display: inline-grid;
    justify-items: stretch;
    gap: 2px calc(var(--_space) * 2);
    min-inline-size: 88px;
  }
  .segments {
    display: flex;
    gap: 1px;
    block-size: 4px;
    border-radius: 2px;
    overflow: hidden;
  }
  .segments > * {
    min-inline-size: 2px;
  }
  .segments .healthy {
    background: var(--_positive);
  }
  .segments .unhealthy {
    background: var(--_negative);
  }
  .segments .notApplicable {
    background: var(--_band-neutral);
  }
  .counts {
    display: flex;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
    white-space: nowrap;
  }
  .counts > * {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  :is(.counts, .tip) .healthy svg {
    color: var(--_positive);
  }
  :is(.counts, .tip) .unhealthy svg {
    color: var(--_negative);
  }
  .summary.caption {
    padding: 0;
    white-space: nowrap;
    text-align: end;
    font-size: max(11px, 0.857em);
  }
  .grid:not(.controls) .counts,
  .controls .summary {
    display: none;
  }
  .tip {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    z-index: 2;
    inline-size: max-content;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  /* Over the rows that follow. */
  .row:is(:hover, :focus-visible) {
    z-index: 2;
  }
  .row:not(:focus-visible) .health:not(:hover) .tip,
  .row.quiet .tip {
    display: none;
  }
  @container (max-width: 44.9988em) {
    .c-health {
      flex: 1 1 100%;
      padding-block: 2px;
    }
    .health {
      grid-template-columns: 72px auto;
      align-items: center;
      justify-content: start;
    }
    .tip {
      inset-inline: 0 auto;
    }
  }
`;

const tiles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7em, 1fr));
    gap: calc(var(--_space) * 2);
    margin: calc(var(--_space) * 2) 0;
    padding: 0;
    list-style: none;
  }
  .tile {
    display: grid;
    gap: var(--_space);
    inline-size: 100%;
    block-size: 100%;
    padding: calc(var(--_space) * 3);
    border-color: var(--_hairline);
    text-align: start;
  }
  .tile[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .tile .level {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_text-muted);
  }
  .tile .count {
    font-size: 1.714em;
    font-weight: 600;
    line-height: 1.1;
  }
  .tile:is(.critical, .high) .bars {
    color: var(--_negative);
  }
  .shares {
    display: flex;
    gap: 1px;
    block-size: 6px;
    border-radius: 3px;
    overflow: hidden;
  }
  .shares > * {
    min-inline-size: 2px;
    background: var(--_negative);
  }
  .shares .high {
    opacity: 0.7;
  }
  .shares .medium {
    background: var(--_band-neutral);
  }
  .shares .low {
    background: var(--_band-neutral);
    opacity: 0.5;
  }
  @media (forced-colors: active) {
    .segments,
    .shares {
      forced-color-adjust: none;
    }
    .segments .unhealthy {
      background: repeating-linear-gradient(135deg, var(--_text) 0 2px, transparent 2px 5px);
    }
  }
`;

export const listStyles = [tools, rows, health, tiles];
