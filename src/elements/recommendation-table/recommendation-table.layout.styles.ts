import { css, unsafeCSS } from 'lit';
import { spareColumns } from './recommendation-table.ids.js';

/** In em of the element, so that larger text takes columns away as a narrower page does. Columns come by the width of the element; what has no column stands under the title. */
const widths = css`
  @container (width < 92.5em) {
    .fitting :is(th, td):is(.scope, .service, .updated, .severity, .owner) {
      display: none;
    }
  }
  @container (width >= 92.5em) {
    .fitting .where:is(.in-scope, .in-service) {
      display: none;
    }
  }
  @container (width >= 77.5em) {
    tbody .title {
      min-inline-size: 280px;
    }
    .fitting .where.in-control {
      display: none;
    }
  }
  @container (width < 77.5em) {
    .fitting :is(th, td):is(.control, .cost) {
      display: none;
    }
  }
  @container (width < 68em) {
    .fitting :is(th, td):is(.userImpact, .due) {
      display: none;
    }
  }
  @container (width < 56.25em) {
    .fitting :is(th, td):is(.unhealthy, .achieved) {
      display: none;
    }
    thead .title,
    tbody .title {
      inline-size: 50%;
    }
  }
  @container (width < 47.5em) {
    .fitting :is(th, td):is(.subscore, .risk) {
      display: none;
    }
    .quick {
      display: none;
    }
    .increase,
    .amount,
    .fitting thead .potential {
      white-space: normal;
    }
  }
`;

/** What was still too wide (`Fitting`). */
const dropped = unsafeCSS(
  `${spareColumns.map((id) => `[data-dropped~=${id}] :is(th,td).${id}`).join()}{display:none}` +
    `${['scope', 'service', 'control'].map((id) => `[data-dropped~=${id}] .where.in-${id}`).join()}{display:inline!important}`,
);

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
    .toolbar .acts {
      flex: 1 1 auto;
    }
    .opener {
      flex: 1 0 auto;
      justify-content: center;
      padding-inline: calc(var(--_space) * 1.5);
    }
    .tabs {
      flex: 1 1 100%;
    }
    .tile {
      flex: 1 1 64px;
      min-inline-size: 64px;
    }
    .grouping {
      flex: 1 1 100%;
    }
    .grouping select {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 32px;
    }
    .scroller.chosen {
      max-block-size: none;
      overflow: visible;
    }
    .sort {
      display: flex;
    }
    .sort label {
      display: flex;
      flex: 1 1 0;
      align-items: center;
      gap: calc(var(--_space) * 2);
      min-inline-size: 0;
    }
    .sort label > span {
      flex: none;
    }
    .sort > .pick {
      position: static;
    }
    .sort select {
      flex: 1 1 0;
      inline-size: 100%;
      min-inline-size: 0;
      text-overflow: ellipsis;
    }
    table,
    table.sized,
    tbody {
      display: block;
      inline-size: auto;
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
      position: relative;
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
    tbody tr.group {
      padding-inline-end: calc(var(--_space) * 2);
      background: var(--_surface-subtle);
    }
    tbody tr:not(.detail) > .pick {
      position: absolute;
      /* The title stands on a level of its own, and its cell reaches to the edge of the card. */
      z-index: 2;
      inset-block-start: calc(var(--_space) * 2);
      inset-inline-end: 0;
      inset-inline-start: auto;
    }
    tbody tr:not(.detail) > .title {
      padding-inline-end: 40px;
    }
    tbody tr:not(.detail) > .title {
      position: static;
      grid-column: 1 / -1;
      inline-size: auto;
      min-inline-size: 0;
    }
    tbody tr:not(.detail) > :not(.title, .pick, .none) {
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
    tbody tr:not(.detail) > :not(.title, .pick, .potential, .status) {
      order: 2;
    }
    tbody tr.group > :not(.title, .pick, .potential, .unhealthy),
    .fitting tbody tr:not(.detail) > :is(.scope, .service, .updated, .severity, .owner, .control, .cost, .userImpact) {
      display: none;
    }
    tr.selected > * {
      background: none !important;
    }
    tr.selected {
      background: var(--_accent-soft);
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
  }
`;

const print = css`
  @media print {
    thead th,
    .title,
    .pick {
      position: static !important;
    }
    .pick,
    .search,
    td.detail .acts {
      display: none;
    }
    .expander .icon {
      visibility: hidden;
    }
    .layout {
      display: block;
    }
    .layout > * {
      margin-block-end: calc(var(--_space) * 3);
    }
    thead {
      break-inside: avoid;
    }
    .scroller,
    .scroller.chosen {
      max-block-size: none;
      overflow: visible !important;
    }
    tr {
      break-inside: avoid;
    }
  }
`;

export const layoutStyles = [widths, dropped, cards, print];
