/** The invented customers of the demo's invented service provider: known to the pages and to the mock behind them. */
import type { TenantKind } from '../src/testing/index.js';

export interface Customer {
  /** Stands in addresses: `/api/{id}/…`. */
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly kind: TenantKind;
  readonly users: number;
  /** What the service provider sells this customer. */
  readonly infrastructure: boolean;
  readonly defenderXdr: boolean;
}

export const customers: readonly Customer[] = [
  {
    id: 'northwind',
    name: 'Northwind Dental Group',
    detail: 'Healthcare · 214 seats',
    kind: 'healthy',
    users: 214,
    infrastructure: true,
    defenderXdr: true,
  },
  {
    id: 'bramble',
    name: 'Bramble & Sons Haulage',
    detail: 'Logistics · 68 seats',
    kind: 'poor',
    users: 68,
    infrastructure: true,
    defenderXdr: true,
  },
  {
    id: 'kestrel',
    name: 'Kestrel Instruments',
    detail: 'Manufacturing · 430 seats',
    kind: 'defenderXdrNotEnabled',
    users: 430,
    infrastructure: true,
    defenderXdr: false,
  },
];
