/** What the breakdown prints before its lines are there. */
export const breakdown = {
  'breakdown.label': 'Score by part',
  'breakdown.notLoaded': 'This view could not be loaded.',
} as const;
