import type { DataInput } from 'secure-score-widgets';

/** Figures that the page has already, in the plain format. */
export const peers: DataInput = { asOf: '2026-11-20T00:00:00Z', scores: { total: { percent: 54.2 } } };

export const customers = { northwind: 'Northwind Dental Group', bramble: 'Bramble & Sons Haulage' } as const;
export type CustomerId = keyof typeof customers;
