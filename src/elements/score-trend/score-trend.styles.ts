import { css } from 'lit';

export const trendStyles = css`
  .frame {
    --_height: var(--secure-score-trend-height, clamp(11.25em, 36cqi, 17.5em));
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    min-block-size: 32px;
  }
  /* Stacking contexts of their own: what is around a cursor that moves is then not even looked through. */
  .top,
  .bottom,
  figcaption {
    isolation: isolate;
  }
  figure {
    margin: 0;
  }
  figcaption {
    margin-block: var(--_space) calc(var(--_space) * 3);
  }
  .ranges {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 2px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface-subtle);
  }
  .ranges label {
    position: relative;
    display: inline-flex;
    cursor: pointer;
  }
  .ranges input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    border: 0;
    outline: none;
    background: none;
    appearance: none;
    cursor: pointer;
  }
  .ranges span {
    min-block-size: 28px;
    padding: 0 calc(var(--_space) * 2);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) - 1px);
    color: var(--_text-muted);
    font-size: max(11px, 0.8em);
    line-height: 26px;
    white-space: nowrap;
  }
  .ranges input:hover + span {
    color: var(--_text);
  }
  .ranges input:checked + span {
    border-color: var(--_hairline);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
  }
  .ranges input:focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .plot {
    position: relative;
    isolation: isolate;
    block-size: var(--_height);
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .drawing,
  .mark {
    position: absolute;
    inset: 0;
    display: block;
    overflow: visible;
    pointer-events: none;
  }
  .gridline {
    stroke: var(--_hairline);
    shape-rendering: crispEdges;
  }
  .tick {
    fill: var(--_text-muted);
    font-size: max(11px, 0.6875em);
    unicode-bidi: plaintext;
  }
  .line,
  .swatch path {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .line {
    stroke-linecap: round;
  }
  .area {
    opacity: 0.08;
  }
  .dot,
  .mark circle {
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .reference {
    stroke: var(--_text-muted);
    stroke-width: 1;
    stroke-dasharray: 2 4;
  }
  .reference.target,
  .swatch .reference.target {
    stroke: var(--_text);
    stroke-width: 1;
    stroke-dasharray: 6 4;
  }
  .swatch .reference {
    stroke-width: 1;
  }
  .ends {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .end {
    position: absolute;
    inset: auto 0 auto 12px;
    overflow: hidden;
    translate: 0 -50%;
    font-size: max(11px, 0.75em);
    line-height: 1.5;
    text-align: left;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
    white-space: nowrap;
  }
  /* The key is part of the drawing. */
  .end.keyed {
    padding-left: 14px;
  }
  .swatch {
    flex: none;
  }
  .cursor {
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
    touch-action: pan-y;
    cursor: crosshair;
  }
  .cursor:focus-visible {
    outline-offset: 0;
  }
  /* What moves with the pointer has layers of its own, so that the chart below it is neither laid out nor drawn anew. */
  .moving {
    position: absolute;
    z-index: 1;
    inset: 0;
    contain: layout size style;
    pointer-events: none;
  }
  .at {
    position: absolute;
    inset: 0;
  }
  .at,
  .mark {
    will-change: transform;
  }
  .guide {
    position: absolute;
    inline-size: 1px;
    background: var(--_text-muted);
    forced-color-adjust: none;
  }
  .tooltip {
    position: absolute;
    inset-block-start: 4px;
    inline-size: max-content;
    max-inline-size: calc(50% - 12px);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: max(11px, 0.75em);
  }
  .tooltip.after {
    left: 12px;
  }
  .tooltip.before {
    right: calc(100% + 12px);
  }
  .tooltip.far {
    max-inline-size: 100%;
  }
  .tooltip.far.after {
    left: auto;
    right: 0;
  }
  .tooltip.far.before {
    left: 0;
    right: auto;
  }
  .tooltip caption {
    padding-block-end: var(--_space);
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }
  .tooltip table {
    border-collapse: collapse;
  }
  .tooltip th {
    padding: 0;
    font-weight: 400;
    text-align: start;
  }
  .tooltip th .swatch {
    margin-inline-end: 6px;
  }
  .tooltip .chosen th {
    font-weight: 600;
  }
  .tooltip .note {
    display: block;
    max-inline-size: 24em;
    padding-block-start: var(--_space);
    color: var(--_text-muted);
  }
  .tooltip td {
    padding-inline-start: calc(var(--_space) * 3);
    text-align: end;
    white-space: nowrap;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 3);
  }
  .series {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .series .chip[aria-pressed='false'] {
    background: none;
    border-color: var(--_outline);
    color: var(--_text-muted);
  }
  .series .chip[aria-pressed='false'] .swatch {
    opacity: 0.55;
  }
  .series .chip[aria-disabled] {
    cursor: default;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
  }
  .acts .plain {
    border: 0;
    color: var(--_accent-text);
  }
  .acts [aria-expanded='true'] {
    background: var(--_accent-soft);
  }
  .panel {
    margin-block-start: calc(var(--_space) * 3);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_hairline);
  }
  .level {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .bottom {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 3);
  }
  .changes {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .line-of-text {
    inline-size: min(34ch, 80%);
    margin-block: var(--_space) calc(var(--_space) * 3);
    block-size: 1.2em;
  }
  .line-of-chips {
    inline-size: min(28ch, 70%);
    margin-block-start: calc(var(--_space) * 3);
    block-size: 24px;
    border-radius: calc(var(--_radius) * 2);
  }
  .plot-skeleton {
    block-size: var(--_height);
  }
  @media (forced-colors: active) {
    .ranges input:checked + span {
      border: 2px solid Highlight;
    }
  }
  @media print {
    .cursor,
    .acts {
      display: none;
    }
  }
`;
