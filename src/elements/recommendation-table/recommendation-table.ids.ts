/** The names of the columns and of what rows can be narrowed by: what a kept view is read with before there are any rows. */

export const columnIds = [
  'title',
  'rank',
  'subscore',
  'control',
  'scope',
  'environment',
  'service',
  'workload',
  'status',
  'due',
  'dueDate',
  'owner',
  'potential',
  'achieved',
  'maximum',
  'impact',
  'unhealthy',
  'risk',
  'severity',
  'userImpact',
  'cost',
  'insights',
  'licensed',
  'updated',
  'synced',
] as const;
export type ColumnId = (typeof columnIds)[number];
export const isColumnId = (id: unknown): id is ColumnId => columnIds.includes(id as ColumnId);

/** What goes first where there is no room for all, and can be read under the title or in the detail then. */
export const spareColumns: readonly ColumnId[] = [
  'updated',
  'service',
  'scope',
  'severity',
  'owner',
  'cost',
  'control',
  'userImpact',
  'due',
  'achieved',
  'unhealthy',
  'risk',
  'subscore',
];

export const facetIds = [
  'status',
  'due',
  'owner',
  'subscore',
  'risk',
  'severity',
  'insights',
  'control',
  'scope',
  'environment',
  'resourceType',
  'workload',
  'service',
  'userImpact',
  'cost',
  'licensed',
] as const;
export type FacetId = (typeof facetIds)[number];
export const isFacetId = (id: unknown): id is FacetId => facetIds.includes(id as FacetId);
