import { css } from 'lit';

/** What opens above and below the table. */
export const panelStyles = css`
  .panel {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_surface-subtle);
  }
  .panel p {
    margin: 0;
  }
  .panel :is(input:not([type='checkbox']), select),
  .selection :is(select, textarea),
  .editor :is(select, textarea) {
    background: var(--_surface);
  }
  .facets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
    gap: calc(var(--_space) * 4) calc(var(--_space) * 6);
  }
  .facet {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .facet.wide {
    columns: 12em;
    column-gap: calc(var(--_space) * 6);
  }
  .facet legend {
    padding: 0;
    font-weight: 600;
  }
  .facet summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .option {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 28px;
    break-inside: avoid;
    font-size: 0.875em;
  }
  .option input[type='checkbox'] {
    flex: none;
    margin-inline-start: 0;
  }
  .option label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--_space);
  }
  .option .count {
    margin-inline-start: auto;
  }
  .option .width {
    inline-size: 5.5em;
    min-block-size: 24px;
  }
  .chooser {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
    align-items: start;
  }
  .chooser fieldset {
    inline-size: 100%;
  }
  .planner,
  .files {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_space) * 3);
  }
  .files {
    align-items: center;
  }
  .files p {
    flex: 1 1 16em;
  }
  .files p .caption {
    display: block;
  }
  .planner label,
  .editor label {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
  }
  .planner input {
    inline-size: 7em;
  }
  .planner > .caption {
    min-block-size: 32px;
    line-height: 32px;
  }
  .outcome {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_hairline);
  }
  .plan-steps {
    max-block-size: 16em;
    margin: 0;
    padding-inline-start: 2em;
    overflow: auto;
    font-size: 0.875em;
  }
  .plan-steps li {
    padding-block: 3px;
  }
  .plan-step {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 calc(var(--_space) * 4);
    max-inline-size: 44em;
  }
  .plan-step .what {
    flex: 1 1 14em;
  }
  .plan-step .gain {
    font-weight: 600;
    white-space: nowrap;
  }
  .plan-step .reached {
    min-inline-size: 4.5em;
    text-align: end;
  }
  .told {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
  }
  .selection {
    position: sticky;
    inset-block-end: 0;
    z-index: 4;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    max-block-size: 45vh;
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 4);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: auto;
    font-size: 0.875em;
  }
  .selection p {
    margin: 0;
  }
  .selection button:not(.plain) {
    font-size: 1em;
  }
  .bar-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }
  .bar-line .projection {
    flex: 1 1 auto;
  }
  .projection strong {
    font-weight: 600;
  }
  .need,
  .notice {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: start;
  }
  .selection .need {
    font-size: max(11px, 0.857em);
  }
  .need {
    flex-wrap: wrap;
  }
  .need > span {
    flex: 1 1 14em;
  }
  .need button {
    flex: none;
    min-block-size: 0;
  }
  .need .icon,
  .notice > .icon {
    flex: none;
    margin-block-start: 0.15em;
  }
  .notice > span {
    flex: 1;
  }
  .notice.failure {
    color: var(--_negative);
  }
  .editor {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    max-inline-size: 44em;
  }
  .editor :is(select) {
    align-self: start;
  }
  .editor textarea {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    font-size: 0.875em;
    resize: vertical;
  }
  .refusals ul {
    margin: 0;
    padding-inline-start: 1.5em;
  }
`;
