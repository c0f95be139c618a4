/** A page for the frame of another portal: it says how high it is, to the origins that may embed it and to no other. */
import 'secure-score-widgets/define/secure-score-gauge';
import { reportSource } from './reportSource.js';

const gauge = document.querySelector('secure-score-gauge')!;
gauge.source = reportSource(
  `/api/customers/${encodeURIComponent(location.pathname.split('/')[2]!)}/report`,
  (report) => (gauge.data = report),
);

const embedders = (document.body.dataset['embedders'] ?? '').split(' ').filter(Boolean);
let last = -1;

/** A message goes to the frame's parent only if that has one of these origins: the browser drops the others. */
function sayHeight(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === last || window.parent === window) return;
  last = height;
  for (const origin of embedders) window.parent.postMessage({ type: 'secure-score-size', height }, origin);
}

new ResizeObserver(sayHeight).observe(document.body);
sayHeight();
