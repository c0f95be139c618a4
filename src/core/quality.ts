/** What is odd about the data, said beside the result instead of being repaired in silence (SCORING.md, H). */

/** Stable codes: hosts and the message catalogue rely on them. */
export const qualityCodes = [
  'profilesNotPagedIn',
  'profileMissing',
  'unscoredProfiles',
  'unknownMaximum',
  'unknownPoints',
  'impliedMaximum',
  'totalMismatch',
  'percentMismatch',
  'pointsAboveMaximum',
  'negativePoints',
  'percentOutOfRange',
  'countWithoutTotal',
  'numberAsString',
  'booleanAsString',
  'sentinel',
  'nullDate',
  'invalidDate',
  'invalidNumber',
  'duplicateId',
  'staleData',
  'staleSync',
  'zeroWeights',
  'fallbackWeights',
  'equalWeights',
  'deprecatedControl',
  'mixedCase',
  'unknownFields',
  'unknownStatus',
  'unmappedCriticality',
  'unknownCategory',
  'coverage',
  'comparisonUnit',
  'historyDiffers',
  'twoPointsOnOneDay',
  'scopeCycle',
  'unknownScope',
  'unknownControl',
  'countsDisagree',
  'pointsDisagree',
  'contradictoryAssessments',
  'unreadableRecords',
  'approximateModel',
  'modelsMixed',
  'boundedWhatIf',
] as const;

export type QualityCode = (typeof qualityCodes)[number];

export type SubjectKind =
  'total' | 'part' | 'subscore' | 'scope' | 'control' | 'recommendation' | 'assessment' | 'asset' | 'history' | 'comparison' | 'payload';

export interface QualityNote {
  readonly code: QualityCode;
  /** What the note is about; `id` is absent where it is about all of that kind. */
  readonly subject: { readonly kind: SubjectKind; readonly id?: string; readonly name?: string; readonly scopeId?: string };
  /** Numbers and words for the message, in the units their names carry. `ids` holds the first few subjects, `count` all of them. */
  readonly facts: Readonly<Record<string, number | string | boolean | readonly string[] | null>>;
}

/** How many ids a note lists before it only counts. */
export const examplesListed = 20;

/** One note for many subjects of a kind, or none where there are none. */
export function noteAbout(code: QualityCode, kind: SubjectKind, ids: readonly string[], facts: QualityNote['facts'] = {}): QualityNote[] {
  if (ids.length === 0) return [];
  const subject = ids.length === 1 ? { kind, id: ids[0]! } : { kind };
  return [{ code, subject, facts: { ...facts, count: ids.length, ids: ids.slice(0, examplesListed) } }];
}
