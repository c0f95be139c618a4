/** What the gauge prints of a score without any data. */
export const gauge = {
  'band.atRisk': 'At risk',
  'band.fair': 'Fair',
  'band.good': 'Good',
  'band.veryGood': 'Very good',
  'band.neutral': 'Not rated',
  'gauge.label': 'Secure score',
  'gauge.valueText': '{percent}, {points} of {max} points',
  'gauge.valueTextBand': '{value}, {band}',
  'gauge.notLoaded': 'This part could not be loaded.',
} as const;
