import { css } from 'lit';

export const detailStyles = css`
  .detail > td {
    padding: 0;
    background: var(--_surface-subtle);
  }
  .opened {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: calc(var(--_space) * 4) calc(var(--_space) * 8);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) calc(var(--_space) * 5);
    padding-inline-start: calc(var(--_space) * 6 + 36px);
  }
  .opened p {
    margin: 0;
  }
  .notices {
    grid-column: 1 / -1;
    display: flex;
    flex-direction: column;
    gap: var(--_space);
  }
  .notices p {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  .notices .icon {
    margin-block-start: 0.2em;
    color: var(--_text-muted);
  }
  .notices strong {
    font-weight: 600;
  }
  .prose,
  .side {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 4);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .opened .heading {
    margin-block-end: var(--_space);
  }
  .rich-text {
    max-inline-size: 72ch;
  }
  .rich-text :is(p, ol, ul) {
    margin: 0 0 calc(var(--_space) * 2);
  }
  .rich-text :is(ol, ul) {
    padding-inline-start: calc(var(--_space) * 5);
  }
  .rich-text li {
    margin-block-end: var(--_space);
  }
  .rich-text code {
    padding: 0 3px;
    border-radius: 3px;
    background: var(--_track);
  }
  .rich-text > :last-child {
    margin-block-end: 0;
  }
  .out .icon {
    margin-inline-start: var(--_space);
  }
  .address {
    text-align: start;
  }
  .facts {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: calc(var(--_space) * 2);
  }
  .facts dd {
    margin: 0;
    text-align: left;
  }
  .facts:dir(rtl) dd {
    text-align: right;
  }
  .resources li {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
  }
  .resources .resource {
    flex: 1;
    min-inline-size: 0;
  }
  .edit summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-text);
    cursor: pointer;
  }
  .edit[open] summary {
    margin-block-end: calc(var(--_space) * 2);
  }
  .resources,
  .history {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: var(--_space) 0 0;
    padding: 0;
    list-style: none;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    margin-block-start: var(--_space);
  }
  .note {
    display: block;
  }
  @container (width < 56.25em) {
    .opened {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (width < 35em) {
    .opened {
      padding-inline: calc(var(--_space) * 6) 0;
    }
    .resources li {
      overflow-wrap: anywhere;
    }
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
