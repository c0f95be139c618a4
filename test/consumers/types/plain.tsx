// A page without a framework: the maps of the page's own library know tags and events.
import type { ScoreReport } from 'secure-score-widgets';
import 'secure-score-widgets/define';

const gauge = document.createElement('secure-score-gauge');
gauge.score = 31;
gauge.variant = 'ring';
gauge.addEventListener('secure-score-state-change', (event) => console.log(event.detail.kind));
document.body.addEventListener('secure-score-export', (event) => console.log(event.detail.filename));
document.querySelector('recommendation-table')?.addEventListener('secure-score-status-request', (event) => {
  event.waitUntil(Promise.resolve());
});
export const report: ScoreReport | null = gauge.report;

// @ts-expect-error no such variant
gauge.variant = 'circle';
// @ts-expect-error the report can only be read
gauge.report = null;
// @ts-expect-error no such property
gauge.colour = 'red';
