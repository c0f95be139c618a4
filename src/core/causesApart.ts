/**
 * The causes of a change, with what people did apart from what came and went. A control is one part of the score, so it is one cause
 * (SCORING.md, F); but where its resources changed and some of them turned healthy too, readers want to be told both.
 */
import type { ChangeCause } from './explainChange.js';
import { scopedKey } from './identifiers.js';
import type { ResourceCounts } from './posture.js';
import type { ScoreReport } from './report.js';

/** The same sum, exactly; a cause of the kind `resources` is two where resources that came or went cannot explain it alone. */
export function causesApart(causes: readonly ChangeCause[], before: ScoreReport, after: ScoreReport): ChangeCause[] {
  const counts = [before, after].map(
    ({ controls }) => new Map(controls.map(({ id, scopeId, resources }) => [scopedKey(scopeId, id), resources])),
  );
  return causes.flatMap((cause) => {
    const { kind, subject, deltaPercent, deltaPoints } = cause;
    const [from, to] = counts.map((each) => each.get(scopedKey(subject.scopeId, subject.id)));
    const share = kind === 'resources' && deltaPoints && from && to ? shareTurned(from, to) : 0;
    const whole = share && shareOf(to!) - shareOf(from!);
    if (!share || !whole) return cause;
    const [percent, points] = [(deltaPercent * share) / whole, (deltaPoints! * share) / whole];
    return [
      { ...cause, kind: 'points', origin: percent > 0 ? 'improved' : 'regressed', deltaPercent: percent, deltaPoints: points },
      { ...cause, deltaPercent: deltaPercent - percent, deltaPoints: deltaPoints! - points },
    ];
  });
}

const applicable = ({ healthy, unhealthy }: ResourceCounts): number => healthy + unhealthy;
const shareOf = (counts: ResourceCounts): number => counts.healthy / applicable(counts);

/**
 * How much of the change of the healthy share came from resources that turned healthy, negative where they turned unhealthy. Of the
 * difference in healthy resources, those that came or went explain as much as they can: counts do not tell more.
 */
function shareTurned(before: ResourceCounts, after: ResourceCounts): number {
  const [from, to] = [applicable(before), applicable(after)];
  if (from === 0 || to === 0) return 0;
  const healthy = after.healthy - before.healthy;
  const moved = Math.min(Math.max(healthy, Math.min(to - from, 0)), Math.max(to - from, 0));
  return ((healthy - moved) * (1 / from + 1 / to)) / 2;
}
