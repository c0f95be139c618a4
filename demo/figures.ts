/** The row of figures above the table: the host's own markup, filled from the report that the provider shares. */
import { createFormatter } from 'secure-score-widgets';
import type { ScoreReport } from 'secure-score-widgets/core';

interface Figure {
  readonly text: string;
  readonly note: string;
}

/** The kit's own formatter: a figure of the page and the same figure in a widget have the same digits. */
const formatter = createFormatter('en');
const pointsOf = (percentagePoints: number, digits = 2) => `${formatter.change(percentagePoints, digits)} pp`;

/** Hidden while there is no report: a missing figure is not a zero. */
export function showFigures(report: ScoreReport | null): void {
  const list = document.querySelector<HTMLElement>('[data-figures]')!;
  list.hidden = report === null;
  if (!report) return;
  const figures: Record<string, Figure> = {
    score: scoreFigure(report),
    open: openFigure(report),
    controls: controlsFigure(report),
    gain: gainFigure(report),
  };
  for (const [name, { text, note }] of Object.entries(figures)) {
    list.querySelector(`[data-figure="${name}"]`)!.textContent = text;
    list.querySelector(`[data-note="${name}"]`)!.textContent = note;
  }
}

function scoreFigure({ total, change, model }: ScoreReport): Figure {
  const text = total.kind === 'scored' ? formatter.percent(total.percent, { model }) : '–';
  return { text, note: change ? `${pointsOf(change.deltaPercent)} in ${change.days} days` : 'No earlier figure' };
}

function openFigure({ recommendations }: ScoreReport): Figure {
  const counted = recommendations.filter(({ notCounted }) => notCounted === null);
  const open = counted.filter(({ status }) => status === 'toAddress');
  return { text: String(open.length), note: `of ${counted.length} that count` };
}

function controlsFigure({ controls }: ScoreReport): Figure {
  const scored = controls.filter(({ score }) => score.kind === 'scored');
  const unhealthy = scored.filter(({ resources }) => resources.unhealthy > 0);
  return scored.length === 0
    ? { text: '–', note: 'No controls are scored' }
    : { text: String(unhealthy.length), note: `of ${scored.length} scored controls` };
}

function gainFigure({ recommendations, model }: ScoreReport): Figure {
  const best = recommendations.reduce<ScoreReport['recommendations'][number] | null>(
    (top, each) => (each.notCounted === null && (each.potentialPercent ?? 0) > (top?.potentialPercent ?? 0) ? each : top),
    null,
  );
  if (!best) return { text: '–', note: 'Nothing is open' };
  // Recommendations of one control overlap: what one of them adds depends on the others.
  const isUpTo = (best.potentialAlonePoints ?? 0) < (best.potentialPoints ?? 0);
  // The classic score is printed in whole percentage points.
  const text = pointsOf(best.potentialPercent!, model === 'classic' ? 0 : 2);
  return { text, note: isUpTo ? `Up to this much: ${best.title}` : best.title };
}
