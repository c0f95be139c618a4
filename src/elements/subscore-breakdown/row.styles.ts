import { css } from 'lit';

/** What a line holds, wherever it stands. */
const parts = css`
  .row {
    position: relative;
    align-items: center;
    align-content: center;
    min-block-size: 40px;
    border-radius: var(--_radius);
    font-size: 0.875em;
  }
  .row.selectable:hover {
    background: var(--_surface-subtle);
  }
  .row.active {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }
  .row.active:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  .c-name {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline-start: calc(var(--_level, 0) * var(--_indent));
  }
  .label {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .choose {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 1em;
    text-align: start;
    overflow-wrap: anywhere;
  }
  button.choose:hover:not(:disabled) {
    background: none;
  }
  .choose::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .choose:focus-visible {
    outline: none;
  }
  .choose:focus-visible::after,
  .row:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .row.notEnabled .c-name {
    color: var(--_text-muted);
  }
  .c-value {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space);
    font-weight: 600;
    text-align: end;
  }
  .c-value .caption {
    font-weight: 400;
  }
  .row:not(.scored) .c-value {
    color: var(--_text-muted);
    font-weight: 400;
  }
  /* Above the area of the button that chooses the row; the dots come with the pointer, or every row would be full of them. */
  button.number {
    position: relative;
    z-index: 1;
    min-block-size: 24px;
    font-size: 1em;
    font-weight: inherit;
    text-decoration: none;
  }
  button.number:hover:not(:disabled),
  button.number[aria-expanded='true'] {
    text-decoration: underline dotted;
  }
  .meta {
    min-inline-size: 0;
    font-size: max(11px, 0.857em);
  }
  .c-points,
  .c-comparison {
    color: var(--_text-muted);
  }
  .c-potential strong {
    font-weight: 600;
  }
  .change button {
    display: inline-grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 2px;
    white-space: nowrap;
  }
  .change .icon {
    justify-self: end;
  }
  .change .under {
    grid-column: 1 / -1;
  }
  .change.same {
    color: var(--_text-muted);
  }
  .change .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  .row.notScored .c-bar {
    display: none;
  }
  .c-notes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
  }
`;

const bars = css`
  .c-bar {
    position: relative;
    padding-block: 8px;
  }
  .track {
    position: relative;
    display: flex;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_track);
    overflow: hidden;
  }
  /* One gap a point, over the bar and what it has still to go; the last one falls beyond the end. */
  .track.cut::after {
    content: '';
    position: absolute;
    inset: 0;
    inset-inline-end: -2px;
    background: repeating-linear-gradient(
      var(--_cut, to right),
      transparent 0 calc(100% / var(--_segments) - 2px),
      var(--_surface) calc(100% / var(--_segments) - 2px) calc(100% / var(--_segments))
    );
  }
  .track.cut:dir(rtl) {
    --_cut: to left;
  }
  .certain,
  .uncertain {
    flex: none;
    transition: inline-size var(--_duration) ease-out;
  }
  .certain {
    background: var(--_accent);
  }
  .uncertain {
    background: repeating-linear-gradient(135deg, var(--_accent) 0 2px, transparent 2px 5px);
  }
  .c-bar.none::before {
    content: '';
    display: block;
    block-size: 6px;
  }
  .notEnabled .c-bar.none::before,
  .unknown .c-bar.none::before,
  .restricted .c-bar.none::before {
    border: 1px dashed var(--_outline);
    border-radius: 3px;
    opacity: 0.7;
  }
  .mark {
    position: absolute;
    inset-block-start: 15px;
    inline-size: 0;
    color: var(--_text-muted);
  }
  .mark .triangle {
    position: absolute;
    inset-inline-start: -4px;
  }
  .triangle {
    flex: none;
    vertical-align: 0.05em;
  }
`;

export const rowStyles = [parts, bars];
