/**
 * One sentence for each code of core's `qualityCodes`. `{count}` is the number of subjects, `{subjects}` names the
 * first few of them; everything else the note knows stands in its `facts`.
 */
export const quality = {
  'quality.profilesNotPagedIn': 'Not all control profiles were given; some maximum scores are not known.',
  'quality.profileMissing': {
    one: '{count} recommended action has no profile: {subjects}.',
    other: '{count} recommended actions have no profile: {subjects}.',
  },
  'quality.unscoredProfiles': {
    one: '{count} action of the catalogue is not scored for this tenant.',
    other: '{count} actions of the catalogue are not scored for this tenant.',
  },
  'quality.unknownMaximum': { one: '{count} maximum is not known: {subjects}.', other: '{count} maximums are not known: {subjects}.' },
  'quality.unknownPoints': {
    one: 'The points of {count} are not known, so it is in no sum: {subjects}.',
    other: 'The points of {count} are not known, so they are in no sum: {subjects}.',
  },
  'quality.impliedMaximum': {
    one: '{count} maximum was implied by points and percentage: {subjects}.',
    other: '{count} maximums were implied by points and percentage: {subjects}.',
  },
  'quality.totalMismatch':
    'The vendor’s total holds {unlistedPoints} of {unlistedMaxPoints} points that are not among the listed parts; it stands: {subjects}.',
  'quality.percentMismatch': 'The given percentage differs from that of its parts by {offsetPercent} pp; it stands: {subjects}.',
  'quality.pointsAboveMaximum': 'Points above the maximum are kept as given: {subjects}.',
  'quality.negativePoints': 'Negative points are kept as given: {subjects}.',
  'quality.percentOutOfRange': 'A percentage outside 0 to 100 is kept as given: {subjects}.',
  'quality.countWithoutTotal': 'A count was given without its total: {subjects}.',
  'quality.numberAsString': { one: '{count} number was given as text.', other: '{count} numbers were given as text.' },
  'quality.booleanAsString': { one: '{count} yes-or-no value was given as text.', other: '{count} yes-or-no values were given as text.' },
  'quality.sentinel': {
    one: '{count} value is a placeholder (−1), which means that there is none.',
    other: '{count} values are placeholders (−1), which mean that there is none.',
  },
  'quality.nullDate': { one: '{count} date is empty.', other: '{count} dates are empty.' },
  'quality.invalidDate': { one: '{count} date does not exist and was left out.', other: '{count} dates do not exist and were left out.' },
  'quality.invalidNumber': {
    one: '{count} value is not a number and was left out.',
    other: '{count} values are not numbers and were left out.',
  },
  'quality.duplicateId': 'Listed more than once, counted once: {subjects}.',
  'quality.staleData': 'The data are older than the vendor’s own cadence.',
  'quality.staleSync': {
    one: '{count} action was last synced longer ago than the vendor’s own cadence: {subjects}.',
    other: '{count} actions were last synced longer ago than the vendor’s own cadence: {subjects}.',
  },
  'quality.zeroWeights': 'All given weights are zero and cannot weigh anything: {subjects}.',
  'quality.fallbackWeights': 'There are not weights for all scopes, so they are weighted by their healthy and unhealthy resources.',
  'quality.equalWeights': 'There is nothing to weigh the scopes by, so all count the same.',
  'quality.deprecatedControl': 'Deprecated: {subjects}.',
  'quality.mixedCase': 'The same word was given in different spellings and read as one.',
  'quality.unknownFields': { one: '{count} unknown field was left out.', other: '{count} unknown fields were left out.' },
  'quality.unknownStatus': 'Unknown status, shown as given and counted with its detected points: {subjects}.',
  'quality.unmappedCriticality': 'There is no number for this criticality, so it counts as 1: {subjects}.',
  'quality.unknownCategory': 'Unknown category, shown under Other and counted: {subjects}.',
  'quality.coverage': 'The score covers {covered} of {total} scopes; you may not see the score of {restricted}.',
  'quality.comparisonUnit': 'The comparison did not say its unit; it was told from the values.',
  'quality.historyDiffers': 'For {date} the history and the computed score differ; the history stands.',
  'quality.twoPointsOnOneDay': 'There were two points on one day; the last one stands.',
  'quality.scopeCycle': 'A scope is listed as its own ancestor and is shown at the top: {subjects}.',
  'quality.unknownScope': 'Refers to a scope that is not listed: {subjects}.',
  'quality.unknownControl': 'Refers to a security control that is not listed: {subjects}.',
  'quality.countsDisagree': 'Resource counts differ between a security control and its recommendations: {subjects}.',
  'quality.pointsDisagree': 'The given points differ from those that the resource counts make; they stand: {subjects}.',
  'quality.contradictoryAssessments': 'Assessed more than once for one resource, with different results: {subjects}.',
  'quality.unreadableRecords': { one: '{count} record could not be read.', other: '{count} records could not be read.' },
  'quality.approximateModel': 'The risk-based score is an approximation of the vendor’s number.',
  'quality.modelsMixed': 'The data hold two models of the cloud score; only one feeds Infrastructure.',
  'quality.boundedWhatIf': 'The effect could only be bounded from the given counts: {subjects}.',
} as const;
