import { css } from 'lit';

/** The parts around the table. */
export const toolbarStyles = css`
  .layout {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 8);
    margin: 0;
  }
  .figure {
    min-inline-size: 0;
  }
  .figure.wide {
    flex: 1 1 180px;
    max-inline-size: 320px;
  }
  .figure dd {
    margin: 0;
  }
  .figure .number {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.3;
  }
  .figure .muted {
    font-size: 0.875em;
  }
  .health {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: calc(var(--_space) * 3) var(--_space);
    overflow: hidden;
    border-radius: 3px;
  }
  .health .healthy {
    fill: var(--_positive);
  }
  .health .unhealthy {
    fill: var(--_negative);
  }
  .health .rest {
    fill: var(--_track);
  }
  @media (forced-colors: active) {
    .health .healthy {
      fill: var(--_track);
    }
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_hairline);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    margin-inline-end: auto;
  }
  .tab,
  .tab:hover:not(:disabled) {
    min-block-size: 40px;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    background: none;
    margin-block-end: -1px;
    text-align: start;
  }
  .tab:hover {
    color: var(--_accent);
  }
  .tab[aria-pressed='true'] {
    border-color: var(--_accent);
    font-weight: 600;
  }
  .tab .muted {
    font-weight: 400;
  }
  .search {
    position: relative;
    flex: 0 1 240px;
    min-inline-size: 140px;
    padding-block-end: calc(var(--_space) * 1.5);
  }
  .search .icon {
    position: absolute;
    inset-block-start: 9px;
    inset-inline-start: 8px;
    inline-size: 14px;
    block-size: 14px;
    color: var(--_text-muted);
  }
  .search input {
    inline-size: 100%;
    padding-inline-start: 28px;
  }
  .search input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .export {
    margin-block-end: calc(var(--_space) * 1.5);
  }
  .chips,
  .set {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }
  .chips {
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 5);
  }
  .sentence {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin: 0;
    color: var(--_text-muted);
  }
  .sort {
    display: none;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .order .icon {
    transform: rotate(-90deg);
  }
  .order.descending .icon {
    transform: rotate(90deg);
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 1);
    margin: 0;
  }
  .pager .caption {
    margin-inline-end: calc(var(--_space) * 2);
  }
  .step {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 32px;
    padding: 0;
  }
  .step .icon + .icon {
    margin-inline-start: -9px;
  }
  .step.back .icon,
  .step:dir(rtl) .icon {
    transform: scaleX(-1);
  }
  .step.back:dir(rtl) .icon {
    transform: none;
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.45;
  }
  .bar-skeleton {
    block-size: 40px;
  }
  .row-skeleton {
    block-size: 32px;
  }
  .figure.skeleton {
    inline-size: 140px;
    block-size: 52px;
  }
`;
