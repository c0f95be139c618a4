/** Looks of the panel that opens a number's arithmetic. */
import { css } from 'lit';

export const explainPanelStyles = css`
  .explanation {
    padding: calc(var(--_space) * 4);
    font-size: var(--_font-size);
  }
  .explanation header {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  .explanation header .plain {
    flex: none;
    margin-block-start: -2px;
    margin-inline-end: -6px;
  }
  .explanation p {
    margin: 0;
  }
  .explanation .result {
    margin-block: calc(var(--_space) * 2) var(--_space);
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.2;
  }
  .explanation header + .formula {
    margin-block-start: calc(var(--_space) * 2);
  }
  .explanation .formula {
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .explanation .facts,
  .explanation .parts,
  .explanation .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .explanation .facts {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin-block-start: calc(var(--_space) / 2);
  }
  .explanation .facts .odd {
    color: var(--_text);
  }
  .explanation .facts .icon {
    margin-inline-end: var(--_space);
  }
  .explanation > .facts {
    margin-block-start: calc(var(--_space) * 2);
  }
  .explanation h3 {
    margin: calc(var(--_space) * 4) 0 var(--_space);
    font-size: 0.8125em;
    font-weight: 600;
  }
  .explanation .parts {
    border-block-start: 1px solid var(--_hairline);
  }
  .explanation .parts .parts {
    margin-inline-start: calc(var(--_space) * 4);
    border: 0;
  }
  .explanation .parts > li {
    border-block-end: 1px solid var(--_hairline);
  }
  .explanation .parts .parts > li:last-child {
    border: 0;
  }
  .explanation .row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 2);
    padding-inline-start: 20px;
    border-radius: var(--_radius);
    font-size: 0.875em;
  }
  .explanation summary.row {
    position: relative;
    list-style: none;
    cursor: pointer;
  }
  .explanation summary.row::-webkit-details-marker {
    display: none;
  }
  .explanation summary.row:hover {
    background: var(--_surface-subtle);
  }
  .explanation summary.row > .icon {
    position: absolute;
    inset-block-start: calc(var(--_space) * 2 + 0.2em);
    inset-inline-start: 0;
    transition: rotate var(--_duration) ease-out;
  }
  .explanation summary.row > .icon:dir(rtl) {
    rotate: 180deg;
  }
  .explanation [open] > summary.row > .icon {
    rotate: 90deg;
  }
  .explanation .row b {
    font-weight: 600;
    white-space: nowrap;
  }
  .explanation .row .below {
    grid-column: 1 / -1;
    font-size: max(11px, 0.857em);
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }
  .explanation .more {
    margin-block: var(--_space);
    margin-inline-start: 20px;
  }
  .explanation .list {
    display: grid;
    gap: calc(var(--_space) * 2);
    font-size: 0.875em;
  }
  .explanation footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 4);
  }
  .explanation footer p {
    flex-basis: 100%;
  }
  .explanation textarea {
    inline-size: 100%;
    margin-block-start: calc(var(--_space) * 2);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: max(11px, 0.75em);
  }
`;
