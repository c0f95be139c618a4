import { css } from 'lit';

/** All bars begin at one line and have one length, whatever the depth of the name beside them. */
export const rowStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    --_indent: 16px;
    position: relative;
    display: grid;
    grid-template: 'name bar value' auto '. meta meta' auto '. notes notes' auto / minmax(7em, 11em) minmax(4em, 1fr) 7em;
    align-items: center;
    align-content: center;
    gap: 0 calc(var(--_space) * 3);
    min-block-size: 40px;
    padding: var(--_space) calc(var(--_space) * 2);
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
  .name {
    grid-area: name;
    min-inline-size: 0;
    padding-inline-start: calc(var(--_level, 0) * var(--_indent));
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
  .choose:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .bar {
    grid-area: bar;
    position: relative;
    padding-block: 8px;
  }
  .track {
    display: flex;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_track);
    overflow: hidden;
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
  .bar.none::before {
    content: '';
    display: block;
    block-size: 6px;
  }
  .row.notScored .bar {
    display: none;
  }
  .row.notScored .notes {
    grid-area: bar;
  }
  .notEnabled .bar.none::before,
  .unknown .bar.none::before,
  .restricted .bar.none::before {
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
  .percent {
    grid-area: value;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space);
    font-weight: 600;
    text-align: end;
  }
  .row:not(.scored) .percent {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .row.notEnabled .name {
    color: var(--_text-muted);
  }
  .comparison .short {
    display: none;
  }
  .comparison {
    position: absolute;
  }
  .meta {
    grid-area: meta;
    display: grid;
    align-items: center;
    min-inline-size: 0;
  }
  .changes,
  .detail {
    grid-area: 1 / 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    min-inline-size: 0;
    font-size: max(11px, 0.857em);
  }
  .changes .chip {
    padding-inline: 0;
    border: 0;
    background: none;
    font-size: inherit;
  }
  .changes .chip:not(:last-child) {
    display: none;
  }
  .changes .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  .potential {
    font-weight: 600;
  }
  .notes {
    grid-area: notes;
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    font-size: max(11px, 0.857em);
  }
  .changes:not(:has(*)) {
    display: none;
  }
  /* Above the area of the button, or its tooltip would never show. */
  .health {
    position: relative;
    z-index: 1;
    display: flex;
    flex: 1 1 100%;
    align-items: center;
    gap: 2px calc(var(--_space) * 2);
    min-inline-size: 0;
  }
  .segments {
    flex: 0 0 72px;
    display: flex;
    gap: 1px;
    block-size: 4px;
    border-radius: 2px;
    overflow: hidden;
  }
  .segments > * {
    min-inline-size: 2px;
  }
  .segments .healthy {
    background: var(--_positive);
  }
  .segments .unhealthy {
    background: var(--_negative);
  }
  .segments .notApplicable {
    background: var(--_band-neutral);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
  }
  .counts > * {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .counts .healthy svg {
    color: var(--_positive);
  }
  .counts .unhealthy svg {
    color: var(--_negative);
  }
  .row > .name > .skeleton,
  .percent .skeleton,
  .detail .skeleton,
  .notes .skeleton,
  .changes .skeleton {
    display: inline-block;
    max-inline-size: 100%;
    line-height: 1;
  }
  .skeleton.wide {
    inline-size: 9em;
  }
  .skeleton.narrow {
    inline-size: 4em;
  }
  .skeleton.medium {
    inline-size: 8em;
  }
`;
