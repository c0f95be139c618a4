import { css } from 'lit';

/** The waterfall: bars between the cells of a table. */
export const whyStyles = css`
  .causes tbody th {
    inline-size: 46%;
    min-inline-size: 12em;
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
  }
  .causes .cause th {
    padding-inline-start: calc(var(--_space) * 4);
  }
  .subject,
  .causes .own {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  .causes .own {
    gap: var(--_space) calc(var(--_space) * 3);
  }
  .causes .fall {
    position: relative;
    inline-size: 40%;
    min-inline-size: 6em;
    padding: 0;
  }
  .causes td:not(.fall) {
    white-space: nowrap;
  }
  .causes .group th,
  .causes .group td,
  .causes .end-row th,
  .causes .end-row td {
    font-weight: 600;
  }
  .causes .group > * {
    padding-block-start: calc(var(--_space) * 3);
  }
  .rise {
    position: absolute;
    inset-block: calc((100% - 14px) / 2) auto;
    inset-inline-start: calc(var(--_low) * 100%);
    inline-size: max(2px, calc((var(--_high) - var(--_low)) * 100%));
    block-size: 14px;
    border-radius: 2px;
    background: var(--_positive);
  }
  .rise.down {
    background: repeating-linear-gradient(
      135deg,
      var(--_negative) 0 4px,
      color-mix(in oklab, var(--_negative) 70%, var(--_surface)) 4px 6px
    );
  }
  .rise.whole {
    background: var(--_track);
    border-inline-end: 2px solid var(--_text);
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 2);
  }
  .foot p {
    margin: 0;
  }
  /* Where there is no room for a column of bars, each runs below its own line. As a line of boxes: WebKit places nothing within a row. */
  @container (width < 33.75em) {
    .causes :is(table, thead, tbody) {
      display: block;
    }
    .causes tr {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      border-block-end: 1px solid var(--_hairline);
    }
    .causes tr > * {
      border: 0;
    }
    .causes tr > th:first-child {
      flex: 1 1 8em;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .causes tr > :nth-child(n + 3) {
      min-inline-size: 6.5em;
      padding-inline: var(--_space) 0;
    }
    .causes .fall {
      order: 1;
      inline-size: 100%;
      block-size: 4px;
      padding: 0;
    }
    .causes .fall:empty {
      display: none;
    }
    .causes .rise {
      inset-block: 0;
      block-size: 4px;
    }
  }
  /* Where there is no room for two columns of figures either, the points stand below the percentage points. */
  @container (width < 24em) {
    .causes tr {
      display: grid;
      grid-template: auto 1fr auto / minmax(0, 1fr) auto;
      align-items: start;
    }
    .causes tr > th:first-child {
      grid-row: 1 / 3;
      inline-size: auto;
    }
    .causes tr > :nth-child(n + 3) {
      grid-column: 2;
      min-inline-size: 0;
      padding-block-end: 0;
    }
    .causes tr > :nth-child(4) {
      padding-block: 0;
      color: var(--_text-muted);
    }
    .causes tr > .fall {
      grid-column: 1 / 3;
    }
  }
  @media (forced-colors: active) {
    .rise {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .rise.down {
      background: Canvas;
      border: 2px solid CanvasText;
    }
    .rise.whole {
      background: Canvas;
      border-inline-end: 2px solid CanvasText;
    }
  }
`;
