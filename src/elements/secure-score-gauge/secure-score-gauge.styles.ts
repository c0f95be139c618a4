/** Looks of the gauge. Sizes follow the container: the dial is as wide as it, up to 480 px. */
import { css, unsafeCSS } from 'lit';
import { steps } from './secure-score-gauge.dial.js';

/** Labels come in at the widths that the label layout reckons with (`dialLabels`), in em: larger text needs a wider place. */
const stepRules = steps.map((step) => `@container (width < ${step / 16}em){.from-${step}{display:none}}`).join('');

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
  .figure {
    display: flex;
    flex-direction: column;
    align-items: center;
    max-inline-size: 100%;
  }
  .linear .figure,
  .number .figure {
    align-items: start;
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
`;

/** The shape of a bar before its code has come. */
const skeleton = css`
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
  .skeleton.value,
  .skeleton.chip,
  .skeleton.heading {
    inline-size: 6em;
    max-inline-size: 60%;
  }
`;

export const gaugeStyles = css`
  ${layout}${dial}${skeleton}${unsafeCSS(stepRules)}
`;
