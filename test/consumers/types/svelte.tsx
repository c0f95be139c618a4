// What svelte-check looks up for a tag in a template.
import type { SvelteHTMLElements } from 'svelte/elements';
import type { ScoreReport, StateChangeDetail } from 'secure-score-widgets';
import 'secure-score-widgets/svelte';

declare const report: ScoreReport;
const changed = (event: CustomEvent<StateChangeDetail>): void => console.log(event.detail.kind);

export const gauge: SvelteHTMLElements['secure-score-gauge'] = {
  class: 'wide',
  data: report,
  score: 31,
  nextSteps: false,
  'next-steps': true,
  'onsecure-score-state-change': changed,
  'on:secure-score-error': (event) => console.log(event.currentTarget.report?.total),
};

export const written: SvelteHTMLElements['secure-score-gauge'] = { 'next-steps': false };
// @ts-expect-error no such variant
export const circle: SvelteHTMLElements['secure-score-gauge'] = { variant: 'circle' };
// @ts-expect-error the detail is of another event
export const confused: SvelteHTMLElements['secure-score-gauge'] = { 'onsecure-score-error': changed };
// @ts-expect-error no such property
export const red: SvelteHTMLElements['secure-score-gauge'] = { colour: 'red' };
