import { css } from 'lit';

export const bodyStyles = css`
  /* Handles of columns reach over the edge; sticky heads need an ancestor that does not scroll. */
  .scroller:not(.chosen) {
    overflow-x: clip;
  }
  /* Chosen columns may need more room than there is; then the table scrolls in both directions and keeps its header. */
  .scroller.chosen {
    max-block-size: max(24em, 85vh);
    overflow: auto;
  }
  .scroller.chosen thead th {
    inset-block-start: 0;
  }
  /* Japanese breaks between any two characters; a narrow column would be one character wide. */
  :is(th, td):not(.title, .detail > td) {
    word-break: keep-all;
  }
  table.sized {
    inline-size: var(--_table-width);
    table-layout: fixed;
  }
  table.sized thead th {
    inline-size: var(--_width) !important;
    min-inline-size: 0 !important;
  }
  table.sized thead .pick {
    inline-size: 2.5em !important;
  }
  table.sized :is(th, td):not(.detail > td) {
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  table[aria-busy='true'] tbody {
    opacity: 0.6;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 0.875em;
  }
  thead th {
    position: sticky;
    inset-block-start: var(--secure-score-sticky-top, 0px);
    z-index: 2;
    padding: 0;
    border-block-end: 1px solid var(--_hairline);
    background: var(--_surface);
    font-weight: 400;
    text-align: start;
    vertical-align: bottom;
  }
  .handle {
    position: absolute;
    inset-block: 4px;
    inset-inline-end: -6px;
    z-index: 1;
    inline-size: 12px;
    cursor: col-resize;
    touch-action: none;
  }
  .handle::after {
    content: '';
    position: absolute;
    inset-block: 25%;
    inset-inline-start: 5px;
    inline-size: 1px;
    background: transparent;
  }
  thead tr:hover .handle::after {
    background: var(--_outline);
  }
  .handle:is(:hover, :focus-visible)::after {
    inset-block: 0;
    inline-size: 2px;
    background: var(--_accent);
  }
  .pick {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    inline-size: 36px;
    min-inline-size: 36px;
  }
  .pick input[type='checkbox'] {
    display: block;
    margin: 4px 2px;
  }
  thead .pick {
    z-index: 3;
    padding-block-end: 6px;
  }
  tbody .pick {
    padding-inline: 0 !important;
  }
  tr.selected > * {
    background: var(--_accent-soft) !important;
  }
  .group > * {
    border-block-end-color: var(--_outline);
    background: var(--_surface-subtle) !important;
    font-weight: 600 !important;
  }
  .group strong {
    font-weight: 600;
  }
  .group .caption,
  .group .muted {
    font-weight: 400;
  }
  .group .expander .caption {
    margin-inline-start: var(--_space);
    white-space: nowrap;
  }
  .counts {
    display: inline-flex;
    flex-direction: column;
    gap: 3px;
    min-inline-size: 72px;
  }
  .shares {
    inline-size: 100%;
    block-size: 3px;
  }
  .pending {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    max-inline-size: 15em;
    margin-block-start: 2px;
  }
  .pending .icon,
  .deadline .icon,
  .mark .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  .pending.failed,
  .deadline.overdue {
    color: var(--_negative);
  }
  .deadline {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    white-space: nowrap;
  }
  td.due .day {
    display: block;
    white-space: nowrap;
  }
  thead button.plain {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 2 - 1px);
    color: var(--_text-muted);
    font-size: max(11px, 0.857em);
    line-height: 1.25;
    text-align: start;
  }
  thead .end button {
    flex-direction: row-reverse;
    text-align: end;
  }
  thead [aria-sort]:not([aria-sort='none']) button {
    color: var(--_text);
    font-weight: 600;
  }
  .place {
    font-size: 0.85em;
  }
  .end {
    text-align: end;
  }
  tbody th,
  tbody td {
    block-size: 40px;
    padding: var(--_space) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_hairline);
    background: var(--_surface);
    font-weight: 400;
    text-align: start;
  }
  tbody .end {
    text-align: end;
  }
  /* Text after a number: the two need room between them. */
  tbody :is(.risk, .severity, .userImpact) {
    padding-inline-start: calc(var(--_space) * 5);
  }
  thead :is(.risk, .severity, .userImpact) button.plain {
    padding-inline-start: calc(var(--_space) * 5 - 1px);
  }
  tbody .control {
    min-inline-size: 132px;
  }
  thead .title,
  tbody .title {
    position: sticky;
    inset-inline-start: 36px;
    inline-size: 36%;
    min-inline-size: 200px;
    padding-inline-start: 0;
  }
  tbody .title {
    z-index: 1;
    overflow-wrap: anywhere;
  }
  thead .title {
    z-index: 3;
  }
  thead .title button.plain {
    padding-inline-start: calc(var(--_space) * 6 - 1px);
  }
  tr:not(.detail):hover > *,
  tr:not(.detail):focus-within > *,
  tr.open > * {
    background: var(--_surface-subtle);
  }
  thead tr:hover > *,
  thead tr:focus-within > * {
    background: var(--_surface) !important;
  }
  tbody tr:not(.detail) {
    cursor: pointer;
  }
  .expander {
    display: flex;
    align-items: start;
    gap: var(--_space);
    inline-size: 100%;
    font-size: 1em;
    line-height: 1.35;
    text-align: start;
  }
  .expander:hover:not(:disabled) {
    background: none;
    color: var(--_accent-text);
  }
  .expander .icon {
    margin-block-start: 0.18em;
    color: var(--_text-muted);
    transition: transform var(--_duration) ease-out;
  }
  .expander:dir(rtl) .icon {
    transform: scaleX(-1);
  }
  .expander[aria-expanded='true'] .icon {
    transform: rotate(90deg);
  }
  /* Text in the other direction stands where the table's own does; not all browsers know match-parent. */
  .name {
    padding-block: 1px;
    text-align: left;
  }
  .expander:dir(rtl) .name {
    text-align: right;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px calc(var(--_space) * 2);
    padding-inline-start: calc(var(--_space) * 6);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    padding: 0 6px;
    border: 1px solid var(--_outline);
    border-radius: calc(var(--_radius) * 1.5);
  }
  mark {
    border-radius: 2px;
    background: var(--_accent-soft);
    color: inherit;
    font-weight: 600;
    box-shadow: 0 1px var(--_accent);
  }
  .label {
    display: none;
  }
  .aside td,
  .aside .name {
    color: var(--_text-muted);
  }
  tbody td.status {
    min-inline-size: 9.75em;
  }
  .state {
    display: inline-flex;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--_band-neutral);
    border-radius: 50%;
  }
  .dot.open {
    border-color: var(--_band-fair);
  }
  .dot.planned {
    border-color: var(--_accent);
    background: linear-gradient(0deg, var(--_accent) 50%, transparent 50%);
  }
  .dot.done {
    border-color: var(--_positive);
    background: var(--_positive);
  }
  .dot.declared {
    border-color: var(--_positive);
  }
  .dot.bad {
    border-color: var(--_negative);
    background: var(--_negative);
  }
  .dot.none {
    block-size: 0;
    border-width: 1px;
    border-radius: 0;
    align-self: center;
  }
  .dot.accepted {
    border-radius: 1px;
  }
  .increase {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 108px;
    white-space: nowrap;
  }
  .amount {
    white-space: nowrap;
  }
  .increase strong {
    font-weight: 600;
  }
  .increase.muted strong {
    font-weight: 400;
  }
  .bar {
    inline-size: 100%;
    block-size: 3px;
    border-radius: 2px;
    overflow: hidden;
  }
  .mark.is-regressed {
    border-color: var(--_negative);
    color: var(--_negative);
  }
  .bar:dir(rtl),
  :is(.health, .shares):dir(rtl) {
    transform: scaleX(-1);
  }
  .bar .track {
    fill: var(--_track);
  }
  .bar .fill {
    fill: var(--_accent);
  }
  .achieved,
  .unhealthy,
  .updated {
    white-space: nowrap;
  }
  .fitting thead .potential {
    white-space: nowrap;
  }
  thead :is(.achieved, .unhealthy, .updated) {
    white-space: normal;
  }
`;
