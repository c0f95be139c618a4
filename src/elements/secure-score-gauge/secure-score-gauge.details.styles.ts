/** Looks of what stands on the dial, beside and below it, and of the bar; they come with it. */
import { css, unsafeCSS } from 'lit';
import { steps } from './secure-score-gauge.dial.js';

/** From the width on at which a label stands beside the dial, the dial makes room for it and the list below leaves it out. */
const stepRules = steps
  .map(
    (step) =>
      `@container (width >= ${step / 16}em){.list .until-${step}{display:none}.dial.room-${step}{--_inset:var(--_side);margin-block:var(--_above) var(--_below)}}`,
  )
  .join('');

const below = css`
  .scope {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }
  .linear .chips,
  .number .chips {
    justify-content: start;
  }
  .explain:hover .chip {
    border-color: currentColor;
  }
  .chip {
    padding-block: 3px;
    line-height: 1.3;
  }
  .note {
    max-inline-size: 44ch;
  }
  .list {
    display: grid;
    gap: var(--_space);
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
    text-align: start;
  }
  .list li {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: baseline;
  }
  @container (width < 12.5em) {
    .chips ~ .note {
      display: none;
    }
  }
  @container (width < 7.5em) {
    .list {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
  }
  .list svg {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    overflow: visible;
  }
  .freshness summary {
    display: list-item;
    inline-size: fit-content;
    min-block-size: 24px;
    padding-block: 3px;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .freshness p {
    max-inline-size: 48ch;
    margin-block-start: var(--_space);
  }
  .gauge:not(.linear, .number) summary {
    margin-inline: auto;
  }
`;

const dial = css`
  .partial > svg .track,
  .dial > svg .bound {
    stroke-width: 6px;
    stroke-dasharray: 0 11;
  }
  .partial > svg .track {
    stroke: color-mix(in oklab, var(--_text) 28%, transparent);
  }
  .dial > svg .bound {
    stroke: var(--_arc, var(--_accent));
  }
  .dial > svg .halo {
    stroke: var(--_surface);
    stroke-width: 7px;
    stroke-linecap: butt;
  }
  .dial > svg .notch,
  .sample {
    stroke: var(--_text);
    stroke-width: 2.5px;
  }
  .frame svg .mark {
    fill: var(--_text-muted);
    stroke: var(--_text-muted);
    stroke-width: 1px;
    stroke-linejoin: round;
  }
  .frame svg .mark-1 {
    fill: var(--_surface);
  }
  .frame svg .mark-2 {
    fill: color-mix(in oklab, var(--_text-muted) 40%, var(--_surface));
  }
  .dial > svg .ghost,
  .list svg .ghost {
    fill: none;
    stroke: color-mix(in oklab, var(--_arc, var(--_accent)) 35%, transparent);
  }
  .list svg .ghost {
    fill: color-mix(in oklab, var(--_arc, var(--_accent)) 35%, transparent);
    stroke: none;
  }
  .bounded .value {
    max-inline-size: 76%;
    font-size: clamp(0.875em, var(--_dial) * 0.1, 1.75em);
  }
  .middle .word {
    max-inline-size: 76%;
    font-size: clamp(0.875em, var(--_dial) * 0.11, 2em);
  }
  .outside {
    position: absolute;
    inline-size: min-content;
    line-height: 1.3;
    text-align: center;
    word-break: keep-all;
    overflow-wrap: normal;
  }
`;

const bar = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 3);
  }
  .linear .figure,
  .number .figure {
    flex-flow: row wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 3);
  }
  .linear .points,
  .number .points {
    margin: 0;
  }
  .linear .band,
  .number .band {
    margin-inline-start: auto;
  }
  .number .band {
    margin-inline-start: 0;
  }
  .rail {
    position: relative;
  }
  .bar.open .rail {
    background: radial-gradient(circle, color-mix(in oklab, var(--_text) 28%, transparent) 1.5px, transparent 2px) 0 0 / 8px 8px;
  }
  .rail .fill {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(var(--_at) * 1%);
    background: var(--_arc, var(--_accent));
    transition: inline-size var(--_duration) ease-out;
  }
  .rail .ghost {
    background: color-mix(in oklab, var(--_arc, var(--_accent)) 35%, transparent);
  }
  .rail .bound {
    background: radial-gradient(circle, var(--_arc, var(--_accent)) 1.5px, transparent 2px) 0 0 / 8px 8px;
  }
  .bar .notch,
  .bar svg {
    position: absolute;
    inset-inline-start: calc(var(--_at) * 1%);
    inline-size: 0;
  }
  .bar.marked {
    margin-block-end: calc(var(--_space) * 3);
  }
  .bar .notch {
    inset-block: -4px;
    margin-inline-start: -1px;
    border-inline-start: 2px solid var(--_text);
    outline: 1.5px solid var(--_surface);
  }
  .bar svg {
    inset-block-start: 100%;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-start: -4px;
    margin-block-start: 2px;
    overflow: visible;
  }
`;

export const detailsStyles = css`
  ${below}${dial}${bar}${unsafeCSS(stepRules)}
`;
