import { css } from 'lit';

/** What the panels and the table have in common; loaded with the first of them. */
export const panelStyles = css`
  .table table {
    border-collapse: collapse;
  }
  .table {
    overflow-x: auto;
    border-radius: var(--_radius);
  }
  .table table {
    inline-size: 100%;
    font-size: 0.875em;
  }
  .table th,
  .table td {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_hairline);
    text-align: end;
  }
  .table th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--_surface);
    padding-inline-start: 0;
    text-align: start;
  }
  .dates th {
    white-space: nowrap;
  }
  .table thead th {
    color: var(--_text-muted);
    font-size: max(11px, 0.857em);
    font-weight: 600;
    vertical-align: bottom;
  }
  .table tbody th {
    font-weight: 400;
  }
  .table tbody tr:hover > * {
    background: var(--_surface-subtle);
  }
  .pager {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
  }
  .turn {
    display: inline-grid;
    place-items: center;
    min-inline-size: 32px;
    padding: 0;
  }
  .newer .icon,
  .older:dir(rtl) .icon {
    transform: scaleX(-1);
  }
  .newer:dir(rtl) .icon {
    transform: none;
  }
  .zone {
    opacity: 0.09;
  }
  .noted {
    stroke: var(--_text-muted);
    stroke-dasharray: 1 3;
    stroke-linecap: round;
  }
  .noted-dot {
    fill: var(--_text-muted);
  }
  .noted-list {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    margin: calc(var(--_space) * 2) 0 0;
    padding: 0;
    list-style: none;
  }
  .named {
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .drawing:has(.zone) .area {
    display: none;
  }
  .table button.link,
  .lines button.link {
    font-size: inherit;
    text-decoration-color: color-mix(in oklab, currentColor 35%, transparent);
  }
  .form,
  .files {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 4);
  }
  .files {
    align-items: center;
  }
  .options {
    align-items: start;
  }
  .field {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .field.wide {
    flex-basis: 100%;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
  }
  .choices button.chip {
    min-block-size: 24px;
  }
  .choices button.chip[aria-pressed='false'] {
    border-color: var(--_outline);
    background: none;
  }
  .sum {
    margin-block: calc(var(--_space) * 3) calc(var(--_space) * 2);
  }
  .missing {
    max-inline-size: 64ch;
    margin-block-start: calc(var(--_space) * 3);
    color: var(--_text-muted);
  }
  .missing p {
    margin-block: 0 var(--_space);
  }
  .title {
    margin-block: calc(var(--_space) * 4) var(--_space);
    font-size: 0.875em;
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20em, 100%), 1fr));
    gap: 0 calc(var(--_space) * 6);
  }
  .lines {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  .pair p {
    margin-block: var(--_space) 0;
  }
  textarea {
    inline-size: 100%;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.875em;
  }
  .table .figure {
    white-space: nowrap;
  }
  .strip {
    position: relative;
    block-size: 40px;
    padding-inline: 12px;
    border-radius: var(--_radius);
    background: var(--_surface-subtle);
  }
  .strip svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .strip .line {
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .span {
    position: absolute;
    inset: 0 var(--_right) var(--_bottom) var(--_left);
    pointer-events: none;
  }
  .band {
    position: absolute;
    inset-block: 0;
    left: calc(var(--_from) * 100%);
    right: calc((1 - var(--_to)) * 100%);
    background: color-mix(in oklab, var(--_accent) 10%, transparent);
  }
  .handle {
    position: absolute;
    inset-block: 0;
    left: calc(var(--_at) * 100% - 12px);
    inline-size: 24px;
    pointer-events: auto;
    touch-action: pan-y;
    cursor: ew-resize;
  }
  .handle::before {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 11px;
    inline-size: 2px;
    background: var(--_accent);
  }
  .handle::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 10px);
    left: 7px;
    inline-size: 10px;
    block-size: 20px;
    border: 2px solid var(--_surface);
    border-radius: 5px;
    background: var(--_accent);
  }
  .handle:focus-visible {
    outline: none;
  }
  .handle:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  @media print {
    .form,
    .files {
      display: none;
    }
    .panel:not(:has(.sum, .missing)) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .handle::before,
    .handle::after {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
