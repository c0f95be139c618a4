/** What the detail of a row prints: nouns and a formatter in, text out. */
import { keyOf } from '../../core/identifiers.js';
import type { QualityCode } from '../../core/quality.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { isUpTo } from './recommendation-table.view.js';
import { statusName } from './recommendation-table.words.js';

/** What is odd about this row's data, and what to know before acting on it. */
export function cautions(item: RecommendationReport, report: ScoreReport, formatter: Formatter): readonly string[] {
  const isNamed = (code: QualityCode) => report.quality.some((note) => note.code === code && namesRow(note, item));
  const known: [boolean, Parameters<Formatter['text']>[0]][] = [
    [item.profileMissing === true, 'caution.profileMissing'],
    [item.maxPointsImplied === true, 'caution.impliedMaximum'],
    [item.model === 'actions' && item.maxPoints === null && item.notCounted !== 'notScored', 'caution.unknownMaximum'],
    [isNamed('unknownStatus'), 'caution.unknownStatus'],
    [item.licensed === false, 'caution.notLicensed'],
    [item.selfDeclared, 'score.selfDeclaredNote'],
  ];
  const texts = known.filter(([applies]) => applies).map(([, key]) => formatter.text(key));
  return isUpTo(item) ? [...texts, upToText(item, formatter)] : texts;
}

function namesRow({ subject, facts }: ScoreReport['quality'][number], item: RecommendationReport): boolean {
  const ids = Array.isArray(facts['ids']) ? facts['ids'] : [];
  return keyOf(subject.id) === keyOf(item.id) || ids.some((id) => keyOf(id) === keyOf(item.id));
}

function upToText({ potentialPoints, potentialAlonePoints }: RecommendationReport, formatter: Formatter): string {
  const points = formatter.points(potentialPoints!);
  if (potentialAlonePoints === null) return formatter.text('caution.upToUnknown', { points });
  return formatter.text('caution.upTo', { points, alone: formatter.text('count.points', { count: potentialAlonePoints }) });
}

/** A word of a state update; it uses the vendor's own spelling of the statuses. */
export function stateName(state: string | null | undefined, formatter: Formatter): string {
  const word = state ?? '';
  if (/^(default|active)$/i.test(word)) return formatter.text('status.toAddress');
  const status = word.charAt(0).toLowerCase() + word.slice(1);
  return statusName(formatter.has(`status.${status}`) ? status : word, formatter);
}

/** Threats by the vendor come twice in different spellings. */
export function threatNames(threats: readonly string[] | null | undefined, formatter: Formatter): readonly string[] {
  const byKey = new Map<string, string>();
  for (const threat of threats ?? []) {
    const word = keyOf(threat).replace(/\s+/g, '');
    const key = `threat.${word}`;
    if (word && !byKey.has(word)) byKey.set(word, formatter.has(key) ? formatter.text(key) : threat);
  }
  return [...byKey.values()];
}
