import { css } from 'lit';

/** In em of the element, so that larger text takes columns away as a narrower page does. Columns come by the width of the element; what has no column stands under the title. */
const widths = css`
  @container (width < 92.5em) {
    :is(th, td):is(.scope, .service, .updated) {
      display: none;
    }
  }
  @container (width >= 92.5em) {
    .where:is(.in-scope, .in-service) {
      display: none;
    }
  }
  @container (width >= 77.5em) {
    tbody .title {
      min-inline-size: 300px;
    }
    .where.in-control {
      display: none;
    }
  }
  @container (width < 77.5em) {
    :is(th, td):is(.control, .cost) {
      display: none;
    }
  }
  @container (width < 63.75em) {
    :is(th, td).userImpact {
      display: none;
    }
  }
  @container (width < 56.25em) {
    :is(th, td).unhealthy {
      display: none;
    }
    thead .title,
    tbody .title {
      inline-size: 50%;
    }
    .panel {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (width < 47.5em) {
    :is(th, td).subscore {
      display: none;
    }
  }
  @container (width < 40em) {
    :is(th, td).achieved {
      display: none;
    }
  }
`;

/** Below this width each row is a card; roles in the markup keep it a table for speech. */
const cards = css`
  @container (width < 35em) {
    .strip {
      gap: calc(var(--_space) * 2) calc(var(--_space) * 5);
    }
    .search {
      flex: 1 1 100%;
    }
    .toolbar {
      align-items: stretch;
    }
    .search,
    .export {
      margin-block-end: calc(var(--_space) * 2);
      padding-block-end: 0;
    }
    .search {
      flex: 1 1 160px;
    }
    .sort {
      display: flex;
    }
    .sort label {
      display: flex;
      flex: 1;
      align-items: center;
      gap: calc(var(--_space) * 2);
      min-inline-size: 0;
    }
    .sort select {
      flex: 1;
      min-inline-size: 0;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      visibility: hidden;
    }
    tbody tr:not(.detail) {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space) 0;
      padding-block: calc(var(--_space) * 2);
      border-block-start: 1px solid var(--_hairline);
    }
    tbody tr:not(.detail) > * {
      block-size: auto;
      padding: 2px 0;
      border: 0;
      background: none;
      text-align: start;
    }
    tbody tr:not(.detail) > .title {
      position: static;
      grid-column: 1 / -1;
      inline-size: auto;
      min-inline-size: 0;
    }
    tbody tr:not(.detail) > :is(.status, .potential, .achieved, .subscore, .unhealthy):not(.none) {
      display: block;
      min-inline-size: 0;
      margin-inline-start: calc(var(--_space) * 6);
    }
    tbody tr:not(.detail) > .potential {
      grid-column: 1 / -1;
      max-inline-size: 240px;
    }
    tbody tr:not(.detail) > .status {
      order: 1;
    }
    tbody tr:not(.detail) > :is(.achieved, .unhealthy, .subscore) {
      order: 2;
    }
    tbody tr > .none {
      display: none;
    }
    tbody tr:not(.detail) > .title {
      margin-block-end: var(--_space);
    }
    .label {
      display: block;
    }
    .increase {
      min-inline-size: 0;
      white-space: normal;
    }
    .detail,
    .detail > td {
      display: block;
      block-size: auto;
      border: 0;
    }
    .resources li {
      overflow-wrap: anywhere;
    }
    .panel {
      padding-inline: calc(var(--_space) * 6) 0;
    }
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;

const print = css`
  @media print {
    thead th,
    .title {
      position: static !important;
    }
    tr {
      break-inside: avoid;
    }
  }
`;

export const layoutStyles = [widths, cards, print];
