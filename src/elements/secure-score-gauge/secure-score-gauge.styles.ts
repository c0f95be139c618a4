/** Looks of the gauge. Sizes follow the container: the dial is as wide as it, up to 480 px. */
import { css, unsafeCSS } from 'lit';
import { steps } from './secure-score-gauge.dial.js';

/** Labels come in at the widths that the label layout reckons with (`dialLabels`), in em: larger text needs a wider place. */
const stepRules = steps
  .map(
    (step) =>
      `@container (width < ${step / 16}em){.from-${step}{display:none}}@container (width >= ${step / 16}em){.list .until-${step}{display:none}.dial.room-${step}{--_inset:var(--_side);margin-block:var(--_above) var(--_below)}}`,
  )
  .join('');

const layout = css`
  /* A page of gauges styles and lays out those that are in sight; the others keep the size that they last had. */
  :host {
    min-inline-size: 96px;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 16em;
    overflow-clip-margin: 8px;
  }
  .gauge {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(var(--_space) * 2);
    text-align: center;
  }
  .gauge.linear,
  .gauge.number {
    align-items: stretch;
    text-align: start;
  }
  p {
    margin: 0;
  }
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
  .dial {
    --_dial: calc(min(100cqi, 480px) - 2 * var(--_inset, 0px));
    position: relative;
    inline-size: var(--_dial);
  }
  .dial > svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .dial > svg path {
    fill: none;
    stroke-width: 16px;
    stroke-linecap: round;
  }
  .dial > svg .track {
    stroke: var(--_track);
  }
  .dial > svg .fill {
    stroke: var(--_arc, var(--_accent));
    transition: stroke-dasharray var(--_duration) ease-out;
  }
  .unfilled > svg .fill {
    visibility: hidden;
  }
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
  .middle {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
  }
  .arc .middle {
    inset-block-start: 8%;
  }
  .middle .value {
    font-size: clamp(1em, min(var(--_dial) * 0.19, var(--_dial) * 1.2 / var(--_characters, 6)), 4.5em);
    letter-spacing: -0.02em;
  }
  .middle .band {
    margin-block-start: var(--_space);
  }
  .middle .sign {
    letter-spacing: 0;
  }
  .bounded .value {
    max-inline-size: 76%;
    font-size: clamp(0.875em, var(--_dial) * 0.1, 1.75em);
  }
  .middle .word {
    max-inline-size: 76%;
    font-size: clamp(0.875em, var(--_dial) * 0.11, 2em);
  }
  .figure {
    display: flex;
    flex-direction: column;
    align-items: center;
    max-inline-size: 100%;
  }
  button.figure {
    text-decoration: none;
  }
  @media not print {
    .figure .points,
    .figure:has(.points:empty) .value {
      text-decoration: underline dotted color-mix(in oklab, currentColor 40%, transparent) 1px;
      text-underline-offset: 0.2em;
    }
    .figure:has(.points:empty) .value {
      text-underline-offset: 0.12em;
    }
    .figure:hover .points,
    .figure:hover:has(.points:empty) .value {
      text-decoration-color: currentColor;
    }
  }
  .sign:not(:empty) {
    margin-inline-start: 0.08em;
  }
  .points {
    margin-block-start: calc(var(--_space) / 2);
  }
  .band {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    color: var(--_text);
  }
  .band::before {
    inline-size: 8px;
    block-size: 8px;
    background: var(--_band);
    clip-path: var(--_shape);
    content: '';
    forced-color-adjust: none;
  }
  .atRisk {
    --_band: var(--_band-at-risk);
    --_shape: polygon(50% 6%, 97% 94%, 3% 94%);
  }
  .fair {
    --_band: var(--_band-fair);
    --_shape: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);
  }
  .good {
    --_band: var(--_band-good);
    --_shape: circle(44%);
  }
  .veryGood {
    --_band: var(--_band-very-good);
    --_shape: polygon(2% 57%, 20% 40%, 40% 60%, 82% 15%, 100% 32%, 40% 95%);
  }
  .neutral,
  .points:empty {
    display: none;
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
  .bar {
    position: relative;
    block-size: 8px;
    margin-block: var(--_space);
    forced-color-adjust: none;
  }
  .bar .rail {
    block-size: 100%;
    border-radius: 4px;
    background: var(--_track);
    overflow: hidden;
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
  .skeleton.value,
  .skeleton.chip,
  .skeleton.heading {
    inline-size: 6em;
    max-inline-size: 60%;
  }
`;

export const gaugeStyles = css`
  ${layout}${dial}${bar}${unsafeCSS(stepRules)}
`;
