/** What only the static review prints; the rest of it are the words of the elements. */
export const review = {
  'review.title': 'Secure score review',
  'review.preparedBy': 'Prepared by {name}',
} as const;
