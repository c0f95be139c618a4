import { css } from 'lit';

/** The parts around the table. */
export const toolbarStyles = css`
  .frame > .heading {
    margin-block-end: calc(var(--_space) * 3);
  }
  .layout {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
  }
  .strip,
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 8);
    margin: 0;
  }
  .figures {
    flex: 1 1 auto;
  }
  .tiles {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .tile {
    display: flex;
    flex-direction: column;
    align-items: start;
    justify-content: center;
    min-inline-size: 84px;
    min-block-size: 52px;
    border-color: var(--_hairline);
    text-align: start;
  }
  .tile .number {
    font-size: 1.285em;
    font-weight: 600;
    line-height: 1.25;
  }
  .tile[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .level {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .tile .level {
    font-size: max(11px, 0.857em);
    color: var(--_text-muted);
  }
  .gauge {
    flex: none;
    inline-size: 4px;
    block-size: 12px;
    border-radius: 2px;
    background: linear-gradient(0deg, var(--_level) var(--_height), var(--_track) var(--_height));
    --_level: var(--_band-neutral);
    --_height: 25%;
  }
  .gauge.level-medium,
  .gauge.level-moderate {
    --_level: var(--_band-fair);
    --_height: 50%;
  }
  .gauge.level-high {
    --_level: var(--_band-at-risk);
    --_height: 75%;
  }
  .gauge.level-critical {
    --_level: var(--_band-at-risk);
    --_height: 100%;
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
  :is(.health, .shares) .healthy {
    fill: var(--_positive);
  }
  :is(.health, .shares) .unhealthy {
    fill: var(--_negative);
  }
  :is(.health, .shares) .rest {
    fill: var(--_track);
  }
  @media (forced-colors: active) {
    :is(.health, .shares) .healthy {
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
    color: var(--_accent-text);
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
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin: 0;
  }
  .toolbar .acts {
    padding-block-end: calc(var(--_space) * 1.5);
  }
  .opener,
  .acts button:has(.icon) {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .opener .icon,
  .chip .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .opener[aria-expanded='true'],
  .chip[aria-expanded='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .grouping,
  .size {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .grouping {
    margin-inline-start: auto;
  }
  :is(.grouping, .size) select {
    max-inline-size: 16em;
    min-block-size: 26px;
    font-size: 1em;
  }
  .chips,
  .set {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }
  .chips {
    align-items: center;
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
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
  .steps {
    display: inline-flex;
    gap: var(--_space);
  }
  .pager .size {
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
