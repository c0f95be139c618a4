// The vendor's HTML is read in linear time: floods of 200 kB, best of three, each under the bar. `npm run bench -- rich-text`.
import { parseRichText } from '../src/ui/rich-text.js';

const barMs = 100;
const floods = [
  '<',
  '<a ',
  '<a x="',
  `<a x='"`,
  '<b>',
  '<b>x</b>',
  '<ol><li>',
  '</b>',
  '<!--',
  '&',
  '&amp;',
  '<br>',
  '<script></',
  '<svg>',
  '<p>x',
  '<a ===',
];

function bestOf(times: number, source: string): number {
  let best = Infinity;
  for (let run = 0; run < times; run++) {
    const start = performance.now();
    parseRichText(source);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const slow = floods.filter((flood) => {
  const milliseconds = bestOf(3, flood.repeat(Math.ceil(200_000 / flood.length)));
  console.log(`${milliseconds.toFixed(1).padStart(8)} ms  ${flood}`);
  return milliseconds > barMs;
});
process.exitCode = slow.length > 0 ? 1 : 0;
