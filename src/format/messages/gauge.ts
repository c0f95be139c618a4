/** What only the gauge prints. */
export const gauge = {
  'gauge.label': 'Secure score',
  'gauge.valueText': '{percent}, {points} of {max} points',
  'gauge.valueTextBand': '{value}, {band}',
  'gauge.target': 'Target {percent}',
  'gauge.comparison': '{basis}: {percent}',
  'gauge.partReason': '{name}: {reason}',
  'gauge.ghost': '{projection}: {percent}',
  'gauge.ghostChange': '{projection}: {percent} ({change} pp)',
  'gauge.subscores': 'Sub-scores',
  'gauge.subscore': '{name} {percent}',
  'gauge.next': 'Do next',
  'gauge.nextItem': '{title}: {change} pp',
  'gauge.details': 'Score details',
} as const;
