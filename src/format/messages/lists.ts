/** What the elements that list rows have in common. */
export const lists = {
  'score.total': 'Total score',
  'scope.cleared': 'Now shown for everything',
  'search.label': 'Search',
  'search.placeholder': 'Search',
  'search.none': 'Nothing matches “{query}”.',
} as const;
