// What vue-tsc looks up for a tag in a template: the props of the component of that name, listeners in camel case.
import type { GlobalComponents } from 'vue';
import type { ScoreReport, StateChangeDetail } from 'secure-score-widgets';
import 'secure-score-widgets/vue';

type Props<T extends keyof GlobalComponents> = InstanceType<GlobalComponents[T]>['$props'];

declare const report: ScoreReport;
const changed = (event: CustomEvent<StateChangeDetail>): void => console.log(event.detail.kind);

export const gauge: Props<'secure-score-gauge'> = {
  class: 'wide',
  key: 'gauge',
  data: report,
  score: 31,
  variant: 'ring',
  nextSteps: true,
  onSecureScoreStateChange: changed,
  onSecureScoreError: (event) => console.log(event.currentTarget.report?.total),
};
export const table: Props<'recommendation-table'> = {
  actions: ['fix'],
  onSecureScoreStatusRequest: (event) => event.waitUntil(Promise.resolve()),
};

// @ts-expect-error no such variant
export const circle: Props<'secure-score-gauge'> = { variant: 'circle' };
// @ts-expect-error no such property
export const red: Props<'secure-score-gauge'> = { colour: 'red' };
// @ts-expect-error the detail is of another event
export const confused: Props<'secure-score-gauge'> = { onSecureScoreError: changed };
// @ts-expect-error Vue sets the property, which is a number
export const text: Props<'secure-score-gauge'> = { score: '31' };
