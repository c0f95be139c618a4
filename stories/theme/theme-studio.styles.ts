import { css } from 'lit';

/** The studio's own looks: quiet and grey, so that the brand is the only colour on the page. It follows the scheme of the page, the preview its own. */
export const studioStyles = css`
  :host {
    --ink: light-dark(oklch(0.25 0 0), oklch(0.93 0 0));
    --quiet: light-dark(oklch(0.47 0 0), oklch(0.74 0 0));
    --line: light-dark(oklch(0.88 0 0), oklch(0.36 0 0));
    --edge: light-dark(oklch(0.6 0 0), oklch(0.6 0 0));
    --paper: light-dark(oklch(1 0 0), oklch(0.23 0 0));
    --shade: light-dark(oklch(0.97 0 0), oklch(0.28 0 0));
    --bad: light-dark(oklch(0.48 0.17 25), oklch(0.78 0.12 25));
    display: block;
    container-type: inline-size;
    color: var(--ink);
    font:
      14px/1.45 system-ui,
      sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  .studio {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .panel,
  .results {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    min-inline-size: 0;
  }
  .results {
    gap: 32px;
  }
  h2,
  h3 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
  }
  h3 {
    margin-block-end: 8px;
    font-size: 14px;
  }
  p {
    margin: 0;
    color: var(--quiet);
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .label {
    padding: 0;
    font-size: 12px;
    font-weight: 600;
  }
  legend {
    margin-block-end: 6px;
  }
  button,
  input,
  select {
    min-block-size: 32px;
    padding: 0 10px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--paper);
    color: inherit;
    font: inherit;
  }
  button,
  select,
  input[type='color'] {
    cursor: pointer;
  }
  button:hover {
    background: var(--shade);
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .presets,
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .presets button,
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: 14px;
    font-size: 13px;
    cursor: pointer;
  }
  .presets button[aria-pressed='true'],
  .choices label:has(:checked) {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .choices label:focus-within:has(:focus-visible) {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .choices input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .choices label {
    position: relative;
  }
  .swatch {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border: 1px solid var(--edge);
    border-radius: 50%;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .row > input[type='text'] {
    flex: 1 1 0;
    min-inline-size: 0;
    inline-size: 0;
    font-family: ui-monospace, monospace;
    font-size: 13px;
  }
  .row > input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  input[type='color'] {
    flex: none;
    inline-size: 40px;
    padding: 3px;
  }
  input[type='range'] {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    accent-color: var(--ink);
  }
  output {
    font-variant-numeric: tabular-nums;
  }
  .error {
    color: var(--bad);
    font-size: 13px;
  }
  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px 24px;
    padding: 24px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--secure-score-surface, light-dark(white, oklch(0.21 0.01 255)));
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    white-space: nowrap;
  }
  th {
    color: var(--quiet);
    font-weight: 400;
  }
  tbody th {
    color: inherit;
  }
  .number {
    text-align: end;
  }
  .sample {
    display: block;
    border: 1px solid var(--line);
    border-radius: 4px;
    font-weight: 600;
    font-size: 13px;
  }
  .verdict {
    font-weight: 600;
  }
  .fails .verdict {
    color: var(--bad);
  }
  code,
  .hex {
    font-family: ui-monospace, monospace;
    font-size: 12px;
  }
  details summary {
    min-block-size: 24px;
    inline-size: fit-content;
    cursor: pointer;
  }
  pre {
    max-block-size: 220px;
    margin: 0;
    padding: 12px;
    overflow: auto;
    border-radius: 8px;
    background: var(--shade);
    line-height: 1.6;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-end: 8px;
  }
  @container (inline-size >= 760px) {
    .studio {
      grid-template-columns: 280px minmax(0, 1fr);
      gap: 32px;
    }
    .panel {
      position: sticky;
      inset-block-start: 16px;
      max-block-size: calc(100vh - 32px);
      padding-inline-end: 4px;
      overflow-y: auto;
    }
  }
  @container (inline-size >= 1000px) {
    .preview {
      grid-template-columns: minmax(220px, 1fr) minmax(0, 2fr);
    }
    .preview > .wide {
      grid-column: 1 / -1;
    }
  }
  @container (inline-size < 480px) {
    .preview {
      padding: 12px;
    }
  }
`;
