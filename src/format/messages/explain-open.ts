/** What stands on the page before anything is opened: the tooltip of a number that explains itself, and the count of the notes. */
export const explainOpen = {
  'explain.open': 'Show how this is computed',
  'notes.count': { one: '{count} note on the data', other: '{count} notes on the data' },
} as const;
