/** What the table of recommendations prints before its rows are there. */
export const tableFrame = {
  'table.label': 'Recommendations',
  'table.notLoaded': 'This part could not be loaded. Try again.',
} as const;
