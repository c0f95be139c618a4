/** Looks of what a gauge shows by choice; they come with it. */
import { css } from 'lit';

export const extrasStyles = css`
  .block {
    inline-size: 100%;
    max-inline-size: 44ch;
    text-align: start;
  }
  .course {
    display: block;
    inline-size: 100%;
    max-inline-size: 240px;
    block-size: 28px;
  }
  .course path {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    font-size: 0.875em;
    list-style: none;
  }
  .rows li {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: calc(var(--_space) * 3);
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_hairline);
  }
  .rows li > :first-child {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .rows li > :last-child {
    text-align: end;
  }
  .rows .explain {
    min-block-size: 24px;
    white-space: nowrap;
  }
  .rows .link {
    min-inline-size: 0;
    font-size: inherit;
    text-decoration: none;
  }
  .rows .link:hover {
    text-decoration: underline;
  }
`;
