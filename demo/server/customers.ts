/** The invented customers of an invented service provider, and the people who work there. */
export interface Customer {
  /** Stands in addresses. Never the id of the vendor's tenant. */
  readonly id: string;
  readonly name: string;
  /** Of the vendor's directory; only the server knows it. */
  readonly tenantId: string;
  readonly infrastructure: boolean;
  readonly defenderXdr: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Customers that they may see; `null` for all. */
  readonly customerIds: readonly string[] | null;
  readonly mayWrite: boolean;
  /** The app registration whose rights their requests have: what one may read is never given out under another. */
  readonly app: 'operations' | 'support';
}

const first = 'Alder Amber Aspen Beacon Birch Bluebell Bramble Cedar Clover Cobalt Coral Cypress Fern Granite Harbour Hazel Heron Indigo Juniper Kestrel Larch Linden Maple Marble Osprey Poppy Quarry Rowan Sable Willow'.split(' '); // prettier-ignore
const second = 'Accounting,Architects,Bakeries,Dental Group,Diagnostics,Engineering,Estates,Foods,Haulage,Hotels,Instruments,Legal,Logistics,Pharma,Print,Schools,Seafood,Textiles,Tools,Veterinary'.split(','); // prettier-ignore

/** The same ones for the same count. */
export function inventCustomers(count: number): Customer[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    name: `${first[(index * 7) % first.length]} ${second[(index * 11 + Math.floor(index / first.length)) % second.length]}`,
    tenantId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    infrastructure: true,
    defenderXdr: index % 3 !== 2,
  }));
}

export const people: readonly Person[] = [
  { id: 'ada', name: 'Ada, operations', customerIds: null, mayWrite: true, app: 'operations' },
  { id: 'ben', name: 'Ben, support for two customers', customerIds: ['c1', 'c2'], mayWrite: false, app: 'support' },
];
